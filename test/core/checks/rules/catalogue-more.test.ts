import { describe, expect, it } from 'vitest';
import { checkDocument, type Subject } from '../../../../src/core/checks/index.js';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import { reprint, subject, table } from '../build.js';
import { read } from '../documents.js';
import { ask } from './cases.js';
import { says, stateOf, withParagraph, withWords } from './words.js';

const changed = (of: Subject, more: Partial<Disclosure>): Subject => ({
  ...of,
  disclosure: { ...of.disclosure, ...more },
});

describe('NUM-UNIT', () => {
  const overview = table({
    kind: 'income-expenditure-overview',
    columns: 'item amount item@1 amount@1',
    rows: 'current-income | 1,234.56 | current-expenditure | 1,234.56',
  });
  const total = (kind: 'income' | 'expenditure', figure: string, unit: '元' | '万元') =>
    table({ kind, unit, columns: 'function total', rows: `合计 | ${figure}\n2130101-行政运行 | ${figure}` });

  it('accepts one amount in 元 and in 万元', () => {
    const right = subject([overview, total('income', '12,345,600.00', '元'), total('expenditure', '1,234.56', '万元')]);
    expect(ask('NUM-UNIT', right).findings).toEqual([]);
    expect(ask('NUM-UNIT', right).line).toMatchObject({ state: 'pass', count: 3 });
  });

  it('names the table whose unit is wrong', () => {
    const wrong = subject([
      overview,
      total('income', '12,345,600.00', '万元'),
      total('expenditure', '1,234.56', '万元'),
    ]);
    const { findings } = ask('NUM-UNIT', wrong);
    expect(findings.map(({ severity, at }) => [severity, at.table])).toEqual([['error', 'income']]);
    const other = subject([overview, total('income', '1,234.56', '万元'), total('expenditure', '1,234.56', '元')]);
    expect(ask('NUM-UNIT', other).findings.map(({ at }) => at.table)).toEqual(['expenditure']);
  });

  it('leaves other differences to the other rules', () => {
    const wrong = subject([overview, total('income', '1,243.56', '万元'), total('expenditure', '123.46', '万元')]);
    expect(ask('NUM-UNIT', wrong).findings).toEqual([]);
  });

  it('finds 元 in the text where the table says 万元', () => {
    expect(says('NUM-UNIT', withWords(['收支总预算300.55万元', '收支总预算300.55元']))).toHaveLength(1);
    expect(says('NUM-UNIT', withWords(['收支总预算300.55万元', '收支总预算3,005,500.00万元']))).toHaveLength(1);
    expect(says('NUM-UNIT', withWords())).toEqual([]);
    expect(says('NUM-UNIT', withWords(['收支总预算300.55万元', '收支总预算305.55万元']))).toEqual([]);
  });
});

describe('DISC-ZERO-TABLE', () => {
  const fund = (rows: string, more: { readonly emptyNote?: string } = {}) =>
    subject([table({ kind: 'government-fund', columns: 'function total basic project', rows, ...more })]);

  it('notices a table of zeros without a word about them', () => {
    const { findings } = ask('DISC-ZERO-TABLE', fund('合计 | 0.00 | 0.00 | 0.00'));
    expect(findings.map(({ severity }) => severity)).toEqual(['notice']);
  });

  it('accepts a note, figures, and blanks', () => {
    expect(ask('DISC-ZERO-TABLE', fund('合计 | 0.00 | 0.00 | 0.00', { emptyNote: '本单位不涉及' })).line.state).toBe(
      'pass',
    );
    expect(ask('DISC-ZERO-TABLE', fund('合计 | 5.00 | 0.00 | 5.00')).line.state).toBe('not-applicable');
    expect(ask('DISC-ZERO-TABLE', fund('合计 | | |')).line.state).toBe('not-applicable');
  });
});

