import type { Place, Table } from '../disclosure/index.js';

/** A unit that the tables name with its code. */
export type TableUnit = { readonly code: string; readonly name: string; readonly at: Place };

/** Units with codes in the order of their first appearance. */
export function unitsOf(tables: readonly Table[]): readonly TableUnit[] {
  const units = new Map<string, TableUnit>();
  for (const table of tables) {
    for (const row of table.rows) {
      for (const line of row.lines) {
        const code = line.codes.unit;
        if (code === undefined || line.unitName === null || units.has(code)) continue;
        units.set(code, { code, name: line.unitName, at: row.at });
      }
    }
  }
  return [...units.values()];
}
