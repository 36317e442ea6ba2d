import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/core/disclosure/index.js';
import { codesOf, columnsOf, exactGrid, kindsOf, paragraph, recogniseBlocks, recogniseText, rowOf } from './helpers.js';

const EXPENDITURE_HEADER = `|支出功能分类科目|合计|基本支出|项目支出`;

describe('titles and kinds', () => {
  it('knows a table by its words, whatever its number', () => {
    const { tables } = recogniseText(`附表3 2031年某某局部门支出总表
单位：万元
${EXPENDITURE_HEADER}
|2010101-行政运行|1.00|1.00|`);
    expect(tables[0]).toMatchObject({ kind: 'expenditure', printedNumber: '附表3', title: '2031年某某局部门支出总表' });
  });

  it.each([
    ['预算01表 收支预算总表', 'income-expenditure-overview', '预算01表'],
    ['表一：部门收支总体情况表', 'income-expenditure-overview', '表一'],
    ['公开02表 部门收入总表', 'income', '公开02表'],
    ['预算表12 2031年支出预算总表', 'expenditure', '预算表12'],
    ['附表12031年度财政拨款收支总体情况表', 'fiscal-appropriation-overview', '附表1'],
    ['一般公共预算财政拨款收入支出决算表', 'general-public-expenditure', null],
    ['一般公共预算财政拨款基本支出决算明细表', 'general-public-basic', null],
    ['财政拨款收入支出决算总表', 'fiscal-appropriation-overview', null],
    ['收入支出决算总表（公开01表）', 'income-expenditure-overview', '公开01表'],
    ['政府性基金预算财政拨款收入支出决算表', 'government-fund', null],
    ['国有资本经营预算财政拨款支出决算表', 'state-capital', null],
    ['“三公”经费和机关运行经费预算表', 'three-public', null],
    ['部门整体支出绩效目标申报表', 'department-performance-declaration', null],
    ['部门整体支出绩效目标表', 'overall-performance', null],
    ['项目支出绩效自评表', 'project-performance', null],
    ['政府购买服务预算表', 'purchased-services', null],
    ['财政拨款基本支出预算表（经济科目）', 'other', null],
    ['一般公共预算基本支出预算表（经济科目）', 'general-public-basic', null],
    ['财政拨款支出预算表（功能科目）', 'other', null],
    ['一般公共预算支出预算表（功能科目）', 'general-public-expenditure', null],
    ['部门支出总体情况表', 'expenditure', null],
    ['一般公共预算支出情况表', 'general-public-expenditure', null],
    ['基本支出情况表', 'general-public-basic', null],
    ['一般公共预算“三公”经费支出情况表', 'three-public', null],
    ['部门综合预算收支总表', 'income-expenditure-overview', null],
    ['预算单位财务收支预算总表', 'income-expenditure-overview', null],
    ['财决公开04表 支出决算表', 'expenditure', '财决公开04表'],
    ['收入决算表', 'income', null],
    ['收入决算公开表', 'income', null],
    ['支出决算公开表', 'expenditure', null],
    ['一般公共预算机关运行经费支出预算表', 'other', null],
    ['财政专户管理资金支出表', 'other', null],
    ['新增资产配置预算表', 'other', null],
  ])('%s', (title, kind, number) => {
    const { tables } = recogniseText(`${title}\n单位：万元\n|项目|预算数\n|甲|1.00`);
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({ kind, printedNumber: number });
  });

  it('joins a title and a money unit that are broken over lines', () => {
    const { tables } = recogniseText(`9.2031年部门（单位）财政拨款（含一般公共预算和政府性基金预
算）“三公”经费支出表
预算 09 表 2031年部门（单位）财政拨款（含一般公共预算和政府性基金预算）“三公”经费支
出表

金额单位：万
元

|年度|“三公”经费合计|因公出国（境）费|公务接待费|公务用车购置及运行维护费|
|||||公务用车购置费|公务用车运行维护费
|2031|3.00|1.00|0.50|0.50|1.00`);
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      kind: 'three-public',
      printedNumber: '预算09表',
      title: '2031年部门（单位）财政拨款（含一般公共预算和政府性基金预算）“三公”经费支出表',
      moneyUnit: '万元',
    });
    expect(columnsOf(tables[0])).toEqual([
      '年度 → year',
      '“三公”经费合计 → three-public',
      '因公出国（境）费 → three-public.abroad',
      '公务接待费 → three-public.reception',
      '公务用车购置及运行维护费/公务用车购置费 → three-public.car.purchase',
      '公务用车购置及运行维护费/公务用车运行维护费 → three-public.car.running',
    ]);
    expect(rowOf(tables[0]?.rows[0])).toBe('detail 2031: _,3.00,1.00,0.50,0.50,1.00');
  });

  it('takes no table out of a table of contents, a list or a sentence', () => {
    const { tables } = recogniseText(`目录
一、单位概况…………1
预算01表 收支总表…………3
预算02表 收入总表 4
二、2031年单位预算表
1. 收支总表
2. 收入总表

一、单位概况
具体情况见预算02表。
见附表1收入总表
二、2031年单位预算表
预算01表 收支总表
单位：万元
|收 入||支 出|
|项 目|预算数|项 目|预算数
|一、一般公共预算拨款收入|1.00|一、外交支出|1.00`);
    expect(tables.map(({ printedNumber }) => printedNumber)).toEqual(['预算01表']);
  });

  it('reads each money unit for its own table and column', () => {
    const { tables } = recogniseText(`收支总表
部门/单位：某某中心 单位：元
|项目|预算数|项目|预算数
|一、事业收入|10,000.00|一、外交支出|10,000.00
政府采购预算表
单位：万元
|采购项目|数量|单价（元）|采购金额（万元）
|桌子|3|500.00|0.15
|椅子|2|250.00|0.05`);
    expect(tables.map(({ moneyUnit }) => moneyUnit)).toEqual(['元', '万元']);
    expect(tables[1]?.columns.map(({ moneyUnit }) => moneyUnit)).toEqual([null, null, '元', '万元']);
    expect(tables[0]?.rows[0]?.cells[1]?.reading).toMatchObject({ amount: { value: '10000.00', unit: '元' } });
  });

  it('leaves the unit open where none is printed', () => {
    const { tables } = recogniseText(`支出总表\n${EXPENDITURE_HEADER}\n|2010101-行政运行|1.00|1.00|`);
    expect(tables[0]).toMatchObject({ moneyUnit: null, moneyUnitAt: null });
    expect(tables[0]?.rows[0]?.cells[1]?.reading).toMatchObject({ amount: { value: '1.00', unit: null } });
  });

  it('knows a grid without a title by its header, and says so where it cannot', () => {
    const known = recogniseText('|指导性目录|||服务领域|预算金额\n|一级|二级|三级||\n|甲类|乙类|丙服务|教育|2.00');
    expect(kindsOf(known)).toEqual(['purchased-services']);
    const unknown = recogniseText('|名称|说明\n|甲|3.00');
    expect(kindsOf(unknown)).toEqual(['other']);
  });
});

