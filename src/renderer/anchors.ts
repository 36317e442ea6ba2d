import { anchorForCell, anchorForDocument } from '../core/review/index.js';
import type { Table } from '../core/disclosure/index.js';
import type { Anchor } from '../shared/desk-api.js';
import type { CellPlace } from './state/model.js';

/** The cell an anchor points at; null for anchors of tables, sentences and documents. */
export function cellOf(anchor: Anchor): CellPlace | null {
  return anchor.row === null ? null : { row: anchor.row, column: anchor.column ?? 0 };
}

/** Anchor of a cell, or of the whole table where `cell` is null or outside it. */
export function cellAnchor(document: string, table: Table, cell: CellPlace | null): Anchor {
  const row = cell === null ? undefined : table.rows[cell.row];
  const column = cell === null ? undefined : table.columns[cell.column];
  if (row !== undefined && column !== undefined) return anchorForCell(document, table, row, column);
  return {
    ...anchorForDocument(document),
    table: table.id,
    tableKind: table.kind,
    printedNumber: table.printedNumber,
    tableTitle: table.title,
    place: table.at,
  };
}
