import { NOTHING_BESIDE, type BesideCells } from './beside-cells.js';

/** Cells that a merged area covers, counted from 0; both ends belong to it. */
export type Area = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** What a cell holds, before it is shown. */
export type CellValue =
  /** A number or a date with its 数字格式. */
  | { readonly type: 'number'; readonly number: number; readonly format: string }
  /** Words, error values and truth values, as they show. */
  | { readonly type: 'text'; readonly text: string }
  /** A formula whose result was not saved. */
  | { readonly type: 'uncalculated' };

/** 单元格. Row and column are counted from 0. */
export type SheetCell = { readonly row: number; readonly column: number; readonly value: CellValue };

/** 工作表. */
export type Worksheet = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Cells that hold something, in any order. */
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Area[];
  /** Hidden rows and columns, counted from 0, as ranges with both ends. */
  readonly hiddenRows: readonly Span[];
  readonly hiddenColumns: readonly Span[];
  /** Pictures and drawings that lie on the sheet. */
  readonly hasDrawing: boolean;
  readonly beside: BesideCells;
  /** Words of the heads and feet of its pages, as paper shows them. */
  readonly pageWords: readonly string[];
};

/** A sheet with nothing on it. */
export const EMPTY_SHEET: Omit<Worksheet, 'name'> = {
  isHidden: false,
  cells: [],
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  hasDrawing: false,
  beside: NOTHING_BESIDE,
  pageWords: [],
};

/** First and last of some rows or columns. */
export type Span = readonly [first: number, last: number];

/** 工作簿, whatever format it was stored in. */
export type Workbook = {
  readonly sheets: readonly Worksheet[];
  /** Days are counted from 1904, as old Macintosh programs do. */
  readonly date1904: boolean;
  /** True where there were more cells than are kept. */
  readonly isCut: boolean;
  /** References to entities of the file's own, which are not expanded. */
  readonly entities: number;
  /** What is missing where the file breaks off before its end: some of the sheets, or only what is not read from it. */
  readonly missing: 'sheets' | 'rest' | null;
};

/** A workbook, or why it was not opened. */
export type WorkbookRead =
  | { readonly ok: true; readonly workbook: Workbook }
  | { readonly ok: false; readonly reason: 'encrypted' | 'damaged' | 'too-large-inside' };

/** Rows and columns that a worksheet has at most. */
export const ROW_LIMIT = 1_048_576;
export const COLUMN_LIMIT = 16_384;

/** Merged areas kept of one sheet; a disclosure has some hundred. */
export const MERGE_LIMIT = 200_000;

/** Letters of a column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Address of a cell: 「C12」. */
export function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** Row and column of an address, counted from 0; null where it is none, or lies outside of every sheet. */
export function readAddress(address: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address.trim());
  if (match?.[1] === undefined || match[2] === undefined) return null;
  let column = 0;
  for (const letter of match[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row < 1 || row > ROW_LIMIT || column > COLUMN_LIMIT ? null : { row: row - 1, column: column - 1 };
}

/** The area between two addresses: 「A1:C2」; null where it is none. */
export function readArea(reference: string): Area | null {
  const [first = '', second = first] = reference.split(':');
  const from = readAddress(first);
  const to = readAddress(second);
  if (from === null || to === null || to.row < from.row || to.column < from.column) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** True where a span holds a number. */
export function inside(spans: readonly Span[], value: number): boolean {
  return spans.some(([first, last]) => value >= first && value <= last);
}
