/** A file among those of one publication: the key of its document (SHA-256), and which of them it is, counted from 0. */
export type Part = { readonly document: string; readonly order: number };

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
  /** Cell of that sheet as its program names it: 「C12」. A row is named by its first position. */
  readonly cell?: string;
  /** Only while the files of one publication are looked at together: which of them it stands in. Never kept. */
  readonly part?: Part;
};

/** The address of a cell so many columns to the right on the same row; the address itself where it is none. */
export function cellBeside(address: string, columns: number): string {
  const match = /^([A-Z]{1,3})(\d+)$/.exec(address);
  if (match?.[1] === undefined || match[2] === undefined) return address;
  let column = columns;
  let place = 1;
  for (const letter of [...match[1]].toReversed()) {
    column += (letter.charCodeAt(0) - 64) * place;
    place *= 26;
  }
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters === '' ? address : letters + match[2];
}
