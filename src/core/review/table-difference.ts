import { readAmount, type MoneyUnit } from '../amount/index.js';
import {
  anchorForCell,
  anchorForRow,
  anchorForTable,
  columnPath,
  TABLE_KIND_NAMES,
  type Anchor,
  type Cell,
  type Column,
  type Disclosure,
  type Line,
  type Row,
  type Table,
} from '../disclosure/index.js';
import { plain } from './likeness.js';
import { pair } from './pair.js';

/** 改动的格. `at` is its place in the newer version. */
type ChangedCell = {
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  readonly at: Anchor;
};

/** A row that only one version has; `at` is its place there. */
type LoneRow = { readonly label: string; readonly texts: readonly string[]; readonly at: Anchor };

/** 表的差异. A table that only one version has, or one in which something differs. */
export type TableDifference = {
  readonly state: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly at: Anchor;
  /** Money units as read, where they differ: the same figures then mean something else. */
  readonly units: readonly [MoneyUnit | null, MoneyUnit | null] | null;
  readonly cells: readonly ChangedCell[];
  readonly addedRows: readonly LoneRow[];
  readonly removedRows: readonly LoneRow[];
  readonly addedColumns: readonly string[];
  readonly removedColumns: readonly string[];
};

type Version = { readonly document: string; readonly disclosure: Disclosure };

/** Tables that differ between two versions, in the order of the newer one, removed ones last. */
export function differentTables(older: Version, newer: Version): readonly TableDifference[] {
  const keys = [
    (table: Table) => `${table.kind}\n${table.printedNumber ?? ''}\n${plain(table.title)}`,
    (table: Table) => `${table.kind}\n${plain(table.title)}`,
    (table: Table) => (table.kind === 'other' ? null : table.kind),
  ];
  const pairs = pair(older.disclosure.tables, newer.disclosure.tables, keys);
  return [
    ...newer.disclosure.tables.flatMap((table): readonly TableDifference[] => {
      const before = pairs.byRight.get(table);
      if (before === undefined) return [whole('added', newer.document, table)];
      const difference = compared(older.document, before, newer.document, table);
      return isEmpty(difference) ? [] : [difference];
    }),
    ...pairs.leftAlone.map((table) => whole('removed', older.document, table)),
  ];
}

function nameOf({ kind, title, printedNumber }: Table): string {
  const name = kind === 'other' && title !== '' ? title : TABLE_KIND_NAMES[kind];
  return printedNumber === null ? name : `${printedNumber} ${name}`;
}

function whole(state: 'added' | 'removed', document: string, table: Table): TableDifference {
  return {
    state,
    name: nameOf(table),
    at: anchorForTable(document, table),
    units: null,
    cells: [],
    addedRows: [],
    removedRows: [],
    addedColumns: [],
    removedColumns: [],
  };
}

function isEmpty({ units, cells, addedRows, removedRows, addedColumns, removedColumns }: TableDifference): boolean {
  return (
    units === null && [cells, addedRows, removedRows, addedColumns, removedColumns].every(({ length }) => length === 0)
  );
}

/** A line of a row with its cells: in a table of two sides the lines that stand beside each other are compared apart. */
type Strip = { readonly row: Row; readonly line: Line | null; readonly columns: readonly Column[] };

function stripsOf(table: Table): readonly Strip[] {
  return table.rows.flatMap((row): readonly Strip[] => {
    if (row.lines.length <= 1) return [{ row, line: row.lines[0] ?? null, columns: table.columns }];
    return row.lines.map((line) => ({ row, line, columns: table.columns.filter(({ lane }) => lane === line.lane) }));
  });
}

function textsOf({ row, columns }: Strip): readonly string[] {
  return columns.map(({ index }) => row.cells[index]?.text.trim() ?? '');
}

/** Signs that two lines are the same, the strongest first. */
const STRIP_KEYS: readonly ((strip: Strip) => string | null)[] = [
  (strip) => JSON.stringify([strip.line?.lane, textsOf(strip).map(plain)]),
  ({ row, line }) => JSON.stringify([line?.lane, line?.key ?? row.key, plain(line?.label ?? row.label)]),
  ({ row, line }) => JSON.stringify([line?.lane, line?.key ?? row.key]),
  ({ row, line }) => (labelOf(row, line) === '' ? null : JSON.stringify([line?.lane, plain(labelOf(row, line))])),
  // A line that was renamed keeps its figures.
  (strip) => {
    const figures = textsOf(strip).filter((text) => readAmount(text, null).state === 'number');
    return figures.length === 0 ? null : JSON.stringify([strip.line?.lane, figures]);
  },
];

function labelOf(row: Row, line: Line | null): string {
  return line?.label ?? row.label;
}

function compared(olderDocument: string, before: Table, document: string, after: Table): TableDifference {
  const columns = pair(before.columns, after.columns, [
    ({ lane, path }) => JSON.stringify([lane, plain(path.join('/'))]),
    ({ lane, measure }) => (measure === 'other' ? null : JSON.stringify([lane, measure])),
  ]);
  const [left, right] = [stripsOf(before), stripsOf(after)];
  const rows = pair(left, right, STRIP_KEYS);
  const lone = (owner: string, table: Table, strip: Strip): LoneRow => ({
    label: labelOf(strip.row, strip.line),
    texts: textsOf(strip),
    at: anchorForRow(owner, table, strip.row, strip.line?.lane),
  });
  const cells = right.flatMap((strip) => {
    const old = rows.byRight.get(strip);
    if (old === undefined) return [];
    return strip.columns.flatMap((column): readonly ChangedCell[] => {
      const oldColumn = columns.byRight.get(column);
      // Ordinals count the rows: one more row changes all that follow.
      if (oldColumn === undefined || plain(column.path.at(-1) ?? '') === '序号') return [];
      const [was, is] = [old.row.cells[oldColumn.index], strip.row.cells[column.index]];
      if (isSame(was, is)) return [];
      return [
        {
          row: labelOf(strip.row, strip.line),
          column: columnPath(column),
          before: was?.text.trim() ?? '',
          after: is?.text.trim() ?? '',
          at: anchorForCell(document, after, strip.row, column),
        },
      ];
    });
  });
  return {
    ...whole('added', document, after),
    state: 'changed',
    units: before.moneyUnit === after.moneyUnit ? null : [before.moneyUnit, after.moneyUnit],
    cells,
    addedRows: rows.rightAlone.map((strip) => lone(document, after, strip)),
    removedRows: rows.leftAlone.map((strip) => lone(olderDocument, before, strip)),
    addedColumns: columns.rightAlone.map(columnPath),
    removedColumns: columns.leftAlone.map(columnPath),
  };
}

/** The same words, or the same number however it is written. */
function isSame(one: Cell | undefined, other: Cell | undefined): boolean {
  const [before, after] = [one?.text ?? '', other?.text ?? ''];
  if (plain(before) === plain(after)) return true;
  const [left, right] = [readAmount(before, null), readAmount(after, null)];
  if (left.state !== 'number' || right.state !== 'number') return false;
  return withoutZeros(left.amount.value) === withoutZeros(right.amount.value);
}

function withoutZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
