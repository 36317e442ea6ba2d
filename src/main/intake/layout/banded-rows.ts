import { isFigure, under, type AlignedColumn } from './aligned-columns.js';
import type { Body } from './centred-rows.js';
import type { Rule } from './page.js';
import { fits, isCaption, isLeading, isProse, type Row } from './unruled-rows.js';

/** A rule parts rows where it runs below this share of their width. */
const ACROSS = 0.8;
/** Distances of lines of cells differ by no more than this share. */
const EVEN = 1.15;
/** The middle of a character lies this share of an em above its base line. */
const MIDDLE = 0.35;

/** 横线之间. For each line the number of rules above it that run across the rows, and how many there are. */
type Bands = { readonly of: (row: Row) => number; readonly count: number };

/** The rules that run across rows, and where lines stand between them. */
export function bandsBetween(rules: readonly Rule[], leading: readonly Row[]): Bands {
  const left = Math.min(...leading.map(({ line }) => line.box[0]));
  const right = Math.max(...leading.map(({ line }) => line.box[2]));
  const across = rules.filter(({ from, to }) => Math.min(to, right) - Math.max(from, left) >= ACROSS * (right - left));
  return {
    of: ({ line }) => across.filter(({ at }) => at < line.baseline - MIDDLE * line.size).length,
    count: across.length,
  };
}

/**
 * 横线分行. The rows of lines from `from` to `to` where a level rule lies between any two of them: what stands between two rules is
 * one row, whatever number of lines its names have. Lines above and below that lie between the same rules are taken in, and rows
 * without amounts as far as the last rule. Null where two rows with amounts lie between the same rules, no rule lies above the
 * first row, or a line does not stand in the columns. `least`: no line before this one belongs to the table.
 */
export function bandedRows(
  rows: readonly Row[],
  least: number,
  from: number,
  to: number,
  columns: readonly AlignedColumn[],
  rules: readonly Rule[],
): Body | null {
  const leading = rows.slice(from, to).filter(isLeading);
  const { of: bandOf, count } = bandsBetween(rules, leading);
  const bands = leading.map(bandOf);
  const [first = 0] = bands;
  if (leading.length < 2 || first === 0 || new Set(bands).size < bands.length) return null;
  const bandAt = (row: Row | undefined): number => (row === undefined ? -1 : bandOf(row));
  const isPart = (row: Row | undefined): boolean =>
    row !== undefined && row.words.length > 0 && !isProse(row) && !isCaption(row) && fits(row, columns);
  let begin = from;
  while (begin > least && bandAt(rows[begin - 1]) === first) begin -= 1;
  let end = to;
  while (isPart(rows[end]) && bandAt(rows[end]) < count) end += 1;
  // A row of which a line stands in no column is none of this table, and neither are those below it.
  while (end > to && bandAt(rows[end]) === bandAt(rows[end - 1])) end -= 1;
  const lines = rows.slice(begin, end);
  if (!lines.every(isPart) || bandAt(rows[end]) === bandAt(rows[end - 1])) return null;
  const found = [...Map.groupBy(lines, bandOf).values()];
  if (found.some((own) => holdsTwoFigures(own, columns)) || !areEven(found, columns)) return null;
  return { begin, end, rows: found };
}

/** True where the lines of all cells follow each other at one distance: no rule between two rows is missing. */
export function areEven(body: readonly (readonly Row[])[], columns: readonly AlignedColumn[]): boolean {
  const distances = body.flatMap((lines) =>
    columns.flatMap(({ from, to }) => {
      const own = lines.filter(({ words }) => words.some((word) => under(word, [[from, to]]).length > 0));
      return own.slice(1).map(({ line }, at) => line.baseline - (own[at]?.line.baseline ?? 0));
    }),
  );
  return distances.length === 0 || Math.max(...distances) <= EVEN * Math.min(...distances);
}

/** True where figures stand below each other in a column: two rows, or a figure cut in two. */
function holdsTwoFigures(lines: readonly Row[], columns: readonly AlignedColumn[]): boolean {
  return columns.some(({ from, to }) => {
    const own = lines.flatMap(({ words }) => words.filter((word) => under(word, [[from, to]]).length > 0));
    return own.filter(isFigure).length > 1;
  });
}
