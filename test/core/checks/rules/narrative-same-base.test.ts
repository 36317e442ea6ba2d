import { describe, expect, it } from 'vitest';
import { says, withParagraph } from './words.js';

const both = (first: string, second: string): readonly string[] =>
  says('TEXT-REPEAT', withParagraph(`${first}\n\n${second}`));

describe('one total of this year and two of the year before', () => {
  it.each([
    [
      '2031年一般公共预算收入预算2,214.30万元，与上年相比增加85.20万元，增长4.00%。',
      '2031年一般公共预算财政拨款支出预算2,214.30万元，与上年相比增加82.50万元，增长3.87%。',
    ],
    [
      '本单位2031年财政拨款收支总预算2,214.30万元，比上年预算数2,129.10万元增加85.20万元。',
      '本单位2031年财政拨款支出2,214.30万元，比上年减少85.20万元，下降3.71%。',
    ],
    [
      '2031年收入总计2,214.30万元，比2030年增加85.20万元。',
      '2031年支出总计2,214.30万元，比2030年预算数2,120.10万元增加94.20万元。',
    ],
  ])('%s / %s', (first, second) => {
    expect(both(first, second)).toEqual([
      expect.stringMatching(/^warning “.+本年同为2,214\.30万元，由文字推得的上年数不同/),
    ]);
  });

  it.each([
    // The same, one with fewer decimals.
    ['2031年收入总计2,214.30万元，比上年增加85.20万元。', '2031年支出总计2,214.30万元，比上年增加85.2万元。'],
    // Parts, another fund, another amount, and another figure of the year before.
    [
      '2031年财政拨款基本支出2,214.30万元，比上年增加85.20万元。',
      '2031年财政拨款项目支出2,214.30万元，比上年增加82.50万元。',
    ],
    [
      '2031年财政拨款支出2,214.30万元，比上年增加85.20万元。',
      '2031年一般公共预算财政拨款支出2,214.30万元，比上年增加82.50万元。',
    ],
    ['2031年收入总计2,214.30万元，比上年增加85.20万元。', '2031年支出总计2,213.30万元，比上年增加82.50万元。'],
    [
      '2031年收入总计2,214.30万元，比上年预算数增加85.20万元。',
      '2031年支出总计2,214.30万元，比上年决算数增加182.50万元。',
    ],
  ])('says nothing of: %s / %s', (first, second) => {
    expect(both(first, second)).toEqual([]);
  });
});
