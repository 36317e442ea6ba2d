import { describe, expect, test } from 'vitest';
import { WORDING_RULES } from '../../../../src/core/checks/rules/wording-rules.js';
import { PLAIN, says, stateOf, withParagraph, withWords } from './words.js';

const TABLES_ONLY = PLAIN.slice(PLAIN.indexOf('预算01表'));

describe('a document without such faults', () => {
  test.each(WORDING_RULES.map((rule) => rule.id))('%s says nothing', (rule) => {
    expect(says(rule, PLAIN)).toEqual([]);
    expect(stateOf(rule, PLAIN)).toBe('pass');
  });

  test.each(['YEAR-STALE', 'YEAR-STOCK'])('%s does not apply to tables alone', (rule) => {
    expect(stateOf(rule, TABLES_ONLY)).toBe('not-applicable');
  });
});

describe('YEAR-TITLE', () => {
  test('another year in a heading or a table title', () => {
    expect(says('YEAR-TITLE', withWords(['（二）“三公”经费预算情况', '（二）2030年“三公”经费预算情况']))).toEqual([
      expect.stringMatching(/^error 标题或表名的年度与本文件（2031 年度）不一致：“（二）2030年‘三公’经费预算情况”/),
    ]);
    expect(says('YEAR-TITLE', withWords(['2031年收支总表', '2029年收支总表']))).toHaveLength(1);
  });

  test('a cover left from last year is the misprint, where titles and headings name this year and none names the other', () => {
    const stale = withWords(
      ['2031年霁川市水务监测中心单位预算', '2030年霁川市水务监测中心单位预算'],
      ['（一）收支总体情况', '（一）2031年收支总体情况'],
      ['（二）“三公”经费预算情况', '（二）2031年“三公”经费预算情况'],
      ['（三）国有资产', '（三）2031年国有资产'],
    );
    expect(says('YEAR-TITLE', stale)).toEqual([expect.stringMatching(/^error .*（2031 年度）不一致：“2030年霁川市/)]);
    expect(says('YEAR-STALE', stale)).toEqual([]);
    // Where one of them bears it out, the cover is believed.
    const either = stale.replace('2031年国有资产', '2030年国有资产');
    expect(says('YEAR-TITLE', either)).toEqual([expect.stringMatching(/（2030 年度）不一致/)]);
  });

  test('a heading about the year before is right, a lost year is not', () => {
    expect(
      says('YEAR-TITLE', withWords(['（三）国有资产', '（三）2030年预算执行情况\n\n良好。\n\n（四）国有资产'])),
    ).toEqual([]);
  });

  test.each(['年度项目支出绩效表', '203年度收支总表', '20 年政府采购预算表', '年部门收支总表'])(
    'the year of the table title %s is lost',
    (title) => {
      expect(says('YEAR-TITLE', withWords(['2031年收支总表', title]))).toEqual([
        expect.stringMatching(/^error 表名的年份残缺/),
      ]);
    },
  );

  test.each(['年度绩效目标申报表', '年度重点工作任务表'])('a table may be called %s', (title) => {
    expect(says('YEAR-TITLE', withWords(['2031年收支总表', title])).filter((one) => one.startsWith('error'))).toEqual(
      [],
    );
  });
});

describe('YEAR-STALE', () => {
  test.each([
    '2030年本单位“三公”经费年初预算安排3.20万元，比上年增加0.02万元。',
    '2030年本单位编报绩效目标的项目4个，涉及资金171.70万元。',
    '2029年本单位机关运行经费预算5.10万元，较上年减少1.00万元。',
    '本单位2029年基本支出171.70万元，其中：人员经费150.20万元。',
    '本单位2032年没有使用政府性基金预算拨款安排的支出。',
  ])('%s', (sentence) => {
    expect(says('YEAR-STALE', withParagraph(sentence))).toEqual([expect.stringMatching(/^error 本文件为 2031 年度/)]);
  });

  test.each([
    '2030年预算数为3.20万元，2031年预算数为3.10万元，比上年减少0.10万元。',
    '根据《关于做好2030年预算编制工作的通知》（财〔2030〕5号），预算安排3.20万元，比上年减少0.10万元。',
    '2030年预算执行中共完成监测120次，比上年增加20次。',
    '截至2030年底，结转资金3.20万元，比上年减少0.10万元。',
    '项目合同期自2029年至2032年，2029年预算安排3.20万元。',
    '本单位2030年预算执行中，基本支出171.70万元。',
    '本单位2031年基本支出171.70万元，比2030年预算数增加3.20万元。',
    '本单位2030年末结余3.20万元。',
  ])('says nothing of: %s', (sentence) => {
    expect(says('YEAR-STALE', withParagraph(sentence))).toEqual([]);
  });

  test("says nothing of last year's outcome below a heading about it", () => {
    const told = '2030年度“三公”经费合计支出3.12万元，其中公务接待费3.12万元。';
    expect(says('YEAR-STALE', withParagraph(`二、2030年“三公”经费决算情况\n\n${told}`))).toEqual([]);
    expect(says('YEAR-STALE', withParagraph(`二、2031年“三公”经费预算情况\n\n${told}`))).toHaveLength(1);
  });
});

