import type { DocumentSummary, FindingView, NoteView } from '../../shared/desk-api.js';
import { noteAnchor } from '../anchors.js';
import { findingByKey, findingKey, isSilenced, NO_FILTER, stateOf } from './arrange.js';
import type { Desk } from './desk.js';
import type { DeskState } from './model.js';
import { jumpTo, openNote, selectFinding } from './navigation.js';
import { notesToConfirm } from './second-look.js';
import { currentRows } from './visible-rows.js';

/** 未能签发的原因: what is still to be done before a review is signed. */
export type SignOffReason = 'undecided' | 'returned' | 'unconfirmed';

/** A place where something is to be done: a finding, or a remark of the reviewer's own. */
type Step =
  { readonly type: 'finding'; readonly view: FindingView } | { readonly type: 'note'; readonly view: NoteView };

/** Every place of a reason in the latest version of a document: findings in the order of the list, then own remarks. */
export function stepsOf(state: DeskState, document: DocumentSummary, reason: SignOffReason): readonly Step[] {
  const { documents, findings, notes } = state;
  const lineage = new Set(documents.filter((one) => one.lineage === document.lineage).map(({ id }) => id));
  const ofDocument = findings.filter(({ finding }) => finding.at.document === document.id);
  const live = notes.filter(
    ({ note }) => note.state !== 'withdrawn' && note.mergedInto === undefined && lineage.has(note.document),
  );
  if (reason === 'undecided') {
    const open = ofDocument.filter(
      (view) => view.finding.outcome === 'finding' && !isSilenced(view) && ['open', 'later'].includes(stateOf(view)),
    );
    return [
      ...open.map((view): Step => ({ type: 'finding', view })),
      ...live
        .filter(({ note }) => note.finding === null && note.state === 'later')
        .map((view): Step => ({ type: 'note', view })),
    ];
  }
  const wanted = new Set(
    reason === 'unconfirmed'
      ? notesToConfirm(state, document).map(({ id }) => id)
      : live.filter(({ look }) => look?.holds === true && look.outcome === 'returned').map(({ note }) => note.id),
  );
  return live
    .filter(({ note }) => wanted.has(note.id))
    .map((view): Step => {
      const own = ofDocument.find(({ note }) => note?.id === view.note.id);
      return own === undefined ? { type: 'note', view } : { type: 'finding', view: own };
    });
}

function isHere({ focus }: DeskState, step: Step): boolean {
  if (step.type === 'finding')
    return focus.target?.type === 'finding' && focus.finding === findingKey(step.view.finding);
  return focus.target?.type === 'anchor' && focus.target.note === step.view.note.id;
}

/**
 * Goes to the next place of a reason behind the one in hand, around in a circle. A filter that would hide it is taken off.
 * False where there is none.
 */
export function goToOpenStep(desk: Desk, document: DocumentSummary, reason: SignOffReason): boolean {
  const before = desk.store.get();
  const steps = stepsOf(before, document, reason);
  const here = steps.findIndex((step) => isHere(before, step));
  const step = steps[(here + 1) % steps.length];
  if (step === undefined) return false;
  desk.store.update(({ focus }) => ({ signOffShown: false, focus: { ...focus, scope: document.id } }));
  if (step.type === 'note') {
    const anchor = noteAnchor(step.view);
    jumpTo(desk, anchor);
    openNote(desk, { type: 'anchor', anchor, note: step.view.note.id });
    return true;
  }
  const key = findingKey(step.view.finding);
  const isListed = (): boolean => currentRows(desk.store.get()).some(({ view }) => findingKey(view.finding) === key);
  if (!isListed()) desk.store.set({ filter: NO_FILTER });
  selectFinding(desk, findingByKey(desk.store.get().findings, key) ?? step.view);
  return true;
}
