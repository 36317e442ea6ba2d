import { useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Input } from 'antd';
import { useDesk } from '../../state/desk.js';
import { changeWording } from '../../state/wordings.js';
import { words } from '../../words.js';
import { wordingWords } from '../../words/wordings.js';

type Props = {
  readonly id: string;
  readonly text: string;
  /** Told with every change whether there is something to save. */
  readonly onChange: (unsaved: boolean) => void;
  readonly onClose: () => void;
};

/** One entry of the library while it is changed, in its place. What cannot be saved stays as it was typed. */
export function WordingEditor({ id, text, onChange, onClose }: Props): JSX.Element {
  const desk = useDesk();
  const [typed, setTyped] = useState(text);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    if (busy) return;
    if (typed.trim() === '') return setSaid(wordingWords.changeEmpty);
    setBusy(true);
    const isKept = await changeWording(desk, id, typed.trim());
    setBusy(false);
    if (isKept) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    // Escape ends the change, and the dialog only with the next press.
    event.stopPropagation();
  };
  return (
    <div className="desk-grow desk-wording-edit" onKeyDown={onKeyDown}>
      <Input.TextArea
        autoFocus
        aria-label={wordingWords.changedText}
        data-testid="wording-text"
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4000}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setSaid('');
          onChange(target.value !== text);
        }}
      />
      <span className="desk-soft">{wordingWords.changeHint}</span>
      <span role="alert">{said}</span>
      <div className="desk-wording-acts">
        <Button size="small" onClick={onClose}>
          {words.actions.cancel}
        </Button>
        <Button size="small" type="primary" data-testid="wording-save" loading={busy} onClick={() => void save()}>
          {words.actions.save}
        </Button>
      </div>
    </div>
  );
}
