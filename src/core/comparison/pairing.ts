import type { Codes } from '../disclosure/index.js';
import { similarity } from './names.js';
import type { MatchedBy } from './types.js';

/** What is needed to pair a line or a project of one year with its like in another. */
export type Pairable = {
  /** All codes joined; null where none is printed. */
  readonly code: string | null;
  readonly codes: Codes;
  /** Canonical meaning in overview tables; null elsewhere. */
  readonly item: string | null;
  readonly name: string;
  readonly parent: string;
  readonly isTotal: boolean;
};

/** A pair: positions in the two lists, and what it was found by. */
export type Pair = { readonly left: number; readonly right: number; readonly by: MatchedBy };

type Key = (line: Pairable) => string | null;

/** The reviewer's groups of the lines on both sides, by position; null: no group. */
export type PairGroups = { readonly left: readonly (string | null)[]; readonly right: readonly (string | null)[] };

/** The working state of one alignment: which lines are still free, and the pairs found. */
type Pairing = {
  readonly left: readonly Pairable[];
  readonly right: readonly Pairable[];
  readonly groups: PairGroups | undefined;
  freeLeft: readonly number[];
  freeRight: readonly number[];
  readonly usedLeft: Uint8Array;
  readonly usedRight: Uint8Array;
  readonly pairs: Pair[];
};

/**
 * How a group of lines with one key is paired. `alone`: only one with one. `named`: one with one, else those of equal
 * name in their printed order — a code that stands on several lines of different names identifies none of them.
 */
type Manner = 'alone' | 'named';

/** Most name comparisons spent on one alignment: beyond it leftovers stay unpaired rather than the desk waiting. */
const SIMILARITY_BUDGET = 200_000;

/**
 * Pairs the lines of two years: the reviewer's groups, exact codes, canonical items, names under one parent, the codes both
 * years print, names, the total, similar names, and last the sole leftovers between paired neighbours. Each line is used
 * once. Time grows with the number of lines, never its square.
 */
export function pairLines(left: readonly Pairable[], right: readonly Pairable[], groups?: PairGroups): readonly Pair[] {
  const pairing: Pairing = {
    left,
    right,
    groups,
    freeLeft: [...left.keys()],
    freeRight: [...right.keys()],
    usedLeft: new Uint8Array(left.length),
    usedRight: new Uint8Array(right.length),
    pairs: [],
  };
  if (groups !== undefined) pairByGroup(pairing, groups);
  pairByKey(pairing, (line) => line.code, 'code', 'named');
  pairByKey(pairing, (line) => (line.code === null ? line.item : null), 'name', 'named');
  pairByKey(pairing, (line) => (line.code === null ? `${line.parent}\n${line.name}` : null), 'name', 'named');
  const shared = sharedParts(pairing);
  if (shared.length > 0) pairByKey(pairing, (line) => joinParts(line.codes, shared), 'code', 'alone');
  pairByKey(pairing, nameInScope, 'name', 'alone');
  pairByKeys(pairing, nameIfUncoded, (line) => line.name, 'name', 'alone');
  pairByKeys(pairing, (line) => line.name, nameIfUncoded, 'name', 'alone');
  pairByKey(pairing, (line) => (line.isTotal ? 'total' : null), 'name', 'alone');
  pairBySimilarName(pairing);
  pairByNeighbour(pairing);
  return pairing.pairs;
}

function pairByGroup(pairing: Pairing, { left, right }: PairGroups): void {
  const positions = new Map<string, number>();
  for (const [index, group] of left.entries()) if (group !== null) positions.set(group, index);
  const found: Pair[] = [];
  for (const [index, group] of right.entries()) {
    const position = group === null ? undefined : positions.get(group);
    if (group === null || position === undefined) continue;
    positions.delete(group);
    found.push({ left: position, right: index, by: 'reviewer' });
  }
  take(pairing, found);
}

/** Two lines that the reviewer has put into rows of their own are not paired by the program. */
function isApart({ groups }: Pairing, { left, right }: Pair): boolean {
  return groups !== undefined && (groups.left[left] ?? null) !== null && (groups.right[right] ?? null) !== null;
}

