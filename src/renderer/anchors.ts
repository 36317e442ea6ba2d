import { anchorForCell, anchorForTable, type Table } from '../core/disclosure/index.js';
import type { Anchor, NoteView } from '../shared/desk-api.js';

/** A cell of a table: body row and column index. */
export type CellPlace = { readonly row: number; readonly column: number };

/** The cell an anchor points at; null for anchors of tables, sentences and documents. */
export function cellOf(anchor: Anchor): CellPlace | null {
  return anchor.row === null ? null : { row: anchor.row, column: anchor.column ?? 0 };
}

/** Where a note stands in the latest version of its document; for an orphan where it once stood. */
export function noteAnchor({ note, placed }: NoteView): Anchor {
  return placed?.anchor ?? note.anchor;
}

/** True where both anchors mean the same cell, row or table. */
export function isSameCell(first: Anchor, second: Anchor): boolean {
  return (
    first.document === second.document &&
    first.table === second.table &&
    first.row === second.row &&
    first.column === second.column &&
    first.until?.row === second.until?.row &&
    first.until?.column === second.until?.column
  );
}

/** True where both anchors mean the same thing: a place of a table, a project, words, or the document. */
export function isSameTarget(first: Anchor, second: Anchor): boolean {
  return isSameCell(first, second) && (first.table !== null || isSameText(first, second));
}

function isSameText(first: Anchor, second: Anchor): boolean {
  return first.project === second.project && first.section === second.section && first.quote === second.quote;
}

/** Anchor of a cell, or of the whole table where `cell` is null or outside it. */
export function cellAnchor(document: string, table: Table, cell: CellPlace | null): Anchor {
  const row = cell === null ? undefined : table.rows[cell.row];
  const column = cell === null ? undefined : table.columns[cell.column];
  if (row !== undefined && column !== undefined) return anchorForCell(document, table, row, column);
  return anchorForTable(document, table);
}
