import { Exact, isExactToFen, powerOf, tenTo, type Amount, type MoneyUnit } from '../amount/index.js';
import { isPrintedNil } from './printed-zero.js';
import { MINUS_ONE, ONE, type Operand, type Relation, type Term } from './relation.js';
import type { AmountOf, Verdict, VerdictState } from './verdict.js';

/** A printed figure as a whole number of steps of its last digit, and that step as a power of ten of 元. */
type Steps = { readonly count: number; readonly power: number };

/** Digits that a whole number holds exactly, with room for a sum of a thousand of them. */
const MOST_DIGITS = 12;
/** A sum above this may no longer be exact. */
const LARGEST = 2 ** 52;

/**
 * Null where the figure has no unit or more digits than can be added exactly. Read from the digits each time: that is quicker
 * than to remember it for each of thousands of amounts.
 */
function stepsOf({ value, unit }: Amount): Steps | null {
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

/** One side: its figures with their signs, the least of their steps, and whether it prints anything. */
type Side = {
  readonly figures: readonly Steps[];
  readonly signs: readonly number[];
  /** Infinity where there is no figure. */
  readonly power: number;
  readonly isBlank: boolean;
  /** Unit of the last figure. */
  readonly unit: MoneyUnit | null;
};

/** Null where it cannot be added this way. */
function sideOf(terms: readonly Term[], amountOf: AmountOf): Side | null {
  const figures: Steps[] = [];
  const signs: number[] = [];
  let power = Infinity;
  let isBlank = true;
  let unit: MoneyUnit | null = null;
  for (const { coefficient, operand } of terms) {
    const amount = amountOf(operand);
    if (amount === null) {
      const { state } = operand.cell.reading;
      if (state === 'unreadable' || state === 'text') return null;
      if (state === 'nil') isBlank = false;
      continue;
    }
    const own = stepsOf(amount);
    if (own === null || (coefficient !== ONE && coefficient !== MINUS_ONE)) return null;
    figures.push(own);
    signs.push(coefficient === ONE ? 1 : -1);
    if (own.power < power) power = own.power;
    isBlank = false;
    unit = amount.unit;
  }
  return { figures, signs, power, isBlank, unit };
}

/** Null where the sum may not be exact. */
function totalOf({ figures, signs }: Side, power: number): number | null {
  let total = 0;
  for (let at = 0; at < figures.length; at += 1) {
    const figure = figures[at];
    if (figure === undefined) continue;
    const shift = figure.power - power;
    total += (signs[at] ?? 1) * figure.count * (shift === 0 ? 1 : 10 ** shift);
    if (Math.abs(total) > LARGEST || shift > 15) return null;
  }
  return total;
}

/** Sums of squares stay exact below this. */
const LARGEST_ROOT = 2 ** 18;

/** What the printed figures of one side may be off by, and how many of them say something: a printed nil does not. */
type Looseness = { readonly widths: readonly number[]; readonly telling: number };

/** In steps of `power`; zero for a figure from which nothing was rounded away. */
function loosenessOf(terms: readonly Term[], power: number, amountOf: AmountOf): Looseness {
  const widths: number[] = [];
  let telling = 0;
  for (const { operand } of terms) {
    const amount = amountOf(operand);
    const own = amount === null ? null : stepsOf(amount);
    if (amount === null || own === null) continue;
    const isRounded = !isExactToFen(amount) && !(own.count === 0 && isPrintedNil(operand, amount));
    widths.push(isRounded ? 10 ** (own.power - power) : 0);
    if (isRounded || own.count !== 0) telling += 1;
  }
  return { widths, telling };
}

/**
 * The verdict on two sides that differ no more than honest rounding explains. Null where they do, and where one figure may be
 * a copy of the other: `evaluateExactly` judges those.
 */
function roundedState(
  { comparison, tolerance, left, right }: Relation,
  difference: number,
  power: number,
  amountOf: AmountOf,
): VerdictState | null {
  const apart = Math.abs(difference);
  const parts = loosenessOf(left, power, amountOf);
  const stated = loosenessOf(right, power, amountOf);
  const widths = [...parts.widths, ...stated.widths];
  if (apart > LARGEST_ROOT || widths.some((width) => width > LARGEST_ROOT)) return null;
  const isInside = 2 * apart <= widths.reduce((sum, width) => sum + width, 0);
  if (comparison === 'at-most') return isInside ? 'rounding' : null;
  if (tolerance === 'exact' || tolerance === 'copy' || parts.telling < 2) return null;
  const [whole = 0] = stated.widths;
  // Where decimals differ, the parts' sum may simply have been rounded to those of the total.
  if (stated.widths.length === 1 && 2 * apart <= whole) return 'holds';
  if (!isInside) return null;
  const variance = widths.reduce((sum, width) => sum + width * width, 0);
  // Beyond three standard deviations of evenly spread rounding: the square of each step, divided by twelve.
  return 12 * apart * apart > 9 * variance ? 'improbable' : 'rounding';
}

function stateOf(relation: Relation, left: number, right: number, parts: Side, stated: Side): VerdictState | null {
  const statedBlank = relation.right.length > 0 && stated.isBlank;
  if ((parts.isBlank || left === 0) && (statedBlank || right === 0)) {
    return parts.isBlank || statedBlank ? 'unstated' : 'holds';
  }
  if (relation.comparison === 'at-most') {
    if (parts.isBlank) return 'unstated';
    if (statedBlank) return 'stated-blank';
    return left <= right ? 'holds' : null;
  }
  if (statedBlank) return 'stated-blank';
  if (parts.isBlank && relation.left.length > 0) return 'parts-blank';
  return left === right ? 'holds' : null;
}

/**
 * The verdict on a relation that holds, to the last digit or within rounding: added in whole steps, which is as exact as
 * decimals and much quicker. Null where figures have no unit, too many digits, factors, signs nobody can read, or where the
 * two sides differ by more.
 */
export function evaluateInSteps(relation: Relation, amountOf: AmountOf): Verdict | null {
  const parts = sideOf(relation.left, amountOf);
  const stated = parts === null ? null : sideOf(relation.right, amountOf);
  if (parts === null || stated === null) return null;
  const least = Math.min(parts.power, stated.power);
  const power = least === Infinity ? 0 : least;
  const left = totalOf(parts, power);
  const right = left === null ? null : totalOf(stated, power);
  if (left === null || right === null) return null;
  const state = stateOf(relation, left, right, parts, stated) ?? roundedState(relation, right - left, power, amountOf);
  if (state === null) return null;
  return new VerdictInSteps(state, stated.unit ?? parts.unit, left, right, power);
}

const NO_TROUBLE: readonly Operand[] = [];

/**
 * A verdict that keeps its sums as whole numbers of steps: hardly anyone asks for those of what agrees. A class, because an
 * object with getters of its own takes longer to make than the relation to judge.
 */
class VerdictInSteps implements Verdict {
  readonly state: VerdictState;
  readonly unit: MoneyUnit | null;
  readonly trouble = NO_TROUBLE;
  readonly #left: number;
  readonly #right: number;
  readonly #power: number;

  constructor(state: VerdictState, unit: MoneyUnit | null, left: number, right: number, power: number) {
    this.state = state;
    this.unit = unit;
    this.#left = left;
    this.#right = right;
    this.#power = power;
  }

  get left(): Exact {
    return this.#exact(this.#left);
  }

  get right(): Exact {
    return this.#exact(this.#right);
  }

  get difference(): Exact {
    return this.#exact(this.#right - this.#left);
  }

  #exact(count: number): Exact {
    return new Exact(count).times(tenTo(this.#power - powerOf(this.unit ?? '万元')));
  }
}
