import { isExactToFen } from '../amount/index.js';
import { isPrintedNil } from './printed-zero.js';
import { MINUS_ONE, type Relation, type Term } from './relation.js';
import type { AmountOf, VerdictState } from './verdict.js';
import { stepsOf } from './whole-steps.js';

/** Sums of squares stay exact below this, and so do sums of a side with a step more for each figure. */
const LARGEST_ROOT = 2 ** 18;

/** A printed figure of a relation, counted in the finest step of all its figures. */
type Counted = {
  /** With the sign it has in the relation. */
  readonly value: number;
  readonly sign: 1 | -1;
  /** One step of its own last digit. */
  readonly step: number;
  /** What it may be off by: its step, or zero where nothing was rounded away. */
  readonly width: number;
  readonly isToFen: boolean;
};

function countedOf(terms: readonly Term[], power: number, amountOf: AmountOf): readonly Counted[] {
  const found: Counted[] = [];
  for (const { coefficient, operand } of terms) {
    const amount = amountOf(operand);
    const own = amount === null ? null : stepsOf(amount);
    if (amount === null || own === null) continue;
    const isToFen = isExactToFen(amount);
    const isRounded = !isToFen && !(own.count === 0 && isPrintedNil(operand, amount));
    const step = 10 ** (own.power - power);
    const sign = coefficient === MINUS_ONE ? -1 : 1;
    found.push({ value: sign * own.count * step, sign, step, width: isRounded ? step : 0, isToFen });
  }
  return found;
}

/**
 * The one part that is copied, where a sum has only one that says anything: a printed nil does not, a zero that may be a rounded
 * small amount does. Null for a sum.
 */
function copiedPart({ tolerance }: Relation, parts: readonly Counted[], stated: readonly Counted[]): Counted | null {
  const [part, more] = parts.filter(({ width, value }) => width > 0 || value !== 0);
  if (stated.length !== 1 || part === undefined || more !== undefined) return null;
  return tolerance === 'copy' || (part.sign > 0 && part.value !== 0) ? part : null;
}

/** T0: brought to the coarser step both must be equal; one step apart is a matter of copying or rounding. */
function judgeCopy(apart: number, one: Counted, other: Counted): VerdictState {
  const coarser = Math.max(one.step, other.step);
  // A tie may have gone to either side, so half a step of the coarser print is still the same figure.
  if (one.step !== other.step && 2 * apart <= coarser) return 'holds';
  if (one.isToFen && other.isToFen) return 'violated';
  return 2 * apart < 3 * coarser ? 'last-digit' : 'violated';
}

/** True where the two sides agree if the digits behind each figure were cut off instead of rounded. */
function closesCutOff(parts: readonly Counted[], stated: readonly Counted[]): boolean {
  let [low, high, isLowClosed, isHighClosed] = [0, 0, true, true];
  const widen = ({ value, step, isToFen }: Counted, side: 1 | -1): void => {
    const own = side * value;
    low += own;
    high += own;
    if (own === 0 || isToFen) return;
    // The true value is farther from zero than the printed one, by less than a step.
    if (own < 0) {
      low -= step;
      isLowClosed = false;
    } else {
      high += step;
      isHighClosed = false;
    }
  };
  for (const part of parts) widen(part, 1);
  for (const one of stated) widen(one, -1);
  return (low < 0 || (low === 0 && isLowClosed)) && (high > 0 || (high === 0 && isHighClosed));
}

/**
 * The verdict on two sides that differ, or of which the smaller should be the larger, in whole steps of 10^`power` 元. Null where
 * the steps of the figures are too far apart to add their squares exactly. The same judgement as that of decimals.
 */
export function judgeApart(
  relation: Relation,
  difference: number,
  power: number,
  amountOf: AmountOf,
): VerdictState | null {
  const parts = countedOf(relation.left, power, amountOf);
  const stated = countedOf(relation.right, power, amountOf);
  const all = [...parts, ...stated];
  if (all.some(({ step }) => step > LARGEST_ROOT)) return null;
  const apart = Math.abs(difference);
  const isInside = 2 * apart <= all.reduce((sum, { width }) => sum + width, 0);
  if (relation.comparison === 'at-most') return isInside ? 'rounding' : 'violated';
  if (relation.tolerance === 'exact') return 'violated';
  const [whole, more] = stated;
  const copied = copiedPart(relation, parts, stated);
  if (copied !== null && whole !== undefined) return judgeCopy(apart, copied, whole);
  // Where decimals differ, the parts' sum may simply have been rounded to those of the total.
  if (whole !== undefined && more === undefined && 2 * apart <= whole.width) return 'holds';
  if (!isInside) return closesCutOff(parts, stated) ? 'truncation' : 'violated';
  if (apart > LARGEST_ROOT) return null;
  const variance = all.reduce((sum, { width }) => sum + width * width, 0);
  // Beyond three standard deviations of evenly spread rounding: the square of each step, divided by twelve.
  return 12 * apart * apart > 9 * variance ? 'improbable' : 'rounding';
}