describe('a year that stands in one place only', () => {
  test('in the heading above a title, in the contents, in a line of its own', () => {
    const heading = withWords(['预算01表 2031年收支总表', '1.2029年收支总表\n\n预算01表 2031年收支总表']);
    expect(says('YEAR-TITLE', heading)).toEqual([expect.stringContaining('“2029年收支总表”')]);
    const right = withWords(['预算01表 2031年收支总表', '1.2031年收支总表\n\n预算01表 2031年收支总表']);
    expect(says('YEAR-TITLE', right)).toEqual([]);
    const alone = withWords(['2031年收支总表\n', '收支总表\n\n（2029年度）\n']);
    expect(says('YEAR-TITLE', alone)).toEqual([expect.stringContaining('“（2029年度）”')]);
  });

  test('among sentences that say the same of the own year', () => {
    const items = (years: readonly number[]): string =>
      withParagraph(
        years
          .map((year, at) => `（${at + 1}）农林水支出（类）水利（款）项目${at}（项）${year}年预算数为3.20万元。`)
          .join('\n\n'),
      );
    expect(says('YEAR-STALE', items([2031, 2031, 2029, 2031]))).toEqual([expect.stringMatching(/2029年/)]);
    expect(says('YEAR-STALE', items([2031, 2031, 2031, 2031]))).toEqual([]);
    // Twice the other year is another way of speaking, not a slip.
    expect(
      says('YEAR-STALE', items([2031, 2031, 2031, 2029, 2029])).filter((line) => line.startsWith('warning')),
    ).toEqual([]);
  });

  test.each([
    '纳入本单位2030年部门预算编制范围的预算单位共1个。',
    '2030年本单位无财政拨款安排的会议费预算。',
    '2030年，本单位将开展水质监测。',
  ])('%s', (sentence) => {
    expect(says('YEAR-STALE', withParagraph(sentence))).toHaveLength(1);
    expect(says('YEAR-STALE', withParagraph(sentence.replace('2030', '2031')))).toEqual([]);
  });
});

describe('the year that is compared with', () => {
  test('is the year before', () => {
    const base = (year: number): string => withWords(['比2030年预算数280.55', `比${year}年预算数280.55`]);
    expect(says('YEAR-STALE', base(2029))).toEqual([expect.stringMatching(/^warning .*上一年（2030 年）/)]);
    expect(says('YEAR-STALE', base(2031))).toEqual([expect.stringMatching(/^error /)]);
    expect(says('YEAR-STALE', base(2030))).toEqual([]);
  });

  test('is the budget of its own year in a final account, and never its own outcome', () => {
    const told = (words: string): string =>
      `某某单位2031年度部门决算\n\n第三部分 2031年度部门决算情况说明\n\n七、“三公”经费支出决算情况说明\n\n公务接待费2031年决算数0.56万元，比${words}0.80万元减少0.24万元。\n`;
    expect(says('YEAR-STALE', told('2031年“三公”经费年初预算数'))).toEqual([]);
    expect(says('YEAR-STALE', told('2031年决算数'))).toEqual([expect.stringMatching(/^error .*与 2031 年比较/)]);
  });

  test.each([
    '本单位收入比2028年以来年均增长3.20%，支出规模累计增加20.00万元。',
    '本单位2030年决算支出280.55万元，比2029年增加2.20万元。',
  ])('another one is right in: %s', (sentence) => {
    expect(says('YEAR-STALE', withParagraph(sentence))).toEqual([]);
  });
});

describe('YEAR-STOCK', () => {
  test('a day after the signature, and without a signature the end of the budget year', () => {
    const late = withWords(['截至2030年12月31日', '截至2031年底']);
    expect(says('YEAR-STOCK', late)).toEqual([expect.stringContaining('晚于本文件的落款日期')]);
    expect(says('YEAR-STOCK', late.replace('霁川市水务监测中心\n\n2031年2月10日', ''))).toEqual([
      expect.stringContaining('尚未到来'),
    ]);
  });

  test('the last days of the year before are usual', () => {
    expect(says('YEAR-STOCK', withWords(['截至2030年12月31日', '截至2030年8月31日']))).toEqual([]);
  });
});

describe('KIND-WORD', () => {
  test('决算 in a budget', () => {
    expect(says('KIND-WORD', withParagraph('（四）其他情况\n\n上级补助收入指上级部门决算拨付的资金。'))).toEqual([
      expect.stringMatching(/^error 本文件为预算，以下文字按决算表述/),
    ]);
    expect(says('KIND-WORD', withParagraph('本单位机关运行经费支出5.10万元。'))).toEqual([
      expect.stringMatching(/^notice .*机关运行经费支出/),
    ]);
  });

  test.each([
    '比2030年决算数减少0.10万元。',
    '“三公”经费纳入财政预决算管理。',
    '听取关于预算决算和审计工作的报告。',
    '机关运行经费支出预算5.10万元。',
  ])('says nothing of: %s', (sentence) => {
    expect(says('KIND-WORD', withParagraph(sentence))).toEqual([]);
  });
});

