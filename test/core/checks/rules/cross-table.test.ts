import { describe, expect, it } from 'vitest';
import type { Table } from '../../../../src/core/disclosure/index.js';
import { project, reprint, subject, table } from '../build.js';
import {
  basic,
  expenditure,
  fiscal,
  fund,
  general,
  income,
  model,
  overview,
  performance,
  projects,
  services,
  threePublic,
} from '../model.js';
import { ask, brief } from './cases.js';

/** Findings of a rule after one cell of the model was printed differently. */
function after(rule: string, tableId: string, row: number, column: number, text: string): readonly string[] {
  return brief(ask(rule, reprint(model(), tableId, row, column, text)).findings);
}

const CROSS_RULES = [
  'XTAB-INCOME-TOTAL',
  'XTAB-EXP-TOTAL',
  'XTAB-CLASS',
  'XTAB-INCOME-EXPENDITURE',
  'XTAB-FISCAL-CLASS',
  'XTAB-EXP-GPB',
  'XTAB-BASIC',
  'XTAB-ECON',
  'XTAB-PROJECT-TOTAL',
  'XTAB-PROJECT-PERF',
  'XTAB-3P-ECON',
  'XTAB-PURSVC',
  'XTAB-DEPTPERF',
];

describe('every rule between tables', () => {
  it.each(CROSS_RULES)('%s is never a pass when a table it needs is missing', (rule) => {
    expect(ask(rule, model()).line.state).toBe('pass');
    expect(ask(rule, subject([])).line.state).not.toBe('pass');
    const kinds = [
      'expenditure',
      'general-public-basic',
      'general-public-expenditure',
      'income-expenditure-overview',
      'project-expenditure',
    ];
    const without = model([], { without: kinds });
    expect(['insufficient-data', 'not-applicable']).toContain(ask(rule, without).line.state);
  });

  it.each(CROSS_RULES)('%s is never a pass when one of the tables has no money unit', (rule) => {
    const unitless = (own: Table): Table => ({
      ...own,
      moneyUnit: null,
      columns: own.columns.map((column) => ({ ...column, moneyUnit: null })),
      rows: own.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) =>
          cell.reading.state === 'number'
            ? { ...cell, reading: { ...cell.reading, amount: { ...cell.reading.amount, unit: null } } }
            : cell,
        ),
      })),
    });
    const kinds = [overview, income, expenditure, projects, fiscal, general, basic, threePublic, services, performance];
    const states = kinds.map((own) => ask(rule, model([unitless(own)])).line);
    expect(states.some(({ state }) => state === 'insufficient-data')).toBe(true);
    for (const line of states.filter(({ state }) => state === 'insufficient-data'))
      expect(line.why).toContain('金额单位');
  });
});

describe('XTAB-INCOME-TOTAL', () => {
  it('compares every line with its column', () => {
    expect(after('XTAB-INCOME-TOTAL', 'income', 3, 2, '1,010.00')).toEqual(['error income 合计/total']);
    expect(after('XTAB-INCOME-TOTAL', 'income', 3, 4, '890.00')).toEqual(['error income 合计/current.general-public']);
    expect(after('XTAB-INCOME-TOTAL', 'income-expenditure-overview', 5, 1, '110.00')).toEqual([
      'error income 合计/上年结转结余/小计',
    ]);
    expect(after('XTAB-INCOME-TOTAL', 'income', 3, 2, '1,000.01')).toEqual(['notice income 合计/total']);
    expect(after('XTAB-INCOME-TOTAL', 'income', 3, 5, '3.00')).toEqual(['warning income 合计/current.government-fund']);
  });

  it('converts money units exactly', () => {
    const yuan = table({
      kind: 'income',
      unit: '元',
      columns: 'unit.code unit total current current.general-public carry carry.general-public',
      rows: '301002|某中心|10,000,049.00|9,000,000.00|9,000,000.00|1,000,049.00|1,000,049.00',
    });
    expect(ask('XTAB-INCOME-TOTAL', model([yuan]))).toMatchObject({ line: { state: 'pass' }, findings: [] });
    const off = reprint(model([yuan]), 'income', 0, 2, '10,100,049.00');
    expect(ask('XTAB-INCOME-TOTAL', off).findings[0]).toMatchObject({ expected: '10000000.00', actual: '10100049.00' });
  });

  it('accepts a table of this year’s income only, and does not decide what it cannot know', () => {
    const columns = 'function total current.fiscal current.business current.other';
    const only = (total: string): Table =>
      table({ kind: 'income', columns, rows: `2101501|${total}|900.00||\n合计|${total}|900.00||` });
    expect(ask('XTAB-INCOME-TOTAL', model([only('900.00')]))).toMatchObject({ line: { state: 'pass' }, findings: [] });
    expect(ask('XTAB-INCOME-TOTAL', model([only('950.00')]))).toMatchObject({
      line: { state: 'ambiguous' },
      findings: [],
    });
  });
});

