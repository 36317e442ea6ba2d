import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/core/disclosure/index.js';
import { splitClassified } from '../../../src/core/recognition/codes.js';
import { exactGrid, paragraph, recogniseBlocks, recogniseText } from './helpers.js';

/** Role, code and name of every row. */
function tree(table: Table | undefined): readonly string[] {
  return (table?.rows ?? []).map(({ role, label, lines }) => {
    const { function: functional, economicDepartment, economicGovernment } = lines[0]?.codes ?? {};
    return `${role} ${functional ?? economicDepartment ?? economicGovernment ?? '–'} ${label}`;
  });
}

const FUNCTIONS = [
  'total – 合计',
  'subtotal 208 社会保障和就业支出',
  'subtotal 20805 行政事业单位养老支出',
  'detail 2080505 机关事业单位基本养老保险缴费支出',
  'subtotal 210 卫生健康支出',
  'subtotal 21011 行政事业单位医疗',
  'detail 2101101 行政单位医疗',
];

const BODY = [
  ['208', '社会保障和就业支出', '31.20'],
  ['20805', '行政事业单位养老支出', '31.20'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '31.20'],
  ['210', '卫生健康支出', '12.40'],
  ['21011', '行政事业单位医疗', '12.40'],
  ['2101101', '行政单位医疗', '12.40'],
] as const;

describe('code and name of a classification', () => {
  it.each([
    ['a blank', ' '],
    ['nothing', ''],
    ['a line break', '\n'],
    ['a hyphen', '-'],
  ])('are parted where one cell prints both with %s between them', (_what, between) => {
    const disclosure = recogniseBlocks([
      paragraph('一般公共预算支出表'),
      paragraph('单位：万元'),
      exactGrid([
        ['功能分类科目', '预算数'],
        ['合计', '43.60'],
        ...BODY.map(([code, name, amount]) => [`${code}${between}${name}`, amount]),
      ]),
    ]);
    expect(tree(disclosure.tables[0])).toEqual(FUNCTIONS);
  });

  it('are parted in a column that should hold the code only', () => {
    const disclosure = recogniseText(
      [
        '一般公共预算支出表',
        '单位：万元',
        '|科目编码|科目名称|预算数',
        '|合计||43.60',
        ...BODY.map(([code, name, amount]) => `|${code}${name}||${amount}`),
      ].join('\n'),
    );
    expect(tree(disclosure.tables[0])).toEqual(FUNCTIONS);
  });

  it('are parted under an economic heading, whose codes begin with 3 or 5', () => {
    const disclosure = recogniseText(
      [
        '一般公共预算基本支出表',
        '单位：万元',
        '|部门预算支出经济分类科目|合计',
        '|合计|9.00',
        '|301 工资福利支出|9.00',
        '|30101 基本工资|5.00',
        '|30102 津贴补贴|4.00',
      ].join('\n'),
    );
    expect(tree(disclosure.tables[0])).toEqual([
      'total – 合计',
      'subtotal 301 工资福利支出',
      'detail 30101 基本工资',
      'detail 30102 津贴补贴',
    ]);
  });

  it('stand under their own headings where the rule between them is elsewhere in the header', () => {
    const disclosure = recogniseBlocks([
      paragraph('一般公共预算支出表'),
      paragraph('单位：万元'),
      exactGrid([
        [['科目编码', 1, 2], null, '科目名称', '预算数'],
        [['合计', 1, 3], null, null, '43.60'],
        ...BODY.map(([code, name, amount]) => [code, [name, 1, 2] as const, null, amount]),
      ]),
    ]);
    expect(tree(disclosure.tables[0])).toEqual(FUNCTIONS);
    expect(disclosure.tables[0]?.rows[3]?.cells.map(({ text }) => text)).toEqual([
      '2080505',
      '机关事业单位基本养老保险缴费支出',
      '31.20',
    ]);
  });

  it('leave a second cell where it is when the next heading has a text of its own', () => {
    const disclosure = recogniseBlocks([
      paragraph('一般公共预算支出表'),
      paragraph('单位：万元'),
      exactGrid([
        [['科目编码', 1, 2], null, '科目名称', '预算数'],
        ['208', '05', '行政事业单位养老支出', '31.20'],
        ['210', '11', '行政事业单位医疗', '12.40'],
      ]),
    ]);
    expect(tree(disclosure.tables[0])).toEqual(['detail 20805 行政事业单位养老支出', 'detail 21011 行政事业单位医疗']);
  });

  it.each(['2024年', '300人', '200元', '2101项', '20805', '12个月', '1010101某项', '社会保障'])(
    '%s has none',
    (text) => {
      expect(splitClassified(text)).toBeNull();
    },
  );
});
