import { plain, raise, scaled } from './change.js';
import { withoutYear } from './names.js';
import type { ProjectKin } from './types.js';
import { words } from './words.js';

/** A row of projects: its cleaned name and its amount in each column; undefined where the column lacks it. */
export type KinRow = {
  readonly names: readonly (string | undefined)[];
  /** Plain decimals in one unit; null where nothing was read. */
  readonly values: readonly (string | null | undefined)[];
};

/** Share of the pairs of letters two names must have in common. */
const LEAST_COMMON = 0.5;
/** Most projects one project is taken to have become. */
const MOST_PARTS = 4;
/** Most alike projects that are tried: every subset of them is added up. */
const MOST_TRIED = 10;
/** The sum may differ from the amount by one twentieth: the money of a project moves over the years. */
const TOLERANCE = 20n;

/** A part of less than a tenth is none: with the tolerance any small new project would do. */
const LEAST_PART = 10n;

type Part = {
  readonly row: number;
  readonly name: string;
  readonly pairs: ReadonlySet<string>;
  readonly value: string;
  readonly isNew: boolean;
};

/**
 * Finds for every pair of neighbouring columns the projects of which one seems to have become several, or the other way
 * round. The several are new in that year (or gone after it); at most one of them is the project itself, going on with a
 * part of its money. Returns for each row what is suspected of it.
 */
export function suspectedKin(
  rows: readonly KinRow[],
  columns: readonly { readonly key: number; readonly label: string }[],
): ReadonlyMap<number, readonly ProjectKin[]> {
  const found = new Map<number, ProjectKin[]>();
  for (let later = 1; later < columns.length; later += 1) {
    kinBetween(rows, columns, later - 1, later, 'split', found);
    kinBetween(rows, columns, later, later - 1, 'merged', found);
  }
  return found;
}

/** `from` holds the one project, `to` the several. */
function kinBetween(
  rows: readonly KinRow[],
  columns: readonly { readonly key: number; readonly label: string }[],
  from: number,
  to: number,
  type: ProjectKin['type'],
  found: Map<number, ProjectKin[]>,
): void {
  const [one, several] = [columns[from], columns[to]];
  if (one === undefined || several === undefined) return;
  const parts = rows.flatMap((row, index): readonly Part[] => {
    const [name, value] = [row.names[to], row.values[to]];
    if (name === undefined || value === null || value === undefined || !isPositive(value)) return [];
    return [{ row: index, name, pairs: letterPairs(name), value, isNew: row.names[from] === undefined }];
  });
  if (!parts.some(({ isNew }) => isNew)) return;
  const taken = new Set<number>();
  for (const [index, row] of rows.entries()) {
    const [name, value] = [row.names[from], row.values[from]];
    if (name === undefined || value === null || value === undefined || !isPositive(value)) continue;
    const pairs = letterPairs(name);
    const alike = parts
      .filter((part) => (part.isNew ? !taken.has(part.row) : part.row === index))
      .map((part) => ({ part, common: part.row === index ? 1 : commonShare(pairs, part.pairs) }))
      .filter(({ common }) => common >= LEAST_COMMON)
      .toSorted((a, b) => b.common - a.common || a.part.row - b.part.row)
      .slice(0, MOST_TRIED)
      .map(({ part }) => part);
    const best = bestParts(value, alike, row.names[to] === undefined ? null : index);
    if (best === null) continue;
    const why = words.kin(
      words.kinPart(one.label, name, value),
      best.parts.map((part) => words.kinPart(several.label, part.name, part.value)),
      best.sum,
      best.difference,
    );
    const between = [Math.min(one.key, several.key), Math.max(one.key, several.key)] as const;
    const add = (at: number, role: ProjectKin['role']): void => {
      found.set(at, [...(found.get(at) ?? []), { type, role, between, why }]);
    };
    add(index, 'one');
    for (const part of best.parts) {
      taken.add(part.row);
      if (part.row !== index) add(part.row, 'part');
    }
  }
}

type Best = { readonly parts: readonly Part[]; readonly sum: string; readonly difference: string };

/**
 * The two to four parts whose sum is nearest to the amount, within the tolerance; null where there are none. A project
 * that goes on itself (`staying`) must be one of them.
 */
function bestParts(value: string, parts: readonly Part[], staying: number | null): Best | null {
  const numbers = [value, ...parts.map((part) => part.value)].map(scaled);
  const decimals = Math.max(...numbers.map((number) => number.decimals));
  const [wanted = 0n, ...sizes] = numbers.map((number) => raise(number, decimals));
  let best: { readonly chosen: readonly number[]; readonly sum: bigint; readonly distance: bigint } | null = null;
  const isLarge = (at: number): boolean => (sizes[at] ?? 0n) * LEAST_PART >= wanted;
  const visit = (start: number, chosen: readonly number[], sum: bigint): void => {
    const distance = sum < wanted ? wanted - sum : sum - wanted;
    const holdsStaying = staying === null || chosen.some((at) => parts[at]?.row === staying);
    const fits = chosen.length >= 2 && holdsStaying && distance * TOLERANCE <= wanted;
    if (fits && (best === null || distance < best.distance)) best = { chosen, sum, distance };
    if (chosen.length === MOST_PARTS) return;
    for (let at = start; at < parts.length; at += 1) {
      if (isLarge(at)) visit(at + 1, [...chosen, at], sum + (sizes[at] ?? 0n));
    }
  };
  visit(0, [], 0n);
  const found = best as { readonly chosen: readonly number[]; readonly sum: bigint; readonly distance: bigint } | null;
  if (found === null) return null;
  return {
    parts: found.chosen.flatMap((at) => parts[at] ?? []),
    sum: plain(found.sum, decimals),
    difference: found.distance === 0n ? '' : plain(found.distance, decimals),
  };
}

function isPositive(value: string): boolean {
  return !value.startsWith('-') && /[1-9]/.test(value);
}

/** Words that nearly every project bears: they make no two alike. */
const COMMON_WORDS = /专项|项目|经费|资金|工作|补助|补贴|业务|费用|费$|[()（）【】[\]—\-－、，·]/g;

/** Pairs of neighbouring letters of a name without what nearly every name bears. */
function letterPairs(name: string): ReadonlySet<string> {
  const core = withoutYear(name).normalize('NFKC').replace(COMMON_WORDS, '');
  return new Set(Array.from({ length: Math.max(0, core.length - 1) }, (_, at) => core.slice(at, at + 2)));
}

/** What the shorter name shares with the longer, of all it has; 0 where it says too little. */
function commonShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if (shorter.size < 2) return 0;
  return [...shorter].filter((pair) => longer.has(pair)).length / shorter.size;
}
