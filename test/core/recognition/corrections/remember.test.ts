import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import {
  applyCorrections,
  memoryKeys,
  questionsOf,
  recall,
  type Aim,
} from '../../../../src/core/recognition/corrections/index.js';
import { recogniseText } from '../helpers.js';
import { aimed } from './make.js';

/** Two units in one table: whose document it is, is said nowhere. */
const units = (year: number, more = ''): string => `${year}年收支总表
单位：万元
|项目|预算数
|收入总计|5.00

${year}年支出总表
单位：万元
|单位代码|单位名称|科目编码|科目名称|合计|基本支出|项目支出
|901001|测试甲中心|2080501|离退休|2.00|2.00|
|902001|测试乙中心|2080501|离退休|3.00|3.00|
${more}`;

const OPEN = `单位：万元
|项目|YEAR年预算数|备注
|办公费|1.00|
|合计|1.00|
`;

function memory(reading: Disclosure, aims: readonly Aim[]): Parameters<typeof recall>[1] {
  return aimed(reading, aims).map(({ target }) => ({ target, keys: memoryKeys(reading, target) }));
}

const OWNER: Aim = { target: 'profile', field: 'unitName', value: '测试甲中心' };

describe('what was confirmed once', () => {
  it('is known by the units in the tables, whatever the year and the file name', () => {
    const kept = memory(recogniseText(units(2025), '一.txt'), [OWNER]);
    expect(kept[0]!.keys).toHaveLength(1);
    const next = recogniseText(units(2026), '二.txt');
    expect(recall(next, kept)).toEqual([{ target: 'profile', field: 'unitName', read: null, value: '测试甲中心' }]);
    const other = recogniseText(units(2026, '|903001|测试丙中心|2080501|离退休|1.00|1.00|\n'), '一.txt');
    expect(recall(other, kept)).toEqual([]);
  });

  it('is known by a file name that names somebody, without its year', () => {
    const text = '支出总表\n单位：万元\n|科目编码|科目名称|合计\n|2080501|离退休|2.00\n';
    const kept = memory(recogniseText(text, '测试乡(2025年).txt'), [OWNER]);
    expect(recall(recogniseText(text, '2026年测试乡.txt'), kept)).toHaveLength(1);
    expect(recall(recogniseText(text, '2026年别处乡.txt'), kept)).toEqual([]);
  });

  it('is not remembered by a file name that every unit uses', () => {
    const text = '支出总表\n单位：万元\n|科目编码|科目名称|合计\n|2080501|离退休|2.00\n';
    for (const name of ['2025年部门预算公开表.txt', '附件1.txt', '单位预算（定稿）.txt', 'budget-2025.txt', '1.txt']) {
      expect([name, memory(recogniseText(text, name), [OWNER])[0]!.keys]).toEqual([name, []]);
    }
  });

  it('is asked again where two confirmations contradict each other', () => {
    const reading = recogniseText(units(2025));
    const kept = [...memory(reading, [OWNER]), ...memory(reading, [{ ...OWNER, value: '测试乙中心' }])];
    expect(recall(recogniseText(units(2026)), kept)).toEqual([]);
  });

  it('yields to what the document says itself and to corrections already in force', () => {
    const kept = memory(recogniseText(units(2025)), [OWNER]);
    const named = recogniseText(units(2026), '测试丙中心2026年单位预算.txt');
    expect(named.profile.unitName.value).toBe('测试丙中心');
    expect(recall(named, kept)).toEqual([]);
    const next = recogniseText(units(2026));
    expect(recall(next, kept, applyCorrections(next, aimed(next, [OWNER])))).toEqual([]);
  });

  it('holds for kinds and columns of tables with the same headings', () => {
    const first = recogniseText(OPEN.replace('YEAR', '2025'));
    const kept = memory(first, [
      { target: 'table-kind', table: 'other', kind: 'procurement' },
      { target: 'column', table: 'procurement', column: 2, measure: 'quantity' },
    ]);
    const next = recogniseText(OPEN.replace('YEAR', '2026'));
    expect(recall(next, kept)).toMatchObject([
      { target: 'table-kind', kind: 'procurement' },
      { target: 'column', column: 2, measure: 'quantity' },
    ]);
    expect(recall(recogniseText(OPEN.replace('备注', '数量')), kept)).toEqual([]);
    // Two tables that look alike: memory cannot tell which was meant.
    const titled = `其他事项表\n${OPEN.replace('YEAR', '2026')}`;
    const one = memory(recogniseText(titled), [{ target: 'table-kind', table: 'other', kind: 'procurement' }]);
    expect(recall(recogniseText(`表1${titled}`), one)).toHaveLength(1);
    expect(recall(recogniseText(`表1${titled}\n表2${titled}`), one)).toEqual([]);
  });

  it('is never a figure or a year', () => {
    const reading = recogniseText(units(2025));
    const kept = memory(reading, [
      { target: 'profile', field: 'fiscalYear', value: 2024 },
      { target: 'cell', table: 'expenditure', row: 0, column: 4, text: '2.01' },
    ]);
    expect(kept.map(({ keys }) => keys)).toEqual([[], []]);
  });
});

describe('questions', () => {
  const fields = (disclosure: Disclosure): readonly string[] =>
    questionsOf(disclosure).map((one) => (one.type === 'profile' ? `${one.field} ${one.why}` : one.type));

  it('are asked where nothing says whose document it is, and not again once they are answered', () => {
    const reading = recogniseText(units(2026));
    expect(fields(reading)).toEqual(['unitName missing', 'unitCode missing', 'level missing']);
    const answered = applyCorrections(
      reading,
      aimed(reading, [OWNER, { target: 'profile', field: 'level', value: 'unknown' }]),
    );
    expect(fields(answered)).toEqual([]);
  });

  it('are not asked about what the cover settles, but where cover and file name contradict each other', () => {
    const cover = '测试甲中心2026年单位预算\n\n第一部分 单位概况\n本单位负责宣传工作。\n';
    expect(fields(recogniseText(cover, '测试甲中心2026年单位预算.txt'))).toEqual([]);
    expect(fields(recogniseText(cover, '测试甲中心2025年单位预算.txt'))).toEqual(['fiscalYear conflict']);
    const [question] = questionsOf(recogniseText(cover, '测试甲中心2025年单位预算.txt'));
    expect(question).toMatchObject({
      offers: [
        { value: 2026, from: 'cover' },
        { value: 2025, from: 'file-name' },
      ],
    });
  });

  it('name tables of several possible kinds, and what could not be read', () => {
    const reading = recogniseText(`${OPEN.replace('YEAR年', '')}|水费|1.2.3|\n`, '测试甲中心2026年单位预算.txt');
    expect(fields(reading)).toEqual(['table-kind', 'defect']);
  });
});
