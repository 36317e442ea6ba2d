import { describe, expect, it } from 'vitest';
import { checkDocument, type Subject } from '../../../../src/core/checks/index.js';
import { printBudget } from '../../../generator/document.js';
import { inventScenario } from '../../../generator/scenario.js';
import { writeText } from '../../../generator/write-text.js';
import { subject, table, type SubjectDraft } from '../build.js';
import { read } from '../documents.js';
import { ask } from './cases.js';

const COLUMNS = 'function economic.government economic.department total basic project';

function spending(rows: string, draft: SubjectDraft & { readonly columns?: string } = {}): Subject {
  return subject([table({ kind: 'expenditure', columns: draft.columns ?? COLUMNS, rows })], draft);
}

/** Severity and message of each finding. */
function said(rule: string, of: Subject): readonly string[] {
  return ask(rule, of).findings.map(({ severity, message }) => `${severity} ${message}`);
}

function state(rule: string, of: Subject): string {
  return ask(rule, of).line.state;
}

/** A document whose running text is the given sentences. */
function text(...sentences: readonly string[]): Subject {
  const of = subject([], { year: 2026 });
  const passages = sentences.map((one, index) => ({
    text: one,
    section: null,
    marks: [{ start: 0, at: { line: index + 1 } }],
  }));
  return { ...of, disclosure: { ...of.disclosure, passages } };
}

const GOOD = `
2101501-行政运行|50101-工资奖金津补贴|30101-基本工资|30|30|
2101501-行政运行|50201-办公经费|30201-办公费|4|4|
2080505-机关事业单位基本养老保险缴费支出|50102-社会保障缴费|30108-机关事业单位基本养老保险缴费|6|6|
2101502-一般行政管理事务|50205-委托业务费|30227-委托业务费|8||8
合计|||48|40|8`;

const CODE_IDS = [
  'CODE-EXIST',
  'CODE-NAME',
  'CODE-NAME-STALE',
  'CODE-LEVEL',
  'CODE-PAIR',
  'CODE-UNITTYPE',
  'CODE-SOCIAL',
  'CODE-BASIC-PROJECT',
  'CODE-PERSON-IN-PROJECT',
  'CODE-CATCHALL',
];

describe('every rule of codes', () => {
  it.each(CODE_IDS)('%s passes what is in order and never an empty document', (rule) => {
    expect(said(rule, spending(GOOD))).toEqual([]);
    expect(state(rule, spending(GOOD))).toBe('pass');
    expect(['insufficient-data', 'not-applicable']).toContain(state(rule, subject([])));
  });

  it('none has anything to say against generated documents beyond notices', () => {
    for (const seed of [11, 12, 13]) {
      const scenario = inventScenario(seed);
      for (const budget of [scenario.departmentYear(2026), scenario.unitYear(0, 2026), scenario.unitYear(1, 2026)]) {
        const style = { unit: '万元', decimals: 2, grouped: true, nil: '' } as const;
        const of = read(writeText(printBudget(budget, { name: 'municipal', style, projectTable: true })));
        const { findings, coverage } = checkDocument(of);
        const own = findings.filter((one) => one.family === 'classification');
        expect(own.filter((one) => one.severity !== 'notice').map((one) => one.message)).toEqual([]);
        expect(coverage.find((one) => one.rule === 'CODE-NAME')?.count).toBeGreaterThan(20);
      }
    }
  });
});

