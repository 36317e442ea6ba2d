import type { AlignedColumn } from './aligned-columns.js';
import { cellEdges, type Centred, type Extent } from './cell-edges.js';
import { blocksOf, type Block } from './heading-cells.js';

/** A header whose headings stand in the middle of their cells: columns from the left, and groups over several of them. */
export type CentredHeader = {
  readonly leaves: readonly Block[];
  readonly groups: readonly Group[];
  /** Indexes of the stretches of text below each heading. */
  readonly homes: readonly (readonly number[])[];
};

type Group = { readonly block: Block; readonly first: number; readonly last: number };

/** How far a heading may stand beside the middle of its cell, in em: the least that leaves a reading decides. */
const OFF_CENTRE = [0.04, 0.08, 0.15];
/** Headings may overlap by rounding. Points. */
const TOUCHING = 0.5;
/** More headings of which it is open whether they are groups are not tried. */
const MOST_OPEN = 8;
/** A group stands higher than what it holds by this many em. */
const HIGHER = 0.6;
const SAME_LINE = 0.3;
/** More ways to read one header than this are not tried. */
const MOST_WAYS = 4000;

/**
 * 居中表头. Reads the lines above a table as headings in the middle of their cells. From that follows where the cells are, so
 * that columns without figures, headings beside narrow columns and groups are found. Null where no reading fits, or several
 * do with as many groups. `stretches`: what the rows below fill; `isTogether`: whether two of them can be one column.
 */
export function centredHeader(
  lines: Parameters<typeof blocksOf>[0],
  stretches: readonly AlignedColumn[],
  isTogether: (one: number, other: number) => boolean,
): CentredHeader | null {
  const budget = { left: MOST_WAYS };
  const ways = blocksOf(lines).filter((blocks) => blocks.length >= 2);
  for (const offCentre of OFF_CENTRE) {
    const found = ways.flatMap((blocks) => {
      const sorted = blocks.toSorted((one, other) => one.middle - other.middle);
      const slack = offCentre * Math.max(...blocks.map(({ size }) => size));
      return groupings(sorted).flatMap((groups) => [...readings(sorted, groups, stretches, isTogether, slack, budget)]);
    });
    if (budget.left <= 0) return null;
    if (found.length === 0) continue;
    const most = Math.max(...found.map(({ groups }) => groups.length));
    const [only, ...others] = found.filter(({ groups }) => groups.length === most);
    return only !== undefined && others.every((other) => isSame(only, other)) ? only : null;
  }
  return null;
}

/** The sets of headings that can be groups, as far as the words alone say. */
function groupings(blocks: readonly Block[]): readonly ReadonlySet<Block>[] {
  const must: Block[] = [];
  const may: Block[] = [];
  for (const block of blocks) {
    const below = blocks.filter((other) => isBelow(other, block));
    if (below.length < 2) continue;
    if (below.some((other) => overlaps(other, block))) must.push(block);
    else may.push(block);
  }
  if (may.length > MOST_OPEN) return [];
  return Array.from(
    { length: 1 << may.length },
    (_, choice) => new Set([...must, ...may.filter((_block, index) => (choice & (1 << index)) !== 0)]),
  );
}

function isBelow(lower: Block, upper: Block): boolean {
  return lower.first > upper.last + HIGHER * upper.size;
}

function overlaps(one: Block, other: Block): boolean {
  return one.from < other.to - TOUCHING && one.to > other.from + TOUCHING;
}

function* readings(
  blocks: readonly Block[],
  grouped: ReadonlySet<Block>,
  stretches: readonly AlignedColumn[],
  isTogether: (one: number, other: number) => boolean,
  slack: number,
  budget: { left: number },
): Generator<CentredHeader> {
  const leaves = blocks.filter((block) => !grouped.has(block));
  if (leaves.length < 2 || leaves.some((leaf, at) => at > 0 && overlaps(leaf, leaves[at - 1] ?? leaf))) return;
  for (const homes of assignments(leaves, stretches, isTogether)) {
    const contents = leaves.map(({ from, to }, at): Extent => {
      const own = (homes[at] ?? []).flatMap((index) => stretches[index] ?? []);
      return [Math.min(from, ...own.map((one) => one.from)), Math.max(to, ...own.map((one) => one.to))];
    });
    if (contents.some(([from], at) => at > 0 && from < (contents[at - 1]?.[1] ?? 0) - 2)) continue;
    const centred = leaves.map(({ middle }, at): Centred => ({ first: at, last: at, middle }));
    if (cellEdges(contents, centred, slack) === null) continue;
    yield* withGroups([...grouped], [], leaves, homes, contents, centred, slack, budget);
  }
}

