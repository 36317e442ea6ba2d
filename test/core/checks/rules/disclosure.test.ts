import { describe, expect, test } from 'vitest';
import { DISCLOSURE_RULES } from '../../../../src/core/checks/rules/disclosure-rules.js';
import { checkDocument, regionProfiles } from '../../../../src/core/checks/index.js';
import { profileOf, requiredKinds } from '../../../../src/core/checks/profiles/region-profiles.js';
import { read } from '../documents.js';
import { PLAIN, says, stateOf, withParagraph, withWords } from './words.js';

/** A profile that knows the unit's name, and perhaps its region. */
const known = (unitName: string | null, region: string | null = null): Parameters<typeof profileOf>[0] => ({
  unitName: { value: unitName, from: 'cover', at: null, rejected: [] },
  region: { value: region, from: 'cover', at: null, rejected: [] },
});

const TABLES_ONLY = PLAIN.slice(PLAIN.indexOf('预算01表'));

/** Six of the eight tables, each with one line of figures. */
function tables(year: number, without: readonly string[] = []): string {
  const heads: readonly (readonly [string, string])[] = [
    [
      '收支总表',
      '收 入\t\t支 出\t\n项 目\t预算数\t项 目\t预算数\n一、一般公共预算拨款收入\t300.55\t一、农林水支出\t300.55\n收入总计\t300.55\t支出总计\t300.55',
    ],
    [
      '收入总表',
      '部门（单位）代码\t部门（单位）名称\t合计\t本年收入\n990001\t霁川市水务监测中心\t300.55\t300.55\n\t合 计\t300.55\t300.55',
    ],
    [
      '支出总表',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出\n2130311\t水资源节约管理与保护\t300.55\t100.55\t200.00\n\t合 计\t300.55\t100.55\t200.00',
    ],
    [
      '财政拨款收支总表',
      '收 入\t\t支 出\t\n项 目\t预算数\t项 目\t预算数\n一、本年收入\t300.55\t一、本年支出\t300.55\n收入总计\t300.55\t支出总计\t300.55',
    ],
    [
      '一般公共预算支出表',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出\n2130311\t水资源节约管理与保护\t300.55\t100.55\t200.00\n\t合 计\t300.55\t100.55\t200.00',
    ],
    [
      '一般公共预算基本支出表',
      '部门支出经济分类科目\t合计\t人员经费\t公用经费\n30201-办公费\t100.55\t\t100.55\n合 计\t100.55\t\t100.55',
    ],
    [
      '“三公”经费支出表',
      '“三公”经费合计\t因公出国（境）费\t公务接待费\t公务用车购置费\t公务用车运行维护费\n3.20\t\t0.20\t\t3.00',
    ],
    ['项目支出表', '项目名称\t合计\n河道监测断面维护\t200.00\n合 计\t200.00'],
    ['政府性基金预算支出表', '科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合 计\t\t\t'],
    ['国有资本经营预算支出表', '科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合 计\t\t\t'],
  ];
  return heads
    .filter(([title]) => !without.includes(title))
    .map(
      ([title, body], index) =>
        `预算${String(index + 1).padStart(2, '0')}表 ${year}年${title}\n\n金额单位：万元\n\n${body}\n`,
    )
    .join('\n');
}

const NARRATIVE = PLAIN.slice(0, PLAIN.indexOf('预算01表'));

/** Everything the national rules ask for, with the tables behind the narrative. */
const WHOLE = `${NARRATIVE.replace(
  '霁川市水务监测中心\n\n2031年2月10日',
  `（四）政府采购情况

本单位2031年政府采购总额60.00万元，其中：货物20.00万元，工程0万元，服务40.00万元。面向中小企业预留20.00万元。

（五）机关运行经费情况

本单位为事业单位，没有机关运行经费。

（六）预算绩效情况

本单位2031年2个项目设置了绩效目标，详见附表。

（七）政府性基金预算情况

本单位2031年没有使用政府性基金预算拨款安排的支出。

（八）国有资本经营预算情况

