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

  it('may begin with a year behind their number', () => {
    const one = '1.“三公”经费支出预算为5.00万元。';
    const two = '2.2031年度“三公”经费比上年减少1.00万元。';
    const three = '3.公务接待费主要用于接待来访人员。';
    const found = says('TXT-NUMBERING', `${PLAIN}\n四、经费情况说明\n\n${[one, two, three].join('\n\n')}\n`);
    expect(found.filter((message) => /只有一项|跳号/.test(message))).toEqual([]);
    const broken = says('TXT-NUMBERING', `${PLAIN}\n四、经费情况说明\n\n${[one, three].join('\n\n')}\n`);
    expect(broken.filter((message) => /只有一项|跳号/.test(message))).not.toEqual([]);
  });

  it('say nothing right behind the table, where one may be its note', () => {
    expect(behindTable('', first, third)).toEqual([]);
  });

  it('say nothing of a list that a table divides', () => {
    const table = '预算09表 2031年项目支出表\n\n金额单位：万元\n\n项目\t合计\n水质监测\t20.00\n合计\t20.00\n';
    expect(behindTable(TERMS, first, table, third)).toEqual([]);
  });
});
