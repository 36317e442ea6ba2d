import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/core/checks/index.js';
import { subject, table } from '../build.js';
import { ask } from './cases.js';
import { made, said, WHOLE, withProjects } from './performance-cases.js';
import { says, stateOf, withParagraph, withWords } from './words.js';

describe('PERF-FOREIGN and payments of one project', () => {
  it('takes a project and its last payment for one matter', () => {
    const pump = made('1', '雨水泵站自控装置养护', WHOLE);
    const last = made('2', '雨水泵站自控装置养护（尾款）', WHOLE);
    const other = made('3', '跨江大桥检测', [...WHOLE, '数量指标|雨水泵站自控装置养护次数|≥|9|次|']);
    expect(said('PERF-FOREIGN', withProjects([pump, last, other]))).toEqual([
      expect.stringMatching(/^warning .*雨水泵站自控装置养护次数/),
    ]);
    expect(said('PERF-FOREIGN', withProjects([pump, last]))).toEqual([]);
  });
});

describe('CODE-UNITTYPE', () => {
  const of = (rows: string): readonly string[] =>
    ask(
      'CODE-UNITTYPE',
      subject([
        table({ kind: 'general-public-basic', columns: 'economic.government economic.department total', rows }),
      ]),
    ).findings.map(({ severity, message }) => `${severity} ${message}`);

  it('notices what civil servants are paid among the codes of public service', () => {
    expect(of('50501-工资福利支出|30107-绩效工资|9.00\n50501-工资福利支出|30103-奖金|4.00')).toEqual([
      expect.stringMatching(/^notice .*30103-奖金/),
    ]);
    expect(of('50501-工资福利支出|30107-绩效工资|9.00\n50501-工资福利支出|30103-奖金|')).toEqual([]);
    expect(of('50101-工资奖金津补贴|30101-基本工资|9.00\n50101-工资奖金津补贴|30103-奖金|4.00')).toEqual([]);
  });
});

describe('CODE-UNITTYPE of a department', () => {
  const units = (second: string): ReturnType<typeof table> =>
    table({
      kind: 'general-public-expenditure',
      columns: 'unit function total',
      rows: `329901-某局本级|2130101-行政运行|80.00\n329902-某测报站|${second}|40.00\n合计||120.00`,
    });
  const ofDepartment = (text: string, second: string): Subject => {
    const base = subject([units(second)]);
    const { level, ...profile } = base.disclosure.profile;
    const passages = [{ text, section: 'N-ORG', marks: [{ start: 0, at: { line: 1 } }] }];
    const department = { ...level, value: 'department' } as const;
    return { ...base, disclosure: { ...base.disclosure, passages, profile: { ...profile, level: department } } };
  };
  const said = (text: string, second = '2130101-行政运行'): readonly string[] =>
    ask('CODE-UNITTYPE', ofDepartment(text, second)).findings.map(
      ({ severity, message, evidence }) => `${severity} ${message} ${evidence[0]?.text ?? ''}`,
    );

  it('finds units of public service that all spend as offices do', () => {
    expect(said('全部门有预算单位2家，其中行政机关1家，财政补助事业单位1家。')).toEqual([
      expect.stringMatching(/^warning .*表中 2 个单位.*2130101-行政运行.* 事业单位1家$/),
    ]);
    expect(said('下设3个直属事业单位。')).toHaveLength(1);
  });

  it('is content where the text says 参公, counts none, or a unit runs as one of public service', () => {
    expect(said('其中行政机关1家，参照公务员法管理的事业单位1家。')).toEqual([]);
    expect(said('其中行政机关2家，没有事业单位。')).toEqual([]);
    expect(said('其中行政机关1家，事业单位1家。', '2130104-事业运行')).toEqual([]);
  });
});

describe('NAME-ENTITY', () => {
  const kinds = [
    'income-expenditure-overview',
    'income',
    'expenditure',
    'general-public-expenditure',
    'general-public-basic',
  ] as const;
  const nameless = (count: number): ReturnType<typeof ask> => {
    const of = subject(
      kinds
        .slice(0, count)
        .map((kind) => table({ kind, columns: 'function total', rows: '2130305-水利工程建设|9.00' })),
      { stage: 'budget' },
    );
    const profile = { ...of.disclosure.profile, unitName: { ...of.disclosure.profile.unitName, value: null } };
    return ask('NAME-ENTITY', { ...of, disclosure: { ...of.disclosure, profile } });
  };

  it('asks for the name of whoever publishes a whole set of tables', () => {
    expect(nameless(5).findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      expect.stringMatching(/^notice .*没有读出单位名称/),
    ]);
    expect(nameless(2).line.state).toBe('insufficient-data');
  });
});

