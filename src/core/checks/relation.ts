import { Exact } from '../amount/index.js';
import type { Cell, Column, Line, Row, Table } from '../disclosure/index.js';
import type { Severity } from './finding.js';

/** 一个具名单元格. One cell of one document, with everything needed to name it, to point at it and to calculate with it. */
export type Operand = {
  readonly document: string;
  readonly table: Table;
  readonly row: Row;
  /** The line of the row the cell belongs to; null where the row has none in that lane. */
  readonly line: Line | null;
  readonly column: Column;
  readonly cell: Cell;
};

/** 项. A cell times an exact coefficient: 1 for an addend, −1 for a subtrahend, a printed quantity for 数量×单价. */
export type Term = { readonly coefficient: Exact; readonly operand: Operand };

/**
 * 容差. `sum`: half a step for every printed figure. `difference`: the same envelope for a subtraction. `copy`: the same
 * fact printed twice, equal at the coarser of the two steps. `exact` allows nothing. See docs/decisions/0003.
 */
type Tolerance = 'sum' | 'difference' | 'copy' | 'exact';

/** What to say where one side is blank although the other is not; `ignore`: this table form leaves it out by custom. */
export type WhenBlank = 'warning' | 'notice' | 'ignore';

/**
 * 勾稽关系. A linear identity over named cells: Σ left = Σ right, or Σ left ≤ Σ right. It is data: the same relation is
 * tested, explained, grouped with others that share a cell, and solved for the cell that is probably misprinted.
 */
export type Relation = {
  /** The identity in words a reviewer would use: 「合计应等于基本支出、项目支出之和」. */
  readonly says: string;
  /** The parts, or the figure that is copied. */
  readonly left: readonly Term[];
  /** The stated side; its first cell is where a finding is shown. */
  readonly right: readonly Term[];
  readonly comparison: 'equal' | 'at-most';
  readonly tolerance: Tolerance;
  /** Severity of a violation where it is not the rule's own. */
  readonly severity?: Severity;
  /** The right side is blank, the left is not. Default `warning`. */
  readonly whenStatedBlank?: WhenBlank;
  /** The left side is blank, the right is not. Default `warning`. */
  readonly whenPartsBlank?: WhenBlank;
  /**
   * Cells that might belong to the left side but whose meaning was not recognised. Where the relation fails and adding
   * some of them would make it hold, nothing can be claimed.
   */
  readonly doubtful?: readonly Operand[];
  /** The same of the stated side, where that is a sum as well. */
  readonly doubtfulStated?: readonly Operand[];
  /** Why a failure proves nothing here (an unresolved scope); the failure is then reported as ambiguous, not as a finding. */
  readonly ambiguousBecause?: string;
};

/** The coefficient of an ordinary addend. */
export const ONE: Exact = new Exact(1);
/** The coefficient of an ordinary subtrahend. */
export const MINUS_ONE: Exact = new Exact(-1);

/** The operand as an addend. */
export function plus(operand: Operand): Term {
  return { coefficient: ONE, operand };
}

/** The operand as a subtrahend. */
export function minus(operand: Operand): Term {
  return { coefficient: MINUS_ONE, operand };
}

/** The operand multiplied by an exact factor. */
export function timesFactor(factor: Exact, operand: Operand): Term {
  return { coefficient: factor, operand };
}

/** All operands of a relation, left side first. */
export function operandsOf(relation: Relation): readonly Operand[] {
  return [...relation.left, ...relation.right].map((term) => term.operand);
}
