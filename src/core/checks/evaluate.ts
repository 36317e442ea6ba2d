import {
  contains,
  decimalIn,
  Exact,
  intervalOf,
  isExactToFen,
  scale,
  stepOf,
  subtract,
  sum,
  ZERO,
  type Amount,
  type MoneyUnit,
} from '../amount/index.js';
import type { Table } from '../disclosure/index.js';
import { ONE, type Operand, type Relation, type Term } from './relation.js';
import { evaluateInSteps } from './evaluate-steps.js';
import { isPrintedNil } from './printed-zero.js';
import type { AmountOf, Verdict, VerdictState } from './verdict.js';

/** The amount printed in a cell; a printed nil and a blank have none. */
export const printedAmount: AmountOf = (operand) =>
  operand.cell.reading.state === 'number' ? operand.cell.reading.amount : null;

const HALF = new Exact('0.5');
const THREE_SIGMA_SQUARED = new Exact(9).div(12);

type Figure = {
  readonly coefficient: Exact;
  readonly amount: Amount;
  readonly value: Exact;
  /** False where the figure stands for exactly itself: printed to the fen, or a printed nil. */
  readonly isRounded: boolean;
};

const values = new WeakMap<Amount, { readonly unit: MoneyUnit; readonly value: Exact }>();

/** The amount's value in a unit, remembered: the same cell stands in many relations. */
function valueOf(amount: Amount, unit: MoneyUnit): Exact {
  const known = values.get(amount);
  if (known?.unit === unit) return known.value;
  const value = decimalIn(amount, unit);
  values.set(amount, { unit, value });
  return value;
}

/** True where the cell says nothing at all: a printed nil and a printed zero do say something. */
function isBlank(operand: Operand, amountOf: AmountOf): boolean {
  return operand.cell.reading.state !== 'nil' && amountOf(operand) === null;
}

/**
 * The unit to calculate in (the last named one), and the cells without a unit where figures of several tables or of
 * named units stand beside them, so that they cannot be brought to one.
 */
function commonUnit(
  operands: readonly Operand[],
  amountOf: AmountOf,
): { readonly unit: MoneyUnit | null; readonly mixed: readonly Operand[] } {
  let unit: MoneyUnit | null = null;
  let table: Table | null = null;
  let severalTables = false;
  const unitless: Operand[] = [];
  for (const operand of operands) {
    const amount = amountOf(operand);
    if (amount === null) continue;
    if (amount.unit === null) unitless.push(operand);
    else unit = amount.unit;
    if (table !== null && table !== operand.table) severalTables = true;
    table = operand.table;
  }
  return { unit, mixed: unit !== null || severalTables ? unitless : [] };
}

function figures(terms: readonly Term[], unit: MoneyUnit, amountOf: AmountOf): Figure[] {
  const found: Figure[] = [];
  for (const { coefficient, operand } of terms) {
    const amount = amountOf(operand);
    if (amount === null) continue;
    const value = valueOf(amount, unit);
    const isRounded = !isExactToFen(amount) && !(value.isZero() && isPrintedNil(operand, amount));
    found.push({ coefficient, amount, value, isRounded });
  }
  return found;
}

function total(figures: readonly Figure[]): Exact {
  return figures.reduce(
    (whole, { coefficient, value }) => whole.plus(coefficient === ONE ? value : coefficient.times(value)),
    ZERO,
  );
}

/** What one figure may be off by: its step times the coefficient, zero where nothing was rounded away. */
function looseness({ coefficient, amount, isRounded }: Figure, unit: MoneyUnit): Exact {
  if (!isRounded) return ZERO;
  const step = stepOf(amount, unit);
  return coefficient === ONE ? step : step.times(coefficient.abs());
}

/** Judges a relation. Pure: the same cells always give the same verdict. */
export function evaluate(relation: Relation, amountOf: AmountOf = printedAmount): Verdict {
  // Most relations hold to the last digit, or state nothing: whole numbers tell that without decimals.
  return evaluateInSteps(relation, amountOf) ?? evaluateExactly(relation, amountOf);
}

/** As `evaluate`, with intervals: for what holds only within rounding, what does not hold, and what cannot be compared. */
export function evaluateExactly(relation: Relation, amountOf: AmountOf = printedAmount): Verdict {
  const operands = [...relation.left, ...relation.right].map((term) => term.operand);
  const unread = operands.filter((operand) => {
    const { state } = operand.cell.reading;
    return (state === 'unreadable' || state === 'text') && amountOf(operand) === null;
  });
  const { unit: named, mixed } = commonUnit(operands, amountOf);
  const unit = named ?? '万元';
  const parts = figures(relation.left, unit, amountOf);
  const stated = figures(relation.right, unit, amountOf);
  const left = total(parts);
  const right = total(stated);
  const difference = right.minus(left);
  const verdict = (state: VerdictState, trouble: readonly Operand[] = []): Verdict => {
    return { state, unit: named, left, right, difference, trouble };
  };

  if (unread.length > 0) return verdict('unread', unread);
  if (mixed.length > 0) return verdict('no-unit', mixed);
  const partsBlank = relation.left.every((term) => isBlank(term.operand, amountOf));
  const statedBlank = relation.right.length > 0 && relation.right.every((term) => isBlank(term.operand, amountOf));
  if ((partsBlank || left.isZero()) && (statedBlank || right.isZero())) {
    return verdict(partsBlank || statedBlank ? 'unstated' : 'holds');
  }
  if (relation.comparison === 'at-most') {
    if (partsBlank) return verdict('unstated');
    if (statedBlank) return verdict('stated-blank');
    if (left.lte(right)) return verdict('holds');
    return verdict(isInside(difference, [...parts, ...stated], unit) ? 'rounding' : 'violated');
  }
  if (statedBlank) return verdict('stated-blank');
  if (partsBlank && relation.left.length > 0) return verdict('parts-blank');
  if (difference.isZero()) return verdict('holds');
  if (relation.tolerance === 'exact') return verdict('violated');
  return verdict(
    isCopy(relation, parts, stated)
      ? judgeCopy(difference, telling(parts), stated, unit)
      : judgeSum(difference, parts, stated, unit),
  );
}

