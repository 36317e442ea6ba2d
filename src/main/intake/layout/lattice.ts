import type { Box } from './geometry.js';
import type { Rule, Rules } from './page.js';
import { byPosition, type Position } from './rules.js';
import { joinSets, makeSets, rootOf } from './sets.js';

/** 表格线网. One ruled table: where its columns and rows begin and end, and which elementary cells make one cell. */
export type Lattice = {
  /** Column edges from left to right, row edges from top to bottom, in points. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly regions: readonly Region[];
  readonly box: Box;
};

/** 单元格区域. A cell with its span. */
export type Region = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Part of an area that is not a rectangle: a line is missing or one too many. */
  readonly ragged: boolean;
  /** No line ends it at the foot of the table, where others are ended by one: it goes on behind a page break. */
  readonly unclosed?: boolean;
};

/** What a page's lines give. */
export type Lattices = {
  readonly lattices: readonly Lattice[];
  /** Boxes of line drawings with more cells than any table has; they were not taken apart. */
  readonly tooLarge: readonly Box[];
};

/** How far two lines may miss each other and still meet. Points. */
const MEET = 2.5;
/** Edges nearer than this are one edge. */
const SAME_EDGE = 2.2;
/** Lines that reach further than this beyond the outermost crossing line show an open side. */
const OPEN_SIDE = 6;
/** A border counts where lines cover this share of it. */
const COVERED = 0.6;
/** More elementary cells than this are a hatching, not a table. */
const CELL_LIMIT = 100_000;
const NARROWEST = 20;
const LOWEST = 6;

/** Finds the ruled tables of a page from its joined lines. Tables inside a frame are tables of their own. */
export function findLattices(rules: Rules): Lattices {
  const lattices: Lattice[] = [];
  const tooLarge: Box[] = [];
  for (const { horizontal, vertical } of components(rules)) {
    if (horizontal.length < 2 || vertical.length < 1) continue;
    const lattice = latticeOf(horizontal, vertical);
    if (lattice === 'too-large') tooLarge.push(boxOf(horizontal, vertical));
    else if (lattice !== null) lattices.push(lattice);
  }
  return { lattices, tooLarge };
}

function boxOf(horizontal: readonly Rule[], vertical: readonly Rule[]): Box {
  let box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (x0: number, y0: number, x1: number, y1: number): void => {
    box = [Math.min(box[0], x0), Math.min(box[1], y0), Math.max(box[2], x1), Math.max(box[3], y1)];
  };
  for (const { at, from, to } of horizontal) add(from, at, to, at);
  for (const { at, from, to } of vertical) add(at, from, at, to);
  return box;
}

/** Groups of lines that cross or touch each other. */
function components({ horizontal, vertical }: Rules): readonly Rules[] {
  const rows = [...horizontal].sort((left, right) => left.at - right.at);
  const sets = makeSets(rows.length + vertical.length);
  for (const [index, line] of vertical.entries()) {
    for (let row = firstAtOrAfter(rows, line.from - MEET); row < rows.length; row += 1) {
      const crossing = rows[row];
      if (crossing === undefined || crossing.at > line.to + MEET) break;
      if (line.at >= crossing.from - MEET && line.at <= crossing.to + MEET) joinSets(sets, row, rows.length + index);
    }
  }
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const groupOf = (member: number): { horizontal: Rule[]; vertical: Rule[] } => {
    const root = rootOf(sets, member);
    const found = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, found);
    return found;
  };
  for (const [index, line] of rows.entries()) groupOf(index).horizontal.push(line);
  for (const [index, line] of vertical.entries()) groupOf(rows.length + index).vertical.push(line);
  return [...groups.values()];
}