describe('CODE-EXIST', () => {
  it('calls a code that is not listed no error, once for each classification', () => {
    const of = spending(
      '2101577-某事务|50201-办公经费|30275-某费用|1|1|\n2101578-另一事务|50201-办公经费|30276-他费用|1|1|',
    );
    const found = said('CODE-EXIST', of);
    expect(found).toHaveLength(2);
    expect(found.every((one) => one.startsWith('notice') && one.includes('未收录'))).toBe(true);
  });

  it('finds a code of which a digit was lost or changed when the name tells which was meant', () => {
    expect(said('CODE-EXIST', spending('2101501-行政运行||3012-津贴补贴|1|1|'))[0]).toMatch(
      /^error .*按名称应为 30102/,
    );
    expect(said('CODE-EXIST', spending('2101501-行政运行||30281-工会经费|1|1|'))[0]).toMatch(/^error .*30228/);
  });

  it('takes local details and codes of another first digit as no matter of its', () => {
    expect(said('CODE-EXIST', spending('2101501-行政运行||3021101-差旅费|1|1|'))).toEqual([]);
    expect(state('CODE-EXIST', spending('301002-某单位|||1|1|'))).toBe('insufficient-data');
  });

  it('says that years without tables were not looked at', () => {
    const old = spending('2059999-某事务||30210-某费用|1|1|', { year: 2016 });
    expect(state('CODE-EXIST', old)).toBe('insufficient-data');
  });
});

describe('CODE-NAME', () => {
  it('finds the name of another code', () => {
    const found = ask('CODE-NAME', spending('2101501-行政运行||30211-印刷费|1|1|'));
    expect(found.findings[0]).toMatchObject({ severity: 'error', expected: '差旅费', actual: '印刷费' });
  });

  it('asks about a name that is no item, and only notices where the table is not sure', () => {
    expect(said('CODE-NAME', spending('2101501-行政运行||30211-差施费|1|1|'))[0]).toMatch(/^warning .*差旅费/);
    expect(said('CODE-NAME', spending('2013804-某某管理||30211-差旅费|1|1|'))[0]).toMatch(/^notice .*经营主体管理/);
  });

  it('does not mind brackets, white space, 支出, traditional forms, narrow cells or local details', () => {
    const rows = `
2080506-机关事业单位職業年金缴费||30213-维修(护)费|1|1|
2080505-机关事业单位基本养老保险||3021101-市内差旅费|1|1|`;
    expect(said('CODE-NAME', spending(rows))).toEqual([]);
  });

  it('tells an item from the rest of its group where the document prints its name as well', () => {
    const two = (one: string, other: string): readonly string[] =>
      said('CODE-NAME', spending(`${one}||30201-办公费|1|1|\n${other}||30211-差旅费|1|1|`));
    expect(two('2050203-初中教育', '2050203-其他初中教育')).toEqual([
      expect.stringMatching(/^warning .*名称为“初中教育”，此处印作“其他初中教育”/),
    ]);
    expect(two('2139999-其他农林水支出', '2139999-农林水支出')).toEqual([
      expect.stringMatching(/^(?:error|warning) .*“农林水支出”是 213 的名称/),
    ]);
    expect(two('2101101-行政单位医疗', '2101101-政单位医疗')).toEqual([expect.stringMatching(/^notice .*少一字/)]);
    // Alone it may be a cell that cut the name off, or a word of the office.
    expect(two('2050203-其他初中教育', '2050203-其他初中教育')).toEqual([]);
    expect(two('2101101-行政单位医疗', '2101101-行政单位医')).toEqual([]);
  });

  it('is not a pass where only codes are printed', () => {
    expect(state('CODE-NAME', spending('2101501|50101|30101|1|1|'))).toBe('insufficient-data');
  });
});

describe('CODE-NAME-STALE', () => {
  it('finds renamed and retired items by the year of the document', () => {
    const rows = '20805-行政事业单位离退休||30302-退休费|1|1|';
    expect(said('CODE-NAME-STALE', spending(rows))[0]).toMatch(/^error .*2020 年起.*行政事业单位养老支出/);
    expect(said('CODE-NAME', spending(rows))).toEqual([]);
    expect(said('CODE-NAME-STALE', spending('2210203-购房补贴||30313-购房补贴|1|1|'))[0]).toMatch(
      /^warning .*停用.*30102/,
    );
    expect(state('CODE-NAME-STALE', spending(rows, { year: 2018 }))).toBe('insufficient-data');
  });

  it('reads the running text, once for each name, and not what is said of an earlier year', () => {
    const words = '社会保障和就业支出（类）行政事业单位离退休（款）事业单位离退休（项）预算12万元。';
    expect(said('CODE-NAME-STALE', text(words, words))).toHaveLength(1);
    expect(said('CODE-NAME-STALE', text(`与2019年相比，${words}`))).toEqual([]);
    expect(said('CODE-NAME-STALE', text('社会保障和就业支出（类）行政事业单位养老支出（款）。'))).toEqual([]);
  });
});

