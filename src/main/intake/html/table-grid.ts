import type { FlowCell } from '../flow.js';
import type { HtmlElement } from './tree.js';

/** A cell of a table in a web page with the element that holds its content. */
type HtmlCell = Omit<FlowCell, 'text'> & { readonly element: HtmlElement };

/** 网页表格的结构. Rows as they show: head first, foot last. */
export type HtmlTable = {
  readonly cells: readonly HtmlCell[];
  readonly rowCount: number;
  readonly columnCount: number;
  /** Captions, and what stands in the table but in no cell; browsers show it before the table. */
  readonly before: readonly HtmlElement[];
  /** Rows and cells that the page does not show. */
  readonly hidden: readonly HtmlElement[];
  /** Rows that go beyond the widest table; the cells behind were not read. */
  readonly cutRows: number;
};

/** Largest spans of the HTML standard; a larger column span counts as 1, as browsers do. */
const LARGEST_COLUMN_SPAN = 1_000;
const LARGEST_ROW_SPAN = 65_534;
/** No spreadsheet has more columns. */
const COLUMN_LIMIT = 16_384;

type Row = { readonly cells: readonly HtmlElement[]; readonly group: number };
type Rows = { head: Row[]; body: Row[]; foot: Row[]; groups: number };

/** Lays the cells of a table out on its grid by rowspan and colspan. */
export function tableGrid(table: HtmlElement, isHidden: (element: HtmlElement) => boolean): HtmlTable {
  const rows: Rows = { head: [], body: [], foot: [], groups: 0 };
  const before: HtmlElement[] = [];
  const hidden: HtmlElement[] = [];
  collectRows(table, { rows, before, hidden, isHidden }, rows.body);
  const ordered = [...rows.head, ...rows.body, ...rows.foot];
  const ends = lastRows(ordered);
  const cells: HtmlCell[] = [];
  /** For each column the row below which it is free, and the column behind the cell that takes it. */
  const freeFrom: number[] = [];
  const behind: number[] = [];
  let columnCount = 0;
  let cutRows = 0;
  for (const [row, { cells: elements }] of ordered.entries()) {
    const isTaken = (column: number): boolean => (freeFrom[column] ?? 0) > row;
    let column = 0;
    for (const element of elements) {
      while (isTaken(column)) column = behind[column] ?? column + 1;
      if (column >= COLUMN_LIMIT) {
        cutRows += 1;
        break;
      }
      const wide = Math.min(columnSpanOf(element), COLUMN_LIMIT - column);
      let columnSpan = 1;
      while (columnSpan < wide && !isTaken(column + columnSpan)) columnSpan += 1;
      const rowSpan = Math.min(rowSpanOf(element), (ends[row] ?? row) - row + 1);
      if (rowSpan > 1) {
        for (let taken = column; taken < column + columnSpan; taken += 1) {
          freeFrom[taken] = row + rowSpan;
          behind[taken] = column + columnSpan;
        }
      }
      cells.push({ row, column, rowSpan, columnSpan, element });
      column += columnSpan;
      if (column > columnCount) columnCount = column;
    }
  }
  return { cells, rowCount: ordered.length, columnCount, before, hidden, cutRows };
}

type Collecting = {
  readonly rows: Rows;
  readonly before: HtmlElement[];
  readonly hidden: HtmlElement[];
  readonly isHidden: (element: HtmlElement) => boolean;
};

function collectRows(parent: HtmlElement, into: Collecting, group: Row[]): void {
  const { rows, before, hidden, isHidden } = into;
  const cells: HtmlElement[] = [];
  for (const child of parent.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') before.push({ name: 'p', attributes: new Map(), children: [child] });
    } else if (isHidden(child)) {
      hidden.push(child);
    } else if (child.name === 'thead' || child.name === 'tbody' || child.name === 'tfoot') {
      rows.groups += 1;
      // Only the first head and foot move; browsers show later ones where they stand.
      const own =
        child.name === 'thead' && rows.head.length === 0
          ? rows.head
          : child.name === 'tfoot' && rows.foot.length === 0
            ? rows.foot
            : rows.body;
      collectRows(child, into, own);
      rows.groups += 1;
    } else if (child.name === 'tr') {
      group.push({ cells: cellsOf(child, into), group: rows.groups });
    } else if (child.name === 'td' || child.name === 'th') {
      cells.push(child);
    } else if (child.name === 'form' || child.name === 'div' || child.name === 'span') {
      if (holdsRow(child)) collectRows(child, into, group);
      else before.push(child);
    } else if (child.name !== 'col' && child.name !== 'colgroup') {
      before.push(child);
    }
  }
  // Cells without a row make one.
  if (cells.length > 0) group.push({ cells, group: rows.groups });
}

function holdsRow({ children }: HtmlElement): boolean {
  return children.some(
    (child) =>
      typeof child !== 'string' &&
      (/^(?:tr|td|th|tbody)$/.test(child.name) || (child.name === 'form' && holdsRow(child))),
  );
}

function cellsOf(row: HtmlElement, { before, hidden, isHidden }: Collecting): readonly HtmlElement[] {
  const cells: HtmlElement[] = [];
  for (const child of row.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') before.push({ name: 'p', attributes: new Map(), children: [child] });
    } else if (isHidden(child)) {
      hidden.push(child);
    } else if (child.name === 'td' || child.name === 'th') {
      cells.push(child);
    } else {
      before.push(child);
    }
  }
  return cells;
}

/** For each row the last row of its group: spans do not leave it. */
function lastRows(rows: readonly Row[]): readonly number[] {
  const ends: number[] = Array.from({ length: rows.length }, () => 0);
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    const isLast = row === rows.length - 1 || rows[row + 1]?.group !== rows[row]?.group;
    ends[row] = isLast ? row : (ends[row + 1] ?? row);
  }
  return ends;
}

function columnSpanOf({ attributes }: HtmlElement): number {
  const span = Number.parseInt(attributes.get('colspan') ?? '1', 10);
  return span >= 1 && span <= LARGEST_COLUMN_SPAN ? span : 1;
}

/** 0 means all rows to the end of the group. */
function rowSpanOf({ attributes }: HtmlElement): number {
  const span = Number.parseInt(attributes.get('rowspan') ?? '1', 10);
  if (span === 0) return LARGEST_ROW_SPAN;
  return span >= 1 ? Math.min(span, LARGEST_ROW_SPAN) : 1;
}
