import type { Spot, TextLine } from './lines.js';
import { matchesIn } from './matches.js';

const AMOUNT = /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)\.(\d+)\s*万元/g;
const RATE = /(?<![\d.,])\d{1,4}\.(\d+)\s*[%％]/g;
/** Fewer figures show no habit. */
const LEAST = 8;

function shortened(lines: readonly TextLine[], pattern: RegExp): readonly Spot[] {
  const all = lines.flatMap((line) =>
    matchesIn(line.text, pattern).map(({ index, 0: words, 1: fraction = '' }) => ({
      places: fraction.length,
      spot: { line, start: index, end: index + words.length },
    })),
  );
  const isHabit = all.filter(({ places }) => places === 2).length * 4 >= all.length * 3;
  return all.length >= LEAST && isHabit ? all.filter(({ places }) => places === 1).map(({ spot }) => spot) : [];
}

/**
 * Amounts, or rates, with one decimal in a text that prints two: 「87.4 万元」 beside 「62.15 万元」. Whole figures are left
 * out, and so is a text in which one decimal is no exception.
 */
export function shortenedAmounts(lines: readonly TextLine[]): readonly Spot[] {
  return shortened(lines, AMOUNT);
}

/** The same of rates. */
export function shortenedRates(lines: readonly TextLine[]): readonly Spot[] {
  return shortened(lines, RATE);
}
