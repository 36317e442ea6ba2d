import { describe, expect, it } from 'vitest';
import { checkAcross, checkDocument, type Coverage, type Subject } from '../../../../src/core/checks/index.js';
import { ACROSS_RULES } from '../../../../src/core/checks/catalogue.js';
import type { Claim, Level, Stage } from '../../../../src/core/disclosure/index.js';
import { readAmount } from '../../../../src/core/amount/index.js';
import { printBudget } from '../../../generator/document.js';
import { inventScenario } from '../../../generator/scenario.js';
import { writeText } from '../../../generator/write-text.js';
import { inTime } from '../../../in-time.js';
import { project, reprint, subject, table } from '../build.js';
import { read } from '../documents.js';

const STYLE = { unit: '万元', decimals: 2, grouped: true, nil: '' } as const;

/** Department, office and subordinate unit of two years, as text read by the program. */
function shelf(seed: number): readonly Subject[] {
  const scenario = inventScenario(seed, { firstYear: 2025, years: 2 });
  return [2025, 2026].flatMap((year) =>
    [scenario.departmentYear(year), scenario.unitYear(0, year), scenario.unitYear(1, year)].map((budget, index) => ({
      ...read(writeText(printBudget(budget, { name: 'municipal', style: STYLE, projectTable: true }))),
      document: `${year}-${index}`,
    })),
  );
}

function said(rule: string, subjects: readonly Subject[]): readonly string[] {
  return checkAcross(subjects, [rule])
    .findings.filter(({ outcome }) => outcome === 'finding')
    .map(({ severity, message, at }) => `${at.document} ${severity} ${message}`);
}

function line(rule: string, subjects: readonly Subject[], document: string): Coverage {
  return checkAcross(subjects, [rule]).coverage.find((one) => one.document === document)!;
}

/** The same document with one figure of a table printed differently, found by column and row label. */
function misprint(of: Subject, kind: string, row: string, column: string, text: string): Subject {
  const own = of.disclosure.tables.find((one) => one.kind === kind)!;
  const at = own.rows.find((one) => one.label === row || one.lines.some((each) => each.key === row))!;
  const measure = own.columns.find((one) => one.measure === column)!;
  return reprint(of, own.id, at.index, measure.index, text);
}

type Draft = {
  readonly document: string;
  readonly year: number;
  readonly stage?: Stage;
  readonly level?: Level;
  readonly tables?: Parameters<typeof table>[0][];
  readonly texts?: readonly string[];
  readonly claims?: readonly Claim[];
  readonly projects?: Parameters<typeof subject>[1] extends infer Given ? Given : never;
};

function document(draft: Draft): Subject {
  const of = subject((draft.tables ?? []).map(table), {
    year: draft.year,
    document: draft.document,
    ...(draft.stage === undefined ? {} : { stage: draft.stage }),
    ...draft.projects,
  });
  const passages = (draft.texts ?? []).map((text, index) => ({
    text,
    section: null,
    marks: [{ start: 0, at: { line: index + 1 } }],
  }));
  const level = { value: draft.level ?? 'unit', from: 'cover', at: null, rejected: [] } as const;
  const profile = { ...of.disclosure.profile, level };
  return { ...of, disclosure: { ...of.disclosure, profile, passages, claims: draft.claims ?? [] } };
}

function money(text: string): NonNullable<Claim['value']> {
  const reading = readAmount(text, '万元');
  if (reading.state !== 'number') throw new Error('a figure was expected');
  return { kind: 'money', amount: reading.amount, unitText: '万元', start: 0, end: 0 };
}

function claim(
  words: string,
  value: string,
  base: string | null,
  delta: string | null,
  baseText = '比2025年年初预算数',
): Claim {
  return {
    subject: words,
    period: 2026,
    value: money(value),
    changes: [
      {
        baseText,
        basePeriod: 2025,
        base: base === null ? null : money(base),
        delta: delta === null ? null : money(delta),
        deltaDirection: delta === null ? null : 'up',
        rate: null,
        rateDirection: null,
        flat: false,
      },
    ],
    share: null,
    completion: null,
    whole: null,
    doubt: null,
    quote: words,
    sentence: 0,
    section: null,
    at: { line: 1 },
  };
}

