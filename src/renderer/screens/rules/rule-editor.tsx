import { useEffect, useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Checkbox, Input, Modal, Segmented } from 'antd';
import { useDesk, useDeskState } from '../../state/desk.js';
import { useReading } from '../../state/reading.js';
import { closeDraft, isUnsaved, rulesView, saveOwnRule, type RuleDraft } from '../../state/own-rules.js';
import { useStore } from '../../state/store.js';
import { words } from '../../words.js';
import { ownRulesWords } from '../../words/own-rules.js';
import { RuleText } from './rule-text.js';
import { TrialBar } from './trial-bar.js';
import { TryOutResult } from './try-out-result.js';
import { useTrial } from './use-trial.js';

const labels = ownRulesWords.editor;
const SEVERITIES = ['error', 'warning', 'notice'] as const;

/** Form of one rule: written with completion, understood or marked while it is typed, tried out before it is kept. */
export function RuleEditor({ draft }: { readonly draft: RuleDraft }): JSX.Element {
  const desk = useDesk();
  const view = rulesView(desk);
  const unsaved = useStore(view, isUnsaved);
  const documents = useDeskState((state) => state.documents);
  const trial = useTrial();
  const { tried } = trial;
  const [saving, setSaving] = useState(false);
  const [said, setSaid] = useState('');
  const [dialog, dialogPlace] = Modal.useModal();
  const typed = useSettled(draft.text);
  // Tried on no document: only whether it is understood.
  const read = useReading('ownRules.tryOut', typed.trim() === '' ? null : { text: typed, documents: [] });
  const mistake = typed === draft.text ? (read?.mistake ?? null) : null;
  const isFine = typed === draft.text && typed.trim() !== '' && read?.mistake === null;
  const set = (change: Partial<RuleDraft>): void => {
    view.set({ draft: { ...draft, ...change } });
    setSaid('');
  };
  const tryOut = (): void => {
    if (!trial.running && !saving && draft.text.trim() !== '') void trial.start(draft.text);
  };
  const save = async (): Promise<void> => {
    if (saving) return;
    if (draft.name.trim() === '') return setSaid(labels.nameNeeded);
    setSaving(true);
    // What a rule is saved for is known: a trial still on its way would only keep the checks waiting.
    trial.stop();
    const saved = await saveOwnRule(desk, draft);
    setSaving(false);
    if (saved) closeDraft(desk);
  };
  const close = async (): Promise<void> => {
    if (!unsaved || (await dialog.confirm({ title: labels.discardAsk }))) closeDraft(desk);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') tryOut();
    else if (event.key.toLowerCase() === 's') void save();
    else return;
    event.preventDefault();
  };
  return (
    <section className="desk-own-editor" aria-labelledby="rule-editor-title" onKeyDown={onKeyDown}>
      {dialogPlace}
      <h3 id="rule-editor-title">{draft.id === null ? labels.newTitle : labels.editTitle(draft.id)}</h3>
      <label htmlFor="rule-name">{labels.name}</label>
      <Input
        id="rule-name"
        data-testid="rule-name"
        autoFocus
        maxLength={100}
        placeholder={labels.nameHint}
        value={draft.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <label htmlFor="rule-text">{labels.text}</label>
      <div>
        <RuleText
          id="rule-text"
          value={draft.text}
          mistake={mistake}
          describedBy="rule-said"
          onChange={(text) => set({ text })}
        />
        <p id="rule-said" role="status" data-testid="rule-said" className={mistake === null ? '' : 'desk-rule-wrong'}>
          {mistake?.message ?? (isFine ? labels.fine : '')}
        </p>
        <p className="desk-soft">{labels.textHint}</p>
      </div>
      <span id="rule-severity">{labels.severity}</span>
      <div>
        <Segmented
          aria-labelledby="rule-severity"
          value={draft.severity}
          options={SEVERITIES.map((value) => ({ value, label: words.severity[value] }))}
          onChange={(severity) => set({ severity })}
        />
      </div>
      <label htmlFor="rule-basis">{labels.basis}</label>
      <Input
        id="rule-basis"
        maxLength={4000}
        placeholder={labels.basisHint}
        value={draft.basis}
        onChange={(event) => set({ basis: event.target.value })}
      />
      <span />
      <div className="desk-own-actions">
        <Checkbox checked={draft.enabled} onChange={(event) => set({ enabled: event.target.checked })}>
          {labels.enabled}
        </Checkbox>
        <span className="desk-grow" />
        <span role="alert">{said}</span>
        <Button onClick={() => void close()}>{unsaved ? words.actions.discard : labels.close}</Button>
        <Button
          data-testid="rule-try"
          title={labels.tryOutKey}
          loading={trial.running}
          disabled={draft.text.trim() === ''}
          onClick={tryOut}
        >
          {labels.tryOut}
        </Button>
        <Button
          type="primary"
          data-testid="rule-save"
          title={labels.saveKey}
          loading={saving}
          disabled={draft.text.trim() === '' || mistake !== null}
          onClick={() => void save()}
        >
          {words.actions.save}
        </Button>
      </div>
      <TrialBar trial={trial} />
      {tried !== null && tried.result.mistake === null && (
        <TryOutResult result={tried.result} stale={tried.text !== draft.text} hasDocuments={documents.length > 0} />
      )}
    </section>
  );
}

/** A text once it has not changed for a moment, so that not every letter is a question. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