function firstAtOrAfter(sorted: readonly Rule[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function latticeOf(horizontal: readonly Rule[], vertical: readonly Rule[]): Lattice | 'too-large' | null {
  let columns = withOpenSides(byPosition(vertical, SAME_EDGE), horizontal);
  let rows = withOpenSides(byPosition(horizontal, SAME_EDGE), vertical);
  if (columns.length < 2 || rows.length < 2) return null;
  if (columns.length * rows.length > CELL_LIMIT) return 'too-large';
  // An edge without a border anywhere came from ticks; without it the borders across it are looked at as a whole.
  for (;;) {
    const usedColumns = withBorders(columns, rows);
    const usedRows = withBorders(rows, usedColumns);
    const settled = usedColumns.length === columns.length && usedRows.length === rows.length;
    columns = usedColumns;
    rows = usedRows;
    if (settled) break;
  }
  const xs = columns.map(({ at }) => at);
  const ys = rows.map(({ at }) => at);
  const box: Box = [xs[0] ?? 0, ys[0] ?? 0, xs[xs.length - 1] ?? 0, ys[ys.length - 1] ?? 0];
  if (xs.length < 2 || ys.length < 2 || box[2] - box[0] < NARROWEST || box[3] - box[1] < LOWEST) return null;
  return { xs, ys, regions: regionsOf(columns, rows), box };
}

/** Adds an edge without a line where at least two lines reach clearly beyond the outermost crossing line. */
function withOpenSides(edges: readonly Position[], crossing: readonly Rule[]): readonly Position[] {
  const first = edges[0]?.at ?? 0;
  const last = edges[edges.length - 1]?.at ?? 0;
  const before = crossing.map(({ from }) => from).filter((from) => from < first - OPEN_SIDE);
  const behind = crossing.map(({ to }) => to).filter((to) => to > last + OPEN_SIDE);
  const all = [...edges];
  if (before.length >= 2) all.unshift({ at: Math.min(...before), members: [] });
  if (behind.length >= 2) all.push({ at: Math.max(...behind), members: [] });
  return all;
}

/** The outer edges, and every edge that is a border of at least one elementary cell. */
function withBorders(edges: readonly Position[], across: readonly Position[]): readonly Position[] {
  return edges.filter(
    (edge, index) => index === 0 || index === edges.length - 1 || bordersOf(edge, across).some((border) => border),
  );
}

/** For each stretch between two neighbouring crossing edges: whether the lines of an edge cover it. */
function bordersOf({ members }: Position, across: readonly Position[]): readonly boolean[] {
  const borders: boolean[] = [];
  for (let index = 0; index + 1 < across.length; index += 1) {
    const from = across[index]?.at ?? 0;
    const to = across[index + 1]?.at ?? 0;
    borders.push(coveredLength(members, from, to) >= COVERED * (to - from));
  }
  return borders;
}

/** Length of `from`…`to` under at least one line. */
function coveredLength(lines: readonly Rule[], from: number, to: number): number {
  const [only, ...more] = lines;
  if (only === undefined) return 0;
  if (more.length === 0) return Math.max(0, Math.min(to, only.to) - Math.max(from, only.from));
  let covered = 0;
  let reached = from;
  for (const line of [...lines].sort((left, right) => left.from - right.from)) {
    const end = Math.min(to, line.to);
    const start = Math.max(reached, line.from);
    if (end <= start) continue;
    covered += end - start;
    reached = end;
  }
  return covered;
}

/** Elementary cells that no border parts are one cell. */
function regionsOf(columns: readonly Position[], rows: readonly Position[]): readonly Region[] {
  const width = columns.length - 1;
  const height = rows.length - 1;
  const right = columns.map((edge) => bordersOf(edge, rows));
  const below = rows.map((edge) => bordersOf(edge, columns));
  const sets = makeSets(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const cell = row * width + column;
      if (column + 1 < width && right[column + 1]?.[row] === false) joinSets(sets, cell, cell + 1);
      if (row + 1 < height && below[row + 1]?.[column] === false) joinSets(sets, cell, cell + width);
    }
  }
  const members = new Map<number, number[]>();
  for (let cell = 0; cell < width * height; cell += 1) {
    const root = rootOf(sets, cell);
    const group = members.get(root);
    if (group === undefined) members.set(root, [cell]);
    else group.push(cell);
  }
  const foot = below[height] ?? [];
  const isUnclosed = ({ row, rowSpan, column, columnSpan }: Region): boolean =>
    row + rowSpan === height && foot.slice(column, column + columnSpan).every((border) => !border);
  const regions = [...members.values()].flatMap((cells) => rectanglesOf(cells, width));
  const marked = foot.some((border) => border)
    ? regions.map((region) => (isUnclosed(region) ? { ...region, unclosed: true } : region))
    : regions;
  return marked.toSorted((left, other) => left.row - other.row || left.column - other.column);
}

/**
 * One region where the cells make a rectangle. Where they do not, a line is missing or one too many: then every elementary
 * cell stays alone and is marked, because what stands where is more certain than what belongs together.
 */
function rectanglesOf(cells: readonly number[], width: number): readonly Region[] {
  const rows = cells.map((cell) => Math.floor(cell / width));
  const columns = cells.map((cell) => cell % width);
  const row = Math.min(...rows);
  const column = Math.min(...columns);
  const rowSpan = Math.max(...rows) - row + 1;
  const columnSpan = Math.max(...columns) - column + 1;
  if (rowSpan * columnSpan === cells.length) return [{ row, column, rowSpan, columnSpan, ragged: false }];
  return cells.map((cell) => ({
    row: Math.floor(cell / width),
    column: cell % width,
    rowSpan: 1,
    columnSpan: 1,
    ragged: true,
  }));
}

/** The rectangle of a cell on the page. */
export function boxOfRegion({ xs, ys }: Lattice, { row, column, rowSpan, columnSpan }: Region): Box {
  return [xs[column] ?? 0, ys[row] ?? 0, xs[column + columnSpan] ?? 0, ys[row + rowSpan] ?? 0];
}
