import type { Anchor, NoteView } from '../../shared/desk-api.js';
import { showMessage, type Desk } from './desk.js';
import { jumpTo, openNote } from './navigation.js';
import { chosenTarget, targetsHere } from './note-targets.js';
import { moveNote } from './notes.js';
import { words } from '../words.js';

/** What the reviewer has in hand as a new place for an orphan; null where nothing is. */
function anchorInHand(desk: Desk): Anchor | null {
  const state = desk.store.get();
  const target = chosenTarget(state) ?? targetsHere(state).find(({ target: { type } }) => type === 'anchor')?.target;
  return target?.type === 'anchor' ? target.anchor : null;
}

/** Puts a note whose place is gone to another one. True when the program has acknowledged it. */
export async function placeAnew(desk: Desk, { note }: NoteView, anchor: Anchor | null): Promise<boolean> {
  if (anchor === null) {
    showMessage(desk, 'info', words.note.orphan.nothing);
    return false;
  }
  if (!(await moveNote(desk, note, anchor))) return false;
  jumpTo(desk, anchor);
  openNote(desk, { type: 'anchor', anchor, note: note.id });
  return true;
}

/** Puts an orphan to what is in hand. */
export function placeHere(desk: Desk, view: NoteView): void {
  void placeAnew(desk, view, anchorInHand(desk));
}

/** 1–5 on an orphan put it to one of its candidates, 0 to what is in hand. False for every other key. */
export function placeByKey(desk: Desk, view: NoteView, key: string): boolean {
  if (key === '0') {
    placeHere(desk, view);
    return true;
  }
  const candidate = view.placed?.candidates[Number(key) - 1];
  if (candidate === undefined) return false;
  void placeAnew(desk, view, candidate);
  return true;
}