/** Figures that say something: a printed nil does not, a zero that may be a rounded small amount does. */
function telling(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter((figure) => figure.isRounded || !figure.value.isZero());
}

/**
 * A sum of which only one addend is printed is a copy of that addend: nothing was rounded in between. A printed zero
 * beside it may hide a small amount where the table leaves 「none」 blank; then it is a sum.
 */
function isCopy(relation: Relation, parts: readonly Figure[], stated: readonly Figure[]): boolean {
  const [part, ...others] = telling(parts);
  if (stated.length !== 1 || part === undefined || others.length > 0) return false;
  return relation.tolerance === 'copy' || (part.coefficient.eq(1) && !part.value.isZero());
}

function isInside(difference: Exact, all: readonly Figure[], unit: MoneyUnit): boolean {
  const widths = all.reduce((width, figure) => width.plus(looseness(figure, unit)), ZERO);
  return difference.abs().lte(widths.times(HALF));
}

/** `copy`: brought to the coarser step both must be equal; one step apart is a matter of copying or rounding. */
function judgeCopy(
  difference: Exact,
  parts: readonly Figure[],
  stated: readonly Figure[],
  unit: MoneyUnit,
): VerdictState {
  const all = [...parts, ...stated];
  const steps = all.map((figure) => stepOf(figure.amount, unit));
  const coarser = steps.reduce((most, step) => Exact.max(most, step), ZERO);
  const finer = steps.reduce((least, step) => Exact.min(least, step), coarser);
  // A tie may have gone to either side, so half a step of the coarser print is still the same figure.
  if (finer.lt(coarser) && difference.abs().lte(coarser.times(HALF))) return 'holds';
  if (all.every((figure) => isExactToFen(figure.amount))) return 'violated';
  return difference.abs().lt(coarser.times('1.5')) ? 'last-digit' : 'violated';
}

/** `sum` and `difference`: the envelope of honest rounding, then truncation as another explanation. */
function judgeSum(
  difference: Exact,
  parts: readonly Figure[],
  stated: readonly Figure[],
  unit: MoneyUnit,
): VerdictState {
  const all = [...parts, ...stated];
  const [whole, ...others] = stated;
  if (whole !== undefined && others.length === 0) {
    // Where decimals differ, the parts' sum may simply have been rounded to those of the total.
    if (difference.abs().lte(looseness(whole, unit).times(HALF))) return 'holds';
  }
  if (isInside(difference, all, unit)) {
    const variance = all.reduce((width, figure) => {
      const step = looseness(figure, unit);
      return width.plus(step.times(step));
    }, ZERO);
    return difference.times(difference).gt(variance.times(THREE_SIGMA_SQUARED)) ? 'improbable' : 'rounding';
  }
  const cutOff = (figures: readonly Figure[]) =>
    sum(figures.map(({ amount, coefficient }) => scale(intervalOf(amount, unit, 'truncated'), coefficient)));
  return contains(subtract(cutOff(parts), cutOff(stated)), ZERO) ? 'truncation' : 'violated';
}

/** Beyond this many unrecognised cells every combination cannot be tried; they are then taken for an explanation. */
const MOST_DOUBTFUL = 4;

const FAILING: ReadonlySet<VerdictState> = new Set([
  'violated',
  'truncation',
  'last-digit',
  'stated-blank',
  'parts-blank',
]);

/** True where a verdict says that something does not agree. */
export function fails(state: VerdictState): boolean {
  return FAILING.has(state);
}

/**
 * The unrecognised cell that would make a failing relation hold if it were one of the parts (or of the stated side); null
 * where none would. A failure that no unrecognised cell explains stays a failure. A cell that was not read may be any amount
 * that its own side falls short by.
 */
export function doubtOf(relation: Relation, verdict: Verdict): Operand | null {
  const { doubtful = [], doubtfulStated = [] } = relation;
  const all = [...doubtful, ...doubtfulStated];
  const [first] = all;
  if (first === undefined || !fails(verdict.state)) return null;
  const short = verdict.difference.gt(ZERO) ? doubtful : doubtfulStated;
  const unread = short.find((operand) => printedAmount(operand) === null);
  if (unread !== undefined) return unread;
  // A blank beside a line without a known place is no proof that nothing is stated.
  const isBlank = verdict.state === 'parts-blank' || relation.left.length === 0;
  const blank = isBlank ? doubtful : verdict.state === 'stated-blank' ? doubtfulStated : [];
  const unplaced = blank.find(({ line }) => line?.codeUnread === true);
  if (unplaced !== undefined) return unplaced;
  const read = all.filter((operand) => printedAmount(operand) !== null);
  if (read.length > MOST_DOUBTFUL) return first;
  for (let choice = 1; choice < 2 ** read.length; choice += 1) {
    const added = new Set(read.filter((_, index) => (choice >> index) % 2 === 1));
    const more = (side: readonly Operand[]): readonly Term[] =>
      side.filter((operand) => added.has(operand)).map((operand) => ({ coefficient: ONE, operand }));
    const left = [...relation.left, ...more(doubtful)];
    const right = [...relation.right, ...more(doubtfulStated)];
    const [explaining] = added;
    if (!fails(evaluate({ ...relation, left, right }).state)) return explaining ?? first;
  }
  return null;
}
