import { describe, expect, test } from 'vitest';
import { says, withParagraph, withWords } from './words.js';

/** The overview of the plain document with other amounts; the two sides stay equal. */
const amounts = (income: string, spending: string, total: string): string =>
  withWords(
    [
      '一、一般公共预算拨款收入\t300.55\t一、农林水支出\t300.55',
      `一、一般公共预算拨款收入\t${income}\t一、农林水支出\t${spending}`,
    ],
    ['本年收入合计\t300.55\t本年支出合计\t300.55', `本年收入合计\t${total}\t本年支出合计\t${total}`],
    ['收入总计\t300.55\t支出总计\t300.55', `收入总计\t${total}\t支出总计\t${total}`],
  );

describe('thousands in one column', () => {
  test.each([
    ['1300.55', '1,300.55', '1,300.55', '“1300.55”与“1,300.55”'],
    ['1300.55', '1300.55', '1,300.55', '“1300.55”与“1,300.55”'],
    ['21,300.55', '21300.55', '21300.55', '“21,300.55”与“21300.55”'],
  ])('%s, %s and %s are written in two ways', (income, spending, total, shown) => {
    expect(says('NUM-CELL', amounts(income, spending, total))).toEqual([
      expect.stringContaining(`千分位写法不一（${shown}）`),
    ]);
  });

  test.each([
    ['1,300.55', '1,300.55', '1,300.55'],
    ['1300.55', '1300.55', '1300.55'],
    ['300.55', '300.55', '300.55'],
  ])('%s, %s and %s are not', (income, spending, total) => {
    expect(says('NUM-CELL', amounts(income, spending, total))).toEqual([]);
  });
});

describe('主要原因 without 是', () => {
  test.each(['主要原因按规定压减运转经费。', '主要原因新增水质监测站。', '增长5.00%，主要原因由于人员增加。'])(
    '%s',
    (sentence) => {
      expect(says('TXT-TYPO', withParagraph(sentence))).toEqual([expect.stringContaining('主要原因是')]);
    },
  );

  test.each([
    '主要原因是按规定压减运转经费。',
    '主要原因：新增监测站。',
    '主要原因有两个，一是人员增加。',
    '说明增减的主要原因和因素。',
  ])('says nothing of: %s', (sentence) => {
    expect(says('TXT-TYPO', withParagraph(sentence))).toEqual([]);
  });
});
