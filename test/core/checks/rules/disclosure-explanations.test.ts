import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/core/checks/index.js';
import { printBudget } from '../../../generator/document.js';
import { inventScenario } from '../../../generator/scenario.js';
import { writeText } from '../../../generator/write-text.js';
import { project, subject, table } from '../build.js';
import { read } from '../documents.js';
import { ask } from './cases.js';
import { says, withParagraph, withWords } from './words.js';

const KINDS = [
  'income-expenditure-overview',
  'income',
  'expenditure',
  'fiscal-appropriation-overview',
  'general-public-expenditure',
] as const;

/** Tables of one kind each, without a word beside them. */
function tablesOnly(count: number, projects = ''): Subject {
  const tables = KINDS.slice(0, count).map((kind) =>
    table({ kind, columns: 'function total basic project', rows: `2130305-水利工程建设|9.00|9.00|${projects}` }),
  );
  return subject(tables, { stage: 'budget' });
}

function messages(rule: string, of: Subject): readonly string[] {
  return ask(rule, of).findings.map(({ severity, message }) => `${severity} ${message}`);
}

describe('DISC-SECTION-SET on tables alone', () => {
  it('asks for the explanation of a whole set of tables, not of a few', () => {
    expect(messages('DISC-SECTION-SET', tablesOnly(5))).toEqual([
      expect.stringMatching(/^notice 文件只有表格.*也没有落款日期；/),
    ]);
    expect(messages('DISC-SECTION-SET', tablesOnly(3))).toEqual([]);
    expect(ask('DISC-SECTION-SET', tablesOnly(3)).line.state).toBe('insufficient-data');
  });

  it.each([
    ['注：本表合计与分项因四舍五入略有出入。', /^notice 文件只有表格/],
    // The same place, but a sentence of an explanation.
    ['本单位负责水利工程建设。', /^error 文字说明中没有/],
  ])('below a styled title of the file: %s', (text, expected) => {
    const { document, disclosure } = tablesOnly(5);
    const passages = [{ text, section: 'other', marks: [{ start: 0, at: { line: 9 } }] }];
    expect(messages('DISC-SECTION-SET', { document, disclosure: { ...disclosure, passages } })).toEqual(
      expect.arrayContaining([expect.stringMatching(expected)]),
    );
  });
});

describe('DISC-TABLE-SET and the list of projects', () => {
  const of = (projects: string): readonly string[] =>
    messages('DISC-TABLE-SET', tablesOnly(5, projects)).filter((each) => each.includes('项目支出表'));

  it('notices project spending that no table itemises', () => {
    expect(of('4.00')).toEqual([expect.stringMatching(/^notice /)]);
    expect(of('')).toEqual([]);
  });

  it('asks for no list of projects in years before units had to publish one', () => {
    const { document, disclosure } = tablesOnly(5, '4.00');
    const saidIn = (year: number): readonly string[] =>
      messages('DISC-TABLE-SET', {
        document,
        disclosure: {
          ...disclosure,
          profile: { ...disclosure.profile, fiscalYear: { ...disclosure.profile.fiscalYear, value: year } },
        },
      }).filter((each) => each.includes('项目支出表'));
    expect(saidIn(2021)).toHaveLength(1);
    expect(saidIn(2020)).toEqual([]);
  });

  it('says nothing where the generated document has the table', () => {
    const style = { unit: '万元', decimals: 2, grouped: true, nil: '' } as const;
    const budget = inventScenario(5).unitYear(1, 2026);
    const whole = read(writeText(printBudget(budget, { name: 'municipal', style, projectTable: true })));
    expect(messages('DISC-TABLE-SET', whole).filter((each) => each.includes('项目支出表'))).toEqual([]);
  });
});

describe('DISC-CHANGE', () => {
  const section = (words: string): string =>
    withWords(['（二）“三公”经费', `（二）收入预算情况\n\n${words}\n\n（三）“三公”经费`]).replace(
      '比2030年预算数280.55万元增加20.00万元，增长7.13%，',
      '',
    );

  it('asks each section of income or expenditure for the year before', () => {
    const bare = section('本单位2031年收入预算300.55万元，全部为财政拨款收入。');
    expect(says('DISC-CHANGE', bare)).toContainEqual(expect.stringMatching(/^warning 收入没有与上年比较/));
    const told = section('本单位2031年收入预算300.55万元，比上年增加20.00万元，主要是新增监测站项目。');
    expect(says('DISC-CHANGE', told).join()).not.toMatch(/收入没有与上年比较/);
  });

  it('knows 总收入 and 总支出 for what the year before is compared with', () => {
    const told = (words: string): string =>
      `甲市乙区档案馆2031年单位预算\n\n一、收支总体情况\n\n本馆2031年总收入80.00万元，${words}。\n\n共安排项目三个。\n\n本馆2031年收入预算80.00万元。\n`;
    expect(says('DISC-CHANGE', told('较上年增加4.00万元')).join()).not.toMatch(/收支总额没有/);
    expect(says('DISC-CHANGE', told('主要是财政拨款')).join()).toMatch(/收支总额没有/);
  });

  it('does not take the vehicles a unit has for what it spends on them', () => {
    const stock = '甲市乙区档案馆2031年单位预算\n\n一、国有资产占有使用情况\n\n共有车辆1辆，其中：一般公务用车0辆。\n';
    expect(says('DISC-CHANGE', stock)).toEqual([]);
    const cost = stock.replace('一般公务用车0辆。', '一般公务用车0辆；公务用车运行费2.00万元。');
    expect(says('DISC-CHANGE', cost)).toEqual([expect.stringMatching(/^warning “三公”经费没有与上年比较/)]);
  });

  it('takes one comparison of income and expenditure together for both', () => {
    const words = '（二）收入预算情况\n\n本单位2031年收入预算300.55万元，全部为财政拨款收入。\n\n（三）“三公”经费';
    const saidWithTotal = (total: string): string =>
      withWords(['（二）“三公”经费', words], ['本单位2031年收支总预算300.55万元，比2030年预算数280.55万元增加', total]);
    const both = saidWithTotal('本单位2031年收入、支出预算总计300.55万元，与上年相比收、支预算总计各增加');
    expect(says('DISC-CHANGE', both)).toEqual([]);
    const fund = saidWithTotal('本单位2031年财政拨款收支预算300.55万元，比2030年预算数增加');
    expect(says('DISC-CHANGE', fund)).toEqual([expect.stringMatching(/^warning 收入没有与上年比较/)]);
  });
});

