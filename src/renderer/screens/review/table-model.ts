import type { ColDef, ColGroupDef } from 'ag-grid-community';
import { formatDecimal } from '../../../core/amount/index.js';
import {
  DESCRIBING_MEASURES,
  type Cell,
  type Column,
  type Measure,
  type Row,
  type Table,
} from '../../../core/disclosure/index.js';
import type { SheetColumn, SheetRow } from '../../components/grid/sheet.js';
import { textWidth } from '../../components/grid/text-width.js';
import { correctionWords } from '../../words/corrections.js';

/** A row of the table grid. */
export type TableRow = SheetRow & { readonly row: Row };

/** 表格模型. A table as the grid takes it. Column ids are the column indexes of the table. */
export type TableModel = {
  readonly rows: readonly TableRow[];
  readonly columns: (ColDef<TableRow> | ColGroupDef<TableRow>)[];
  readonly sheet: readonly SheetColumn<TableRow>[];
  readonly headerHeight: number;
};

const NAMES = new Set<Measure>(['function.name', 'economic.name', 'function', 'economic.department', 'item']);

/** Rows fewer than this all stand in view: pinning the totals would only tear a gap. */
const PIN_FROM = 16;
/** Leading columns stay pinned while they can be cut to this width, so that figures keep their room in the pane. */
const PINNED_WIDTH = 340;
/** A pinned column is made narrower to this share at most, and not below the width of a code, in px. */
const NARROWED = 0.5;
const CODE_ROOM = 84;
const PADDING = 19;

/** Builds the grid's model of a table. */
export function tableModel(table: Table): TableModel {
  const widths = table.columns.map((column) => widthOf(table, column));
  const pinned = pinnedColumns(table, widths);
  const leaf = (column: Column, name: string): ColDef<TableRow> => ({
    colId: String(column.index),
    headerName: name,
    width: widths[column.index] ?? 90,
    pinned: pinned.has(column.index) ? 'left' : null,
    valueGetter: ({ data }) => shownText(column, data?.row.cells[column.index]),
    tooltipValueGetter: ({ data }) => tooltip(data?.row.cells[column.index]),
    cellClass: isAmountColumn(table, column) ? 'desk-amount' : 'desk-words',
    headerClass: isAmountColumn(table, column) ? 'desk-amount-header' : '',
    ...(NAMES.has(column.measure) && table.isTree && { cellStyle: ({ data }) => indent(data?.row) }),
  });
  return {
    rows: pinTotals(table),
    columns: headerTree(table.columns, 0, leaf),
    sheet: table.columns.map((column) => ({
      id: String(column.index),
      text: ({ row }) => shownText(column, row.cells[column.index]),
      value: ({ row }) => (isAmountColumn(table, column) ? figure(row.cells[column.index]) : null),
    })),
    headerHeight: headerHeight(
      table,
      widths.map((width, index) => pinned.get(index) ?? width),
    ),
  };
}

function figure(cell: Cell | undefined): string | null {
  return cell?.reading.state === 'number' ? cell.reading.amount.value : null;
}

/** True for columns of figures: by their meaning, else by what stands in them. */
function isAmountColumn(table: Table, column: Column): boolean {
  if (DESCRIBING_MEASURES.has(column.measure)) return false;
  if (column.moneyUnit !== null || column.measure !== 'other') return true;
  const states = table.rows.map((row) => row.cells[column.index]?.reading.state);
  return states.includes('number') && !states.includes('text');
}

/** What a cell shows: a figure with thousands separators and its printed decimals, anything else as it is printed. */
function shownText(column: Column, cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const { reading } = cell;
  if (reading.state === 'number' && !DESCRIBING_MEASURES.has(column.measure))
    return formatDecimal(reading.amount.value);
  return cell.text.replace(/\s+/g, ' ').trim();
}

function tooltip(cell: Cell | undefined): string | null {
  if (cell === undefined) return null;
  if (cell.corrected !== undefined) {
    const { was } = cell.corrected;
    return was.trim() === cell.text.trim() ? correctionWords.accepted(was) : correctionWords.tooltip(was, cell.text);
  }
  return cell.reading.state === 'unreadable' ? `${cell.text}：${cell.reading.reason}` : cell.text.trim() || null;
}

function indent(row: Row | undefined): { paddingLeft: string } {
  const depth = row?.lines[0]?.role === 'total' ? 0 : (row?.lines[0]?.depth ?? 0);
  return { paddingLeft: `${8 + depth * 14}px` };
}

