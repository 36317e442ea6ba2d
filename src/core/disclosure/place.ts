/**
 * 出处. Where something stands in the source file: lines of a text file (first line is 1), or a page (first page is 1)
 * with a box in points from its upper left corner. Readers fill in what they know.
 */
export type Place = {
  readonly line?: number;
  /** Last line, where it is not the first. */
  readonly endLine?: number;
  /** Cell position inside the line or table row, counted from 0, where the reader knows it. */
  readonly field?: number;
  readonly page?: number;
  readonly box?: readonly [x0: number, y0: number, x1: number, y1: number];
  /** Sheet of a workbook. */
  readonly sheet?: string;
};