describe('DISC-3P-COUNTS', () => {
  const final = (abroad: string, reception: string, words: string): string => `2031年霁川市水务局部门决算

一、部门概况

（一）主要职责

负责水务工作。

二、2031年部门决算情况说明

（一）“三公”经费支出决算情况

${words}

公开08表 财政拨款“三公”经费支出决算表

金额单位：万元

合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行维护费\t
${abroad === '0.00' ? reception : '20.00'}\t${abroad}\t0.00\t0.00\t0.00\t${reception}
`;
  const counted = '公务接待费支出决算2.00万元，国内公务接待20批次，共150人次。';

  it('accepts what is stated, and asks nothing where nothing was spent', () => {
    expect(says('DISC-3P-COUNTS', final('0.00', '2.00', counted))).toEqual([]);
    expect(stateOf('DISC-3P-COUNTS', final('0.00', '2.00', counted))).toBe('pass');
    expect(stateOf('DISC-3P-COUNTS', final('0.00', '0.00', '公务接待费支出决算0万元。'))).toBe('not-applicable');
  });

  it('finds counts that are missing or zero', () => {
    const bare = says('DISC-3P-COUNTS', final('0.00', '2.00', '公务接待费支出决算2.00万元，用于调研接待。'));
    expect(bare.map((line) => line.split('没有写明')[1])).toEqual(['公务接待批次，请补充。', '公务接待人次，请补充。']);
    const zero = says('DISC-3P-COUNTS', final('0.00', '2.00', counted.replace('20批次', '0批次')));
    expect(zero).toHaveLength(1);
    expect(zero[0]).toContain('两处矛盾');
  });

  it('doubts what is counted where nothing was spent', () => {
    const abroad = '因公出国（境）费支出0.00万元，全年出国（境）团组2个，累计5人次。';
    const doubted = says('DISC-3P-COUNTS', final('0.00', '2.00', `${abroad}${counted}`));
    expect(doubted).toEqual([
      expect.stringMatching(/^warning .*因公出国（境）费.*团组数为 2/),
      expect.stringMatching(/^warning .*人次为 5/),
    ]);
    const none = abroad.replace('2个', '0个').replace('5人次', '0人次');
    expect(says('DISC-3P-COUNTS', final('0.00', '2.00', `${none}${counted}`))).toEqual([]);
    const kept = '公务用车购置费支出0.00万元，年末公务用车保有量3辆。';
    expect(says('DISC-3P-COUNTS', final('0.00', '2.00', `${kept}${counted}`))).toEqual([]);
    const bought = '公务用车购置费支出0.00万元，购置公务用车1辆；年末公务用车保有量3辆。';
    expect(says('DISC-3P-COUNTS', final('0.00', '2.00', `${bought}${counted}`))).toHaveLength(1);
  });

  it('notices an amount per head that cannot be usual', () => {
    const dear = says('DISC-3P-COUNTS', final('0.00', '2.00', counted.replace('150人次', '15人次')));
    expect(dear).toHaveLength(1);
    expect(dear[0]).toMatch(/^notice .*人均1333元/);
  });

  it('is not for budgets', () => {
    expect(stateOf('DISC-3P-COUNTS', withWords())).toBe('not-applicable');
  });
});

describe('DISC-TIMELY', () => {
  it('accepts a signature in time and never passes without the day of approval', () => {
    expect(says('DISC-TIMELY', withWords())).toEqual([]);
    expect(stateOf('DISC-TIMELY', withWords())).toBe('insufficient-data');
    const approved = withParagraph('本单位预算于2031年1月28日批复。');
    expect(says('DISC-TIMELY', approved)).toEqual([]);
    expect(stateOf('DISC-TIMELY', approved)).toBe('pass');
  });

  it('finds more than twenty days, and a signature before the approval', () => {
    expect(says('DISC-TIMELY', withParagraph('本单位预算于2031年1月20日批复。'))).toEqual([
      'warning 批复日期2031年1月20日，落款日期2031年2月10日，相隔 21 日，超过二十日，请核对公开日期。',
    ]);
    expect(says('DISC-TIMELY', withParagraph('本单位预算于2031年2月15日批复。'))).toHaveLength(1);
  });

  it('finds a signature of another year, and notices that there is none', () => {
    expect(says('DISC-TIMELY', withWords(['2031年2月10日', '2033年2月10日']))[0]).toMatch(/^warning 落款日期为2033年/);
    expect(says('DISC-TIMELY', withWords(['2031年2月10日', '']))[0]).toMatch(/^notice 文件末尾没有落款日期/);
    const called = ['2031年2月10日', '2031年2月10日 联系电话：0000-0000000'] as const;
    expect(says('DISC-TIMELY', withWords(called)).join()).not.toContain('没有落款日期');
  });
});