describe('CODE-LEVEL', () => {
  it('wants 项 by function and 款 in basic expenditure', () => {
    expect(said('CODE-LEVEL', spending('21015-医疗保障管理事务||30101-基本工资|1|1|'))[0]).toMatch(/^error .*21015/);
    const basic = table({
      kind: 'general-public-basic',
      columns: 'economic.code economic.name total',
      rows: '301|工资福利支出|5\n30201|办公费|2',
    });
    expect(said('CODE-LEVEL', subject([basic]))[0]).toMatch(/301-工资福利支出/);
  });

  it('takes 类 and 款 rows above their items for what they are', () => {
    const tree = table({
      kind: 'general-public-expenditure',
      columns: 'function.code function.name total basic project',
      rows: '*208|社会保障和就业支出|6|6|\n>*20805|行政事业单位养老支出|6|6|\n>>2080501|行政单位离退休|6|6|',
      tree: true,
    });
    expect(state('CODE-LEVEL', subject([tree]))).toBe('pass');
  });
});

describe('CODE-PAIR', () => {
  it('finds a pair that the correspondence does not allow, once', () => {
    const rows =
      '2101501-行政运行|50202-会议费|30201-办公费|1|1|\n2101502-一般行政管理事务|50202-会议费|30201-办公费|1||1';
    expect(said('CODE-PAIR', spending(rows))).toHaveLength(1);
    expect(said('CODE-PAIR', spending(rows))[0]).toMatch(/^error .*30201-办公费.*50201、50502.*共 2 行/);
  });

  it('judges neither codes without correspondence nor years before it', () => {
    expect(state('CODE-PAIR', spending('2101501-行政运行|50201-办公经费|30275-某费用|1|1|'))).toBe('insufficient-data');
    expect(state('CODE-PAIR', spending('2101501-行政运行|50202-会议费|30201-办公费|1|1|', { year: 2017 }))).toBe(
      'not-applicable',
    );
  });
});

describe('CODE-UNITTYPE', () => {
  const both =
    '2101501-行政运行|50101-工资奖金津补贴|30101-基本工资|3|3|\n2101550-事业运行|50501-工资福利支出|30101-基本工资|2|2|';

  it('finds both sets of codes in one unit', () => {
    expect(said('CODE-UNITTYPE', spending(both))).toHaveLength(1);
    expect(said('CODE-UNITTYPE', spending(both))[0]).toMatch(/^warning .*50101.*50501/);
  });

  it('leaves a department alone whose rows name no unit', () => {
    const of = spending(both);
    const level = { value: 'department', from: 'cover', at: null, rejected: [] } as const;
    const department = { ...of, disclosure: { ...of.disclosure, profile: { ...of.disclosure.profile, level } } };
    expect(state('CODE-UNITTYPE', department)).toBe('insufficient-data');
  });

  it('asks where the text says 事业单位 and nothing of 参公', () => {
    const of = spending('2101501-行政运行|50101-工资奖金津补贴|30101-基本工资|3|3|');
    const saying = (words: string): Subject => ({
      ...of,
      disclosure: {
        ...of.disclosure,
        passages: [{ text: words, section: null, marks: [{ start: 0, at: { line: 1 } }] }],
      },
    });
    expect(said('CODE-UNITTYPE', saying('本单位为全额拨款事业单位。'))).toHaveLength(1);
    expect(said('CODE-UNITTYPE', saying('本单位为参照公务员法管理的事业单位。'))).toEqual([]);
  });
});

