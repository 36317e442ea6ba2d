import { memo, useCallback, useMemo, useRef, useState, type JSX } from 'react';
import type { DoubtfulFigure } from '../../../core/checks/index.js';
import type { Table } from '../../../core/disclosure/index.js';
import type { FindingView, NoteView } from '../../../shared/desk-api.js';
import { cellAnchor } from '../../anchors.js';
import { DeskGrid } from '../../components/grid/desk-grid.js';
import { EmptyPlace } from '../../components/empty.js';
import { useInTurn, type Shown } from '../../components/use-in-turn.js';
import type { GridPlace } from '../../components/grid/grid-props.js';
import { findingByKey } from '../../state/arrange.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { doubtsHere } from '../../state/doubts.js';
import type { Focus } from '../../state/model.js';
import { selectCell } from '../../state/navigation.js';
import { words } from '../../words.js';
import { confirmedIn, markRules, marksOf, operandsOf } from './cell-marks.js';
import { tableModel, type TableRow } from './table-model.js';
import { tableName } from './table-name.js';

/** What the grid shows of the desk. */
type Content = {
  readonly table: Table;
  readonly document: string;
  readonly focus: Focus;
  readonly findings: readonly FindingView[];
  readonly notes: readonly NoteView[];
  readonly doubts: readonly DoubtfulFigure[];
};

/** Milliseconds after the rest of the screen in which another table comes. */
const LATER = 0;

type Props = {
  /** Null while the document is being read. */
  readonly table: Table | null;
  readonly document: string;
};

/**
 * 表格. Another table takes its turn after list, evidence and opinion. While its document is being read the grid is out of sight and
 * stays what it was: a new grid takes several times as long as new rows in an old one.
 */
export function TableGridPlace({ table, document }: Props): JSX.Element {
  const focus = useDeskState((state) => state.focus);
  const findings = useDeskState((state) => state.findings);
  const notes = useDeskState((state) => state.notes);
  const doubts = useDeskState(doubtsHere);
  const part = useRef<HTMLDivElement>(null);
  const live = useMemo(
    (): Shown<Content | null> => ({
      subject: `${document} ${table?.id ?? ''}`,
      value: table === null ? null : { table, document, focus, findings, notes, doubts },
    }),
    [table, document, focus, findings, notes, doubts],
  );
  const { value } = useInTurn(live, part, LATER);
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  const shown = value ?? last;
  return (
    <div ref={part} className={value === null ? 'desk-grid-place desk-grid-waiting' : 'desk-grid-place'}>
      {shown !== null && <TableGrid content={shown} isWaiting={value === null} />}
    </div>
  );
}

type GridProps = { readonly content: Content; readonly isWaiting: boolean };

/** Drawn anew only when what it shows changes: the desk may be a table ahead. */
const TableGrid = memo(function TableGrid({ content, isWaiting }: GridProps): JSX.Element {
  const desk = useDesk();
  const { table, document, focus, findings, notes, doubts } = content;
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
      isWaiting || focus.cell === null || focus.table !== table.id
        ? null
        : {
            ordinal: focus.cell.row,
            column: String(focus.cell.column),
            ...(focus.until !== null && { to: { ordinal: focus.until.row, column: String(focus.until.column) } }),
            jump: focus.jump,
          },
    [isWaiting, focus.cell, focus.until, focus.table, focus.jump, table.id],
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
});

const ROW_CLASSES: Readonly<Record<string, (row: TableRow) => boolean>> = {
  'desk-row-total': ({ row }) => row.role === 'total',
  'desk-row-subtotal': ({ row }) => row.role === 'subtotal',
};
