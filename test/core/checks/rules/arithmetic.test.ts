import { describe, expect, it } from 'vitest';
import type { Table } from '../../../../src/core/disclosure/index.js';
import { project, reprint, subject, table, type TableDraft } from '../build.js';
import { expenditure, fiscal, income, model, overview, performance, procurement } from '../model.js';
import { ask, brief } from './cases.js';

function spend(draft: Partial<TableDraft> & { columns: string; rows: string }): Table {
  return table({ kind: 'expenditure', ...draft });
}

describe('SUM-ROW', () => {
  const check = (own: Table): readonly string[] => brief(ask('SUM-ROW', subject([own])).findings);

  it('finds a row whose parts do not make its total', () => {
    expect(check(spend({ columns: 'function total basic project', rows: '2080505|10.00|6.00|4.02' }))).toEqual([
      'error expenditure 2080505/total',
    ]);
  });

  it('does not add 其中 columns, but adds the same columns where they are parts of the total', () => {
    const rows = '2080505|10.00|6.00|4.00|3.00';
    expect(check(spend({ columns: 'function total basic project business=其中/事业单位经营支出', rows }))).toEqual([]);
    expect(check(spend({ columns: 'function total basic project business=事业单位经营支出', rows }))).toHaveLength(1);
    const whole = '2080505|13.00|6.00|4.00|3.00';
    expect(check(spend({ columns: 'function total basic project business=事业单位经营支出', rows: whole }))).toEqual(
      [],
    );
  });

  it('does not add 扣除基建项目后预算数', () => {
    const columns = 'function total basic project project.without-construction';
    expect(check(table({ kind: 'general-public-expenditure', columns, rows: '2080505|10.00|6.00|4.00|3.00' }))).toEqual(
      [],
    );
  });

  it('tests every level of a header', () => {
    const columns = 'function.code total basic basic.personnel basic.public project';
    const own = (rows: string): Table => table({ kind: 'general-public-expenditure', columns, rows });
    expect(check(own('2080505|10.00|6.00|5.00|1.00|4.00'))).toEqual([]);
    expect(check(own('2080505|10.00|6.00|5.00|2.00|4.00'))).toEqual(['error general-public-expenditure 2080505/basic']);
  });

  it('takes 人员经费 and 公用经费 for the parts of the total where no 基本支出 stands between', () => {
    const columns = 'economic.department total basic.personnel basic.public';
    const own = table({ kind: 'general-public-basic', columns, rows: '30101|10.00|9.00|2.00' });
    expect(check(own)).toEqual(['error general-public-basic 30101/total']);
  });

  it('adds the incomes of a row, by group or without groups', () => {
    expect(brief(ask('SUM-ROW', subject([income])).findings)).toEqual([]);
    expect(brief(ask('SUM-ROW', reprint(subject([income]), 'income', 1, 4, '355.00')).findings)).toEqual([
      'error income 301001/本年收入/小计',
    ]);
    const columns = 'unit.code total current.fiscal current.business current.other';
    expect(check(table({ kind: 'income', columns, rows: '301001|10.00|6.00|3.00|1.00' }))).toEqual([]);
    expect(check(table({ kind: 'income', columns, rows: '301001|10.00|6.00|3.00|2.00' }))).toHaveLength(1);
  });

  it('claims nothing where an unrecognised column explains the difference, and something where it does not', () => {
    const columns = 'function total basic project other=某项支出';
    const explained = ask('SUM-ROW', subject([spend({ columns, rows: '2080505|12.00|6.00|4.00|2.00' })]));
    expect([explained.line.state, explained.findings]).toEqual(['insufficient-data', []]);
    expect(check(spend({ columns, rows: '2080505|15.00|6.00|4.00|2.00' }))).toHaveLength(1);
  });

  it('says when a column is missing', () => {
    const { line } = ask('SUM-ROW', subject([spend({ columns: 'function total basic', rows: '2080505|10.00|6.00' })]));
    expect(line).toMatchObject({ state: 'insufficient-data', count: 0 });
  });

  it('reports a blank total and blank parts as a doubt, a row without figures not at all', () => {
    const columns = 'function total basic project';
    expect(check(spend({ columns, rows: '2080505||6.00|4.00' }))).toEqual(['warning expenditure 2080505/total']);
    expect(check(spend({ columns, rows: '2080505|10.00||' }))).toEqual(['warning expenditure 2080505/total']);
    expect(check(spend({ columns, rows: '2080505|||' }))).toEqual([]);
  });

  it('tells two years side by side apart by their headings', () => {
    const columns =
      'function total=上年/合计 basic=上年/基本 project=上年/项目 total=本年/合计 basic=本年/基本 project=本年/项目';
    const own = spend({ columns, rows: '2080505|10.00|6.00|4.00|20.00|15.00|6.00' });
    expect(check(own)).toEqual(['error expenditure 2080505/本年/合计']);
    const unclear = spend({ columns: 'function total total basic basic', rows: '2080505|1.00|2.00|3.00|4.00' });
    expect(ask('SUM-ROW', subject([unclear])).line.state).toBe('ambiguous');
  });
});