describe('rules between documents', () => {
  it('have no error and no doubt about generated years and units, and really compare them', () => {
    for (const seed of [31, 32, 33]) {
      const subjects = shelf(seed);
      const { findings, coverage } = checkAcross(subjects);
      const serious = findings.filter(({ severity, rule }) => severity !== 'notice' && rule !== 'YOY-3P-TREND');
      expect(serious.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
      for (const rule of ['ROLL-SUM', 'ROLL-UNIT-ROW', 'ROLL-PUBLISHED']) {
        expect(coverage.find((one) => one.rule === rule && one.document === '2026-0')?.state).toBe('pass');
      }
      expect(coverage.find((one) => one.rule === 'YOY-BASE' && one.document === '2026-1')?.count).toBeGreaterThan(2);
    }
  });

  it('leave a line for every document and rule, and no pass where the other document is missing', () => {
    const [first] = shelf(31);
    const alone = { ...first!, document: 'alone' };
    const { coverage } = checkAcross([alone]);
    expect(coverage.map((one) => `${one.document} ${one.rule}`)).toEqual(
      ACROSS_RULES.map((rule) => `alone ${rule.id}`),
    );
    const states = coverage.filter((one) => one.rule !== 'ROLL-UNIT-NAME').map((one) => one.state);
    expect(states).not.toContain('pass');
    expect(coverage.find((one) => one.rule === 'ROLL-SUM')).toMatchObject({ state: 'insufficient-data' });
    expect(coverage.find((one) => one.rule === 'ROLL-SUM')?.why).toMatch(/库中没有所属单位的同年文件/);
  });

  it('take ten years of fifty units in less than five seconds', () => {
    const [, , unit] = shelf(34);
    const subjects = Array.from({ length: 500 }, (_, index): Subject => {
      const copy = structuredClone(unit!);
      const { profile } = copy.disclosure;
      const unitCode = { ...profile.unitCode, value: `39${String(index % 50).padStart(4, '0')}` };
      const fiscalYear = { ...profile.fiscalYear, value: 2017 + Math.floor(index / 50) };
      return {
        document: `d${index}`,
        disclosure: { ...copy.disclosure, profile: { ...profile, unitCode, fiscalYear } },
      };
    });
    const { coverage } = inTime(5000, () => checkAcross(subjects));
    expect(coverage.filter((one) => one.rule === 'YOY-SWING' && one.state === 'pass').length).toBeGreaterThan(400);
  });
});

describe('YOY-BASE', () => {
  const last = document({
    document: 'last',
    year: 2025,
    tables: [
      {
        kind: 'expenditure',
        columns: 'function total basic project',
        rows: '2101501-行政运行|60|40|20\n合计|60|40|20',
      },
    ],
  });
  const now = (...claims: readonly Claim[]): Subject => document({ document: 'now', year: 2026, claims });

  it('traces base figures, printed or derived, to last year’s own file', () => {
    expect(said('YOY-BASE', [last, now(claim('基本支出', '50', '40', '10'))])).toEqual([]);
    expect(said('YOY-BASE', [last, now(claim('基本支出', '50', null, '10'))])).toEqual([]);
    expect(said('YOY-BASE', [last, now(claim('基本支出', '50', '47', '3'))])[0]).toMatch(/^now error .*47万元.*40/);
    expect(said('YOY-BASE', [last, now(claim('基本支出', '50', '35', '15', '比上年'))])[0]).toMatch(/^now warning /);
  });

  it('compares no adjusted budget and says what is missing', () => {
    expect(line('YOY-BASE', [last, now(claim('基本支出', '50', '41', '9', '比2025年调整预算数'))], 'now').state).toBe(
      'not-applicable',
    );
    const alone = line('YOY-BASE', [now(claim('基本支出', '50', '40', '10'))], 'now');
    expect(alone).toMatchObject({ state: 'insufficient-data' });
    expect(alone.why).toMatch(/2025 年预算公开文件/);
    expect(line('YOY-BASE', [last, now(claim('某项经费', '5', '4', '1'))], 'now').state).toBe('insufficient-data');
  });

  it('reads the row of last year in a table of 三公经费', () => {
    const columns =
      'year three-public three-public.abroad three-public.reception three-public.car.purchase three-public.car.running';
    const before = document({
      document: 'last',
      year: 2025,
      tables: [{ kind: 'three-public', columns, rows: '2025|3.00||1.00||2.00' }],
    });
    const both = (total: string): Subject =>
      document({
        document: 'now',
        year: 2026,
        tables: [{ kind: 'three-public', columns, rows: `2025|${total}||1.00||2.00\n2026|3.00||1.00||2.00` }],
      });
    expect(said('YOY-BASE', [before, both('3.00')])).toEqual([]);
    expect(said('YOY-BASE', [before, both('3.60')])).toHaveLength(1);
  });
});

describe('budget and final accounts', () => {
  const overview = (carry: string): Parameters<typeof table>[0] => ({
    kind: 'income-expenditure-overview',
    columns: 'item amount item@1 amount@1',
    rows: carry,
  });

  it('YOY-CARRY joins the end of one year to the beginning of the next', () => {
    const last = document({
      document: 'last',
      year: 2025,
      stage: 'final',
      tables: [overview('carry-in|1|carry-out|7')],
    });
    const now = (carried: string, stage: Stage): Subject =>
      document({ document: 'now', year: 2026, stage, tables: [overview(`carry-in|${carried}|carry-out|2`)] });
    expect(said('YOY-CARRY', [last, now('7', 'final')])).toEqual([]);
    expect(said('YOY-CARRY', [last, now('9', 'final')])[0]).toMatch(/^now error /);
    expect(said('YOY-CARRY', [last, now('9', 'budget')])[0]).toMatch(/^now notice /);
    expect(said('YOY-CARRY', [last, now('5', 'budget')])).toEqual([]);
    expect(line('YOY-CARRY', [now('5', 'budget')], 'now').state).toBe('insufficient-data');
  });

  it('YOY-FINAL-BUDGET holds 年初预算 against the budget as published', () => {
    const budget = document({
      document: 'budget',
      year: 2026,
      tables: [
        {
          kind: 'general-public-expenditure',
          columns: 'function.code function.name total',
          rows: '2080501|行政单位离退休|43.00',
        },
        { kind: 'income-expenditure-overview', columns: 'item amount item@1 amount@1', rows: '||class:208|43.00' },
      ],
    });
    const final = (figure: string): Subject =>
      document({
        document: 'final',
        year: 2026,
        stage: 'final',
        texts: [
          `1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。年初预算为${figure}万元，支出决算为41.00万元。`,
        ],
      });
    expect(line('YOY-FINAL-BUDGET', [budget, final('43.00')], 'final').state).toBe('pass');
    expect(said('YOY-FINAL-BUDGET', [budget, final('34.00')])[0]).toMatch(/^final error .*34\.00万元/);
    expect(line('YOY-FINAL-BUDGET', [final('43.00')], 'final').state).toBe('insufficient-data');
    expect(line('YOY-FINAL-BUDGET', [budget, final('43.00')], 'budget').state).toBe('not-applicable');
  });
});

describe('what changed', () => {
  const general = (document0: string, year: number, rows: string): Subject =>
    document({
      document: document0,
      year,
      tables: [{ kind: 'general-public-expenditure', columns: 'function.code function.name total', rows }],
    });

  it('YOY-SWING notices large changes once for a table', () => {
    const last = general('last', 2025, '2101501|行政运行|100\n2101502|一般行政管理事务|50\n2101504|信息化建设|30');
    const now = general('now', 2026, '2101501|行政运行|109\n2101502|一般行政管理事务|90\n2101506|医疗保障经办事务|20');
    expect(said('YOY-SWING', [last, now])).toHaveLength(1);
    expect(said('YOY-SWING', [last, now])[0]).toMatch(/^now notice .*3 个科目/);
    expect(
      said('YOY-SWING', [
        last,
        general('now', 2026, '2101501|行政运行|118\n2101502|一般行政管理事务|52\n2101504|信息化建设|30'),
      ]),
    ).toEqual([]);
  });

  const threePublic = (document0: string, year: number, total: string, ...texts: readonly string[]): Subject =>
    document({
      document: document0,
      year,
      texts,
      tables: [
        {
          kind: 'three-public',
          columns: 'three-public three-public.abroad three-public.reception',
          rows: `${total}||${total}`,
        },
      ],
    });

  it('YOY-3P-TREND doubts an increase without a reason', () => {
    const last = threePublic('last', 2025, '1.20');
    const why = (reason: string): string =>
      `“三公”经费1.60万元，公务接待费1.60万元，比上年增加0.40万元，主要原因是${reason}。`;
    expect(said('YOY-3P-TREND', [last, threePublic('now', 2026, '1.60')])[0]).toMatch(/^now warning .*没有说明原因/);
    expect(said('YOY-3P-TREND', [last, threePublic('now', 2026, '1.60', why('工作需要'))])[0]).toMatch(
      /^now warning .*不具体/,
    );
    expect(said('YOY-3P-TREND', [last, threePublic('now', 2026, '1.60', why('承办全市现场会两次'))])[0]).toMatch(
      /^now notice /,
    );
    expect(said('YOY-3P-TREND', [last, threePublic('now', 2026, '1.10')])).toEqual([]);
  });

  it('YOY-PROJECT follows a project by its code, whatever reader took its letter for', () => {
    const placed = (document0: string, year: number, code: string, total: string, target: string): Subject =>
      document({
        document: document0,
        year,
        projects: {
          projects: [
            {
              ...project({ code, name: '窗口设备巡检', row: 0, total }),
              indicators: [
                {
                  level1: '产出指标',
                  level2: '数量指标',
                  level3: '巡检次数',
                  nature: '≥',
                  value: target,
                  unit: '次',
                  direction: '',
                  attribution: 'printed',
                  table: 'project-performance',
                  row: 0,
                  at: {},
                  evidence: null,
                },
              ],
            },
          ],
        },
      });
    const last = placed('last', 2025, '32990025T000000000001', '50.00', '200');
    expect(said('YOY-PROJECT', [last, placed('now', 2026, '329900257000000000001', '48.00', '90')])[0]).toMatch(
      /^now notice .*200→90/,
    );
    expect(said('YOY-PROJECT', [last, placed('now', 2026, '32990025T000000000001', '90.00', '200')])[0]).toMatch(
      /^now notice .*\+80\.0%/,
    );
    expect(said('YOY-PROJECT', [last, placed('now', 2026, '32990025T000000000001', '52.00', '190')])).toEqual([]);
  });

  it('YOY-PROJECT shows a name that differs from last year’s beside it', () => {
    const listing = (
      of: string,
      year: number,
      ...projects: readonly (readonly [code: string, name: string])[]
    ): Subject =>
      document({
        document: of,
        year,
        projects: {
          projects: projects.map(([code, name], row) => project({ code, name, row, total: '50.00' })),
        },
      });
    const [one, two] = ['32990025T000000000001', '32990026T000000000002'];
    const last = listing('last', 2025, [one, '窗口设备巡检'], ['32990025T000000000009', '堤防白蚁防治']);
    const names = (...projects: readonly (readonly [code: string, name: string])[]): readonly string[] =>
      said('YOY-PROJECT', [last, listing('now', 2026, ...projects)]);
    expect(names([one, '窗口设备巡检（2026年）'], [two, '堤防白蚁防治'])).toEqual([]);
    expect(names([one, '窗口设备巡捡'])).toEqual([
      expect.stringMatching(/^now warning 项目编码 .*“窗口设备巡【检】”，本年为“窗口设备巡【捡】”/),
    ]);
    expect(names([one, '政务外网租赁'])).toEqual([expect.stringMatching(/^now notice .*政务外网租赁.*说明项目变更/)]);
    expect(names([two, '堤防白蚁仿治'])).toEqual([expect.stringMatching(/^now warning 项目名称与上年只差个别字/)]);
    expect(names([two, '堤防白蚁防治'], ['32990026T000000000003', '堤防白蚁仿治'])).toEqual([]);
    expect(names([two, '堤防鼠害防治'])).toEqual([]);
  });

  it('YOY-COPY notices a reason kept while the figures moved', () => {
    const words = (figure: string): string =>
      `培训费${figure}万元，比上年减少0.20万元，主要原因是压缩了线下培训的班次和参训人数。`;
    const at = (document0: string, year: number, figure: string): Subject =>
      document({ document: document0, year, texts: [words(figure)] });
    expect(said('YOY-COPY', [at('last', 2025, '3.10'), at('now', 2026, '2.90')])).toHaveLength(1);
    const other = document({
      document: 'now',
      year: 2026,
      texts: ['培训费2.90万元，主要原因是新入职人员集中轮训改为市里统一举办。'],
    });
    expect(said('YOY-COPY', [at('last', 2025, '3.10'), other])).toEqual([]);
  });

  it('YOY-SCOPE notices a table that is gone without a word', () => {
    const rows = '2101501|行政运行|1';
    const kinds = { kind: 'project-expenditure', columns: 'project.name total', rows: '某项目|1' } as const;
    const last = document({
      document: 'last',
      year: 2025,
      tables: [{ kind: 'general-public-expenditure', columns: 'function.code function.name total', rows }, kinds],
    });
    expect(said('YOY-SCOPE', [last, general('now', 2026, rows)])[0]).toMatch(/^now notice .*项目支出表/);
    const told = { ...general('now', 2026, rows) };
    const passages = [{ text: '本年公开表格有调整，项目支出表不再单独公开。', section: null, marks: [] }];
    expect(said('YOY-SCOPE', [last, { ...told, disclosure: { ...told.disclosure, passages } }])).toEqual([]);
  });
});

describe('a department and its units', () => {
  const now = (): Subject[] => shelf(35).filter((one) => one.document.startsWith('2026'));

  it('ROLL-SUM finds a total of the department that its units do not make', () => {
    const [department, ...units] = now();
    const spoilt = misprint(department!, 'expenditure', '合计', 'basic', '1.11');
    expect(said('ROLL-SUM', [department!, ...units])).toEqual([]);
    expect(
      said('ROLL-SUM', [spoilt, ...units]).some((one) => one.startsWith('2026-0 error') && one.includes('基本支出')),
    ).toBe(true);
    const without = line('ROLL-SUM', [spoilt, units[0]!], '2026-0');
    expect(without.state).toBe('insufficient-data');
  });

  it('ROLL-UNIT-ROW compares the rows of a unit with the unit’s own file', () => {
    const [department, office, unit] = now();
    const own = unit!.disclosure.profile.unitCode.value!;
    const row = department!.disclosure.tables
      .find((one) => one.kind === 'income')!
      .rows.find((one) => one.key.startsWith(own))!;
    const spoilt = misprint(department!, 'income', row.lines[0]!.key, 'total', '2.22');
    expect(said('ROLL-UNIT-ROW', [spoilt, office!, unit!]).some((one) => one.startsWith('2026-0 error'))).toBe(true);
    expect(line('ROLL-UNIT-ROW', [department!, unit!], '2026-0').state).toBe('insufficient-data');
  });

  it('ROLL-PUBLISHED names a unit without a file where others have one', () => {
    const income = {
      kind: 'income',
      columns: 'unit.code unit total',
      rows: '301|某局|9\n301001|某局本级|3\n301002|甲中心|3\n301003|乙中心|3',
    } as const;
    const of = (document0: string, code: string, name: string, level: Level): Subject => {
      const made = document({ document: document0, year: 2026, level, tables: level === 'department' ? [income] : [] });
      const fact = <Value>(value: Value) => ({ value, from: 'cover', at: null, rejected: [] }) as const;
      const profile = { ...made.disclosure.profile, unitCode: fact(code), unitName: fact(name) };
      return { ...made, disclosure: { ...made.disclosure, profile } };
    };
    const department = of('all', '301', '某局', 'department');
    expect(said('ROLL-PUBLISHED', [department, of('a', '301002', '甲中心', 'unit')])[0]).toMatch(
      /^all warning .*乙中心/,
    );
    expect(line('ROLL-PUBLISHED', [department], 'all').state).toBe('insufficient-data');
    expect(said('ROLL-UNIT-NAME', [department, of('a', '301002', '丙馆', 'unit')])).toHaveLength(1);
    expect(said('ROLL-UNIT-NAME', [department, of('a', '301002', '霁川市甲中心', 'unit')])).toEqual([]);
  });
});

describe('units of one document', () => {
  const income = (rows: string): Parameters<typeof table>[0] => ({
    kind: 'income',
    columns: 'unit.code unit total',
    rows,
  });
  const two = '301|某局|9\n301001|某局本级|5\n301002|甲中心|4';
  const at = (texts: readonly string[], rows = two): Subject =>
    document({ document: 'one', year: 2026, level: 'department', texts, tables: [income(rows)] });
  const ofOne = (rule: string, of: Subject): readonly string[] =>
    checkDocument(of, [rule]).findings.map(({ severity, message }) => `${severity} ${message}`);

  it('ROLL-UNIT-LIST compares counts and names', () => {
    const words = (count: number, second = '甲中心'): readonly string[] => [
      `纳入本部门预算的单位共 ${count} 户，其中行政机关 1 户、财政补助事业单位 1 户。`,
      `纳入编制范围的单位有：- 1.某局本级- 2.${second}`,
    ];
    expect(ofOne('ROLL-UNIT-LIST', at(words(2)))).toEqual([]);
    expect(checkDocument(at(words(2)), ['ROLL-UNIT-LIST']).coverage[0]?.state).toBe('pass');
    expect(ofOne('ROLL-UNIT-LIST', at(words(3)))).toHaveLength(2);
    expect(ofOne('ROLL-UNIT-LIST', at(words(1))).some((one) => one.includes('名单有 2 户'))).toBe(true);
    expect(ofOne('ROLL-UNIT-LIST', at(words(2, '乙馆')))[0]).toMatch(/^warning .*乙馆/);
    // A short list may have lost its end at a page break, unless a heading follows.
    const short = ['纳入本部门预算的单位共 3 户，包括：1.某局本级；2.甲中心'] as const;
    expect(ofOne('ROLL-UNIT-LIST', at(short, ''))).toEqual([]);
    expect(ofOne('ROLL-UNIT-LIST', at([...short, '（三）人员构成情况'], ''))[0]).toMatch(/^warning .*名单有 2 户/);
    expect(checkDocument(document({ document: 'one', year: 2026 }), ['ROLL-UNIT-LIST']).coverage[0]?.state).toBe(
      'not-applicable',
    );
  });

  it('ROLL-UNIT-CODE wants one name for a code and the department in front', () => {
    expect(ofOne('ROLL-UNIT-CODE', at([]))).toEqual([]);
    const of = at([], '301001|某局本级|5\n402002|甲中心|4');
    const fact = { value: '301', from: 'cover', at: null, rejected: [] } as const;
    const foreign = { ...of, disclosure: { ...of.disclosure, profile: { ...of.disclosure.profile, unitCode: fact } } };
    expect(ofOne('ROLL-UNIT-CODE', foreign)[0]).toMatch(/^warning .*402002/);
  });

  it('ROLL-ELIM notices money that stands on both sides', () => {
    const with0 = (down: string): Subject =>
      document({
        document: 'one',
        year: 2026,
        level: 'department',
        tables: [
          {
            kind: 'income-expenditure-overview',
            columns: 'item amount item@1 amount@1',
            rows: 'superior-subsidy|3|class:208|9',
          },
          {
            kind: 'expenditure',
            columns: 'function total subsidise-down',
            rows: `2101501-行政运行|9|${down}\n合计|9|${down}`,
          },
        ],
      });
    expect(ofOne('ROLL-ELIM', with0('3'))[0]).toMatch(/^notice /);
    expect(ofOne('ROLL-ELIM', with0(''))).toEqual([]);
  });
});
