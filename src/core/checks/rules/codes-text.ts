import { anchorForText, type Anchor, type Passage, type Place } from '../../disclosure/index.js';

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
  return anchorForText(document, passage.section, quote, placeOf(passage, start));
}
