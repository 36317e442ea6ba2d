import type { Disclosure, Passage, Place } from '../../../core/disclosure/index.js';
import type { Anchor, Finding, NoteView } from '../../../shared/desk-api.js';
import { isSameCell, noteAnchor } from '../../anchors.js';
import { shownSeverity } from '../../state/arrange.js';
import { words as catalogue } from '../../words.js';
import { sourceWords } from '../../words/source.js';

/** A rectangle of a page in points from its upper left corner. */
export type PageBox = readonly [x0: number, y0: number, x1: number, y1: number];

/** Where something stands in the pages. */
export type PagePlace = { readonly page: number; readonly box: PageBox };

/** 框. A frame drawn over a page. `main` frames are what is looked at; the others belong to it. */
export type Frame = PagePlace & {
  readonly tone: Finding['severity'] | 'chosen' | 'operand' | 'note';
  readonly main: boolean;
};

/** Letters of a line are taken to be at most this many ems high: fonts state much taller boxes. */
const LINE_HEIGHT = 1.35;

function pagePlace(place: Place | null | undefined): PagePlace | null {
  return place?.page === undefined || place.box === undefined ? null : { page: place.page, box: place.box };
}

/** Width of a text in ems, near enough to find words inside a line. */
function ems(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? 1 : 0.52;
  return width;
}

/** Where the words from `start` to `end` of a passage stand: one box for each line they run over. */
export function boxesOfWords({ text, marks }: Passage, start: number, end: number): readonly PagePlace[] {
  return marks.flatMap((mark, index): readonly PagePlace[] => {
    const lineEnd = marks[index + 1]?.start ?? text.length;
    const place = pagePlace(mark.at);
    const [from, to] = [Math.max(start, mark.start), Math.min(end, lineEnd)];
    if (place === null || from >= to) return [];
    const [x0, y0, x1, y1] = place.box;
    const whole = Math.max(ems(text.slice(mark.start, lineEnd)), 0.1);
    const at = (position: number): number => x0 + ((x1 - x0) * ems(text.slice(mark.start, position))) / whole;
    const half = Math.min(y1 - y0, ((x1 - x0) / whole) * LINE_HEIGHT) / 2;
    const middle = (y0 + y1) / 2;
    return [{ page: place.page, box: [at(from), middle - half, at(to), middle + half] }];
  });
}

/** The passage an anchor's words stand in, with their position. Where they stand several times the anchor's place decides. */
function wordsOf(anchor: Anchor, passages: readonly Passage[]): readonly [Passage, number, number] | null {
  const quote = anchor.quote?.trim() ?? '';
  if (quote === '') return null;
  const target = pagePlace(anchor.place);
  let best: readonly [Passage, number, number] | null = null;
  for (const passage of passages) {
    for (let at = passage.text.indexOf(quote); at !== -1; at = passage.text.indexOf(quote, at + 1)) {
      const found: readonly [Passage, number, number] = [passage, at, at + quote.length];
      if (target === null) return found;
      const starts = boxesOfWords(passage, 0, passage.text.length).some(
        ({ page, box }) => page === target.page && box[1] < target.box[3] && box[3] > target.box[1],
      );
      const onLine = boxesOfWords(...found).some(
        ({ page, box }) => page === target.page && box[1] < target.box[3] && box[3] > target.box[1],
      );
      if (onLine) return found;
      if (starts) best ??= found;
    }
  }
  return best;
}

/** Every place an anchor means: a cell's or table's box, or the lines its words run over. */
export function placesOf(anchor: Anchor, disclosure: Disclosure | undefined): readonly PagePlace[] {
  if (anchor.table === null && disclosure !== undefined) {
    const words = wordsOf(anchor, disclosure.passages);
    const boxes = words === null ? [] : boxesOfWords(...words);
    if (boxes.length > 0) return boxes;
  }
  const own = pagePlace(anchor.place);
  return own === null ? [] : [own];
}

/** True where both anchors mean the same cell, or the same words. */
function isSamePlace(first: Anchor, second: Anchor): boolean {
  return first.table === null
    ? second.table === null && first.document === second.document && first.quote === second.quote
    : isSameCell(first, second);
}

/** What is looked at: the place of the finding, in its severity, or a place of the reviewer's own choice. */
export function toneOf(source: Anchor, finding: Finding | null): Frame['tone'] {
  return finding !== null && isSamePlace(finding.at, source) ? shownSeverity(finding) : 'chosen';
}

/** Severity is never told by colour alone. */
export function toneWord(tone: Frame['tone']): string {
  if (tone === 'chosen') return sourceWords.chosen;
  if (tone === 'note') return sourceWords.note;
  return tone === 'operand' ? sourceWords.operand : catalogue.severity[tone];
}

/** The frames of the pages: what is looked at, in the colour of its finding, and the other figures of the finding. */
export function framesOf(
  source: Anchor | null,
  finding: Finding | null,
  document: string,
  disclosure: Disclosure | undefined,
): readonly Frame[] {
  const others = (finding?.evidence ?? []).map(({ anchor }) => anchor).filter((anchor) => anchor.document === document);
  const operands = others
    .filter((anchor) => source === null || !isSamePlace(anchor, source))
    .flatMap((anchor) => placesOf(anchor, disclosure))
    .map((place): Frame => ({ ...place, tone: 'operand', main: false }));
  if (source === null || source.document !== document) return operands;
  const tone = toneOf(source, finding);
  return [...operands, ...placesOf(source, disclosure).map((place): Frame => ({ ...place, tone, main: true }))];
}

/** Places of the reviewer's own notes on words of a document. */
export function notedWords(notes: readonly NoteView[], document: string): readonly Anchor[] {
  return notes
    .filter((view) => view.note.finding === null && view.note.state !== 'withdrawn' && view.placement !== 'orphan')
    .map(noteAnchor)
    .filter((anchor) => anchor.document === document && anchor.table === null && anchor.quote !== null);
}

/** Frames of the reviewer's own notes on words, behind what is looked at. */
export function noteFrames(
  notes: readonly NoteView[],
  document: string,
  disclosure: Disclosure | undefined,
): readonly Frame[] {
  return notedWords(notes, document)
    .flatMap((anchor) => placesOf(anchor, disclosure))
    .map((place): Frame => ({ ...place, tone: 'note', main: false }));
}
