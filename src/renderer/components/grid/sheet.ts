import { Exact, formatDecimal } from '../../../core/amount/index.js';
import type { SelectedRange, Selection } from '../../state/model.js';

/** Row data of a grid: its place in the printed order, whichever part of the grid it is pinned to. */
export type SheetRow = { readonly ordinal: number; readonly pin: 'top' | 'bottom' | null };

/** Rows by the part of the grid they stand in, each part in order. */
export type Parts<Data> = { readonly body: readonly Data[]; readonly top: Data[]; readonly bottom: Data[] };

/** Both the grid and what is done in it ask for the parts of the same rows. */
const KNOWN_PARTS = new WeakMap<readonly unknown[], Parts<unknown>>();

/** Parts the rows of a grid into those pinned and those between. Nothing is copied where no row is pinned. */
export function partsOf<Data extends SheetRow>(rows: readonly Data[]): Parts<Data> {
  const known = KNOWN_PARTS.get(rows) as Parts<Data> | undefined;
  if (known !== undefined) return known;
  const isPinned = rows.some(({ pin }) => pin !== null);
  const parts: Parts<Data> = isPinned
    ? {
        body: rows.filter(({ pin }) => pin === null),
        top: rows.filter(({ pin }) => pin === 'top'),
        bottom: rows.filter(({ pin }) => pin === 'bottom'),
      }
    : { body: rows, top: [], bottom: [] };
  KNOWN_PARTS.set(rows, parts);
  return parts;
}

/** A leaf column as selecting and copying see it. */
export type SheetColumn<Data> = {
  readonly id: string;
  /** What is shown and copied. */
  readonly text: (row: Data) => string;
  /** The exact figure behind the cell, or null where it is no figure. */
  readonly value: (row: Data) => string | null;
};

/** 选区. Ends included; `anchor` is where it was begun, `head` where it reaches. */
export type Range = {
  readonly anchor: { readonly row: number; readonly column: number };
  readonly head: { readonly row: number; readonly column: number };
};

/** A range of one cell. */
export function oneCell(row: number, column: number): Range {
  return { anchor: { row, column }, head: { row, column } };
}

/** The corners of a range in order. */
function bounds({ anchor, head }: Range): readonly [top: number, left: number, bottom: number, right: number] {
  return [
    Math.min(anchor.row, head.row),
    Math.min(anchor.column, head.column),
    Math.max(anchor.row, head.row),
    Math.max(anchor.column, head.column),
  ];
}

/** True where the range reaches over the row. */
export function reachesRow({ anchor, head }: Range, row: number): boolean {
  return row >= Math.min(anchor.row, head.row) && row <= Math.max(anchor.row, head.row);
}

/** True where the cell lies in the range. */
export function isInRange(range: Range | null, row: number, column: number): boolean {
  if (range === null) return false;
  const [top, left, bottom, right] = bounds(range);
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** The range as others see it, who know rows and the numbers of columns. Null where columns have no numbers. */
export function selectedRange<Data>(range: Range, columns: readonly SheetColumn<Data>[]): SelectedRange | null {
  const [top, left, bottom, right] = bounds(range);
  const numbers = columns.slice(left, right + 1).map(({ id }) => Number(id));
  if (numbers.length === 0 || numbers.some((number) => !Number.isInteger(number))) return null;
  return { top, bottom, left: Math.min(...numbers), right: Math.max(...numbers) };
}

/** Number of cells, exact sum and average of the figures. The average is shown with two decimals more than the figures, at most. */
export function summarise<Data>(range: Range, rows: readonly Data[], columns: readonly SheetColumn<Data>[]): Selection {
  const [top, left, bottom, right] = bounds(range);
  const chosen = columns.slice(left, right + 1);
  const values = rows.slice(top, bottom + 1).flatMap((row) => chosen.flatMap((column) => column.value(row) ?? []));
  const cells = (bottom - top + 1) * (right - left + 1);
  if (values.length === 0) return { cells, figures: 0, sum: null, average: null };
  const decimals = Math.max(...values.map((value) => value.split('.')[1]?.length ?? 0));
  const sum = values.reduce((total, value) => total.plus(value), new Exact(0));
  const average = sum.dividedBy(values.length);
  const shown = average.toDecimalPlaces(decimals + 2);
  return {
    cells,
    figures: values.length,
    sum: formatDecimal(sum, decimals),
    // 「≈」 where the digits shown are not the whole average.
    average: (shown.equals(average) ? '' : '≈') + formatDecimal(shown, Math.max(decimals, shown.decimalPlaces())),
  };
}

/** The range as tab-separated text. Tabs and line breaks inside a cell become spaces, so that rows and columns hold. */
export function toTsv<Data>(range: Range, rows: readonly Data[], columns: readonly SheetColumn<Data>[]): string {
  const [top, left, bottom, right] = bounds(range);
  const chosen = columns.slice(left, right + 1);
  return rows
    .slice(top, bottom + 1)
    .map((row) => chosen.map((column) => column.text(row).replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\r\n');
}
