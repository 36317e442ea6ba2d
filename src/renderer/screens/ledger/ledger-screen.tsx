import { useCallback, useMemo, useState, type JSX } from 'react';
import { Button, Segmented } from 'antd';
import { ExportOutlined, TableOutlined } from '@ant-design/icons';
import type { ExportFormat, Note } from '../../../shared/desk-api.js';
import { DeskGrid } from '../../components/grid/desk-grid.js';
import { EmptyPlace } from '../../components/empty.js';
import { noteAnchor } from '../../anchors.js';
import { findingKey } from '../../state/arrange.js';
import { openScreen, showMessage, useDesk, useDeskState } from '../../state/desk.js';
import { exportNotes } from '../../state/exporting.js';
import { openNote, openPlace } from '../../state/navigation.js';
import { saveNoteChange } from '../../state/notes.js';
import { words } from '../../words.js';
import { LEDGER_SHEET, ledgerChange, ledgerColumns, ledgerLines, type LedgerLine } from './ledger-model.js';

const FORMATS = ['docx', 'xlsx', 'md', 'json'] as const satisfies readonly ExportFormat[];
const STATES = ['all', 'open', 'adopted', 'rejected', 'later'] as const;
type StateFilter = (typeof STATES)[number];

/** 台账. The notes as they will be printed, editable in place. */
export function LedgerScreen(): JSX.Element {
  const desk = useDesk();
  const notes = useDeskState((state) => state.notes);
  const documents = useDeskState((state) => state.documents);
  const findings = useDeskState((state) => state.findings);
  const [filter, setFilter] = useState<StateFilter>('all');
  const [selected, setSelected] = useState<Note | null>(null);
  const counted = useMemo(() => ledgerLines(notes, documents, findings), [notes, documents, findings]);
  const lines = useMemo(
    () =>
      filter === 'all'
        ? counted
        : ledgerLines(
            notes.filter((view) => view.note.state === filter),
            documents,
            findings,
          ),
    [counted, notes, documents, findings, filter],
  );
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
  const open = (note: Note): void => {
    const view = notes.find((one) => one.note.id === note.id);
    openPlace(desk, view === undefined ? note.anchor : noteAnchor(view));
    const decided = desk.store.get().findings.find((one) => one.note?.id === note.id);
    openNote(
      desk,
      decided !== undefined
        ? { type: 'finding', finding: findingKey(decided.finding) }
        : { type: 'anchor', anchor: note.anchor, note: note.id },
    );
  };
  if (counted.length === 0) {
    return (
      <EmptyPlace title={words.ledger.empty} hint={words.ledger.emptyHint}>
        <Button type="primary" onClick={() => openScreen(desk, 'review')}>
          {words.ledger.toReview}
        </Button>
      </EmptyPlace>
    );
  }
  return (
    <>
      <div className="desk-bar desk-wrap">
        <h2>{words.ledger.title}</h2>
        <Segmented
          aria-label={words.ledger.columns.state}
          value={filter}
          onChange={setFilter}
          options={STATES.map((value) => ({
            value,
            label: `${value === 'all' ? words.actions.all : words.noteState[value]} ${
              value === 'all' ? counted.length : counted.filter((line) => line.note.state === value).length
            }`,
          }))}
        />
        <Button
          type="text"
          icon={<TableOutlined aria-hidden />}
          disabled={selected === null}
          onClick={() => selected !== null && open(selected)}
        >
          {words.ledger.open}
        </Button>
        <span className="desk-grow" />
        {FORMATS.map((format) => (
          <Button
            key={format}
            icon={<ExportOutlined aria-hidden />}
            data-testid={`export-${format}`}
            onClick={() => void exportNotes(desk, format)}
          >
            {words.ledger.exports[format]}
          </Button>
        ))}
      </div>
      <div className="desk-fill" data-testid="ledger-grid" data-pane="grid">
        <DeskGrid
          key={filter}
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
      </div>
      <div className="desk-hint">{words.ledger.hint}</div>
    </>
  );
}

const NO_MARKS = {};
