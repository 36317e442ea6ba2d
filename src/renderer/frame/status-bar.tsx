import type { JSX } from 'react';
import { SyncOutlined, WarningOutlined } from '@ant-design/icons';
import { printedTime } from '../printed-time.js';
import { openScreen, useDesk, useDeskState } from '../state/desk.js';
import { currentBatch, isInBatch } from '../state/in-batch.js';
import { backupsWords } from '../words/backups.js';
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
  const counted = documents.filter((one) => one.latest && isInBatch(one, batches.chosen)).length;
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
      <BackupMark />
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

/** 备份状态. What went wrong is said here in a word, and in full where it can be mended. */
function BackupMark(): JSX.Element | null {
  const desk = useDesk();
  const backups = useDeskState((state) => state.backups);
  if (backups === null || (backups.state !== 'failed' && backups.state !== 'running' && backups.at === null))
    return null;
  const { state, at, message } = backups;
  const text =
    state === 'failed'
      ? backupsWords.statusFailed
      : state === 'running'
        ? backupsWords.statusRunning
        : backupsWords.statusDone(printedTime(at ?? ''));
  return (
    <button
      type="button"
      className={`desk-link desk-status-reviewer${state === 'failed' ? ' desk-status-failed' : ''}`}
      title={[message, backupsWords.statusHint].filter(Boolean).join('\n')}
      data-testid="status-backup"
      data-state={state}
      onClick={() => openScreen(desk, 'settings')}
    >
      {state === 'failed' && <WarningOutlined aria-hidden />}
      {state === 'running' && <SyncOutlined aria-hidden />} {text}
    </button>
  );
}
