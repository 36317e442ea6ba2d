/** 类 and 项 in the text: their levels, their changes, and reasons that explain nothing. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

function said(rule: string, text: string): readonly string[] {
  const disclosure = recogniseText(`2031年度部门预算情况说明\n${text}`);
  return checkDocument({ document: '文件', disclosure }, [rule]).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

const ITEMS = (first: string): string => `一、支出预算情况说明
1．教育（类）支出 320.00 万元，主要用于学校运行。与上年相比增加 25.50 万元，增长 8.66%。
二、财政拨款支出情况说明
（一）教育支出（类）
1．普通教育（款）小学教育（项）支出 200.00 万元，与上年相比增加 ${first} 万元。主要原因是新建校舍。
2．普通教育（款）初中教育（项）支出 100.00 万元，与上年相比减少 5 万元。主要原因是学生转出。
3．进修及培训（款）培训支出（项）支出 20.00 万元，与上年一致。
（二）住房保障支出（类）
1．住房改革支出（款）住房公积金（项）支出 30.00 万元，与上年相比增加 1.00 万元。
`;

describe('TEXT-CHANGE-SUM of 类 and 项', () => {
  it('adds the changes of all items of a class up', () => {
    expect(said('TEXT-CHANGE-SUM', ITEMS('30.50'))).toEqual([]);
    expect(said('TEXT-CHANGE-SUM', ITEMS('20.50'))).toEqual([
      expect.stringMatching(/^error .*增加25.50万元.*20.50 − 5 \+ 0 = 15.50万元/),
    ]);
  });

  it.each([
    ['财政专户管理资金收入预算 0 万元，与上年相比减少 5.00 万元。', '20.50'],
    ['其他资金收入预算 12.00 万元，与上年相比增加 10.00 万元。', '35.50'],
    ['收、支预算总计各增加 21.00 万元，增长 6.20%。\n财政拨款收、支总计各增加 31.00 万元，增长 9.80%。', '15.50'],
  ])('knows that a class is told of all money and its items of one: %s', (other, change) => {
    const text = ITEMS('30.50').replace('增加 25.50 万元', `增加 ${change} 万元`);
    expect(said('TEXT-CHANGE-SUM', text)).toHaveLength(1);
    const explained = text.replace('一、支出预算情况说明\n', `一、收支预算情况说明\n${other}\n二、支出预算情况说明\n`);
    expect(said('TEXT-CHANGE-SUM', explained)).toEqual([]);
  });

  it('is not sure where an item may have vanished', () => {
    expect(said('TEXT-CHANGE-SUM', ITEMS('40.50'))).toEqual([expect.stringMatching(/^warning .*不再列支/)]);
  });

  it('does not know how items that are not listed have changed', () => {
    const some = ITEMS('20.50').replace('支出 320.00 万元', '支出 920.00 万元');
    expect(said('TEXT-CHANGE-SUM', some)).toEqual([]);
    // More than the class is no list with something left out.
    expect(said('TEXT-CHANGE-SUM', ITEMS('20.50').replace('支出 320.00 万元', '支出 220.00 万元'))).toHaveLength(1);
  });

  it('does not add where an item tells no change, and ends at the next class', () => {
    expect(said('TEXT-CHANGE-SUM', ITEMS('20.50').replace('，与上年一致', ''))).toEqual([]);
    const joined = ITEMS('30.50').replace('（二）住房保障支出（类）\n1．', '（二）住房保障支出（类）');
    expect(said('TEXT-CHANGE-SUM', joined)).toEqual([]);
  });
});

describe('TEXT-ITEM-NAME of levels', () => {
  it.each([['住房改革支出'], ['行政事业单位养老支出'], ['行政事业单位离退休']])('finds %s called a 类', (name) => {
    const text = `一、财政拨款支出情况说明\n1．${name}（类）某某补助（项）20.00 万元，与上年相比增加 1.00 万元。`;
    expect(said('TEXT-ITEM-NAME', text)).toEqual([expect.stringMatching(new RegExp(`“${name}”是款级科目`))]);
    expect(said('TEXT-ITEM-NAME', text.replace('（类）', '（款）'))).toEqual([]);
  });

  it('takes no name of a class, known or unknown, for another level', () => {
    expect(
      said('TEXT-ITEM-NAME', '一、支出情况说明\n1．卫生健康支出（类）20.00 万元，某某补助支出（类）3.00 万元。'),
    ).toEqual([]);
  });

  it('notices a class without 支出 beside others with it', () => {
    const text = '一、支出情况说明\n1．社会保障和就业（类）11.00 万元。\n2．卫生健康支出（类）20.00 万元。';
    expect(said('TEXT-ITEM-NAME', text)).toEqual([expect.stringMatching(/^notice .*“社会保障和就业（类）”/)]);
    expect(said('TEXT-ITEM-NAME', text.replace('就业（类）', '就业（类）支出'))).toEqual([]);
    expect(said('TEXT-ITEM-NAME', text.replace('健康支出', '健康'))).toEqual([]);
  });
});

describe('YOY-REASON that says the change again', () => {
  const sentence = (measure: string, reason: string): string =>
    `一、支出预算情况说明\n1．${measure} 30.00 万元，与上年相比增加 6.00 万元，增长 25%。主要原因是${reason}。`;
  it.each([
    ['行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）支出', '机关事业单位职业年金缴费支出增加'],
    ['公务接待费预算支出', '2031年度公务接待费支出预算的增加'],
    ['会议费支出', '增加了会议费的支出安排'],
  ])('finds %s explained by “%s”', (measure, reason) => {
    expect(said('YOY-REASON', sentence(measure, reason))).toEqual([expect.stringMatching(/^warning .*再说一遍/)]);
  });

  it.each([
    ['人员经费支出', '人员增加'],
    ['基本支出', '人员经费支出增加'],
    ['公务用车运行维护费支出', '新增车辆，公务用车运行维护费增加'],
    ['会议费支出', '新召开的代表会议会议费标准提高'],
    ['公务接待费支出', '外事接待任务增加'],
  ])('leaves %s explained by “%s”', (measure, reason) => {
    expect(said('YOY-REASON', sentence(measure, reason)).filter((message) => message.includes('再说一遍'))).toEqual([]);
  });
});
