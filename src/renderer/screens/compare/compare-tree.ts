import type { ComparisonLine, ComparisonSheet } from '../../../core/comparison/index.js';
import type { SheetRow } from '../../components/grid/sheet.js';

/** Name of a row within a sheet. */
export function rowId({ lane, key }: { readonly lane: number; readonly key: string }): string {
  return `${lane} ${key}`;
}

/** A row with its place in the tree of 类/款/项. */
export type TreeRow = {
  readonly row: ComparisonLine;
  /** Index in the sheet. */
  readonly index: number;
  /** `folded`, `open`, or null where nothing is below. */
  readonly branch: 'folded' | 'open' | null;
};

/** 比较的行, as the grid takes it: with its place in the printed order. */
export type CompareRow = SheetRow & TreeRow;

/** True where the next row lies below. */
function isBranch(rows: readonly ComparisonLine[], index: number): boolean {
  const [row, next] = [rows[index], rows[index + 1]];
  return row !== undefined && next !== undefined && next.lane === row.lane && next.depth > row.depth;
}

/** The tree with the rows below folded ones left out. */
export function visibleTree({ rows }: ComparisonSheet, folded: ReadonlySet<string>): readonly TreeRow[] {
  const shown: TreeRow[] = [];
  let hidden: ComparisonLine | null = null;
  for (const [index, row] of rows.entries()) {
    if (hidden !== null && row.lane === hidden.lane && row.depth > hidden.depth) continue;
    hidden = null;
    const branch = isBranch(rows, index) ? (folded.has(rowId(row)) ? 'folded' : 'open') : null;
    if (branch === 'folded') hidden = row;
    shown.push({ row, index, branch });
  }
  return shown;
}

/** The row a row lies below: its index in the sheet, -1 for an outermost one. */
export function parentOf(rows: readonly ComparisonLine[], index: number): number {
  const row = rows[index];
  if (row === undefined) return -1;
  for (let above = index - 1; above >= 0; above -= 1) {
    const candidate = rows[above];
    if (candidate === undefined || candidate.lane !== row.lane) return -1;
    if (candidate.depth < row.depth) return above;
  }
  return -1;
}

/** Every branch, for folding the whole tree. */
export function branchIds({ rows }: ComparisonSheet): readonly string[] {
  return rows.flatMap((row, index) => (isBranch(rows, index) ? [rowId(row)] : []));
}
