import { describe, expect, it } from 'vitest';
import { says, withParagraph } from './words.js';

const TABLE = (name = '水资源节约管理与保护'): string => `
预算05表 2031年一般公共预算支出表

金额单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t12.40\t12.40\t
213\t农林水支出\t288.15\t\t288.15
21303\t水利\t288.15\t\t288.15
2130302\t一般行政管理事务\t88.15\t\t88.15
2130311\t${name}\t200.00\t\t200.00
2080505\t机关事业单位基本养老保险缴费支出\t12.40\t12.40\t
合计\t\t300.55\t12.40\t288.15
`;

const RIGHT = '（1）农林水支出（类）水利（款）水资源节约管理与保护（项）2031年预算数为200.00万元。';

const stated = (words: string): string => `${withParagraph(words)}${TABLE()}`;

describe('slips in the names of items in the text', () => {
  it('says nothing where the names are those of the tables', () => {
    expect(says('TEXT-ITEM-NAME', stated(RIGHT))).toEqual([]);
    expect(says('TEXT-ITEM-NAME', stated('农林水支出（类）288.15万元，占95.87%。'))).toEqual([]);
  });

  it.each([
    [
      'a character changed',
      RIGHT.replace('节约', '节纳'),
      /^warning .*“水资源节纳管理与保护”与科目“水资源节约管理与保护”/,
    ],
    ['two turned round', RIGHT.replace('管理', '理管'), /^warning .*“水资源节约理管与保护”/],
    ['one doubled', RIGHT.replace('节约', '节节约'), /^warning .*“水资源节节约管理与保护”/],
    ['one lost', RIGHT.replace('节约', '节'), /^notice .*“水资源节管理与保护”/],
    ['in the name of the 类', RIGHT.replace('农林水支出', '农林水支支出'), /^warning .*“农林水支支出”/],
    ['in a 类 by itself', '农林冰支出（类）288.15万元，占95.87%。', /^warning .*“农林冰支出”/],
    ['before an amount', '支出包括：社会保障和就亚支出12.40万元。', /^warning .*“社会保障和就亚支出”/],
  ])('finds %s', (_what, words, said) => {
    expect(says('TEXT-ITEM-NAME', stated(words))).toEqual([expect.stringMatching(said)]);
  });

  it('says nothing of names that are another item, or far from any', () => {
    expect(says('TEXT-ITEM-NAME', stated('水利（款）水文测报（项）支出200.00万元。'))).toEqual([]);
    expect(says('TEXT-ITEM-NAME', stated('农业农村（款）其他行政管理事务（项）支出99.15万元。'))).toEqual([]);
  });

  it('finds a slip in the overview, which prints no codes', () => {
    const overview = withParagraph('').replace('一、农林水支出', '一、农林水支支出');
    expect(says('TEXT-ITEM-NAME', `${overview}${TABLE()}`)).toEqual([expect.stringContaining('“农林水支支出”')]);
  });
});

describe('CODE-NAME and names that lack a character', () => {
  const twice = (name: string): string => `${withParagraph('')}${TABLE()}${TABLE(name).replace('05表', '06表')}`;

  it('notices what another table prints whole', () => {
    expect(says('CODE-NAME', twice('水资源节约管理与保护'))).toEqual([]);
    expect(says('CODE-NAME', twice('水资源节约管与保护'))).toEqual([expect.stringMatching(/^notice .*少一字/)]);
  });

  it('leaves a name cut off at its end to the width of the cell', () => {
    expect(says('CODE-NAME', twice('水资源节约管理与保'))).toEqual([]);
  });
});