/** All ways to give each group its columns. */
function* withGroups(
  open: readonly Block[],
  groups: readonly Group[],
  leaves: readonly Block[],
  homes: readonly (readonly number[])[],
  contents: readonly Extent[],
  centred: readonly Centred[],
  slack: number,
  budget: { left: number },
): Generator<CentredHeader> {
  const [block, ...rest] = open;
  if (block === undefined) {
    if (isLevel(groups, leaves)) yield { leaves, groups, homes };
    return;
  }
  for (let first = 0; first < leaves.length; first += 1) {
    for (let last = first + 1; last < leaves.length; last += 1) {
      const own = leaves.slice(first, last + 1);
      if (!own.every((leaf) => isBelow(leaf, block))) break;
      const span = [leaves[first]?.from ?? 0, leaves[last]?.to ?? 0];
      if ((span[0] ?? 0) > block.middle) break;
      if ((span[1] ?? 0) < block.middle) continue;
      if (!groups.every((other) => agree({ block, first, last }, other))) continue;
      budget.left -= 1;
      if (budget.left <= 0) return;
      const more = [...centred, { first, last, middle: block.middle }];
      if (cellEdges(contents, more, slack) === null) continue;
      yield* withGroups(rest, [...groups, { block, first, last }], leaves, homes, contents, more, slack, budget);
    }
  }
}

/** Two groups hold each other or nothing in common; the upper one is the wider one. */
function agree(one: Group, other: Group): boolean {
  if (one.last < other.first || other.last < one.first) return true;
  const isOuter = one.first <= other.first && other.last <= one.last;
  const isInner = other.first <= one.first && one.last <= other.last;
  if (isOuter && isInner) return false;
  if (isOuter) return isBelow(other.block, one.block);
  return isInner && isBelow(one.block, other.block);
}

/**
 * True where headings below the same row of groups stand at one height, and the others at another one: in the middle of their
 * cells, at the top of them or all at the foot.
 */
function isLevel(groups: readonly Group[], leaves: readonly Block[]): boolean {
  const tiers = leaves.map((_, at) =>
    Math.max(0, ...groups.flatMap(({ block, first, last }) => (first <= at && at <= last ? [middleOf(block)] : []))),
  );
  const size = Math.max(...leaves.map((leaf) => leaf.size));
  const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= SAME_LINE * size;
  const everyPair = (holds: (one: number, other: number) => boolean): boolean =>
    leaves.every((_, one) => leaves.every((_leaf, other) => holds(one, other)));
  const isLevelBy = (height: (block: Block) => number): boolean => {
    const heights = leaves.map(height);
    return everyPair(
      (one, other) => isSame(tiers[one] ?? 0, tiers[other] ?? 0) === isSame(heights[one] ?? 0, heights[other] ?? 0),
    );
  };
  const foot = Math.max(...leaves.map(({ last }) => last));
  return isLevelBy(middleOf) || isLevelBy(({ first }) => first) || leaves.every(({ last }) => isSame(last, foot));
}

function middleOf({ first, last }: Block): number {
  return (first + last) / 2;
}

/** All ways to put the stretches below the headings, in their order: none stands below another heading than its own. */
function* assignments(
  leaves: readonly Block[],
  stretches: readonly AlignedColumn[],
  isTogether: (one: number, other: number) => boolean,
  from = 0,
  least = 0,
): Generator<readonly (readonly number[])[]> {
  const stretch = stretches[from];
  if (stretch === undefined) {
    yield leaves.map(() => []);
    return;
  }
  for (let leaf = least; leaf < leaves.length; leaf += 1) {
    const isFree = leaves.every(
      (other, at) => at === leaf || other.to - TOUCHING <= stretch.from || other.from + TOUCHING >= stretch.to,
    );
    const left = leaves[leaf - 1];
    const right = leaves[leaf + 1];
    if (left !== undefined && left.from > stretch.to) break;
    if (!isFree || (right !== undefined && right.to < stretch.from)) continue;
    for (const rest of assignments(leaves, stretches, isTogether, from + 1, leaf)) {
      const own = rest[leaf] ?? [];
      if (!own.every((other) => isTogether(from, other))) continue;
      yield rest.map((homes, at) => (at === leaf ? [from, ...homes] : homes));
    }
  }
}

function isSame(one: CentredHeader, other: CentredHeader): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ leaves, groups, homes }: CentredHeader): string {
  const text = ({ words }: Block): string => words.map((word) => word.text).join('');
  return JSON.stringify([
    leaves.map(text),
    groups.map(({ block, first, last }) => [text(block), first, last]).toSorted(),
    homes,
  ]);
}
