import type { Disclosure } from '../../disclosure/index.js';
import { linesOf, spotsOf, type Spot } from '../text/lines.js';
import { matchesIn } from '../text/matches.js';

/** 「……等。（基本工资3万元）。」: a bracket that explains a sentence stands before its full stop. */
const AFTER_STOP = /(?<=[\u4e00-\u9fff元%])。[（(][^（）()。]{4,200}[）)]。/g;
const BRACKETED = /[（(][^（）()。；]{20,400}[）)]/g;
/** 「奖金 9.40 万、」: a member of a list of amounts, with the mark behind it. */
const MEMBER = /[\u4e00-\u9fff]{2,24}\s*\d[\d,]*(?:\.\d+)?\s*万?元?\s*([、，])/g;
/** Fewer members make no list. */
const LEAST_MEMBERS = 4;

/** Brackets behind the full stop of the sentence they belong to. */
export function bracketsAfterStop(disclosure: Disclosure): readonly Spot[] {
  return spotsOf(linesOf(disclosure), AFTER_STOP).map(({ line, start }) => ({
    line,
    start: Math.max(0, start - 4),
    end: start + 8,
  }));
}

/** Commas between members of a bracketed list of amounts whose other members are divided by 「、」. */
export function commasInLists(disclosure: Disclosure): readonly Spot[] {
  return spotsOf(linesOf(disclosure), BRACKETED).flatMap(({ line, start, end }) => {
    const members = matchesIn(line.text.slice(start, end), MEMBER);
    const odd = members.filter(([, mark]) => mark === '，');
    if (members.length < LEAST_MEMBERS || odd.length === 0 || odd.length * 3 > members.length) return [];
    return odd.map(({ index, 0: words }) => ({
      line,
      start: start + index,
      end: start + index + words.length,
    }));
  });
}
