import { describe, expect, it } from 'vitest';
import { PLAIN, says } from './words.js';

/** Numbered sentences behind the table that ends the plain document, with or without a heading between. */
const behindTable = (heading: string, ...items: readonly string[]): readonly string[] =>
  says('TXT-NUMBERING', `${PLAIN}\n${heading}${items.join('\n\n')}\n`).filter((one) => /跳号|重复/.test(one));

const TERMS = '三、名词解释\n\n';
const first = '（一）财政拨款收入：指本级财政当年拨付的资金。';
const second = '（二）其他收入：指上述收入以外取得的收入。';
const third = '（三）基本支出：指人员经费和公用经费。';

describe('numbered sentences behind tables', () => {
  it('are followed from the heading under which they stand', () => {
    expect(behindTable(TERMS, first, second, third)).toEqual([]);
    expect(behindTable(TERMS, first, third)).toEqual([expect.stringMatching(/^notice 条目序号跳号：“（一）.*（三）/)]);
    expect(behindTable(TERMS, first, second, second.replace('其他', '事业'))).toEqual([
      expect.stringMatching(/^notice 条目序号重复：“（二）.*（二）/),
    ]);
  });

  it('say nothing right behind the table, where one may be its note', () => {
    expect(behindTable('', first, third)).toEqual([]);
  });

  it('say nothing of a list that a table divides', () => {
    const table = '预算09表 2031年项目支出表\n\n金额单位：万元\n\n项目\t合计\n水质监测\t20.00\n合计\t20.00\n';
    expect(behindTable(TERMS, first, table, third)).toEqual([]);
  });
});
