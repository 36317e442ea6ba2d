import type { JSX } from 'react';
import { openScreen, useDesk, useDeskState } from '../state/desk.js';
import { currentBatch, isInBatch } from '../state/in-batch.js';
import { words } from '../words.js';

/** 状态栏. Whose document it is and what the reading was like; the selected cells; the money unit. */
export function StatusBar(): JSX.Element {
  const screen = useDeskState((state) => state.screen);
  const ready = useDeskState((state) => state.ready);
  const documents = useDeskState((state) => state.documents);
  const batches = useDeskState((state) => state.batches);
  const notes = useDeskState((state) => state.notes.length);
  const focus = useDeskState((state) => state.focus);
  const selection = useDeskState((state) => state.selection);
  const details = useDeskState((state) => state.details);
  const shown = screen === 'review' ? documents.find((one) => one.id === focus.document) : undefined;
  const unit = shown && details[shown.id]?.disclosure.tables.find((table) => table.id === focus.table)?.moneyUnit;
  const reviewer = useDeskState((state) => state.status?.reviewer);
  const desk = useDesk();
  const status = words.status;
  const batch = currentBatch(batches);
  const counted = documents.filter((one) => isInBatch(one, batches.chosen)).length;
  return (
    <footer className="desk-status" aria-label={status.label}>
      {!ready && <span>{status.loading}</span>}
      {ready && shown === undefined && (
        <span>{[batch?.name ?? '', status.summary(counted, notes)].filter(Boolean).join(' · ')}</span>
      )}
      {shown !== undefined && (
        <>
          <span>{[shown.unitName ?? words.library.noUnit, shown.unitCode].filter(Boolean).join(' ')}</span>
          <span>
            {[shown.fiscalYear, shown.stage === null ? null : words.stage[shown.stage]].filter(Boolean).join(' ')}
          </span>
          <span className="desk-status-check" title={shown.selfCheck}>
            {shown.selfCheck}
          </span>
        </>
      )}
      <span className="desk-grow" />
      {selection !== null && selection.cells > 1 && (
        <span data-testid="selection" className="desk-status-selection">
          <span>{status.selection(selection.cells, selection.figures)}</span>
          {selection.sum !== null && <span>{status.sum(selection.sum)}</span>}
          {selection.average !== null && <span>{status.average(selection.average)}</span>}
        </span>
      )}
      {unit && <span>{unit}</span>}
      {reviewer !== undefined && (
        <button
          type="button"
          className="desk-link desk-status-reviewer"
          title={status.reviewerHint}
          data-testid="status-reviewer"
          onClick={() => openScreen(desk, 'settings')}
        >
          {status.reviewer(reviewer)}
        </button>
      )}
      <span>{status.nonSecret}</span>
    </footer>
  );
}
