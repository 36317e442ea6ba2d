import type { Story, StoryCell, StoryTable } from '../story.js';
import type { RowDefinition } from './rows.js';

/** A row of a table whose columns are given by the places of their edges. */
export type EdgeRow = {
  readonly cells: readonly Story[];
  /** Null where the file does not say where the cells are. */
  readonly definition: RowDefinition | null;
};

type OpenCell = { row: number; column: number; rowSpan: number; columnSpan: number; readonly content: Story };

/** Edges that lie closer are one: producers round, and people drag. In twentieths of a point. */
const SAME_EDGE = 20;

/**
 * 由列边界还原表格. Columns are the edges of all rows together; a cell spans the edges that it passes. `guessed` counts rows
 * whose edges were not known or did not fit their cells.
 */
export function tableOfEdges(rows: readonly EdgeRow[]): { readonly table: StoryTable; readonly guessed: number } {
  let guessed = 0;
  const placed = rows.map(({ cells, definition }) => {
    if (definition?.cells.length === cells.length) return { cells, definition };
    guessed += 1;
    return { cells, definition: fitted(cells.length, definition, rows) };
  });
  const indexOf = columnsOf(placed.map(({ definition }) => definition));
  const found: OpenCell[] = [];
  let above = new Map<number, OpenCell>();
  let columnCount = 0;
  for (const [row, { cells, definition }] of placed.entries()) {
    const next = new Map<number, OpenCell>();
    let last: OpenCell | null = null;
    let setStart = 0;
    let end = 0;
    for (const [index, content] of cells.entries()) {
      const { horizontal, vertical } = definition.cells[index] ?? { horizontal: 0, vertical: 0 };
      const column = Math.max(end, indexOf(definition.edges[index] ?? 0));
      const columnSpan = Math.max(1, indexOf(definition.edges[index + 1] ?? 0) - column);
      const upper = above.get(column);
      // Two bits mark the first cell of a merged set and the others; which is which differs between descriptions of the
      // format, so the first cell of a run tells.
      if (last !== null && horizontal !== 0 && setStart !== 0 && horizontal !== setStart) {
        last.columnSpan += columnSpan;
      } else if (vertical === 1 && upper !== undefined && upper.columnSpan === columnSpan) {
        upper.rowSpan = row - upper.row + 1;
        next.set(column, upper);
        last = null;
        setStart = 0;
      } else {
        last = { row, column, rowSpan: 1, columnSpan, content };
        found.push(last);
        if (vertical !== 0) next.set(column, last);
        setStart = horizontal;
      }
      end = column + columnSpan;
    }
    columnCount = Math.max(columnCount, end, indexOf(definition.edges[definition.edges.length - 1] ?? 0));
    above = next;
  }
  return {
    table: { type: 'table', cells: found satisfies readonly StoryCell[], rowCount: rows.length, columnCount },
    guessed,
  };
}

/** Edges for a row that has none that fit: those of a row with as many cells, else cells side by side. */
function fitted(count: number, own: RowDefinition | null, rows: readonly EdgeRow[]): RowDefinition {
  const like = rows.find(({ cells, definition }) => cells.length === count && definition?.cells.length === count);
  if (like?.definition) return { edges: like.definition.edges, cells: plain(count) };
  const known = own ?? rows.find(({ definition }) => definition !== null)?.definition ?? { edges: [0], cells: [] };
  const edges = known.edges.slice(0, count + 1);
  const width = 2 * SAME_EDGE;
  while (edges.length <= count) edges.push((edges[edges.length - 1] ?? 0) + width);
  return { edges, cells: plain(count) };
}

function plain(count: number): RowDefinition['cells'] {
  return Array.from({ length: count }, () => ({ horizontal: 0, vertical: 0 }));
}

function columnsOf(definitions: readonly RowDefinition[]): (edge: number) => number {
  const edges = [...new Set(definitions.flatMap((definition) => definition.edges))].sort((a, b) => a - b);
  const indexes = new Map<number, number>();
  let index = -1;
  let start = -Infinity;
  for (const edge of edges) {
    if (edge - start > SAME_EDGE) {
      index += 1;
      start = edge;
    }
    indexes.set(edge, index);
  }
  return (edge) => indexes.get(edge) ?? 0;
}
