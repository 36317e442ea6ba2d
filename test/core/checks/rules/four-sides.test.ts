/** Overviews that list spending three times, and what the chapters of single funds tell; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Block, Disclosure } from '../../../../src/core/disclosure/index.js';
import { columnsOf, exactGrid, paragraph, recogniseBlocks } from '../../recognition/helpers.js';
import { read } from '../documents.js';
import { missed } from '../narrative/misprints-of.js';

type Given = Parameters<typeof exactGrid>[0];

const titled = (title: string, rows: Given): readonly Block[] => [
  paragraph(title),
  paragraph('单位：万元'),
  exactGrid(rows),
];

const disclose = (...tables: readonly (readonly Block[])[]): Disclosure =>
  recogniseBlocks([paragraph('霁川市水务局2031年部门综合预算'), ...tables.flat()]);

function found(disclosure: Disclosure, ...rules: readonly string[]): readonly string[] {
  return checkDocument({ document: 'a', disclosure }, rules)
    .findings.filter(({ outcome }) => outcome === 'finding')
    .map(({ rule, at }) => `${rule} ${at.row ?? ''} ${at.column ?? ''}`.trim());
}

describe('spending listed by functional classes, by the economic items of the office and by those of the government', () => {
  const HEADS = [
    ['项目（按功能分类）', '项目（按部门预算经济分类）', '项目（按政府预算经济分类）'],
    ['支出功能科目（按大类）', '部门经济科目（按大类）', '政府经济科目（按大类）'],
  ] as const;
  const overview = ([first, second, third]: readonly string[], debt: string, salaries: string): Disclosure =>
    disclose(
      titled('表1 收支总表', [
        [['收入', 1, 2], null, ['支出', 1, 6], null, null, null, null, null],
        ['项目', '预算数', first!, '预算数', second!, '预算数', third!, '预算数'],
        ['一、一般公共预算拨款收入', '47.00', '一、农林水支出', '39.00', '一、基本支出', '31.00', '一、机关工资福利支出', salaries], // prettier-ignore
        ['二、事业收入', '', '二、住房保障支出', '8.00', '二、项目支出', '16.00', '二、机关商品和服务支出', '21.00'],
        ['', '', '三、债务还本支出', '', '', '', '三、债务还本支出', debt],
        ['本年收入合计', '47.00', '本年支出合计', '47.00', '本年支出合计', '47.00', '本年支出合计', '47.00'],
        ['上年结转', '', '结转下年', '', '结转下年', '', '结转下年', ''],
        ['收入总计', '47.00', '支出总计', '47.00', '支出总计', '47.00', '支出总计', '47.00'],
      ]),
      titled('表3 支出总表', [
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['2130304', '水利行业业务管理', '39.00', '23.00', '16.00'],
        ['2210201', '住房公积金', '8.00', '8.00', ''],
        ['', '合计', '47.00', '31.00', '16.00'],
      ]),
    );
  const RULES = ['XTAB-CLASS', 'XTAB-EXP-TOTAL', 'SUM-CURRENT', 'SUM-TOTAL-ROW'];

  it.each(HEADS)('knows the sides below %s, %s, %s', (...heads) => {
    const right = overview(heads, '7.00', '19.00');
    expect(right.tables[0]?.columns.map(({ measure, lane }) => `${measure}@${lane}`)).toEqual(
      [0, 1, 2, 3].flatMap((lane) => [`item@${lane}`, `amount@${lane}`]),
    );
    expect(found(right, ...RULES)).toEqual([]);
    expect(found(overview(heads, '7.00', '91.00'), ...RULES)).toEqual(['SUM-CURRENT 3 7']);
  });

  it('names the office in a title of 部门综合预算', () => {
    expect(overview(HEADS[0], '7.00', '19.00').profile.unitName.value).toBe('霁川市水务局');
  });
});

describe('income', () => {
  const income = (rows: Given): Disclosure =>
    disclose(titled('表1 收支总表', [['收入', '', '支出', ''], ['项目', '金额', '项目', '金额'], ...rows]));

  it('has a part of 一般公共预算 that is called 财政拨款', () => {
    const part = (general: string): Disclosure =>
      income([
        ['一、一般公共预算', general, '一、农林水支出', '47.00'],
        ['其中：财政拨款', '33.00', '', ''],
        ['二、政府性基金', '5.00', '', ''],
        ['本年收入合计', '47.00', '本年支出合计', '47.00'],
        ['收入总计', '47.00', '支出总计', '47.00'],
      ]);
    expect(found(part('42.00'), 'SUM-CURRENT')).toEqual([]);
    expect(found(part('45.00'), 'SUM-CURRENT')).toEqual(['SUM-CURRENT 3 1']);
  });

  it('lists money of the special account in two lines of one series', () => {
    const two = (special: string): Disclosure =>
      income([
        ['一、一般公共预算拨款收入', '40.00', '一、农林水支出', '47.00'],
        ['二、教育收费资金收入', '3.00', '', ''],
        ['三、财政专户管理资金收入', special, '', ''],
        ['本年收入合计', '47.00', '本年支出合计', '47.00'],
        ['收入总计', '47.00', '支出总计', '47.00'],
      ]);
    expect(found(two('4.00'), 'SUM-CURRENT')).toEqual([]);
    expect(found(two('9.00'), 'SUM-CURRENT')).toEqual(['SUM-CURRENT 3 1']);
  });
});

describe('spending by units, without any item', () => {
  const disclosure = disclose(
    titled('表3 支出总表', [
      ['单位编码', '单位名称', '总计', '人员经费', '公用经费', '专项业务经费支出'],
      ['', '合计', '47.00', '20.00', '11.00', '16.00'],
      ['306001', '霁川市水务局（机关）', '47.00', '20.00', '11.00', '16.00'],
    ]),
    titled('表5 一般公共预算支出表', [
      ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
      ['2130304', '水利行业业务管理', '39.00', '23.00', '16.00'],
      ['2210201', '住房公积金', '8.00', '8.00', ''],
      ['', '合计', '47.00', '31.00', '16.00'],
    ]),
  );

  it('cannot be compared item by item', () => {
    expect(found(disclosure, 'XTAB-EXP-GPB')).toEqual([]);
    expect(columnsOf(disclosure.tables[0]!)).toContain('专项业务经费支出 → project');
  });
});

describe('the parts of one fund', () => {
  const text = (project: string, heading = '国有资本经营预算支出情况'): string => `霁川市水务局2031年部门预算

预算03表 2031年支出总表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2130304\t水利行业业务管理\t39.00\t23.00\t16.00
2210201\t住房公积金\t8.00\t8.00\t
2230105\t国有企业退休人员社会化管理补助支出\t5.00\t\t5.00
\t合计\t52.00\t31.00\t21.00

预算10表 2031年国有资本经营预算支出表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2230105\t国有企业退休人员社会化管理补助支出\t5.00\t\t5.00
\t合计\t5.00\t\t5.00

二、2031年部门预算情况说明

（一）${heading}

2031年国有资本经营预算支出5.00万元。具体安排情况如下：基本支出0.00万元；项目支出${project}万元。
`;
  const says = (words: string): readonly string[] =>
    checkDocument(read(words), ['TEXT-COMPONENT']).findings.map(({ actual }) => actual ?? '');

  it('are those of its own table', () => {
    expect(says(text('5.00'))).toEqual([]);
    expect(says(text('8.00'))).toEqual(['8.00万元']);
    expect(says(text('5.00', '其他情况'))).toEqual([]);
  });
});

const repeats = (...lines: readonly string[]): readonly string[] => {
  const head = '霁川市水务局2031年部门预算\n\n二、2031年部门预算情况说明\n\n（一）收支总体情况\n\n';
  return checkDocument(read(head + lines.join('\n\n')), ['TEXT-REPEAT']).findings.map(({ message }) => message);
};

describe('lists told with pauses', () => {
  const listed =
    '2031年部门预算收入640.90万元，其中一般公共预算拨款收入566.70万元、政府性基金拨款收入74.20万元，较上年增加31.60万元，增长5.19%。';

  it('are compared as a whole where they make it up', () => {
    expect(repeats(listed, '2031年政府性基金预算收入74.20万元，较上年增加6.00万元。')).toEqual([]);
    expect(missed(listed, [['31.60', '61.60', 'TEXT-RATE']])).toEqual([]);
  });

  it('differ from the same classes of another total', () => {
    const classes = '按支出功能科目划分：农林水支出60.00万元；住房保障支出8.00万元。';
    const fiscal = '2031年财政拨款支出预算总额65.00万元，较上年增加3.00万元。';
    expect(repeats(classes, `${fiscal}具体支出情况是：农林水支出57.00万元；住房保障支出8.00万元。`)).toEqual([]);
  });
});

describe('a change whose own name is cut off before 决算数', () => {
  const text = (rate: string): string =>
    `霁川市水务局2031年度部门决算\n\n二、2031年度部门决算情况说明\n\n（一）“三公”经费支出决算情况说明\n\n2031年度“三公”经费支出预算为19.50万元，支出决算为16.00万元，完成预算的82.05%，与2030年度相比，“三公”经费支出决算数减少4.00万元，下降${rate}%。\n`;
  const rates = (words: string): readonly string[] =>
    checkDocument(read(words), ['TEXT-RATE']).findings.map(({ actual }) => actual ?? '');

  it('is of what was spent, not of the plan that is told first', () => {
    expect(rates(text('20.00'))).toEqual([]);
    expect(rates(text('23.00'))).toEqual(['23.00%']);
  });
});
