import { useState, type JSX } from 'react';
import { Button, Modal } from 'antd';
import type { RestorePreview } from '../../../shared/desk-api.js';
import { FirstFocus } from '../../components/first-focus.js';
import { printedTime } from '../../printed-time.js';
import { restoreCopy } from '../../state/backups.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { backupsWords as labels } from '../../words/backups.js';
import { logWords } from '../../words/log.js';
import { words } from '../../words.js';
import { logText } from './log-text.js';

type Props = { readonly preview: RestorePreview; readonly close: () => void };

function lostLines({ lostDocuments, lostNotes, changedNotes, lostActs }: RestorePreview): readonly string[] {
  return [
    ...(lostDocuments.length === 0 ? [] : [labels.lostDocuments(lostDocuments)]),
    ...(lostNotes === 0 ? [] : [labels.lostNotes(lostNotes)]),
    ...(changedNotes === 0 ? [] : [labels.changedNotes(changedNotes)]),
    ...(lostActs === 0 ? [] : [labels.lostActs(lostActs)]),
  ];
}

/** 恢复前核对. What a copy would take away, before anything is changed. */
export function RestoreDialog({ preview, close }: Props): JSX.Element {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const { copy, documents, notes, gainedActs, gainedDocuments } = preview;
  const lost = lostLines(preview);
  const restore = async (): Promise<void> => {
    setBusy(true);
    const done = await restoreCopy(desk, preview);
    setBusy(false);
    // Where it was refused, what is shown may no longer be what would be lost.
    close();
    if (done) document.querySelector<HTMLElement>('[data-testid="backup"]')?.focus();
  };
  return (
    <Modal
      open
      destroyOnHidden
      width="min(820px, 94vw)"
      title={labels.previewTitle(printedTime(copy.at))}
      footer={null}
      onCancel={() => !busy && close()}
    >
      <div className="desk-restore" data-testid="restore-preview">
        <FirstFocus />
        <p>{labels.contents(documents, notes)}</p>
        {lost.length === 0 ? (
          <p>{labels.nothingLost}</p>
        ) : (
          <>
            <h3>{labels.lost}</h3>
            <ul>
              {lost.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <LostActs preview={preview} />
          </>
        )}
        {gainedActs > 0 && <p>{labels.gained(gainedActs, gainedDocuments)}</p>}
        <p className="desk-soft">{labels.former}</p>
        <div className="desk-exchange-row">
          <Button data-first-focus disabled={busy} onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button danger type="primary" loading={busy} data-testid="restore-now" onClick={() => void restore()}>
            {busy ? labels.working : labels.confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function LostActs({ preview: { lost } }: Pick<Props, 'preview'>): JSX.Element | null {
  const documents = useDeskState((state) => state.documents);
  if (lost.length === 0) return null;
  const names = new Map(documents.map(({ id, fileName }) => [id, fileName]));
  return (
    <details open={lost.length <= 10}>
      <summary>{labels.lostTable}</summary>
      <div className="desk-restore-acts" tabIndex={0} role="region" aria-label={labels.lostTable}>
        <table className="desk-codes-table">
          <tbody>
            {lost.map((entry) => {
              const { subject, lines } = logText(entry, names);
              return (
                <tr key={entry.sequence} data-testid="lost-act">
                  <td title={entry.at}>{printedTime(entry.at)}</td>
                  <td>{entry.actor}</td>
                  <td>{logWords.actions[entry.action] ?? entry.action}</td>
                  <td>{[subject, ...lines].filter(Boolean).join('　')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
