import { isFigure, under, type AlignedColumn } from './aligned-columns.js';
import { away, fits, isCaption, isLeading, isProse, type Row } from './unruled-rows.js';

/** A line stands where it should within this many em. */
const EXACT = 0.12;
/** Lines of one cell follow each other at one distance, which varies by no more than this many em, and is no larger than that. */
const SAME_PITCH = 0.06;
const LARGEST_PITCH = 2.2;
/** Rows are further apart than the lines of a cell by at least this many em: a rule and the margins of cells lie between. */
const BETWEEN_ROWS = 0.02;
/** Names have no more lines above their amounts, and below them. */
const MOST_LINES = 6;

/** Rows of a table: its first line, the line behind the last one, and the lines of each row from the top. */
export type Body = { readonly begin: number; readonly end: number; readonly rows: readonly (readonly Row[])[] };

/**
 * 垂直居中的行. The rows of lines from `from` to `to`, where each cell stands in the middle of its row's height: names of several
 * lines then lie evenly about the line of the amounts, whatever their number, and no nearer to those of another row than to
 * each other. Lines above and below are taken in where they complete such a name. Null where no name has several lines, or
 * one line does not lie so: nothing is said about rows then. `least`: no line before this one belongs to the table.
 */
export function centredRows(
  rows: readonly Row[],
  least: number,
  from: number,
  to: number,
  columns: readonly AlignedColumn[],
): Body | null {
  for (let begin = from; begin >= least && isPartOfName(rows, begin, from, columns); begin -= 1) {
    for (let end = to; end <= rows.length && isPartOfName(rows, end - 1, to - 1, columns); end += 1) {
      const found = rowsAbout(rows.slice(begin, end), columns);
      if (found !== null) return { begin, end, rows: found };
    }
  }
  return null;
}

/** True for the outer row itself, and for a line of words that may belong to a name in it. */
function isPartOfName(rows: readonly Row[], at: number, outer: number, columns: readonly AlignedColumn[]): boolean {
  if (at === outer) return true;
  const row = rows[at];
  const beside = rows[at < outer ? at + 1 : at - 1];
  if (row === undefined || beside === undefined || Math.abs(at - outer) > MOST_LINES) return false;
  if (row.words.length === 0 || row.words.some(isFigure) || isProse(row) || isCaption(row)) return false;
  return away(row, beside) <= LARGEST_PITCH * row.line.size && fits(row, columns);
}

/** The lines by the row about whose amounts they lie. */
function rowsAbout(lines: readonly Row[], columns: readonly AlignedColumn[]): readonly (readonly Row[])[] | null {
  const leading = lines.filter(isLeading);
  if (lines.some((line) => !isLeading(line) && line.words.some(isFigure))) return null;
  const size = Math.max(...lines.map(({ line }) => line.size));
  const owned = new Map(leading.map((row) => [row, new Set([row])]));
  const pitches: number[] = [];
  for (const { from, to } of columns) {
    const own = lines.filter(({ words }) => words.some((word) => under(word, [[from, to]]).length > 0));
    let next = 0;
    for (const row of leading) {
      const count = linesAbout(own.slice(next), row, EXACT * size);
      if (count === null) return null;
      const block = own.slice(next, next + count);
      if (block.some((line) => line !== row && isLeading(line))) return null;
      for (const line of block) owned.get(row)?.add(line);
      pitches.push(...block.slice(1).map((line, at) => away(line, block[at] ?? line)));
      next += count;
    }
    if (next < own.length) return null;
  }
  const found = [...owned.values()].map((own) => lines.filter((line) => own.has(line)));
  if (found.reduce((sum, own) => sum + own.length, 0) !== lines.length || pitches.length === 0) return null;
  const pitch = Math.max(...pitches);
  if (pitch - Math.min(...pitches) > SAME_PITCH * size || pitch > LARGEST_PITCH * size) return null;
  return found.every((own, at) => isBelow(own, found[at - 1], pitch + BETWEEN_ROWS * size)) ? found : null;
}

/** How many of a column's next lines lie evenly about the line of the amounts; null where that line is not in their middle. */
function linesAbout(lines: readonly Row[], { line: { baseline } }: Row, exact: number): number | null {
  const [first] = lines;
  if (first === undefined || first.line.baseline > baseline + exact) return 0;
  const mirrored = 2 * baseline - first.line.baseline;
  const last = lines.findIndex(({ line }) => Math.abs(line.baseline - mirrored) <= exact);
  return last < 0 ? null : last + 1;
}

function isBelow(row: readonly Row[], above: readonly Row[] | undefined, least: number): boolean {
  const [first] = row;
  const last = above?.at(-1);
  return first === undefined || last === undefined || first.line.baseline - last.line.baseline > least;
}