本单位2031年没有使用国有资本经营预算拨款安排的支出。

三、名词解释

（一）基本支出：指为保障机构正常运转发生的支出。

霁川市水务监测中心

2031年2月10日`,
)}\n${tables(2031)}`;

function changed(from: string, to: string): string {
  if (!WHOLE.includes(from)) throw new Error(`不在样本中：${from}`);
  return WHOLE.replace(from, to);
}

/** The same with the reason printed under each empty table as well. */
const NOTED = WHOLE.replaceAll('\t合 计\t\t\t\n', '\t合 计\t\t\t\n\n本单位没有此项支出，本表无数据。\n');

describe('a complete disclosure', () => {
  test.each(DISCLOSURE_RULES.map((rule) => rule.id))('%s says nothing', (rule) => {
    expect(says(rule, NOTED)).toEqual([]);
  });

  test.each(
    DISCLOSURE_RULES.map((rule) => rule.id).filter(
      (id) => !['DISC-TABLE-SET', 'DISC-EMPTY-TABLE-NOTE', 'DISC-DETAIL', 'DISC-SECTION-SET'].includes(id),
    ),
  )('%s never passes tables without narrative', (rule) => {
    expect(['insufficient-data', 'not-applicable']).toContain(stateOf(rule, tables(2031)));
    expect(says(rule, tables(2031))).toEqual([]);
  });
});