describe('SUM-COL', () => {
  const check = (own: Table): readonly string[] => brief(ask('SUM-COL', subject([own])).findings);

  it('adds the rows of every column, wherever the total stands', () => {
    expect(check(expenditure)).toEqual([]);
    const rows = '合计|9.00|5.00|4.00\n2080505|6.00|5.00|1.00\n2101501|4.00||3.00';
    expect(check(spend({ columns: 'function total basic project', rows }))).toEqual(['error expenditure 合计/total']);
  });

  it('adds only one level of a tree', () => {
    const rows = `
      合计|10.00
      *208|6.00
      >*20805|6.00
      >>2080505|4.00
      >>2080506|2.00
      *210|4.00
      >*21015|4.00
      >>2101501|4.00`;
    const tree = spend({ columns: 'function.code total', rows, tree: true });
    expect(check(tree)).toEqual([]);
    expect(
      check(spend({ columns: 'function.code total', rows: rows.replace('*210|4.00', '*210|5.00'), tree: true })),
    ).toEqual(['error expenditure 合计/total']);
  });

  it('never adds department, units and total together', () => {
    expect(check(income)).toEqual([]);
    expect(brief(ask('SUM-COL', reprint(subject([income]), 'income', 0, 2, '1,010.00')).findings)).toEqual([
      'error income 合计/total',
    ]);
  });

  it('counts a total that is repeated on every page once, and does not choose between different ones', () => {
    const rows = '2080505|6.00\n合计|10.00\n2101501|4.00\n合计|10.00';
    expect(check(spend({ columns: 'function total', rows }))).toEqual([]);
    const other = ask(
      'SUM-COL',
      subject([spend({ columns: 'function total', rows: rows.replace('合计|10.00', '合计|6.00') })]),
    );
    expect([other.line.state, other.findings]).toEqual(['ambiguous', []]);
  });

  it('does not add 其中 rows, and does not decide how many rows such a part has', () => {
    const rows = 'A-货物|30.00\n其中：面向中小企业|20.00\nC-服务|70.00\n合计|100.00';
    const own = (text: string): Table => table({ kind: 'procurement', columns: 'item amount', rows: text });
    expect(ask('SUM-PROC', subject([own(rows)]))).toMatchObject({ line: { state: 'pass' }, findings: [] });
    const more = rows.replace('C-服务', '面向小微企业|5.00\nC-服务');
    expect(ask('SUM-PROC', subject([own(more)]))).toMatchObject({ line: { state: 'ambiguous' }, findings: [] });
  });

  it('leaves out subtotal rows that no detail can be placed under', () => {
    const rows = '合计|10.00\n*某处|10.00\n2080505|6.00\n2101501|4.00';
    expect(check(spend({ columns: 'function total', rows }))).toEqual([]);
  });

  it('takes a sum of exactly twice the total for subtotals it did not recognise', () => {
    const rows = '合计|10.00\n2080501|10.00\n2080505|6.00\n2101501|4.00';
    const { line, findings } = ask('SUM-COL', subject([spend({ columns: 'function total', rows })]));
    expect([line.state, findings]).toEqual(['ambiguous', []]);
  });

  it('adds money columns it does not know, with less certainty, but no prices and quantities', () => {
    const columns = 'function total other=某项支出 other=单价 quantity=数量';
    const rows = '2080505|6.00|2.00|7.00|1\n2101501|4.00|1.00|8.00|2\n合计|10.00|5.00|9.00|9';
    expect(check(spend({ columns, rows }))).toEqual(['warning expenditure 合计/某项支出']);
  });

  it('is silent about tables without a total and about years of 三公', () => {
    expect(ask('SUM-COL', subject([spend({ columns: 'function total', rows: '2080505|6.00' })])).line.state).toBe(
      'not-applicable',
    );
    const rows = '2025|3.00\n2026|4.00\n合计|9.00';
    const years = table({ kind: 'three-public', columns: 'year three-public', rows });
    expect(ask('SUM-COL', subject([years])).findings).toEqual([]);
  });

  it('adds exactly where figures are printed to the fen', () => {
    const rows = '2080505|1.000000\n2101501|2.000000\n2210201|3.000000\n合计|6.000001';
    expect(check(spend({ columns: 'function total', rows }))).toHaveLength(1);
    const yuan = '2080505|1.00\n2101501|2.00\n2210201|3.00\n合计|6.01';
    expect(check(spend({ columns: 'function total', rows: yuan, unit: '元' }))).toHaveLength(1);
    expect(check(spend({ columns: 'function total', rows: yuan }))).toEqual(['舍入 expenditure']);
  });
});

