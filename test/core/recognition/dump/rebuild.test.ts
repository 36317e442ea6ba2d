import { describe, expect, test } from 'vitest';
import type { TableKind } from '../../../../src/core/disclosure/index.js';
import { rebuildGrid } from '../../../../src/core/recognition/dump/index.js';

function rebuild(kind: TableKind, text: string, names: readonly string[] = []): { rows: string[]; defects: string[] } {
  const lines = text.split('\n').map((line, index) => ({ text: line, at: { line: index + 1 } }));
  const { grid, defects } = rebuildGrid(kind, lines, names);
  const rows: string[] = [];
  for (let row = 0; row < (grid?.rowCount ?? 0); row += 1) {
    const texts = Array.from({ length: grid?.columnCount ?? 0 }, () => '');
    for (const cell of grid?.cells ?? []) if (cell.row === row) texts[cell.column] = cell.text;
    rows.push(texts.join('|'));
  }
  return { rows, defects: defects.map((defect) => defect.code) };
}

const EXPENDITURE = `部门/单位：某某中心 单位：万元
科目编码 科目名称 合计
基本支

出
项目支

出
事业单位
经营支出

合计 51.4741.47 10.00

205 教育支出 51.4741.47 10.00

20508
进修及培

训
51.4741.47 10.00

2050803

培训支出 50.
47 41.47 9.00

2050899
其他进修及培训
1.000.00 1.00`;

describe('rebuilding a table from a broken dump', () => {
  test('figures run together or broken over lines, names over several lines', () => {
    expect(rebuild('expenditure', EXPENDITURE)).toEqual({
      rows: [
        '科目编码|科目名称|合计|基本支出|项目支出|事业单位经营支出|上缴上级支出|对附属单位补助支出',
        '|合计|51.47|41.47|10.00|||',
        '205|教育支出|51.47|41.47|10.00|||',
        '20508|进修及培训|51.47|41.47|10.00|||',
        '2050803|培训支出|50.47|41.47|9.00|||',
        '2050899|其他进修及培训|1.00|0.00|1.00|||',
      ],
      defects: [],
    });
  });

  test('one wrong figure does not change the reading', () => {
    const { rows } = rebuild('expenditure', EXPENDITURE.replace('50.\n47 41.47 9.00', '50.\n47 43.47 9.00'));
    expect(rows[4]).toBe('2050803|培训支出|50.47|43.47|9.00|||');
  });

  test('what no layout of the kind explains is not read, and said so', () => {
    expect(rebuild('expenditure', '合计 10.00 9.00 8.00\n205 教育支出 10.00 9.00 8.00')).toEqual({
      rows: [],
      defects: ['table.columns-unread'],
    });
    expect(rebuild('expenditure', '合计 10.00 9.00\n205 教育支出 10.00 9.00')).toEqual({
      rows: [],
      defects: ['table.columns-unread'],
    });
  });

  test('a row with another number of figures is left out with a defect', () => {
    const { rows, defects } = rebuild('expenditure', `${EXPENDITURE}\n21 残行 3.00 4.00`);
    expect(rows).toHaveLength(6);
    expect(defects).toEqual(['table.rows-uneven']);
  });

  test('two sides, blank cells, ordinals of two characters, totals', () => {
    const text = `收 入 支 出
项 目 预算数 项 目 预算数
一、一般公共预算拨款收入 80.42一、一般公共服务支出 0.00
二、事业收入 0.00
十一、文化旅游体育与传

媒支出
80.42
廿一、其他支出
本年收入合计 80.42本年支出合计 80.42
上年结转结余 年终结转结余
收 入 总 计 80.42
支 出 总
计
80.42
备注：不含教育收费。`;
    expect(rebuild('income-expenditure-overview', text).rows).toEqual([
      '收入||支出|',
      '项目|预算数|项目|预算数',
      '一、一般公共预算拨款收入|80.42|一、一般公共服务支出|0.00',
      '二、事业收入|0.00|十一、文化旅游体育与传媒支出|80.42',
      '||廿一、其他支出|',
      '本年收入合计|80.42|本年支出合计|80.42',
      '上年结转结余||年终结转结余|',
      '收入总计|80.42|支出总计|80.42',
    ]);
  });

  test('columns of a 三公 table follow from the only layout whose sums hold', () => {
    const reception = rebuild('three-public', '0.24 0.000.10 0.00 0.10 0.14').rows;
    expect(reception[0]?.split('|').at(-1)).toBe('公务接待费');
    const car = rebuild('three-public', '0.34 0.00 0.10 0.24 0.00 0.24').rows;
    expect(car[0]?.split('|')[2]).toBe('公务接待费');
  });

  test('a lost header is said to be inferred', () => {
    const row = (code: string, name: string): string =>
      `${code}\n${name}\n${'80.42 '.repeat(3)}${'0.\n00\n'.repeat(14)}`;
    const { rows, defects } = rebuild(
      'income',
      `算 金 入\n${row('', '合计')}${row('077', '某某局')}${row('077\n003', '某某\n中心')}`,
    );
    expect(rows.slice(2).map((line) => line.split('|').slice(0, 5).join('|'))).toEqual([
      '|合计|80.42|80.42|80.42',
      '077|某某局|80.42|80.42|80.42',
      '077003|某某中心|80.42|80.42|80.42',
    ]);
    expect(defects).toEqual(['table.columns-inferred']);
  });

  test('a project is told from its unit, and the second half of a tall cell goes back to its row', () => {
    const nine = (figure: string): string => `${figure} ${figure}${' 0.00'.repeat(7)}`;
    const text = `${['改革性', nine('3.25'), '1135 津补贴', '4213 032R', '000103', '改革', '性津补贴', '某某中', '心', nine('3.25')].join('\n')}`;
    expect(
      rebuild('project-expenditure', text, ['某某中心'])
        .rows.slice(2)
        .map((line) => line.split('|').slice(0, 4).join('|')),
    ).toEqual(['1135|改革性津补贴||3.25', '4213032R000103|改革性津补贴|某某中心|3.25']);
  });

  const DECLARATION = `部门总体资金情

况（万元）

总体资金情况 2031年预算金额（C）
2030年预算金

额（D）

收入构成 财政拨款 90.5 50.25 40.25

其他资金 0

合 计 90.5 50.25 40.25

支出构成

基本支出 80.5 50.25 30.25

项目支出 10 10

合 计 90.5 50.25 40.25

年度整体绩效总`;

  test('amounts of a declaration form are given back where every row proves itself', () => {
    expect(rebuild('department-performance-declaration', DECLARATION)).toEqual({
      rows: [
        '总体资金情况（万元）|财政拨款|其他资金|收入合计|基本支出|项目支出|支出合计',
        '2031年预算金额（C）|90.5|0|90.5|80.5|10|90.5',
        '上年预算金额（D）|50.25||50.25|50.25||50.25',
        '预算增减变化（C-D）|40.25||40.25|30.25|10|40.25',
      ],
      defects: ['table.rest-truncated'],
    });
  });

  test.each([
    ['a difference that is none', '基本支出 80.5 50.25 30.25', '基本支出 80.5 50.25 30.26'],
    ['a sum that does not hold', '项目支出 10 10', '项目支出 11 11'],
    ['a lone figure', '其他资金 0', '其他资金 5'],
  ])('a declaration with %s stays a defect', (_, from, to) => {
    const { rows, defects } = rebuild('department-performance-declaration', DECLARATION.replace(from, to));
    expect(rows).toEqual([]);
    expect(defects).toEqual(['table.columns-unread']);
  });
});
