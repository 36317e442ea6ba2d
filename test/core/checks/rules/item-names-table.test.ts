import { describe, expect, it } from 'vitest';
import { says, stateOf, withParagraph } from './words.js';

const TABLE = `
预算05表 2031年一般公共预算支出表

金额单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2130302\t一般行政管理事务\t88.15\t\t88.15
2080505\t机关事业单位基本养老保险缴费支出\t12.40\t12.40\t
2130311\t水资源节约管理与保护\t200.00\t\t200.00
合计\t\t300.55\t12.40\t288.15
`;

const stated = (words: string): string => `${withParagraph(words)}${TABLE}`;

describe('TEXT-ITEM-NAME against the names of the tables', () => {
  it('finds a name turned round, whatever the year', () => {
    expect(says('TEXT-ITEM-NAME', stated('1.水利（款）一般行政事务管理（项）支出88.15万元。'))).toEqual([
      expect.stringMatching(/^warning 文字中的“一般行政事务管理（项）”金额与.*“一般行政管理事务”行/),
    ]);
  });

  it('notices a name cut short', () => {
    const short = stated('1.行政事业单位养老支出（款）机关事业单位基本养老保险费（项）支出12.4万元。');
    expect(says('TEXT-ITEM-NAME', short)).toEqual([
      expect.stringMatching(/^notice 文字中的“机关事业单位基本养老保险费（项）”/),
    ]);
  });

  it('accepts the names of the tables, with 支出 or without, other amounts and other items', () => {
    for (const words of [
      '1.水利（款）一般行政管理事务（项）支出88.15万元。',
      '1.行政事业单位养老支出（款）机关事业单位基本养老保险缴费（项）支出12.40万元。',
      '1.水利（款）一般行政事务管理（项）支出99.15万元。',
      '1.水利（款）水文测报（项）支出88.15万元。',
    ]) {
      expect(says('TEXT-ITEM-NAME', stated(words))).toEqual([]);
    }
  });
});

describe('DISC-ASSET and the day of the stock', () => {
  const asset = (words: string): string =>
    withParagraph('').replace('截至2030年12月31日，本单位共有车辆2辆', `${words}本单位共有车辆2辆`);

  it('notices a stock of no day', () => {
    expect(says('DISC-ASSET', asset(''))).toEqual([expect.stringMatching(/^notice 国有资产占有使用情况没有写明时点/)]);
    expect(says('DISC-ASSET', asset('2030年末，'))).toEqual([]);
    expect(stateOf('DISC-ASSET', asset('截至2030年12月31日，'))).toBe('pass');
  });
});