describe('META-DOC', () => {
  it('reports what the readers met beside the visible content', () => {
    const of = changed(read(withWords()), {
      defects: [
        { code: 'docx.comments', message: '文档中有 2 处批注，未读取。公开前请删除批注。', at: null },
        { code: 'layout.cell-ambiguous', message: '有一格不能确定。', at: null },
      ],
    });
    const { findings, line } = ask('META-DOC', of);
    expect(findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'warning 文档中有 2 处批注，未读取。公开前请删除批注。',
    ]);
    expect(line.state).toBe('finding');
    expect(stateOf('META-DOC', withWords())).toBe('pass');
  });
});

describe('PII-SUBJECT', () => {
  const list = (heading: string): string => `${withWords()}
附表1 特困救助对象情况表

金额单位：万元

序号\t${heading}\t金额
1\t王一二\t1.00
2\t李三四\t1.00
3\t张五六\t1.00
`;

  it('finds lists of persons in need, in tables and in the text, and shows surnames only', () => {
    const found = says('PII-SUBJECT', list('姓名'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^error .*王＊＊/);
    expect(found[0]).not.toContain('王一二');
    expect(says('PII-SUBJECT', withParagraph('本年救助对象：王一二、李三四。'))).toHaveLength(1);
  });

  it('is silent about kinds of persons and about tables of other things', () => {
    expect(says('PII-SUBJECT', withParagraph('救助对象：城乡低保家庭、特困人员，共120人。'))).toEqual([]);
    expect(says('PII-SUBJECT', list('救助类别'))).toEqual([]);
    expect(stateOf('PII-SUBJECT', withWords())).toBe('pass');
  });
});

describe('XTAB-CARRY-EXPLAIN', () => {
  const spending = (kind: 'expenditure' | 'general-public-expenditure', whole: string, item: string) =>
    table({
      kind,
      columns: 'function total',
      rows: `合计 | ${whole}\n2120101-行政运行 | ${item}\n2210201-住房公积金 | 20.00`,
    });
  const pair = (stage: 'final' | 'budget') =>
    subject([spending('expenditure', '132.88', '112.88'), spending('general-public-expenditure', '120.00', '100.00')], {
      stage,
    });

  it('says where the difference between the two tables of spending lies', () => {
    const { findings } = ask('XTAB-CARRY-EXPLAIN', pair('final'));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: 'notice' });
    expect(findings[0]?.message).toContain('差额在2120101');
    expect(findings[0]?.message).toContain('12.88');
  });

  it('leaves out what the tables of other budgets print', () => {
    const fund = table({ kind: 'government-fund', columns: 'function total', rows: '2120101-行政运行 | 12.88' });
    const of = subject([...pair('final').disclosure.tables, fund], { stage: 'final' });
    expect(ask('XTAB-CARRY-EXPLAIN', of).findings).toEqual([]);
  });

  it('has nothing to explain where they agree, and is not for budgets', () => {
    const same = reprint(reprint(pair('final'), 'expenditure', 0, 1, '120.00'), 'expenditure', 1, 1, '100.00');
    expect(ask('XTAB-CARRY-EXPLAIN', same).line.state).toBe('pass');
    expect(ask('XTAB-CARRY-EXPLAIN', pair('budget')).line.state).toBe('not-applicable');
  });
});

describe('XTAB-VEHICLE', () => {
  const of = (count: string, running: string, more = ''): readonly string[] =>
    says(
      'XTAB-VEHICLE',
      `${withWords(['本单位共有车辆2辆', `本单位共有车辆${count}辆${more}`])}
预算07表 一般公共预算“三公”经费支出表

金额单位：万元

合计\t因公出国（境）费\t公务接待费\t公务用车购置及运行维护费\t\t
\t\t\t小计\t公务用车购置费\t公务用车运行维护费
${running}\t\t\t${running}\t\t${running}
`,
    );

  it('doubts money for cars that are not there', () => {
    expect(of('2', '3.00')).toEqual([]);
    expect(of('0', '3.00')).toHaveLength(1);
    expect(of('0', '')).toEqual([]);
    expect(of('0', '3.00', '（用车由机关事务部门统一调度）')).toEqual([]);
  });
});

