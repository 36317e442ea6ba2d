import type { Amount } from '../amount/index.js';
import type { Row } from '../disclosure/index.js';
import type { Effort } from './effort.js';
import { printedAmount } from './evaluate.js';
import { mayBeNegative } from './negative.js';
import { isLoneBlank } from './suspects-blank.js';
import { LONE_BLANK, misprintsOf, type Misprint } from './suspects-misprint.js';
import type { Operand } from './relation.js';
import { rangeOf, type Form, type Range } from './suspects-bounds.js';
import type { Constraint, Corrections, Figure, Key } from './suspects-constraint.js';

/** A correction of one figure, with what it settles. */
export type Correction = {
  readonly key: Key;
  readonly figure: Figure;
  readonly amount: Amount;
  readonly misprint: Misprint;
  /** Failing constraints that hold after it. */
  readonly settles: readonly Constraint[];
  /** Failing constraints of the figure that still fail after it. */
  readonly leaves: number;
  /** Constraints of the figure that held and still hold. */
  readonly keeps: number;
  /** 严格成立的增减. Of those, how many hold without any rounding only after it, less those that do so only as printed. */
  readonly exact: number;
  /** What the rest of the document says for it, see Echo; left out where nobody asked. */
  readonly echo?: number;
};

/** More values than this are not tried one by one. */
const MOST_VALUES = 400n;
/** How many of the likeliest values are tried in full. */
const MOST_TRIED = 6;

/** Every figure as printed. */
const NONE: Corrections = new Map();

/** Printed text of a figure, without what readers leave around it. */
export function printedText(figure: Figure): string {
  return figure.type === 'claim' ? figure.amount.text : figure.operand.cell.text.replace(/<[^<>]*>/g, '').trim();
}

/** The form of the other figures of the row, in a table of one row the only ones there are. */
function formInRow({ row, table, column }: Operand): Form | null {
  for (const { column: index, reading } of row.cells) {
    const isLike = table.columns[index]?.moneyUnit === column.moneyUnit && column.moneyUnit !== null;
    if (isLike && reading.state === 'number') return reading.amount;
  }
  return null;
}

/** The form figures of the cell's column have: its own, or that of the nearest figure in the column, else in the row. */
function formOf(figure: Figure): Form {
  if (figure.type === 'claim') return figure.amount;
  const { operand } = figure;
  const own = printedAmount(operand);
  if (own !== null) return own;
  const at = operand.row.index;
  let best: { readonly away: number; readonly form: Form } | null = null;
  for (const row of operand.table.rows) {
    const reading = row.cells[operand.column.index]?.reading;
    if (reading?.state !== 'number') continue;
    const away = Math.abs(row.index - at);
    if (best === null || away < best.away) best = { away, form: reading.amount };
  }
  return best?.form ?? formInRow(figure.operand) ?? { decimals: 2, unit: operand.column.moneyUnit };
}

function amountWith(steps: bigint, { decimals, unit }: Form): Amount {
  const digits = size(steps)
    .toString()
    .padStart(decimals + 1, '0');
  const shown = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  const value = steps < 0n ? `-${shown}` : shown;
  return { text: value, value, decimals, unit };
}

/** An amount in steps of its own last digit. */
function ownSteps({ value }: Amount): bigint {
  return BigInt(value.replace('.', ''));
}

/** The printed figure in steps of its last digit; null for a blank. */
function printedSteps(figure: Figure): bigint | null {
  const amount = figure.type === 'claim' ? figure.amount : printedAmount(figure.operand);
  return amount === null ? null : ownSteps(amount);
}

