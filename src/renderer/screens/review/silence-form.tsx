import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Input, Segmented, type InputRef } from 'antd';
import type { FindingView, Silence } from '../../../shared/desk-api.js';
import { printedTime } from '../../printed-time.js';
import { useDesk } from '../../state/desk.js';
import { restoreSilence, saveSilence } from '../../state/silences.js';
import { showPane } from '../../state/show-pane.js';
import { words } from '../../words.js';

const labels = words.review.silence;
const REACHES = ['disclosure', 'later-years'] as const satisfies readonly Silence['reach'][];

/** 静默. Why a finding is a false alarm and how far that holds. The reason takes the focus; Enter saves, Escape gives up. */
export function SilenceForm({ view }: { readonly view: FindingView }): JSX.Element {
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const [reach, setReach] = useState<Silence['reach']>('disclosure');
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  const end = (): void => {
    desk.store.set({ askSilence: false });
    showPane(desk, 'findings');
  };
  const save = async (): Promise<void> => {
    if (reason.trim() !== '' && (await saveSilence(desk, view, { reach, reason }))) end();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      className="desk-note-form"
      role="group"
      aria-label={labels.title}
      data-testid="silence-form"
      onKeyDown={onKeyDown}
    >
      <h3>{labels.title}</h3>
      <p className="desk-soft">{labels.hint}</p>
      <label className="desk-field">
        <span>{labels.reason}</span>
        <Input
          ref={input}
          data-testid="silence-reason"
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <Segmented
        block
        size="small"
        data-testid="silence-reach"
        aria-label={labels.reach}
        value={reach}
        options={REACHES.map((value) => ({ value, label: labels.reaches[value] }))}
        onChange={setReach}
      />
      <div className="desk-note-actions">
        <Button type="primary" disabled={reason.trim() === ''} onClick={() => void save()}>
          {labels.save}
        </Button>
        <Button type="text" onClick={end}>
          {labels.cancel}
        </Button>
      </div>
    </section>
  );
}

/** Who keeps the finding silent, why, and the way back. */
export function SilenceLine({ silence }: { readonly silence: Silence }): JSX.Element {
  const desk = useDesk();
  return (
    <div className="desk-silence" data-testid="silence-line">
      <div>{labels.line(silence.author, printedTime(silence.createdAt), labels.reaches[silence.reach])}</div>
      <div>{labels.reasonOf(silence.reason)}</div>
      <Button size="small" onClick={() => void restoreSilence(desk, silence)}>
        {labels.restore}
      </Button>
    </div>
  );
}
