import type { Table } from '../disclosure/index.js';
import { entriesOf, isAmountColumn, type Entry } from './select.js';
import type { Figure } from './suspects-constraint.js';

/** A list with fewer lines does not show whether every one of them has an amount. */
const LEAST_LINES = 4;

function isEmptyLine(table: Table, { row, line }: Entry): boolean {
  return table.columns.every(
    (column) =>
      column.lane !== line.lane ||
      !isAmountColumn(column) ||
      (row.cells[column.index]?.reading.state ?? 'blank') === 'blank',
  );
}

const lone = new WeakMap<Table, Map<number, Entry | null>>();

/** The one named line of a side without any amount; null where there is none, or more than one. */
function loneEmptyLine(table: Table, lane: number): Entry | null {
  const byLane = lone.get(table) ?? new Map<number, Entry | null>();
  const known = byLane.get(lane);
  if (known !== undefined) return known;
  const entries = entriesOf(table, lane).filter(({ line }) => line.label.trim() !== '');
  const empty = entries.filter((entry) => isEmptyLine(table, entry));
  const [first, more] = empty;
  const found = first === undefined || more !== undefined || entries.length < LEAST_LINES ? null : first;
  lone.set(table, byLane.set(lane, found));
  return found;
}

/**
 * 唯一的空行. True for a blank cell of the only line of its table that has no amount at all: that it was left out is likelier than
 * any slip elsewhere.
 */
export function isLoneBlank(figure: Figure): boolean {
  if (figure.type === 'claim' || figure.operand.cell.reading.state !== 'blank') return false;
  const { table, row, column } = figure.operand;
  return loneEmptyLine(table, column.lane)?.row === row;
}
