import { useRef, type JSX } from 'react';
import { Segmented } from 'antd';
import type { Note } from '../../../shared/desk-api.js';
import { useDesk } from '../../state/desk.js';
import type { Draft, NoteTarget } from '../../state/model.js';
import { changeDraft, saveDraft } from '../../state/notes.js';
import { words } from '../../words.js';

/** States the editor offers; 撤回 only for a note that exists. */
const STATES = ['open', 'adopted', 'rejected', 'later'] as const satisfies readonly Note['state'][];

type Props = {
  readonly target: NoteTarget;
  readonly draft: Draft;
  readonly exists: boolean;
  readonly locked: boolean;
};

/**
 * 处理. A press on 采纳 or 待核 of a finding decides and saves, as A and L do; 不采纳 asks for its reason first. The arrow keys pass
 * over the states in between, so that what they choose waits for 保存.
 */
export function NoteStates({ target, draft, exists, locked }: Props): JSX.Element {
  const desk = useDesk();
  const pressed = useRef(false);
  const choose = (state: Note['state']): void => {
    const decides = state === 'adopted' || state === 'later';
    if (pressed.current && decides && target.type === 'finding' && draft.text.trim() !== '') {
      desk.store.set({ askReason: false });
      void saveDraft(desk, target, { state, rejectReason: null });
      return;
    }
    changeDraft(desk, target, { state });
    desk.store.set({ askReason: state === 'rejected' });
  };
  return (
    <div
      onPointerDownCapture={() => {
        pressed.current = true;
      }}
      onKeyDownCapture={() => {
        pressed.current = false;
      }}
    >
      <Segmented
        block
        size="small"
        data-testid="note-state"
        disabled={locked}
        aria-label={words.note.state}
        value={draft.state}
        options={[...STATES, ...(exists ? (['withdrawn'] as const) : [])].map((value) => ({
          value,
          label: words.noteState[value],
        }))}
        onChange={choose}
      />
    </div>
  );
}