describe('continuation', () => {
  const page = `|单位名称|项目名称|支出功能分类科目|合计
|101-某局|项目甲|2010101-行政运行|1.00`;

  it('joins a page that repeats the header without a title', () => {
    const { tables } = recogniseText(`项目支出表\n单位：万元\n${page}\n\n3\n\n${page.replace('甲', '乙')}`);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.parts).toBe(2);
    expect(tables[0]?.rows.map(({ label }) => label)).toEqual(['项目甲', '项目乙']);
  });

  it('joins a page that repeats the title, and one without any header', () => {
    const { tables } = recogniseText(
      `预算04表 项目支出表\n单位：万元\n${page}\n\n预算04表 项目支出表\n单位：万元\n${page.replace('甲', '乙')}\n\n- 5 -\n\n|101-某局|项目丙|2010101-行政运行|3.00`,
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]?.parts).toBe(3);
    expect(tables[0]?.rows.map(({ cells }) => cells[3]?.text)).toEqual(['1.00', '1.00', '3.00']);
  });

  it('joins rows that a dump set apart with blank lines', () => {
    const { tables, defects } = recogniseText(`收支总表
|部门：|某某局|单位：万元

|收 入||支 出|

|项 目|预算数|项 目|预算数

|一、事业收入|1.00|一、外交支出|1.00

|二、其他收入|2.00|二、国防支出|2.00

|收入总计|3.00|支出总计|3.00`);
    expect(defects).toEqual([]);
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({ moneyUnit: '万元', parts: 1 });
    expect(tables[0]?.rows.map(({ key }) => key)).toEqual(['business', 'other-income', 'total-income']);
    expect(columnsOf(tables[0])[0]).toBe('收入/项目 → item');
  });

  it('does not join tables of different titles with equal headers', () => {
    const header = '|支出功能分类科目|合计|基本支出|项目支出\n|2010101-行政运行|1.00|1.00|';
    const { tables } = recogniseText(
      `政府性基金预算支出表\n单位：万元\n${header}\n\n国有资本经营预算支出表\n单位：万元\n${header}`,
    );
    expect(kindsOf({ tables } as never)).toEqual(['government-fund', 'state-capital']);
  });
});