describe('XTAB-EXP-TOTAL and XTAB-CLASS', () => {
  it('compare totals and classes', () => {
    expect(after('XTAB-EXP-TOTAL', 'expenditure', 8, 3, '1,010.00')).toEqual(['error expenditure 合计/total']);
    expect(after('XTAB-CLASS', 'income-expenditure-overview', 1, 3, '760.00')).toEqual([
      'error income-expenditure-overview class:210/支出/预算数',
    ]);
    expect(after('XTAB-CLASS', 'income-expenditure-overview', 3, 3, '5.00')).toEqual([
      'error income-expenditure-overview class:229/支出/预算数',
    ]);
    expect(after('XTAB-CLASS', 'income-expenditure-overview', 2, 3, '')).toEqual([
      'warning income-expenditure-overview class:221/支出/预算数',
    ]);
  });

  it('take the class row of a tree, not its sum', () => {
    const tree = table({
      kind: 'expenditure',
      tree: true,
      columns: 'function.code total basic project',
      rows: `
        *208|150.00|150.00|
        >2080505|150.00|150.00|
        *210|750.00|350.00|400.00
        >2101501|350.00|350.00|
        >2101504|400.00||400.00
        *221|100.00|100.00|
        >2210201|100.00|100.00|
        合计|1,000.00|600.00|400.00`,
    });
    expect(ask('XTAB-CLASS', model([tree]))).toMatchObject({ line: { state: 'pass', count: 3 }, findings: [] });
    const off = ask('XTAB-CLASS', reprint(model([tree]), 'expenditure', 2, 1, '760.00'));
    expect(off.findings[0]?.evidence.map(({ text }) => text)).toEqual(['760.00', '750.00']);
  });

  it('claim nothing where a line without code explains the difference', () => {
    const rows = expenditure.rows.map((row) =>
      row.index === 7 ? { ...row, lines: row.lines.map((line) => ({ ...line, codes: {} })) } : row,
    );
    const { line, findings } = ask('XTAB-CLASS', model([{ ...expenditure, rows }]));
    expect([line.state, findings]).toEqual(['insufficient-data', []]);
  });

  it('say that a class of the detail table was not found in the overview', () => {
    const rows = overview.rows.filter((row) => row.lines.every((line) => line.item !== 'class:221'));
    const { line } = ask('XTAB-CLASS', model([{ ...overview, rows }]));
    expect(line.state).toBe('insufficient-data');
    expect(line.why).toContain('221');
  });
});

