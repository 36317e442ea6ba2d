import { Exact, formatDecimal } from '../../amount/index.js';
import type { Claim } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import type { Judgement } from './judgement.js';

/** 「提高5.20个百分点」. */
const POINTS = /(?:(增加|上升|提高|增长|提升|扩大)|(减少|下降|降低|回落|压减|收窄))了?\s*(\d+(?:\.\d+)?)\s*个百分点/g;
const PERCENT = /(\d+(?:\.\d+)?)\s*[%％]/g;
/** Words of another year in the clause of a percentage. */
const BEFORE = /上年|去年|上一年|年初|原来?(?:的|为)/;
const YEAR = /(20\d{2})年/;

/** A printed percentage: what it is, half a step of its last digit, and whether it is that of the year before. */
type Percent = { readonly text: string; readonly value: Exact; readonly half: Exact; readonly isBefore: boolean };

function halfStep(text: string): Exact {
  return new Exact(10).pow(-(text.split('.')[1]?.length ?? 0)).div(2);
}

/** The percentages told before `end`, each with whether its own clause speaks of the year before. */
function percentsIn(text: string, end: number, year: number | null): readonly Percent[] {
  let from = 0;
  return matchesIn(text.slice(0, end), PERCENT).map(({ index, 0: whole, 1: digits = '' }) => {
    const clause = /[^，,。；;：:]*$/.exec(text.slice(from, index))?.[0] ?? '';
    from = index + whole.length;
    const named = Number(YEAR.exec(clause)?.[1] ?? year ?? 0);
    const isBefore = BEFORE.test(clause) || (year !== null && named < year);
    return { text: digits, value: new Exact(digits), half: halfStep(digits), isBefore };
  });
}

/**
 * 百分点 (TEXT-DELTA): 「占75.20%，比上年的70.00%提高5.20个百分点」. Only where the two percentages before it are one of this year and
 * one of the year before, and no third one can be meant.
 */
export function judgePoints(claims: readonly Claim[]): readonly Judgement[] {
  const seen = new Set<number>();
  return claims.flatMap(({ sentence, quote }, index): readonly Judgement[] => {
    if (seen.has(sentence) || !quote.includes('百分点')) return [];
    seen.add(sentence);
    const years = matchesIn(quote, YEAR).map(([, digits]) => Number(digits));
    const year = years.length === 0 ? null : Math.max(...years);
    return matchesIn(quote, POINTS).flatMap(({ index: at, 1: up, 3: digits = '' }): readonly Judgement[] => {
      const pair = percentsIn(quote, at, year).slice(-2);
      const [before, ...more] = pair.filter(({ isBefore }) => isBefore);
      const now = pair.find(({ isBefore }) => !isBefore);
      if (before === undefined || now === undefined || more.length > 0) return [];
      return [judgementOf(index, now, before, { digits, isUp: up !== undefined })];
    });
  });
}

function judgementOf(
  claim: number,
  now: Percent,
  before: Percent,
  stated: { readonly digits: string; readonly isUp: boolean },
): Judgement {
  const difference = now.value.minus(before.value);
  const points = new Exact(stated.digits).times(stated.isUp ? 1 : -1);
  const envelope = now.half.plus(before.half).plus(halfStep(stated.digits));
  const isRight = difference.minus(points).abs().lte(envelope);
  const decimals = stated.digits.split('.')[1]?.length ?? 0;
  const expected = `${difference.isNegative() ? '下降' : '提高'}${formatDecimal(difference.abs(), decimals)}个百分点`;
  const actual = `${stated.isUp ? '提高' : '下降'}${stated.digits}个百分点`;
  return {
    rule: 'TEXT-DELTA',
    claim,
    operands: [],
    result: isRight ? 'pass' : 'finding',
    isCertain: false,
    expected,
    actual,
    arithmetic: `${now.text}% − ${before.text}% = ${formatDecimal(difference, decimals)}`,
    message: `的百分点与两年的占比不符：${now.text}%与${before.text}%相差${formatDecimal(difference.abs(), decimals)}个百分点，应为${expected}，文中为${actual}`,
  };
}
