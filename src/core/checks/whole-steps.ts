import { powerOf, type Amount } from '../amount/index.js';

/** A printed figure as a whole number of steps of its last digit, and that step as a power of ten of 元. */
export type WholeSteps = { readonly count: number; readonly power: number };

/** Digits that a whole number holds exactly, with room for a sum of a thousand of them. */
const MOST_DIGITS = 12;
/** Sums up to this are exact, and so is the difference of two of them with a step more for each figure. */
export const LARGEST = 2 ** 51;

/**
 * Null where the figure has no unit or more digits than can be added exactly. Read from the digits each time: that is quicker
 * than to remember it for each of thousands of amounts.
 */
export function stepsOf({ value, unit }: Amount): WholeSteps | null {
  if (unit === null || value.length > MOST_DIGITS + 2) return null;
  let count = 0;
  let digits = 0;
  let decimals = -1;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code >= ZERO_CODE && code < ZERO_CODE + 10) {
      count = count * 10 + (code - ZERO_CODE);
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (code === POINT_CODE) decimals = 0;
  }
  if (digits > MOST_DIGITS) return null;
  const isNegative = value.startsWith('-') && count !== 0;
  return { count: isNegative ? -count : count, power: powerOf(unit) - Math.max(decimals, 0) };
}

const ZERO_CODE = '0'.charCodeAt(0);
const POINT_CODE = '.'.charCodeAt(0);
