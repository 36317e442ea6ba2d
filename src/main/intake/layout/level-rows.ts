import type { LaidCell, TableItem } from './items.js';

/** Edges of rows on two sheets are level where they differ by no more than this. Points. */
const LEVEL = 1;
/** Column edges that differ less than this are the same. Points. */
const SAME_EDGE = 2.5;
/** Fewer rows are level by chance. */
const FEWEST_ROWS = 3;

/** Where a row lies on one of its sheets. */
type RowPlace = { readonly page: number; readonly top: number; readonly bottom: number };

/** Both parts of a table with the same rows. */
export type LevelParts = { readonly left: TableItem; readonly right: TableItem };

/**
 * 同高的行. The two parts of a table that was printed on two sheets beside each other, brought to the same rows; null where their
 * rows do not lie level, each on the sheet that belongs to that of the other. All edges are compared, so that it needs no words:
 * two tables of an office seldom have a row at the same height, let alone all. A row over which every cell of one part is
 * merged is none there, but its edges are those of several rows of the other part.
 */
export function levelParts(left: TableItem, right: TableItem): LevelParts | null {
  if (left.unruled || right.unruled || isSameSheet(left, right)) return null;
  const [mine, others] = [rowPlaces(left), rowPlaces(right)];
  const first = others[0]?.[0];
  if (first === undefined) return null;
  const distances = [...new Set((mine[0] ?? []).map(({ page }) => first.page - page))].toSorted((a, b) => a - b);
  for (const distance of distances) {
    const starts = distance < 1 ? null : startsOf(mine, others, distance);
    if (starts !== null) return { left: withRows(left, starts.left), right: withRows(right, starts.right) };
  }
  return null;
}

/** A page that goes on below, or a form that is filled in again: the columns begin as those of the other, or end as they do. */
function isSameSheet(left: TableItem, right: TableItem): boolean {
  const isNear = (one: number | undefined, other: number | undefined): boolean =>
    Math.abs((one ?? 0) - (other ?? 0)) <= SAME_EDGE;
  return (
    right.edges.every((edge, index) => isNear(edge, left.edges[index])) ||
    isNear(left.edges[left.edges.length - 1], right.edges[right.edges.length - 1])
  );
}

/** Places of each row, by the cells that are as high as it; none where all are higher. */
function rowPlaces({ cells, rowCount }: TableItem): readonly (readonly RowPlace[])[] {
  const places: RowPlace[][] = Array.from({ length: rowCount }, () => []);
  for (const { row, rowSpan, page, box } of cells) {
    if (rowSpan !== 1 || places[row]?.some((place) => place.page === page) === true) continue;
    places[row]?.push({ page, top: box[1], bottom: box[3] });
  }
  return places;
}

/** For each row, and for the end behind the last, its number among the rows of both parts. */
type Starts = { readonly left: readonly number[]; readonly right: readonly number[] };

function startsOf(
  mine: readonly (readonly RowPlace[])[],
  others: readonly (readonly RowPlace[])[],
  distance: number,
): Starts | null {
  const starts = { left: [] as number[], right: [] as number[] };
  let rows = 0;
  for (let [at, other] = [0, 0]; at < mine.length || other < others.length;) {
    const block = blockAt(mine, others, distance, at, other);
    if (block === null) return null;
    for (let index = 0; index < block.left; index += 1) starts.left.push(rows + index);
    for (let index = 0; index < block.right; index += 1) starts.right.push(rows + index);
    [at, other, rows] = [at + block.left, other + block.right, rows + Math.max(block.left, block.right)];
  }
  return rows < FEWEST_ROWS ? null : { left: [...starts.left, rows], right: [...starts.right, rows] };
}

/** How many rows of each part begin and end level with each other: several at most on one side. */
function blockAt(
  mine: readonly (readonly RowPlace[])[],
  others: readonly (readonly RowPlace[])[],
  distance: number,
  from: number,
  fromOther: number,
): { readonly left: number; readonly right: number } | null {
  const first = others[fromOther]?.[0];
  if (first === undefined) return null;
  const placeOf = (row: number): RowPlace | undefined => mine[row]?.find(({ page }) => page === first.page - distance);
  const top = placeOf(from)?.top;
  if (from >= mine.length || (top !== undefined && !isLevel(top, first.top))) return null;
  let [at, other] = [from, fromOther];
  for (;;) {
    const place = others[other]?.[0];
    const bottom = placeOf(at)?.bottom;
    if (place === undefined || place.page !== first.page || at >= mine.length) return null;
    if (bottom !== undefined && isLevel(bottom, place.bottom)) break;
    // A row without a place of its own on this sheet ends with one of the next.
    if (bottom === undefined || bottom < place.bottom) at += 1;
    else other += 1;
  }
  const block = { left: at - from + 1, right: other - fromOther + 1 };
  return Math.min(block.left, block.right) === 1 ? block : null;
}

function isLevel(one: number, other: number): boolean {
  return Math.abs(one - other) <= LEVEL;
}

function withRows(table: TableItem, starts: readonly number[]): TableItem {
  const startOf = (row: number): number => starts[row] ?? row;
  const cells = table.cells.map((cell): LaidCell => {
    const row = startOf(cell.row);
    return { ...cell, row, rowSpan: startOf(cell.row + cell.rowSpan) - row };
  });
  return { ...table, cells, rowCount: startOf(table.rowCount) };
}
