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

/** What is the same for every folding, made once for a sheet. */
type OpenTree = {
  /** Rows with nothing below, and branches that are open. */
  readonly rows: readonly TreeRow[];
  /** Index of each branch, by its name. */
  readonly branches: ReadonlyMap<string, number>;
};

const OPEN_TREES = new WeakMap<ComparisonSheet, OpenTree>();

function openTree(sheet: ComparisonSheet): OpenTree {
  const known = OPEN_TREES.get(sheet);
  if (known !== undefined) return known;
  const { rows } = sheet;
  const branches = new Map<string, number>();
  const tree = {
    rows: rows.map((row, index): TreeRow => {
      const branch = isBranch(rows, index) ? 'open' : null;
      if (branch !== null) branches.set(rowId(row), index);
      return { row, index, branch };
    }),
    branches,
  };
  OPEN_TREES.set(sheet, tree);
  return tree;
}

/** Index of the first row after a branch that does not lie below it. */
function endOfBranch(rows: readonly ComparisonLine[], branch: number, { lane, depth }: ComparisonLine): number {
  let end = branch + 1;
  for (let row = rows[end]; row !== undefined && row.lane === lane && row.depth > depth; row = rows[end]) end += 1;
  return end;
}

/** The tree with the rows below folded ones left out. What lies between two folded branches is taken in one piece. */
export function visibleTree(sheet: ComparisonSheet, folded: ReadonlySet<string>): readonly TreeRow[] {
  const { rows, branches } = openTree(sheet);
  if (folded.size === 0) return rows;
  const closed = [...folded].flatMap((id) => branches.get(id) ?? []).sort((one, other) => one - other);
  const pieces: (readonly TreeRow[])[] = [];
  let next = 0;
  for (const index of closed) {
    const branch = rows[index];
    // It may lie below a folded one itself.
    if (index < next || branch === undefined) continue;
    pieces.push(rows.slice(next, index), [{ ...branch, branch: 'folded' }]);
    next = endOfBranch(sheet.rows, index, branch.row);
  }
  pieces.push(rows.slice(next));
  return pieces.flat();
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
