import type { Reading } from '../amount/index.js';
import type { Cell } from '../disclosure/index.js';
import { sumOf } from './composition.js';
import type { Entry } from './entry.js';
import type { YearLines } from './lines.js';
import { words } from './words.js';

/** Digits of 类, 款 and 项. */
const LEVELS = [3, 5, 7] as const;

/** The years with the sums that were made. */
export type FunctionSums = {
  readonly years: readonly YearLines[];
  /** True where the year (by its place) prints the function of a line, but nothing below: it says nothing of such lines. */
  readonly isUndivided: (year: number, entry: Entry) => boolean;
};

/**
 * 按功能科目求和. One year (or side) prints a table by function alone and another only the lines below it – by function and
 * economic class, or by 项 without 类 and 款 – so that no line stands beside its like. Where a year lacks a function that
 * another prints, the sum of its own lines below takes the place, called and placed as the printed one; its lines stand
 * below it. Only where they are all details of one table that follow each other: a sum of anything else would be a guess.
 */
export function withFunctionSums(years: readonly YearLines[]): FunctionSums {
  const indexes = years.map(({ entries }) => indexOf(entries));
  return {
    isUndivided: (year, entry) =>
      isByFunction(entry) &&
      abovesOf(entry).some((key) => indexes[year]?.functions.has(key) === true && !indexes[year].below.has(key)),
    years: years.map((year, own) => {
      const lacking = new Map<string, Entry>();
      for (const [other, { functions }] of indexes.entries()) {
        if (other === own) continue;
        for (const [code, entry] of functions) if (!indexes[own]?.functions.has(code)) lacking.set(code, entry);
      }
      const entries = lacking.size === 0 ? null : withSums(year.entries, indexes[own], lacking);
      return entries === null ? year : { ...year, entries };
    }),
  };
}

/** Functions of a year by lane and code. */
type Index = {
  /** Lines that name a function and nothing more. */
  readonly functions: ReadonlyMap<string, Entry>;
  /** Positions of the lines below a function that hold no others. */
  readonly below: ReadonlyMap<string, readonly number[]>;
};

/** A function in a lane. */
function keyOf({ lane }: Entry, code: string): string {
  return `${lane}|${code}`;
}

/** The parts of a code that a function is divided by. */
function partsOf({ codes }: Entry): readonly [string, string, string] {
  return [codes.economicGovernment ?? '', codes.economicDepartment ?? '', codes.project ?? ''];
}

function indexOf(entries: readonly Entry[]): Index {
  const functions = new Map<string, Entry>();
  const below = new Map<string, number[]>();
  const held = new Set<string>();
  const own = entries.map((entry) => (isByFunction(entry) ? entry.codes.function : undefined));
  for (const [position, entry] of entries.entries()) {
    const code = own[position];
    if (code === undefined) continue;
    for (const above of holdersOf(entry, code)) held.add(above);
    if (entry.code === code && !functions.has(keyOf(entry, code))) functions.set(keyOf(entry, code), entry);
  }
  for (const [position, entry] of entries.entries()) {
    const code = own[position];
    if (code === undefined || held.has(lineKey(entry, code, partsOf(entry)))) continue;
    for (const key of abovesOf(entry)) {
      const positions = below.get(key);
      if (positions === undefined) below.set(key, [position]);
      else positions.push(position);
    }
  }
  return { functions, below };
}

/** The functions a line is below: not the one that it is itself. */
function abovesOf(entry: Entry): readonly string[] {
  const { function: own = '' } = entry.codes;
  return LEVELS.filter((length) => own.length >= length && entry.code !== own.slice(0, length)).map((length) =>
    keyOf(entry, own.slice(0, length)),
  );
}

/** A line whose whole code begins with its function: no other unit's and no line of a table by economic class alone. */
function isByFunction({ code, codes, isTotal }: Entry): boolean {
  const { function: own } = codes;
  return !isTotal && own !== undefined && code !== null && (code === own || code.startsWith(`${own}|`));
}

function lineKey(entry: Entry, code: string, parts: readonly string[]): string {
  return [keyOf(entry, code), ...parts].join('|');
}

