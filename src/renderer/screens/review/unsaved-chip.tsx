import type { JSX } from 'react';
import { useDeskState } from '../../state/desk.js';
import type { NoteTarget } from '../../state/model.js';
import { targetKey } from '../../state/notes.js';
import { words } from '../../words.js';

/** 未保存. Says in a list where something was typed and not saved: leaving it keeps the words, closing the page does not. */
export function UnsavedChip({ target }: { readonly target: NoteTarget }): JSX.Element | null {
  const key = targetKey(target);
  const isTyped = useDeskState(({ drafts }) => drafts[key] !== undefined);
  return isTyped ? (
    <span className="desk-chip desk-chip-later" data-testid="unsaved">
      {words.note.unsaved}
    </span>
  ) : null;
}
