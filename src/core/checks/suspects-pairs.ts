import type { Effort } from './effort.js';
import { printedAmount } from './evaluate.js';
import type { Constraint, ConstraintIndex, Figure, Key } from './suspects-constraint.js';
import { correctionOf, valuesFor, type Correction } from './suspects-values.js';

/**
 * 相抵的两处. Two figures whose errors cancel out in a relation both take part in, so that each of them alone cannot be
 * corrected without breaking what holds; and how many other pairs would do as well.
 */
export type PairCause = {
  readonly one: Correction;
  readonly other: Correction;
  /** The failing constraints that hold after both corrections. */
  readonly settles: readonly Constraint[];
  /** Pairs that explain as much as likely, this one included. */
  readonly equals: number;
};

type Pair = Omit<PairCause, 'equals'>;

/** A column with more figures than this is left alone: nothing in it could be told from the rest. */
const MOST_FIGURES = 160;
/** Slips that differ by no more than this in likelihood are equally likely. */
const ALIKE = 0.3;

/** Two figures that were printed in each other's place are as likely as two slips of one digit. */
const EXCHANGED = 2;

function printedValue(figure: Figure): string | null {
  return figure.type === 'claim' ? figure.amount.value : (printedAmount(figure.operand)?.value ?? null);
}

/** True where each of two figures should stand where the other does. */
export function isExchanged({ one, other }: Pick<PairCause, 'one' | 'other'>): boolean {
  return one.amount.value === printedValue(other.figure) && other.amount.value === printedValue(one.figure);
}

function costOf(pair: Pair): number {
  return isExchanged(pair) ? EXCHANGED : pair.one.misprint.cost + pair.other.misprint.cost;
}

function isCell(figure: Figure): boolean {
  return figure.type === 'cell';
}

/** The pairs of a figure of a failing constraint with another one that make everything hold. */
function pairsWith(
  key: Key,
  figure: Figure,
  open: ReadonlySet<Constraint>,
  openKeys: ReadonlySet<Key>,
  index: ConstraintIndex,
  effort: Effort | undefined,
): readonly Pair[] {
  const touching = index.get(key) ?? [];
  effort?.spend(touching.reduce((size, { figures }) => size + figures.size, 0));
  const broken = touching.filter((constraint) => open.has(constraint));
  const isElsewhere = (other: Key): boolean =>
    (index.get(other) ?? []).some((constraint) => open.has(constraint) && !constraint.figures.has(key));
  const shared = touching.filter(
    (constraint) =>
      constraint.level === 0 &&
      [...constraint.figures.keys()].some((other) => other !== key && openKeys.has(other) && isElsewhere(other)),
  );
  if (shared.length === 0) return [];
  const pairs: Pair[] = [];
  for (const { amount, misprint } of valuesFor(key, figure, broken)) {
    const corrections = new Map([[key, amount]]);
    if (broken.some((constraint) => constraint.levelWith(corrections) > 0)) continue;
    const held = touching.filter((constraint) => !open.has(constraint) && constraint.level < 2);
    const hurt = held.filter((constraint) => constraint.levelWith(corrections) > constraint.level);
    const [first, ...rest] = hurt;
    if (first === undefined || !shared.includes(first)) continue;
    for (const [other, otherFigure] of first.figures) {
      if (other === key || !isCell(otherFigure) || !openKeys.has(other)) continue;
      if (!rest.every(({ figures }) => figures.has(other)) || !isElsewhere(other)) continue;
      const around = index.get(other) ?? [];
      const failing = new Set([
        ...around.filter((constraint) => open.has(constraint) && !broken.includes(constraint)),
        ...hurt,
      ]);
      const correction = correctionOf(other, otherFigure, around, { failing, settled: new Set(broken), corrections });
      if (correction === null || correction.leaves > 0) continue;
      const settled = correction.settles.filter((constraint) => open.has(constraint));
      const one: Correction = {
        key,
        figure,
        amount,
        misprint,
        settles: broken,
        leaves: 0,
        keeps: held.length - hurt.length,
        exact: 0,
      };
      pairs.push({ one, other: { ...correction, settles: settled }, settles: [...broken, ...settled] });
    }
  }
  return pairs;
}

function isSame(a: Pair, b: Pair): boolean {
  const keys = [b.one.key, b.other.key];
  return keys.includes(a.one.key) && keys.includes(a.other.key);
}

/** The best pair and how many are as good: those that settle more first, then the likelier slips. */
function bestOf(pairs: readonly Pair[]): PairCause | null {
  const best = pairs.reduce<Pair | null>(
    (most, pair) =>
      most === null ||
      pair.settles.length > most.settles.length ||
      (pair.settles.length === most.settles.length && costOf(pair) < costOf(most))
        ? pair
        : most,
    null,
  );
  if (best === null) return null;
  const alike = pairs.filter(
    (pair) => pair.settles.length === best.settles.length && costOf(pair) <= costOf(best) + ALIKE,
  );
  // The same two figures may be met from either side, or with values a step apart.
  const different = alike.filter((pair, at) => alike.findIndex((known) => isSame(known, pair)) === at);
  return { ...best, equals: different.length };
}

/**
 * Looks for two figures with errors that hide each other, behind failing constraints that no single figure explains: the row
 * sums of two rows fail by the same amount in opposite directions and the column's sum holds. `effort` gives up the search.
 */
export function pairCausesOf(
  failing: readonly Constraint[],
  index: ConstraintIndex,
  effort?: Effort,
): readonly PairCause[] {
  const open = new Set(failing.filter(({ level }) => level === 2));
  const causes: PairCause[] = [];
  for (const start of failing) {
    if (!open.has(start) || start.figures.size > MOST_FIGURES || open.size < 2) continue;
    const openKeys = new Set([...open].flatMap(({ figures }) => [...figures.keys()]));
    const pairs = [...start.figures].flatMap(([key, figure]) =>
      isCell(figure) && effort?.isSpent !== true ? pairsWith(key, figure, open, openKeys, index, effort) : [],
    );
    // The best might be among those that were not tried.
    if (effort?.isSpent === true) break;
    const best = bestOf(pairs);
    if (best === null) continue;
    causes.push(best);
    for (const constraint of best.settles) open.delete(constraint);
  }
  return causes;
}