describe('SUM-HIER', () => {
  const check = (own: Table): readonly string[] => brief(ask('SUM-HIER', subject([own])).findings);
  const rows = `
    *208|6.00|
    >*20805|6.00|
    >>2080505|4.00|
    >>2080506|2.00|
    *210|4.00|1.00
    >*21015|4.00|1.00
    >>2101501|4.00|1.00`;
  const tree = (text: string): Table => spend({ columns: 'function.code total basic', rows: text, tree: true });

  it('tests every level and every column', () => {
    expect(check(tree(rows))).toEqual([]);
    expect(check(tree(rows.replace('2080506|2.00', '2080506|2.50')))).toEqual(['error expenditure 20805/total']);
    expect(check(tree(rows.replace('*21015|4.00|1.00', '*21015|4.00|3.00')))).toEqual([
      'error expenditure 210/basic',
      'error expenditure 21015/basic',
    ]);
  });

  it('copes with a missing level', () => {
    expect(check(tree('*208|6.00|\n>>2080505|4.00|\n>>2080506|2.00|'))).toEqual([]);
    expect(check(tree('*208|6.00|\n>>2080505|4.00|\n>>2080506|3.00|'))).toHaveLength(1);
  });

  it('does not place a line under a code that is not its beginning', () => {
    // 21015 was lost: its 项 must not be counted as part of the 款 above it.
    expect(check(tree('*20899|0.07|\n>2089999|0.07|\n>>2101550|62.47|'))).toEqual([]);
  });

  it('does not take a local detail code for a child in a table of leaves', () => {
    const leaves = table({
      kind: 'general-public-basic',
      columns: 'economic.department total',
      rows: '30211|5.00\n3021101|6.00\n合计|11.00',
    });
    expect(ask('SUM-HIER', subject([leaves])).line.state).toBe('not-applicable');
    expect(brief(ask('SUM-COL', subject([leaves])).findings)).toEqual([]);
  });

  it('adds units to their department', () => {
    expect(check(income)).toEqual([]);
    expect(brief(ask('SUM-HIER', reprint(subject([income]), 'income', 2, 2, '650.00')).findings)).toEqual([
      'error income 301/total',
    ]);
  });
});

