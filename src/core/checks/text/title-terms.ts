import { slipBetween } from './slips.js';

/** 表名用语. Words that titles of tables are made of everywhere; long enough that no other word is alike by chance. */
const TERMS: readonly string[] = [
  '一般公共预算',
  '政府性基金',
  '国有资本经营',
  '政府购买服务',
  '机关运行经费',
  '财政拨款收支',
  '财政拨款收入',
  '财政拨款支出',
  '收支预算总表',
  '收入预算总表',
  '支出预算总表',
  '项目支出绩效',
];

/** 另有的用语. Words that are alike and right as well: some regions publish what all their units, not only offices, run on. */
const ALSO_RIGHT: readonly string[] = ['机构运行经费'];

/** A term of a title that is printed with one character changed or doubled, or with two turned round. */
export type TermSlip = { readonly printed: string; readonly right: string };

function isTerm(words: string): boolean {
  return [...TERMS, ...ALSO_RIGHT].some((term) => term.includes(words) || words.includes(term));
}

/** The first term of a title that is misprinted in it; null where none is. */
export function slippedTerm(title: string): TermSlip | null {
  const words = title.replace(/[\s“”"'（）()《》]+/g, '');
  for (const right of TERMS) {
    if (words.includes(right)) continue;
    for (let at = 0; at < words.length; at += 1) {
      for (const length of [right.length, right.length + 1]) {
        // Both ends must be the term's: what differs there may belong to the words beside it.
        if (words[at] !== right[0] || words[at + length - 1] !== right.at(-1)) continue;
        const printed = words.slice(at, at + length);
        if (isTerm(printed)) continue;
        const slip = slipBetween(right, printed);
        if (slip === null || (slip.kind !== 'changed' && slip.kind !== 'turned' && slip.kind !== 'doubled')) continue;
        if (slip.at > 0 && slip.at + slip.right.length < right.length) return { printed, right };
      }
    }
  }
  return null;
}
