import type { ColDef, ColGroupDef } from 'ag-grid-community';
import { formatDecimal } from '../../../core/amount/index.js';
import type { ComparedCell, ComparisonRow, ComparisonTable } from '../../../core/comparison/index.js';
import type { Measure } from '../../../core/disclosure/index.js';
import type { SheetColumn, SheetRow } from '../../components/grid/sheet.js';
import { words } from '../../words.js';
import { StatusCell } from './status-cell.js';

/** 对比筛选. */
export const CHIPS = ['all', 'changed', 'new', 'dropped', 'renamed'] as const;
export type Chip = (typeof CHIPS)[number];

export type CompareRow = SheetRow & { readonly row: ComparisonRow };

export type CompareModel = {
  readonly rows: readonly CompareRow[];
  readonly columns: (ColDef<CompareRow> | ColGroupDef<CompareRow>)[];
  readonly sheet: readonly SheetColumn<CompareRow>[];
};

/** True where the row belongs under the chip. A renamed row whose figure differs is changed as well. */
export function belongs(row: ComparisonRow, chip: Chip, measure: Measure | null): boolean {
  if (chip === 'all') return true;
  if (row.status === chip) return true;
  return chip === 'changed' && row.status === 'renamed' && isMoved(changeText(row, measure));
}

function isMoved(change: string): boolean {
  return /[1-9]/.test(change);
}

/** Rows under each chip, for the numbers beside the words. */
export function chipCounts(table: ComparisonTable, measure: Measure | null): Readonly<Record<Chip, number>> {
  const count = (chip: Chip): number => table.rows.filter((row) => belongs(row, chip, measure)).length;
  return {
    all: count('all'),
    changed: count('changed'),
    new: count('new'),
    dropped: count('dropped'),
    renamed: count('renamed'),
  };
}

type Options = {
  readonly chip: Chip;
  /** Measure of the change columns. */
  readonly measure: Measure | null;
  /** Every measure under each year, or only the chosen one. */
  readonly allMeasures: boolean;
  /** Heading of a year: 「2026 预算」. */
  readonly yearLabel: (year: number) => string;
};

/** Column id of a figure. */
export function figureId(year: number, measure: Measure): string {
  return `y${year}:${measure}`;
}

/** The figure a column id stands for; null for other columns. */
export function figureAt(row: ComparisonRow, column: string): ComparedCell | null {
  const match = /^y(\d+):(.+)$/.exec(column);
  const [, year, measure] = match ?? [];
  if (year === undefined || measure === undefined) return null;
  return row.cells[year]?.[measure as Measure] ?? null;
}