describe('SUM-BALANCE, SUM-CURRENT, SUM-TOTAL', () => {
  const both = subject([overview, fiscal]);

  it('hold with money carried over, although this year’s income is not this year’s expenditure', () => {
    for (const rule of ['SUM-BALANCE', 'SUM-CURRENT', 'SUM-TOTAL']) {
      expect(ask(rule, both)).toMatchObject({ line: { state: 'pass' }, findings: [] });
    }
  });

  it('find a difference of the totals, and call the last digit a notice', () => {
    const other = (text: string): readonly string[] =>
      brief(ask('SUM-BALANCE', reprint(both, 'income-expenditure-overview', 6, 3, text)).findings);
    expect(other('1,010.00')).toEqual(['error income-expenditure-overview total-expenditure/支出/预算数']);
    expect(other('1,000.01')).toEqual(['notice income-expenditure-overview total-expenditure/支出/预算数']);
    expect(other('')).toEqual(['warning income-expenditure-overview total-expenditure/支出/预算数']);
  });

  it('find a line that does not belong to the sum of its side', () => {
    expect(brief(ask('SUM-CURRENT', reprint(both, 'income-expenditure-overview', 1, 3, '760.00')).findings)).toEqual([
      'error income-expenditure-overview current-expenditure/支出/预算数',
    ]);
    expect(brief(ask('SUM-CURRENT', reprint(both, 'fiscal-appropriation-overview', 1, 1, '910.00')).findings)).toEqual([
      'error fiscal-appropriation-overview current-income/收入/预算数',
    ]);
    expect(brief(ask('SUM-TOTAL', reprint(both, 'income-expenditure-overview', 5, 1, '90.00')).findings)).toEqual([
      'error income-expenditure-overview total-income/收入/预算数',
    ]);
    expect(brief(ask('SUM-TOTAL', reprint(both, 'fiscal-appropriation-overview', 5, 1, '90.00')).findings)).toEqual([
      'error fiscal-appropriation-overview carry-in/收入/预算数',
    ]);
  });

  it('leave 上年结转 without its split alone', () => {
    const split = reprint(both, 'fiscal-appropriation-overview', 5, 1, '');
    expect(brief(ask('SUM-TOTAL', split).findings)).toEqual([
      'notice fiscal-appropriation-overview carry-in/收入/预算数',
    ]);
  });

  it('claim nothing while an unknown line would explain the difference', () => {
    const rows = 'general-public|900.00\n未知收入|100.00\ncurrent-income|1,000.00\ntotal-income|1,000.00';
    const own = table({ kind: 'income-expenditure-overview', columns: 'item amount', rows });
    expect(ask('SUM-CURRENT', subject([own, fiscal]))).toMatchObject({
      line: { state: 'insufficient-data' },
      findings: [],
    });
    const worse = table({
      kind: 'income-expenditure-overview',
      columns: 'item amount',
      rows: rows.replace('current-income|1,000.00', 'current-income|1,200.00'),
    });
    expect(ask('SUM-CURRENT', subject([worse, fiscal])).findings).toHaveLength(1);
  });

  it('count 财政拨款收入 or its three lines, never both', () => {
    const rows = `
      fiscal|900.00|class:208|1,000.00
      general-public|900.00|current-expenditure|1,000.00
      business|100.00||
      current-income|1,000.00||
      total-income|1,000.00|total-expenditure|1,000.00`;
    const own = table({ kind: 'income-expenditure-overview', columns: 'item@0 amount@0 item@1 amount@1', rows });
    expect(ask('SUM-CURRENT', subject([own, fiscal]))).toMatchObject({ line: { state: 'pass' }, findings: [] });
    const off = reprint(subject([own, fiscal]), 'income-expenditure-overview', 0, 1, '800.00');
    expect(ask('SUM-CURRENT', off).findings).toHaveLength(2);
  });

  it('build the total from its lines where no 本年合计 is printed', () => {
    const rows = `
      general-public|900.00|class:208|700.00
      business|100.00|class:210|300.00
      total-income|1,000.00|total-expenditure|1,000.00`;
    const own = table({ kind: 'income-expenditure-overview', columns: 'item@0 amount@0 item@1 amount@1', rows });
    const of = subject([own, fiscal]);
    expect(ask('SUM-TOTAL', of)).toMatchObject({ line: { state: 'pass' }, findings: [] });
    expect(ask('SUM-TOTAL', reprint(of, 'income-expenditure-overview', 1, 3, '310.00')).findings).toHaveLength(1);
  });

  it('are not a pass without the tables', () => {
    expect(ask('SUM-BALANCE', subject([overview])).line).toMatchObject({ state: 'insufficient-data', count: 1 });
    expect(ask('SUM-BALANCE', subject([overview])).line.why).toContain('财政拨款收支总表');
  });

  it('refuse two lines of one meaning', () => {
    const rows = 'general-public|900.00\ngeneral-public|900.00\ncurrent-income|900.00\ntotal-income|900.00';
    const own = table({ kind: 'income-expenditure-overview', columns: 'item amount', rows });
    expect(ask('SUM-CURRENT', subject([own, fiscal]))).toMatchObject({ line: { state: 'ambiguous' }, findings: [] });
  });
});