describe('CODE-FUND', () => {
  const at = (kind: 'general-public-expenditure' | 'government-fund' | 'state-capital', rows: string): Subject =>
    subject([table({ kind, columns: 'function.code function.name total', rows })]);

  it('keeps the three budgets apart', () => {
    expect(said('CODE-FUND', at('general-public-expenditure', '2296002|用于社会福利的彩票公益金支出|4'))).toHaveLength(
      1,
    );
    expect(said('CODE-FUND', at('government-fund', '2101501|行政运行|4'))[0]).toMatch(/^error .*一般公共预算/);
    expect(said('CODE-FUND', at('state-capital', '2120804|农村基础设施建设支出|4'))[0]).toMatch(/政府性基金预算/);
    expect(state('CODE-FUND', at('government-fund', '*212|城乡社区支出|4\n2120804|农村基础设施建设支出|4'))).toBe(
      'pass',
    );
    expect(state('CODE-FUND', at('government-fund', '合计||'))).toBe('not-applicable');
  });
});

describe('customs', () => {
  it('CODE-SOCIAL notices contributions under another item, once', () => {
    const rows = '2101501-行政运行||30113-住房公积金|1|1|\n2101501-行政运行||30108-机关事业单位基本养老保险缴费|1|1|';
    expect(said('CODE-SOCIAL', spending(rows))).toHaveLength(1);
    expect(said('CODE-SOCIAL', spending(rows))[0]).toMatch(/^notice .*30113 列 2101501/);
  });

  it('CODE-BASIC-PROJECT notices the opposite nature, once', () => {
    const rows = '2101501-行政运行||30101-基本工资|1||1\n2101502-一般行政管理事务||30201-办公费|1|1|';
    expect(said('CODE-BASIC-PROJECT', spending(rows))).toHaveLength(1);
    expect(said('CODE-BASIC-PROJECT', spending(rows))[0]).toMatch(/^notice /);
  });

  it('CODE-PERSON-IN-PROJECT asks about wages in projects, but not about 编外人员', () => {
    expect(
      said('CODE-PERSON-IN-PROJECT', spending('2101502-一般行政管理事务||30199-其他工资福利支出|9||9'))[0],
    ).toMatch(/^warning /);
    const list = (name: string, amount = '9'): Subject =>
      subject([
        table({
          kind: 'project-expenditure',
          columns: 'project.name function economic.department total',
          rows: `${name}|2101502-一般行政管理事务|30199-其他工资福利支出|${amount}`,
        }),
      ]);
    expect(said('CODE-PERSON-IN-PROJECT', list('某项目'))).toHaveLength(1);
    // A form prints every item, whether anything was spent on it or not.
    expect(said('CODE-PERSON-IN-PROJECT', list('某项目', ''))).toEqual([]);
    expect(said('CODE-PERSON-IN-PROJECT', list('某项目', '0.00'))).toEqual([]);
    expect(said('CODE-PERSON-IN-PROJECT', list('编外人员经费'))).toEqual([]);
  });

  it('CODE-CATCHALL notices a large share of 其他, but not of small money', () => {
    expect(said('CODE-CATCHALL', spending('2101599-其他医疗保障管理事务支出||30227-委托业务费|20||20'))[0]).toMatch(
      /^notice .*100\.0%/,
    );
    expect(said('CODE-CATCHALL', spending('2101599-其他医疗保障管理事务支出||30227-委托业务费|9||9'))).toEqual([]);
    for (const code of ['30199-其他工资福利支出', '30399-其他对个人和家庭的补助', '31099-其他资本性支出']) {
      const found = said(
        'CODE-CATCHALL',
        spending(`2101506-医疗保障经办事务||${code}|16||16\n2101505-医疗保障政策管理||30227-委托业务费|24||24`),
      );
      expect(found).toEqual([expect.stringMatching(/^notice .*经济分类的“其他”款级科目占 40\.0%/)]);
    }
  });
});

