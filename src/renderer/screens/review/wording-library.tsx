import { useState, type JSX } from 'react';
import { Button, Modal } from 'antd';
import { useDesk, useDeskState } from '../../state/desk.js';
import { removeWording } from '../../state/wordings.js';
import { wordingWords } from '../../words/wordings.js';
import { WordingEditor } from './wording-editor.js';

/** Reviewers' own entries, to be changed where they stand or taken out of the library. */
export function WordingLibrary({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const desk = useDesk();
  const wordings = useDeskState((state) => state.wordings);
  const [edited, setEdited] = useState<{ readonly id: string; readonly unsaved: boolean } | null>(null);
  // Where the focus goes when a change has ended: saved words are an entry of their own, in the same place.
  const [last, setLast] = useState(-1);
  const [said, setSaid] = useState('');
  const own = (wordings ?? []).flatMap(({ id, kind, text }) => (id === null ? [] : [{ id, kind, text }]));
  const close = (): void => {
    // What was typed is not lost by a press beside the dialog.
    if (edited?.unsaved === true) setSaid(wordingWords.changeOpen);
    else onClose();
  };
  const edit = (next: typeof edited): void => {
    setEdited(next);
    setSaid('');
  };
  return (
    <Modal open title={wordingWords.manage} footer={null} onCancel={close} destroyOnHidden>
      {own.length === 0 && <p className="desk-soft">{wordingWords.noOwn}</p>}
      <ul className="desk-wording-list">
        {own.map(({ id, kind, text }, index) => (
          <li key={id} data-testid="own-wording">
            <span className="desk-chip">{wordingWords.pick[kind]}</span>
            {edited?.id === id ? (
              <WordingEditor
                id={id}
                text={text}
                onChange={(unsaved) => edit({ id, unsaved })}
                onClose={() => edit(null)}
              />
            ) : (
              <>
                <span className="desk-grow desk-wording-text">{text}</span>
                <Button
                  size="small"
                  autoFocus={index === last}
                  disabled={edited?.unsaved === true}
                  aria-label={wordingWords.changeOf(text)}
                  onClick={() => {
                    setLast(index);
                    edit({ id, unsaved: false });
                  }}
                >
                  {wordingWords.change}
                </Button>
                <Button
                  size="small"
                  aria-label={wordingWords.removeOf(text)}
                  onClick={() => void removeWording(desk, id)}
                >
                  {wordingWords.remove}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <p role="alert">{said}</p>
    </Modal>
  );
}
