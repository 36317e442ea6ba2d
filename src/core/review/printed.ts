import type { Severity } from '../checks/index.js';

/** 打印稿. What an export prints, block by block: the preview shows it and the writers write it, so that both are the same. */
export type PrintedReport = {
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly PrintedBlock[];
};

/** 标题, 主送, 一级标题, 二级标题, 正文, 分项, 落款. `blank`: an empty line. */
export type PrintedLevel =
  'title' | 'addressee' | 'heading1' | 'heading2' | 'body' | 'detail' | 'signature' | 'note' | 'blank';

export type PrintedParagraph = { readonly type: 'paragraph'; readonly level: PrintedLevel; readonly text: string };

/** A column of a printed table; `width` in characters. `amount`: figures in it are numbers in a workbook, as printed. */
export type PrintedColumn = { readonly heading: string; readonly width: number; readonly amount?: true };

/** A text, or a count. */
export type PrintedCell = string | number;

/** A mark on a cell of the body, both counted from 0. */
export type PrintedMark = {
  readonly row: number;
  readonly column: number;
  readonly severity: Severity;
  readonly text: string;
};

/** 图. PNG in base64, with its size in px and what it shows. */
export type PrintedPicture = {
  readonly png: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
};

/** A table. In a workbook it is a sheet of its own with `title` above the headings. */
export type PrintedTable = {
  readonly type: 'table';
  /** Name of the sheet. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly (readonly PrintedCell[])[];
  /** Printed in place of the rows where there is none. */
  readonly empty: string;
  /** 批注. Marked cells with what is said of them: a comment on the cell in a workbook. */
  readonly marks?: readonly PrintedMark[];
  /** Stands below the rows in a workbook. */
  readonly picture?: PrintedPicture;
};

export type PrintedBlock = PrintedParagraph | PrintedTable;
