import type { FindingView, Note } from '../../shared/desk-api.js';
import { concerns, findingByKey, findingKey, groupOf, isSilenced } from './arrange.js';
import { showMessage, type Desk } from './desk.js';
import { reload } from './loading.js';
import type { DeskState, NoteTarget } from './model.js';
import { draftOf, dropDraft, inputOf } from './notes.js';
import { signedDocument } from './second-look.js';
import { words } from '../words.js';

/** The note a decision on a finding acts on: that of the whole where the finding's own is a part of it. */
export function wholeOf({ notes, findings }: DeskState, target: NoteTarget): NoteTarget {
  if (target.type !== 'finding') return target;
  const whole = findingByKey(findings, target.finding)?.note?.mergedInto;
  if (whole === undefined) return target;
  const note = notes.find((view) => view.note.id === whole)?.note;
  const view = findings.find((one) => one.note?.id === whole);
  if (view !== undefined) return { type: 'finding', finding: findingKey(view.finding) };
  return note === undefined ? target : { type: 'anchor', anchor: note.anchor, note: whole };
}

/** X: marks the finding in hand for merging, or takes the mark away. */
export function toggleMark(desk: Desk): boolean {
  const { focus, marked } = desk.store.get();
  const key = focus.finding;
  if (key === null) return false;
  desk.store.set({ marked: marked.includes(key) ? marked.filter((one) => one !== key) : [...marked, key] });
  return true;
}

/** What is merged with a finding: those marked, else the others of its root cause. Only of the same document. */
function partsFor(state: DeskState, view: FindingView): readonly FindingView[] {
  const { findings, focus, marked } = state;
  const own = findingKey(view.finding);
  return findings.filter((one) => {
    const key = findingKey(one.finding);
    if (key === own || one.finding.outcome !== 'finding' || isSilenced(one)) return false;
    if (one.finding.at.document !== view.finding.at.document || one.note?.mergedInto !== undefined) return false;
    return marked.length > 0
      ? marked.includes(key)
      : concerns(one, focus.scope) && groupOf(one.finding) === groupOf(view.finding);
  });
}

/** M: makes one note of the finding in hand and those marked, else of its whole root cause. */
export function mergeHere(desk: Desk): boolean {
  const state = desk.store.get();
  const view = findingByKey(state.findings, state.focus.finding);
  if (view === undefined || view.finding.outcome !== 'finding') return false;
  if (signedDocument(state.documents, view.finding.at.document) !== null) {
    showMessage(desk, 'info', words.note.locked);
    return true;
  }
  const parts = partsFor(state, view);
  if (parts.length === 0) showMessage(desk, 'info', words.note.merge.nothing);
  else void merge(desk, view, parts);
  return true;
}

async function merge(desk: Desk, whole: FindingView, parts: readonly FindingView[]): Promise<void> {
  const inputFor = ({ finding }: FindingView) => {
    const target: NoteTarget = { type: 'finding', finding: findingKey(finding) };
    const draft = draftOf(desk.store.get(), target);
    return inputOf(draft, draft.base?.anchor ?? finding.at, finding);
  };
  const note = await desk.ask('notes.merge', { whole: inputFor(whole), parts: parts.map(inputFor) });
  if (note !== null) {
    desk.store.set({ marked: [] });
    for (const { finding } of [whole, ...parts]) dropDraft(desk, { type: 'finding', finding: findingKey(finding) });
    showMessage(desk, 'info', words.note.merge.done(parts.length + 1));
  }
  await reload(desk, ['notes']);
}

/** Takes a merged note apart. */
export async function splitMerged(desk: Desk, whole: Note['id']): Promise<void> {
  await desk.ask('notes.split', { note: whole });
  await reload(desk, ['notes']);
}
