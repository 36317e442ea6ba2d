import { TABLE_KINDS, type TableKind } from '../disclosure/index.js';
import type { Entry } from './entry.js';
import { gather } from './lines.js';
import type { ComparisonSource } from './types.js';

/** Looked at first, where it holds something: what the money is for. */
const FIRST: TableKind = 'expenditure';
/** Compared in a way of its own, or no kind at all. */
const NEVER: readonly TableKind[] = ['project-performance', 'other'];
const ORDER: readonly TableKind[] = [FIRST, ...TABLE_KINDS.filter((kind) => kind !== FIRST && !NEVER.includes(kind))];

/** Rows and years from which on there is something to compare. */
const ROWS = 2;
const YEARS = 2;

/** Rows of a year in which a figure stands. Totals alone say what is compared, not what became of it. */
type Rows = { readonly all: number; readonly detail: number };

function rowsByYear(kind: TableKind, sources: readonly ComparisonSource[]): readonly Rows[] {
  const holds = ({ row, columns }: Entry): boolean =>
    columns.some(({ column }) => row.cells[column.index]?.reading.state === 'number');
  return gather(kind, sources).years.map(({ entries }) => {
    const filled = entries.filter(holds);
    return { all: filled.length, detail: filled.filter(({ line }) => line.role !== 'total').length };
  });
}

/**
 * 首先显示的表种 of a comparison: the first that holds at least two rows with figures in two years (in the one, where there is only
 * one); else the first that holds any. `preferred`, the one the reviewer looks at, comes before all others where it holds a
 * figure in as many years. Null: no source has a table.
 */
export function firstKind(sources: readonly ComparisonSource[], preferred: TableKind | null = null): TableKind | null {
  const years = Math.min(YEARS, sources.length);
  if (preferred !== null && rowsByYear(preferred, sources).filter(({ all }) => all > 0).length >= years) {
    return preferred;
  }
  let lesser: TableKind | null = null;
  for (const kind of ORDER) {
    const rows = rowsByYear(kind, sources);
    if (rows.filter(({ detail }) => detail >= ROWS).length >= years) return kind;
    if (rows.some(({ all }) => all > 0)) lesser ??= kind;
  }
  const present = new Set(sources.flatMap(({ disclosure }) => disclosure.tables.map(({ kind }) => kind)));
  return lesser ?? ORDER.find((kind) => present.has(kind)) ?? null;
}