describe('rows', () => {
  it('drops trailing blank fields and keeps blank, zero and dash apart', () => {
    const { tables, defects } = recogniseText(
      `支出总表\n单位：万元\n${EXPENDITURE_HEADER}|\n|2010101-行政运行|1.00|-|0.00||\n|合 计|1.00|||`,
    );
    expect(defects).toEqual([]);
    expect(rowOf(tables[0]?.rows[0])).toBe('detail 2010101: _,1.00,nil,0.00');
    expect(rowOf(tables[0]?.rows[1])).toBe('total 合计: _,1.00,,');
  });

  it('moves a row that begins early under the one shift that fits', () => {
    const { tables, defects } = recogniseText(`项目支出表
单位：万元
|项目单位|项目名称|支出功能分类科目|合计|本年拨款
|101001-某局本级|甲项目|2010102-一般行政管理事务|5.00|5.00
|乙项目|2010199-其他事务支出|6.00|6.00
|合计|||11.00|11.00`);
    expect(defects).toEqual([]);
    expect(tables[0]?.rows.map(rowOf)).toEqual([
      'detail 甲项目|2010102: _,_,_,5.00,5.00',
      'detail 乙项目|2010199: ,_,_,6.00,6.00',
      'total 合计: _,,,11.00,11.00',
    ]);
  });

  it('names a row that fits nowhere instead of guessing', () => {
    const { status, defects } = recogniseText(
      `支出总表\n单位：万元\n${EXPENDITURE_HEADER}\n|2010101-行政运行|说明文字|1.00|1.00|2.00\n|合计|1.00|1.00|`,
    );
    expect(defects).toEqual([
      { code: 'table.row-ambiguous', message: expect.stringContaining('《支出总表》'), at: { line: 4 } },
    ]);
    expect(status).toBe('partial');
  });

  it('names an amount that cannot be read', () => {
    const { tables, defects } = recogniseText(
      `支出总表\n单位：万元\n${EXPENDITURE_HEADER}\n|2010101-行政运行|1.00.00|1.00|`,
    );
    expect(codesOf({ defects } as never)).toEqual(['table.cell-unreadable']);
    expect(tables[0]?.rows[0]?.cells[1]?.reading.state).toBe('unreadable');
  });

  it('understands trees of 类, 款 and 项', () => {
    const { tables } = recogniseText(`一般公共预算支出表
单位：万元
|科目编码|科目名称|合计|基本支出||项目支出
||||人员经费|公用经费|
|205|教育支出|3.00|2.00|1.00|
|20502|普通教育|3.00|2.00|1.00|
|2050201|学前教育|1.00|1.00||
|2050202|小学教育|2.00|1.00|1.00|
||合计|3.00|2.00|1.00|`);
    const [table] = tables;
    expect(table?.isTree).toBe(true);
    expect(table?.rows.map(({ key, role, lines }) => `${key} ${role} ${lines[0]?.depth}`)).toEqual([
      '205 subtotal 0',
      '20502 subtotal 1',
      '2050201 detail 2',
      '2050202 detail 2',
      '合计 total 0',
    ]);
    expect(columnsOf(table).slice(3)).toEqual([
      '基本支出/人员经费 → basic.personnel',
      '基本支出/公用经费 → basic.public',
      '项目支出 → project',
    ]);
  });

  it('joins codes that are printed in three columns', () => {
    const { tables } = recogniseText(`支出预算总表
单位：元
|功能分类科目编码|||功能分类科目名称|合计|基本支出|项目支出
|类|款|项||||
|205|||教育支出|10,000|10,000|
|205|02||普通教育|10,000|10,000|
|205|02|01|学前教育|10,000|10,000|
|合计||||10,000|10,000|`);
    expect(tables[0]?.rows.map(({ key, role }) => `${key} ${role}`)).toEqual([
      '205 subtotal',
      '20502 subtotal',
      '2050201 detail',
      '合计 total',
    ]);
    expect(tables[0]?.columns[4]?.measure).toBe('total');
  });

  it('keeps local codes whole', () => {
    const { tables } = recogniseText(`一般公共预算基本支出表
单位：万元
|政府支出经济分类科目|部门支出经济分类科目|合计|人员经费|公用经费
|50502-商品和服务支出|3021101-差旅费|1.00||1.00`);
    expect(tables[0]?.rows[0]).toMatchObject({ key: '50502|3021101', label: '差旅费' });
  });
});