describe('SUM-FISCAL-SPLIT', () => {
  const columns = 'item@0 amount@0 item@1 total@1 fund.general-public@1 fund.government-fund@1 fund.state-capital@1';
  const rows = `
    current-income|30.00|class:208|20.00|15.00|5.00|
    total-income|30.00|class:212|10.00|2.00||8.00
    ||total-expenditure|30.00|17.00|5.00|8.00`;
  const own = table({ kind: 'fiscal-appropriation-overview', columns, rows });

  it('adds the three budgets in every line', () => {
    expect(ask('SUM-FISCAL-SPLIT', subject([own]))).toMatchObject({ line: { state: 'pass', count: 3 }, findings: [] });
    expect(brief(ask('SUM-FISCAL-SPLIT', reprint(subject([own]), own.id, 0, 5, '6.00')).findings)).toEqual([
      'error fiscal-appropriation-overview class:208/total',
    ]);
  });

  it('does not apply to one column', () => {
    expect(ask('SUM-FISCAL-SPLIT', subject([fiscal])).line.state).toBe('not-applicable');
  });
});

describe('SUM-3P', () => {
  const columns =
    'year three-public three-public.abroad three-public.reception three-public.car three-public.car.purchase three-public.car.running three-public.car.running.fuel three-public.car.running.repair';
  const own = (rows: string): Table => table({ kind: 'three-public', columns, rows });
  const check = (rows: string): readonly string[] => brief(ask('SUM-3P', subject([own(rows)])).findings);

  it('adds the parts at every level', () => {
    expect(check('2026|10.00|1.00|2.00|7.00|3.00|4.00|1.00|3.00')).toEqual([]);
    expect(check('2026|11.00|1.00|2.00|7.00|3.00|4.00|1.00|3.00')).toEqual(['error three-public 2026/three-public']);
    expect(check('2026|10.00|1.00|2.00|7.00|3.00|5.00|1.00|4.00')).toEqual([
      'error three-public 2026/three-public.car',
    ]);
  });

  it('only notices a subtotal whose details are blank', () => {
    expect(check('2026|4.00|||4.00||4.00||')).toEqual(['notice three-public 2026/three-public.car.running']);
  });

  it('adds purchase and running where the car has no column of its own', () => {
    const flat =
      'year three-public three-public.abroad three-public.reception three-public.car.purchase three-public.car.running';
    const rows = (total: string): Table =>
      table({ kind: 'three-public', columns: flat, rows: `2026|${total}||2.00||8.00` });
    expect(ask('SUM-3P', subject([rows('10.00')]))).toMatchObject({ line: { state: 'pass', why: '' }, findings: [] });
    expect(ask('SUM-3P', subject([rows('12.00')])).findings).toHaveLength(1);
  });

  it('reads the parts down the lines of a table', () => {
    const rows = (car: string): Table =>
      table({
        kind: 'three-public',
        columns: 'item amount',
        rows: `合计|10.00\n1.因公出国（境）费|1.00\n2.公务接待费|2.00\n3.公务用车购置及运行维护费|${car}\n其中：公务用车购置费|3.00\n公务用车运行维护费|4.00`,
      });
    expect(ask('SUM-3P', subject([rows('7.00')]))).toMatchObject({ line: { state: 'pass', count: 2 }, findings: [] });
    expect(ask('SUM-3P', subject([rows('8.00')])).findings).toHaveLength(2);
  });

  it('takes a heading without an amount for no whole: 支出合计 below it is', () => {
    const rows = (total: string): Table =>
      table({
        kind: 'three-public',
        columns: 'item amount',
        rows: `“三公”经费支出|—\n支出合计|${total}\n1.因公出国（境）费|1.00\n2.公务用车购置及运行维护费|7.00\n3.公务接待费|2.00`,
      });
    expect(ask('SUM-3P', subject([rows('10.00')]))).toMatchObject({ line: { state: 'pass' }, findings: [] });
    expect(ask('SUM-3P', subject([rows('12.00')])).findings).toHaveLength(1);
  });

  it('does not apply to an empty table', () => {
    expect(ask('SUM-3P', subject([own('2026||||||||')])).line.state).toBe('not-applicable');
  });
});

