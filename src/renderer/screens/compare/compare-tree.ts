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

/** Rows with nothing below, and branches that are open: the same for every folding, so they are made once for a sheet. */
const OPEN_TREES = new WeakMap<ComparisonSheet, readonly TreeRow[]>();

function openTree(sheet: ComparisonSheet): readonly TreeRow[] {
  const known = OPEN_TREES.get(sheet);
  if (known !== undefined) return known;
  const { rows } = sheet;
  const tree = rows.map((row, index): TreeRow => ({ row, index, branch: isBranch(rows, index) ? 'open' : null }));
  OPEN_TREES.set(sheet, tree);
  return tree;
}

/** The tree with the rows below folded ones left out. */
export function visibleTree(sheet: ComparisonSheet, folded: ReadonlySet<string>): readonly TreeRow[] {
  const tree = openTree(sheet);
  if (folded.size === 0) return tree;
  const shown: TreeRow[] = [];
  let hidden: ComparisonLine | null = null;
  for (const open of tree) {
    const { row } = open;
    if (hidden !== null && row.lane === hidden.lane && row.depth > hidden.depth) continue;
    hidden = null;
    if (open.branch === null || !folded.has(rowId(row))) shown.push(open);
    else {
      hidden = row;
      shown.push({ ...open, branch: 'folded' });
    }
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
