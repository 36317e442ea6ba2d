import { anchorForText, type Disclosure, type Passage } from '../../core/disclosure/index.js';
import type { Anchor } from '../../shared/desk-api.js';
import type { Desk } from './desk.js';
import { openNote } from './navigation.js';
import { ownNoteAt, ownTarget } from './note-targets.js';

/** A sentence of the running text, with its position in its passage. */
type Sentence = { readonly passage: Passage; readonly start: number; readonly text: string };

const SENTENCE = /[^。；！？]+[。；！？]?/g;
const lists = new WeakMap<Disclosure, readonly Sentence[]>();

/** Every sentence of a document in its order; cut once for each reading. */
function sentencesOf(disclosure: Disclosure): readonly Sentence[] {
  let list = lists.get(disclosure);
  if (list === undefined) {
    list = disclosure.passages.flatMap((passage) =>
      [...passage.text.matchAll(SENTENCE)]
        .map((match) => ({ passage, start: match.index, text: match[0].trim() }))
        .filter(({ text }) => text !== ''),
    );
    lists.set(disclosure, list);
  }
  return list;
}

function anchorOf(document: string, { passage, start, text }: Sentence): Anchor {
  const mark = passage.marks.findLast((one) => one.start <= start) ?? passage.marks[0];
  return anchorForText(document, passage.section, text, mark?.at ?? null);
}

/** The sentence that stands at a character of a source line, or null where no running text does. */
export function sentenceOnLine(
  document: string,
  disclosure: Disclosure,
  line: number,
  character: number,
): Anchor | null {
  for (const passage of disclosure.passages) {
    const index = passage.marks.findIndex(({ at }) => at.line === line);
    const mark = passage.marks[index];
    if (mark === undefined) continue;
    const at = Math.min(mark.start + character, (passage.marks[index + 1]?.start ?? passage.text.length) - 1);
    const found = sentencesOf(disclosure).findLast((one) => one.passage === passage && one.start <= at);
    if (found !== undefined) return anchorOf(document, found);
  }
  return null;
}

/** A sentence or other words of the source are in hand: a note written now is about them. One already there opens. */
export function chooseSentence(desk: Desk, anchor: Anchor): void {
  desk.store.update(({ focus }) => ({
    focus: { ...focus, cell: null, until: null, source: anchor, sentence: anchor, jump: focus.jump + 1 },
  }));
  const state = desk.store.get();
  if (ownNoteAt(state, anchor) !== null) openNote(desk, ownTarget(state, anchor));
}

/** Shift and an arrow key in the source: the next or previous sentence. False where there is none. */
export function stepSentence(desk: Desk, document: string, by: 1 | -1): boolean {
  const { details, focus } = desk.store.get();
  const disclosure = details[document]?.disclosure;
  if (disclosure === undefined) return false;
  const sentences = sentencesOf(disclosure);
  const { quote, place } = focus.sentence ?? focus.source ?? { quote: null, place: null };
  const isHere = (one: Sentence): boolean => {
    const at = anchorOf(document, one).place;
    return one.text === quote && at?.line === place?.line && at?.page === place?.page;
  };
  const now = sentences.findIndex(isHere);
  const from = now === -1 ? sentences.findIndex(({ text }) => text === quote) : now;
  const next = sentences[from === -1 ? (by === 1 ? 0 : sentences.length - 1) : from + by];
  if (next === undefined) return false;
  chooseSentence(desk, anchorOf(document, next));
  return true;
}
