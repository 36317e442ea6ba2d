import type { Codes, Line, Row, Table } from '../disclosure/index.js';

/** A line with the code of one kind that it prints. */
export type CodedLine = { readonly code: string; readonly row: Row; readonly line: Line };

const known = new WeakMap<Table, ReadonlyMap<string, readonly CodedLine[]>>();
const NONE: readonly CodedLine[] = [];

/**
 * 印有编码的行. The lines of a table that print a code of a kind, in printed order. Sorted out once for all kinds: most lines of most
 * tables have no code at all, and a dozen rules ask for those that have.
 */
export function codedLines(table: Table, kind: keyof Codes): readonly CodedLine[] {
  const before = known.get(table);
  if (before !== undefined) return before.get(kind) ?? NONE;
  const found = new Map<string, CodedLine[]>();
  for (const row of table.rows) {
    for (const line of row.lines) {
      for (const [own, code] of Object.entries(line.codes)) {
        if (code === undefined) continue;
        const lines = found.get(own);
        if (lines === undefined) found.set(own, [{ code, row, line }]);
        else lines.push({ code, row, line });
      }
    }
  }
  known.set(table, found);
  return found.get(kind) ?? NONE;
}
