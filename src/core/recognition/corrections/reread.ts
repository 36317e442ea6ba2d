import type { BlockCell, Column, Measure, Row, Table, TableKind } from '../../disclosure/index.js';
import { alignRow, type AlignedRow } from '../align.js';
import { columnsByBody } from '../body-columns.js';
import { columnsFrom } from '../columns.js';
import { openGrid } from '../grid.js';
import { readHeader } from '../header.js';
import { rowsFrom } from '../rows.js';

/**
 * The table as it would have been read under another kind: the cells stay where they were read, meanings, money units,
 * readings, roles, items and keys are made anew. The kind that was read stays beside it.
 */
export function withKind(table: Table, kind: TableKind, id: string): Table {
  const settled = { ...table, id, kind, alternatives: [], corrected: { was: table.kind } };
  if (kind === table.kind) return settled;
  return isForm(table) ? ofForm(settled) : rebuilt(settled, columnsOf(settled), table.rows.map(alignedRow));
}

/** The table with the meanings the reviewer gave to columns, by index. */
export function withMeasures(table: Table, measures: ReadonlyMap<number, Measure>): Table {
  const columns = columnsOf(table, measures).map((column) =>
    measures.has(column.index)
      ? { ...column, corrected: { was: table.columns[column.index]?.measure ?? 'other' } }
      : column,
  );
  return rebuilt(table, columns, table.rows.map(alignedRow));
}

/** Texts by row, then by column. */
export type Texts = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** The table with what really stands in some cells; each of them says what was read. */
export function withTexts(table: Table, texts: Texts): Table {
  const aligned = table.rows.map((row) => {
    const own = texts.get(row.index);
    const read = alignedRow(row);
    if (own === undefined) return read;
    // What the sheet stores behind a text says nothing about the text that really stands there.
    const stored = new Map([...(read.stored ?? [])].filter(([column]) => !own.has(column)));
    // What the reviewer looked at is no longer in doubt, whether the reading was right or not.
    const doubts = new Map([...(read.doubts ?? [])].filter(([column]) => !own.has(column)));
    return { ...read, texts: read.texts.map((text, column) => own.get(column) ?? text), stored, doubts };
  });
  const next = rebuilt(table, table.columns, aligned);
  const rows = next.rows.map((row): Row => {
    const own = texts.get(row.index);
    if (own === undefined) return row;
    const was = table.rows[row.index]?.cells ?? [];
    return {
      ...row,
      cells: row.cells.map((cell) =>
        own.has(cell.column) ? { ...cell, corrected: { was: was[cell.column]?.text ?? '' } } : cell,
      ),
    };
  });
  return { ...next, rows };
}

/** Forms have no header; their columns are positions. */
function isForm(table: Table): boolean {
  return table.columns.length > 0 && table.columns.every(({ path }, index) => path.join() === `第${index + 1}列`);
}

function columnsOf(table: Table, chosen: ReadonlyMap<number, Measure> = new Map()): readonly Column[] {
  const header = table.columns.map(({ path, index }) => ({ path, fields: [index] }));
  return columnsFrom(header, table.kind, table.moneyUnit, chosen);
}

function alignedRow(row: Row): AlignedRow {
  const stored = new Map(row.cells.flatMap((cell) => (cell.stored === undefined ? [] : [[cell.column, cell.stored]])));
  const doubts = new Map(
    row.cells.flatMap((cell) => (cell.doubtful === undefined ? [] : [[cell.column, cell.doubtful] as const])),
  );
  return {
    texts: row.cells.map(({ text }) => text),
    places: row.cells.map(({ at }) => at),
    at: row.at,
    certain: true,
    ...(stored.size === 0 ? {} : { stored }),
    ...(doubts.size === 0 ? {} : { doubts }),
  };
}

function rebuilt(table: Table, columns: readonly Column[], aligned: readonly AlignedRow[]): Table {
  const settled = columnsByBody(columns, aligned);
  const { rows, isTree } = rowsFrom(table.kind, settled, aligned);
  // A table without figures that is not called empty holds something that could not be read.
  const isUnread = !table.isEmpty && !hasFigures(table.rows);
  const isEmpty = !hasFigures(rows) && !isUnread;
  return { ...table, columns: settled, rows, isTree, isEmpty, emptyNote: isEmpty ? table.emptyNote : null };
}

function hasFigures(rows: readonly Row[]): boolean {
  return rows.some(({ cells }) =>
    cells.some(({ reading }) => reading.state === 'number' || reading.state === 'unreadable'),
  );
}

/** A form that is none: its first rows are a header after all. */
function ofForm(table: Table): Table {
  const cells = table.rows.flatMap((row) =>
    row.cells
      .filter(({ text }) => text !== '')
      .map(({ column, text, at, doubtful }): BlockCell => {
        const cell = { row: row.index, column, rowSpan: 1, columnSpan: 1, text, at };
        return doubtful === undefined ? cell : { ...cell, doubtful };
      }),
  );
  const size = { rowCount: table.rows.length, columnCount: table.columns.length };
  const grid = openGrid({ type: 'grid', cells, ...size, spans: 'lost', at: table.at });
  const header = readHeader(grid);
  if (header.columns.length === 0) return rebuilt(table, table.columns, table.rows.map(alignedRow));
  const columns = columnsFrom(header.columns, table.kind, table.moneyUnit);
  const body = table.rows.slice(header.rowCount);
  const aligned = body.map((row) => alignRow(grid, row.index, header.columns, columns, header.rowCount));
  return rebuilt(table, columns, aligned);
}