describe('XTAB-INCOME-EXPENDITURE', () => {
  it('adds money carried over', () => {
    expect(after('XTAB-INCOME-EXPENDITURE', 'general-public-expenditure', 8, 2, '900.00')).toEqual([
      'error general-public-expenditure 合计/预算数/合计',
    ]);
    expect(after('XTAB-INCOME-EXPENDITURE', 'fiscal-appropriation-overview', 1, 1, '910.00')).toEqual([
      'error general-public-expenditure 合计/预算数/合计',
      'error fiscal-appropriation-overview general-public/收入/预算数',
    ]);
  });

  it('does not add it where the title leaves it out, and then claims nothing', () => {
    const current = { ...general, title: '一般公共预算当年拨款支出表' };
    expect(ask('XTAB-INCOME-EXPENDITURE', model([current]))).toMatchObject({
      line: { state: 'ambiguous' },
      findings: [],
    });
  });

  it('does not guess to which fund undivided carried money belongs', () => {
    const rows = `
      current-income|900.00|class:208|1,000.00
      general-public|850.00|current-expenditure|1,000.00
      government-fund|50.00||
      carry-in|100.00|carry-out|
      total-income|1,000.00|total-expenditure|1,000.00`;
    const own = table({ kind: 'fiscal-appropriation-overview', columns: 'item@0 amount@0 item@1 amount@1', rows });
    const { line } = ask('XTAB-INCOME-EXPENDITURE', model([own], { without: ['income-expenditure-overview'] }));
    expect(line.why).toContain('上年结转没有按三本预算分列');
  });
});

describe('XTAB-FUND-EMPTY', () => {
  const paid = reprint(model(), 'fiscal-appropriation-overview', 2, 1, '50.00');

  it('finds money without a table of its spending, and spending without money', () => {
    expect(brief(ask('XTAB-FUND-EMPTY', paid).findings)).toEqual([
      'error fiscal-appropriation-overview government-fund/收入/预算数',
    ]);
    const spent = {
      ...table({
        kind: 'government-fund',
        columns: 'function total basic project',
        rows: '2120801|5.00||5.00\n合计|5.00||5.00',
      }),
    };
    expect(brief(ask('XTAB-FUND-EMPTY', model([spent])).findings)).toEqual(['error government-fund 2120801/total']);
  });

  it('finds a sentence that denies it', () => {
    const spent = table({ kind: 'government-fund', columns: 'function total', rows: '2120801|50.00\n合计|50.00' });
    const section = {
      id: 's',
      heading: '政府性基金',
      ordinal: null,
      depth: 1,
      text: '本单位 2026 年没有使用政府性基金预算拨款安排的支出。',
      at: {},
    };
    const of = (text: string) =>
      ask('XTAB-FUND-EMPTY', {
        ...paid,
        disclosure: {
          ...model([spent]).disclosure,
          tables: paid.disclosure.tables.map((own) => (own.kind === 'government-fund' ? spent : own)),
          sections: [{ ...section, text }],
        },
      });
    expect(of('本单位 2026 年政府性基金预算支出 50.00 万元。').findings).toEqual([]);
    expect(of(section.text).findings).toHaveLength(1);
  });

  it('takes zero and blank for no money', () => {
    const zero = table({ kind: 'government-fund', columns: 'function total', rows: '合计|0.00' });
    expect(ask('XTAB-FUND-EMPTY', model([zero])).findings).toEqual([]);
    expect(ask('XTAB-FUND-EMPTY', model([fund])).findings).toEqual([]);
    expect(ask('XTAB-FUND-EMPTY', model([], { without: ['government-fund'] })).line.state).toBe('not-applicable');
    const missing = reprint(
      model([], { without: ['government-fund'] }),
      'fiscal-appropriation-overview',
      2,
      1,
      '50.00',
    );
    expect(ask('XTAB-FUND-EMPTY', missing).line.state).toBe('insufficient-data');
  });
});

