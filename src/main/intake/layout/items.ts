import type { AlignedColumn } from './aligned-columns.js';
import type { Box } from './geometry.js';
import type { Recognised } from './recognised.js';
import type { TextLine } from './text-lines.js';

/** A cell of a table while pages are still being joined. Row and column count from 0. */
export type LaidCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly page: number;
  readonly box: Box;
  /** Why the cell is not to be trusted, if it is not. */
  readonly doubt: CellDoubt | null;
  readonly lineCount: number;
  /** The text ends where the cell does, at the right and at the foot: on the next page it may go on. */
  readonly open: boolean;
  /** No line ends the cell at the foot of the table, where others are ended by one. */
  readonly unclosed?: boolean;
  /** How surely the text was recognised; null where the file says which characters stand there. */
  readonly recognised: Recognised | null;
};

/**
 * `region`: its lines do not make a rectangle. `clipped`: part of the text is in the file and not on paper. `hidden`: all of
 * it is. `overflow`: text runs over the edge of the cell, over that of another one. `hashes`: the producer printed ### instead of a figure.
 */
export type CellDoubt = 'region' | 'clipped' | 'hidden' | 'overflow' | 'hashes';

export type LineItem = { readonly type: 'line'; readonly line: TextLine; readonly box: Box };

export type TableItem = {
  readonly type: 'table';
  /** Column edges in points, first edge 0: what two pages of one table have in common. */
  readonly edges: readonly number[];
  readonly cells: readonly LaidCell[];
  readonly rowCount: number;
  readonly columnCount: number;
  readonly box: Box;
  /** Made from the alignment of text because there were no lines: columns and spans are a guess. */
  readonly unruled: boolean;
  /** Where the columns of such a table stand on the page. */
  readonly columns?: readonly AlignedColumn[];
  /** Columns of the table on the page beside this one of which it is a part. */
  readonly partOf?: readonly AlignedColumn[];
  /** The texts of the lines of its header, without white space: on the next page they may stand again. */
  readonly heads?: readonly string[];
  /** Its lines: where it turns out that it cannot be told from text, they are read as that. */
  readonly lines?: readonly { readonly line: TextLine; readonly page: number }[];
  /** It has no headings of its own: joined to no table before it, it is none. */
  readonly headless?: boolean;
  /** It shows no more than a heading: joined to no table at its left, it is none, and these are its lines. */
  readonly heading?: readonly LineItem[];
  /** Pages on which its halves were printed side by side; left out where it was printed in one piece. */
  readonly beside?: readonly number[];
};

export type Item = LineItem | TableItem;

/** A page in reading order. */
export type LaidPage = {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
};
