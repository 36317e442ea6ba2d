import type { JSX } from 'react';
import { Button } from 'antd';
import type { DocumentSummary, ReviewStanding } from '../../../shared/desk-api.js';
import { landInPane } from '../../frame/panes.js';
import { useDesk, useDeskState, type Desk } from '../../state/desk.js';
import { goToOpenStep, stepsOf, type SignOffReason } from '../../state/sign-off-steps.js';
import { words } from '../../words.js';

const labels = words.review.signOff;

type Props = {
  readonly document: DocumentSummary;
  readonly standing: ReviewStanding;
  /** Notes nobody has looked at a second time. */
  readonly waiting: number;
};

/** What still stands between a document and its signature, each with a way to the next place where it is to be done. */
export function SignOffCounts({ document, standing, waiting }: Props): JSX.Element {
  const { counts, state } = standing;
  const isSigned = state === 'signed';
  return (
    <dl className="desk-figures" data-testid="sign-off-counts">
      <Count label={labels.state} value={words.batches.review[state]} />
      <Count label={labels.undecided} value={String(counts.total - counts.decided + counts.later)}>
        {!isSigned && <Step document={document} reason="undecided" />}
      </Count>
      <Count label={labels.returned} value={String(counts.returned)}>
        {!isSigned && <Step document={document} reason="returned" />}
      </Count>
      <Count label={labels.unconfirmed} value={String(waiting)}>
        {!isSigned && <Step document={document} reason="unconfirmed" />}
      </Count>
      <Count label={labels.confirmed} value={String(counts.confirmed)} />
    </dl>
  );
}

type CountProps = { readonly label: string; readonly value: string; readonly children?: JSX.Element | false };

function Count({ label, value, children = false }: CountProps): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value} {children}
      </dd>
    </div>
  );
}

/** Leads to the next place of a reason; nothing where there is none. */
function Step({
  document,
  reason,
}: {
  readonly document: DocumentSummary;
  readonly reason: SignOffReason;
}): JSX.Element {
  const desk = useDesk();
  const count = useDeskState((state) => stepsOf(state, document, reason).length);
  if (count === 0) return <></>;
  return (
    <Button
      size="small"
      type="link"
      data-testid={`step-${reason}`}
      aria-label={labels.stepTo(labels[reason])}
      onClick={() => step(desk, document, reason)}
    >
      {labels.step}
    </Button>
  );
}

function step(desk: Desk, document: DocumentSummary, reason: SignOffReason): void {
  if (!goToOpenStep(desk, document, reason)) return;
  // The panel gives the focus back to its button when it has closed; the next key is meant for the list.
  setTimeout(() => landInPane('findings'), 0);
}
