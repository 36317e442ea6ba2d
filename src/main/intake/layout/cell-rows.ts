import { isFigure, type AlignedColumn, type Word } from './aligned-columns.js';
import type { Body } from './centred-rows.js';
import { fits, isCaption, isProse, type Row } from './unruled-rows.js';

/** Lines of one cell, or of cells of one row, are where they should be within this many em. */
const SAME_PLACE = 0.25;
/** Lines of a cell follow each other at the smallest distance of the table, give or take this share, and within so many em. */
const PITCH_SLACK = 1.12;
const LARGEST_PITCH = 2.2;
/** A line that ends this many em before the end of its column had room for more: the next one is another cell. */
const ROOM = 1.6;
/** Lines of a name above the first amounts, and below the last ones. */
const MOST_LINES = 2;
/** Where this share of the names of a column are numbered, one without a number goes on with the name above it. */
const NUMBERED = 0.7;
/** What begins the name of a row, and no line of a name: 「支出」 alone can be the end of one. */
const BEGINS_NAME =
  /^(?:[（(]?[一二三四五六七八九十廿]+[、）)]|[（(]?\d|其中|[本上当][年期]|年[初末终]|[收支][入出][总合]计|结[转余]|[总合小共]计|使用)/;
const TOTAL = /[总合小共]计$/;
/** The middle of a character lies this share of an em above its base line. */
const MIDDLE = 0.35;

/** What stands of one line in one column. */
type Piece = {
  readonly row: Row;
  readonly words: readonly Word[];
  readonly middle: number;
  readonly size: number;
  readonly from: number;
  readonly to: number;
};

/** 单元格内的各行. The lines of one cell, from the top. */
type Cell = readonly Piece[];

/** Where the cells of a row stand: their middles are level, their first lines or their last ones. */
const LEVELS: readonly ((cell: Cell) => number)[] = [
  (cell) => (top(cell) + foot(cell)) / 2,
  (cell) => top(cell),
  (cell) => foot(cell),
];

/**
 * 按单元格断行. The rows of lines from `from` to `to`, from what each column shows by itself: a line goes on with the one above it
 * in the same cell where that one fills its column, follows closely and no figure parts them. All cells of a row then stand at
 * one height: by their middles, their first lines or their last ones, whichever holds for the whole table. Null where none does,
 * or it is open whether two lines are one cell. `least`: no line before this one belongs to the table.
 */
export function cellRows(
  rows: readonly Row[],
  least: number,
  from: number,
  to: number,
  columns: readonly AlignedColumn[],
): Body | null {
  const tried = new Map<string, Parted>();
  const pieces = new Map<Row, readonly (Piece | null)[]>();
  for (const levelOf of LEVELS) {
    for (let above = MOST_LINES; above >= 0; above -= 1) {
      for (let below = MOST_LINES; below >= 0; below -= 1) {
        const [begin, end] = [from - above, to + below];
        if (begin < least || end > rows.length) continue;
        if (!areParts(rows.slice(begin, from), columns) || !areParts(rows.slice(to, end), columns)) continue;
        const lines = rows.slice(begin, end);
        const parted = tried.get(`${begin} ${end}`) ?? partedCells(lines, columns, pieces);
        tried.set(`${begin} ${end}`, parted);
        const found = rowsAt(lines, parted, levelOf);
        if (found === null || (found[0]?.length ?? 0) < above + 1 || (found.at(-1)?.length ?? 0) < below + 1) continue;
        return { begin, end, rows: found };
      }
    }
  }
  return null;
}

/** Lines of words that can belong to a name of the row beside them. */
function areParts(rows: readonly Row[], columns: readonly AlignedColumn[]): boolean {
  return rows.every(
    (row) =>
      row.words.length > 0 && !row.words.some(isFigure) && !isProse(row) && !isCaption(row) && fits(row, columns),
  );
}

/** The cells of some lines, and the distance of their lines: the same at whatever height the cells of a row are taken. */
type Parted = {
  readonly pitch: number;
  readonly cells: readonly { readonly cell: Cell; readonly pieces: readonly Piece[] }[];
};

function partedCells(
  lines: readonly Row[],
  columns: readonly AlignedColumn[],
  known: Map<Row, readonly (Piece | null)[]>,
): Parted {
  const own = columns.map((_, index) => piecesIn(lines, columns, index, known));
  const pitch = Math.min(...own.flatMap((pieces) => pieces.slice(1).map((piece, at) => below(pieces[at], piece))));
  const cells = own.flatMap((pieces, index) =>
    cellsOf(pieces, pitch, columns[index]).map((cell) => ({ cell, pieces })),
  );
  return { pitch, cells };
}

function rowsAt(
  lines: readonly Row[],
  { pitch, cells }: Parted,
  levelOf: (cell: Cell) => number,
): readonly (readonly Row[])[] | null {
  const size = Math.max(...lines.map(({ line }) => line.size));
  const found: { level: number; cells: { cell: Cell; pieces: readonly Piece[] }[] }[] = [];
  for (const one of cells.toSorted((first, second) => levelOf(first.cell) - levelOf(second.cell))) {
    const level = levelOf(one.cell);
    const open = found.at(-1);
    if (open !== undefined && level - open.level <= SAME_PLACE * size) open.cells.push(one);
    else found.push({ level, cells: [one] });
  }
  for (const [at, { cells: mine }] of found.entries()) {
    if (new Set(mine.map(({ pieces }) => pieces)).size < mine.length) return null;
    if (
      new Set(
        mine
          .flatMap(({ cell }) => cell.flatMap(({ words }) => words))
          .filter(isFigure)
          .map(baselineOf),
      ).size > 1
    )
      return null;
    if (isOpen(mine)) return null;
    const above = found[at - 1]?.cells;
    if (above === undefined) continue;
    const end = Math.max(...above.map(({ cell }) => foot(cell)));
    const distance = Math.min(...mine.map(({ cell }) => top(cell))) - end;
    if (distance <= SAME_PLACE * size) return null;
    // Where rows follow each other as lines do, only amounts in the middle of a name tell its lines from rows.
    const isLong = [...above, ...mine].some(({ cell }) => cell.length > 1);
    if (isLong && levelOf !== LEVELS[0] && distance <= PITCH_SLACK * pitch) return null;
  }
  return found.map(({ cells: mine }) => {
    const members = new Set(mine.flatMap(({ cell }) => cell.map(({ row }) => row)));
    return lines.filter((line) => members.has(line));
  });
}

function baselineOf({ baseline }: Word): number {
  return Math.round(baseline);
}

/** What stands in a column, line by line; words over several columns stand in their first one. `known`: lines that were parted before. */
function piecesIn(
  lines: readonly Row[],
  columns: readonly AlignedColumn[],
  index: number,
  known: Map<Row, readonly (Piece | null)[]>,
): readonly Piece[] {
  return lines.flatMap((row): readonly Piece[] => {
    const pieces = known.get(row) ?? piecesOf(row, columns);
    known.set(row, pieces);
    const piece = pieces[index] ?? null;
    return piece === null ? [] : [piece];
  });
}

/** What stands of a line in each of the columns. */
function piecesOf(row: Row, columns: readonly AlignedColumn[]): readonly (Piece | null)[] {
  const words = columns.map((): Word[] => []);
  for (const word of row.words) {
    words[columns.findIndex(({ from, to }) => word.box[0] < to && word.box[2] > from)]?.push(word);
  }
  return words.map((mine) => {
    if (mine.length === 0) return null;
    const size = Math.max(...mine.map((word) => word.size));
    return {
      row,
      words: mine,
      size,
      middle: row.line.baseline - MIDDLE * size,
      from: Math.min(...mine.map(({ box }) => box[0])),
      to: Math.max(...mine.map(({ box }) => box[2])),
    };
  });
}

/** The lines of a column by the cells they make. */
function cellsOf(pieces: readonly Piece[], pitch: number, column: AlignedColumn | undefined): readonly Cell[] {
  // On the pages before, the column may have been wider.
  const stretches = [...pieces, ...(column === undefined ? [] : [column])];
  const end = Math.max(...stretches.map(({ to }) => to));
  const width = Math.max(...stretches.map(({ from, to }) => to - from));
  const cells: Piece[][] = [];
  for (const piece of pieces) {
    const open = cells.at(-1);
    const upper = open?.at(-1);
    const isFull =
      upper !== undefined &&
      (upper.to >= end - ROOM * upper.size || upper.to - upper.from >= width - ROOM * upper.size);
    if (open !== undefined && upper !== undefined && isFull && goesOn(upper, piece, pitch)) open.push(piece);
    else cells.push([piece]);
  }
  return cells;
}

function goesOn(upper: Piece, lower: Piece, pitch: number): boolean {
  const distance = below(upper, lower);
  if (distance > PITCH_SLACK * pitch || distance > LARGEST_PITCH * lower.size) return false;
  if ([...upper.words, ...lower.words].some(isFigure) || isOwnName(lower.words)) return false;
  return ![upper, lower].every(({ row }) => row.words.some(isFigure));
}

/** True where a row without figures holds a cell of several lines: they can be rows, unless the names of the column are numbered. */
function isOpen(cells: readonly { readonly cell: Cell; readonly pieces: readonly Piece[] }[]): boolean {
  if (cells.some(({ cell }) => cell.some(({ words }) => words.some(isFigure)))) return false;
  return cells.some(({ cell, pieces }) => {
    if (cell.length < 2) return false;
    const inner = new Set(cells.flatMap((one) => one.cell.slice(1)));
    const names = pieces.filter((piece) => !inner.has(piece));
    return names.filter((piece) => isOwnName(piece.words)).length < NUMBERED * names.length;
  });
}

/** True for words that are a name by themselves and no further line of one. */
function isOwnName(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join('');
  return BEGINS_NAME.test(text) || TOTAL.test(text);
}

/** True where a cell would hold two names below each other. */
export function holdsTwoNames(body: readonly (readonly Row[])[], columns: readonly AlignedColumn[]): boolean {
  const pieces = new Map<Row, readonly (Piece | null)[]>();
  return columns.some((_, index) =>
    body.some((lines) => {
      const [first, ...others] = piecesIn(lines, columns, index, pieces);
      return first !== undefined && !first.words.some(isFigure) && others.some(({ words }) => isOwnName(words));
    }),
  );
}

function below(upper: Piece | undefined, lower: Piece): number {
  return upper === undefined ? Infinity : lower.row.line.baseline - upper.row.line.baseline;
}

function top(cell: Cell): number {
  return cell[0]?.middle ?? 0;
}

function foot(cell: Cell): number {
  return cell.at(-1)?.middle ?? 0;
}
