/** Names that mean another amount where they stand, in budgets and final accounts; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Block } from '../../../../src/core/disclosure/index.js';
import { exactGrid, paragraph, recogniseBlocks } from '../../recognition/helpers.js';

type Given = Parameters<typeof exactGrid>[0];

const titled = (title: string, rows: Given): readonly Block[] => [
  paragraph(title),
  paragraph('单位：万元'),
  exactGrid(rows),
];

function found(blocks: readonly Block[], ...rules: readonly string[]): readonly string[] {
  return checkDocument({ document: 'a', disclosure: recogniseBlocks(blocks) }, rules)
    .findings.filter(({ outcome }) => outcome === 'finding')
    .map(({ rule, at }) => `${rule} ${at.quote ?? ''}`);
}

describe('a list of “三公”经费 that shortens 运行维护费', () => {
  const list = (car: string): readonly Block[] => [
    paragraph('2031年霁川市水务局部门预算'),
    ...titled('财政拨款“三公”经费支出表', [
      ['序号', '项目', '合计', '一般公共预算拨款', '政府性基金预算拨款'],
      ['1', '合计', '9.30', '9.30', ''],
      ['2', '一、因公出国（境）费', '', '', ''],
      ['3', '二、公务用车购置及运维费', car, car, ''],
      ['4', '其中：公务用车购置费', '3.00', '3.00', ''],
      ['5', '公务用车运行维护费', '5.20', '5.20', ''],
      ['6', '三、公务接待费', '1.10', '1.10', ''],
    ]),
  ];

  it('「公务用车购置及运维费」 is the whole of the cars', () => {
    expect(found(list('8.20'), 'SUM-3P')).toEqual([]);
    expect(found(list('8.70'), 'SUM-3P')).not.toEqual([]);
  });
});

describe('rows of 部门, 单位, 类, 款 and 项 whose codes stand below a heading that is not known', () => {
  const rows = (total: string): readonly Block[] => [
    paragraph('2031年霁川市水务局部门预算'),
    ...titled('一般公共预算支出表', [
      ['单位（科目）编码', '单位（科目）名称', '合计', '基本支出', '项目支出'],
      ['', '合计', total, '60.00', '20.00'],
      ['990', '霁川市水务局', '80.00', '60.00', '20.00'],
      ['990001', '霁川市水务局（本级）', '80.00', '60.00', '20.00'],
      ['213', '农林水支出', '80.00', '60.00', '20.00'],
      ['21303', '水利', '80.00', '60.00', '20.00'],
      ['2130301', '行政运行', '60.00', '60.00', ''],
      ['2130305', '水利工程建设', '20.00', '', '20.00'],
    ]),
  ];

  it('are not added to five times the total', () => {
    expect(found(rows('80.00'), 'SUM-COL')).toEqual([]);
  });
});

describe('money of a part by where it comes from', () => {
  const told = (general: string): readonly Block[] => [
    paragraph('2031年霁川市水务局部门预算'),
    ...titled('支出总表', [
      ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
      ['2130301', '行政运行', '90.00', '60.00', '30.00'],
      ['', '合计', '90.00', '60.00', '30.00'],
    ]),
    ...titled('一般公共预算支出表', [
      ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
      ['2130301', '行政运行', '80.00', '60.00', '20.00'],
      ['', '合计', '80.00', '60.00', '20.00'],
    ]),
    paragraph('一、项目支出情况说明'),
    paragraph(general),
  ];

  it('is not the whole of that budget', () => {
    expect(
      found(
        told('2031年部门项目支出预算30.00万元，其中：一般公共预算安排20.00万元，政府性基金预算安排10.00万元。'),
        'TEXT-TOTAL',
      ),
    ).toEqual([]);
    expect(found(told('2031年部门一般公共预算支出20.00万元。'), 'TEXT-TOTAL')).toHaveLength(1);
  });
});

describe('基本支出 and 项目支出 of 财政拨款 in final accounts', () => {
  const accounts = (other: string, text: string): readonly Block[] => [
    paragraph('霁川市水务局2031年度部门决算'),
    ...titled('公开03表 支出决算表', [
      ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'],
      ['2130301', '行政运行', '90.00', '60.00', '30.00'],
      ['合计', '', '90.00', '60.00', '30.00'],
    ]),
    ...titled('公开04表 财政拨款收入支出决算总表', [
      ['项目', '金额', '项目', '合计', '一般公共预算财政拨款'],
      ['一、一般公共预算财政拨款', other, '十二、农林水支出', other, other],
      ['本年收入合计', other, '本年支出合计', other, other],
      ['总计', other, '总计', other, other],
    ]),
    paragraph('第二部分 2031年度部门决算情况说明'),
    paragraph('二、财政拨款支出决算情况说明'),
    paragraph(text),
  ];
  const spent = '2031年度财政拨款支出85.00万元，其中：基本支出60.00万元，项目支出25.00万元。';

  it('are those of all spending only where all of it is 财政拨款', () => {
    expect(found(accounts('85.00', spent), 'TEXT-COMPONENT')).toEqual([]);
    expect(found(accounts('90.00', spent), 'TEXT-COMPONENT')).toHaveLength(1);
  });

  it('are plans where the whole is a plan', () => {
    const plan = '财政拨款支出年初预算为70.00万元，其中基本支出55.00万元，项目支出15.00万元。';
    expect(found(accounts('90.00', plan), 'TEXT-COMPONENT')).toEqual([]);
  });
});

describe('「占本年支出合计」 where one fund tells its 本年支出 by that name', () => {
  const chapters = (share: string): readonly Block[] =>
    [
      '霁川市水务局2031年度部门决算',
      '第三部分 2031年度部门决算情况说明',
      '一、收入支出决算总体情况说明',
      '本部门2031年度总支出500.00万元，其中本年支出480.00万元，结余分配2.00万元，年末结转和结余18.00万元。',
      // More amounts than are looked back over for a whole without a name.
      ...Array.from({ length: 14 }, (_, index) => `${index + 1}.第${index + 1}个事项支出${index + 31}.07万元。`),
      '二、一般公共预算财政拨款支出决算情况说明',
      `2031年度一般公共预算财政拨款支出360.00万元，占本年支出合计的${share}%。`,
      '三、政府性基金预算财政拨款支出决算情况说明',
      '2031年度政府性基金预算财政拨款年初结转和结余10.00万元，本年收入112.00万元，本年支出120.00万元，年末结转和结余2.00万元。',
    ].map((line) => paragraph(line));

  it('the total of the year is meant', () => {
    expect(found(chapters('75.00'), 'TEXT-PERCENT')).toEqual([]);
    expect(found(chapters('73.00'), 'TEXT-PERCENT')).toHaveLength(1);
  });
});

describe('「部门政府采购预算」 above a table in the text', () => {
  const bought = (total: string): readonly Block[] => [
    paragraph('2031年霁川市水务局部门预算'),
    paragraph('六、政府采购预算情况'),
    paragraph('2031年，我部门安排政府采购预算12.60万元。具体内容见下表。'),
    paragraph('部门政府采购预算'),
    paragraph('单位：万元'),
    exactGrid([
      ['政府采购项目来源', '采购物品名称', '计量单位', '数量', '单价', '总计', '一般公共预算拨款'],
      ['合计', '', '', '', '', total, total],
      ['日常公用经费', '便携式计算机', '台', '12', '0.80', '9.60', '9.60'],
      ['日常公用经费', '多功能一体机', '台', '2', '1.50', '3.00', '3.00'],
    ]),
  ];

  it('is the title of the table though 「表」 is missing', () => {
    expect(found(bought('12.60'), 'SUM-PROC')).toEqual([]);
    expect(found(bought('12.90'), 'SUM-PROC')).not.toEqual([]);
  });
});
