import type { CellTarget, Column, ColumnTarget, Place, Row, Table, TableAnchor } from '../../disclosure/index.js';
import { layoutOf, pathOf } from './layout.js';

/** True where two places are the same to the last coordinate. */
export function samePlace(one: Place, other: Place): boolean {
  return (
    one.line === other.line &&
    one.endLine === other.endLine &&
    one.field === other.field &&
    one.page === other.page &&
    one.sheet === other.sheet &&
    (one.box ?? []).join() === (other.box ?? []).join()
  );
}

/** The only one that fits, or null: a correction that could mean two places is for the reviewer to place. */
function only<Value>(found: readonly Value[]): Value | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * The table a correction of a kind is about: read as the same kind and with the same layout, at the same place or the
 * only one. A table whose header has changed is another table.
 */
export function findTable(anchor: TableAnchor, tables: readonly Table[]): Table | null {
  const alike = tables.filter(
    (table) =>
      table.kind === anchor.kind &&
      (anchor.layout === '' ? table.title === anchor.title : layoutOf(table) === anchor.layout),
  );
  return (
    only(alike.filter((table) => samePlace(table.at, anchor.place))) ??
    only(alike) ??
    only(alike.filter((table) => table.printedNumber === anchor.printedNumber && table.title === anchor.title))
  );
}

/** Tables that a column or cell may stand in: of the same kind or layout, the one at the same place first. */
function tablesLike(anchor: TableAnchor, tables: readonly Table[]): readonly Table[] {
  const alike = tables.filter(
    (table) => table.kind === anchor.kind || (anchor.layout !== '' && layoutOf(table) === anchor.layout),
  );
  const exact = alike.filter((table) => samePlace(table.at, anchor.place));
  return exact.length === 1 ? exact : alike;
}

/** The column with the same header path that was read as the same, or null. */
export function findColumn(
  target: ColumnTarget,
  tables: readonly Table[],
): { readonly table: Table; readonly column: Column } | null {
  const found = tablesLike(target.table, tables).flatMap((table) =>
    table.columns
      .filter((column) => pathOf(column) === target.columnPath && column.measure === target.read)
      .map((column) => ({ table, column })),
  );
  return only(found) ?? only(found.filter(({ column }) => column.index === target.column));
}

/** A cell with the row and table it stands in. */
export type FoundCell = { readonly table: Table; readonly row: Row; readonly column: number };

/**
 * The cells a correction is about; none where it does not fit. What was read there must be the same. A label that spans
 * several rows is one printed cell in all of them.
 */
export function findCells(target: CellTarget, tables: readonly Table[]): readonly FoundCell[] {
  const found = tablesLike(target.table, tables).flatMap((table) => {
    const columns = table.columns.filter((column) => pathOf(column) === target.columnPath);
    return table.rows.flatMap((row): readonly FoundCell[] =>
      columns
        .filter(({ index }) => row.cells[index]?.text === target.read)
        .map(({ index }) => ({ table, row, column: index })),
    );
  });
  const there = found.filter(({ row, column }) => samePlace(row.cells[column]?.at ?? row.at, target.place));
  if (there.length > 0) {
    // Blank cells of one row may share its place, and two columns their heading.
    const own = there.filter(({ column }) => column === target.column);
    const spread = own.length > 0 ? own : there;
    if (target.read !== '' && isOneColumn(spread)) return spread;
    const exact = only(spread) ?? only(spread.filter(({ row }) => row.index === target.row));
    if (exact !== null) return [exact];
  }
  const keyed = found.filter(
    ({ row }) => row.key === target.rowKey || row.lines.some(({ key }) => key === target.rowKey),
  );
  const nearest =
    only(keyed) ?? only(keyed.filter(({ row, column }) => row.index === target.row && column === target.column));
  return nearest === null ? [] : [nearest];
}

function isOneColumn(cells: readonly FoundCell[]): boolean {
  return new Set(cells.map(({ table, column }) => `${table.id} ${column}`)).size === 1;
}
