import { useState, type JSX } from 'react';
import { Button, Drawer, Input } from 'antd';
import type { DocumentSummary, ReviewStanding } from '../../../shared/desk-api.js';
import { documentName } from '../../components/document-name.js';
import { printedTime } from '../../printed-time.js';
import { useDesk, useDeskState, type Desk } from '../../state/desk.js';
import { reload } from '../../state/loading.js';
import { useReading } from '../../state/reading.js';
import { documentInHand, notesToConfirm, saveLook } from '../../state/second-look.js';
import { words } from '../../words.js';
import { SignOffCounts } from './sign-off-counts.js';

const labels = words.review.signOff;

/** State of the review of the document in hand; opens the panel. */
export function SignOffButton(): JSX.Element | null {
  const desk = useDesk();
  const document = useDeskState(documentInHand);
  const shown = useDeskState((state) => state.signOffShown);
  if (document === null) return null;
  return (
    <Button
      size="small"
      block
      // Among the findings of all files it is that of the file in hand.
      title={documentName(document)}
      data-testid="sign-off"
      aria-pressed={shown}
      onClick={() => desk.store.set({ signOffShown: !shown })}
    >
      {labels.button(words.batches.review[document.review])}
    </Button>
  );
}

/** 复核和签发. What still stands between the document and the signature, and the signature itself. */
export function SignOffPanel(): JSX.Element {
  const desk = useDesk();
  const shown = useDeskState((state) => state.signOffShown);
  const document = useDeskState(documentInHand);
  const standing = useReading('review.standing', shown && document !== null ? { document: document.id } : null);
  return (
    <Drawer
      title={labels.title}
      open={shown && document !== null}
      size={400}
      onClose={() => desk.store.set({ signOffShown: false })}
      destroyOnHidden
    >
      {document !== null && standing && <Standing key={document.id} document={document} standing={standing} />}
    </Drawer>
  );
}

type Props = { readonly document: DocumentSummary; readonly standing: ReviewStanding };

function Standing({ document, standing }: Props): JSX.Element {
  const desk = useDesk();
  const { counts, signOff } = standing;
  const reviewer = useDeskState((state) => state.status?.reviewer ?? '');
  const isOpen = counts.decided < counts.total || counts.later > 0 || counts.returned > 0;
  const waiting = counts.notes - counts.confirmed - counts.returned;
  return (
    <div className="desk-profile" data-testid="sign-off-panel">
      <strong>{documentName(document)}</strong>
      <SignOffCounts document={document} standing={standing} waiting={waiting} />
      {signOff !== null && (
        <p data-testid="sign-off-line">
          {labels.line[signOff.state](signOff.reviewer, printedTime(signOff.at))}
          {signOff.reason !== '' && ` ${labels.reasonOf(signOff.reason)}`}
          {signOff.state === 'signed' && signOff.unconfirmed > 0 && ` ${labels.signedUnconfirmed(signOff.unconfirmed)}`}
        </p>
      )}
      {standing.state === 'signed' ? (
        <Unlock standing={standing} />
      ) : (
        <>
          <Button
            data-testid="confirm-all"
            disabled={waiting === 0}
            onClick={() =>
              void saveLook(desk, notesToConfirm(desk.store.get(), document), { outcome: 'confirmed', reason: '' })
            }
          >
            {labels.confirmAll(waiting)}
          </Button>
          <p className="desk-soft">{isOpen ? labels.notYet : labels.hint(reviewer)}</p>
          {!isOpen && waiting > 0 && <p className="desk-state-partial">{labels.withoutLook(waiting)}</p>}
          <Button
            type="primary"
            data-testid="sign-now"
            disabled={isOpen}
            onClick={() => void sign(desk, document.id, signOff?.revision ?? null)}
          >
            {labels.sign}
          </Button>
        </>
      )}
    </div>
  );
}

async function sign(desk: Desk, document: string, revision: number | null): Promise<void> {
  await desk.ask('review.sign', { document, revision });
  await reload(desk, ['documents', 'notes']);
}

/** 解锁. A signed review is changed only with a reason. */
function Unlock({ standing }: { readonly standing: ReviewStanding }): JSX.Element {
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const unlock = async (): Promise<void> => {
    if (reason.trim() === '' || standing.signOff === null) return;
    const { document, signOff } = standing;
    await desk.ask('review.unlock', { document, revision: signOff.revision, reason });
    await reload(desk, ['documents', 'notes']);
  };
  return (
    <>
      <label className="desk-field">
        <span>{labels.unlockReason}</span>
        <Input
          data-testid="unlock-reason"
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) void unlock();
          }}
        />
      </label>
      <Button data-testid="unlock" disabled={reason.trim() === ''} onClick={() => void unlock()}>
        {labels.unlock}
      </Button>
    </>
  );
}