describe('SUM-PROC', () => {
  it('adds the categories, each with its own decimals', () => {
    expect(ask('SUM-PROC', subject([procurement]))).toMatchObject({ line: { state: 'pass' }, findings: [] });
    expect(ask('SUM-PROC', reprint(subject([procurement]), 'procurement', 2, 1, '210.00')).findings).toHaveLength(1);
    const mixed = table({ kind: 'procurement', columns: 'item amount', rows: 'A|0.430006\nC|1,204.17\n合计|1,204.60' });
    expect(ask('SUM-PROC', subject([mixed]))).toMatchObject({ line: { state: 'pass', why: '' }, findings: [] });
  });

  it('multiplies quantity and price, over units of money', () => {
    const rows = '电脑|3|5,000.00|15,000.00\n服务器|2|1,234.56|2,469.12';
    const columns = 'item quantity unit-price amount';
    const own = table({ kind: 'procurement', columns, rows, unit: '元' });
    expect(ask('SUM-PROC', subject([own]))).toMatchObject({ line: { state: 'pass' }, findings: [] });
    const off = ask('SUM-PROC', reprint(subject([own]), 'procurement', 1, 3, '2,469.21'));
    expect(off.findings[0]?.arithmetic).toBe('2 × 1,234.56 = 2,469.12 ≠ 2,469.21');
  });
});

describe('SUM-SUBSET', () => {
  it('finds a part that is larger than its whole', () => {
    const of = (text: string): readonly string[] =>
      brief(ask('SUM-SUBSET', reprint(model(), 'general-public-expenditure', 2, 7, text)).findings);
    expect(of('200.00')).toEqual([]);
    expect(of('150.00')).toEqual([]);
    expect(of('250.00')).toEqual(['error general-public-expenditure 301001|2101504/project']);
    expect(brief(ask('SUM-SUBSET', reprint(model(), 'expenditure', 0, 6, '151.00')).findings)).toEqual([
      'error expenditure 2080505|50102|30108/total',
    ]);
  });

  it('adds the funds of a project, and claims nothing where they were not read', () => {
    const named = (fiscalFunds: string, other: string) =>
      project({ code: 'P1', name: '某项目', row: 0, total: '200.000000', fiscal: fiscalFunds, other });
    const rows = '某项目|200.000000|150.000000|50.000000';
    const own = {
      ...performance,
      ...table({
        kind: 'project-performance',
        columns: 'project.name performance.project-total performance.fiscal-funds performance.other-funds',
        rows,
      }),
    };
    const of = (fiscalFunds: string, other: string) =>
      ask('SUM-SUBSET', subject([own], { projects: [named(fiscalFunds, other)] }));
    expect(of('150.000000', '50.000000').findings).toEqual([]);
    expect(of('150.000000', '').findings).toHaveLength(1);
    expect(of('', '')).toMatchObject({ line: { state: 'insufficient-data' }, findings: [] });
  });
});

describe('SUM-DUP', () => {
  const columns = 'function economic.department total basic';
  const check = (rows: string): readonly string[] =>
    brief(ask('SUM-DUP', subject([spend({ columns, rows })])).findings);

  it('finds a row that is printed twice', () => {
    expect(check('2080505|30108|5.00|5.00\n2101501|30101|6.00|6.00\n2080505|30108|5.00|5.00')).toEqual([
      'warning expenditure 2080505|30108/total',
    ]);
  });

  it('lets a page break print a project again, with the same figures', () => {
    const columns = 'project.code project.name performance.project-total performance.fiscal-funds';
    const of = (total: string) => {
      const rows = `11T01|某项目|4.250000|4.250000\n11T02|他项目|2.000000|2.000000\n11T01|某项目|${total}|4.250000`;
      return ask('SUM-DUP', subject([table({ kind: 'project-performance', columns, rows }), expenditure]));
    };
    expect(of('4.250000')).toMatchObject({ line: { state: 'pass' }, findings: [] });
    expect(brief(of('5.310000').findings)).toEqual(['warning project-performance 11T01/performance.project-total']);
  });

  it('is silent where codes or amounts differ, and about rows without codes or figures', () => {
    expect(check('2080505|30108|5.00|5.00\n2080505|30108|6.00|6.00')).toEqual([]);
    expect(check('2080505|30108|5.00|5.00\n2080505|30109|5.00|5.00')).toEqual([]);
    expect(check('某项||5.00|5.00\n某项||5.00|5.00')).toEqual([]);
    expect(check('2080505|30108||\n2080505|30108||')).toEqual([]);
  });
});

