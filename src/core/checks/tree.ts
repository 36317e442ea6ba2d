import type { Codes, Table } from '../disclosure/index.js';
import { listedIn } from './lane-chain.js';
import type { Entry } from './select.js';

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
  /** 层级不明的行. Lines whose code was not read: they belong somewhere below or beside the others, see `mayBelong`. */
  readonly unplaced: readonly Entry[];
  /** True where 「其中：」 lines with others behind them were left out: how many of those belong to the part is never certain. */
  readonly hasParts: boolean;
};

/** More rows than any table has: lines of a list go on in the next lane. */
const ROWS = 1e9;

/** A line that states a part of the line above it and is not added. */
function isPart(entry: Entry): boolean {
  return /^[（(]?其中/.test(entry.line.label);
}

/** True where a line that could belong to the same part follows. */
function isFollowed(entries: readonly Entry[], index: number): boolean {
  const next = entries[index + 1];
  return next !== undefined && next.line.role !== 'total';
}

const KINDS = ['unit', 'function', 'economicDepartment', 'economicGovernment', 'project'] as const;

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

/** The codes of a line in the order of `KINDS`, and how much of its position they tell: the sum of their lengths. */
type Known = { readonly codes: readonly (string | undefined)[]; readonly precision: number };

function knownOf({ unit, function: byFunction, economicDepartment, economicGovernment, project }: Codes): Known {
  const codes = [unit, byFunction, economicDepartment, economicGovernment, project];
  let precision = 0;
  for (const code of codes) precision += code?.length ?? 0;
  return { codes, precision };
}

/** A node with what its codes tell, made once: every line is held against every one that may stand above it. */
type Coded = Known & { readonly node: Node };

/** True where every code of the parent is the beginning of the child's, and at least one says less. */
function isAbove(parent: Known, child: Known): boolean {
  let shorter = false;
  for (let kind = 0; kind < KINDS.length; kind += 1) {
    const [outer, inner] = [parent.codes[kind], child.codes[kind]];
    if (outer === inner) continue;
    if (outer !== undefined && (inner === undefined || !inner.startsWith(outer))) return false;
    shorter = true;
  }
  return shorter;
}

/** Lines that may have others below them, the most precise first. */
function possibleParents(nodes: readonly Coded[], table: Table): readonly Coded[] {
  const longest = nodes.reduce((most, { node }) => Math.max(most, unitLength(node)), 0);
  return nodes
    .filter(
      ({ node, precision }) =>
        precision > 0 && (table.isTree || node.entry.line.role === 'subtotal' || unitLength(node) < longest),
    )
    .sort((a, b) => b.precision - a.precision);
}

function unitLength({ entry }: Node): number {
  return entry.line.codes.unit?.length ?? 0;
}

const forests = new WeakMap<Table, Map<number, Forest>>();

/** Builds the forest of a lane: by codes, and by printed depth for lines whose codes tell nothing. */
export function forestOf(table: Table, lane: number): Forest {
  const known = forests.get(table)?.get(lane);
  if (known !== undefined) return known;
  const all = listedIn(table, lane);
  const entries = all.filter((entry) => !isPart(entry));
  const totals = entries.filter((entry) => entry.line.role === 'total');
  const listed = entries.filter((entry) => entry.line.role !== 'total');
  const nodes = listed.filter(({ line }) => line.codeUnread !== true).map((entry): Node => ({ entry, children: [] }));
  const coded = nodes.map((node): Coded => ({ node, ...knownOf(node.entry.line.codes) }));
  const parents = possibleParents(coded, table);
  const roots: Node[] = [];
  coded.forEach((own, index) => {
    const { node } = own;
    const parent = parentByCode(own, parents, table) ?? parentByDepth(node, index, nodes);
    if (parent === null) roots.push(node);
    else parent.children.push(node);
  });
  const forest: Forest = {
    roots: roots.filter((node) => !isStraySubtotal(node, roots, table)),
    nodes,
    totals,
    unplaced: listed.filter(({ line }) => line.codeUnread === true),
    hasParts: all.some((entry, index) => isPart(entry) && isFollowed(all, index)),
  };
  const ofTable = forests.get(table) ?? new Map<number, Forest>();
  forests.set(table, ofTable.set(lane, forest));
  return forest;
}

/** The most precise line whose codes lead to this one; of several alike the nearest one above (a table by units repeats 类). */
function parentByCode(child: Coded, parents: readonly Coded[], table: Table): Node | null {
  const { node } = child;
  let best: Coded | null = null;
  for (const parent of parents) {
    if (best !== null && parent.precision < best.precision) break;
    if (parent.node === node || !isAbove(parent, child)) continue;
    if (!mayContain(parent.node.entry, node.entry, table)) continue;
    if (best === null || isNearer(parent.node, best.node, node)) best = parent;
  }
  return best?.node ?? null;
}

function isNearer(one: Node, other: Node, node: Node): boolean {
  const at = node.entry.row.index;
  const distance = (parent: Node): number => {
    const up = at - parent.entry.row.index;
    return up >= 0 ? up : Number.MAX_SAFE_INTEGER + up;
  };
  return distance(one) < distance(other);
}

/** The nearest line above that stands farther out, unless its codes contradict. */
function parentByDepth(node: Node, index: number, nodes: readonly Node[]): Node | null {
  let depth = node.entry.line.depth;
  for (let before = index - 1; before >= 0 && depth > 0; before -= 1) {
    const other = nodes[before];
    if (other === undefined || other.entry.line.depth >= depth) continue;
    depth = other.entry.line.depth;
    if (agrees(other.entry.line.codes, node.entry.line.codes)) return other;
  }
  return null;
}

/** True where a node or something below it is a detail line. */
function hasDetail(node: Node): boolean {
  return node.entry.line.role === 'detail' || node.children.some(hasDetail);
}

/**
 * 小计 rows (部门, 单位, 类别) that no detail line could be placed under, although there are detail lines: they repeat
 * rows that cannot be told, so they are not added.
 */
function isStraySubtotal(node: Node, roots: readonly Node[], table: Table): boolean {
  return !table.isTree && !hasDetail(node) && roots.some(hasDetail);
}

/** Nodes without children: what a table states at its finest. Lines whose code was not read may be such and are among them. */
export function leavesOf(table: Table, lane: number): readonly Entry[] {
  const { nodes, unplaced } = forestOf(table, lane);
  const leaves = nodes
    .filter((node) => node.children.length === 0 && (node.entry.line.role === 'detail' || table.isTree))
    .map((node) => node.entry);
  if (unplaced.length === 0) return leaves;
  const all = new Set([...leaves, ...unplaced].map(({ line }) => line));
  return listedIn(table, lane).filter(({ line }) => all.has(line));
}

/** Nodes from the outermost one down to the given one. */
function pathTo(node: Node, above: ReadonlyMap<Node, Node>): readonly Node[] {
  const outer = above.get(node);
  return outer === undefined ? [node] : [...pathTo(outer, above), node];
}

const places = new WeakMap<Forest, ReadonlyMap<Node | null, readonly Entry[]>>();

/**
 * The lines without a known place that may stand directly below a line, or on the outermost level (null). As a list is
 * printed from the top down, a line stands below the one before it or below one of those that stand above that, unless the
 * next line is still below one farther in. Where subtotals are printed behind their parts nothing is known.
 */
export function mayBelong(table: Table, lane: number, node: Node | null): readonly Entry[] {
  const forest = forestOf(table, lane);
  if (forest.unplaced.length === 0) return forest.unplaced;
  const known = places.get(forest) ?? placesOf(forest);
  places.set(forest, known);
  return known.get(node) ?? [];
}

function placesOf({ nodes, unplaced }: Forest): ReadonlyMap<Node | null, readonly Entry[]> {
  const above = new Map(nodes.flatMap((node) => node.children.map((child) => [child, node] as const)));
  const order = (entry: Entry): number => entry.row.index + entry.line.lane * ROWS;
  if ([...above].some(([child, node]) => order(child.entry) < order(node.entry))) {
    return new Map([null, ...nodes].map((node) => [node, unplaced]));
  }
  const found = new Map<Node | null, Entry[]>();
  let at = 0;
  for (const entry of unplaced) {
    for (let node = nodes[at]; node !== undefined && order(node.entry) < order(entry); node = nodes[at]) at += 1;
    const [before, next] = [nodes[at - 1], nodes[at]];
    const path = before === undefined ? [] : pathTo(before, above);
    const nextPath: readonly (Node | undefined)[] = next === undefined ? [] : pathTo(next, above).slice(0, -1);
    // Below what both have above them the place is known to be farther in.
    const shared = path.findLastIndex((node, level) => nextPath[level] === node);
    for (const place of [...(shared < 0 ? [null] : []), ...path.slice(Math.max(shared, 0))]) {
      const own = found.get(place);
      if (own === undefined) found.set(place, [entry]);
      else own.push(entry);
    }
  }
  return found;
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
