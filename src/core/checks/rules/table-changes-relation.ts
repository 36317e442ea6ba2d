import type { Column, Table } from '../../disclosure/index.js';
import { MINUS_ONE, plus, timesFactor, type Relation } from '../relation.js';
import { isNothing, operandAt, type Entry } from '../select.js';
import type { Subject } from '../subject.js';

/** The last words of a column's heading. */
export const leafOf = ({ path }: Column): string => (path.at(-1) ?? '').replace(/[\s*]/g, '').replace(/[:：]$/, '');

/** One way to read a change: which column it counts from, and to which. */
export type Sides = { readonly now: Column; readonly base: Column };

/** 本列应为两列之差; null where a cell is missing or blank by right. */
export function changeBetween(
  subject: Subject,
  table: Table,
  entry: Entry,
  change: Column,
  { now, base }: Sides,
): Relation | null {
  const stated = operandAt(subject, table, entry, change);
  const after = operandAt(subject, table, entry, now);
  const before = operandAt(subject, table, entry, base);
  if (stated === null || after === null || before === null) return null;
  // Where a year has no amount many leave the change blank.
  if (isNothing(stated) && (isNothing(after) || isNothing(before))) return null;
  return {
    says: `${leafOf(change)}应等于“${now.path.join('/')}”减“${base.path.join('/')}”`,
    left: [plus(after), timesFactor(MINUS_ONE, before)],
    right: [plus(stated)],
    comparison: 'equal',
    tolerance: 'difference',
  };
}