describe('two-sided and two-lane tables', () => {
  it('reads final accounts with three amount columns on each side', () => {
    const { tables, profile } = recogniseText(`公开01表
收入支出决算总表
公开部门：某某局 金额单位：万元
|收入||||支出|||
|项目|行次|年初预算数|决算数|项目（按功能分类）|行次|年初预算数|决算数
|栏次||1|2|栏次||3|4
|一、一般公共预算财政拨款收入|1|5.00|6.00|一、教育支出|31|5.00|6.00
|二、其他收入|2||1.00|||||
|本年收入合计|3|5.00|7.00|本年支出合计|57|5.00|6.00
|使用非财政拨款结余|4|||结余分配|58||
|年初结转和结余|5||1.00|年末结转和结余|59||2.00
|总计|6|5.00|8.00|总计|60|5.00|8.00`);
    const [table] = tables;
    expect(table).toMatchObject({ kind: 'income-expenditure-overview', printedNumber: '公开01表', moneyUnit: '万元' });
    expect(profile.stage).toMatchObject({ value: 'final', from: 'table-title' });
    expect(columnsOf(table)).toEqual([
      '收入/项目 → item',
      '收入/行次 → other',
      '收入/年初预算数 → budgeted',
      '收入/决算数 → amount',
      '支出/项目（按功能分类） → item',
      '支出/行次 → other',
      '支出/年初预算数 → budgeted',
      '支出/决算数 → amount',
    ]);
    const items = table?.rows.map(({ lines }) => lines.map(({ item, role }) => `${item} ${role}`).join(' | '));
    expect(items).toEqual([
      'general-public detail | class:205 detail',
      'other-income detail',
      'current-income total | current-expenditure total',
      'use-of-surplus detail | surplus-distribution detail',
      'carry-in detail | carry-out detail',
      'total-income total | total-expenditure total',
    ]);
    expect(table?.rows[0]?.cells[1]?.reading.state).toBe('text');
  });

  it('keeps fiscal funds below the heading they stand under', () => {
    const { tables } = recogniseText(`财政拨款收支总表
单位：万元
|收入||支出||||
|项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
|一、本年收入|3.00|一、本年支出|4.00|4.00||
|（一）一般公共预算拨款|3.00|（一）教育支出|4.00|4.00||
|（二）政府性基金预算拨款||（二）其他支出||||
|二、上年结转|1.00|||||
|（一）一般公共预算拨款|1.00|||||
|||二、结转下年||||
|收入总计|4.00|支出总计|4.00|4.00||`);
    const lines = tables[0]?.rows.flatMap((row) => row.lines) ?? [];
    expect(lines.map(({ item, depth, role, ordinal }) => `${ordinal} ${item} ${role} ${depth}`)).toEqual([
      '一、 current-income subtotal 0',
      '一、 current-expenditure subtotal 0',
      '（一） general-public detail 1',
      '（一） class:205 detail 1',
      '（二） government-fund detail 1',
      '（二） class:229 detail 1',
      '二、 carry-in subtotal 0',
      '（一） carry-in.general-public detail 1',
      '二、 carry-out detail 0',
      'null total-income total 0',
      'null total-expenditure total 0',
    ]);
    expect(columnsOf(tables[0]).slice(3)).toEqual([
      '支出/合计 → total',
      '支出/一般公共预算 → fund.general-public',
      '支出/政府性基金预算 → fund.government-fund',
      '支出/国有资本经营预算 → fund.state-capital',
    ]);
  });

  it('reads an overview with two classifications of the expenditure', () => {
    const { tables, defects } = recogniseText(`收支预算总表
部门：某某办公厅 单位：万元
|收入||支出|||
|项目名称|金额|功能分类||支出用途|
|||功能科目名称|金额|项目名称|金额
|一、财政拨款|9.00|一、教育支出|9.00|一、基本支出|5.00
|1.一般公共预算|8.00|二、科学技术支出||二、项目支出|4.00
|2.政府性基金预算|1.00||||
|二、其他资金|||||
|当年收入小计|9.00|当年支出小计|9.00||
|上年结转资金||结转下年资金|||
|收入合计|9.00|支出合计|9.00||`);
    expect(defects).toEqual([]);
    expect(tables[0]?.columns.map(({ lane, path, measure }) => `${lane} ${path.join('/')} ${measure}`)).toEqual([
      '0 收入/项目名称 item',
      '0 收入/金额 amount',
      '1 支出/功能分类/功能科目名称 item',
      '1 支出/功能分类/金额 amount',
      '2 支出/支出用途/项目名称 item',
      '2 支出/支出用途/金额 amount',
    ]);
    const lines = tables[0]?.rows.flatMap((row) => row.lines) ?? [];
    expect(lines.map(({ key, role, depth }) => `${key} ${role} ${depth}`)).toEqual([
      'fiscal subtotal 0',
      'class:205 detail 0',
      '基本支出 detail 0',
      'general-public detail 1',
      'class:206 detail 0',
      '项目支出 detail 0',
      'government-fund detail 1',
      '其他资金 detail 0',
      'current-income total 0',
      'current-expenditure total 0',
      'carry-in detail 0',
      'carry-out detail 0',
      'total-income total 0',
      'total-expenditure total 0',
    ]);
  });

  it('reads final accounts of income, expenditure and a fund', () => {
    const { tables, defects } = recogniseText(`公开02表 收入决算表
金额单位：万元
|项目||本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入
|功能分类科目编码|科目名称|||||||
|栏次||1|2|3|4|5|6|7
|合计||9.00|8.00|||||1.00
|205|教育支出|9.00|8.00|||||1.00
|2050201|学前教育|9.00|8.00|||||1.00

公开03表 支出决算表
金额单位：万元
|项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出
|功能分类科目编码|科目名称||||||
|栏次||1|2|3|4|5|6
|合计||9.00|5.00|4.00|||

公开08表 政府性基金预算财政拨款收入支出决算表
金额单位：万元
|项目||年初结转和结余|本年收入|本年支出|||年末结转和结余
|科目编码|科目名称|||小计|基本支出|项目支出|
|合计||1.00|2.00|2.00||2.00|1.00`);
    expect(defects).toEqual([]);
    expect(tables.map(({ columns }) => columns.map(({ measure }) => measure))).toEqual([
      [
        'function.code',
        'function.name',
        'current',
        'current.fiscal',
        'current.superior-subsidy',
        'current.business',
        'current.operating',
        'current.subordinate-remittance',
        'current.other',
      ],
      ['function.code', 'function.name', 'total', 'basic', 'project', 'remit-up', 'business', 'subsidise-down'],
      ['function.code', 'function.name', 'carry', 'current', 'total', 'basic', 'project', 'carry-out'],
    ]);
    expect(tables[0]?.rows.map(({ key, role }) => `${key} ${role}`)).toEqual([
      '合计 total',
      '205 subtotal',
      '2050201 detail',
    ]);
  });

  it('gives a two-lane table one line for each lane', () => {
    const { tables } = recogniseText(`一般公共预算财政拨款基本支出决算明细表
单位：万元
|人员经费|||公用经费||
|科目编码|科目名称|决算数|科目编码|科目名称|决算数
|301|工资福利支出|5.00|302|商品和服务支出|2.00
|30101|基本工资|5.00|30201|办公费|2.00
|人员经费合计||5.00|公用经费合计||2.00`);
    const [table] = tables;
    expect(table?.columns.map(({ lane, measure }) => `${lane} ${measure}`)).toEqual([
      '0 economic.code',
      '0 economic.name',
      '0 basic.personnel',
      '1 economic.code',
      '1 economic.name',
      '1 basic.public',
    ]);
    expect(table?.rows.map(({ lines }) => lines.map(({ key, role }) => `${key} ${role}`).join(' | '))).toEqual([
      '301 subtotal | 302 subtotal',
      '30101 detail | 30201 detail',
      '人员经费合计 total | 公用经费合计 total',
    ]);
  });

  it('reads a 三公 table that prints budget and final account side by side', () => {
    const { tables } = recogniseText(`财政拨款“三公”经费支出决算表
单位：万元
|预算数|||||||决算数|||||
|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费||合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费
|||小计|公务用车购置费|公务用车运行维护费|||||小计|公务用车购置费|公务用车运行维护费|
|6.00|1.00|4.00|3.00|1.00|1.00||5.00|0.50|4.00|3.00|1.00|0.50`);
    const measures = tables[0]?.columns.map(({ measure }) => measure);
    expect(measures?.slice(0, 6)).toEqual([
      'budgeted.three-public',
      'budgeted.three-public.abroad',
      'budgeted.three-public.car',
      'budgeted.three-public.car.purchase',
      'budgeted.three-public.car.running',
      'budgeted.three-public.reception',
    ]);
    expect(measures?.slice(6)).toEqual([
      'three-public',
      'three-public.abroad',
      'three-public.car',
      'three-public.car.purchase',
      'three-public.car.running',
      'three-public.reception',
    ]);
  });
});

