import { blankValues, fillBlanks, phraseOf } from '../../core/review/index.js';
import type { Anchor, Finding, Wording, WordingKind } from '../../shared/desk-api.js';
import { wordingWords } from '../words/wordings.js';
import { showMessage, type Desk } from './desk.js';
import type { NoteTarget } from './model.js';
import { changeDraft, draftOf, startDraft, targetFinding, targetNote } from './notes.js';

/** Fields of a note in which words can be picked. */
export const WORDING_FIELDS = ['text', 'suggestion', 'basis'] as const satisfies readonly WordingKind[];

/** Reads the library; null where the desk failed. */
export async function loadWordings(desk: Desk): Promise<void> {
  const wordings = await desk.ask('wordings.list', {});
  if (wordings !== null) desk.store.set({ wordings });
}

function placeOf(desk: Desk, target: NoteTarget): { readonly anchor: Anchor | null; readonly finding: Finding | null } {
  const state = desk.store.get();
  const finding = targetFinding(state, target)?.finding ?? null;
  const anchor = target.type === 'anchor' ? target.anchor : (finding?.at ?? targetNote(state, target)?.anchor ?? null);
  return { anchor, finding };
}

/** Writes picked words into the draft: in place of what the program had proposed, else behind what the reviewer wrote. */
export function pickWording(desk: Desk, target: NoteTarget, { kind, text }: Wording): void {
  const state = desk.store.get();
  const { anchor, finding } = placeOf(desk, target);
  const filled = anchor === null ? text : fillBlanks(text, blankValues(anchor, finding));
  const written = draftOf(state, target)[kind].trim();
  if (written.includes(filled)) return;
  const isProposed = targetNote(state, target) === null && written === startDraft(null, finding)[kind].trim();
  const next = written === '' || isProposed ? filled : `${written}\n${filled}`;
  changeDraft(desk, target, { [kind]: next });
}

/** Keeps what stands in a field for other notes; figures and places that belong to this one become blanks. */
export async function keepWording(desk: Desk, target: NoteTarget, kind: WordingKind): Promise<void> {
  const { anchor, finding } = placeOf(desk, target);
  const written = draftOf(desk.store.get(), target)[kind].trim();
  if (written === '') {
    showMessage(desk, 'info', wordingWords.nothing);
    return;
  }
  const text = kind === 'basis' || anchor === null ? written : phraseOf(written, blankValues(anchor, finding));
  const wordings = await desk.ask('wordings.add', { kind, family: finding?.family ?? '', text });
  if (wordings === null) return;
  desk.store.set({ wordings });
  showMessage(desk, 'info', wordingWords.kept(text));
}

/** Puts other words in the place of an entry of the reviewers' own. True where they are kept. */
export async function changeWording(desk: Desk, wording: string, text: string): Promise<boolean> {
  const wordings = await desk.ask('wordings.change', { wording, text });
  if (wordings !== null) desk.store.set({ wordings });
  return wordings !== null;
}

/** Takes an entry of the reviewers' own out of the library. */
export async function removeWording(desk: Desk, wording: string): Promise<void> {
  const wordings = await desk.ask('wordings.remove', { wording });
  if (wordings !== null) desk.store.set({ wordings });
}
