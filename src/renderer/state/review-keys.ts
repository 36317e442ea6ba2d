import type { Input } from '../../shared/desk-api.js';
import { cellOf } from '../anchors.js';
import type { KeyAction } from '../keys.js';
import { findingByKey, findingKey } from './arrange.js';
import { showMessage, type Desk } from './desk.js';
import { words } from '../words.js';
import { openNote, openPlace, selectFinding, shownAnchor } from './navigation.js';
import { saveDraft } from './notes.js';
import { chosenTarget, ownTarget, targetsHere } from './note-targets.js';
import { mergeHere, toggleMark, wholeOf } from './merging.js';
import { showPane } from './show-pane.js';
import { askSilence } from './silences.js';
import { askReturn, confirmHere, signedDocument } from './second-look.js';
import { currentRows } from './visible-rows.js';
import type { DeskState, NoteTarget } from './model.js';

/** Does what a key of the review screen asks for. False where there is nothing to do it on. */
export function runReviewKey(desk: Desk, action: KeyAction): boolean {
  if (desk.store.get().screen === 'compare') return runCompareKey(desk, action);
  switch (action) {
    case 'next':
      return step(desk, 1);
    case 'previous':
      return step(desk, -1);
    case 'unfold':
      return fold(desk, false);
    case 'fold':
      return fold(desk, true);
    case 'adopt':
      return decide(desk, 'adopted');
    case 'later':
      return decide(desk, 'later');
    case 'reject':
      return askReason(desk);
    case 'evidence':
      return show(desk, 'evidence');
    case 'source':
      return show(desk, 'source');
    case 'note':
      return writeNote(desk);
    case 'mark':
      return toggleMark(desk);
    case 'merge':
      return mergeHere(desk);
    case 'silence':
      return askSilence(desk);
    case 'confirm':
      return confirmHere(desk);
    case 'return':
      return askReturn(desk);
    case 'sign-off':
      desk.store.update((state) => ({ signOffShown: !state.signOffShown }));
      return true;
    default:
      return false;
  }
}

/** 对比: the selected figure is opened in 审阅, there is one editor and one source pane. */
function runCompareKey(desk: Desk, action: KeyAction): boolean {
  const { compareCell, compareView } = desk.store.get();
  if (action === 'differences') {
    desk.store.set({ compareView: { ...compareView, chip: compareView.chip === 'different' ? 'all' : 'different' } });
    return true;
  }
  if (action === 'export-seen') {
    document.querySelector<HTMLElement>('[data-export-seen]')?.click();
    return true;
  }
  if (compareCell === null) return false;
  if (action === 'pair') {
    desk.store.set({ compareView: { ...compareView, pairing: true } });
    return true;
  }
  const { column, measure } = compareCell;
  if (column === null || measure === null) return false;
  void openFigure(desk, { ...compareCell, column, measure }, action === 'note');
  return true;
}

/** Opens a figure of the comparison in 审阅, with the note editor where one is to be written. */
export async function openFigure(desk: Desk, figure: Input<'compare.place'>, withNote = false): Promise<void> {
  const anchor = await desk.ask('compare.place', figure);
  if (anchor === null) return;
  openPlace(desk, anchor);
  if (!withNote) return;
  openNote(desk, ownTarget(desk.store.get(), anchor));
  desk.store.update((state) => ({ noteAsked: state.noteAsked + 1, narrowPane: 'evidence' }));
}

function show(desk: Desk, pane: 'evidence' | 'source'): boolean {
  showPane(desk, pane);
  return true;
}

/** Goes to the next or previous row of the list; at the ends it stays. */
function step(desk: Desk, by: 1 | -1): boolean {
  const state = desk.store.get();
  const rows = currentRows(state);
  const at = rows.findIndex((row) => findingKey(row.view.finding) === state.focus.finding);
  const row = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
  if (row === undefined) return false;
  selectFinding(desk, row.view);
  return true;
}

/** Unfolds the group of the selected row, or folds it and goes back to its head. */
function fold(desk: Desk, close: boolean): boolean {
  const state = desk.store.get();
  const rows = currentRows(state);
  const row = rows.find((one) => findingKey(one.view.finding) === state.focus.finding);
  if (row === undefined || row.unfolded !== close) return false;
  if (!close && row.count < 2) return false;
  const others = state.unfolded.filter((group) => group !== row.group);
  desk.store.set({ unfolded: close ? others : [...others, row.group] });
  const head = rows.find((one) => one.head && one.group === row.group);
  if (close && head !== undefined && !row.head) selectFinding(desk, head.view);
  return true;
}

/** The finding the decision keys act on: the one in the evidence pane. */
function findingTarget(state: DeskState): NoteTarget | null {
  return state.focus.finding === null ? null : wholeOf(state, { type: 'finding', finding: state.focus.finding });
}

/** Records the decision with the draft as it stands. The finding stays selected: J goes on. */
function decide(desk: Desk, decision: 'adopted' | 'later'): boolean {
  const target = decidable(desk);
  if (target === null) return false;
  openNote(desk, target);
  void saveDraft(desk, target, { state: decision, rejectReason: null });
  return true;
}

/** The finding in hand where a decision on it can be saved; a signed review says why it cannot. */
function decidable(desk: Desk): NoteTarget | null {
  const state = desk.store.get();
  const target = findingTarget(state);
  if (target === null || signedDocument(state.documents, state.focus.document) === null) return target;
  showMessage(desk, 'info', words.note.locked);
  return null;
}

/** 不采纳 needs a reason: the editor shows the four and takes the next key. */
function askReason(desk: Desk): boolean {
  const target = decidable(desk);
  if (target === null) return false;
  openNote(desk, target);
  desk.store.set({ askReason: true, narrowPane: 'evidence' });
  return true;
}

/** N: a note on what is in hand: words, cells, the cell where it is not the finding's own, else the finding, else the file. */
function writeNote(desk: Desk): boolean {
  const target = noteTargetHere(desk.store.get());
  if (target === null) return false;
  openNote(desk, target);
  desk.store.update((state) => ({ noteAsked: state.noteAsked + 1, narrowPane: 'evidence' }));
  return true;
}

/** What a note written now would be about. */
export function noteTargetHere(state: DeskState): NoteTarget | null {
  const chosen = chosenTarget(state);
  if (chosen !== null) return chosen;
  const { focus } = state;
  const view = findingByKey(state.findings, focus.finding);
  const shown = view === undefined ? null : shownAnchor(view.finding);
  const own = shown === null ? null : cellOf(shown);
  const onFinding =
    shown !== null &&
    (focus.cell === null ||
      (shown.document === focus.document &&
        shown.table === focus.table &&
        own?.row === focus.cell.row &&
        own.column === focus.cell.column));
  if (onFinding && focus.finding !== null) return { type: 'finding', finding: focus.finding };
  const [first] = targetsHere(state).filter(({ kind }) => kind !== 'finding');
  return first?.target ?? null;
}
