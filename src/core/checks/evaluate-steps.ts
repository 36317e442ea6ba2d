import { Exact, powerOf, tenTo, type Amount, type MoneyUnit } from '../amount/index.js';
import { MINUS_ONE, ONE, type Relation, type Term } from './relation.js';
import type { AmountOf, Verdict, VerdictState } from './verdict.js';

/** A printed figure as a whole number of steps of its last digit, and that step as a power of ten of 元. */
type Steps = { readonly count: number; readonly power: number };

/** Digits that a whole number holds exactly, with room for a sum of a thousand of them. */
const MOST_DIGITS = 12;
/** A sum above this may no longer be exact. */
const LARGEST = 2 ** 52;

const steps = new WeakMap<Amount, Steps | 'too long'>();

/** Null where the figure has no unit or more digits than can be added exactly. */
function stepsOf(amount: Amount): Steps | null {
  const known = steps.get(amount);
  if (known !== undefined) return known === 'too long' ? null : known;
  const made = amount.unit === null ? null : countedIn(amount.value, amount.unit);
  steps.set(amount, made ?? 'too long');
  return made;
}

function countedIn(value: string, unit: MoneyUnit): Steps | null {
  const point = value.indexOf('.');
  const digits = point < 0 ? value : value.slice(0, point) + value.slice(point + 1);
  if (digits.length > MOST_DIGITS) return null;
  return { count: Number(digits), power: powerOf(unit) - (point < 0 ? 0 : value.length - point - 1) };
}

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
 * The verdict on a relation that needs no rounding: added in whole steps, which is as exact as decimals and much quicker.
 * Null where figures have no unit, too many digits, factors, signs nobody can read, or where the two sides differ.
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
  const state = stateOf(relation, left, right, parts, stated);
  if (state === null) return null;
  const unit = stated.unit ?? parts.unit;
  // Hardly anyone asks for the sums of what holds.
  const exact = (count: number): Exact => new Exact(count).times(tenTo(power - powerOf(unit ?? '万元')));
  return {
    state,
    unit,
    get left() {
      return exact(left);
    },
    get right() {
      return exact(right);
    },
    get difference() {
      return exact(right - left);
    },
    trouble: [],
  };
}