describe('template residue', () => {
  test.each([
    ['TMPL-PLACEHOLDER', '本单位2031年预算XX万元。', 'error'],
    ['TMPL-PLACEHOLDER', '卫生健康支出（类）（款）（项）3.20万元。', 'error'],
    ['TMPL-PLACEHOLDER', '公务接待××批次。', 'error'],
    ['TMPL-PLACEHOLDER', '采购方式：待定。', 'warning'],
    ['TMPL-OPTION', '公务接待费比上年增（减）0万元。', 'error'],
    ['TMPL-OPTION', '同比减少（增加）0%。', 'error'],
    ['TMPL-OPTION', '决算数大于（小于）预算数。', 'error'],
    ['TMPL-GUIDE', '无此项支出的，仍保留该表格格式，并在本表下方作下述说明。', 'error'],
    ['TMPL-GUIDE', '列明公务接待2批次。', 'error'],
    ['TMPL-GUIDE', '如持平作持平表述。', 'error'],
  ])('%s: %s', (rule, sentence, severity) => {
    expect(says(rule, withParagraph(sentence))).toEqual([expect.stringMatching(new RegExp(`^${severity} `))]);
  });

  test.each([
    ['TMPL-PLACEHOLDER', '设备尺寸为30×40厘米，采用HTTP XX3协议。'],
    ['TMPL-PLACEHOLDER', '住房保障支出（类）住房改革支出（款）住房公积金（项）3.20万元。'],
    ['TMPL-OPTION', '收支增（减）变化情况见附表。'],
    ['TMPL-OPTION', '增加（含上年结转）0.20万元。'],
    ['TMPL-GUIDE', '预算中列明了各项目的绩效目标。'],
    ['TMPL-GUIDE', '按照实际情况编制预算。'],
  ])('%s says nothing of: %s', (rule, sentence) => {
    expect(says(rule, withParagraph(sentence))).toEqual([]);
  });

  test('whole clauses are quoted, and a sign stands where a long one is cut', () => {
    const clauses = withParagraph(
      '因公出国（境）费与上年相比没有变化，公务接待费比上年增（减）0万元，公务用车购置费同比减少（增加）0%，主要原因是厉行节约。',
    );
    expect(says('TMPL-OPTION', clauses)).toEqual([
      'error 模板中的增减选项没有选定：“公务接待费比上年增（减）0万元”、“公务用车购置费同比减少（增加）0%”，请按实际保留一项。',
    ]);
    const long = withParagraph(
      '一般公共预算财政拨款安排的“三公”经费中用于公务接待的部分与上年同口径预算数相比增加（减少）0万元，没有变化。',
    );
    expect(says('TMPL-OPTION', long)).toEqual([
      'error 模板中的增减选项没有选定：“…用于公务接待的部分与上年同口径预算数相比增加（减少）0万元”，请按实际保留一项。',
    ]);
  });

  test('many places are one line', () => {
    const text = withParagraph('车辆购置费比上年增（减）0万元。\n\n公务接待费比上年增（减）0万元。');
    expect(says('TMPL-OPTION', text)).toHaveLength(1);
  });
});

describe('NAME-ENTITY', () => {
  test('the name of another unit in a heading, and the own name with one wrong character', () => {
    expect(says('NAME-ENTITY', withWords(['一、单位概况', '第一部分 霁川市气象服务中心概况']))).toEqual([
      expect.stringMatching(/^error 标题的单位名称“霁川市气象服务中心”/),
    ]);
    expect(says('NAME-ENTITY', withParagraph('霁川市水务监侧中心没有下属单位。'))).toEqual([
      expect.stringContaining('有一字不同'),
    ]);
  });

  test('a short form and the parent are no other unit', () => {
    expect(says('NAME-ENTITY', withWords(['一、单位概况', '第一部分 水务监测中心概况']))).toEqual([]);
    expect(says('NAME-ENTITY', withWords(['一、单位概况', '第一部分 霁川市水务局概况']))).toEqual([]);
  });
});

describe('ROLL-WORD and NAME-EXTRACT', () => {
  test('a unit does not call itself a department', () => {
    const text = withParagraph('本部门没有使用政府性基金。');
    expect(says('ROLL-WORD', text)).toEqual([expect.stringMatching(/^notice .*宜自称“本单位”/)]);
  });

  test('words that the extraction added are reported as quality, never as a fault', () => {
    const text = withParagraph('A red circular official seal is positioned behind the text of this page.');
    expect(says('NAME-EXTRACT', text)).toEqual([]);
    expect(stateOf('NAME-EXTRACT', text)).toBe('ambiguous');
  });
});
