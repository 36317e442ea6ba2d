import type { Troubles } from '../docx/troubles.js';
import type { Story } from '../story.js';
import { tableOfEdges, type EdgeRow } from './edge-grid.js';
import type { DocParagraph } from './paragraphs.js';

type Items = Story[number][];
type OpenTable = { readonly rows: EdgeRow[]; cells: Story[]; content: Items };

/** Builds tables from paragraphs: each carries the depth of its table, and marks end cells and rows. */
export function storyOf(paragraphs: readonly DocParagraph[], troubles: Troubles): Story {
  const body: Items = [];
  const tables: OpenTable[] = [];
  const closeDownTo = (depth: number): void => {
    while (tables.length > depth) {
      const table = tables.pop();
      if (table === undefined) return;
      const into = tables[tables.length - 1]?.content ?? body;
      for (const item of closed(table, troubles)) into.push(item);
    }
  };
  for (const paragraph of paragraphs) {
    const { properties, isCellMark } = paragraph;
    const depth = isCellMark ? Math.max(1, properties.depth) : properties.depth;
    closeDownTo(depth);
    while (tables.length < depth) tables.push({ rows: [], cells: [], content: [] });
    const table = tables[tables.length - 1];
    if (table === undefined) body.push(itemOf(paragraph));
    else if (properties.isRowEnd) endRow(table, paragraph, troubles);
    else {
      table.content.push(itemOf(paragraph));
      if (isCellMark || properties.isInnerCellEnd) {
        table.cells.push(table.content);
        table.content = [];
      }
    }
  }
  closeDownTo(0);
  return body;
}

function itemOf({ label, lines, headingLevel, boxes }: DocParagraph): Items[number] {
  return { type: 'paragraph', label, lines, headingLevel, boxes };
}

function endRow(table: OpenTable, { properties, isDeleted, isInserted }: DocParagraph, troubles: Troubles): void {
  if (table.content.length > 0) table.cells.push(table.content);
  if (isDeleted || isInserted) troubles.add('docx.revisions');
  if (!isDeleted && table.cells.length > 0) table.rows.push({ cells: table.cells, definition: properties.row });
  table.cells = [];
  table.content = [];
}

function closed({ rows, cells, content }: OpenTable, troubles: Troubles): Story {
  // Without the mark of the row nobody knows which cells stand side by side.
  const loose = [...cells.flat(), ...content];
  if (cells.length > 0) troubles.add('doc.rows-unknown');
  if (rows.length === 0) return loose;
  const { table, guessed } = tableOfEdges(rows);
  troubles.add('doc.columns-guessed', guessed);
  return [table, ...loose];
}