describe('empty tables', () => {
  it('keeps the explanation below, in and instead of the grid', () => {
    const { tables } = recogniseText(`预算08表 政府性基金预算支出表
单位：万元
|支出功能分类科目|合计|基本支出|项目支出
|合 计|||

说明：本单位没有使用政府性基金预算
拨款安排的支出

预算09表 国有资本经营预算支出表
单位：万元
|支出功能分类科目|合计|基本支出|项目支出
|合 计|||
|注：本表无数据。|||

预算10表 “三公”经费支出表
本表为空表。

预算11表 政府采购预算表
单位：万元

一、预算说明`);
    expect(tables.map(({ kind, isEmpty, emptyNote, columns }) => [kind, isEmpty, emptyNote, columns.length])).toEqual([
      ['government-fund', true, '本单位没有使用政府性基金预算拨款安排的支出', 4],
      ['state-capital', true, '本表无数据。', 4],
      ['three-public', true, '本表为空表。', 0],
      ['procurement', true, null, 0],
    ]);
  });

  it('is not empty where a figure is printed', () => {
    const { tables } = recogniseText(
      `政府性基金预算支出表\n单位：万元\n|支出功能分类科目|合计|基本支出|项目支出\n|合 计|0.00||0.00\n\n本单位不涉及此项`,
    );
    expect(tables[0]).toMatchObject({ isEmpty: false, emptyNote: '本单位不涉及此项' });
  });

  it('does not call a grid empty that it could not read', () => {
    const { tables, status } = recogniseText('支出总表\n单位：万元\n|9.00|8.00\n|7.00|6.00');
    expect(tables[0]).toMatchObject({ isEmpty: false, columns: [] });
    expect(status).toBe('partial');
  });

  it('reports content that was not laid out as a table', () => {
    const { tables, defects, status } = recogniseText(`附表 7
“三公”经费支出表
单位：万元

第一行 1.00 2.00 3.00.4
第二行 甲 乙 4.00`);
    expect(tables[0]).toMatchObject({ kind: 'three-public', columns: [], rows: [], isEmpty: false });
    expect(defects).toHaveLength(1);
    expect(status).toBe('partial');
  });
});

