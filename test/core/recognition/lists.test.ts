/** Lists of names in several columns, broken names, and meanings that only the neighbours of a column show. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../src/core/checks/index.js';
import type { Disclosure, Table } from '../../../src/core/disclosure/index.js';
import { columnsOf, exactGrid, paragraph, recogniseBlocks, recogniseText } from './helpers.js';

const linesOf = (table: Table | undefined): readonly string[] =>
  (table?.rows ?? []).map(({ lines, cells }) => {
    const [line] = lines;
    const figure = cells.find(({ reading }) => reading.state === 'number')?.text ?? '';
    return `${line?.depth} ${line?.role} ${line?.key} ${figure}`.trim();
  });

const findings = (disclosure: Disclosure, rule: string): readonly string[] =>
  checkDocument({ document: '文件', disclosure })
    .findings.filter((finding) => finding.rule === rule && finding.outcome === 'finding')
    .map(({ message }) => message);

const STAIRCASE = `2031年政府采购支出预算表
单位：万元
|采购品目大类|专项名称|经济科目|采购物品名称|采购组织形式|总计
|合计|||||96.00
|一、货物A|||||36.00
||设备更新费|办公设备购置|||36.00
||||打印机|集中采购|16.00
||||复印机|分散采购|20.00
|三、服务C|||||60.00
||物业费|物业管理费|||50.00
||||物业服务|集中采购|30.00
|||||分散采购|20.00
|||租赁费|||10.00
||||房屋租赁服务|分散采购|10.00`;

describe('a staircase of procurement', () => {
  it('gives every row its level, and its key the names above it', () => {
    const [table] = recogniseText(STAIRCASE).tables;
    expect(columnsOf(table)).toEqual([
      '采购品目大类 → item',
      '专项名称 → project.name',
      '经济科目 → economic.name',
      '采购物品名称 → item',
      '采购组织形式 → other',
      '总计 → total',
    ]);
    expect(linesOf(table)).toEqual([
      '0 total 合计 96.00',
      '0 subtotal 一、货物A 36.00',
      '2 subtotal 一、货物A|设备更新费|办公设备购置 36.00',
      '3 detail 一、货物A|设备更新费|办公设备购置|打印机 16.00',
      '3 detail 一、货物A|设备更新费|办公设备购置|复印机 20.00',
      '0 subtotal 三、服务C 60.00',
      '2 subtotal 三、服务C|物业费|物业管理费 50.00',
      '3 detail 三、服务C|物业费|物业管理费|物业服务 30.00',
      '3 detail 三、服务C|物业费|物业管理费|物业服务 20.00',
      '2 subtotal 三、服务C|物业费|租赁费 10.00',
      '3 detail 三、服务C|物业费|租赁费|房屋租赁服务 10.00',
    ]);
  });

  it('lets every level be added up', () => {
    expect(findings(recogniseText(STAIRCASE), 'SUM-PROC')).toEqual([]);
    expect(
      findings(recogniseText(STAIRCASE.replace('复印机|分散采购|20.00', '复印机|分散采购|21.00')), 'SUM-PROC'),
    ).toHaveLength(1);
  });

  it('does not take the rest of a broken name for a level', () => {
    const broken = STAIRCASE.replace('||设备更新费|办公设备购置|||36.00', '||设备更新费|办公设备|||36.00\n|||购置|||');
    expect(linesOf(recogniseText(broken).tables[0])).toContain('2 subtotal 一、货物A|设备更新费|办公设备 36.00');
    expect(findings(recogniseText(broken), 'SUM-PROC')).toEqual([]);
  });

  it('leaves a list alone whose rows fill every column', () => {
    const [table] = recogniseText(`政府采购预算表
单位：万元
|采购类别|采购品目|金额
|货物|打印机|1.00
|服务|物业|2.00
|合计||3.00`).tables;
    expect(linesOf(table).map((line) => line.slice(0, 8))).toEqual(['0 detail', '0 detail', '0 total ']);
  });

  it('does not put rows of one class under a class without details', () => {
    const [table] = recogniseText(`政府采购预算表
单位：万元
|采购类别|采购品目|金额
|货物||1.00
|工程||0.00
|服务|物业|2.00
|合计||3.00`).tables;
    expect(linesOf(table).map((line) => line.slice(0, 8))).toEqual(['0 detail', '0 detail', '0 detail', '0 total ']);
  });
});

describe('a list of income by funds and sources', () => {
  it('takes 小计 for the fund, and the sources for its parts', () => {
    const [table] = recogniseBlocks([
      paragraph('收入预算总表'),
      paragraph('单位：万元'),
      exactGrid([
        [['项目名称', 1, 2], null, '金额'],
        [['收入总计', 1, 2], null, '30.00'],
        [['一般公共预算资金', 2, 1], '小计', '20.00'],
        [null, '财政拨款资金', '20.00'],
        ['政府性基金', '小计', ''],
        [['其他资金', 3, 1], '小计', '10.00'],
        [null, '事业收入', '4.00'],
        [null, '其他收入', '6.00'],
      ]),
    ]).tables;
    expect(linesOf(table)).toEqual([
      '0 total 收入总计 30.00',
      '0 subtotal 一般公共预算资金 20.00',
      '1 detail 一般公共预算资金|财政拨款资金 20.00',
      '0 detail 政府性基金',
      '0 subtotal 其他资金 10.00',
      '1 detail 其他资金|事业收入 4.00',
      '1 detail 其他资金|其他收入 6.00',
    ]);
  });
});

describe('names', () => {
  const overview = (rows: string): string => `收支预算总表
单位：万元
|收入||支出|
|项目|预算数|项目|预算数
|一、一般公共预算拨款收入|9.00|一、一般公共服务支出|4.00
${rows}
|收入总计|9.00|支出总计|9.00`;

  it('are put together where the page drew their second line as a row', () => {
    const [table] = recogniseText(overview('|||八、社会保障和就|5.00\n|||业支出|')).tables;
    expect(table?.rows.map(({ lines }) => lines.at(-1)?.item)).toEqual(['class:201', 'class:208', 'total-expenditure']);
  });

  it('stay apart where each is a name of its own, or none is made', () => {
    const [table] = recogniseText(overview('|||八、教育支出|5.00\n|||外交支出|\n|||其余|')).tables;
    expect(table?.rows.map(({ lines }) => lines.at(-1)?.item)).toEqual([
      'class:201',
      'class:205',
      'class:202',
      null,
      'total-expenditure',
    ]);
  });
});

describe('meanings beside other columns', () => {
  const THREE = `“三公”经费、会议费、培训费支出预算表
单位：万元
|合计|“三公”经费|||会议费|培训费
||小计|因公出国（境）费|公务接待费||
|SUM|7.00|3.00|4.00|2.00|1.00`;

  it('take the outer total of 三公, meetings and training for more than 三公', () => {
    const [table] = recogniseText(THREE.replace('SUM', '10.00')).tables;
    expect(table?.columns.map(({ measure }) => measure)).toEqual([
      'total',
      'three-public',
      'three-public.abroad',
      'three-public.reception',
      'meeting',
      'training',
    ]);
    expect(findings(recogniseText(THREE.replace('SUM', '10.00')), 'SUM-3P')).toEqual([]);
    expect(findings(recogniseText(THREE.replace('SUM', '11.00')), 'SUM-3P')).toHaveLength(1);
  });

  it('add up what a unit keeps in reserve', () => {
    const text = `支出预算总表
单位：万元
|合计|基本支出|项目支出|单位预留机动经费|结转下年资金
|SUM|3.00|2.00|1.00|0.50`;
    expect(recogniseText(text.replace('SUM', '6.50')).tables[0]?.columns.map(({ measure }) => measure)).toEqual([
      'total',
      'basic',
      'project',
      'reserve',
      'carry-out',
    ]);
    expect(findings(recogniseText(text.replace('SUM', '6.50')), 'SUM-ROW')).toEqual([]);
    expect(findings(recogniseText(text.replace('SUM', '7.50')), 'SUM-ROW')).toHaveLength(1);
  });

  it('take the only amount of a table of basic spending for its amount', () => {
    const [table] = recogniseText(`一般公共预算基本支出预算表
单位：万元
|科目编码|科目名称|基本支出
||合计|3.00
|301|工资福利支出|2.00
|302|商品和服务支出|1.00`).tables;
    expect(columnsOf(table)[2]).toBe('基本支出 → amount');
  });
});

it('keeps the explanation below a table of zeros', () => {
  const [table] = recogniseText(`政府性基金预算支出表
单位：万元
|科目编码|科目名称|金额
|合计||0.00
说明：本单位没有使用政府性基金安排的支出`).tables;
  expect([table?.isEmpty, table?.emptyNote]).toEqual([false, '本单位没有使用政府性基金安排的支出']);
});