/**
 * Where the lines before and behind are pairs and a single line is left between them on either side, it is the same place
 * of the table. Not where codes, items or the tree say otherwise: the place is the weakest of signs.
 */
function pairByNeighbour(pairing: Pairing): void {
  const { left, right, freeLeft, usedRight } = pairing;
  if (freeLeft.length === 0 || pairing.freeRight.length === 0) return;
  const partner = new Int32Array(left.length).fill(-1);
  for (const pair of pairing.pairs) partner[pair.left] = pair.right;
  const found: Pair[] = [];
  for (const index of freeLeft) {
    const before = index === 0 ? -1 : (partner[index - 1] ?? -1);
    const behind = index === left.length - 1 ? right.length : (partner[index + 1] ?? -1);
    const hasNeighbour = left.length > 1 && (index === 0 || before !== -1);
    if (!hasNeighbour || behind !== before + 2 || usedRight[before + 1] !== 0) continue;
    const [mine, other] = [left[index], right[before + 1]];
    if (mine !== undefined && other !== undefined && mayBeNeighbours(mine, other)) {
      found.push({ left: index, right: before + 1, by: 'neighbour' });
    }
  }
  take(pairing, found);
}

function mayBeNeighbours(a: Pairable, b: Pairable): boolean {
  if (a.isTotal || b.isTotal || a.name === '' || b.name === '' || a.parent !== b.parent) return false;
  if (a.code !== null || b.code !== null) return false;
  return a.item === null || b.item === null || a.item === b.item;
}

function nameIfUncoded(line: Pairable): string | null {
  return line.code === null ? line.name : null;
}

/**
 * The same name under another code is the same line only where the code is a local one (a project's) or where it moved
 * within its 款: 「行政运行」 stands under every 款.
 */
function nameInScope({ codes, name }: Pairable): string | null {
  if (codes.project !== undefined) return `project\n${name}`;
  const byFunctionOnly = codes.economicDepartment === undefined && codes.economicGovernment === undefined;
  if (codes.function === undefined || !byFunctionOnly) return null;
  return `${codes.unit ?? ''}\n${codes.function.slice(0, 5)}\n${name}`;
}

function joinParts(codes: Codes, parts: readonly (keyof Codes)[]): string | null {
  const values = parts.map((part) => codes[part]);
  return values.every((value) => value !== undefined && value !== '') ? values.join('|') : null;
}

/** Parts of the codes that both sides print where the sides differ in what they print; else empty. */
function sharedParts(pairing: Pairing): readonly (keyof Codes)[] {
  const mine = partsOf(pairing.left, pairing.freeLeft);
  const others = partsOf(pairing.right, pairing.freeRight);
  const shared = [...mine].filter((part) => others.has(part));
  return shared.length === mine.size && shared.length === others.size ? [] : shared;
}

function partsOf(lines: readonly Pairable[], free: readonly number[]): ReadonlySet<keyof Codes> {
  const parts = new Set<keyof Codes>();
  for (const index of free) {
    const codes = lines[index]?.codes ?? {};
    for (const part of Object.keys(codes) as (keyof Codes)[]) if ((codes[part] ?? '') !== '') parts.add(part);
  }
  return parts;
}

function pairByKey(pairing: Pairing, key: Key, by: MatchedBy, manner: Manner): void {
  pairByKeys(pairing, key, key, by, manner);
}

function pairByKeys(pairing: Pairing, leftKey: Key, rightKey: Key, by: MatchedBy, manner: Manner): void {
  if (pairing.freeLeft.length === 0 || pairing.freeRight.length === 0) return;
  const groups = grouped(pairing.right, pairing.freeRight, rightKey);
  // For each group on the right, told by its first member, the lines on the left that ask for it.
  const asking = Array<Group | undefined>(pairing.right.length);
  for (const left of pairing.freeLeft) {
    const line = pairing.left[left];
    const key = line === undefined ? null : leftKey(line);
    const group = key === null ? undefined : groups.get(key);
    if (group !== undefined) asking[firstOf(group)] = joined(asking[firstOf(group)], left);
  }
  const found: Pair[] = [];
  for (const others of groups.values()) {
    const mine = asking[firstOf(others)];
    if (mine === undefined) continue;
    if (typeof mine === 'number' && typeof others === 'number') found.push({ left: mine, right: others, by });
    else if (manner === 'named') pairNamesakes(pairing, membersOf(mine), membersOf(others), by, found);
  }
  take(pairing, found);
}

