import { describe, expect, it } from 'vitest';
import { subject, table } from '../build.js';
import { ask } from './cases.js';
import { made, said, WHOLE, withProjects } from './performance-cases.js';
import { says, stateOf, withParagraph } from './words.js';

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
