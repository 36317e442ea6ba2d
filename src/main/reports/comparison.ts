import { reviewWords, type PrintedReport, type PrintedTable } from '../../core/review/index.js';

/** A comparison as it is seen on the screen: headings, rows and remarks in the words shown there. */
export type SeenComparison = {
  readonly title: string;
  /** `amount`: figures in it are numbers in the workbook. */
  readonly columns: readonly { readonly heading: string; readonly amount: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly remarks: readonly string[];
};

const WIDEST = 44;
const NARROWEST = 8;
/** Rows looked at for the width of a column. */
const SAMPLE = 200;

/** 对照表: what is seen, and on a sheet of its own what is not shown and why. */
export function printComparison(seen: SeenComparison): PrintedReport {
  const { sheet, remarksSheet, remarksColumn, empty } = reviewWords.comparison;
  const table: PrintedTable = {
    type: 'table',
    name: sheet,
    title: seen.title,
    columns: seen.columns.map(({ heading, amount }, index) => ({
      heading,
      width: widthOf([heading, ...seen.rows.slice(0, SAMPLE).map((row) => row[index] ?? '')]),
      ...(amount && { amount }),
    })),
    rows: seen.rows,
    empty,
  };
  const remarks: PrintedTable = {
    type: 'table',
    name: remarksSheet,
    title: seen.title,
    columns: [{ heading: remarksColumn, width: 90 }],
    rows: seen.remarks.map((remark) => [remark]),
    empty: '',
  };
  return {
    title: seen.title,
    orientation: 'landscape',
    blocks: seen.remarks.length > 0 ? [table, remarks] : [table],
  };
}

/** Characters, of which a Chinese one takes two. */
function widthOf(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.replace(/[^\p{ASCII}]/gu, '..').length), 0);
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}
