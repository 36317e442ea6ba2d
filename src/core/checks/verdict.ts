import type { Amount, Exact, MoneyUnit } from '../amount/index.js';
import type { Operand } from './relation.js';

/** 判定. What the printed figures say about a relation. */
export type VerdictState =
  /** Holds with the figures as printed, or the total is the parts' sum rounded to its own decimals. */
  | 'holds'
  /** Holds only because every figure may be off by half a step. */
  | 'rounding'
  /** Inside the envelope but farther out than three standard deviations of honest rounding. */
  | 'improbable'
  /** Copies that differ by one step of the last digit, or agree only when cut off (T0). */
  | 'last-digit'
  /** Outside the rounding envelope, but explained if digits were cut off instead of rounded. */
  | 'truncation'
  | 'violated'
  /** The stated side is blank, the parts are not. */
  | 'stated-blank'
  /** The parts are all blank, the stated side is not. */
  | 'parts-blank'
  /** Nothing printed on either side: nothing is claimed. */
  | 'unstated'
  /** A cell that takes part could not be read as a number. */
  | 'unread'
  /** Cells of different tables and at least one without a money unit. */
  | 'no-unit';

export type Verdict = {
  readonly state: VerdictState;
  /** Common unit of `left`, `right` and `difference`; null where the document names none. */
  readonly unit: MoneyUnit | null;
  readonly left: Exact;
  readonly right: Exact;
  /** right − left. */
  readonly difference: Exact;
  /** Cells that could not be read (`unread`) or that lack a unit (`no-unit`). */
  readonly trouble: readonly Operand[];
};

/** Gives the amount to calculate with; lets the suspect search try another figure for one cell. */
export type AmountOf = (operand: Operand) => Amount | null;
