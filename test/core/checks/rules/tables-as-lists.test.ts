import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { read } from '../documents.js';
import { says } from './words.js';

const OVERVIEW = `表1 收支总体情况表

单位：万元

收入\t\t支出\t
项目\t2031年预算\t项目\t2031年预算
一、一般公共预算拨款\t80.00\t一、农林水支出\t83.00
二、政府性基金预算拨款\t0.00\t二、住房保障支出\t2.00
三、其他收入\t5.00\t三、其他支出\t0.00
本年收入合计\t85.00\t本年支出合计\t85.00
上年结转\t3.00\t结转下年\t3.00
收入总计\t88.00\t支出总计\t88.00
`;
const INCOME = `表2 收入总体情况表

单位：万元

项目\t2031年预算
一、预算拨款\t80.00
一般公共预算拨款\t80.00
政府性基金预算拨款\t0.00
二、财政专户拨款\t0.00
三、其他资金\t5.00
事业收入\t0.00
其他收入\t5.00
本年收入合计\t85.00
四、上级补助收入\t0.00
五、上年结转结余\t3.00
收入总计\t88.00
`;
const SPENDING = `表3 支出总体情况表

单位：万元

项目\t2031年预算
一、基本支出\t50.00
工资福利支出\t40.00
商品和服务支出\t10.00
二、项目支出\t35.00
商品和服务支出\t20.00
资本性支出\t15.00
三、事业单位经营支出\t0.00
本年支出合计\t85.00
四、上缴上级支出\t0.00
五、结转下年\t3.00
支出总计\t88.00
`;
const document = (income: string, spending: string): string =>
  `2031年霁川市水务局部门预算\n\n${OVERVIEW}\n${income}\n${spending}`;
const told = (income: string, spending: string): readonly string[] =>
  ['SUM-CURRENT', 'XTAB-INCOME-TOTAL', 'XTAB-EXP-TOTAL'].flatMap((rule) => [...says(rule, document(income, spending))]);

describe('income and spending in one list each', () => {
  it('add up by their numbers', () => {
    expect(told(INCOME, SPENDING)).toEqual([]);
  });

  it.each([
    ['一、预算拨款\t80.00', '一、预算拨款\t81.00', '预算拨款应等于其下各项之和'],
    ['一般公共预算拨款\t80.00', '一般公共预算拨款\t30.00', '收支总表与收入总表的一般公共预算拨款应当一致'],
    ['其他收入\t5.00', '其他收入\t6.00', '其他资金应等于其下各项之和'],
    ['本年收入合计\t85.00', '本年收入合计\t95.00', '本年收入合计应等于各项之和'],
    ['五、上年结转结余\t3.00', '五、上年结转结余\t4.00', '收入总计应等于各项之和'],
    ['收入总计\t88.00', '收入总计\t98.00', '收支总表与收入总表的收入总计应当一致'],
  ])('of income: %s is not %s', (right, wrong, words) => {
    expect(told(INCOME.replace(right, wrong), SPENDING)).toContainEqual(expect.stringContaining(words));
  });

  it('are no pass where their numbers do not tell what is below what', () => {
    const other = INCOME.replace('一、预算拨款\t80.00', '一、预算拨款\t90.00')
      .replace('三、其他资金\t5.00', '三、其他资金\t9.00')
      .replace('本年收入合计\t85.00', '本年收入合计\t86.00');
    expect(says('SUM-CURRENT', document(other, SPENDING))).toEqual([]);
    const [coverage] = checkDocument(read(document(other, SPENDING)), ['SUM-CURRENT']).coverage;
    expect(coverage).toMatchObject({ state: 'insufficient-data', why: expect.stringContaining('上下级不能确定') });
  });

  it.each([
    ['一、基本支出\t50.00', '一、基本支出\t51.00', '基本支出应等于其下各项之和'],
    ['资本性支出\t15.00', '资本性支出\t16.00', '项目支出应等于其下各项之和'],
    ['本年支出合计\t85.00', '本年支出合计\t95.00', '收支总表与支出总表的本年支出合计应当一致'],
    ['五、结转下年\t3.00', '五、结转下年\t4.00', '支出总计应等于各项之和'],
  ])('of spending: %s is not %s', (right, wrong, words) => {
    expect(told(INCOME, SPENDING.replace(right, wrong))).toContainEqual(expect.stringContaining(words));
  });

  it('prove nothing where most of the sums do not hold: the lines are not parted by their numbers', () => {
    const other = SPENDING.replace('工资福利支出\t40.00', '其中：工资福利支出\t40.00')
      .replace('二、项目支出\t35.00', '二、项目支出\t25.00')
      .replace('资本性支出\t15.00', '资本性支出\t30.00');
    expect(says('SUM-CURRENT', document(INCOME, other))).toEqual([]);
  });
});

