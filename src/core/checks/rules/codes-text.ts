import type { Anchor, Passage, Place } from '../../disclosure/index.js';

/** The sentence a position of running text stands in. */
export function sentenceAround(text: string, at: number): string {
  const before = Math.max(...['。', '！', '？', '；'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
  const ends = ['。', '！', '？', '；'].map((mark) => text.indexOf(mark, at)).filter((index) => index >= 0);
  return text.slice(before, ends.length === 0 ? text.length : Math.min(...ends) + 1).trim();
}

function placeOf(passage: Passage, start: number): Place | null {
  let place: Place | null = null;
  for (const mark of passage.marks) if (mark.start <= start) place = mark.at;
  return place;
}

/** Points at words of the running text. */
export function anchorOfText(document: string, passage: Passage, start: number, quote: string): Anchor {
  return {
    document,
    table: null,
    tableKind: null,
    printedNumber: null,
    tableTitle: null,
    row: null,
    rowKey: null,
    rowLabel: null,
    column: null,
    columnPath: null,
    project: null,
    section: passage.section,
    quote,
    place: placeOf(passage, start),
  };
}

/** Points at the document as a whole. */
export function anchorOfDocument(document: string): Anchor {
  return { ...anchorOfText(document, { text: '', section: null, marks: [] }, 0, ''), quote: null };
}
