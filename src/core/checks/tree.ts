import type { Codes, Table } from '../disclosure/index.js';
import { entriesOf, type Entry } from './select.js';

/** A line and the lines directly below it. */
export type Node = { readonly entry: Entry; readonly children: Node[] };

/**
 * 层级. The lines of a lane as a forest. Only one level is ever added up: the roots make the total, the children of a
 * node make that node. Department row, unit rows and 合计 are therefore never all added.
 */
export type Forest = {
  readonly roots: readonly Node[];
  /** Every node, in printed order. */
  readonly nodes: readonly Node[];
  /** 合计 lines, wherever they are printed. */
  readonly totals: readonly Entry[];
};

const KINDS = ['unit', 'function', 'economicDepartment', 'economicGovernment', 'project'] as const;
type Kind = (typeof KINDS)[number];

/** Code lengths at which a tree may have a line: 类 款 项, department and unit. */
const STOPS: Readonly<Record<Kind, readonly number[]>> = {
  unit: [3, 6, 9],
  function: [3, 5, 7],
  economicDepartment: [3, 5],
  economicGovernment: [3, 5],
  project: [],
};

function keyOf(codes: Codes): string {
  return KINDS.map((kind) => codes[kind] ?? '').join('|');
}

/** All code sets a parent of this line could have: some codes shortened to an outer level or left out, nearest first. */
function ancestorsOf(codes: Codes): readonly Codes[] {
  let found: readonly Codes[] = [{}];
  for (const kind of KINDS) {
    const code = codes[kind];
    if (code === undefined) continue;
    const shorter = STOPS[kind].filter((length) => length < code.length).map((length) => code.slice(0, length));
    const choices = [code, ...shorter.reverse(), undefined];
    found = found.flatMap((partial) =>
      choices.map((choice): Codes => (choice === undefined ? partial : { ...partial, [kind]: choice })),
    );
  }
  const size = (candidate: Codes): number => KINDS.reduce((sum, kind) => sum + (candidate[kind]?.length ?? 0), 0);
  const own = keyOf(codes);
  return found.filter((candidate) => size(candidate) > 0 && keyOf(candidate) !== own).sort((a, b) => size(b) - size(a));
}

/** True where `parent` may stand above `child`: not two codes of one kind that contradict each other. */
function agrees(parent: Codes, child: Codes): boolean {
  return KINDS.every((kind) => {
    const [outer, inner] = [parent[kind], child[kind]];
    return outer === undefined || inner === undefined || inner.startsWith(outer);
  });
}

/**
 * True where the parent's code may be shorter than the child's. In a table of leaves a longer code is a local detail of
 * its own, not a child — except for units, where 部门 and 单位 rows always stand together.
 */
function mayContain(parent: Entry, child: Entry, table: Table): boolean {
  if (table.isTree || parent.line.role === 'subtotal') return true;
  const [outer, inner] = [parent.line.codes, child.line.codes];
  return (
    outer.unit !== undefined &&
    inner.unit !== undefined &&
    outer.unit.length < inner.unit.length &&
    KINDS.every((kind) => kind === 'unit' || outer[kind] === inner[kind])
  );
}

const forests = new WeakMap<Table, Map<number, Forest>>();

/** Builds the forest of a lane: by codes, and by printed depth for lines whose codes tell nothing. */
export function forestOf(table: Table, lane: number): Forest {
  const known = forests.get(table)?.get(lane);
  if (known !== undefined) return known;
  const entries = entriesOf(table, lane);
  const totals = entries.filter((entry) => entry.line.role === 'total');
  const nodes = entries.filter((entry) => entry.line.role !== 'total').map((entry): Node => ({ entry, children: [] }));
  const byKey = new Map<string, Node[]>();
  for (const node of nodes) {
    const key = keyOf(node.entry.line.codes);
    byKey.set(key, [...(byKey.get(key) ?? []), node]);
  }
  const layered = table.isTree || nodes.some(({ entry }) => entry.line.role === 'subtotal' || entry.line.depth > 0);
  const hasUnits = nodes.some(({ entry }) => entry.line.codes.unit !== undefined);
  const roots: Node[] = [];
  nodes.forEach((node, index) => {
    const parent = layered || hasUnits ? parentOf(node, index, nodes, byKey, table) : null;
    if (parent === null) roots.push(node);
    else parent.children.push(node);
  });
  const forest = { roots: roots.filter((node) => !isStraySubtotal(node, roots, table)), nodes, totals };
  const ofTable = forests.get(table) ?? new Map<number, Forest>();
  forests.set(table, ofTable.set(lane, forest));
  return forest;
}

function parentOf(
  node: Node,
  index: number,
  nodes: readonly Node[],
  byKey: ReadonlyMap<string, readonly Node[]>,
  table: Table,
): Node | null {
  for (const codes of ancestorsOf(node.entry.line.codes)) {
    const candidates = (byKey.get(keyOf(codes)) ?? []).filter(
      (other) => other !== node && mayContain(other.entry, node.entry, table),
    );
    // A table printed unit by unit repeats 类 and 款 rows: the nearest one above is meant.
    const above = candidates.findLast((other) => other.entry.row.index <= node.entry.row.index);
    const parent = above ?? candidates[0];
    if (parent !== undefined) return parent;
  }
  let depth = node.entry.line.depth;
  for (let before = index - 1; before >= 0 && depth > 0; before -= 1) {
    const other = nodes[before];
    if (other === undefined || other.entry.line.depth >= depth) continue;
    depth = other.entry.line.depth;
    if (agrees(other.entry.line.codes, node.entry.line.codes)) return other;
  }
  return null;
}

/**
 * A 小计 row without codes among leaf rows: it repeats rows that cannot be told, so it is neither added nor tested.
 */
function isStraySubtotal(node: Node, roots: readonly Node[], table: Table): boolean {
  return (
    !table.isTree &&
    node.entry.line.role === 'subtotal' &&
    node.children.length === 0 &&
    roots.some((other) => other.entry.line.role === 'detail')
  );
}

/** Nodes without children: what a table states at its finest. */
export function leavesOf(table: Table, lane: number): readonly Entry[] {
  const forest = forestOf(table, lane);
  return forest.nodes
    .filter((node) => node.children.length === 0 && (node.entry.line.role === 'detail' || table.isTree))
    .map((node) => node.entry);
}

/**
 * The line that stands for the whole table: its 合计, or its only line. Null where several different ones compete.
 */
export function wholeOf(table: Table, lane: number): Entry | null {
  const { totals, roots } = forestOf(table, lane);
  if (totals.length === 1) return totals[0] ?? null;
  if (totals.length > 1) return repeats(totals) ? (totals[0] ?? null) : null;
  return roots.length === 1 ? (roots[0]?.entry ?? null) : null;
}

/** True where several 合计 lines print the same figures (a total repeated on every page). */
function repeats(totals: readonly Entry[]): boolean {
  const print = (entry: Entry): string => entry.row.cells.map((cell) => cell.text.replace(/\s+/g, '')).join('|');
  return new Set(totals.map(print)).size === 1;
}
