import { cellBeside, type BlockCell, type GridBlock, type Place } from '../disclosure/index.js';

/** One physical row of a grid. `fields` ends at the last cell of the row: rows may be ragged. */
export type GridRow = {
  /** Text of every position; a position covered by another cell's span is ''. */
  readonly fields: readonly string[];
  /** The cell that starts at each position, where there is one. */
  readonly cells: readonly (BlockCell | undefined)[];
  readonly at: Place;
};

/** A grid with quick access by row and column. */
export type Grid = {
  readonly rows: readonly GridRow[];
  readonly spans: 'exact' | 'lost';
  readonly at: Place;
  /** Physical columns, as the reader counted them. */
  readonly columnCount: number;
  /** The cell above or to the left whose span covers a position, by 「row:column」. */
  readonly covered: ReadonlyMap<string, BlockCell>;
};

/** Spans larger than this are drawn by hand or broken; nothing of a disclosure is that large. */
const SPAN_LIMIT = 2_000;

/** Opens a block for reading. Cells outside the stated size are dropped; blank rows keep their place. */
export function openGrid(block: GridBlock): Grid {
  const cellsOf: (BlockCell | undefined)[][] = Array.from({ length: Math.max(0, block.rowCount) }, () => []);
  const covered = new Map<string, BlockCell>();
  for (const cell of block.cells) {
    const row = cellsOf[cell.row];
    if (row === undefined || cell.column < 0) continue;
    row[cell.column] = cell;
    const down = Math.min(cell.rowSpan, SPAN_LIMIT);
    const across = Math.min(cell.columnSpan, SPAN_LIMIT);
    if (down * across <= 1 || down * across > SPAN_LIMIT * 4) continue;
    for (let y = 0; y < down; y += 1) {
      for (let x = 0; x < across; x += 1) {
        if (y + x > 0) covered.set(`${cell.row + y}:${cell.column + x}`, cell);
      }
    }
  }
  const rows = cellsOf.map((cells): GridRow => {
    const filled = Array.from(cells, (cell) => cell);
    const first = filled.find((cell) => cell !== undefined);
    return {
      fields: filled.map((cell) => cell?.text ?? ''),
      cells: filled,
      at: rowPlace(first?.at ?? block.at, first?.column ?? 0),
    };
  });
  return { rows, spans: block.spans, at: block.at, covered, columnCount: block.columnCount };
}

/** The place of a row: that of its first cell without the position inside the row; on a sheet, that of its first position. */
function rowPlace(at: Place, column: number): Place {
  const { field: _field, ...place } = at;
  return place.cell === undefined ? place : { ...place, cell: cellBeside(place.cell, -column) };
}

/** A text of a row, with its position. */
type Filled = { readonly column: number; readonly text: string };

/** Every step of the recognition asks for the same rows. */
const filledRows = new WeakMap<GridRow, readonly Filled[]>();

/** Texts of a row that are not blank, with their positions. */
export function filled(row: GridRow): readonly Filled[] {
  const known = filledRows.get(row);
  if (known !== undefined) return known;
  const found: Filled[] = [];
  for (const [column, text] of row.fields.entries()) {
    if (text !== '' && text.trim() !== '') found.push({ column, text });
  }
  filledRows.set(row, found);
  return found;
}

/** Part of a grid: rows `from` up to but without `to`. */
export function sliceGrid(grid: Grid, from: number, to: number): Grid {
  const rows = grid.rows.slice(from, to);
  const covered = new Map<string, BlockCell>();
  const moved = new Map<BlockCell, BlockCell>();
  for (const [position, cell] of grid.covered) {
    const [row = 0, column = 0] = position.split(':').map(Number);
    if (row < from || row >= to || cell.row < from) continue;
    // Who covers a position is told by row numbers, which begin anew in the part.
    const own = moved.get(cell) ?? { ...cell, row: cell.row - from };
    moved.set(cell, own);
    covered.set(`${row - from}:${column}`, own);
  }
  return { rows, spans: grid.spans, at: rows[0]?.at ?? grid.at, covered, columnCount: grid.columnCount };
}

/** Two grids below each other as one: a header at the foot of a page and the body on the next. */
export function stackGrids(upper: Grid, lower: Grid): Grid {
  const covered = new Map(upper.covered);
  const down = upper.rows.length;
  const moved = new Map<BlockCell, BlockCell>();
  for (const [position, cell] of lower.covered) {
    const [row = 0, column = 0] = position.split(':').map(Number);
    const own = moved.get(cell) ?? { ...cell, row: cell.row + down };
    moved.set(cell, own);
    covered.set(`${row + down}:${column}`, own);
  }
  return { ...upper, rows: [...upper.rows, ...lower.rows], covered };
}
