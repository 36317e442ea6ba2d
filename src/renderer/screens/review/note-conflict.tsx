import type { JSX } from 'react';
import { Button } from 'antd';
import type { Note } from '../../../shared/desk-api.js';
import { printedTime } from '../../printed-time.js';
import { useDesk } from '../../state/desk.js';
import type { NoteTarget } from '../../state/model.js';
import { changeDraft, dropDraft, saveDraft } from '../../state/notes.js';
import { reload } from '../../state/loading.js';
import { words } from '../../words.js';

type Props = { readonly target: NoteTarget; readonly newer: Note };

/** Somebody saved a newer version: both stand here, and the reviewer chooses. Nothing typed is lost. */
export function NoteConflict({ target, newer }: Props): JSX.Element {
  const desk = useDesk();
  const takeNewer = async (): Promise<void> => {
    await reload(desk, ['notes']);
    dropDraft(desk, target);
  };
  const keepMine = (): void => {
    changeDraft(desk, target, { base: newer, conflict: null });
    void saveDraft(desk, target);
  };
  return (
    <div className="desk-conflict" role="alert">
      <p>{words.note.conflict}</p>
      <p className="desk-soft">{words.note.conflictNewer(newer.author, printedTime(newer.updatedAt))}</p>
      <blockquote>
        {words.noteState[newer.state]} · {newer.text}
      </blockquote>
      <div>
        <Button size="small" onClick={keepMine}>
          {words.note.keepMine}
        </Button>
        <Button size="small" onClick={() => void takeNewer()}>
          {words.note.takeNewer}
        </Button>
      </div>
    </div>
  );
}
