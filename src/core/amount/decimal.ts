import { Decimal } from 'decimal.js';

/**
 * 精确小数。One configured constructor for the whole program: wide enough that no sum, product or quotient of printed
 * amounts is ever rounded where it matters, and never in exponent notation.
 */
export const Exact = Decimal.clone({
  precision: 80,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

/** An exact decimal value. */
export type Exact = Decimal;

/** Zero, shared. */
export const ZERO: Exact = new Exact(0);

const POWERS = new Map<number, Exact>();

/** 10^exponent, exact. Kept, because every interval needs one. */
export function tenTo(exponent: number): Exact {
  const known = POWERS.get(exponent);
  if (known !== undefined) return known;
  const power = new Exact(`1e${exponent}`);
  POWERS.set(exponent, power);
  return power;
}
