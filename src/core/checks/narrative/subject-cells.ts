import type { Cell, Disclosure, Line, Measure, Row, Table, TableKind } from '../../disclosure/index.js';

/** A table cell that a narrative subject may be about. */
export type CellMatch = { readonly table: Table; readonly row: Row; readonly cell: Cell };

/** The tables of a kind whose kind is certain. */
export function tablesOf(disclosure: Disclosure, kind: TableKind): readonly Table[] {
  return disclosure.tables.filter((table) => table.kind === kind && table.alternatives.length === 0);
}

/** The cell of a line in the first column of its lane with one of the measures. */
export function cellOf(table: Table, row: Row, line: Line, measures: readonly Measure[]): CellMatch | null {
  const column = table.columns.find(({ lane, measure }) => lane === line.lane && measures.includes(measure));
  const cell = column === undefined ? undefined : row.cells[column.index];
  return cell === undefined ? null : { table, row, cell };
}

/** The cells of the lines wanted, in the first column of their lane with one of the measures. */
export function cellsOf(
  table: Table,
  measures: readonly Measure[],
  wanted: (line: Line, row: Row) => boolean,
): readonly CellMatch[] {
  const found: CellMatch[] = [];
  for (const row of table.rows) {
    for (const line of row.lines) {
      const match = wanted(line, row) ? cellOf(table, row, line, measures) : null;
      if (match !== null) found.push(match);
    }
  }
  return found;
}

/** Each cell by itself is a candidate (the same fact in several tables). */
export function each(matches: readonly CellMatch[]): readonly (readonly CellMatch[])[] {
  return matches.map((match) => [match]);
}
