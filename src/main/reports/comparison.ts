import { reviewWords, type PrintedPicture, type PrintedReport, type PrintedTable } from '../../core/review/index.js';

/** Headings and rows as they are seen. `amount`: figures in the column are numbers in the workbook. */
type SeenTable = {
  readonly columns: readonly { readonly heading: string; readonly amount: boolean }[];
  readonly rows: readonly (readonly string[])[];
};

/** A comparison as it is seen on the screen: headings, rows and remarks in the words shown there. */
export type SeenComparison = SeenTable & {
  readonly title: string;
  readonly remarks: readonly string[];
  /** 图, with the figures it shows. */
  readonly picture?: PrintedPicture & SeenTable;
};

const WIDEST = 44;
const NARROWEST = 8;
/** Rows looked at for the width of a column. */
const SAMPLE = 200;

/** 对照表: what is seen, and on a sheet of its own what is not shown and why. */
export function printComparison(seen: SeenComparison): PrintedReport {
  const { sheet, remarksSheet, remarksColumn, pictureSheet, empty } = reviewWords.comparison;
  const table: PrintedTable = {
    type: 'table',
    name: sheet,
    title: seen.title,
    columns: columnsOf(seen),
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
  const pictures = seen.picture === undefined ? [] : [pictureTable(pictureSheet, seen.picture)];
  return {
    title: seen.title,
    orientation: 'landscape',
    blocks: [table, ...pictures, ...(seen.remarks.length > 0 ? [remarks] : [])],
  };
}

/** The picture on a sheet of its own, below the figures it shows. */
function pictureTable(name: string, { columns, rows, ...picture }: PrintedPicture & SeenTable): PrintedTable {
  const { title } = picture;
  // A sheet needs a column to stand in.
  const headed = columns.length > 0 ? columnsOf({ columns, rows }) : [{ heading: name, width: NARROWEST }];
  return { type: 'table', name, title, columns: headed, rows: columns.length > 0 ? rows : [], empty: '', picture };
}

function columnsOf({ columns, rows }: SeenTable): PrintedTable['columns'] {
  return columns.map(({ heading, amount }, index) => ({
    heading,
    width: widthOf([heading, ...rows.slice(0, SAMPLE).map((row) => row[index] ?? '')]),
    ...(amount && { amount }),
  }));
}

/** Characters, of which a Chinese one takes two. */
function widthOf(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.replace(/[^\p{ASCII}]/gu, '..').length), 0);
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}
