import type { ColDef, ColGroupDef } from 'ag-grid-community';
import {
  changeOf,
  valueOf,
  type ComparisonColumn,
  type ComparisonLine,
  type ComparisonSheet,
} from '../../../core/comparison/index.js';
import { decimalShift } from '../../../core/comparison/index.js';
import type { Measure, TableKind } from '../../../core/disclosure/index.js';
import type { SheetColumn } from '../../components/grid/sheet.js';
import { textWidth } from '../../components/grid/text-width.js';
import type { Input } from '../../../shared/desk-api.js';
import { words } from '../../words.js';
import { changeText, completionText, isCompletion, courseOf, figureText, percentText } from './compare-figures.js';
import type { CompareRow, TreeRow } from './compare-tree.js';
import { baseYear, statusText, type Manner } from './change-words.js';
import { nameCell } from './name-cell.js';
import { signOf, statusCell } from './status-cell.js';
import { trendCell } from './trend-cell.js';

/** The table that is compared project by project, over the years or between two documents. */
export const PROJECTS: TableKind = 'project-performance';

/** More totals than this are no heads of the table, but rows of it. */
const MOST_PINNED = 4;
/** Rows fewer than this all stand in view. */
const PIN_FROM = 25;

/** What the grid shows of a sheet. */
export type Shown = {
  readonly sheet: ComparisonSheet;
  /** Position of the measure of the change columns. */
  readonly position: number;
  /** Positions of the measures under each year. */
  readonly positions: readonly number[];
  /** Places the decimal point moves for the chosen money unit. */
  readonly shift: number;
  /** The money unit figures are shown in; null where none is stated. */
  readonly moneyUnit: string | null;
  /** Two documents beside each other, and not years: there is no course of time, and nothing is new or dropped. */
  readonly beside: boolean;
  /** What the rows are: decides what changes are called, and whether each year has its own. */
  readonly manner: Manner;
  /** Heading of a column: 「2026 预算」. */
  readonly columnLabel: (column: ComparisonColumn) => string;
};

/** Rows in grid order: totals stay in view where they head or close a long table. */
export function compareRows(rows: readonly TreeRow[]): readonly CompareRow[] {
  const place = ({ row, index, branch }: TreeRow, ordinal: number, pin: CompareRow['pin']): CompareRow => ({
    row,
    index,
    branch,
    ordinal,
    pin,
  });
  const isTotal = ({ row }: TreeRow): boolean => row.role === 'total';
  const totals = rows.filter(isTotal).length;
  // A hundred thousand rows are placed at every fold: in one go where none is taken out of its order.
  if (rows.length < PIN_FROM || totals > MOST_PINNED || totals === 0) {
    return rows.map((row, ordinal) => place(row, ordinal, null));
  }
  const top = rows.filter((row, at) => isTotal(row) && at < rows.length / 2);
  const bottom = rows.filter((row, at) => isTotal(row) && at >= rows.length / 2);
  const body = rows.filter((row) => !isTotal(row));
  const before = top.length + body.length;
  return [
    ...top.map((row, at) => place(row, at, 'top')),
    ...body.map((row, at) => place(row, top.length + at, null)),
    ...bottom.map((row, at) => place(row, before + at, 'bottom')),
  ];
}

/** Column id of a figure. */
export function figureId(column: number, measure: Measure): string {
  return `y${column}:${measure}`;
}

/** The column and measure a column id stands for; null for other columns. */
export function figureOf(id: string): { readonly column: number; readonly measure: Measure } | null {
  const [, column, measure] = /^y(\d+):(.+)$/.exec(id) ?? [];
  return column === undefined || measure === undefined ? null : { column: Number(column), measure: measure as Measure };
}

/** Codes joined, or the code of a project, which has letters among its digits. */
const CODE = /^(?:\d{3,}(?:[|]\d+)*|(?=[A-Z]*\d)[\dA-Z]{6,})$/;