describe('XTAB-FISCAL-CLASS', () => {
  it('compares the classes with all tables of fiscal spending', () => {
    expect(after('XTAB-FISCAL-CLASS', 'fiscal-appropriation-overview', 3, 3, '120.00')).toEqual([
      'error fiscal-appropriation-overview class:221/支出/预算数',
    ]);
    expect(after('XTAB-FISCAL-CLASS', 'general-public-expenditure', 5, 2, '120.00')).toEqual([
      'error fiscal-appropriation-overview class:221/支出/预算数',
    ]);
  });

  it('compares each fund column with its own table', () => {
    const columns = 'item@0 amount@0 item@1 total@1 fund.general-public@1 fund.government-fund@1';
    const rows = `
      current-income|1,050.00|class:208|150.00|150.00|
      general-public|1,000.00|class:210|750.00|750.00|
      government-fund|50.00|class:212|50.00||50.00
      ||class:221|100.00|100.00|
      total-income|1,050.00|total-expenditure|1,050.00|1,000.00|50.00`;
    const own = table({ kind: 'fiscal-appropriation-overview', columns, rows });
    const spent = table({ kind: 'government-fund', columns: 'function total', rows: '2120801|50.00\n合计|50.00' });
    expect(ask('XTAB-FISCAL-CLASS', model([own, spent]))).toMatchObject({
      line: { state: 'pass', count: 4 },
      findings: [],
    });
    expect(
      brief(ask('XTAB-FISCAL-CLASS', reprint(model([own, spent]), 'government-fund', 0, 1, '55.00')).findings),
    ).toEqual(['error fiscal-appropriation-overview class:212/fund.government-fund']);
  });
});

describe('XTAB-EXP-GPB', () => {
  it('compares every 项 in total, basic and project where all money is 一般公共预算', () => {
    expect(after('XTAB-EXP-GPB', 'general-public-expenditure', 3, 3, '95.00')).toEqual([
      'error general-public-expenditure 301001|2080505/预算数/基本支出/小计',
    ]);
    expect(after('XTAB-EXP-GPB', 'expenditure', 6, 5, '160.00')).toEqual([
      'error general-public-expenditure 301002|2109999/project',
    ]);
  });

  it('asks only for at most where there is other money', () => {
    const mixed = reprint(model(), 'income-expenditure-overview', 2, 1, '50.00');
    const more = reprint(mixed, 'expenditure', 6, 3, '200.00');
    expect(ask('XTAB-EXP-GPB', more)).toMatchObject({ line: { state: 'pass' }, findings: [] });
    expect(brief(ask('XTAB-EXP-GPB', reprint(mixed, 'expenditure', 6, 3, '100.00')).findings)).toEqual([
      'error expenditure 2109999|50999|30399/total',
    ]);
  });

  it('asks only for at most where nobody knows whose the carried money is', () => {
    const unknown = model([], { without: ['income', 'fiscal-appropriation-overview'] });
    expect(ask('XTAB-EXP-GPB', reprint(unknown, 'expenditure', 6, 3, '200.00')).findings).toEqual([]);
    expect(ask('XTAB-EXP-GPB', reprint(unknown, 'expenditure', 6, 3, '100.00')).findings).toHaveLength(1);
  });

  it('finds an item that only one of the tables has', () => {
    const fewer = {
      ...general,
      rows: general.rows.filter((row) => row.index !== 5).map((row, index) => ({ ...row, index })),
    };
    const { findings } = ask('XTAB-EXP-GPB', model([fewer]));
    expect(findings.map(({ message }) => message).join()).toContain('功能科目 2210201');
  });
});

