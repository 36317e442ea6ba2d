import type { DocumentSummary, Input, Note, NoteView, SecondLook } from '../../shared/desk-api.js';
import { findingByKey } from './arrange.js';
import { showMessage, type Desk } from './desk.js';
import { reload } from './loading.js';
import type { DeskState } from './model.js';
import { targetKey, targetNote } from './notes.js';
import { words } from '../words.js';

const indexes = new WeakMap<readonly NoteView[], ReadonlyMap<string, SecondLook>>();

/** The last second look at each note. Indexed once for each reading of the notes: every line of the list asks. */
export function looksOf(notes: readonly NoteView[]): ReadonlyMap<string, SecondLook> {
  let index = indexes.get(notes);
  if (index === undefined) {
    index = new Map(notes.flatMap((view) => (view.look === undefined ? [] : [[view.note.id, view.look] as const])));
    indexes.set(notes, index);
  }
  return index;
}

/** The last second look at a note, or null. */
export function lookAt(notes: readonly NoteView[], note: Note | null): SecondLook | null {
  return note === null ? null : (looksOf(notes).get(note.id) ?? null);
}

/** Notes of a document that a second person has to look at: those not withdrawn without a look that holds. */
export function notesToConfirm(state: DeskState, document: DocumentSummary): readonly Note[] {
  const lineage = new Set(state.documents.filter((one) => one.lineage === document.lineage).map(({ id }) => id));
  return state.notes
    .filter(
      ({ note, look }) =>
        note.state !== 'withdrawn' &&
        note.mergedInto === undefined &&
        lineage.has(note.document) &&
        look?.holds !== true,
    )
    .map(({ note }) => note);
}

/** The latest version of a document where its review is signed, else null. */
export function signedDocument(documents: readonly DocumentSummary[], id: string | null): DocumentSummary | null {
  const shown = documents.find((one) => one.id === id);
  const latest = documents.find((one) => one.latest && one.lineage === shown?.lineage);
  return latest?.review === 'signed' ? latest : null;
}

/** The document in hand as the library knows it, in its latest version. */
export function documentInHand({ documents, focus }: DeskState): DocumentSummary | null {
  const shown = documents.find((one) => one.id === focus.document);
  return documents.find((one) => one.latest && one.lineage === shown?.lineage) ?? null;
}

/** Writes a second look at notes. True when the program has acknowledged it and the lists show it. */
export async function saveLook(
  desk: Desk,
  notes: readonly Note[],
  look: Input<'review.look'>['look'],
): Promise<boolean> {
  if (notes.length === 0) return false;
  const reply = await desk.ask('review.look', {
    notes: notes.map(({ id, revision }) => ({ note: id, revision })),
    look,
  });
  await reload(desk, ['notes']);
  return reply !== null;
}

/** The stored note the keys of the second look act on; a draft that is not saved is nothing to confirm. */
function noteInHand(desk: Desk): Note | null {
  const state = desk.store.get();
  const { target, finding } = state.focus;
  const own = target === null ? (findingByKey(state.findings, finding)?.note ?? null) : targetNote(state, target);
  // The parts of a merged note are looked at with it.
  const note = state.notes.find((view) => view.note.id === own?.mergedInto)?.note ?? own;
  if (note === null || note.state === 'withdrawn') {
    showMessage(desk, 'info', words.note.look.nothing);
    return null;
  }
  if (target !== null && state.drafts[targetKey(target)] !== undefined) {
    showMessage(desk, 'info', words.note.look.unsaved);
    return null;
  }
  return note;
}

/** C: confirms the note in hand. */
export function confirmHere(desk: Desk): boolean {
  const note = noteInHand(desk);
  if (note === null) return false;
  void saveLook(desk, [note], { outcome: 'confirmed', reason: '' });
  return true;
}

/** B: asks why the note in hand is returned. */
export function askReturn(desk: Desk): boolean {
  if (noteInHand(desk) === null) return false;
  desk.store.set({ askReturn: true, narrowPane: 'evidence' });
  return true;
}