describe('YOY-REASON', () => {
  const told = (first: string, second: string): string =>
    withParagraph(
      `基本支出增加的主要原因是${first}。项目支出增加的主要原因是新建两座闸站。基本支出增加的主要原因是${second}。`,
    );

  it('finds one change explained in two ways, and two in the same words', () => {
    expect(says('YOY-REASON', told('在职人员增加六人', '提高了社保缴费基数'))).toEqual([
      expect.stringMatching(/^warning 基本支出增加的原因前后不一/),
    ]);
    expect(says('YOY-REASON', told('新建两座闸站', '新建两座闸站'))).toEqual([
      expect.stringMatching(/^notice .*同一原因“新建两座闸站”/),
    ]);
    expect(says('YOY-REASON', told('在职人员增加六人', '在职人员增加六人'))).toEqual([]);
    expect(stateOf('YOY-REASON', told('在职人员增加六人', '在职人员增加六人'))).toBe('pass');
  });
});

describe('YOY-REASON and changes nobody explains', () => {
  const income = (words: string): string =>
    withParagraph(`（四）收入预算情况\n\n${words}\n\n（五）其他情况\n\n本单位没有其他情况。`);

  it('notices a change of a tenth or more without any reason in its section', () => {
    expect(says('YOY-REASON', income('收入总计300.55万元，比上年增加100.00万元，增长49.86%。'))).toEqual([
      'notice 收入预算有增减而没有说明原因，请补充。',
    ]);
    expect(says('YOY-REASON', income('收入总计300.55万元（上年收入总计200.55万元，同比增加49.86%）。'))).toHaveLength(
      1,
    );
  });

  it('accepts a reason anywhere in the section, and small changes', () => {
    const reason = '收入总计300.55万元，比上年增加100.00万元，增长49.86%。主要原因是新增泵站改造。';
    expect(says('YOY-REASON', income(reason))).toEqual([]);
    expect(says('YOY-REASON', income('收入总计300.55万元，比上年增加5.00万元，增长1.69%。'))).toEqual([]);
  });
});

describe('PERF-QUANT and indicators told in the text', () => {
  const told = (words: string): string => withParagraph(`（四）预算绩效情况\n\n${words}`);

  it('notices output indicators without any value', () => {
    expect(says('PERF-QUANT', told('年度绩效指标：产出指标：泵站巡检效率，水质抽检覆盖情况。'))).toEqual([
      expect.stringMatching(/^notice 正文列举的绩效指标没有写明指标值：“产出指标：泵站巡检效率/),
    ]);
  });

  it('accepts values, effects in words, and a reference to the table', () => {
    expect(says('PERF-QUANT', told('产出指标：泵站巡检12次，水质抽检覆盖率≥95%。'))).toEqual([]);
    expect(says('PERF-QUANT', told('效益指标：改善河道水质，方便群众办事。'))).toEqual([]);
    expect(says('PERF-QUANT', told('产出指标：各项产出目标详见绩效目标表。'))).toEqual([]);
  });
});

describe('DISC-3P-GROWTH', () => {
  const stated = (words: string): string =>
    withWords(['“三公”经费预算3.20万元，与2030年预算数持平', `“三公”经费预算3.20万元，${words}`]);

  it('notices what the text itself says grew', () => {
    expect(says('DISC-3P-GROWTH', stated('比2030年预算数增加0.40万元，增长14.29%，主要原因是新增接待任务'))).toEqual([
      expect.stringMatching(/^notice .*“‘三公’经费预算3\.20万元，比2030年预算数增加0\.40/),
    ]);
    expect(
      says('DISC-3P-GROWTH', withWords(['公务接待费0.20万元；', '公务接待费0.20万元，较上年增加0.02万元；'])),
    ).toHaveLength(1);
  });

  it('leaves a part that grew for a stated reason to the whole', () => {
    const part = (why: string): readonly string[] =>
      says('DISC-3P-GROWTH', withWords(['公务接待费0.20万元；', `公务接待费0.20万元，较上年增加0.02万元${why}；`]));
    expect(part('，主要原因是新增一次交流活动')).toEqual([]);
    expect(part('')).toHaveLength(1);
  });

  it('has nothing to say of decreases, equal figures, nil and options not chosen', () => {
    expect(says('DISC-3P-GROWTH', withWords())).toEqual([]);
    expect(says('DISC-3P-GROWTH', stated('比2030年预算数减少0.40万元'))).toEqual([]);
    expect(says('DISC-3P-GROWTH', stated('比2030年预算数增加0万元'))).toEqual([]);
    expect(says('DISC-3P-GROWTH', stated('比上年增（减）0.40万元'))).toEqual([]);
    expect(stateOf('DISC-3P-GROWTH', withWords())).toBe('pass');
  });
});
