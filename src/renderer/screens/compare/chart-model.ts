import { isLarger } from '../../../core/comparison/index.js';
import { courseOf, figureText } from './compare-figures.js';
import type { Shown } from './compare-model.js';
import { rowId, type CompareRow } from './compare-tree.js';

/** 图. How the picture of a comparison is drawn; `composition`: what part of the whole each row is. */
export const CHART_FORMS = ['bars', 'lines', 'composition'] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

/** Most rows one picture holds: more cannot be told apart by pattern and dash. */
const MOST_ROWS = 12;

/** One figure of the picture. */
type Mark = {
  /** As the table shows it; "" where the row has no figure in that column. */
  readonly text: string;
  /** Place between `Chart.least` (0) and `Chart.most` (1), only for drawing; null where there is no figure. */
  readonly share: number | null;
};

/** Rows of the comparison as a picture: a group of marks for each row, one for each column. */
export type Chart = {
  readonly columns: readonly string[];
  readonly series: readonly { readonly row: CompareRow; readonly label: string; readonly marks: readonly Mark[] }[];
  /** Where zero lies between 0 and 1. */
  readonly zero: number;
  /** Rows that could have been drawn, the drawn ones among them. */
  readonly count: number;
};

/**
 * Rows that are drawn: the chosen ones, else the outermost ones without totals (in a table of functions the classes). Where
 * they are too many the largest, by their last figure, in the order of the table.
 */
function drawnRows(
  rows: readonly CompareRow[],
  chosen: ReadonlySet<string> | null,
  { position }: Shown,
): { readonly drawn: readonly CompareRow[]; readonly count: number } {
  const wanted = chosen === null ? outermost(rows) : rows.filter(({ row }) => chosen.has(rowId(row)));
  const known = wanted.filter(({ row }) => courseOf(row, position).some((value) => value !== null));
  if (known.length <= MOST_ROWS) return { drawn: known, count: known.length };
  const size = ({ row }: CompareRow): string => courseOf(row, position).findLast((value) => value !== null) ?? '0';
  const largest = new Set(
    known
      .toSorted((a, b) => (isLarger(size(a), size(b)) ? -1 : isLarger(size(b), size(a)) ? 1 : 0))
      .slice(0, MOST_ROWS),
  );
  return { drawn: known.filter((row) => largest.has(row)), count: known.length };
}

/** The rows of the outermost level without totals: in a table of functions the classes. */
export function outermost(rows: readonly CompareRow[]): readonly CompareRow[] {
  const inner = rows.filter(({ row }) => row.role !== 'total');
  const depth = inner.reduce((least, { row }) => Math.min(least, row.depth), Infinity);
  return inner.filter(({ row }) => row.depth === depth);
}

/** The picture of the chosen rows (by `rowId`), or of the outermost ones. Null where none of them has a figure. */
export function chartOf(rows: readonly CompareRow[], chosen: ReadonlySet<string> | null, shown: Shown): Chart | null {
  const { sheet, position, shift, columnLabel } = shown;
  const { drawn, count } = drawnRows(rows, chosen, shown);
  // Binary numbers serve for drawing only; the texts beside the marks are the exact figures.
  const values = drawn.flatMap(({ row }) =>
    courseOf(row, position).flatMap((value) => (value === null ? [] : Number(value))),
  );
  if (values.length === 0) return null;
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = most - least || 1;
  return {
    columns: sheet.columns.map(columnLabel),
    zero: (0 - least) / span,
    count,
    series: drawn.map((row) => ({
      row,
      label: row.row.label,
      marks: courseOf(row.row, position).map((value, index) => ({
        text: value === null ? '' : figureText(row.row.figures[index]?.[position], shift),
        share: value === null ? null : (Number(value) - least) / span,
      })),
    })),
  };
}
