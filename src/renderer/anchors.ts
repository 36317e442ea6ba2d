import type { Column, Row, Table } from '../core/disclosure/index.js';
import type { Anchor } from '../shared/desk-api.js';
import type { CellPlace } from './state/model.js';

/** The cell an anchor points at; null for anchors of tables, sentences and documents. */
export function cellOf(anchor: Anchor): CellPlace | null {
  return anchor.row === null ? null : { row: anchor.row, column: anchor.column ?? 0 };
}

/** Anchor of a cell, or of the whole table where `cell` is null. */
export function cellAnchor(document: string, table: Table, cell: CellPlace | null): Anchor {
  const row: Row | undefined = cell === null ? undefined : table.rows[cell.row];
  const column: Column | undefined = cell === null ? undefined : table.columns[cell.column];
  const printed = row?.cells[column?.index ?? -1];
  return {
    document,
    table: table.id,
    tableKind: table.kind,
    printedNumber: table.printedNumber,
    tableTitle: table.title,
    row: row?.index ?? null,
    rowKey: row?.key ?? null,
    rowLabel: row?.label ?? null,
    column: column?.index ?? null,
    columnPath: column === undefined ? null : column.path.join('/'),
    project: null,
    section: null,
    quote: printed?.text ?? null,
    place: printed?.at ?? row?.at ?? table.at,
  };
}