/** Names of the lines that a line is part of, where they are printed: shorter functions, and shorter codes of its own. */
function holdersOf(entry: Entry, code: string): readonly string[] {
  const own = lineKey(entry, code, partsOf(entry));
  const shorter = (part: string): readonly string[] => [...new Set(['', part.slice(0, 3), part])];
  const [government, department, project] = partsOf(entry);
  const names = LEVELS.filter((length) => length < code.length).map((length) =>
    lineKey(entry, code.slice(0, length), ['', '', '']),
  );
  for (const one of shorter(government)) {
    for (const two of shorter(department)) {
      for (const three of new Set(['', project])) names.push(lineKey(entry, code, [one, two, three]));
    }
  }
  return names.filter((name) => name !== own);
}

/** The lines with the sums before the first of theirs, 类 before 款 before 项; null where none can be made. */
function withSums(
  entries: readonly Entry[],
  index: Index | undefined,
  lacking: ReadonlyMap<string, Entry>,
): readonly Entry[] | null {
  const before = new Map<number, Entry[]>();
  const depths = new Map<number, number>();
  // The shorter code is the outer one, and its sum stands first.
  const codes = [...lacking].toSorted(([one], [other]) => one.length - other.length);
  for (const [code, like] of codes) {
    const positions = index?.below.get(code) ?? [];
    const [first] = positions;
    if (first === undefined || !areTogether(entries, positions, like.codes.function ?? '')) continue;
    const sum = sumEntry(entries, positions, like);
    if (sum === null) continue;
    before.set(first, [...(before.get(first) ?? []), sum]);
    for (const position of positions) {
      const own = entries[position]?.line.depth ?? 0;
      depths.set(position, Math.max(depths.get(position) ?? own, sum.line.depth + 1));
    }
  }
  if (before.size === 0) return null;
  return entries.flatMap((entry, position) => {
    const depth = depths.get(position);
    const own = depth === undefined ? entry : { ...entry, line: { ...entry.line, depth } };
    return [...(before.get(position) ?? []), own];
  });
}

/** True for details of one table with nothing between the first and the last that belongs elsewhere. */
function areTogether(entries: readonly Entry[], positions: readonly number[], code: string): boolean {
  const [first = 0, last = first] = [positions[0], positions.at(-1)];
  const block = entries.slice(first, last + 1);
  return (
    new Set(block.map(({ columns }) => columns)).size === 1 &&
    // A printed 款 or 项 among them holds some of them: it lies below the sum as they do.
    block.every((entry) => entry.codes.function?.startsWith(code) === true && isByFunction(entry)) &&
    positions.every((position) => entries[position]?.line.role === 'detail')
  );
}

/** A line for the sum, as `like` of another year calls it; its cells say what the lines say together. */
function sumEntry(entries: readonly Entry[], positions: readonly number[], like: Entry): Entry | null {
  const lines = positions.flatMap((position) => entries[position] ?? []);
  const [first] = lines;
  if (first === undefined) return null;
  const cells = first.row.cells.map((cell, column): Cell => {
    const readings = lines.flatMap(({ row }) => row.cells[column]?.reading ?? []);
    const reading = first.columns.some(({ column: { index } }) => index === column) ? sumReading(readings) : BLANK;
    return { column, text: textOf(reading), reading, at: cell.at };
  });
  return {
    ...like,
    row: { ...first.row, cells },
    line: { ...like.line, lane: first.lane },
    lane: first.lane,
    table: first.table,
    columns: first.columns,
    summed: lines.map(({ row }) => row),
  };
}

const BLANK: Reading = { state: 'blank' };

/** What stands in the sum's cell: its figure, or that it could not be made. An empty cell would say that there is nothing. */
function textOf(reading: Reading): string {
  if (reading.state === 'number') return reading.amount.text;
  return reading.state === 'blank' ? '' : reading.text;
}

/** Blanks and dashes add nothing. What cannot be read makes the sum unreadable: it would not be the sum of its lines. */
function sumReading(readings: readonly Reading[]): Reading {
  const lost = readings.find(({ state }) => state === 'unreadable' || state === 'text');
  if (lost !== undefined) return { state: 'unreadable', text: words.unreadSum, reason: '' };
  const amounts = readings.flatMap((reading) => (reading.state === 'number' ? [reading.amount] : []));
  const [first] = amounts;
  const value = sumOf(amounts.map((amount) => amount.value));
  if (first === undefined || value === null) return BLANK;
  const decimals = Math.max(...amounts.map((amount) => amount.decimals));
  return { state: 'number', amount: { text: value, value, decimals, unit: first.unit } };
}