describe('exact spans', () => {
  it('flattens spanned headers and repeats labels that span rows', () => {
    const { tables } = recogniseBlocks([
      paragraph('预算06表 一般公共预算财政拨款支出表'),
      paragraph('金额单位：万元'),
      exactGrid([
        [['单位名称', 3, 1], ['功能分类科目', 1, 2], null, ['本年预算数', 1, 3], null, null],
        [null, ['科目编码', 2, 1], ['科目名称', 2, 1], ['合计', 2, 1], ['基本支出', 1, 2], null],
        [null, null, null, null, '人员经费', '公用经费'],
        [['101001-某局本级', 2, 1], '2010101', '行政运行', '3.00', '2.00', '1.00'],
        [null, '2010102', '一般行政管理事务', '1.00', '1.00', ''],
        ['101002-某中心', '2010101', '行政运行', '2.00', '2.00', ''],
        [['合计', 1, 3], null, null, '6.00', '5.00', '1.00'],
      ]),
    ]);
    const [table] = tables;
    expect(columnsOf(table)).toEqual([
      '单位名称 → unit',
      '功能分类科目/科目编码 → function.code',
      '功能分类科目/科目名称 → function.name',
      '本年预算数/合计 → total',
      '本年预算数/基本支出/人员经费 → basic.personnel',
      '本年预算数/基本支出/公用经费 → basic.public',
    ]);
    expect(table?.rows.map(({ key }) => key)).toEqual(['101001|2010101', '101001|2010102', '101002|2010101', '合计']);
    expect(rowOf(table?.rows[3])).toBe('total 合计: _,,,6.00,5.00,1.00');
  });

  it('takes title and unit rows of a worksheet, several tables below each other', () => {
    const { tables } = recogniseBlocks([
      exactGrid([
        [['预算05表 政府采购预算明细表', 1, 3], null, null],
        ['编制单位：某某局', null, '单位：万元'],
        ['采购类别', '金额', '备注'],
        ['A-货物', '2.00', ''],
        ['合计', '2.00', ''],
        [['预算06表 “三公”经费支出表', 1, 3], null, null],
        ['因公出国（境）费', '公务接待费', '公务用车购置及运行维护费'],
        ['1.00', '2.00', '3.00'],
      ]),
    ]);
    expect(tables.map(({ kind, moneyUnit, rows }) => [kind, moneyUnit, rows.length])).toEqual([
      ['procurement', '万元', 2],
      ['three-public', null, 1],
    ]);
  });

  it('goes on with a table on the next worksheet only where that repeats its number and its name', () => {
    const sheet = (name: string, title: string, project: string): readonly Block[] => [
      { ...paragraph(title), at: { sheet: name, line: 1 } },
      {
        ...exactGrid([
          ['项目名称', '项目总额', '绩效目标'],
          [project, '2.00', '保障运转。'],
        ]),
        at: { sheet: name, line: 2 },
      },
    ];
    const rowsOf = (first: string, second: string): readonly number[] =>
      recogniseBlocks([...sheet('表12', first, '甲'), ...sheet('表13', second, '乙')]).tables.map(
        ({ rows }) => rows.length,
      );
    expect(rowsOf('预算12表 项目支出绩效目标表', '预算12表 项目支出绩效目标表')).toEqual([2]);
    expect(rowsOf('预算12表 项目支出绩效目标表', '预算13表 项目支出绩效目标表')).toEqual([1, 1]);
    expect(rowsOf('项目支出绩效目标表', '项目支出绩效目标表')).toEqual([1, 1]);
  });

  it('reads one column under a heading that spans two physical columns', () => {
    const { tables } = recogniseBlocks([
      paragraph('政府采购预算表（万元）'),
      exactGrid([
        ['采购类别', ['金额', 1, 2], null],
        ['A-货物', ['2.00', 1, 2], null],
        ['C-服务', null, '3.00'],
      ]),
    ]);
    expect(columnsOf(tables[0])).toEqual(['采购类别 → item', '金额 → amount']);
    expect(tables[0]?.rows.map(rowOf)).toEqual(['detail 货物: _,2.00', 'detail 服务: _,3.00']);
  });
});
