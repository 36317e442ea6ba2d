import {
  anchorForRange,
  type Anchor,
  type Column,
  type Disclosure,
  type Row,
  type Table,
} from '../disclosure/index.js';
import { plain } from './likeness.js';
import type { Placed } from './note.js';
import { placeInTable, type Target } from './place-table.js';

type Corner = { readonly row: Row; readonly column: Column };

function cornerOf(table: Table, anchor: Anchor): Corner | null {
  const row = anchor.row === null ? undefined : table.rows[anchor.row];
  const column = anchor.column === null ? undefined : table.columns[anchor.column];
  return row === undefined || column === undefined ? null : { row, column };
}

/**
 * Places a range of cells: both corners as cells are placed, in the same table. The range is the same while its cells say
 * the same; a row that came in between or went changes it.
 */
export function placeRange(anchor: Anchor, previous: Disclosure | null, target: Target): Placed {
  const { until, ...start } = anchor;
  // The quote is that of the whole range and says nothing about its corners.
  const first = placeInTable({ ...start, quote: null }, previous, target);
  const last = placeInTable({ ...start, ...until, quote: null }, previous, target);
  const table = target.disclosure.tables.find(({ id }) => id === first.anchor?.table);
  const corners = [first, last].map((placed) =>
    table === undefined || placed.anchor?.table !== table.id ? null : cornerOf(table, placed.anchor),
  );
  const [one, other] = corners;
  if (table === undefined || one === null || one === undefined || other === null || other === undefined) {
    const candidates = [first, last].flatMap((placed) =>
      placed.anchor === null ? placed.candidates : [placed.anchor],
    );
    return { placement: 'orphan', anchor: null, candidates };
  }
  const found = anchorForRange(target.document, table, one, other);
  const isSame = plain(found.quote ?? '') === plain(anchor.quote ?? '');
  return { placement: isSame ? 'same' : 'value-changed', anchor: found, candidates: [] };
}