/** 科目编码 of a row: the codes it was paired by; in a two-sided table its side. */
function codeText(row: ComparisonRow, sides: boolean): string {
  if (sides) return words.compare.sides[row.lane === 0 ? 0 : 1];
  const code = row.key.replace(/#\d+$/, '');
  return /^\d{3,}(?:[|]\d+)*$/.test(code) ? code.replaceAll('|', ' ') : '';
}

/** A figure in the comparison's money unit; where there is none, what is printed (a dash stays a dash). */
export function figureText(cell: ComparedCell | null): string {
  if (cell === null) return '';
  return cell.value === null ? cell.text.trim() : formatDecimal(cell.value);
}

/** 变动 with its sign: 「+12.95」. */
export function changeText(row: ComparisonRow, measure: Measure | null): string {
  const change = (measure === null ? null : row.changes[measure]?.change) ?? null;
  return change === null ? '' : signed(change);
}

function percentText(row: ComparisonRow, measure: Measure | null): string {
  const percent = (measure === null ? null : row.changes[measure]?.percent) ?? null;
  return percent === null ? '' : signed(percent);
}

function signed(value: string): string {
  const shown = formatDecimal(value);
  return shown.startsWith('-') || !/[1-9]/.test(shown) ? shown : `+${shown}`;
}

/** Builds the grid's model of a comparison. */
export function compareModel(table: ComparisonTable, options: Options): CompareModel {
  const { chip, measure, allMeasures, yearLabel } = options;
  const sides = table.rows.some((row) => row.lane > 0);
  const rows = table.rows
    .filter((row) => belongs(row, chip, measure))
    .map((row, ordinal): CompareRow => ({ row, ordinal, pin: null }));
  const shown = table.measures.filter((one) => allMeasures || one.id === measure);
  const withCodes = sides || rows.some(({ row }) => codeText(row, false) !== '');
  const figure = (year: number, id: Measure, name: string): ColDef<CompareRow> => ({
    colId: figureId(year, id),
    headerName: name,
    width: 112,
    cellClass: 'desk-amount',
    headerClass: 'desk-amount-header',
    valueGetter: ({ data }) => figureText(data?.row.cells[year]?.[id] ?? null),
  });
  const columns: (ColDef<CompareRow> | ColGroupDef<CompareRow>)[] = [
    ...(withCodes
      ? [
          textColumn('code', sides ? words.compare.side : words.compare.code, sides ? 60 : 92, (row) =>
            codeText(row, sides),
          ),
        ]
      : []),
    {
      ...textColumn('label', words.compare.name, 260, (row) => row.label),
      tooltipValueGetter: ({ data }) => namesText(data?.row) ?? data?.row.label ?? null,
      cellStyle: ({ data }) => ({ paddingLeft: `${8 + (data?.row.depth ?? 0) * 14}px` }),
    },
    ...table.years.map((year): ColDef<CompareRow> | ColGroupDef<CompareRow> => {
      const [only] = shown;
      if (shown.length === 1 && only !== undefined) return figure(year, only.id, yearLabel(year));
      return {
        headerName: yearLabel(year),
        children: shown.map((one) => figure(year, one.id, one.label)),
      };
    }),
    ...(table.years.length > 1 ? changeColumns(measure) : []),
  ];
  return { rows, columns, sheet: sheetOf(table, options, withCodes, sides) };
}

function textColumn(
  id: string,
  headerName: string,
  width: number,
  text: (row: ComparisonRow) => string,
): ColDef<CompareRow> {
  return { colId: id, headerName, width, pinned: 'left', valueGetter: ({ data }) => (data ? text(data.row) : '') };
}

function namesText(row: ComparisonRow | undefined): string | null {
  const names = Object.entries(row?.names ?? {});
  if (names.length === 0) return null;
  return words.compare.renamed(names.map(([year, name]) => `${year} ${name}`).join('，'));
}

function changeColumns(measure: Measure | null): ColDef<CompareRow>[] {
  const right = { cellClass: 'desk-amount', headerClass: 'desk-amount-header' };
  return [
    {
      ...right,
      colId: 'change',
      headerName: words.compare.change,
      width: 104,
      valueGetter: ({ data }) => (data ? changeText(data.row, measure) : ''),
    },
    {
      ...right,
      colId: 'percent',
      headerName: words.compare.percent,
      width: 80,
      valueGetter: ({ data }) => (data ? percentText(data.row, measure) : ''),
    },
    {
      colId: 'status',
      headerName: words.compare.status,
      width: 92,
      valueGetter: ({ data }) => (data ? words.rowStatus[data.row.status] : ''),
      cellRenderer: StatusCell,
      cellRendererParams: { measure },
      tooltipValueGetter: ({ data }) => namesText(data?.row),
    },
    {
      colId: 'matched',
      headerName: words.compare.matched,
      headerTooltip: words.compare.matchedTitle,
      width: 62,
      cellClass: 'desk-soft',
      valueGetter: ({ data }) => (data ? words.matchedBy[data.row.matchedBy] : ''),
      tooltipValueGetter: ({ data }) => (data ? words.matchedByLong[data.row.matchedBy] : null),
    },
  ];
}

/** Leaf columns in shown order, as selecting and copying see them. */
function sheetOf(
  table: ComparisonTable,
  { measure, allMeasures }: Options,
  withCodes: boolean,
  sides: boolean,
): readonly SheetColumn<CompareRow>[] {
  const text = (id: string, read: (row: ComparisonRow) => string): SheetColumn<CompareRow> => ({
    id,
    text: ({ row }) => read(row),
    value: () => null,
  });
  const shown = table.measures.filter((one) => allMeasures || one.id === measure);
  return [
    ...(withCodes ? [text('code', (row) => codeText(row, sides))] : []),
    text('label', (row) => row.label),
    ...table.years.flatMap((year) =>
      shown.map(({ id }): SheetColumn<CompareRow> => ({
        id: figureId(year, id),
        text: ({ row }) => figureText(row.cells[year]?.[id] ?? null),
        value: ({ row }) => row.cells[year]?.[id]?.value ?? null,
      })),
    ),
    ...(table.years.length > 1
      ? [
          {
            id: 'change',
            text: ({ row }: CompareRow) => changeText(row, measure),
            value: ({ row }: CompareRow) => (measure === null ? null : (row.changes[measure]?.change ?? null)),
          },
          text('percent', (row) => percentText(row, measure)),
          text('status', (row) => words.rowStatus[row.status]),
          text('matched', (row) => words.matchedBy[row.matchedBy]),
        ]
      : []),
  ];
}
