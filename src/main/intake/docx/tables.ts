import type { FlowCell } from '../flow.js';
import { at, type Element } from '../ofd/xml.js';
import { valueOf } from './numbering.js';
import type { Troubles } from './troubles.js';

/** A cell of a Word table with the element that holds its content. */
type TableCell = Omit<FlowCell, 'text'> & { readonly element: Element };

/** 表格结构. Cells by grid column, merged ones as one. */
export type TableShape = {
  readonly cells: readonly TableCell[];
  readonly rowCount: number;
  readonly columnCount: number;
};

type OpenCell = { row: number; column: number; rowSpan: number; columnSpan: number; element: Element };

/** No table of a word processor has more columns; a larger number is damage. */
const COLUMN_LIMIT = 1_000;

/** Wrappers around rows, cells and blocks that do not show. */
const WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo']);

/** Children of a name, also those inside content controls and accepted insertions. */
export function within(element: Element, names: ReadonlySet<string>): readonly Element[] {
  return element.children.flatMap((child) => {
    if (names.has(child.name)) return [child];
    if (WRAPPERS.has(child.name)) return within(child, names);
    if (child.name !== 'AlternateContent') return [];
    const chosen = at(child, 'Choice') ?? at(child, 'Fallback');
    return chosen === null ? [] : within(chosen, names);
  });
}

const ROWS = new Set(['tr']);
const CELLS = new Set(['tc']);

/** Reads gridBefore, gridSpan, vMerge and hMerge of a table. */
export function shapeOf(table: Element, troubles: Troubles): TableShape {
  const cells: OpenCell[] = [];
  /** The cell that reaches down at each starting column. */
  let above = new Map<number, OpenCell>();
  let rowCount = 0;
  let columnCount = 0;
  for (const row of within(table, ROWS)) {
    const properties = at(row, 'trPr');
    if (at(properties, 'ins') !== null) troubles.add('docx.revisions');
    if (at(properties, 'del') !== null) {
      troubles.add('docx.revisions');
      continue;
    }
    const next = new Map<number, OpenCell>();
    let column = span(valueOf(properties, 'gridBefore'), 0);
    let last: OpenCell | null = null;
    for (const element of within(row, CELLS)) {
      const own = at(element, 'tcPr');
      const columnSpan = span(valueOf(own, 'gridSpan'), 1);
      const upper = above.get(column);
      if (last !== null && valueOf(own, 'hMerge') === 'continue') {
        last.columnSpan += columnSpan;
      } else if (isContinued(own) && upper !== undefined && upper.columnSpan === columnSpan) {
        upper.rowSpan = rowCount - upper.row + 1;
        next.set(column, upper);
        last = null;
      } else {
        last = { row: rowCount, column, rowSpan: 1, columnSpan, element };
        cells.push(last);
        if (at(own, 'vMerge') !== null) next.set(column, last);
      }
      column += columnSpan;
    }
    columnCount = Math.max(columnCount, column + span(valueOf(properties, 'gridAfter'), 0));
    above = next;
    rowCount += 1;
  }
  return { cells, rowCount, columnCount };
}

function isContinued(properties: Element | null): boolean {
  const merge = at(properties, 'vMerge');
  return merge !== null && merge.attributes['val'] !== 'restart';
}

function span(value: string | null, least: number): number {
  const count = Number(value ?? least);
  return Number.isSafeInteger(count) && count >= least ? Math.min(count, COLUMN_LIMIT) : least;
}
