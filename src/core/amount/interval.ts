import { decimalIn, type Amount } from './amount.js';
import { Exact, tenTo, ZERO } from './decimal.js';
import { powerOf, type MoneyUnit } from './money-unit.js';

/**
 * 真值区间. All true values that may stand behind printed figures. Each end says whether it belongs to the interval.
 */
export type Interval = {
  readonly low: Exact;
  readonly high: Exact;
  readonly lowClosed: boolean;
  readonly highClosed: boolean;
};

/**
 * How the printed figure is supposed to have come from the true value.
 * `rounded`: to the nearest step, a tie to either side (both ends closed), because half-up and half-even are both in use.
 * `truncated`: digits cut off towards zero.
 */
export type Printing = 'rounded' | 'truncated';

/** 一分钱, as a power of ten of 元. Below one fen nothing was rounded away: such figures stand for themselves. */
const FEN = -2;
const HALF = new Exact('0.5');

/** One step of the last printed digit, in `unit`. */
export function stepOf(amount: Amount, unit: MoneyUnit): Exact {
  const shift = amount.unit === null ? 0 : powerOf(amount.unit) - powerOf(unit);
  return tenTo(shift - amount.decimals);
}

/** True where the figure is printed to the fen (元 with 2 decimals, 万元 with 6): rounding explains nothing there. */
export function isExactToFen(amount: Amount): boolean {
  if (amount.unit === null) return false;
  return powerOf(amount.unit) - amount.decimals <= FEN;
}

/** A single value. */
export function point(value: Exact): Interval {
  return { low: value, high: value, lowClosed: true, highClosed: true };
}

/**
 * The interval of true values behind a printed figure, in `unit`.
 * A printed zero stands for itself and widens no sum: 「0.00」 in these tables is a printed nil.
 */
export function intervalOf(amount: Amount, unit: MoneyUnit, printing: Printing = 'rounded'): Interval {
  const value = decimalIn(amount, unit);
  if (value.isZero() || isExactToFen(amount)) return point(value);
  const step = stepOf(amount, unit);
  if (printing === 'rounded') {
    const half = step.times(HALF);
    return { low: value.minus(half), high: value.plus(half), lowClosed: true, highClosed: true };
  }
  return value.isNegative()
    ? { low: value.minus(step), high: value, lowClosed: false, highClosed: true }
    : { low: value, high: value.plus(step), lowClosed: true, highClosed: false };
}

/** Digits of a figure that a whole number holds exactly, with one more behind them. */
const MOST_DIGITS = 14;

/**
 * The ends of `intervalOf` in plain notation: what evidence shows of every figure. Half a step more or less is one digit more,
 * so that most figures need no decimals.
 */
export function boundsOf(amount: Amount, unit: MoneyUnit): { readonly low: string; readonly high: string } {
  const shift = (amount.unit === null ? 0 : powerOf(amount.unit) - powerOf(unit)) - amount.decimals;
  const count = Number(amount.value.replace('.', ''));
  if (count === 0 || amount.value.length > MOST_DIGITS || shift > 0 || isExactToFen(amount)) {
    const { low, high } = intervalOf(amount, unit);
    return { low: low.toFixed(), high: high.toFixed() };
  }
  return { low: plain(count * 10 - 5, 1 - shift), high: plain(count * 10 + 5, 1 - shift) };
}

/** A whole number that does not end in 0, with the point moved so many places to the left. */
function plain(count: number, places: number): string {
  const digits = String(Math.abs(count)).padStart(places + 1, '0');
  return `${count < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** a + b, end by end. */
export function add(a: Interval, b: Interval): Interval {
  return {
    low: a.low.plus(b.low),
    high: a.high.plus(b.high),
    lowClosed: a.lowClosed && b.lowClosed,
    highClosed: a.highClosed && b.highClosed,
  };
}

/** −a. */
export function negate(a: Interval): Interval {
  return { low: a.high.neg(), high: a.low.neg(), lowClosed: a.highClosed, highClosed: a.lowClosed };
}

/** a − b. */
export function subtract(a: Interval, b: Interval): Interval {
  return add(a, negate(b));
}

/** Sum of any number of intervals; the empty sum is exactly zero. */
export function sum(intervals: readonly Interval[]): Interval {
  return intervals.reduce(add, point(ZERO));
}

/** a multiplied by an exact factor. */
export function scale(a: Interval, factor: Exact): Interval {
  if (factor.isZero()) return point(ZERO);
  const scaled = { ...a, low: a.low.times(factor), high: a.high.times(factor) };
  return factor.isNegative()
    ? { low: scaled.high, high: scaled.low, lowClosed: a.highClosed, highClosed: a.lowClosed }
    : scaled;
}

/**
 * a ÷ b. Null where b may be zero: then no ratio can be claimed either way.
 */
export function divide(a: Interval, b: Interval): Interval | null {
  const zeroInside = b.low.lte(0) && b.high.gte(0);
  if (zeroInside) return null;
  if (a.low.gt(0) && b.low.gt(0)) return divideWithin(a, b);
  const ends: readonly { readonly value: Exact; readonly closed: boolean }[] = [
    { value: a.low.div(b.low), closed: a.lowClosed && b.lowClosed },
    { value: a.low.div(b.high), closed: a.lowClosed && b.highClosed },
    { value: a.high.div(b.low), closed: a.highClosed && b.lowClosed },
    { value: a.high.div(b.high), closed: a.highClosed && b.highClosed },
  ];
  // 0 ÷ b is 0 for every b of the interval, so only the dividend's end decides whether 0 is reached.
  const closedAt = (value: Exact): boolean =>
    value.isZero()
      ? (a.low.isZero() && a.lowClosed) || (a.high.isZero() && a.highClosed)
      : ends.some((end) => end.closed && end.value.eq(value));
  const low = ends.reduce((best, end) => (end.value.lt(best.value) ? end : best));
  const high = ends.reduce((best, end) => (end.value.gt(best.value) ? end : best));
  return {
    low: low.value,
    high: high.value,
    lowClosed: closedAt(low.value),
    highClosed: closedAt(high.value),
  };
}

/** a ÷ b where both are above zero: the ends are those of the least and of the greatest quotient. */
function divideWithin(a: Interval, b: Interval): Interval {
  const [onePart, oneWhole] = [a.low.eq(a.high), b.low.eq(b.high)];
  const lowOf = { part: a.lowClosed || (onePart && a.highClosed), whole: b.highClosed || (oneWhole && b.lowClosed) };
  const highOf = { part: a.highClosed || (onePart && a.lowClosed), whole: b.lowClosed || (oneWhole && b.highClosed) };
  return {
    low: a.low.div(b.high),
    high: a.high.div(b.low),
    lowClosed: lowOf.part && lowOf.whole,
    highClosed: highOf.part && highOf.whole,
  };
}

/** True where the two intervals have at least one value in common. */
export function meets(a: Interval, b: Interval): boolean {
  return !below(a, b) && !below(b, a);
}

/** True where every value of a is less than every value of b. */
function below(a: Interval, b: Interval): boolean {
  return a.high.lt(b.low) || (a.high.eq(b.low) && !(a.highClosed && b.lowClosed));
}

/** True where `value` belongs to the interval. */
export function contains(interval: Interval, value: Exact): boolean {
  return meets(interval, point(value));
}
