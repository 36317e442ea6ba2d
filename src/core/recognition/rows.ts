import { readAmount, type MoneyUnit } from '../amount/index.js';
import type { Cell, Column, Row, TableKind } from '../disclosure/index.js';
import type { AlignedRow } from './align.js';
import { withWholeCodes } from './code-columns.js';
import type { DraftLine } from './draft-line.js';
import { formHeadingRow } from './form-indicators.js';
import { lanesFrom, linesOf, settleLines } from './lines.js';
import { isLabel } from './measures.js';
import { squeeze } from './words.js';

/** Makes the body rows of a whole (stitched) table: cells, lines with roles and keys, and whether it is a tree. */
export function rowsFrom(
  kind: TableKind,
  columns: readonly Column[],
  aligned: readonly AlignedRow[],
): { readonly rows: readonly Row[]; readonly isTree: boolean } {
  const lanes = lanesFrom(columns);
  const codesAbove = new Map<string, readonly string[]>();
  // Above the indicators of a form its columns have no meaning: amounts and labels stand where there is room.
  const heading = formHeadingRow(kind, columns, aligned);
  const bare = heading < 0 ? columns : columns.map((column): Column => ({ ...column, measure: 'other' }));
  const bareLanes = heading < 0 ? lanes : lanesFrom(bare);
  const drafts: (readonly DraftLine[])[] = aligned.map((row, index) =>
    linesOf(kind, index <= heading ? bareLanes : lanes, withWholeCodes(lanes, row.texts, codesAbove)),
  );
  const { lines, isTree } = settleLines(kind, drafts, lanes);
  const rows = aligned.map((row, index): Row => {
    const own = lines[index] ?? [];
    const named = own.find((line) => line.label !== '') ?? own[0];
    const key = named?.key ?? `#${index + 1}`;
    return {
      index,
      key,
      label: named?.label ?? '',
      role: named?.role ?? 'detail',
      lines: own,
      cells: (index <= heading ? bare : columns).map((column) => cellOf(column, row)),
      at: row.at,
    };
  });
  return { rows, isTree };
}

function cellOf(column: Column, row: AlignedRow): Cell {
  const printed = row.texts[column.index] ?? '';
  const text = printed.trim();
  const blanks = printed.length - printed.trimStart().length;
  const doubtful = row.doubts?.get(column.index)?.map((at) => at - blanks);
  const stored = row.stored?.get(column.index);
  return {
    column: column.index,
    text,
    reading: readCell(column, text, column.moneyUnit),
    at: row.places[column.index] ?? row.at,
    ...(stored === undefined ? {} : { stored }),
    ...(doubtful === undefined ? {} : { doubtful }),
  };
}

/** Words stay words: a code, a year or an indicator's target is never an amount. */
function readCell(column: Column, text: string, unit: MoneyUnit | null): Cell['reading'] {
  const isAmount = !isLabel(column.measure) && !(column.measure === 'other' && unit === null && !/[.,，．]/.test(text));
  if (isAmount) return readAmount(text, unit);
  return squeeze(text) === '' ? { state: 'blank' } : { state: 'text', text };
}
