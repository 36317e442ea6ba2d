import { decimalOf, powerOf, type MoneyUnit, type Reading } from '../amount/index.js';
import type { Change } from './types.js';

/** Nothing to calculate. */
export const NO_CHANGE: Change = { change: null, percent: null };

/** A plain decimal as a whole number of its last printed digit. */
type Scaled = { readonly digits: bigint; readonly decimals: number };

/**
 * Whole numbers of the last printed digit. A comparison calculates hundreds of thousands of differences, for which
 * 80-digit decimals are an order of magnitude too slow; integers are just as exact.
 */
export function scaled(value: string): Scaled {
  const point = value.indexOf('.');
  if (point < 0) return { digits: BigInt(value), decimals: 0 };
  return { digits: BigInt(value.slice(0, point) + value.slice(point + 1)), decimals: value.length - point - 1 };
}

/** The whole number with as many decimals as asked for; never fewer than it has. */
export function raise(number: Scaled, decimals: number): bigint {
  return number.digits * 10n ** BigInt(decimals - number.decimals);
}

/** A plain decimal of whole digits and the number of decimals in them. */
export function plain(digits: bigint, decimals: number): string {
  const sign = digits < 0n ? '-' : '';
  const body = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
  return decimals === 0 ? sign + body : `${sign}${body.slice(0, -decimals)}.${body.slice(-decimals)}`;
}

/** Division rounded half up in size (−0.005 → −0.01), as accountants round. */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n;
  const size = negative ? -dividend : dividend;
  const quotient = (size * 2n + divisor) / (divisor * 2n);
  return negative ? -quotient : quotient;
}

/** last − first with as many decimals as the finer of the two; percent of |first|. Plain decimal strings in one unit. */
export function changeBetween(first: string | null, last: string | null): Change {
  if (first === null || last === null) return NO_CHANGE;
  const from = scaled(first);
  const to = scaled(last);
  const decimals = Math.max(from.decimals, to.decimals);
  const base = raise(from, decimals);
  const difference = raise(to, decimals) - base;
  const size = base < 0n ? -base : base;
  return {
    change: plain(difference, decimals),
    percent: size === 0n ? null : plain(roundedQuotient(difference * 10_000n, size), 2),
  };
}

/** True where both are numbers of the same size, whatever their printed decimals, or both are missing. */
export function sameValue(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  if (a === b) return true;
  const left = scaled(a);
  const right = scaled(b);
  const decimals = Math.max(left.decimals, right.decimals);
  return raise(left, decimals) === raise(right, decimals);
}

/** `last` as a percentage of `first`, two decimals, half up: 完成率. Null where either is missing or `first` is zero. */
export function rateOf(first: string | null, last: string | null): string | null {
  if (first === null || last === null) return null;
  const from = scaled(first);
  const to = scaled(last);
  const decimals = Math.max(from.decimals, to.decimals);
  const base = raise(from, decimals);
  if (base === 0n) return null;
  const [dividend, divisor] = base < 0n ? [-raise(to, decimals), -base] : [raise(to, decimals), base];
  return plain(roundedQuotient(dividend * 10_000n, divisor), 2);
}

/** True where the size of the first exceeds the second. Plain decimals in one unit. */
export function isLarger(value: string, bound: string): boolean {
  const left = scaled(value.startsWith('-') ? value.slice(1) : value);
  const right = scaled(bound);
  const decimals = Math.max(left.decimals, right.decimals);
  return raise(left, decimals) > raise(right, decimals);
}

/**
 * Moves the decimal point of a plain decimal to the right, digit for digit: no digit is lost, and towards a larger unit
 * (negative shift) none is added. Towards a smaller unit zeros fill the places that were not printed.
 */
export function decimalShift(value: string, shift: number): string {
  if (shift === 0) return value;
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = value.slice(sign.length).split('.');
  const digits = whole + fraction;
  const decimals = fraction.length - shift;
  if (decimals <= 0) return sign + (digits + '0'.repeat(-decimals)).replace(/^0+(?=\d)/, '');
  const padded = digits.padStart(decimals + 1, '0');
  return `${sign}${padded.slice(0, -decimals).replace(/^0+(?=\d)/, '')}.${padded.slice(-decimals)}`;
}

/**
 * The figure of a reading in `target`, exactly. In its own unit it keeps its printed decimals; a converted figure shows
 * the decimals it needs, and at least two after a conversion to a larger unit. Null where there is no number.
 */
export function valueIn(reading: Reading, unit: MoneyUnit | null, target: MoneyUnit | null): string | null {
  if (reading.state !== 'number') return null;
  const own = reading.amount.unit ?? unit;
  if (own === null || target === null || own === target) return reading.amount.value;
  const shift = powerOf(target) - powerOf(own);
  const value = decimalOf(reading.amount).times(`1e${-shift}`);
  return value.toFixed(Math.max(value.decimalPlaces(), shift > 0 ? 2 : 0));
}