/** What two ranges have in common; the middle is that of the narrower one. Null where there is nothing. */
function overlap(one: Range, other: Range): Range | null {
  const low = one.low > other.low ? one.low : other.low;
  const high = one.high < other.high ? one.high : other.high;
  if (low > high) return null;
  const middle = one.high - one.low <= other.high - other.low ? one.middle : other.middle;
  return { low, high, middle: middle < low ? low : middle > high ? high : middle };
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** True where the right amount may be below zero: the names tell of a change or a balance, or the column prints another such figure. */
function mayBeBelowZero(figure: Figure): boolean {
  if (figure.type === 'claim') return true;
  const { table, column } = figure.operand;
  const isNegative = ({ cells }: Row): boolean => {
    const reading = cells[column.index]?.reading;
    return reading?.state === 'number' && reading.amount.value.startsWith('-');
  };
  return mayBeNegative(figure.operand) || table.rows.some(isNegative);
}

/** Values of a range, those that a small slip explains and those next to the middle first. */
function likeliest(range: Range, figure: Figure, form: Form): readonly { amount: Amount; misprint: Misprint }[] {
  const misprintIn = misprintsOf(printedText(figure));
  const left = isLoneBlank(figure) ? LONE_BLANK : null;
  const values: { readonly steps: bigint; readonly amount: Amount; readonly misprint: Misprint }[] = [];
  const wide = range.high - range.low > MOST_VALUES;
  const [from, to] = wide ? [range.middle - 2n, range.middle + 2n] : [range.low, range.high];
  for (let steps = from < 0n && !mayBeBelowZero(figure) ? 0n : from; steps <= to; steps += 1n) {
    const amount = amountWith(steps, form);
    const misprint = left ?? misprintIn(amount.value);
    if (misprint.cost > 0) values.push({ steps, amount, misprint });
  }
  // A slip of one digit far from the middle is no better than one beside it; kinds of slips only matter in classes.
  const rank = ({ misprint }: { readonly misprint: Misprint }): number => (misprint.says === null ? 1 : 0);
  return values
    .sort((a, b) => rank(a) - rank(b) || Number(size(a.steps - range.middle) - size(b.steps - range.middle)))
    .slice(0, MOST_TRIED);
}

/** Values of a figure with which all of some failing constraints may hold, the likeliest first. */
export function valuesFor(
  key: Key,
  figure: Figure,
  failing: readonly Constraint[],
): readonly { readonly amount: Amount; readonly misprint: Misprint }[] {
  const form = formOf(figure);
  let range: Range | null = null;
  for (const constraint of failing) {
    const bounds = constraint.boundsOf(key, NONE);
    if (bounds === null) return [];
    const own = rangeOf(bounds, form, 0);
    range = range === null ? own : overlap(range, own);
    if (range === null) return [];
  }
  return range === null ? [] : likeliest(range, figure, form);
}

/** What is known of a figure's constraints while corrections are tried. */
export type Situation = {
  /** Constraints that still fail. */
  readonly failing: ReadonlySet<Constraint>;
  /** Constraints that failed as printed and that the corrections made so far settle: they must stay settled. */
  readonly settled: ReadonlySet<Constraint>;
  readonly corrections: Corrections;
  /** What the rest of the document says for a correction. */
  readonly echo?: (correction: Correction) => number;
  /** Counts the ranges compared. */
  readonly effort?: Effort;
};

/** How badly a constraint may hold: as it is printed, or not at all worse than right where it was settled. */
function allowedLevel(constraint: Constraint, settled: ReadonlySet<Constraint>): number {
  return settled.has(constraint) ? 0 : constraint.level;
}

/**
 * Corrections of one figure: for each of its failing constraints the value that settles most and breaks nothing that held.
 * Better ones first; none where no value does.
 */
export function correctionsOf(
  key: Key,
  figure: Figure,
  touching: readonly Constraint[],
  { failing, settled, corrections, effort }: Situation,
): readonly Correction[] {
  const form = formOf(figure);
  const held = touching.filter(
    (constraint) => !failing.has(constraint) && (constraint.level < 2 || settled.has(constraint)),
  );
  const broken = touching.filter((constraint) => failing.has(constraint));
  let allowed: Range | null = null;
  const middles: bigint[] = [];
  for (const constraint of held) {
    const bounds = constraint.boundsOf(key, corrections);
    if (bounds === null) continue;
    const range = rangeOf(bounds, form, allowedLevel(constraint, settled));
    middles.push(range.middle);
    allowed = allowed === null ? range : overlap(allowed, range);
    if (allowed === null) return [];
  }
  const wanted = broken.flatMap((constraint): Range[] => {
    const bounds = constraint.boundsOf(key, corrections);
    if (bounds === null) return [];
    const range = rangeOf(bounds, form, 0);
    const fitting = allowed === null ? range : overlap(range, allowed);
    return fitting === null ? [] : [fitting];
  });
  effort?.spend(wanted.length * wanted.length);
  const printed = printedSteps(figure);
  const exactAt = (steps: bigint | null): number => middles.filter((middle) => middle === steps).length;
  // Every failing constraint proposes a range; the others narrow it where they agree with it.
  const found: Correction[] = [];
  const ranges = [
    ...wanted.map((start) => wanted.reduce((narrow, other) => overlap(narrow, other) ?? narrow, start)),
    // Where another figure is wrong as well, what agrees with one constraint may contradict the others.
    ...(wanted.length > 1 ? wanted : []),
  ];
  for (const range of ranges) {
    let best: Correction | null = null;
    for (const { amount, misprint } of likeliest(range, figure, form)) {
      const changed = new Map(corrections).set(key, amount);
      if (held.some((constraint) => constraint.levelWith(changed) > allowedLevel(constraint, settled))) continue;
      const settles = broken.filter((constraint) => constraint.levelWith(changed) === 0);
      if (settles.length === 0 || (best !== null && settles.length <= best.settles.length)) continue;
      const leaves = broken.length - settles.length;
      const exact = exactAt(ownSteps(amount)) - exactAt(printed);
      best = { key, figure, amount, misprint, settles, leaves, keeps: held.length, exact };
      if (best.leaves === 0) return [best];
    }
    const known = best;
    if (known !== null && !found.some(({ amount }) => amount.value === known.amount.value)) found.push(known);
  }
  return found.sort((a, b) => b.settles.length - a.settles.length);
}

/** The best of the corrections of one figure; null where there is none. */
export function correctionOf(
  key: Key,
  figure: Figure,
  touching: readonly Constraint[],
  situation: Situation,
): Correction | null {
  return correctionsOf(key, figure, touching, situation)[0] ?? null;
}
