import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Input, type InputRef } from 'antd';
import type { Note, SecondLook } from '../../../shared/desk-api.js';
import { printedTime } from '../../printed-time.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { lookAt, saveLook } from '../../state/second-look.js';
import { showPane } from '../../state/show-pane.js';
import { words } from '../../words.js';

type Props = { readonly note: Note; readonly disabled: boolean };

/** 复核. Who decided, what the second look said, and the second look itself. */
export function SecondLookPanel({ note, disabled }: Props): JSX.Element {
  const desk = useDesk();
  const look = useDeskState((state) => lookAt(state.notes, note));
  const reviewer = useDeskState((state) => state.status?.reviewer ?? '');
  const asked = useDeskState((state) => state.askReturn);
  const labels = words.note.look;
  return (
    <section className="desk-look" aria-label={labels.title} data-testid="second-look">
      <div className="desk-soft">
        {labels.first(note.author, printedTime(note.updatedAt), words.noteState[note.state])}
        {note.rejectReason !== null && `（${words.rejectReason[note.rejectReason]}）`}
      </div>
      {look !== null && <LookLine look={look} />}
      {note.author === reviewer && !disabled && <div className="desk-soft">{labels.sameName}</div>}
      {asked ? (
        <ReturnReason note={note} />
      ) : (
        <div className="desk-note-actions">
          <Button
            size="small"
            data-testid="look-confirm"
            disabled={disabled}
            onClick={() => void saveLook(desk, [note], { outcome: 'confirmed', reason: '' })}
          >
            {labels.confirm}
          </Button>
          <Button
            size="small"
            data-testid="look-return"
            disabled={disabled}
            onClick={() => desk.store.set({ askReturn: true })}
          >
            {labels.return}
          </Button>
          {look !== null && (
            <Button
              size="small"
              type="text"
              data-testid="look-withdraw"
              disabled={disabled}
              onClick={() => void saveLook(desk, [note], { outcome: 'withdrawn', reason: '' })}
            >
              {labels.withdraw}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function LookLine({ look }: { readonly look: SecondLook }): JSX.Element {
  const labels = words.note.look;
  return (
    <div data-testid="look-line">
      <strong>{labels.outcome[look.outcome]}</strong> {labels.by(look.reviewer, printedTime(look.at))}
      {look.reason !== '' && <div>{labels.reasonOf(look.reason)}</div>}
      {look.own && <div className="desk-state-partial">{labels.own}</div>}
      {!look.holds && <div className="desk-state-partial">{labels.changedSince}</div>}
    </div>
  );
}

/** The reason of a return. It takes the focus; Enter returns, Escape gives up. */
function ReturnReason({ note }: { readonly note: Note }): JSX.Element {
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  const end = (): void => {
    desk.store.set({ askReturn: false });
    showPane(desk, 'findings');
  };
  const save = async (): Promise<void> => {
    if (reason.trim() === '') return;
    if (await saveLook(desk, [note], { outcome: 'returned', reason })) end();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end();
    else if (event.key === 'Enter') void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="desk-note-actions" onKeyDown={onKeyDown}>
      <Input
        ref={input}
        data-testid="look-reason"
        aria-label={words.note.look.reason}
        placeholder={words.note.look.reason}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" size="small" disabled={reason.trim() === ''} onClick={() => void save()}>
        {words.note.look.returnNow}
      </Button>
    </div>
  );
}
