import { formatDecimal } from '../../../core/amount/index.js';
import {
  changeBetween,
  compositionOf,
  decimalShift,
  isLarger,
  sumOf,
  type CompositionColumn,
} from '../../../core/comparison/index.js';
import { words } from '../../words.js';
import { outermost } from './chart-model.js';
import { courseOf, signed } from './compare-figures.js';
import type { Shown } from './compare-model.js';
import { parentOf, rowId, type CompareRow } from './compare-tree.js';

/** More parts than this cannot be told apart by pattern: the smaller ones are drawn as one. */
const MOST_PARTS = 10;

/** A part in one column. */
type Piece = {
  readonly amount: string;
  /** Percent with its sign, or "" where the whole is zero. */
  readonly share: string;
  /** Where it lies in the stack; null in a column that cannot be drawn. */
  readonly place: Place | null;
};

/** Upper and lower end between 0 (top of the stack) and 1, only for drawing. */
type Place = { readonly from: number; readonly to: number };

/** A part of the whole: a row, or the smaller rows together. */
export type Part = {
  /** The row its marks lead to: of several the first. */
  readonly row: CompareRow;
  readonly label: string;
  /** One for each column; null where it has no figure there. */
  readonly pieces: readonly (Piece | null)[];
  /** Change of amount, and of the share in percentage points, over the columns; "" where an end is missing. */
  readonly change: string;
  readonly shareChange: string;
};

/** 构成. Parts of a whole in the order of the table, for each column. */
export type CompositionChart = {
  readonly columns: readonly {
    readonly label: string;
    /** Sum of the parts as shown, or "". */
    readonly sum: string;
    /** Height between 0 and 1 beside the largest sum, only for drawing; 0 where nothing can be drawn. */
    readonly height: number;
  }[];
  readonly parts: readonly Part[];
  /** What the reader must know: what cannot be drawn, and where the printed total is another one. */
  readonly remarks: readonly string[];
};

/** Lanes of the rows: of a two-sided table 收入 and 支出. */
export function lanesOf(rows: readonly CompareRow[]): readonly number[] {
  return [...new Set(rows.map(({ row }) => row.lane))];
}

/**
 * The composition of the chosen rows (by `rowId`; what lies below another chosen row is part of it already), or of the
 * outermost ones of a lane. `rows` are those of the whole sheet: parts that a filter hides are parts all the same. Null
 * where none has a figure.
 */
export function compositionChart(
  rows: readonly CompareRow[],
  chosen: ReadonlySet<string> | null,
  lane: number,
  shown: Shown,
): CompositionChart | null {
  const { sheet, position, shift, columnLabel } = shown;
  const ofLane = rows.filter(({ row }) => row.lane === lane);
  const wanted = chosen === null ? outermost(ofLane) : outermostChosen(ofLane, chosen, shown);
  const known = wanted.filter(({ row }) => courseOf(row, position).some((value) => value !== null));
  if (known.length === 0) return null;
  const groups = grouped(known, position);
  const values = groups.map((group) =>
    sheet.columns.map((_, column) => sumOf(group.map(({ row }) => courseOf(row, position)[column] ?? null))),
  );
  const totals = chosen === null ? totalsOf(ofLane, values, position) : null;
  const columns = sheet.columns.map((_, column) =>
    compositionOf(
      values.map((course) => course[column] ?? null),
      totals?.[column] ?? null,
    ),
  );
  // Binary numbers serve for drawing only; the texts beside the marks are the exact figures.
  const most = Math.max(...columns.map(sizeOf), 0);
  const show = (value: string): string => formatDecimal(decimalShift(value, shift));
  const places = columns.map((column, index) =>
    placesOf(
      column,
      values.map((course) => course[index] ?? null),
    ),
  );
  return {
    columns: columns.map((column, index) => ({
      label: labelOf(shown, index, columnLabel),
      sum: column.sum === null ? '' : show(column.sum),
      height: most === 0 ? 0 : sizeOf(column) / most,
    })),
    parts: groups.flatMap((group, part): readonly Part[] => {
      const [row] = group;
      if (row === undefined) return [];
      const course = values[part] ?? [];
      const shares = columns.map(({ shares: ofColumn }) => ofColumn[part] ?? null);
      const amount = changeOver(course);
      return [
        {
          row,
          label: group.length === 1 ? row.row.label : words.compare.composition.rest(group.length),
          pieces: course.map((value, column) => {
            if (value === null) return null;
            const share = shares[column] ?? null;
            const place = places[column]?.[part] ?? null;
            return { amount: show(value), share: share === null ? '' : `${share}%`, place };
          }),
          change: amount === '' ? '' : signed(decimalShift(amount, shift)),
          shareChange: signedOrNothing(changeOver(shares)),
        },
      ];
    }),
    remarks: remarksOf(columns, shown, show),
  };
}

function labelOf({ sheet }: Shown, index: number, columnLabel: Shown['columnLabel']): string {
  const column = sheet.columns[index];
  return column === undefined ? '' : columnLabel(column);
}

