import type { JSX } from 'react';
import { Button, Modal } from 'antd';
import { useDesk, useDeskState } from '../../state/desk.js';
import { removeWording } from '../../state/wordings.js';
import { wordingWords } from '../../words/wordings.js';

/** Reviewers' own entries, to be taken out of the library. */
export function WordingLibrary({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const desk = useDesk();
  const wordings = useDeskState((state) => state.wordings);
  const own = (wordings ?? []).flatMap(({ id, kind, text }) => (id === null ? [] : [{ id, kind, text }]));
  return (
    <Modal open title={wordingWords.manage} footer={null} onCancel={onClose} destroyOnHidden>
      {own.length === 0 && <p className="desk-soft">{wordingWords.noOwn}</p>}
      <ul className="desk-wording-list">
        {own.map(({ id, kind, text }) => (
          <li key={id} data-testid="own-wording">
            <span className="desk-chip">{wordingWords.pick[kind]}</span>
            <span className="desk-grow">{text}</span>
            <Button size="small" aria-label={wordingWords.removeOf(text)} onClick={() => void removeWording(desk, id)}>
              {wordingWords.remove}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
