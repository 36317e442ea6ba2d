import { isIdentityNumber } from './identity.js';
import { matchesIn } from './matches.js';

/** A number whose digits are printed in groups: 「310 4567 8901」. Offsets are those of the text it was found in. */
export type GroupedNumber = {
  /** Without what stands between the groups. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** How many digits each group has. */
  readonly sizes: readonly number[];
};

/** White space of every width, and dashes. */
const BETWEEN = '[\\s\\u200b\\-－–—]';
const RUN = new RegExp(
  `(?<![\\dA-Za-z.,，])\\d(?:${BETWEEN}{0,2}\\d){10,}(?:${BETWEEN}?[Xx])?(?![\\dA-Za-z%％]|[.,]\\d)`,
  'g',
);
const GROUP = /\d+[Xx]?|[Xx]/g;

/** Full-width digits as plain ones, each in its place: a number is as public in either. */
export function plainDigits(text: string): string {
  // Hardly any text has one.
  return !/[０-９Ｘｘ]/.test(text) ? text : text.replace(/[０-９Ｘｘ]/g, (digit) => digit.normalize('NFKC'));
}

/** Numbers of some length that consecutive groups of a run make up; a number in one piece is no grouped one. */
function groupedNumbers(text: string, shortest: number, longest: number): readonly GroupedNumber[] {
  if (!/\d/.test(text)) return [];
  return matchesIn(text, RUN).flatMap((run) => {
    const groups = matchesIn(run[0], GROUP).map((group) => ({ text: group[0], start: run.index + group.index }));
    return groups.flatMap((first, from) => {
      const found: GroupedNumber[] = [];
      let digits = '';
      for (const [offset, group] of groups.slice(from).entries()) {
        digits += group.text;
        if (digits.length > longest) break;
        if (digits.length < shortest || offset === 0) continue;
        const own = groups.slice(from, from + offset + 1);
        found.push({
          digits,
          start: first.start,
          end: group.start + group.text.length,
          sizes: own.map((each) => each.text.length),
        });
      }
      return found;
    });
  });
}

/** Identity numbers in groups; region, day and check digit tell them from figures that stand beside each other. */
export function groupedIdentityNumbers(text: string): readonly GroupedNumber[] {
  return groupedNumbers(text, 18, 18).filter(({ digits }) => isIdentityNumber(digits));
}

/** Numbers in groups that are as long as those of bank cards; no group is shorter than three digits but the last. */
export function groupedAccounts(text: string): readonly GroupedNumber[] {
  return groupedNumbers(text, 16, 19).filter(({ sizes }) => sizes.slice(0, -1).every((size) => size >= 3));
}

/** Mobile numbers written as people say them, 3-4-4 digits with one and the same mark between; no label is needed. */
const SAID =
  /(?<![\dA-Za-z.,，%％][ \u00a0]?|[-－–—])1[3-9]\d([ \u00a0\-－–—])\d{4}\1\d{4}(?![ \u00a0\-－–—]?[\dA-Za-z%％]|[.,，]\d)/g;

/** Mobile numbers in running text that are printed in groups of 3, 4 and 4 digits. */
export function groupedMobiles(text: string): readonly GroupedNumber[] {
  if (!/[\u4e00-\u9fff]/.test(text)) return [];
  return matchesIn(text, SAID).map((match) => ({
    digits: match[0].replace(/\D/g, ''),
    start: match.index,
    end: match.index + match[0].length,
    sizes: [3, 4, 4],
  }));
}

/** The mobile number in words that a label or a heading calls a telephone, however its digits are parted; null where it is none. */
export function labelledMobile(words: string): string | null {
  const digits = words
    .replace(/^[\s:：]*(?:[（(]?\+?\s*86[）)]?)?(?=[\s\-－–—.]*1[3-9])/, '')
    .replace(/[\s\u200b()（）.·\-－–—]/g, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}