describe('DISC-TABLE-SET', () => {
  test('names what is missing, the national ones as errors', () => {
    expect(says('DISC-TABLE-SET', NARRATIVE + tables(2031, ['收入总表']))).toEqual([
      expect.stringMatching(/^error 文件中没有收入总表/),
    ]);
    expect(
      says('DISC-TABLE-SET', WHOLE.slice(0, WHOLE.indexOf('预算01表')) + tables(2031, ['国有资本经营预算支出表'])),
    ).toEqual([expect.stringMatching(/^notice .*国有资本经营支出表/)]);
    expect(says('DISC-TABLE-SET', NARRATIVE + tables(2031, ['国有资本经营预算支出表']))).toEqual([]);
  });

  test('takes a table of several matters for one that may hold the missing one', () => {
    const held = (line: string): readonly string[] =>
      says(
        'DISC-TABLE-SET',
        NARRATIVE +
          tables(2031, ['“三公”经费支出表']) +
          `\n机构运行情况表\n单位：万元\n项目\t预算数\t项目\t数量\n${line}\t3.00\t车辆数\t2\n`,
      );
    expect(held('其他运行支出')).toEqual([expect.stringMatching(/^error 文件中没有“三公”经费支出表/)]);
    expect(held('一、“三公”经费支出')).toEqual([]);
  });

  test('says between which numbers the missing table should stand, where the numbers tell', () => {
    const renumbered = (numbers: readonly number[]): string =>
      numbers
        .reduce(
          (text, number, index) =>
            text.replace(`预算${String(index + 1).padStart(2, '0')}表`, `预算-${String(number).padStart(2, '0')}-表`),
          tables(2031, ['收入总表']),
        )
        .replace(/-(\d\d)-表/g, '$1表');
    const gap = (numbers: readonly number[]): readonly string[] => says('DISC-TABLE-SET', renumbered(numbers));
    expect(gap([1, 3, 4, 5, 6, 7, 8, 9])).toEqual([
      expect.stringContaining('收入总表（表号由“预算01表”跳到“预算03表”）'),
    ]);
    expect(gap([2, 3, 4, 6, 7, 8, 9, 10])).toEqual([
      expect.stringContaining('收入总表（表号由“预算04表”跳到“预算06表”）'),
    ]);
    expect(gap([5, 6, 7, 8, 9, 10, 12, 13])).toEqual([expect.stringContaining('跳到“预算12表”')]);
    // Two missing numbers, two gaps and none at all tell nothing of one table.
    for (const numbers of [
      [1, 4, 5, 6, 7, 8, 9, 10],
      [1, 3, 4, 6, 7, 8, 9, 10],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ])
      expect(gap(numbers)).toEqual([expect.stringMatching(/文件中没有收入总表，请补充/)]);
  });

  test('a partial upload, or a table that is named but was not read, is no missing table', () => {
    expect(stateOf('DISC-TABLE-SET', PLAIN)).toBe('insufficient-data');
    expect(stateOf('DISC-TABLE-SET', NARRATIVE)).toBe('not-applicable');
    const named = `${NARRATIVE}\n收入总表见附件。\n\n${tables(2031, ['收入总表'])}`;
    expect(says('DISC-TABLE-SET', named)).toEqual([]);
    expect(stateOf('DISC-TABLE-SET', named)).toBe('insufficient-data');
  });

  test('a region may ask for more', () => {
    expect(profileOf(known('北京市某区某局')).alsoBudget).toContain('project-performance');
    expect(profileOf(known('霁川市水务监测中心')).alsoBudget).toEqual([]);
    expect(profileOf(known(null)).id).toBe('national-min');
    expect(requiredKinds('budget')).toHaveLength(8);
  });

  test('the region of the document says more than the name of its unit', () => {
    expect(profileOf(known('某区某局', '湖北省/霁川市')).id).toBe('hubei');
    expect(profileOf(known('北京某某大学', '中央')).id).toBe('national-min');
    const subject = read(WHOLE, 'some.txt');
    const { profile } = subject.disclosure;
    const placed = { ...profile, region: { ...profile.region, value: '上海市/某区' } };
    const messages = checkDocument({ ...subject, disclosure: { ...subject.disclosure, profile: placed } }, [
      'DISC-TABLE-SET',
    ]).findings.map(({ message }) => message);
    expect(profileOf(placed).id).toBe('shanghai');
    expect(messages.filter((message) => message.includes('北京市'))).toEqual([]);
  });

  test('the reviewer may say which region it is', () => {
    const subject = read(WHOLE, 'some.txt');
    const missing = (region?: string): readonly string[] =>
      checkDocument({ ...subject, ...(region === undefined ? {} : { region }) }, ['DISC-TABLE-SET'])
        .findings.map(({ message }) => message)
        .filter((message) => message.includes('公开文本通常列有'));
    expect(missing()).toEqual([]);
    expect(missing('beijing')).toEqual([expect.stringContaining('北京市')]);
    expect(missing('national-min')).toEqual([]);
    expect(profileOf(known('北京市某区某局'), 'national-min').alsoBudget).toEqual([]);
    // Chosen by a newer program: no choice this one knows.
    expect(profileOf(known('北京市某区某局'), 'unheard-of').id).toBe('beijing');
    expect(regionProfiles().map(({ id }) => id)).toContain('hubei');
  });
});

describe('empty tables', () => {
  test('an empty table without a word about it', () => {
    expect(says('DISC-EMPTY-TABLE-NOTE', tables(2031))).toEqual([
      expect.stringContaining('政府性基金支出表没有数据'),
      expect.stringContaining('国有资本经营支出表没有数据'),
    ]);
    expect(says('DISC-EMPTY-TABLE-NOTE', `${tables(2031)}\n本单位不涉及此项工作内容\n`)).toHaveLength(1);
    const fund = '2031年国有资本经营预算支出表';
    const noted = tables(2031).replace(/预算\d\d表 2031年国有资本/, '注：我单位无2031年政府性基金支出安排。\n\n$&');
    expect(noted).toContain(fund);
    expect(says('DISC-EMPTY-TABLE-NOTE', noted)).toEqual([expect.stringContaining('国有资本经营支出表没有数据')]);
    // Explained in the text but not under the table: something to improve, no more.
    expect(says('DISC-EMPTY-TABLE-NOTE', WHOLE)).toEqual([
      expect.stringMatching(/^notice .*政府性基金支出表没有数据，正文已有说明/),
      expect.stringMatching(/^notice .*国有资本经营支出表没有数据，正文已有说明/),
    ]);
  });

  test('the text says there is money, the table has none; and the other way round', () => {
    const stated = '本单位2031年政府性基金预算拨款支出20.00万元。';
    expect(says('DISC-EMPTY-CONFLICT', changed('本单位2031年没有使用政府性基金预算拨款安排的支出。', stated))).toEqual([
      expect.stringMatching(/^error .*没有数据，两处矛盾/),
    ]);
    const filled = changed('\t合 计\t\t\t', '2120801\t征地和拆迁补偿支出\t20.00\t\t20.00\n\t合 计\t20.00\t\t20.00');
    expect(says('DISC-EMPTY-CONFLICT', filled)).toEqual([expect.stringMatching(/^error .*列有金额，两处矛盾/)]);
  });
});