describe('XTAB-BASIC, XTAB-ECON, XTAB-PERSON-PUBLIC', () => {
  it('compare basic spending in three tables', () => {
    expect(after('XTAB-BASIC', 'general-public-basic', 7, 2, '610.00')).toEqual([
      'error general-public-basic 合计/total',
      'error general-public-basic 合计/total',
    ]);
    expect(after('XTAB-BASIC', 'general-public-basic', 7, 3, '560.00')).toEqual([
      'error general-public-basic 合计/人员经费',
    ]);
  });

  it('compare every economic code, in both classifications', () => {
    expect(after('XTAB-ECON', 'general-public-basic', 3, 2, '45.00')).toEqual([
      'error general-public-basic 50201|30201/total',
      'error general-public-basic 50201|30201/total',
    ]);
    expect(after('XTAB-ECON', 'expenditure', 1, 4, '310.00')).toHaveLength(2);
  });

  it('do not take the total of one lane for the total of the table', () => {
    const lanes = table({
      kind: 'general-public-basic',
      columns: 'economic.department@0 total@0 economic.department@1 total@1',
      rows: `
        30101|300.00|30201|40.00
        30108|150.00|30217|2.00
        30113|100.00|30231|8.00
        合计|550.00|合计|50.00`,
    });
    expect(ask('XTAB-BASIC', model([lanes])).findings).toEqual([]);
    expect(ask('XTAB-ECON', model([lanes]))).toMatchObject({ line: { state: 'pass', count: 6 }, findings: [] });
    expect(ask('XTAB-ECON', reprint(model([lanes]), 'general-public-basic', 0, 3, '45.00')).findings).toHaveLength(1);
  });

  it('leave codes of project spending blank in the basic table alone', () => {
    expect(ask('XTAB-ECON', model())).toMatchObject({ line: { state: 'pass' }, findings: [] });
    const given = after('XTAB-ECON', 'general-public-basic', 4, 2, '250.00');
    expect(given).toHaveLength(2);
  });

  it('put a local detail code and its 款 together', () => {
    const own = table({
      kind: 'expenditure',
      columns: 'function economic.department total basic project',
      rows: '2101501|3021101|6.00|6.00|\n2101501|3021102|4.00|4.00|\n合计||10.00|10.00|',
    });
    const listed = table({
      kind: 'general-public-basic',
      columns: 'economic.department total',
      rows: '30211|10.00\n合计|10.00',
    });
    const of = subject([overview, income, fiscal, own, listed]);
    expect(ask('XTAB-ECON', of)).toMatchObject({ line: { state: 'pass', count: 1 }, findings: [] });
    expect(ask('XTAB-ECON', reprint(of, 'general-public-basic', 0, 1, '11.00')).findings).toHaveLength(1);
  });

  it('do not apply to an expenditure table without economic codes', () => {
    const own = table({ kind: 'expenditure', columns: 'function total basic project', rows: '2101501|10.00|10.00|' });
    expect(ask('XTAB-ECON', model([own])).line.state).toBe('not-applicable');
  });

  it('know which codes are personnel and which are public, and where custom differs', () => {
    expect(after('XTAB-PERSON-PUBLIC', 'general-public-basic', 0, 4, '5.00')).toEqual([
      'error general-public-basic 50101|30101/公用经费',
    ]);
    expect(after('XTAB-PERSON-PUBLIC', 'general-public-basic', 3, 3, '5.00')).toEqual([
      'warning general-public-basic 50201|30201/人员经费',
    ]);
    const rows = '30228|1.00|1.00|\n30309|1.00||1.00\n30299|1.00|1.00|\n30101|1.00|1.00|';
    const columns = 'economic.department total basic.personnel basic.public';
    const custom = table({ kind: 'general-public-basic', columns, rows });
    expect(ask('XTAB-PERSON-PUBLIC', subject([custom]))).toMatchObject({ line: { state: 'pass' }, findings: [] });
  });
});

describe('XTAB-PROJECT-TOTAL', () => {
  it('compares the total and every function', () => {
    expect(after('XTAB-PROJECT-TOTAL', 'project-expenditure', 3, 4, '410.00')).toEqual([
      'error project-expenditure 合计/total',
    ]);
    expect(after('XTAB-PROJECT-TOTAL', 'project-expenditure', 2, 4, '155.00')).toEqual([
      'error project-expenditure 301002|11010126T000000000003|2109999/total',
    ]);
  });

  it('claims no error in a table that lists all spending as projects, and notices that it does', () => {
    const columns = 'project.code project.name total';
    const rows = (target: string): string => `
      42130322032R000000161|基本工资|550.00
      42130322032Y000000125|公用经费|50.00
      42130322032T000000110|信息系统|${target}
      |合计|1,000.00`;
    const everything = (target: string): Table => table({ kind: 'project-expenditure', columns, rows: rows(target) });
    expect(ask('XTAB-PROJECT-TOTAL', model([everything('400.00')]))).toMatchObject({
      line: { state: 'finding' },
      findings: [{ severity: 'notice', message: expect.stringContaining('合计 1,000.00') as string }],
    });
    expect(ask('XTAB-PROJECT-TOTAL', model([everything('300.00')]))).toMatchObject({
      line: { state: 'ambiguous' },
      findings: [],
    });
    const uncoded = table({
      kind: 'project-expenditure',
      columns: 'project.name total',
      rows: '基本工资|600.00\n信息系统|400.00\n合计|1,000.00',
    });
    expect(ask('XTAB-PROJECT-TOTAL', model([uncoded]))).toMatchObject({ line: { state: 'ambiguous' }, findings: [] });
  });
});