describe('CODE-USE', () => {
  const use = (item: string, words: string): readonly string[] =>
    said(
      'CODE-USE',
      text(`住房保障支出（类）住房改革支出（款）${item}（项）2026年预算数为3万元，主要用于：${words}。`),
    );

  it('finds a use that belongs to another item', () => {
    expect(use('住房公积金', '本单位医疗保险支出')[0]).toMatch(/^error .*不符/);
    expect(use('住房公积金', '按规定为职工缴纳的公积金')).toEqual([]);
    expect(use('某某事务', '本单位医疗保险支出')).toEqual([]);
  });

  it('notices a use that only repeats the name', () => {
    expect(use('一般行政管理事务', '一般行政管理事务支出')[0]).toMatch(/^notice .*重复/);
    expect(use('一般行政管理事务', '信息系统运行维护')).toEqual([]);
  });

  it.each([
    ['城乡社区支出（类）8.60万元：主要用于城乡社区支出。', '城乡社区支出'],
    ['3.节能环保支出12.5万元，主要用于节能环保类支出。', '节能环保支出'],
    ['水文测报事务支出 2,410.00 万元，主要用于：水文测报事务。', '水文测报事务支出'],
  ])('notices a name without level that is its own use: %s', (words, name) => {
    expect(said('CODE-USE', text(words))).toEqual([expect.stringMatching(new RegExp(`^notice “${name}”的用途只重复`))]);
    const told = words.replace(/主要用于：?/, '主要用于支付设备租金和');
    expect(said('CODE-USE', text(told))).toEqual([]);
  });

  it('notices a use of a class without what makes up more than half of it', () => {
    const printed = (use: string, pension: string): readonly string[] => {
      const rows = `2080501 行政单位离退休 | 30.00\n2080505 机关事业单位基本养老保险缴费支出 | ${pension}\n2210201 住房公积金 | 9.00`;
      const spending = table({ kind: 'general-public-expenditure', columns: 'function total', rows });
      const told = text(`2．社会保障和就业（类）支出90.00万元，主要用于${use}。与上年相比持平。`);
      return said('CODE-USE', { ...told, disclosure: { ...told.disclosure, tables: [spending] } });
    };
    expect(printed('离退休人员的经费支出', '60.00')).toEqual([
      expect.stringMatching(/^notice “社会保障和就业”的用途写作“离退休人员的经费支出”，没有写占该类 66\.7% 的/),
    ]);
    expect(printed('离退休人员的经费支出', '20.00')).toEqual([]);
    expect(printed('离退休人员经费等', '60.00')).toEqual([]);
    expect(printed('离退休人员经费和养老保险缴费', '60.00')).toEqual([]);
    // 养老服务 is said of other items than the insurance.
    expect(printed('养老服务机构补贴', '60.00')).toEqual([expect.stringMatching(/没有写占该类 66\.7% 的/)]);
  });

  it('does not apply without such sentences', () => {
    expect(state('CODE-USE', text('本单位收入预算3万元。'))).toBe('not-applicable');
  });
});

describe('CODE-PROJECT-ID', () => {
  const list = (...codes: readonly string[]): Subject =>
    subject([
      table({
        kind: 'project-expenditure',
        columns: 'project.code project.name total',
        rows: codes.map((code, index) => `${code}|第${index + 1}项目|3`).join('\n'),
      }),
    ]);

  it('notices a code of another shape than its neighbours', () => {
    const of = list('32990025T000000123456', '32990025T000000123457', '329900257000000123458');
    expect(said('CODE-PROJECT-ID', of)).toHaveLength(1);
    expect(said('CODE-PROJECT-ID', of)[0]).toMatch(/^notice .*329900257000000123458/);
  });

  it('accepts codes alike, of other systems too, and says when there are none', () => {
    expect(state('CODE-PROJECT-ID', list('32990025T000000123456', '32990022R00000012345'))).toBe('pass');
    expect(state('CODE-PROJECT-ID', list('329900250000000123456', '329900250000000123457'))).toBe('pass');
    expect(state('CODE-PROJECT-ID', list())).toBe('not-applicable');
  });
});
