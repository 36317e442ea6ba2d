import type { Cell, Column, Line, Row, Table } from './disclosure.js';
import type { Place } from './place.js';
import type { TableKind } from './table-kind.js';

/** The far corner of a range of cells, told as the near one is. */
type RangeEnd = Pick<Anchor, 'row' | 'rowKey' | 'rowLabel' | 'column' | 'columnPath'>;

/** 定位. Where a finding, an operand or a note points: enough to find the place again in a later version of the file. */
export type Anchor = {
  /** Key of the document (its SHA-256). */
  readonly document: string;
  /** Table id inside the disclosure, its kind, printed number and title; null for narrative and document anchors. */
  readonly table: string | null;
  readonly tableKind: TableKind | null;
  readonly printedNumber: string | null;
  readonly tableTitle: string | null;
  /** Body row index, key and label; null for table and column anchors. */
  readonly row: number | null;
  readonly rowKey: string | null;
  readonly rowLabel: string | null;
  /** Column index and header path joined with 「/」. */
  readonly column: number | null;
  readonly columnPath: string | null;
  readonly project: string | null;
  readonly section: string | null;
  /** The words or figure as printed. */
  readonly quote: string | null;
  readonly place: Place | null;
  /** 选区. Last cell of a range whose first is this anchor's own; left out for everything that is no range. */
  readonly until?: RangeEnd;
};

/** An anchor on a whole document. Key of the document: SHA-256 of its bytes. */
export function anchorForDocument(document: string): Anchor {
  return {
    document,
    table: null,
    tableKind: null,
    printedNumber: null,
    tableTitle: null,
    row: null,
    rowKey: null,
    rowLabel: null,
    column: null,
    columnPath: null,
    project: null,
    section: null,
    quote: null,
    place: null,
  };
}

/** An anchor on a whole table. */
export function anchorForTable(document: string, table: Table): Anchor {
  return {
    document,
    table: table.id,
    tableKind: table.kind,
    printedNumber: table.printedNumber,
    tableTitle: table.title,
    row: null,
    rowKey: null,
    rowLabel: null,
    column: null,
    columnPath: null,
    project: null,
    section: null,
    quote: null,
    place: table.at,
  };
}

/**
 * An anchor on a column of a line, or on all of it. Written out, not spread from that of its table: findings point at thousands
 * of cells.
 */
function anchorForPlace(
  document: string,
  table: Table,
  row: Row,
  line: Line | null | undefined,
  column: Column | null,
  quote: string | null,
  place: Place,
): Anchor {
  return {
    document,
    table: table.id,
    tableKind: table.kind,
    printedNumber: table.printedNumber,
    tableTitle: table.title,
    row: row.index,
    rowKey: line?.key ?? row.key,
    rowLabel: line?.label ?? row.label,
    column: column?.index ?? null,
    columnPath: column === null ? null : columnPath(column),
    project: line?.codes.project ?? null,
    section: null,
    quote,
    place,
  };
}

/** An anchor on a cell of a line, with the words it quotes. */
export function anchorForWords(
  document: string,
  table: Table,
  row: Row,
  line: Line | null | undefined,
  column: Column,
  cell: Cell,
  quote: string,
): Anchor {
  return anchorForPlace(document, table, row, line, column, quote, cell.at);
}

/** An anchor on a line of a row; on the row itself where there is no such line. */
function anchorForLine(document: string, table: Table, row: Row, line: Line | null | undefined): Anchor {
  return anchorForPlace(document, table, row, line, null, null, row.at);
}

/** An anchor on a row of a table. In a table of several lanes `lane` chooses which line of the row is meant. */
export function anchorForRow(document: string, table: Table, row: Row, lane?: number): Anchor {
  const line = lane === undefined ? undefined : row.lines.find((candidate) => candidate.lane === lane);
  return anchorForLine(document, table, row, line);
}

/** An anchor on a cell: the line of the column's lane, the header path, and the figure or words as printed. */
export function anchorForCell(document: string, table: Table, row: Row, column: Column): Anchor {
  const cell = row.cells[column.index];
  return {
    ...anchorForRow(document, table, row, column.lane),
    column: column.index,
    columnPath: columnPath(column),
    quote: cell?.text ?? '',
    place: cell?.at ?? row.at,
  };
}

/** Letters of a range that are kept as its quote. */
const LONGEST_QUOTE = 4000;

/**
 * An anchor on a range of cells, its corners in any order; that of the cell where both are one. Quotes the cells row by row,
 * tabs between them: the quote tells later whether they still say the same.
 */
export function anchorForRange(
  document: string,
  table: Table,
  one: { readonly row: Row; readonly column: Column },
  other: { readonly row: Row; readonly column: Column },
): Anchor {
  const [top, bottom] = one.row.index <= other.row.index ? [one.row, other.row] : [other.row, one.row];
  const [left, right] =
    one.column.index <= other.column.index ? [one.column, other.column] : [other.column, one.column];
  const first = anchorForCell(document, table, top, left);
  if (top === bottom && left === right) return first;
  const { row, rowKey, rowLabel, column, columnPath: path } = anchorForCell(document, table, bottom, right);
  const quote = table.rows
    .slice(top.index, bottom.index + 1)
    .map(({ cells }) =>
      table.columns
        .slice(left.index, right.index + 1)
        .map(({ index }) => cells[index]?.text ?? '')
        .join('\t'),
    )
    .join('\n');
  return {
    ...first,
    project: null,
    quote: quote.slice(0, LONGEST_QUOTE),
    until: { row, rowKey, rowLabel, column, columnPath: path },
  };
}

/** An anchor on words of the narrative. */
export function anchorForText(document: string, section: string | null, quote: string, place: Place | null): Anchor {
  return { ...anchorForDocument(document), section, quote, place };
}

const paths = new WeakMap<Column, string>();

/** Header path joined with 「/」, made once for each column: a comparison anchors every cell. */
export function columnPath(column: Column): string {
  const known = paths.get(column);
  if (known !== undefined) return known;
  const path = column.path.join('/');
  paths.set(column, path);
  return path;
}
