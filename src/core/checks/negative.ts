import { rowName } from './anchor.js';
import type { Operand } from './relation.js';

/** Columns and lines in which a negative amount is ordinary. */
const MAY_BE_NEGATIVE = /结转|结余|调整|增减|增加|减少|变化|差|收支/;

/** 可以为负. True where the names of a cell's column and row tell of carry-over, a balance or a change, which may be below zero. */
export function mayBeNegative(operand: Operand): boolean {
  return MAY_BE_NEGATIVE.test(`${operand.column.path.join('/')}/${rowName(operand)}`);
}
