import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/core/disclosure/index.js';
import { codesOf, columnsOf, exactGrid, kindsOf, paragraph, recogniseBlocks, recogniseText, rowOf } from './helpers.js';

const laned = (table: Table | undefined): readonly string[] =>
  (table?.columns ?? []).map(({ lane, measure }) => `${lane} ${measure}`);

/** Lines of a row: 「lane:label → item role」. */
const linesOf = (table: Table | undefined, row: number): readonly string[] =>
  (table?.rows[row]?.lines ?? []).map(({ lane, label, item, role }) => `${lane}:${label} → ${item} ${role}`);

describe('a workbook of final accounts', () => {
  it('reads 收入支出决算总表 with title, number, unit and office inside the grid', () => {
    const disclosure = recogniseBlocks([
      exactGrid([
        [['收入支出决算总表', 1, 6]],
        ['', '', '', '', '', '公开01表'],
        ['部门：某某局', '', '', '', '', '金额单位：万元'],
        [['收入', 1, 3], null, null, ['支出', 1, 3]],
        ['项    目', '行次', '金额', '项    目', '行次', '金额'],
        ['栏次', '', '1', '栏次', '', '2'],
        ['一、一般公共预算财政拨款收入', '1', '90.00', '一、一般公共服务支出', '32', '70.00'],
        ['二、政府性基金预算财政拨款收入', '2', '', '二、外交支出', '33', ''],
        ['八、其他收入', '8', '5.00', '八、社会保障和就业支出', '39', '20.00'],
        ['本年收入合计', '27', '95.00', '本年支出合计', '58', '90.00'],
        ['使用非财政拨款结余（含专用结余）', '28', '1.00', '结余分配', '59', '2.00'],
        ['年初结转和结余', '29', '3.00', '年末结转和结余', '60', '7.00'],
        ['总计', '31', '99.00', '总计', '62', '99.00'],
      ]),
    ]);
    expect(codesOf(disclosure)).toEqual([]);
    const [table] = disclosure.tables;
    expect(disclosure.tables).toHaveLength(1);
    expect(table).toMatchObject({
      kind: 'income-expenditure-overview',
      title: '收入支出决算总表',
      printedNumber: '公开01表',
      moneyUnit: '万元',
    });
    expect(disclosure.profile.stage.value).toBe('final');
    expect(disclosure.profile.unitName.value).toBe('某某局');
    expect(laned(table)).toEqual(['0 item', '0 other', '0 amount', '1 item', '1 other', '1 amount']);
    expect(table?.columns.map(({ moneyUnit }) => moneyUnit)).toEqual([null, null, '万元', null, null, '万元']);
    expect([4, 5, 6].flatMap((row) => linesOf(table, row))).toEqual([
      '0:使用非财政拨款结余（含专用结余） → use-of-surplus detail',
      '1:结余分配 → surplus-distribution detail',
      '0:年初结转和结余 → carry-in detail',
      '1:年末结转和结余 → carry-out detail',
      '0:总计 → total-income total',
      '1:总计 → total-expenditure total',
    ]);
  });

  it('reads 年初预算数, 调整预算数 and 决算数 as three different things', () => {
    const { tables } = recogniseText(`收入支出决算总表
单位：万元
|收入||||支出|||
|项目|年初预算数|调整预算数|决算数|项目|年初预算数|全年预算数|决算数
|一、事业收入|1.00|2.00|3.00|一、教育支出|1.00|2.00|3.00`);
    expect(laned(tables[0])).toEqual([
      '0 item',
      '0 budgeted',
      '0 adjusted',
      '0 amount',
      '1 item',
      '1 budgeted',
      '1 adjusted',
      '1 amount',
    ]);
  });

  it('reads codes in three columns 类, 款, 项, with 类款项 beside 栏次', () => {
    const disclosure = recogniseBlocks([
      paragraph('支出决算表'),
      paragraph('公开03表'),
      paragraph('部门：某某局 金额单位：万元'),
      exactGrid([
        [
          ['项目', 1, 4],
          null,
          null,
          null,
          ['本年支出合计', 3, 1],
          ['基本支出', 3, 1],
          ['项目支出', 3, 1],
          ['上缴上级支出', 3, 1],
          ['经营支出', 3, 1],
          ['对附属单位补助支出', 3, 1],
        ],
        [['功能分类科目编码', 2, 3], null, null, ['科目名称', 2, 1]],
        [],
        ['类', '款', '项', '栏次', '1', '2', '3', '4', '5', '6'],
        [['合计', 1, 4], null, null, null, '9.00', '5.00', '4.00', '', '', ''],
        ['205', '', '', '教育支出', '9.00', '5.00', '4.00', '', '', ''],
        ['205', '02', '', '普通教育', '9.00', '5.00', '4.00', '', '', ''],
        [['2050201', 1, 3], null, null, '学前教育', '9.00', '5.00', '4.00', '', '', ''],
      ]),
    ]);
    expect(codesOf(disclosure)).toEqual([]);
    const [table] = disclosure.tables;
    expect(table).toMatchObject({ kind: 'expenditure', isTree: true, printedNumber: '公开03表' });
    expect(table?.rows.map(rowOf)).toEqual([
      'total 合计: _,,9.00,5.00,4.00,,,',
      'subtotal 205: _,_,9.00,5.00,4.00,,,',
      'subtotal 20502: _,_,9.00,5.00,4.00,,,',
      'detail 2050201: _,_,9.00,5.00,4.00,,,',
    ]);
  });

  it('reads 收入决算表 with codes in columns of a text dump', () => {
    const disclosure = recogniseText(`公开02表
收入决算表
部门：某某局 金额单位：万元
|项目||||本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入
|类|款|项|科目名称|||||||
|栏次||||1|2|3|4|5|6|7
|合计||||9.00|8.00|||||1.00
|205|||教育支出|9.00|8.00|||||1.00
|205|02||普通教育|9.00|8.00|||||1.00
|205|02|01|学前教育|9.00|8.00|||||1.00`);
    expect(codesOf(disclosure)).toEqual([]);
    const [table] = disclosure.tables;
    expect(table?.kind).toBe('income');
    expect(table?.rows.map(({ key, role }) => `${role} ${key}`)).toEqual([
      'total 合计',
      'subtotal 205',
      'subtotal 20502',
      'detail 2050201',
    ]);
  });

  it('reads 财政拨款收入支出决算总表 with its four columns on the right', () => {
    const { tables } = recogniseText(`公开04表
财政拨款收入支出决算总表
部门：某某局 金额单位：万元
|收入|||支出|||||
|项目|行次|金额|项目|行次|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
|栏次||1|栏次||2|3|4|5
|一、一般公共预算财政拨款|1|8.00|一、教育支出|33|8.00|8.00||
|二、政府性基金预算财政拨款|2||二、科学技术支出|34||||
|本年收入合计|27|8.00|本年支出合计|59|8.00|8.00||
|年初财政拨款结转和结余|28|2.00|年末财政拨款结转和结余|60|2.00|2.00||
|一般公共预算财政拨款|29|2.00||61||||
|政府性基金预算财政拨款|30|||62||||
|总计|32|10.00|总计|64|10.00|10.00||`);
    const [table] = tables;
    expect(table?.kind).toBe('fiscal-appropriation-overview');
    expect(laned(table).slice(3)).toEqual([
      '1 item',
      '1 other',
      '1 total',
      '1 fund.general-public',
      '1 fund.government-fund',
      '1 fund.state-capital',
    ]);
    expect(linesOf(table, 3)).toEqual([
      '0:年初财政拨款结转和结余 → carry-in subtotal',
      '1:年末财政拨款结转和结余 → carry-out detail',
    ]);
    expect(table?.rows[4]?.lines[0]?.item).toBe('carry-in.general-public');
  });

  it('keeps the lanes of 基本支出决算表 apart and puts 公用经费合计 where its figure is', () => {
    const { tables } = recogniseBlocks([
      paragraph('一般公共预算财政拨款基本支出决算表'),
      paragraph('单位：万元'),
      exactGrid([
        [['人员经费', 1, 3], null, null, ['公用经费', 1, 6]],
        ['科目编码', '科目名称', '决算数', '科目编码', '科目名称', '决算数', '科目编码', '科目名称', '决算数'],
        ['301', '工资福利支出', '5.00', '302', '商品和服务支出', '3.00', '307', '债务利息及费用支出', ''],
        ['30101', '基本工资', '5.00', '30201', '办公费', '3.00', '310', '资本性支出', '1.00'],
        ['303', '对个人和家庭的补助', '2.00', '30202', '印刷费', '', '31002', '办公设备购置', '1.00'],
        ['30302', '退休费', '2.00', '', '', '', '', '', ''],
        [['人员经费合计', 1, 2], null, '7.00', ['公用经费合计', 1, 5], null, null, null, null, '4.00'],
      ]),
    ]);
    const [table] = tables;
    expect(laned(table)).toEqual([
      '0 economic.code',
      '0 economic.name',
      '0 basic.personnel',
      '1 economic.code',
      '1 economic.name',
      '1 basic.public',
      '2 economic.code',
      '2 economic.name',
      '2 basic.public',
    ]);
    expect(linesOf(table, 4)).toEqual(['0:人员经费合计 → null total', '2:公用经费合计 → null total']);
    expect(table?.rows[1]?.lines.map(({ key, role, depth }) => `${key} ${role} ${depth}`)).toEqual([
      '30101 detail 1',
      '30201 detail 1',
      '310 subtotal 0',
    ]);
  });

  it('keeps the four groups of a fund table apart, however each is divided', () => {
    const { tables } = recogniseText(`政府性基金预算财政拨款收入支出决算表
单位：万元
|科目编码|科目名称|年初结转和结余|||本年收入|||本年支出|||年末结转和结余||
|||合计|基本支出结转|项目支出结转和结余|合计|基本支出|项目支出|合计|基本支出|项目支出|合计|基本支出结转|项目支出结转和结余
|合计||1.00||1.00|5.00||5.00|4.00||4.00|2.00||2.00
|2120803|城市建设支出|1.00||1.00|5.00||5.00|4.00||4.00|2.00||2.00`);
    expect(tables[0]?.columns.map(({ measure }) => measure)).toEqual([
      'function.code',
      'function.name',
      'carry',
      'other',
      'other',
      'current',
      'other',
      'other',
      'total',
      'basic',
      'project',
      'carry-out',
      'other',
      'other',
    ]);
    expect(tables[0]?.kind).toBe('government-fund');
  });

  it('reads 国有资本经营预算 and says which of its tables are empty', () => {
    const disclosure = recogniseText(`国有资本经营预算财政拨款支出决算表
公开09表
单位：万元
|科目编码|科目名称|本年支出||
|||合计|基本支出|项目支出
|合计||||
注：本部门没有国有资本经营预算财政拨款支出，故本表无数据。`);
    expect(disclosure.tables[0]).toMatchObject({
      kind: 'state-capital',
      isEmpty: true,
      emptyNote: '本部门没有国有资本经营预算财政拨款支出，故本表无数据。',
    });
  });

  it('reads six groups of 三公 twice in one row', () => {
    const disclosure = recogniseText(`财政拨款“三公”经费支出决算表
单位：万元
|预算数||||||决算数|||||
|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费
|||小计|公务用车购置费|公务用车运行维护费||||小计|公务用车购置费|公务用车运行维护费|
|1|2|3|4|5|6|7|8|9|10|11|12
|9.00|1.00|7.00|4.00|3.00|1.00|6.00||5.00|3.00|2.00|1.00`);
    expect(codesOf(disclosure)).toEqual([]);
    expect(kindsOf(disclosure)).toEqual(['three-public']);
    expect(disclosure.tables[0]?.columns.map(({ measure }) => measure)).toEqual([
      'budgeted.three-public',
      'budgeted.three-public.abroad',
      'budgeted.three-public.car',
      'budgeted.three-public.car.purchase',
      'budgeted.three-public.car.running',
      'budgeted.three-public.reception',
      'three-public',
      'three-public.abroad',
      'three-public.car',
      'three-public.car.purchase',
      'three-public.car.running',
      'three-public.reception',
    ]);
    expect(disclosure.tables[0]?.rows).toHaveLength(1);
  });

  it('reads 三公 as a list of items', () => {
    const disclosure = recogniseText(`“三公”经费支出决算表
单位：万元
|项目|预算数|决算数
|合计|9.00|6.00
|1.因公出国（境）费|1.00|
|2.公务接待费|1.00|1.00`);
    expect(codesOf(disclosure)).toEqual([]);
    expect(columnsOf(disclosure.tables[0])).toEqual(['项目 → item', '预算数 → budgeted', '决算数 → amount']);
  });
});
