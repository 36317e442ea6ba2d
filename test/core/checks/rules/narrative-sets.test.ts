/** 类 and 项 with money that a list of the text leaves out. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

const TABLES = `2031年某某市园林养护中心单位预算

预算01表 收支总表

金额单位：万元

收 入\t\t支 出\t
项 目\t预算数\t项 目\t预算数
一、一般公共预算拨款收入\t731.86\t一、社会保障和就业支出\t61.37
\t\t二、城乡社区支出\t618.26
\t\t三、住房保障支出\t52.23
本年收入合计\t731.86\t本年支出合计\t731.86
收入总计\t731.86\t支出总计\t731.86

预算03表 一般公共预算支出表

金额单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2080505\t机关事业单位基本养老保险缴费支出\t61.37\t61.37\t
2120501\t城乡社区环境卫生\t618.26\t218.26\t400.00
2210201\t住房公积金\t52.23\t52.23\t
\t合 计\t731.86\t331.86\t400.00

三、2031年单位预算情况说明

`;

function said(rule: string, text: string): readonly string[] {
  const disclosure = recogniseText(TABLES + text);
  return checkDocument({ document: '文件', disclosure }, [rule]).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

const CLASSES = [
  '社会保障和就业（类）支出61.37万元，用于缴费。',
  '城乡社区（类）支出618.26万元，用于养护。',
  '住房保障（类）支出52.23万元，用于住房公积金。',
];
const listed = (lines: readonly string[]): string =>
  `（一）支出预算情况\n\n支出预算总计731.86万元，包括：\n\n${lines.map((line, at) => `${at + 1}．${line}`).join('\n\n')}\n`;

describe('TEXT-CLASS of lists', () => {
  it('is silent where each class is told', () => {
    expect(said('TEXT-CLASS', listed(CLASSES))).toEqual([]);
  });

  it.each([
    [0, '“社会保障和就业支出”61.37万元'],
    [1, '“城乡社区支出”618.26万元'],
    [2, '“住房保障支出”52.23万元'],
  ])('tells the class that is left out (%i)', (at, words) => {
    const left = CLASSES.filter((_, index) => index !== at);
    expect(said('TEXT-CLASS', listed(left))).toEqual([expect.stringMatching(new RegExp(`^warning .*${words}，`))]);
  });

  it('asks for no list where the text tells one class and no total, or tells it elsewhere', () => {
    expect(said('TEXT-CLASS', `（一）支出预算情况\n\n${CLASSES[1]}\n`)).toEqual([]);
    const elsewhere = `${listed(CLASSES.slice(0, 2))}\n（二）其他\n\n住房保障方面安排52.23万元。\n`;
    expect(said('TEXT-CLASS', elsewhere)).toEqual([]);
  });
});

const ITEMS = [
  '社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）61.37万元。',
  '城乡社区支出（类）城乡社区环境卫生（款）城乡社区环境卫生（项）618.26万元。',
  '住房保障支出（类）住房改革支出（款）住房公积金（项）52.23万元。',
];

describe('TEXT-ITEM of lists', () => {
  it('tells the item that is left out, and nothing where each is told', () => {
    const text = (lines: readonly string[]): string => `（一）具体使用情况\n\n${lines.join('\n\n')}\n`;
    expect(said('TEXT-ITEM', text(ITEMS))).toEqual([]);
    expect(said('TEXT-ITEM', text(ITEMS.slice(0, 2)))).toEqual([
      expect.stringMatching(/^warning .*“住房公积金”52\.23万元，/),
    ]);
    expect(said('TEXT-ITEM', text([]))).toEqual([]);
  });

  it('is silent where the text explains only some of the items', () => {
    expect(said('TEXT-ITEM', `（一）具体使用情况\n\n${ITEMS[1]}\n`)).toEqual([]);
  });
});
