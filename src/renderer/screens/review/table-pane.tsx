import { useCallback, useMemo, type JSX } from 'react';
import { Button, Select } from 'antd';
import { EditOutlined, SwapOutlined } from '@ant-design/icons';
import { TABLE_KIND_NAMES, type Table } from '../../../core/disclosure/index.js';
import { cellAnchor } from '../../anchors.js';
import { documentNames } from '../../components/document-name.js';
import { DeskGrid } from '../../components/grid/desk-grid.js';
import { EmptyPlace } from '../../components/empty.js';
import { NextTurn } from '../../components/next-turn.js';
import type { GridPlace } from '../../components/grid/grid-props.js';
import { findingByKey } from '../../state/arrange.js';
import { openScreen, useDesk, useDeskState } from '../../state/desk.js';
import { doubtsHere } from '../../state/doubts.js';
import { openNote, selectCell, selectTable } from '../../state/navigation.js';
import { noteTargetHere } from '../../state/review-keys.js';
import { TableNotes } from './table-notes.js';
import { words } from '../../words.js';
import { CorrectButton, CorrectPanel } from './correct-panel.js';
import { DoubtPanel } from './doubt-panel.js';
import { ProfileButton, ProfilePanel } from './profile-panel.js';
import { confirmedIn, markRules, marksOf, operandsOf } from './cell-marks.js';
import { tableModel, type TableRow } from './table-model.js';
import { TableReadingMark } from './table-reading-mark.js';

/** Printed number and title of a table; its kind where it has no title. */
function tableName(table: Table): string {
  return [table.printedNumber, table.title || TABLE_KIND_NAMES[table.kind]].filter(Boolean).join(' ');
}

/** The document's tables, one at a time. */
export function TablePane(): JSX.Element {
  const desk = useDesk();
  const focus = useDeskState((state) => state.focus);
  const detail = useDeskState((state) => (focus.document === null ? undefined : state.details[focus.document]));
  const documents = useDeskState((state) => state.documents);
  const tables = detail?.disclosure.tables ?? [];
  // A finding in the narrative names no table: the one looked at last stays, else the first is shown.
  const table = tables.find((one) => one.id === focus.table) ?? tables[0];
  const writeHere = (): void => {
    const target = noteTargetHere(desk.store.get());
    if (target !== null) openNote(desk, target);
    desk.store.update((state) => ({ noteAsked: state.noteAsked + 1 }));
  };
  const compare = (): void => {
    if (table === undefined || detail === undefined) return;
    const { unitCode, unitName } = detail.summary;
    const unit = `${unitCode ?? ''} ${unitCode === null ? (unitName ?? '') : ''}`;
    desk.store.set({ compare: { unit, kind: table.kind, documents: [] } });
    openScreen(desk, 'compare');
  };
  return (
    <section className="desk-pane" data-pane="grid" aria-label={words.review.tables}>
      <div className="desk-pane-title desk-table-head">
        <Select
          aria-label={words.review.tables}
          className="desk-table-select"
          variant="filled"
          value={table?.id ?? null}
          options={tables.map((one) => ({ value: one.id, label: tableName(one) }))}
          onChange={(id) => id !== null && selectTable(desk, id)}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
        />
        {detail !== undefined && focus.scope !== focus.document && (
          <span className="desk-other-document desk-ellipsis" title={detail.summary.fileName}>
            {documentNames(documents).get(detail.summary.id) ?? detail.summary.fileName}
          </span>
        )}
        <TableNotes table={table ?? null} />
        {table !== undefined && <TableReadingMark reading={detail?.readings?.find((one) => one.table === table.id)} />}
        <span className="desk-grow" />
        <Button
          type="text"
          icon={<EditOutlined aria-hidden />}
          title={words.review.cellNoteHint}
          disabled={detail === undefined}
          data-testid="cell-note"
          onClick={writeHere}
        >
          {words.review.cellNote}
        </Button>
        {table !== undefined && <CorrectButton />}
        {detail !== undefined && <ProfileButton />}
        <Button
          type="text"
          icon={<SwapOutlined aria-hidden />}
          title={words.review.toCompareHint}
          disabled={table === undefined}
          onClick={compare}
        >
          {words.review.toCompare}
        </Button>
      </div>
      {table !== undefined && focus.document !== null && <DoubtPanel document={focus.document} table={table} />}
      {table !== undefined && focus.document !== null && <CorrectPanel document={focus.document} table={table} />}
      <ProfilePanel />
      <div className="desk-fill" data-testid="grid">
        {detail === undefined && focus.document !== null && (
          <p className="desk-soft desk-padded">{words.review.loading}</p>
        )}
        {detail !== undefined && table === undefined && (
          <EmptyPlace title={words.review.noTables} hint={detail.summary.message ?? words.review.noTablesHint} />
        )}
        {table !== undefined && focus.document !== null && (
          <NextTurn>
            <TableGrid table={table} document={focus.document} />
          </NextTurn>
        )}
      </div>
    </section>
  );
}

function TableGrid({ table, document }: { readonly table: Table; readonly document: string }): JSX.Element {
  const desk = useDesk();
  const focus = useDeskState((state) => state.focus);
  const findings = useDeskState((state) => state.findings);
  const notes = useDeskState((state) => state.notes);
  const doubts = useDeskState(doubtsHere);
  const model = useMemo(() => tableModel(table), [table]);
  const selected = useMemo(() => findingByKey(findings, focus.finding)?.finding ?? null, [findings, focus.finding]);
  const marks = useMemo(
    () =>
      markRules(
        marksOf(document, table.id, findings, notes),
        operandsOf(selected, document, table.id),
        confirmedIn(doubts, table.id),
      ),
    [document, table.id, findings, notes, selected, doubts],
  );
  const place = useMemo<(GridPlace & { readonly jump: number }) | null>(
    () =>
      focus.cell === null || focus.table !== table.id
        ? null
        : {
            ordinal: focus.cell.row,
            column: String(focus.cell.column),
            ...(focus.until !== null && { to: { ordinal: focus.until.row, column: String(focus.until.column) } }),
            jump: focus.jump,
          },
    [focus.cell, focus.until, focus.table, focus.jump, table.id],
  );
  const onCell = useCallback(
    ({ row }: TableRow, column: string) => {
      const cell = { row: row.index, column: Number(column) };
      selectCell(desk, cellAnchor(document, table, cell), table.id, cell);
    },
    [desk, document, table],
  );
  if (table.rows.length === 0) {
    return <EmptyPlace title={words.review.emptyTable} hint={table.emptyNote ?? tableName(table)} />;
  }
  return (
    <DeskGrid
      label={words.review.gridLabel(tableName(table))}
      subject={`${document} ${table.id}`}
      rows={model.rows}
      columns={model.columns}
      sheet={model.sheet}
      headerHeight={model.headerHeight}
      marks={marks}
      rowClasses={ROW_CLASSES}
      place={place}
      onCell={onCell}
    />
  );
}

const ROW_CLASSES: Readonly<Record<string, (row: TableRow) => boolean>> = {
  'desk-row-total': ({ row }) => row.role === 'total',
  'desk-row-subtotal': ({ row }) => row.role === 'subtotal',
};
