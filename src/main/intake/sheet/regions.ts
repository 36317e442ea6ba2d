import type { PlacedCell } from './sheet-flow.js';

/** Blank rows or columns that part two pieces of a sheet for good; fewer may lie inside one table. */
const GAP = 30;

/** A row of a region: the cells that begin in it, and how many blank rows lie above it. */
type Row = { readonly index: number; readonly cells: readonly PlacedCell[]; readonly blankAbove: number };

/** A piece of a sheet, in the order of reading. */
export type Part =
  | { readonly type: 'text'; readonly cell: PlacedCell }
  | { readonly type: 'grid'; readonly cells: readonly PlacedCell[]; readonly top: number; readonly bottom: number };

/**
 * 分块. Takes a sheet apart: far pieces first (a stray figure in the last column must not make a grid of the whole sheet),
 * then the words above, between and below its tables from the tables themselves. Cells in row order, then column order.
 */
export function partsOf(cells: readonly PlacedCell[]): readonly Part[] {
  return bands(cells, ({ row, rowSpan }) => [row, row + rowSpan], GAP).flatMap((band) =>
    bands(
      band.toSorted((a, b) => a.column - b.column),
      ({ column, columnSpan }) => [column, column + columnSpan],
      GAP,
    ).flatMap((region) =>
      tablesBeside(region).flatMap((table) =>
        partsOfRegion(table.toSorted((a, b) => a.row - b.row || a.column - b.column)),
      ),
    ),
  );
}

/** A title of a table: 「支出总表」「附表 2」, also with what stands in brackets behind it. */
const TITLE = /表(?:[\d一二三四五六七八九十]{1,3})?(?:[（(][^（()）]{1,30}[）)])?$/;
/** Rows of a table, at least. */
const FEW_ROWS = 3;

/**
 * 并排的表格. Takes a region apart at its blank columns where each piece has a title of its own in its first row and a table below
 * it. The two sides of one table have one title. Cells in column order.
 */
function tablesBeside(region: readonly PlacedCell[]): readonly (readonly PlacedCell[])[] {
  const filled = region.filter(({ text }) => text.trim() !== '');
  const pieces = bands(filled, ({ column, columnSpan }) => [column, column + columnSpan], 0);
  if (pieces.length < 2 || !pieces.every(isTitled)) return [region];
  // Cells are in column order.
  const starts = pieces.map((piece) => piece[0]?.column ?? 0);
  const own = Map.groupBy(region, ({ column }) => starts.findLastIndex((start) => start <= column));
  return starts.map((_, index) => [...(index === 0 ? (own.get(-1) ?? []) : []), ...(own.get(index) ?? [])]);
}

function isTitled(piece: readonly PlacedCell[]): boolean {
  const rows = [...Map.groupBy(piece, ({ row }) => row)].toSorted(([a], [b]) => a - b);
  const [first] = rows[0]?.[1] ?? [];
  return rows.length >= FEW_ROWS && rows[0]?.[1].length === 1 && TITLE.test((first?.text ?? '').replace(/\s/g, ''));
}

/** Parts sorted cells where more than `most` blank rows (or columns) lie between them. */
function bands(
  cells: readonly PlacedCell[],
  reach: (cell: PlacedCell) => readonly [from: number, to: number],
  most: number,
): readonly (readonly PlacedCell[])[] {
  const found: PlacedCell[][] = [];
  let end = -Infinity;
  for (const cell of cells) {
    const [from, to] = reach(cell);
    if (from - end > most) found.push([]);
    found.at(-1)?.push(cell);
    end = Math.max(end, to);
  }
  return found;
}

function partsOfRegion(cells: readonly PlacedCell[]): readonly Part[] {
  const rows = rowsOf(cells);
  const isText = textRows(rows);
  const parts: Part[] = [];
  let table: Row[] = [];
  const flush = (): void => {
    const [first] = table;
    const last = table.at(-1);
    if (first === undefined || last === undefined) return;
    const own = table.flatMap((row) => row.cells);
    const bottom = Math.max(last.index + 1, endOf(last.cells));
    parts.push({ type: 'grid', cells: own, top: first.index, bottom });
    table = [];
  };
  for (const [index, row] of rows.entries()) {
    if (isText[index] !== true) {
      table.push(row);
      continue;
    }
    flush();
    for (const cell of row.cells) parts.push({ type: 'text', cell });
  }
  flush();
  return parts;
}

/** The row behind the last one that the cells reach. A row may hold more cells than a call takes arguments. */
function endOf(cells: readonly PlacedCell[]): number {
  return cells.reduce((end, { row, rowSpan }) => Math.max(end, row + rowSpan), 0);
}

function rowsOf(cells: readonly PlacedCell[]): readonly Row[] {
  const byRow = Map.groupBy(cells, ({ row }) => row);
  const rows: Row[] = [];
  let end = -1;
  for (const [index, own] of byRow) {
    rows.push({ index, cells: own, blankAbove: end < 0 ? 0 : Math.max(0, index - end) });
    end = Math.max(end, endOf(own));
  }
  return rows;
}

/** Which rows are words outside of the tables. */
function textRows(rows: readonly Row[]): readonly boolean[] {
  const isText = rows.map(() => false);
  let reach = 0;
  // Beside a cell that reaches down stands the rest of a header: such rows are parts of a table, even with one cell.
  const isSingle = rows.map((row) => {
    const isBeside = row.index < reach;
    reach = Math.max(reach, endOf(row.cells));
    return !isBeside && filledCells(row).length === 1;
  });
  for (let from = 0; from < rows.length;) {
    if (isSingle[from] !== true) {
      from += 1;
      continue;
    }
    let to = from;
    while (to < rows.length && isSingle[to] === true) to += 1;
    // A header cell that reaches down over the next rows is no title.
    const last = rows[to - 1];
    const next = rows[to];
    const isHeader =
      last !== undefined && next !== undefined && last.cells.some((cell) => cell.row + cell.rowSpan > next.index);
    const end = isHeader ? to - 1 : to;
    const start = textFrom(rows, from, end);
    for (let index = start; index < end; index += 1) isText[index] = true;
    from = to;
  }
  return isText;
}

/**
 * Where the words of a run of single cells begin. Above the first table all are words; below the last those behind a
 * blank row or from the first sentence on; between two tables only where a sentence and a blank row show it, because
 * rows of a table may have one cell, too.
 */
function textFrom(rows: readonly Row[], from: number, to: number): number {
  if (from === 0) return 0;
  const isLast = to === rows.length;
  const starts = (row: Row): boolean => row.blankAbove > 0 || isSentence(row);
  const first = rows.findIndex((row, index) => index >= from && index < to && starts(row));
  if (first < 0) return to;
  const run = rows.slice(first, to);
  const isParted = run.some(({ blankAbove }) => blankAbove > 0) || (rows[to]?.blankAbove ?? 0) > 0;
  return isLast ? (run.some(isSentence) ? first : to) : isParted && run.some(isSentence) ? first : to;
}

function filledCells(row: Row): readonly PlacedCell[] {
  return row.cells.filter(({ text }) => text.trim() !== '');
}

function isSentence(row: Row): boolean {
  const text = filledCells(row)[0]?.text ?? '';
  return /[。；]/.test(text) || /^注[:：\d一]|^备注[:：]|^说明[:：]/.test(text.trim());
}