/** 科目编码 of a row: the codes it was paired by; in a two-sided table its side. */
export function codeText(row: ComparisonLine, sides: boolean): string {
  if (sides) return words.compare.sides[row.lane === 0 ? 0 : 1];
  const code = row.key.replace(/#\d+$/, '');
  return CODE.test(code) ? code.replaceAll('|', ' ') : '';
}

/** Names by year where they differ. */
export function namesText(row: ComparisonLine): string | null {
  const names = Object.entries(row.names ?? {});
  if (names.length === 0) return null;
  return words.compare.renamed(names.map(([year, name]) => `${year} ${name}`).join('，'));
}

/** What a suspected split or merger rests on, in sentences. */
export function kinTexts({ kin = [] }: ComparisonLine): readonly string[] {
  return kin.map(({ type, why }) => `${words.compare.project.kin[type]}：${why}`);
}

/** A column of the comparison as it is read, copied and exported. */
type Field = {
  readonly id: string;
  /** Heading of the group it stands in, or null. */
  readonly group: string | null;
  readonly heading: string;
  readonly text: (row: ComparisonLine) => string;
  /** The exact figure as shown, or null where the column holds words. */
  readonly value: ((row: ComparisonLine) => string | null) | null;
  /** How many lines a figure adds up that is not printed itself; null: it is. Left out: none is. */
  readonly summed?: (row: ComparisonLine) => number | null;
};

/** The columns in their order, without those that are only drawn. */
function fieldsOf({ sheet, position, positions, shift, manner, columnLabel }: Shown): readonly Field[] {
  const sides = sheet.rows.some((row) => row.lane > 0);
  const withCodes = sides || sheet.rows.some((row) => codeText(row, false) !== '');
  const text = (id: string, heading: string, read: (row: ComparisonLine) => string): Field => ({
    id,
    group: null,
    heading,
    text: read,
    value: null,
  });
  const yearly = (column: ComparisonColumn, index: number): readonly Field[] => {
    const step = (row: ComparisonLine): ComparisonLine => ({
      ...row,
      figures: row.figures.slice(index - 1, index + 1),
    });
    const own = (name: 'change' | 'percent', read: (row: ComparisonLine) => string): Field => ({
      ...text(`${name}${column.key}`, words.compare[name], read),
      group: positions.length === 1 ? null : columnLabel(column),
      value: () => null,
    });
    return [
      {
        ...own('change', (row) => changeText(step(row), position, shift)),
        value: (row) => shifted(changeOf(step(row), position).change, shift),
      },
      own('percent', (row) => percentText(step(row), position)),
    ];
  };
  const figures = sheet.columns.flatMap((column, index) => [
    ...positions.flatMap((measure): readonly Field[] => {
      const named = sheet.measures[measure];
      if (named === undefined) return [];
      const label = columnLabel(column);
      const only = positions.length === 1;
      return [
        {
          id: figureId(column.key, named.id),
          group: only ? null : label,
          heading: only ? label : named.label,
          text: (row) => figureText(row.figures[index]?.[measure], shift),
          value: (row) => shifted(valueOf(row.figures[index]?.[measure]), shift),
          summed: (row) => row.sums?.[column.key] ?? null,
        },
      ];
    }),
    ...(manner === 'projects' && sheet.columns.length > 2 && index > 0 ? yearly(column, index) : []),
  ]);
  const changes: readonly Field[] = [
    {
      ...text('change', isCompletion(sheet) ? words.compare.difference : words.compare.change, (row) =>
        changeText(row, position, shift),
      ),
      value: (row) => shifted(changeOf(row, position).change, shift),
    },
    { ...text('percent', words.compare.percent, (row) => percentText(row, position)), value: () => null },
    ...(isCompletion(sheet)
      ? [{ ...text('completion', words.compare.completion, (row) => completionText(row, position)), value: () => null }]
      : []),
    text('status', words.compare.status, (row) => {
      const base = manner === 'years' ? baseYear(row, sheet.columns) : null;
      return base === null ? statusText(row, manner) : words.compare.since(statusText(row, manner), base);
    }),
    text('matched', words.compare.matched, (row) => words.matchedBy[row.matchedBy]),
  ];
  return [
    ...(withCodes
      ? [
          text(
            'code',
            sides ? words.compare.side : words.compare.codes[sheet.kind === PROJECTS ? 'project' : 'class'],
            (row) => codeText(row, sides),
          ),
        ]
      : []),
    text('label', words.compare.name, (row) => row.label),
    ...figures,
    ...(sheet.columns.length > 1 ? changes : []),
  ];
}

function shifted(value: string | null, shift: number): string | null {
  return value === null ? null : decimalShift(value, shift);
}

/** What is not shown, and why; how far converted figures are known. */
export function remarksOf({ sheet, shift }: Shown): readonly string[] {
  return [
    ...(sheet.columns.length === 1 ? [words.compare.oneYear] : []),
    ...(shift !== 0 && sheet.moneyUnit !== null ? [words.compare.converted(sheet.moneyUnit)] : []),
    ...sheet.remarks,
  ];
}

/** The name, and which columns do not print the row but are the sums of its lines. */
function labelText({ label, sums }: ComparisonLine, { sheet, columnLabel }: Shown): string {
  if (sums === undefined) return label;
  const columns = sheet.columns.filter(({ key }) => sums[key] !== undefined).map(columnLabel);
  return words.compare.summedLabel(label, columns.join('、'));
}

/** Leaf columns as a workbook holds them: the tree by indents, signs of growth left out so that figures are numbers. */
export function seenTable(
  shown: Shown,
  rows: readonly TreeRow[],
): Pick<Input<'compare.export'>['seen'], 'columns' | 'rows'> {
  const fields = fieldsOf(shown);
  const text = ({ id, text: read, value }: Field, row: ComparisonLine): string => {
    if (id === 'label') return '　'.repeat(row.depth) + labelText(row, shown);
    return value === null ? read(row) : read(row).replace(/^\+/, '');
  };
  return {
    columns: fields.map(({ group, heading, value }) => ({
      heading: group === null ? heading : `${group} ${heading}`,
      amount: value !== null,
    })),
    rows: rows.map(({ row }) => fields.map((field) => text(field, row))),
  };
}

/** Leaf columns in shown order, as selecting and copying see them. */
export function sheetColumns(shown: Shown): readonly SheetColumn<CompareRow>[] {
  return fieldsOf(shown).map(({ id, text, value }) => ({
    id,
    text: ({ row }) => text(row),
    value: value === null ? () => null : ({ row }) => value(row),
  }));
}

type Column = ColDef<CompareRow>;

const WIDTHS: Readonly<Record<string, number>> = {
  change: 104,
  percent: 80,
  completion: 88,
  status: 92,
  matched: 62,
};
const FIGURE_WIDTH = 112;
/** Least and greatest width of the words a column is as wide as, in px. */
const CODE_WIDTH = [92, 176] as const;
const NAME_WIDTH = [200, 340] as const;
/** Rows that are looked at for the widths; further ones may be cut and are shown whole on hover. */
const MEASURED_ROWS = 400;
/** What stands before a name: the grip, the sign and the indent of a level; and before a code: the padding. */
const NAME_MARGIN = 64;
const INDENT = 14;
const CODE_MARGIN = 20;
/** A project's change may say that it seems split as well, a row's from which year it is counted. */
const LONG_STATUS_WIDTH = 168;
/** A side is headed by year, stage and the name of its unit; where that heads several columns, each has the width of a figure. */
const SIDE_WIDTH = 190;

/** The grid's columns: those of the fields, and behind the figures the trend. */
export function gridColumns(shown: Shown): (Column | ColGroupDef<CompareRow>)[] {
  const columns: (Column | ColGroupDef<CompareRow>)[] = [];
  for (const field of fieldsOf(shown)) {
    if (field.id === 'change' && !shown.beside) columns.push(trendColumn(shown));
    const column = leaf(field, shown);
    const last = columns.at(-1);
    if (field.group === null) columns.push(column);
    else if (last !== undefined && 'children' in last && last.headerName === field.group) last.children.push(column);
    else columns.push({ headerName: field.group, children: [column] });
  }
  return columns;
}

/** Width in px of a column of words: as its longest, within bounds. */
function wordsWidth({ id, text }: Field, { sheet }: Shown): number {
  const isCode = id === 'code';
  const [least, most] = isCode ? CODE_WIDTH : NAME_WIDTH;
  const wanted = sheet.rows
    .slice(0, MEASURED_ROWS)
    .map((row) => textWidth(text(row)) + (isCode ? CODE_MARGIN : NAME_MARGIN + INDENT * Math.max(0, row.depth)));
  return Math.round(Math.min(Math.max(least, ...wanted), most));
}

function statusHint({ status }: ComparisonLine): string | null {
  return status === 'finer' ? words.compare.finerHint : null;
}

/** Whether the change of some row is counted from a later year than the first. */
function isLateSomewhere({ sheet, manner }: Shown): boolean {
  return manner === 'years' && sheet.rows.some((row) => baseYear(row, sheet.columns) !== null);
}

function leaf(field: Field, shown: Shown): Column {
  const { position, beside, manner } = shown;
  const isWords = field.id === 'code' || field.id === 'label';
  const base: Column = {
    colId: field.id,
    headerName: field.heading,
    width: isWords
      ? wordsWidth(field, shown)
      : (WIDTHS[field.id] ?? (beside && field.group === null ? SIDE_WIDTH : FIGURE_WIDTH)),
    valueGetter: ({ data }) => (data ? field.text(data.row) : ''),
  };
  if (field.value !== null) return { ...base, ...amountColumn(field) };
  switch (field.id) {
    case 'code':
      return { ...base, pinned: 'left' };
    case 'label':
      return {
        ...base,
        pinned: 'left',
        rowDrag: true,
        rowDragText: ({ rowNode }) => (rowNode?.data as CompareRow | undefined)?.row.label ?? '',
        cellRenderer: nameCell,
        // What is drawn: the sign and the step beside the name change where the name does not.
        valueGetter: ({ data }) => (data ? `${data.branch ?? ''} ${data.row.depth} ${data.row.label}` : ''),
        tooltipValueGetter: ({ data }) => (data ? (namesText(data.row) ?? data.row.label) : null),
      };
    case 'status':
      return {
        ...base,
        ...(manner === 'projects' || isLateSomewhere(shown) ? { width: LONG_STATUS_WIDTH } : {}),
        cellRenderer: statusCell(position, field.text),
        valueGetter: ({ data }) => (data ? `${signOf(data.row, position)} ${field.text(data.row)}` : ''),
        tooltipValueGetter: ({ data }) =>
          data
            ? [statusHint(data.row), namesText(data.row), ...kinTexts(data.row)].filter(Boolean).join(' ') || null
            : null,
      };
    default:
      return {
        ...base,
        headerTooltip: words.compare.matchedTitle,
        cellClass: 'desk-soft',
        tooltipValueGetter: ({ data }) => (data ? words.matchedByLong[data.row.matchedBy] : null),
      };
  }
}

/** Figures; a sum that is not printed has its sign before it. */
function amountColumn({ text, value, summed }: Field): Column {
  const amounts: Column = { cellClass: 'desk-amount', headerClass: 'desk-amount-header' };
  if (summed === undefined) return amounts;
  return {
    ...amounts,
    valueGetter: ({ data }) => {
      if (!data) return '';
      const shown = text(data.row);
      return summed(data.row) === null || shown === '' ? shown : `${words.compare.summedMark} ${shown}`;
    },
    tooltipValueGetter: ({ data }) => {
      const count = data ? summed(data.row) : null;
      if (!data || count === null) return null;
      const isWhole = text(data.row) === '' || value?.(data.row) !== null;
      return isWhole ? words.compare.summedHint(count) : words.compare.unsummedHint(count);
    },
  };
}

function trendColumn({ position }: Shown): Column {
  return {
    colId: 'trend',
    headerName: words.compare.trend,
    width: 92,
    valueGetter: ({ data }) =>
      data
        ? courseOf(data.row, position)
            .map((value) => value ?? '')
            .join(' ')
        : '',
    cellRenderer: trendCell(position),
  };
}