describe('what projects have from elsewhere', () => {
  const projects = (all: string, other: string): string => `表4 部门预算项目支出预算表

单位：万元

项目名称\t总计\t财政拨款\t\t财政专户拨款\t其他资金
\t\t合计\t一般公共预算\t\t
合计\t35.00\t30.00\t30.00\t0.00\t5.00
河道巡查\t${all}\t20.00\t20.00\t0.00\t${other}
泵站维修\t10.00\t10.00\t10.00\t0.00\t0.00
`;
  const sums = (all: string, other: string): readonly string[] =>
    says('SUM-ROW', document(INCOME, `${SPENDING}\n${projects(all, other)}`));

  it('is part of their sum', () => {
    expect(sums('25.00', '5.00')).toEqual([]);
    expect(sums('26.00', '5.00')).toEqual([expect.stringContaining('按各项计算为 25.00')]);
    expect(sums('25.00', '8.00')).toEqual([expect.stringContaining('按各项计算为 28.00')]);
  });
});

describe('services that are bought', () => {
  const bought = (amount: string): readonly string[] =>
    says(
      'TEXT-TOTAL',
      `2031年霁川市水务局部门预算

第一部分 2031年部门预算情况说明

（一）政府购买服务预算说明

2031年霁川市水务局政府购买服务预算总额${amount}万元。

第二部分 2031年部门预算表

表12 政府购买服务预算财政拨款明细表

单位：万元

指导性目录\t政府购买服务项目名称\t预算金额
水质监测服务\t断面监测\t24.00
法律顾问服务\t法律顾问\t6.00
合计\t\t30.00
`,
    );

  it('are told as the table has them', () => {
    expect(bought('30.00')).toEqual([]);
    expect(bought('80.00')).toEqual([expect.stringContaining('80.00')]);
  });
});

describe('items and classes told in other words', () => {
  const spent = `表5 一般公共预算支出表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2130304\t水利行业业务管理\t50.00\t50.00\t
2130311\t水资源节约管理与保护\t28.00\t\t28.00
2210201\t住房公积金\t2.00\t2.00\t
合计\t\t80.00\t52.00\t28.00
`;
  const told = (rule: string, words: string): readonly string[] =>
    says(
      rule,
      `2031年霁川市水务局部门预算\n\n第一部分 2031年部门预算情况说明\n\n一、一般公共预算支出情况\n\n${words}\n\n第二部分 2031年部门预算表\n\n${OVERVIEW}\n${INCOME}\n${SPENDING}\n${spent}`,
    );

  it('are held against the tables: an item behind its code', () => {
    const item = (amount: string): string =>
      `（一）2130304-水利行业业务管理${amount}万元，较上年增加2.00万元。\n\n（二）2130311-水资源节约管理与保护28.00万元。\n\n（三）2210201-住房公积金2.00万元。`;
    expect(told('TEXT-ITEM', item('50.00'))).toEqual([]);
    expect(told('TEXT-ITEM', item('58.00'))).toEqual([expect.stringContaining('58.00')]);
  });

  it.each([
    (code: string, name: string) => `${name}（${code}）`,
    (code: string, name: string) => `${code}${name}`,
    (code: string, name: string) => `（${code}）${name}`,
    (code: string, name: string) => `${code} ${name}`,
    (code: string, name: string) => `某某（${code.slice(0, 3)}）某某（${code.slice(0, 5)}）${name}（${code}）`,
    (_: string, name: string) => `${name}（项）`,
  ])('are held against the tables: an item with its code or its level, case %#', (item) => {
    const list = (amount: string): string =>
      `（一）${item('2130304', '水利行业业务管理')}${amount}万元。主要用于水利业务。\n\n（二）${item('2130311', '水资源节约管理与保护')}28.00万元。\n\n（三）${item('2210201', '住房公积金')}2.00万元。`;
    expect(told('TEXT-ITEM', list('50.00'))).toEqual([]);
    expect(told('TEXT-ITEM', list('5.00'))).toEqual([expect.stringContaining('50.00')]);
  });

  it('are held against the tables: a class between quotation marks', () => {
    const item = (amount: string): string => `1.“住房保障支出”科目${amount}万元，主要用于缴存住房公积金。`;
    expect(told('TEXT-CLASS', item('2.00'))).toEqual([]);
    expect(told('TEXT-CLASS', item('3.00'))).toEqual([expect.stringContaining('3.00')]);
  });
});