describe('DISC-PROC', () => {
  const text = '本单位2031年政府采购预算总额12.00万元，其中：货物7.00万元，工程0万元，服务5.00万元。';

  it('notices procurement without a word about small enterprises', () => {
    expect(says('DISC-PROC', withParagraph(text))).toEqual([expect.stringMatching(/^notice .*中小企业/)]);
    expect(says('DISC-PROC', withParagraph(`${text}面向中小企业预留9.00万元。`))).toEqual([]);
    expect(says('DISC-PROC', withParagraph('本单位2031年政府采购预算总额0万元。'))).toEqual([]);
    // The rules on small enterprises are younger than some of the files.
    const earlier = withParagraph(text).replaceAll('2030年', '2018年').replaceAll('2031年', '2019年');
    expect(says('DISC-PROC', earlier)).toEqual([]);
  });
});

describe('DISC-TERM', () => {
  const items = '一、行政运行（项）：反映行政单位的基本支出。';
  const table1 =
    '预算03表 2031年支出总表\n\n金额单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n2130301\t行政运行\t300.55\t300.55\t\n\t合 计\t300.55\t300.55\t\n';
  const file = (definitions: string): string =>
    withWords(['预算01表', `${table1}\n预算01表`]).replace(
      '霁川市水务监测中心\n\n2031年2月10日',
      `四、名词解释\n\n${definitions}\n\n霁川市水务监测中心\n\n2031年2月10日`,
    );

  it('notices terms in use that are not explained', () => {
    expect(says('DISC-TERM', file(items))).toEqual([expect.stringMatching(/^notice .*“三公”经费/)]);
    const both = `${items}\n\n二、“三公”经费：指因公出国（境）费、公务接待费、公务用车购置及运行维护费。`;
    expect(says('DISC-TERM', file(both))).toEqual([]);
  });
});

describe('marks and repeats in tables', () => {
  const performance = (goals: readonly string[]): Subject => {
    const rows = goals.map((goal, index) => `水闸检修${index}|${goal}`).join('\n');
    const one = table({ kind: 'project-performance', columns: 'project.name performance.goal', rows });
    return subject([one], { projects: [project({ code: '1', name: '水闸检修', row: 0, total: '6.00' })] });
  };
  const fine = [
    '检修沿河水闸，保证汛期运行，不误农时。',
    '更换老化闸门，减少渗漏，节约用水。',
    '清理闸前淤积，保持过流能力，保障灌溉。',
  ];

  it('TXT-PUNCT notices half-width marks among full-width ones', () => {
    const mixed = performance([...fine, '检测水闸结构安全,出具报告。']);
    expect(messages('TXT-PUNCT', mixed)).toEqual([expect.stringMatching(/^notice 表中文字混用半角标点/)]);
    expect(messages('TXT-PUNCT', performance(fine))).toEqual([]);
  });

  it('TXT-BROKEN notices a sentence that ends where a field does', () => {
    const cut = `检修沿河水闸，${'保证汛期运行不误农时更换老化闸门'.repeat(5)}`.slice(0, 79);
    expect(messages('TXT-BROKEN', performance([...fine, `${cut}闸`]))).toEqual([
      expect.stringMatching(/^notice .*截断/),
    ]);
    expect(messages('TXT-BROKEN', performance([...fine, `${cut}。`]))).toEqual([]);
    expect(messages('TXT-BROKEN', performance([...fine, `${cut}闸门`]))).toEqual([]);
  });

  it('TXT-REPEAT reads titles as well', () => {
    expect(says('TXT-REPEAT', withWords(['2031年收支总表', '2031年收支收支总表']))).toEqual([
      expect.stringMatching(/^notice 有重复的词/),
    ]);
    expect(says('TXT-REPEAT', withWords(['2031年收支总表', '2031年收支预算总表']))).toEqual([]);
  });

  it('TXT-REPEAT notices one word of manner twice in a phrase', () => {
    expect(messages('TXT-REPEAT', performance([...fine, '对受灾农户切实做好切实的救助工作，减少损失。']))).toHaveLength(
      1,
    );
    expect(messages('TXT-REPEAT', performance([...fine, '切实做好救助，切实减少损失，不误农时。']))).toEqual([]);
  });
});