describe('DISC-SECTION-SET', () => {
  test('a missing matter, a lost heading, and a heading with the text of another', () => {
    const lost = WHOLE.replace(/（四）政府采购情况[\s\S]*?（五）/, '（五）');
    expect(says('DISC-SECTION-SET', lost)).toEqual([
      expect.stringMatching(/^error 文字说明中没有政府采购情况/),
      expect.stringMatching(/^error 章节序号由“（三）”跳到“（五）”/),
    ]);
    const swapped = changed('没有使用政府性基金预算拨款安排的支出', '没有使用国有资本经营预算拨款安排的支出');
    expect(says('DISC-SECTION-SET', swapped)).toEqual([expect.stringContaining('之下写的是国有资本经营预算')]);
  });
});

describe('matters of the narrative', () => {
  test.each([
    ['DISC-CHANGE', '，与2030年预算数持平', '', 'warning “三公”经费没有与上年比较'],
    ['DISC-3P-SPLIT', '因公出国（境）费0万元；', '', 'error “三公”经费的文字说明中没有因公出国'],
    ['DISC-RUNCOST', '本单位为事业单位，没有机关运行经费。', '另行说明。', 'error 文字说明中没有机关运行经费'],
    ['DISC-PROC', '其中：货物20.00万元，工程0万元，服务40.00万元', '全部为集中采购', 'error 政府采购没有分货物'],
    ['DISC-PROC', '工程0万元，', '', 'notice 政府采购没有分工程'],
    [
      'DISC-ASSET',
      '共有车辆2辆，单价100万元以上设备1台',
      '资产总额23.80万元',
      'warning 国有资产占有使用情况没有说明车辆',
    ],
    ['DISC-PERF-DISCLOSED', '，详见附表', '', 'notice 文中称项目设有绩效目标'],
    [
      'YOY-REASON',
      '主要原因是新增水质自动监测站建设项目',
      '主要原因是业务经费发生变化',
      'warning 增减原因只写“业务经费发生变化”',
    ],
    ['YOY-REASON', '主要原因是新增水质自动监测站建设项目', '主要原因是工作需要', 'warning 增减原因只写“工作需要”'],
    [
      'YOY-REASON',
      '比2030年预算数280.55万元增加20.00万元，增长7.13%，',
      '比2030年预算数有所增加，',
      'warning “比2030年预算数有所增加”没有写明',
    ],
  ])('%s: %s → %s', (rule, from, to, expected) => {
    expect(says(rule, changed(from, to))).toEqual([expect.stringContaining(expected)]);
  });

  test.each([
    ['公务用车购置及运行维护费3.00万元（购置费0万元，运行维护费3.00万元）', []],
    ['公务用车购置及运行维护费3.00万元，其中：购置费0万元，运行维护费3.00万元', []],
    ['无因公出国（境）费和公务用车购置及运行维护费', []],
    [
      '与上年相比无变化，公务用车购置及运行维护费3.00万元',
      [expect.stringContaining('error “三公”经费的文字说明中没有公务用车购置费')],
    ],
    ['公务用车购置及运行维护费3.00万元', [expect.stringContaining('error “三公”经费的文字说明中没有公务用车购置费')]],
  ])('DISC-3P-SPLIT reads the parts of the cars by their last words: %s', (told, expected) => {
    expect(says('DISC-3P-SPLIT', changed('公务用车购置费0万元，公务用车运行维护费3.00万元', told))).toEqual(expected);
  });

  test.each([
    ['本单位为事业单位，按规定未使用机关运行经费。', []],
    ['本单位为事业单位，不编列机关运行经费。', []],
    ['机关运行经费用于保障机关运转。', [expect.stringContaining('error 文字说明中没有机关运行经费的数额')]],
  ])('DISC-RUNCOST knows that there is none: %s', (told, expected) => {
    expect(says('DISC-RUNCOST', changed('本单位为事业单位，没有机关运行经费。', told))).toEqual(expected);
  });

  test.each([
    '主要原因是落实过紧日子要求压减会议费',
    '主要原因是人员经费政策性调增',
    '主要原因是新进人员3名，公用经费增加',
  ])('YOY-REASON says nothing of: %s', (reason) => {
    expect(says('YOY-REASON', changed('主要原因是新增水质自动监测站建设项目', reason))).toEqual([]);
  });

  describe('DISC-CHANGE of 财政拨款', () => {
    const fiscal = (sentence: string): readonly string[] =>
      says(
        'DISC-CHANGE',
        withWords(
          ['本单位2031年收支总预算', '本单位2031年收入预算'],
          ['（二）“三公”经费预算情况', `（二）财政拨款收支预算总体情况\n\n${sentence}\n\n（三）“三公”经费预算情况`],
        ),
      );

    test.each([
      '本单位2031年财政拨款收支总预算300.55万元。',
      '2031年财政拨款收入预算300.55万元，均为一般公共预算拨款；支出包括农林水支出300.55万元。',
      '财政拨款收支总体情况：收入300.55万元，支出300.55万元。',
    ])('is a notice where its section does not compare: %s', (sentence) => {
      expect(fiscal(sentence)).toEqual([expect.stringMatching(/^notice 财政拨款收支没有与上年比较/)]);
    });

    test.each([
      '本单位2031年财政拨款收支总预算300.55万元，比2030年增加20.00万元。',
      '2031年财政拨款收入预算300.55万元，较上年有所增长。',
    ])('is fine where it does: %s', (sentence) => {
      expect(fiscal(sentence)).toEqual([]);
    });
  });

  test('机关运行经费 of a public-service unit', () => {
    const service = WHOLE.replaceAll('2130311\t水资源节约管理与保护', '2130350\t事业运行').replace(
      '本单位为事业单位，没有机关运行经费。',
      '本单位2031年机关运行经费5.05万元，与2030年持平。',
    );
    expect(says('DISC-RUNCOST-SCOPE', service)).toEqual([expect.stringMatching(/^warning /)]);
    expect(says('DISC-RUNCOST-SCOPE', service.replaceAll('2130350\t事业运行', '2130301\t行政运行'))).toEqual([]);
    expect(says('DISC-RUNCOST-SCOPE', service.replace('所属事业单位', '所属参照公务员法管理的事业单位'))).toEqual([]);
  });

  test('DISC-TERM: an item explained that the tables do not have', () => {
    const explained = changed(
      '（一）基本支出：',
      '（一）农林水支出（类）水利（款）水资源节约管理与保护（项）：反映节约用水的支出。\n\n（二）一般行政管理事务（项）：反映其他项目支出。\n\n（三）“三公”经费：指三项经费。\n\n（四）机关运行经费：指公用经费。\n\n（五）基本支出：',
    );
    expect(says('DISC-TERM', explained)).toEqual([expect.stringMatching(/^notice 名词解释中的“一般行政管理事务”/)]);
  });

  test('without narrative there is nothing to ask', () => {
    expect(stateOf('DISC-SECTION-SET', TABLES_ONLY)).toBe('insufficient-data');
    expect(says('DISC-CHANGE', withParagraph('另行公开。'))).toEqual([]);
    expect(says('DISC-3P-SPLIT', withWords(['（二）“三公”经费预算情况', '（二）三公经费']))).toEqual([]);
  });
});
