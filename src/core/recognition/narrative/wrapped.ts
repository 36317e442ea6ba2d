import type { ParagraphBlock, Place } from '../../disclosure/index.js';

/** Points by which the first line of a paragraph is indented at least. */
const INDENT = 14;
/** Points by which a full line may miss the right margin: a character did not fit. */
const RAGGED = 18;
/** Remarks begin at the margin although they begin something new. */
const STARTS_REMARK = /^\s*(?:备?注|说明|附)\s*[:：]/;

/** 右边距. Where the lines of each page that end furthest to the right do so, in points; pages without places are left out. */
export type RightMargins = ReadonlyMap<number, number>;

/** Finds the right margin of each page. */
export function rightMarginsOf(paragraphs: readonly ParagraphBlock[]): RightMargins {
  const margins = new Map<number, number>();
  for (const { at } of paragraphs) {
    if (at.page === undefined || at.box === undefined) continue;
    margins.set(at.page, Math.max(margins.get(at.page) ?? 0, at.box[2]));
  }
  return margins;
}

/**
 * True where a line goes on the paragraph above although that seems to end: by chance a sentence ended where its line did.
 * The paragraph (`first`: its first line) began indented, the line `above` is full, this one begins at the left margin.
 */
export function isWrapped(first: Place, above: Place, line: ParagraphBlock, margins: RightMargins): boolean {
  const { at, text } = line;
  if (first.box === undefined || above.box === undefined || at.box === undefined) return false;
  const isFull = (margins.get(above.page ?? 0) ?? Infinity) - above.box[2] <= RAGGED;
  return isFull && first.box[0] - at.box[0] >= INDENT && !STARTS_REMARK.test(text);
}