describe('XTAB-PROJECT-PERF', () => {
  it('compares the amounts of one project, in their own decimals', () => {
    expect(after('XTAB-PROJECT-PERF', 'project-expenditure', 1, 4, '55.00')).toEqual([
      'warning project-expenditure 301002|11010126T000000000002|2101504/total',
    ]);
    expect(after('XTAB-PROJECT-PERF', 'project-expenditure', 1, 4, '50.01')).toEqual([
      'notice project-expenditure 301002|11010126T000000000002|2101504/total',
    ]);
  });

  it('finds another name under the same code', () => {
    const renamed = [
      project({
        code: '11010126T000000000003',
        name: '困难职工医疗补助',
        row: 2,
        total: '150.000000',
        fiscal: '150.000000',
      }),
    ];
    const { findings } = ask('XTAB-PROJECT-PERF', model([], { projects: renamed }));
    expect(findings.map(({ message }) => message).join()).toContain('名称不同');
  });

  it('finds a name that differs in one word where nothing but the amount pairs the projects', () => {
    const tables = (listed: string, stated: string, total = '50.000000'): readonly Table[] => [
      table({
        kind: 'project-expenditure',
        columns: 'unit project.name total',
        rows: `301001-某局|${listed}|20.00\n301001-某局|${listed}|30.00\n301001-某局|某设施维护|50.00\n合计||100.00`,
      }),
      table({
        kind: 'project-performance',
        columns: 'project.name performance.project-total',
        rows: `${stated}|${total}\n某设施维护|50.000000`,
      }),
    ];
    const of = (listed: string, stated: string, total = '50.000000'): readonly string[] =>
      ask(
        'XTAB-PROJECT-PERF',
        model(tables(listed, stated, total), {
          projects: [
            project({ code: null, name: stated, row: 0, total }),
            project({ code: null, name: '某设施维护', row: 1, total: '50.000000' }),
          ],
        }),
      ).findings.map(({ message }) => message);
    expect(of('机关综合事务保障', '机关综合业务保障')).toEqual([expect.stringContaining('“机关综合【事】务保障”')]);
    // Another amount, another stage of the work, a remainder, a name of its own: no pair.
    expect(of('机关综合事务保障', '机关综合业务保障', '51.000000')).toEqual([]);
    expect(of('信息系统建设一期', '信息系统建设二期')).toEqual([]);
    expect(of('信息系统建设', '信息系统建设尾款')).toEqual([]);
    expect(of('机关综合事务保障', '农产品抽样检测')).toEqual([]);
  });

  it('matches by name only where the name is unmistakable', () => {
    const rows = (unit: string): string => `301001-某局|信息系统运维|20.00\n${unit}|信息系统运维|30.00\n合计||50.00`;
    const named = (unit: string): Table =>
      table({ kind: 'project-expenditure', columns: 'unit project.name total', rows: rows(unit) });
    const perf = table({
      kind: 'project-performance',
      columns: 'project.name performance.project-total',
      rows: '信息系统运维|50.000000',
    });
    const own = [project({ code: null, name: '信息系统运维', row: 0, total: '50.000000' })];
    const of = (unit: string) => ask('XTAB-PROJECT-PERF', model([named(unit), perf], { projects: own }));
    expect(of('301001-某局')).toMatchObject({ line: { state: 'pass' }, findings: [] });
    expect(of('301002-某中心').line.state).toBe('insufficient-data');
  });
});

