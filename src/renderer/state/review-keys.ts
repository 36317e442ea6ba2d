import { cellAnchor, cellOf } from '../anchors.js';
import type { KeyAction } from '../keys.js';
import { focusPaneNamed } from '../frame/panes.js';
import { arrangeFindings, concerns, type FindingRow } from './arrange.js';
import type { Desk } from './desk.js';
import { openNote, selectFinding } from './navigation.js';
import { saveDraft } from './notes.js';
import type { DeskState, NoteTarget } from './model.js';

/** The rows of the list of findings as they stand. */
export function visibleRows(state: DeskState): readonly FindingRow[] {
  const { scope } = state.focus;
  return arrangeFindings(
    state.findings.filter((view) => concerns(view, scope)),
    state.filter,
    state.unfolded,
  );
}

/** Does what a key of the review screen asks for. False where there is nothing to do it on. */
export function runReviewKey(desk: Desk, action: KeyAction): boolean {
  switch (action) {
    case 'next':
      return step(desk, 1);
    case 'previous':
      return step(desk, -1);
    case 'adopt':
      return decide(desk, 'adopted');
    case 'later':
      return decide(desk, 'later');
    case 'reject':
      return askReason(desk);
    case 'evidence':
      return show('evidence');
    case 'source':
      return show('source');
    case 'note':
      return writeNote(desk);
    default:
      return false;
  }
}

function show(pane: string): boolean {
  focusPaneNamed(pane);
  return true;
}

/** Goes to the next or previous row of the list; at the ends it stays. */
function step(desk: Desk, by: 1 | -1): boolean {
  const state = desk.store.get();
  const rows = visibleRows(state);
  const at = rows.findIndex((row) => row.view.finding.id === state.focus.finding);
  const row = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
  if (row === undefined) return false;
  selectFinding(desk, row.view);
  return true;
}

/** The finding the decision keys act on: the one in the evidence pane. */
function findingTarget(state: DeskState): NoteTarget | null {
  return state.focus.finding === null ? null : { type: 'finding', finding: state.focus.finding };
}

/** Records the decision with the draft as it stands. The finding stays selected: J goes on. */
function decide(desk: Desk, decision: 'adopted' | 'later'): boolean {
  const target = findingTarget(desk.store.get());
  if (target === null) return false;
  openNote(desk, target);
  void saveDraft(desk, target, { state: decision, rejectReason: null });
  return true;
}

/** 不采纳 needs a reason: the editor shows the four and takes the next key. */
function askReason(desk: Desk): boolean {
  const target = findingTarget(desk.store.get());
  if (target === null) return false;
  openNote(desk, target);
  desk.store.set({ askReason: true });
  return true;
}

/** N: a note on the selected cell where it is not the finding's own, else on the finding. */
function writeNote(desk: Desk): boolean {
  const target = noteTargetHere(desk.store.get());
  if (target === null) return false;
  openNote(desk, target);
  desk.store.update((state) => ({ noteAsked: state.noteAsked + 1 }));
  return true;
}

/** What a note written now would be about. */
export function noteTargetHere(state: DeskState): NoteTarget | null {
  const { focus } = state;
  const view = state.findings.find((one) => one.finding.id === focus.finding);
  const own = view === undefined ? null : cellOf(view.finding.at);
  const onFinding =
    view !== undefined &&
    (focus.cell === null ||
      (view.finding.at.document === focus.document &&
        view.finding.at.table === focus.table &&
        own?.row === focus.cell.row &&
        own.column === focus.cell.column));
  if (onFinding) return { type: 'finding', finding: view.finding.id };
  return cellTarget(state);
}

/** A note of the reviewer's own on the selected cell: the one already there, or a new one. */
export function cellTarget(state: DeskState): NoteTarget | null {
  const { document, table: id, cell } = state.focus;
  const table = document === null ? undefined : state.details[document]?.disclosure.tables.find((one) => one.id === id);
  if (document === null || table === undefined || cell === null) return null;
  const existing = state.notes.find(
    ({ note }) =>
      note.finding === null &&
      note.state !== 'withdrawn' &&
      note.anchor.document === document &&
      note.anchor.table === id &&
      note.anchor.row === cell.row &&
      note.anchor.column === cell.column,
  );
  return {
    type: 'anchor',
    anchor: existing?.note.anchor ?? cellAnchor(document, table, cell),
    note: existing?.note.id ?? null,
  };
}
