import type { Place } from './place.js';

/** 文件格式, decided by content. */
export type SourceFormat = 'text' | 'pdf' | 'docx' | 'doc' | 'xlsx' | 'xls' | 'html' | 'ofd' | 'image';

/** One cell of a grid block as the reader saw it. */
export type BlockCell = {
  /** Row and first column in the grid, counted from 0. */
  readonly row: number;
  readonly column: number;
  /** 1 where the reader knows of no span. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  /** 存储值. Plain digits of the number behind the text, where a worksheet stores another than the one it shows. */
  readonly stored?: string;
  readonly at: Place;
  /** 0…1; left out where the reader has no doubt. */
  readonly confidence?: number;
  /** Only where the text was recognised from an image: places in `text` of the characters that are not sure. */
  readonly doubtful?: readonly number[];
};

/** 表格块. A grid of cells, before anybody knows what table it is. */
export type GridBlock = {
  readonly type: 'grid';
  /** In row order, then column order. Blank cells may be left out. */
  readonly cells: readonly BlockCell[];
  readonly rowCount: number;
  readonly columnCount: number;
  /**
   * `exact`: spans and columns are those of the source. `lost`: a text dump where a merged cell left empty fields or
   * nothing at all, so that header spans must be inferred and rows may begin early or end with stray fields.
   */
  readonly spans: 'exact' | 'lost';
  readonly at: Place;
};

/** 段落块. One paragraph or line of text. */
export type ParagraphBlock = {
  readonly type: 'paragraph';
  readonly text: string;
  readonly at: Place;
  /** Heading depth where the source says so (Word, Markdown, HTML). */
  readonly headingLevel?: number;
  /** As for a cell. */
  readonly doubtful?: readonly number[];
};

/** What every reader produces, in document order. */
export type Block = GridBlock | ParagraphBlock;

/** 缺陷. Something the reader or the recognition could not read, or noticed about the file. Never silent. */
export type Defect = {
  /** Stable code such as `table.header-unread`. */
  readonly code: string;
  /** One neutral Chinese sentence: what is, then what to do. */
  readonly message: string;
  readonly at: Place | null;
};

/** What a reader hands on to recognition. */
export type ReadDocument = {
  /** Base name of the file; a hint for unit and year, never more. */
  readonly fileName: string;
  readonly format: SourceFormat;
  readonly blocks: readonly Block[];
  readonly defects: readonly Defect[];
};
