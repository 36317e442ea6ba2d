import { useEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import { Button, Input, Select } from 'antd';
import { CheckOutlined } from '@ant-design/icons';
import type { TextAreaRef } from 'antd/es/input/TextArea.js';
import { openBlanks } from '../../../core/review/index.js';
import type { Note } from '../../../shared/desk-api.js';
import { placeText } from '../../place-text.js';
import { findingByKey, findingKey } from '../../state/arrange.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import type { NoteTarget } from '../../state/model.js';
import { changeDraft, draftOf, dropDraft, saveDraft, targetFinding, targetKey, targetNote } from '../../state/notes.js';
import { signedDocument } from '../../state/second-look.js';
import { words } from '../../words.js';
import { wordingWords } from '../../words/wordings.js';
import { NoteConflict } from './note-conflict.js';
import { NoteHistory } from './note-history.js';
import { NoteStates } from './note-states.js';
import { NoteTargets } from './note-targets.js';
import { MergedLine } from './merged-line.js';
import { SecondLookPanel } from './second-look.js';
import { SilenceForm } from './silence-form.js';
import { RejectReasons } from './reject-reasons.js';
import { WordingBar } from './wording-bar.js';

const SEVERITIES = ['error', 'warning', 'notice'] as const satisfies readonly Note['severity'][];

/** 意见. The editor for the finding or place in hand. */
export function NotePane(): JSX.Element {
  const target = useDeskState((state) => state.focus.target);
  const silencing = useDeskState((state) =>
    state.askSilence ? (findingByKey(state.findings, state.focus.finding) ?? null) : null,
  );
  return (
    <section className="desk-note" data-pane="note" aria-label={words.note.title}>
      {target === null && <p className="desk-soft desk-padded">{words.note.pick}</p>}
      {silencing !== null && <SilenceForm key={findingKey(silencing.finding)} view={silencing} />}
      {target !== null && silencing === null && <NoteEditor target={target} />}
    </section>
  );
}

function NoteEditor({ target }: { readonly target: NoteTarget }): JSX.Element {
  const desk = useDesk();
  const key = targetKey(target);
  const state = useDeskState((all) => all);
  const draft = draftOf(state, target);
  const note = targetNote(state, target);
  const finding = targetFinding(state, target)?.finding ?? null;
  const dirty = state.drafts[key] !== undefined;
  const saving = state.saving === key;
  const text = useRef<TextAreaRef>(null);
  const asked = state.noteAsked;
  const seen = useRef(asked);
  useEffect(() => {
    // Asked for by N: also when this editor has only just come up.
    if (asked !== seen.current || asked > lastFocused) {
      seen.current = asked;
      lastFocused = asked;
      text.current?.focus({ cursor: 'end' });
    }
  }, [asked]);
  const change = (fields: Parameters<typeof changeDraft>[2]): void => changeDraft(desk, target, fields);
  const isSigned = signedDocument(state.documents, finding?.at.document ?? anchorOf(target, note).document) !== null;
  // The part of a merged note is decided with the whole.
  const locked = isSigned || note?.mergedInto !== undefined;
  const problem = isSigned ? words.note.locked : locked ? '' : problemOf(draft, dirty);
  const save = (): void => {
    if (problem === null && !saving) void saveDraft(desk, target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  return (
    <div className="desk-note-form" onKeyDown={onKeyDown}>
      <div className="desk-note-head">
        <h3>{words.note.title}</h3>
        <NoteTargets target={target} />
        <span className="desk-soft desk-ellipsis" title={placeText(finding?.at ?? anchorOf(target, note))}>
          {placeText(finding?.at ?? anchorOf(target, note))}
        </span>
      </div>
      <NoteStates target={target} draft={draft} exists={note !== null} locked={locked} />
      {(draft.state === 'rejected' || state.askReason) && <RejectReasons target={target} draft={draft} />}
      <label className="desk-field">
        <span>{words.note.text}</span>
        <Input.TextArea
          ref={text}
          data-testid="note-text"
          value={draft.text}
          readOnly={locked}
          autoSize={{ minRows: 3, maxRows: 8 }}
          onChange={(event) => change({ text: event.target.value })}
        />
      </label>
      <label className="desk-field">
        <span>{words.note.suggestion}</span>
        <Input.TextArea
          data-testid="note-suggestion"
          value={draft.suggestion}
          readOnly={locked}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => change({ suggestion: event.target.value })}
        />
      </label>
      <label className="desk-field">
        <span>{words.note.basis}</span>
        <Input.TextArea
          data-testid="note-basis"
          value={draft.basis}
          readOnly={locked}
          autoSize={{ minRows: 1, maxRows: 6 }}
          onChange={(event) => change({ basis: event.target.value })}
        />
      </label>
      <WordingBar target={target} family={finding?.family ?? null} disabled={locked} />
      <label className="desk-field desk-note-severity">
        <span>{words.note.severity}</span>
        <Select
          aria-label={words.note.severity}
          data-testid="note-severity"
          value={draft.severity}
          disabled={locked}
          options={SEVERITIES.map((value) => ({ value, label: words.severity[value] }))}
          onChange={(value) => change({ severity: value })}
        />
      </label>
      {draft.conflict !== null && <NoteConflict target={target} newer={draft.conflict} />}
      <div className="desk-note-actions">
        <Button type="primary" data-testid="note-save" loading={saving} disabled={problem !== null} onClick={save}>
          {saving ? words.note.saving : words.note.save}
        </Button>
        {dirty && !saving && (
          <Button type="text" onClick={() => dropDraft(desk, target)}>
            {words.actions.discard}
          </Button>
        )}
        <span className="desk-grow" />
        <span role="status">
          {state.saved === key && !dirty && (
            <span className="desk-saved" data-testid="note-saved">
              <CheckOutlined aria-hidden /> {words.note.saved}
            </span>
          )}{' '}
          {!dirty && isSigned && <span className="desk-state-partial">{words.note.locked}</span>}
          {dirty && !saving && <span className="desk-soft">{problem ?? words.note.unsaved}</span>}
        </span>
      </div>
      {note !== null && <MergedLine note={note} disabled={isSigned} />}
      {note !== null && note.state !== 'withdrawn' && note.mergedInto === undefined && (
        <SecondLookPanel note={note} disabled={isSigned} />
      )}
      {note !== null && <NoteHistory note={note} />}
    </div>
  );
}

/** The request for the focus that was answered last, over all editors: a new one must not answer it again. */
let lastFocused = 0;

function anchorOf(target: NoteTarget, note: Note | null): Note['anchor'] {
  if (target.type === 'anchor') return target.anchor;
  if (note === null) throw new Error('a finding target without finding has at least its note');
  return note.anchor;
}

/** Why the draft cannot be saved yet, as a sentence; null where it can. */
function problemOf(draft: ReturnType<typeof draftOf>, dirty: boolean): string | null {
  if (draft.state === 'rejected' && draft.rejectReason === null) return words.note.needReason;
  if (draft.text.trim() === '') return dirty ? words.note.needText : '';
  const blanks = openBlanks(`${draft.text}${draft.suggestion}${draft.basis}`);
  if (blanks.length > 0) return wordingWords.needBlanks(blanks);
  return null;
}
