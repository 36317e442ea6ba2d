import { convert, Exact, isExactToFen, powerOf, stepOf, tenTo, ZERO, type MoneyUnit } from '../amount/index.js';
import type { Cell, Claim } from '../disclosure/index.js';
import { evaluate } from './evaluate.js';
import { MINUS_ONE, ONE, type Relation } from './relation.js';
import type { AmountOf } from './verdict.js';
import { LARGEST, stepsOf } from './whole-steps.js';

/** How a figure is printed: decimals and unit. */
export type Form = { readonly decimals: number; readonly unit: MoneyUnit | null };

/** A value that may stand there, counted in steps of the last printed digit. */
export type Range = { readonly low: bigint; readonly high: bigint; readonly middle: bigint };

/** The values of a figure for which a constraint holds: from `low` to `high`, best in the `middle`. */
export type Bounds =
  /** In `unit`. */
  | { readonly low: Exact; readonly middle: Exact; readonly high: Exact; readonly unit: MoneyUnit | null }
  /** In half steps of 10^`power` 元: most figures need no decimals. `unit`: of the last of the other figures. */
  | {
      readonly power: number;
      readonly low: number;
      readonly middle: number;
      readonly high: number;
      readonly unit: MoneyUnit | null;
    };

/** Bounds in steps of a figure's own last digit, widened by what its own rounding allows, and by `extra` steps more. */
export function rangeOf(bounds: Bounds, form: Form, extra: number): Range {
  if (!('power' in bounds)) return rangeOfExact(bounds, form, extra);
  const { power, low, middle, high, unit } = bounds;
  const shift = power - powerOf(form.unit ?? unit ?? '元') + form.decimals;
  // A half step of the bounds is `times` halves of the form's step divided by `parts`.
  const [times, parts] = shift < 0 ? [1, 10 ** -shift] : [10 ** shift, 1];
  const wider = (1 + 2 * extra) * parts;
  if (Math.max(Math.abs(low), Math.abs(high)) * times + wider > LARGEST) {
    const exact = (halves: number): Exact => new Exact(halves).div(2).times(tenTo(power - powerOf(unit ?? '元')));
    return rangeOfExact({ low: exact(low), middle: exact(middle), high: exact(high), unit }, form, extra);
  }
  // Rounded up or down right: the quotient of two such numbers is told apart from the whole number beside it.
  const whole = 2 * parts;
  const half = Math.floor((Math.abs(middle) * times + parts) / whole);
  return {
    low: BigInt(Math.ceil((low * times - wider) / whole)),
    high: BigInt(Math.floor((high * times + wider) / whole)),
    middle: BigInt(middle < 0 ? -half : half),
  };
}

function rangeOfExact(
  { low, middle, high, unit }: Extract<Bounds, { readonly low: Exact }>,
  form: Form,
  extra: number,
): Range {
  const steps = (value: Exact): Exact => {
    const own = unit === null || form.unit === null ? value : convert(value, unit, form.unit);
    return own.times(tenTo(form.decimals));
  };
  const wider = new Exact('0.5').plus(extra);
  return {
    low: BigInt(steps(low).minus(wider).ceil().toFixed(0)),
    high: BigInt(steps(high).plus(wider).floor().toFixed(0)),
    middle: BigInt(steps(middle).toFixed(0)),
  };
}

/**
 * The bounds a relation sets for one of its cells, from the figures of the others in whole steps. Null where they have no unit,
 * too many digits or factors, or where the cell takes part more than once: then decimals tell.
 */
export function boundsInSteps(
  { left, right, tolerance }: Relation,
  key: Cell | Claim,
  amountOf: AmountOf,
): Bounds | null {
  const counts: number[] = [];
  const powers: number[] = [];
  let power = Infinity;
  let weight = 0;
  let unit: MoneyUnit | null = null;
  for (const terms of [left, right]) {
    for (const { coefficient, operand } of terms) {
      if (coefficient !== ONE && coefficient !== MINUS_ONE) return null;
      const sign = (coefficient === ONE) === (terms === left) ? 1 : -1;
      if (operand.cell === key) {
        weight += sign;
        continue;
      }
      const amount = amountOf(operand);
      if (amount === null) continue;
      const own = stepsOf(amount);
      if (own === null) return null;
      counts.push(sign * own.count);
      powers.push(own.power);
      if (own.power < power) power = own.power;
      unit = amount.unit;
    }
  }
  if (weight !== 1 && weight !== -1) return null;
  if (unit === null) return { power: 0, low: 0, middle: 0, high: 0, unit };
  let total = 0;
  let loose = 0;
  for (let index = 0; index < counts.length; index += 1) {
    const own = powers[index] ?? power;
    const step = 10 ** (own - power);
    total += (counts[index] ?? 0) * step;
    // Below one fen nothing was rounded away.
    if (tolerance !== 'exact' && own > FEN) loose += step;
    if (Math.abs(total) > LARGEST / 4 || loose > LARGEST / 4) return null;
  }
  const middle = -2 * weight * total;
  return { power, low: middle - loose, middle, high: middle + loose, unit };
}

/** 一分钱, as a power of ten of 元: the least step of what was rounded. */
const FEN = -2;

/** How far the other figures of a relation may be off together, in the relation's unit. */
function loosenessOf({ left, right }: Relation, key: Cell | Claim, amountOf: AmountOf, unit: MoneyUnit): Exact {
  return [...left, ...right].reduce((width, { coefficient, operand }) => {
    const amount = operand.cell === key ? null : amountOf(operand);
    if (amount === null || isExactToFen(amount)) return width;
    return width.plus(stepOf(amount, unit).times(coefficient.abs()).div(2));
  }, ZERO);
}

/** As `boundsInSteps`, with decimals. Null where the relation says nothing about the cell. */
export function boundsExactly(relation: Relation, key: Cell | Claim, amountOf: AmountOf): Bounds | null {
  let weight = ZERO;
  for (const { coefficient, operand } of relation.left) if (operand.cell === key) weight = weight.plus(coefficient);
  for (const { coefficient, operand } of relation.right) if (operand.cell === key) weight = weight.minus(coefficient);
  if (weight.isZero()) return null;
  const without = evaluate(relation, (operand) => (operand.cell === key ? null : amountOf(operand)));
  const middle = without.difference.div(weight);
  const loose =
    relation.tolerance === 'exact'
      ? ZERO
      : loosenessOf(relation, key, amountOf, without.unit ?? '万元').div(weight.abs());
  return { low: middle.minus(loose), middle, high: middle.plus(loose), unit: without.unit };
}

/** The values of one cell with which a relation holds; null where it says nothing about them. */
export function boundsOfRelation(relation: Relation, key: Cell | Claim, amountOf: AmountOf): Bounds | null {
  if (relation.comparison !== 'equal') return null;
  return boundsInSteps(relation, key, amountOf) ?? boundsExactly(relation, key, amountOf);
}