describe('XTAB-3P-ECON', () => {
  it('asks for equality only where no project can pay for it', () => {
    expect(after('XTAB-3P-ECON', 'three-public', 0, 3, '3.00')).toEqual([
      'error three-public 2026/three-public.reception',
    ]);
    const paidByProject = reprint(model(), 'expenditure', 3, 5, '1.00');
    expect(ask('XTAB-3P-ECON', reprint(paidByProject, 'three-public', 0, 3, '3.00')).findings).toEqual([]);
    expect(brief(ask('XTAB-3P-ECON', reprint(paidByProject, 'three-public', 0, 3, '1.00')).findings)).toEqual([
      'error three-public 2026/three-public.reception',
    ]);
  });

  it('reports a blank beside a figure as a doubt', () => {
    expect(after('XTAB-3P-ECON', 'three-public', 0, 6, '')).toEqual([
      'warning three-public 2026/three-public.car.running',
    ]);
  });

  it('does not apply where there is no such money at all', () => {
    const empty = table({ kind: 'three-public', columns: 'year three-public three-public.reception', rows: '' });
    const none = table({
      kind: 'general-public-basic',
      columns: 'economic.department total',
      rows: '30101|300.00\n合计|300.00',
    });
    expect(ask('XTAB-3P-ECON', model([empty, none])).line.state).toBe('not-applicable');
    expect(ask('XTAB-3P-ECON', model([empty])).line.state).toBe('insufficient-data');
  });

  it('chooses this year among several', () => {
    const rows = '2025|9.00||1.00|8.00||8.00\n2026|10.00||2.00|8.00||8.00';
    const columns =
      'year three-public three-public.abroad three-public.reception three-public.car three-public.car.purchase three-public.car.running';
    const both = table({ kind: 'three-public', columns, rows });
    expect(ask('XTAB-3P-ECON', model([both]))).toMatchObject({ line: { state: 'pass', count: 2 }, findings: [] });
  });
});

describe('XTAB-PURSVC, XTAB-DEPTPERF, ROLL-UNIT-TABLE', () => {
  it('never let bought services exceed the spending of their class', () => {
    expect(after('XTAB-PURSVC', 'purchased-services', 1, 2, '800.00')).toHaveLength(1);
    expect(after('XTAB-PURSVC', 'purchased-services', 0, 2, '2,000.00')).toHaveLength(1);
    const other = reprint(model(), 'purchased-services', 2, 1, '205-教育支出');
    expect(ask('XTAB-PURSVC', other).findings.map(({ severity }) => severity)).toEqual(['notice']);
  });

  it('compare the declared amounts, with more decimals and with labels inside the form', () => {
    const { findings } = ask('XTAB-DEPTPERF', reprint(model(), 'overall-performance', 0, 2, '610.000000'));
    expect(findings.map(({ at, severity }) => [severity, at.columnPath])).toEqual([['error', '财政拨款/基本支出']]);
    const form = table({
      kind: 'overall-performance',
      columns: 'other=总体资金情况 other=总体资金情况 other=总体资金情况',
      rows: '|预算支出总额|基本支出\n|1,000.000000|600.004000\n活动|指标值|单位\n某活动|95.00|%',
    });
    expect(ask('XTAB-DEPTPERF', model([form]))).toMatchObject({ line: { state: 'pass', count: 2 }, findings: [] });
    expect(
      ask('XTAB-DEPTPERF', reprint(model([form]), 'overall-performance', 1, 1, '1,100.000000')).findings,
    ).toHaveLength(1);
  });

  it('compare the income of every unit with its rows', () => {
    expect(after('ROLL-UNIT-TABLE', 'general-public-expenditure', 0, 2, '65.00')).toEqual([
      'error income 301001/current.general-public',
    ]);
    const columns = 'function.code total';
    const flat = table({ kind: 'general-public-expenditure', columns, rows: '2101501|1,000.00\n合计|1,000.00' });
    expect(ask('ROLL-UNIT-TABLE', model([flat])).line.state).toBe('not-applicable');
  });
});