/** Pairs the k-th line of a name with the k-th of the same name. */
function pairNamesakes(
  pairing: Pairing,
  mine: readonly number[],
  others: readonly number[],
  by: MatchedBy,
  found: Pair[],
): void {
  const waiting = grouped(pairing.right, others, (line) => line.name);
  const used = new Map<string, number>();
  for (const left of mine) {
    const name = pairing.left[left]?.name ?? '';
    const nth = used.get(name) ?? 0;
    const right = membersOf(waiting.get(name))[nth];
    if (right === undefined) continue;
    used.set(name, nth + 1);
    found.push({ left, right, by });
  }
}

type Option = Pair & { readonly score: number; readonly distance: number };

/** Most similar names first, within one parent, then the nearest; lines that both carry codes are told apart by those. */
function pairBySimilarName(pairing: Pairing): void {
  const rights = grouped(pairing.right, pairing.freeRight, (line) => line.parent);
  const options: Option[] = [];
  let budget = SIMILARITY_BUDGET;
  for (const left of pairing.freeLeft) {
    if (budget < 0) break;
    const mine = pairing.left[left];
    if (mine === undefined || mine.isTotal) continue;
    for (const right of membersOf(rights.get(mine.parent))) {
      budget -= 1;
      const other = pairing.right[right];
      if (budget < 0 || other === undefined) break;
      if (other.isTotal || (mine.code !== null && other.code !== null && !bothProjects(mine, other))) continue;
      const score = similarity(mine.name, other.name);
      const option: Option = { left, right, by: 'similar-name', score, distance: Math.abs(left - right) };
      if (score > 0 && !isApart(pairing, option)) options.push(option);
    }
  }
  options.sort((a, b) => b.score - a.score || a.distance - b.distance || a.left - b.left || a.right - b.right);
  const lefts = new Set<number>();
  const rightsUsed = new Set<number>();
  const found: Pair[] = [];
  for (const { left, right, by } of options) {
    if (lefts.has(left) || rightsUsed.has(right)) continue;
    lefts.add(left);
    rightsUsed.add(right);
    found.push({ left, right, by });
  }
  take(pairing, found);
}

function bothProjects(a: Pairable, b: Pairable): boolean {
  return a.codes.project !== undefined && b.codes.project !== undefined;
}

/** Positions of one key: a bare number where it is alone, as nearly all are — a list for each would cost more than the pairing. */
type Group = number | number[];

function membersOf(group: Group | undefined): readonly number[] {
  if (group === undefined) return [];
  return typeof group === 'number' ? [group] : group;
}

function firstOf(group: Group): number {
  return typeof group === 'number' ? group : (group[0] ?? 0);
}

function joined(group: Group | undefined, index: number): Group {
  if (group === undefined) return index;
  if (typeof group === 'number') return [group, index];
  group.push(index);
  return group;
}

function grouped(lines: readonly Pairable[], free: readonly number[], key: Key): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const index of free) {
    const line = lines[index];
    const value = line === undefined ? null : key(line);
    if (value === null) continue;
    const group = groups.get(value);
    const longer = joined(group, index);
    if (longer !== group) groups.set(value, longer);
  }
  return groups;
}

function take(pairing: Pairing, found: readonly Pair[]): void {
  if (found.length === 0) return;
  for (const pair of found) {
    if (pair.by !== 'reviewer' && isApart(pairing, pair)) continue;
    pairing.pairs.push(pair);
    pairing.usedLeft[pair.left] = 1;
    pairing.usedRight[pair.right] = 1;
  }
  pairing.freeLeft = pairing.freeLeft.filter((index) => pairing.usedLeft[index] === 0);
  pairing.freeRight = pairing.freeRight.filter((index) => pairing.usedRight[index] === 0);
}