/** Chosen rows of which no other chosen row is above; totals hold the others already. */
function outermostChosen(
  rows: readonly CompareRow[],
  chosen: ReadonlySet<string>,
  { sheet }: Shown,
): readonly CompareRow[] {
  const picked = rows.filter(({ row }) => chosen.has(rowId(row)) && row.role !== 'total');
  const indexes = new Set(picked.map(({ index }) => index));
  return picked.filter(({ index }) => {
    for (let above = parentOf(sheet.rows, index); above >= 0; above = parentOf(sheet.rows, above)) {
      if (indexes.has(above)) return false;
    }
    return true;
  });
}

/** Each row by itself; of very many the largest ones, and the others as the last group. */
function grouped(rows: readonly CompareRow[], position: number): readonly (readonly CompareRow[])[] {
  if (rows.length <= MOST_PARTS) return rows.map((row) => [row]);
  const size = new Map(
    rows.map((row): [CompareRow, string] => [
      row,
      courseOf(row.row, position).reduce<string>(
        (most, value) => (value !== null && isLarger(value, most) ? value.replace('-', '') : most),
        '0',
      ),
    ]),
  );
  const bySize = (a: CompareRow, b: CompareRow): number => {
    const [left, right] = [size.get(a) ?? '0', size.get(b) ?? '0'];
    return isLarger(left, right) ? -1 : isLarger(right, left) ? 1 : 0;
  };
  const largest = new Set(rows.toSorted(bySize).slice(0, MOST_PARTS - 1));
  return [...rows.filter((row) => largest.has(row)).map((row) => [row]), rows.filter((row) => !largest.has(row))];
}

/** The printed total of each column; where a table has several, the one the parts make up, else none. */
function totalsOf(
  rows: readonly CompareRow[],
  values: readonly (readonly (string | null)[])[],
  position: number,
): readonly (string | null)[] | null {
  const totals = rows.filter(({ row }) => row.role === 'total').map(({ row }) => courseOf(row, position));
  if (totals.length < 2) return totals[0] ?? null;
  const agrees = (total: readonly (string | null)[]): boolean =>
    total.every(
      (one, column) =>
        compositionOf(
          values.map((course) => course[column] ?? null),
          one,
        ).gap === null,
    );
  return totals.find(agrees) ?? null;
}

/** The size of a column that can be drawn, else 0. */
function sizeOf({ sum, negative }: CompositionColumn): number {
  return sum === null || negative ? 0 : Number(sum);
}

/** Where the parts lie in the stack, the first on top; null where a part has no figure or the column cannot be drawn. */
function placesOf(column: CompositionColumn, values: readonly (string | null)[]): readonly (Place | null)[] {
  const whole = sizeOf(column);
  if (column.negative) return values.map(() => null);
  let from = 0;
  return values.map((value) => {
    if (value === null) return null;
    const place = { from, to: whole === 0 ? from : Math.min(1, from + Number(value) / whole) };
    from = place.to;
    return place;
  });
}

/** Last less first; "" where an end is missing or there is only one column. */
function changeOver(course: readonly (string | null)[]): string {
  const [first, last] = [course[0] ?? null, course.at(-1) ?? null];
  return course.length < 2 ? '' : (changeBetween(first, last).change ?? '');
}

function signedOrNothing(value: string): string {
  return value === '' ? '' : signed(value);
}

function remarksOf(
  columns: readonly CompositionColumn[],
  shown: Shown,
  show: (value: string) => string,
): readonly string[] {
  return columns.flatMap(({ sum, negative, gap }, index) => {
    const label = labelOf(shown, index, shown.columnLabel);
    if (negative) return [words.compare.composition.negative(label)];
    if (sum === null) return [words.compare.composition.nothing(label)];
    return gap === null ? [] : [words.compare.composition.gap(label, show(sum), show(gap))];
  });
}

/** The figures of a picture as a workbook holds them. */
export type SeenFigures = {
  readonly columns: { readonly heading: string; readonly amount: boolean }[];
  readonly rows: string[][];
};

/** The composition as a table of figures; shares and their changes without signs, so that they are numbers. */
export function compositionFigures({ columns, parts }: CompositionChart): SeenFigures {
  const labels = words.compare.composition;
  const course = columns.length > 1;
  const number = (text: string): string => text.replace(/^\+|%$/g, '');
  return {
    columns: [
      { heading: labels.name, amount: false },
      ...columns.flatMap(({ label }) => [
        { heading: `${label} ${labels.amount}`, amount: true },
        { heading: `${label} ${labels.share} %`, amount: true },
      ]),
      ...(course ? [labels.change, labels.shareChange].map((heading) => ({ heading, amount: true })) : []),
    ],
    rows: [
      ...parts.map(({ label, pieces, change, shareChange }) => [
        label,
        ...pieces.flatMap((piece) => [piece?.amount ?? '', number(piece?.share ?? '')]),
        ...(course ? [number(change), number(shareChange)] : []),
      ]),
      [labels.sumRow, ...columns.flatMap(({ sum }) => [sum, '']), ...(course ? ['', ''] : [])],
    ],
  };
}
