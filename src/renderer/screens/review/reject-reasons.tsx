import { useEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import { Button } from 'antd';
import type { Note } from '../../../shared/desk-api.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import type { Draft, NoteTarget } from '../../state/model.js';
import { changeDraft, saveDraft } from '../../state/notes.js';
import { showPane } from '../../state/show-pane.js';
import { words } from '../../words.js';

const REASONS = [
  'false-alarm',
  'different-scope',
  'explained',
  'other',
] as const satisfies readonly Note['rejectReason'][];

type Props = { readonly target: NoteTarget; readonly draft: Draft };

/** 不采纳的理由. After R it takes the focus: a digit decides and saves. */
export function RejectReasons({ target, draft }: Props): JSX.Element {
  const desk = useDesk();
  const asked = useDeskState((state) => state.askReason);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) group.current?.querySelector<HTMLElement>('button')?.focus();
  }, [asked]);
  const choose = (reason: (typeof REASONS)[number]): void => {
    desk.store.set({ askReason: false });
    // Asked for, the reason is all that was missing; chosen once more in the form, 保存 follows.
    if (asked && draft.text.trim() !== '') {
      void saveDraft(desk, target, { state: 'rejected', rejectReason: reason });
      showPane(desk, 'findings');
    } else changeDraft(desk, target, { state: 'rejected', rejectReason: reason });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const reason = REASONS[Number(event.key) - 1];
    if (event.key === 'Escape') {
      desk.store.set({ askReason: false });
      showPane(desk, 'findings');
    } else if (reason !== undefined) choose(reason);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={group} className="desk-reasons" role="group" aria-label={words.note.reason} onKeyDown={onKeyDown}>
      <span className="desk-soft">
        {words.note.reason} {words.note.reasonKeys}
      </span>
      <div>
        {REASONS.map((reason, index) => (
          <Button
            key={reason}
            size="small"
            type={draft.rejectReason === reason ? 'primary' : 'default'}
            aria-pressed={draft.rejectReason === reason}
            data-testid={`reason-${reason}`}
            onClick={() => choose(reason)}
          >
            {index + 1} {words.rejectReason[reason]}
          </Button>
        ))}
      </div>
    </div>
  );
}