describe('XTAB-PROC-SCOPE', () => {
  const spending = table({
    kind: 'expenditure',
    columns: 'function economic.department total',
    rows: `
      合计 | | 100.00
      2130101 | 30101-基本工资 | 70.00
      2130101 | 30201-办公费 | 20.00
      2130101 | 31002-办公设备购置 | 10.00`,
  });
  const bought = (total: string) =>
    subject([
      spending,
      table({ kind: 'procurement', columns: 'item amount', rows: `合计 | ${total}\n货物 | ${total}` }),
    ]);

  it('notices procurement beyond what can be procured', () => {
    expect(ask('XTAB-PROC-SCOPE', bought('30.00')).findings).toEqual([]);
    expect(ask('XTAB-PROC-SCOPE', bought('31.00')).findings.map(({ severity }) => severity)).toEqual(['notice']);
  });
});

describe('TXT-TOC', () => {
  const contents = (entries: string): string =>
    `2031年霁川市水务监测中心单位预算\n\n目录\n\n${entries}\n\n${withWords().split('\n').slice(1).join('\n')}`;
  const right = ['一、单位概况……1', '二、2031年单位预算情况说明……2', '（三）国有资产占有使用情况……5'];

  it('accepts entries that stand in the text', () => {
    expect(says('TXT-TOC', contents(right.join('\n')))).toEqual([]);
    expect(stateOf('TXT-TOC', contents(right.join('\n')))).toBe('pass');
    expect(stateOf('TXT-TOC', withWords())).toBe('not-applicable');
  });

  it('notices entries without a heading, and pages that go back', () => {
    const lost = contents([...right, '（四）预算绩效管理情况……6'].join('\n'));
    expect(says('TXT-TOC', lost)).toEqual([
      'notice 目录中的“（四）预算绩效管理情况”在正文标题和表名中没有找到，请核对。',
    ]);
    const back = contents(right.join('\n').replace('……5', '……1'));
    expect(says('TXT-TOC', back)[0]).toContain('页码小于前一条');
  });

  it('does not take a line of the contents itself, read as a heading, for the heading', () => {
    const lost = read(contents([...right, '（四）预算绩效管理情况……6'].join('\n')));
    const entry = lost.disclosure.contents?.at(-1);
    const sections = lost.disclosure.sections.slice(0, 1).map((section) => ({
      ...section,
      heading: entry?.text ?? '',
      at: entry?.at ?? {},
    }));
    const again = { ...lost, disclosure: { ...lost.disclosure, sections: [...sections, ...lost.disclosure.sections] } };
    expect(
      checkDocument(again)
        .findings.filter(({ rule }) => rule === 'TXT-TOC')
        .map(({ message }) => message),
    ).toEqual(['目录中的“（四）预算绩效管理情况”在正文标题和表名中没有找到，请核对。']);
  });

  it('does not mind little words, and shows both wordings where one word differs', () => {
    const little = right.join('\n').replace('国有资产占有使用情况', '国有资产的占有和使用情况');
    expect(says('TXT-TOC', contents(little))).toEqual([]);
    const other = right.join('\n').replace('国有资产占有使用情况', '国有资源占有使用情况');
    expect(says('TXT-TOC', contents(other))).toEqual([
      'notice 目录与正文标题写法不一：目录为“（三）国有资源占有使用情况”，正文为“（三）国有资产占有使用情况”，宜统一。',
    ]);
  });

  it('shows both wordings of a part', () => {
    const parts = withWords(
      ['一、单位概况', '第一部分 单位概况'],
      ['二、2031年单位预算情况说明', '第二部分 预算情况说明'],
    );
    const entries = '第一部分 单位概况……1\n第二部分 预算情况表明……2\n（一）收支总体情况……2';
    const text = `2031年霁川市水务监测中心单位预算\n\n目录\n\n${entries}\n\n${parts.split('\n').slice(1).join('\n')}`;
    expect(says('TXT-TOC', text)).toEqual([
      'notice 目录与正文标题写法不一：目录为“第二部分 预算情况表明”，正文为“第二部分预算情况说明”，宜统一。',
    ]);
  });

  it('does not judge where most of the text was not read', () => {
    const other = contents(['一、甲乙丙丁情况……1', '二、戊己庚辛情况……2', '三、单位概况……3'].join('\n'));
    expect(stateOf('TXT-TOC', other)).toBe('insufficient-data');
  });
});

it('every rule of the catalogue has an id of its own', () => {
  const ids = checkDocument(read(withWords())).coverage.map(({ rule }) => rule);
  expect(new Set(ids).size).toBe(ids.length);
});
