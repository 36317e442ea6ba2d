import { useState, type JSX } from 'react';
import { Button } from 'antd';
import type { ConflictSide, ConflictView, DisputeView } from '../../../shared/desk-api.js';
import { placeText } from '../../place-text.js';
import { printedTime } from '../../printed-time.js';
import { openConflict } from '../../state/conflicts.js';
import { useDesk } from '../../state/desk.js';
import { useReading } from '../../state/reading.js';
import { words } from '../../words.js';

const labels = words.packages;

/**
 * 意见冲突. What was said differently about one place stands side by side, and the reviewer decides. Mounted anew after a merge:
 * until the answer is there it must not say that there is nothing to decide.
 */
export function Conflicts(): JSX.Element | null {
  const desk = useDesk();
  const [decided, setDecided] = useState(0);
  const conflicts = useReading('packages.conflicts', {}, decided);
  const disputes = useReading('packages.disputes', {}, decided);
  const decide = async ({ key, sides }: ConflictView, chosen: string): Promise<void> => {
    await desk.ask('packages.decide', { key, sides: sides.map(({ edition }) => edition), chosen });
    // Read again where it was refused, too: what is shown is then no longer what is there.
    setDecided((count) => count + 1);
  };
  const settle = async ({ key, sides }: DisputeView, chosen: string): Promise<void> => {
    await desk.ask('packages.settle', { key, sides: sides.map(({ saying }) => saying), chosen });
    setDecided((count) => count + 1);
  };
  if (!conflicts || !disputes) return null;
  if (conflicts.length + disputes.length === 0) return <p className="desk-soft">{labels.noConflicts}</p>;
  return (
    <>
      <p className="desk-soft">{labels.conflictsHint}</p>
      <ul className="desk-conflicts">
        {conflicts.map((conflict) => (
          <li key={conflict.key} data-testid="package-conflict">
            <h3>{labels.conflictOf(conflict.unitName ?? '', conflict.fileName)}</h3>
            <Place conflict={conflict} />
            <div className="desk-conflict-sides">
              {conflict.sides.map((side, index) => (
                <Side
                  key={side.edition}
                  side={side}
                  holds={index === 0}
                  choose={() => void decide(conflict, side.edition)}
                />
              ))}
            </div>
          </li>
        ))}
        {disputes.map((dispute) => (
          <li key={dispute.key} data-testid="package-dispute">
            <h3>{[labels.conflictOf(dispute.unitName ?? '', dispute.fileName), dispute.subject].join('　')}</h3>
            <div className="desk-conflict-sides">
              {dispute.sides.map(({ saying, says }, index) => (
                <div key={saying} className="desk-conflict-side">
                  <p>
                    <strong>{says}</strong> {index === 0 && <span className="desk-soft">{labels.holds}</span>}
                  </p>
                  <Button aria-label={labels.choseSide(says)} onClick={() => void settle(dispute, saying)}>
                    {labels.choose}
                  </Button>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which place it is about, and the way there. */
function Place({ conflict }: { readonly conflict: ConflictView }): JSX.Element | null {
  const desk = useDesk();
  const [holding] = conflict.sides;
  if (holding === undefined) return null;
  return (
    <p>
      <button
        type="button"
        className="desk-link"
        data-testid="conflict-place"
        onClick={() => void openConflict(desk, conflict)}
      >
        {placeText(holding.anchor)}
      </button>
    </p>
  );
}

type SideProps = { readonly side: ConflictSide; readonly holds: boolean; readonly choose: () => void };

function Side({ side, holds, choose }: SideProps): JSX.Element {
  const reason = side.rejectReason === null ? '' : `（${words.rejectReason[side.rejectReason]}）`;
  return (
    <div className="desk-conflict-side">
      <p>
        <strong>
          {words.noteState[side.state]}
          {reason}
        </strong>{' '}
        {words.severity[side.severity]} {holds && <span className="desk-soft">{labels.holds}</span>}
      </p>
      <p>{side.text}</p>
      <p>
        {labels.rectification}：{words.rectification[side.rectification]}
      </p>
      {side.suggestion !== '' && (
        <p>
          {words.note.suggestion}：{side.suggestion}
        </p>
      )}
      {side.basis !== '' && (
        <p>
          {words.note.basis}：{side.basis}
        </p>
      )}
      {side.look !== null && (
        <p>
          {words.note.look.outcome[side.look.outcome]} {side.look.reviewer} {side.look.reason}
        </p>
      )}
      <p className="desk-soft">{labels.side(side.author, printedTime(side.updatedAt))}</p>
      <Button aria-label={labels.chooseOf(side.author)} onClick={choose}>
        {labels.choose}
      </Button>
    </div>
  );
}
