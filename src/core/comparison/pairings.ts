import type { Stage } from '../disclosure/index.js';
import type { Entry } from './entry.js';
import type { YearLines } from './lines.js';
import type { ComparisonSource } from './types.js';

/** 行的身份: what tells a line again when its document, or a newer version of it, is read another time. */
export type LineIdentity = {
  readonly year: number;
  readonly stage: Stage;
  /** The unit whose rows are compared; "" where every row is. */
  readonly unit: string;
  readonly lane: number;
  /** All codes joined; "" where none is printed. */
  readonly code: string;
  /** Name without white space and quotation marks. */
  readonly name: string;
  /** Counts lines of one code and name, from 1. */
  readonly nth: number;
};

/**
 * 人工配对: the reviewer's word that a line belongs to a row. Lines of one group are one row; lines of two groups are never
 * one row; a line of no group is paired by the program.
 */
export type Pairing = { readonly line: LineIdentity; readonly group: string };

/** One string for an identity: what pairings are stored and compared by. */
export function identityKey({ year, stage, unit, lane, code, name, nth }: LineIdentity): string {
  return JSON.stringify([year, stage, unit, lane, code, name, nth]);
}

function ownerOf({ owner, unitCode }: ComparisonSource): string {
  return owner ?? unitCode ?? '';
}

/** Identities of all lines of a year, in their order. */
export function identitiesOf({ source, entries }: YearLines): ReadonlyMap<Entry, LineIdentity> {
  const counts = new Map<string, number>();
  const identities = new Map<Entry, LineIdentity>();
  for (const entry of entries) {
    const code = entry.code ?? '';
    const counted = `${entry.lane}\n${code}\n${entry.name}`;
    const nth = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, nth);
    identities.set(entry, {
      year: source.year,
      stage: source.stage,
      unit: ownerOf(source),
      lane: entry.lane,
      code,
      name: entry.name,
      nth,
    });
  }
  return identities;
}

/** What the pairings say about the lines at hand. `lost`: pairings of a compared document whose line is not found. */
export type Grouping = { readonly groups: ReadonlyMap<Entry, string>; readonly lost: number };

/**
 * Finds the lines of the pairings. A line is told by code and name; where a later version prints another name, by its code
 * alone, and where it prints another code, by its name alone – if that is only one line.
 */
export function groupLines(years: readonly YearLines[], pairings: readonly Pairing[]): Grouping {
  const groups = new Map<Entry, string>();
  let lost = 0;
  if (pairings.length === 0) return { groups, lost };
  for (const year of years) {
    const { source } = year;
    const own = pairings.filter(
      ({ line }) => line.year === source.year && line.stage === source.stage && line.unit === ownerOf(source),
    );
    if (own.length === 0) continue;
    const found = finder(year);
    for (const { line, group } of own) {
      const entry = found(line);
      if (entry === null || groups.has(entry)) lost += 1;
      else groups.set(entry, group);
    }
  }
  return { groups, lost };
}

function finder(year: YearLines): (line: LineIdentity) => Entry | null {
  const exact = new Map<string, Entry>();
  const byCode = new Map<string, Entry | null>();
  const byName = new Map<string, Entry | null>();
  for (const [entry, identity] of identitiesOf(year)) {
    exact.set(identityKey(identity), entry);
    keepSole(byCode, `${identity.lane}\n${identity.code}`, entry);
    keepSole(byName, `${identity.lane}\n${identity.name}`, entry);
  }
  return (line) =>
    exact.get(identityKey(line)) ??
    (line.code === '' ? null : byCode.get(`${line.lane}\n${line.code}`)) ??
    byName.get(`${line.lane}\n${line.name}`) ??
    null;
}

function keepSole(entries: Map<string, Entry | null>, key: string, entry: Entry): void {
  entries.set(key, entries.has(key) ? null : entry);
}