describe('NUM-CELL', () => {
  const columns = 'function total basic';
  const check = (rows: string, draft: Partial<TableDraft> = {}): readonly string[] =>
    brief(ask('NUM-CELL', subject([spend({ columns, rows, ...draft })])).findings);

  it('finds what cannot be trusted as a number', () => {
    expect(check('2080505|5.0.0|5.00')).toEqual(['warning expenditure 2080505/total']);
    expect(check('2080505|1,23|5.00')).toEqual(['warning expenditure 2080505/total']);
    expect(check('2080505|约5万|5.00')).toEqual(['warning expenditure 2080505/total']);
    expect(check('2080505|见附件|5.00')).toEqual(['notice expenditure 2080505/total']);
    expect(check('2080505|-5.00|5.00')).toEqual(['warning expenditure 2080505/total']);
    expect(check('2080505|５.00|5.00')).toEqual(['notice expenditure 2080505/total']);
  });

  it('accepts blanks, dashes and zeros, and negative amounts of carried money', () => {
    expect(check('2080505|-|\n2101501|0.00|—')).toEqual([]);
    expect(check('2080505|-5.00|5.00', { columns: 'function carry=上年结转 basic' })).toEqual([]);
  });

  it('notices full-width digits once for a table, with each of their cells as evidence', () => {
    const rows = '2080505|５.00|5.00\n2101501|７．５０|7.50\n2210201|-１.00|1.00';
    const { findings } = ask('NUM-CELL', subject([spend({ columns, rows })]));
    // A negative amount is the graver remark of its cell.
    expect(brief(findings).toSorted()).toEqual([
      'notice expenditure 2080505/total',
      'warning expenditure 2210201/total',
    ]);
    const wide = findings.find(({ severity }) => severity === 'notice');
    expect(wide?.message).toContain('有 2 处金额（如“５.00”）使用了全角数字');
    expect(wide?.evidence).toHaveLength(2);
  });

  it('notices mixed decimals once for a table, and a missing unit', () => {
    expect(check('2080505|5.00|5.0\n2101501|5.5|5.000\n2210201|5|1.00')).toEqual(['notice expenditure 2101501/total']);
    expect(check('2080505|5.00|5.00', { unit: null })).toEqual(['notice expenditure null/null']);
  });

  describe('rows of a code without any money', () => {
    const others = ['2080505|5.00|5.00', '2080506|2.50|2.50', '2101501|8.00|8.00', '2210201|3.00|3.00'];
    const beside = (...blank: readonly string[]): readonly string[] => check([...others, ...blank].join('\n'));

    it.each(['2101502||', '2101599| |', '2109999||\n2210203|6.00|6.00'])('are noticed once for a table: %s', (rows) => {
      expect(beside(rows)).toHaveLength(1);
      expect(beside(rows)[0]).toMatch(/^notice expenditure 21/);
    });

    it.each(['2101502|0.00|', '2101502|-|', '2101502|4.00|', '合计|18.50|18.50'])(
      'a printed nil is one: %s',
      (rows) => {
        expect(beside(rows)).toEqual([]);
      },
    );

    it('are the style of a table that prints many, or has few rows', () => {
      expect(beside('2101502||', '2101504||', '2101505||')).toEqual([]);
      expect(check('2080505|5.00|5.00\n2101502||')).toEqual([]);
    });
  });

  it('leaves performance tables alone: their cells shift', () => {
    const own = {
      ...performance,
      rows: performance.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, text: '文字', reading: { state: 'text', text: '文字' } as const })),
      })),
    };
    expect(ask('NUM-CELL', subject([own])).line.state).toBe('insufficient-data');
  });
});

describe('rules of final accounts and of texts', () => {
  it('do not apply to a budget, and need the text', () => {
    expect(ask('SUM-FINAL-FLOW', model()).line.state).toBe('not-applicable');
    expect(ask('SUM-ASSET', model()).line.state).toBe('insufficient-data');
  });
});
