import { useCallback, useMemo, useState, type JSX } from 'react';
import { Button, Checkbox } from 'antd';
import { ExportOutlined, FileTextOutlined, PrinterOutlined, TableOutlined } from '@ant-design/icons';
import type { ExportChoice, FateProposal, Note } from '../../../shared/desk-api.js';
import { ConflictNotice } from '../../components/conflict-notice.js';
import { DeskGrid } from '../../components/grid/desk-grid.js';
import { EmptyPlace } from '../../components/empty.js';
import { FoldingBars } from '../../components/folding-bars.js';
import { noteAnchor } from '../../anchors.js';
import { findingKey } from '../../state/arrange.js';
import { openScreen, showMessage, useDesk, useDeskState } from '../../state/desk.js';
import { ofBatchLookedAt, openExport, writeExport } from '../../state/export-view.js';
import { openNote, openPlace } from '../../state/navigation.js';
import { saveNoteChange } from '../../state/notes.js';
import { useReading } from '../../state/reading.js';
import { words } from '../../words.js';
import { versionsWords } from '../../words/versions.js';
import { exportWords } from '../../words/exports.js';
import { PreviewPane } from '../export/export-dialog.js';
import { usePreview } from '../export/use-preview.js';
import { LedgerBar } from './ledger-bar.js';
import {
  LEDGER_SHEET,
  ledgerChange,
  ledgerColumns,
  ledgerLines,
  ledgerUnits,
  type LedgerLine,
  type LedgerView,
} from './ledger-model.js';
import { proposalFor } from './proposals.js';
import { useLedgerRows } from './use-ledger-rows.js';

const EVERYTHING: LedgerView = { state: 'all', unit: null, text: '', order: 'unitName' };
const NO_MARKS = {};
const NO_PROPOSALS: readonly FateProposal[] = [];

/** 台账. The notes as they will be printed, editable in place; the opinion beside them. */
export function LedgerScreen(): JSX.Element {
  const desk = useDesk();
  const notes = useDeskState((state) => state.notes);
  const rows = useLedgerRows();
  const proposals = useReading('versions.proposals', {}) ?? NO_PROPOSALS;
  const [view, setView] = useState<LedgerView>(EVERYTHING);
  const [selected, setSelected] = useState<Note | null>(null);
  const [beside, setBeside] = useState(false);
  const live = useMemo(() => notes.filter(({ note }) => note.state !== 'withdrawn'), [notes]);
  const lines = useMemo(() => ledgerLines(live, rows ?? [], view, proposals), [live, rows, view, proposals]);
  const columns = useMemo(() => ledgerColumns(), []);
  const onCell = useCallback((line: LedgerLine) => setSelected(line.note), []);
  const onEdit = useCallback(
    ({ note }: LedgerLine, column: string, value: string) => {
      const change = ledgerChange(note, column, value);
      if (change === null) showMessage(desk, 'error', words.note.needText);
      else void saveNoteChange(desk, note, change);
    },
    [desk],
  );
  const proposed = proposalFor(live, selected, proposals);
  const open = (note: Note): void => {
    const shown = notes.find((one) => one.note.id === note.id);
    openPlace(desk, shown === undefined ? note.anchor : noteAnchor(shown));
    const decided = desk.store.get().findings.find((one) => one.note?.id === note.id);
    openNote(
      desk,
      decided !== undefined
        ? { type: 'finding', finding: findingKey(decided.finding) }
        : { type: 'anchor', anchor: note.anchor, note: note.id },
    );
  };
  if (live.length === 0) {
    return (
      <>
        <ConflictNotice />
        <EmptyPlace title={words.ledger.empty} hint={words.ledger.emptyHint}>
          <Button type="primary" onClick={() => openScreen(desk, 'review')}>
            {words.ledger.toReview}
          </Button>
        </EmptyPlace>
      </>
    );
  }
  const seen = (): ExportChoice => ({
    ...ofBatchLookedAt(desk),
    kind: 'ledger',
    notes: lines.map(({ note }) => note.id),
  });
  return (
    <FoldingBars summary={words.ledger.count(lines.length)}>
      <LedgerBar
        view={view}
        change={(change) => setView({ ...view, ...change })}
        units={ledgerUnits(rows ?? [])}
        count={(state) => live.filter(({ note }) => state === 'all' || note.state === state).length}
      >
        <Button
          type="text"
          icon={<TableOutlined aria-hidden />}
          disabled={selected === null}
          onClick={() => selected !== null && open(selected)}
        >
          {words.ledger.open}
        </Button>
        <Button
          type="text"
          icon={<FileTextOutlined aria-hidden />}
          disabled={selected === null}
          data-testid="finding-sheet"
          onClick={() => selected !== null && openExport(desk, { kind: 'finding-sheet', notes: [selected.id] })}
        >
          {exportWords.sheet}
        </Button>
        {proposed !== null && (
          <Button
            data-testid="accept-proposal"
            data-accept
            onClick={() => void saveNoteChange(desk, proposed.note, { rectification: proposed.rectification })}
          >
            {versionsWords.accept(words.rectification[proposed.rectification])}
          </Button>
        )}
        <Checkbox checked={beside} onChange={({ target }) => setBeside(target.checked)} data-testid="opinion-beside">
          {words.ledger.opinion}
        </Checkbox>
        <span className="desk-grow" />
        <Button
          icon={<PrinterOutlined aria-hidden />}
          data-testid="ledger-preview"
          onClick={() => openExport(desk, seen())}
        >
          {exportWords.open}
        </Button>
        <Button
          icon={<ExportOutlined aria-hidden />}
          data-testid="export-xlsx"
          onClick={() => void writeExport(desk, seen(), 'xlsx')}
        >
          {words.ledger.exports.xlsx}
        </Button>
      </LedgerBar>
      <ConflictNotice />
      <div className="desk-ledger">
        <div className="desk-ledger-grid" data-testid="ledger-grid" data-pane="grid">
          {rows !== null && lines.length === 0 ? (
            <p className="desk-hint">{words.ledger.nothing}</p>
          ) : (
            <DeskGrid
              key={JSON.stringify(view)}
              label={words.ledger.label}
              rows={lines}
              columns={columns}
              sheet={LEDGER_SHEET}
              marks={NO_MARKS}
              rowHeight={64}
              place={null}
              onCell={onCell}
              onEdit={onEdit}
            />
          )}
        </div>
        {beside && <OpinionBeside />}
      </div>
      <div className="desk-hint">
        {words.ledger.hint} · {words.ledger.seen(lines.length)}
      </div>
    </FoldingBars>
  );
}

/** The opinion as it now stands, beside the ledger it is made from. */
function OpinionBeside(): JSX.Element {
  const desk = useDesk();
  useDeskState((state) => state.batches.chosen);
  return (
    <div className="desk-ledger-opinion" data-pane="opinion">
      <PreviewPane report={usePreview({ ...ofBatchLookedAt(desk), kind: 'opinion' })} />
    </div>
  );
}