type Leaf = (column: Column, name: string) => ColDef<TableRow>;

/** Columns that share a header word above them stand under one group, as printed. */
function headerTree(
  columns: readonly Column[],
  depth: number,
  leaf: Leaf,
): (ColDef<TableRow> | ColGroupDef<TableRow>)[] {
  const tree: (ColDef<TableRow> | ColGroupDef<TableRow>)[] = [];
  for (let at = 0; at < columns.length;) {
    const column = columns[at];
    if (column === undefined) break;
    const name = column.path[depth] ?? '';
    if (column.path.length <= depth + 1) {
      tree.push(leaf(column, name));
      at += 1;
      continue;
    }
    let end = at + 1;
    for (let next = columns[end]; next !== undefined; next = columns[++end]) {
      if (next.path[depth] !== name || next.path.length <= depth + 1 || next.lane !== column.lane) break;
    }
    tree.push({
      headerName: name,
      children: headerTree(columns.slice(at, end), depth + 1, leaf),
    });
    at = end;
  }
  return tree;
}

/** The columns that stay in view, each with the width it may be cut to where the pane is narrow. */
type Pinned = ReadonlyMap<number, number>;

/**
 * Codes and names at the left edge of a one-lane table stay in view: figures without the name of their row say nothing.
 * Where together they would take the pane from the figures the grid makes them narrower; cut words are shown whole on hover.
 */
function pinnedColumns(table: Table, widths: readonly number[]): Pinned {
  if (table.columns.some((column) => column.lane > 0)) return new Map();
  const end = table.columns.findIndex((column) => isAmountColumn(table, column));
  const leading = end === -1 ? [] : table.columns.slice(0, end);
  const own = leading.map(({ index }) => widths[index] ?? 0);
  const least = own.map((width) => Math.min(width, Math.max(CODE_ROOM, width * NARROWED)));
  let count = 0;
  for (let sum = 0; count < least.length && sum + (least[count] ?? 0) <= PINNED_WIDTH; count += 1) {
    sum += least[count] ?? 0;
  }
  while (count > 0 && isGroupCut(table.columns, count)) count -= 1;
  return new Map(leading.slice(0, count).map(({ index }, at) => [index, least[at] ?? 0]));
}

/** A group that is pinned in part would be printed twice. */
function isGroupCut(columns: readonly Column[], at: number): boolean {
  const [before, after] = [columns[at - 1], columns[at]];
  if (before === undefined || after === undefined) return false;
  return before.path.length > 1 && after.path.length > 1 && before.path[0] === after.path[0];
}

/** Total rows at the head or the foot of a long one-lane table stay in view, two at most on either side. */
function pinTotals(table: Table): readonly TableRow[] {
  const rows = table.rows.map((row, ordinal): TableRow => ({ row, ordinal, pin: null }));
  if (rows.length < PIN_FROM || table.columns.some((column) => column.lane > 0)) return rows;
  const isTotal = (row: TableRow | undefined): boolean => row?.row.role === 'total';
  const pin = (index: number, side: 'top' | 'bottom'): void => {
    const row = rows[index];
    if (row !== undefined) rows[index] = { ...row, pin: side };
  };
  for (let index = 0; index < 2 && isTotal(rows[index]); index++) pin(index, 'top');
  for (let back = 1; back <= 2 && isTotal(rows.at(-back)); back++) pin(rows.length - back, 'bottom');
  return rows;
}

function widthOf(table: Table, column: Column): number {
  const words = DESCRIBING_MEASURES.has(column.measure);
  const deepest = words && NAMES.has(column.measure) && table.isTree ? 28 : 0;
  const body = table.rows.map((row) => textWidth(shownText(column, row.cells[column.index])));
  const widest = Math.max(0, ...body) + deepest;
  const heading = textWidth(column.path.at(-1) ?? '');
  // A long heading may take two lines; words may be cut and are shown whole on hover.
  const wanted = Math.max(widest, heading > 70 ? Math.max(64, heading / 2 + 8) : heading) + PADDING;
  return Math.round(Math.min(Math.max(wanted, 58), words ? 300 : 180));
}

function headerHeight(table: Table, widths: readonly number[]): number {
  const lines = table.columns.map((column) =>
    Math.ceil(textWidth(column.path.at(-1) ?? '') / Math.max(1, (widths[column.index] ?? 90) - PADDING + 2)),
  );
  return 10 + 18 * Math.min(4, Math.max(1, ...lines));
}
