import { Exact, powerOf, tenTo, type MoneyUnit } from '../amount/index.js';
import { judgeApart } from './judge-steps.js';
import { MINUS_ONE, ONE, type Operand, type Relation, type Term } from './relation.js';
import type { AmountOf, Verdict, VerdictState } from './verdict.js';
import { LARGEST, stepsOf, type WholeSteps } from './whole-steps.js';

/** One side: its figures with their signs, the least of their steps, and whether it prints anything. */
type Side = {
  readonly figures: readonly WholeSteps[];
  readonly signs: readonly number[];
  /** Infinity where there is no figure. */
  readonly power: number;
  readonly isBlank: boolean;
  /** Unit of the last figure. */
  readonly unit: MoneyUnit | null;
};

/** Null where it cannot be added this way. */
function sideOf(terms: readonly Term[], amountOf: AmountOf): Side | null {
  const figures: WholeSteps[] = [];
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

/** The verdict where nothing has to be explained: a side is blank, or the two agree to the last digit. Null where they differ. */
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
 * The verdict on a relation, added and judged in whole steps, which is as exact as decimals and much quicker. Null where figures
 * have no unit, too many digits, factors, or signs nobody can read, and where one is printed to far finer steps than another.
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
  const state = stateOf(relation, left, right, parts, stated) ?? judgeApart(relation, right - left, power, amountOf);
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
