import type { Defect, Disclosure, Place, Row, Table } from '../../disclosure/index.js';
import { fits } from '../align.js';
import { tableTitle, unknownHeader, unreadableCells } from '../table-defects.js';
import { samePlace } from './find.js';

/**
 * Defects of corrected tables are found anew; all others stay. A row that fitted the columns in no way is settled where the
 * reviewer corrected one of its cells and every text now stands under a column of its kind.
 */
export function defectsAfter(read: Disclosure, tables: readonly Table[]): readonly Defect[] {
  let defects = read.defects;
  for (const [index, table] of tables.entries()) {
    const before = read.tables[index];
    if (before === undefined || before === table) continue;
    const next = read.tables[index + 1];
    const gone = new Set(
      unreadableCells(tableTitle(before.printedNumber, before.title), before.rows).map(({ message, at }) =>
        JSON.stringify([message, at]),
      ),
    );
    const rows = settledRows(before, table);
    const isGone = ({ code, message, at }: Defect): boolean => {
      switch (code) {
        case 'table.cell-unreadable':
          return gone.has(JSON.stringify([message, at]));
        case 'table.row-ambiguous':
          return at !== null && rows.some((row) => samePlace(row.at, at));
        case 'table.header-unknown':
          return isWithin(at, before, next);
        case 'table.kind-ambiguous':
          return table.alternatives.length === 0 && isWithin(at, before, next);
        default:
          return false;
      }
    };
    const isAsked = table.alternatives.length > 1 && table.title === '';
    const name = tableTitle(table.printedNumber, table.title);
    const unknown =
      table.columns.length === 0 || isAsked ? null : unknownHeader(name, table.kind, table.columns, table.at);
    defects = [
      ...defects.filter((defect) => !isGone(defect)),
      ...(unknown === null ? [] : [unknown]),
      ...unreadableCells(name, table.rows),
    ];
  }
  return defects;
}

/** Rows that did not fit the columns and do now, by a correction of their own. */
function settledRows(before: Table, table: Table): readonly Row[] {
  const textsOf = (row: Row): readonly string[] => row.cells.map(({ text }) => text);
  return table.rows.filter((row) => {
    const own = before.rows.find(({ at }) => samePlace(at, row.at));
    return (
      own !== undefined &&
      row.cells.some(({ corrected }) => corrected !== undefined) &&
      !fits(textsOf(own), before.columns) &&
      fits(textsOf(row), table.columns)
    );
  });
}

/** True for places from where a table begins up to where the next one does: the pages it was joined from. */
function isWithin(at: Place | null, table: Table, next: Table | undefined): boolean {
  if (at === null || at.sheet !== table.at.sheet) return false;
  return isBefore(table.at, at) && (next === undefined || next.at.sheet !== at.sheet || !isBefore(next.at, at));
}

/** True where `one` does not stand behind `other`. */
function isBefore(one: Place, other: Place): boolean {
  const position = ({ page, line, box }: Place): readonly number[] => [page ?? 0, line ?? 0, box?.[1] ?? 0];
  const [left, right] = [position(one), position(other)];
  for (const [index, value] of left.entries()) {
    const against = right[index] ?? 0;
    if (value !== against) return value < against;
  }
  return true;
}
