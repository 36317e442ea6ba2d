import { group, isFirm, LEVELS, renamedUpTo, type CodeBook } from './book.js';
import { bareName } from './names.js';
import {
  TABLES,
  type Classification,
  type CodeEntry,
  type CodePair,
  type Confidence,
  type FundBudget,
  type RenamedCode,
  type RetiredCode,
} from './tables.js';

/** 查得. What the tables say about a code in a year. */
export type Found =
  /** Listed, or a local detail of a listed code (`isLocal`). */
  | { readonly state: 'listed'; readonly entry: CodeEntry; readonly isLocal: boolean }
  /** No longer used in that year. */
  | { readonly state: 'retired'; readonly retired: RetiredCode }
  /** Not in the tables: 未收录, which proves nothing. `parent`: the nearest listed code above it. */
  | { readonly state: 'unlisted'; readonly parent: CodeEntry | null }
  /** The tables say nothing about that year. */
  | { readonly state: 'other-year' };

/** 科目体系的中文名. */
export const CLASSIFICATION_NAMES: Readonly<Record<Classification, string>> = {
  function: '支出功能分类科目',
  economicDepartment: '部门预算支出经济分类科目',
  economicGovernment: '政府预算支出经济分类科目',
};

let pairIndex: ReadonlyMap<string, readonly CodePair[]> | null = null;

/** The pairs a department code takes part in; empty where the table has none. */
export function pairsOf(department: string): readonly CodePair[] {
  pairIndex ??= group(TABLES.pairs, (pair) => [pair.department]);
  return pairIndex.get(department.slice(0, 5)) ?? [];
}

/** Deepest standard level of a classification: 7 digits of 项, 5 of 款. */
export function deepest(table: Classification): number {
  return LEVELS[table].at(-1) ?? 5;
}

/** True where the number of digits is one of a level, or of a local detail below the deepest. */
export function hasLevel(table: Classification, code: string): boolean {
  return LEVELS[table].includes(code.length) || (code.length > deepest(table) && code.length <= deepest(table) + 4);
}

/** Looks a code up for a year (null: the year is not known, the present tables hold). */
export function lookUp(book: CodeBook, table: Classification, code: string, year: number | null): Found {
  const { byCode } = book.indexOf(table);
  const standard = code.slice(0, deepest(table));
  const entry = byCode.get(standard);
  const isInUse =
    entry !== undefined && (year === null || (year >= (entry.from ?? year) && year <= (entry.to ?? year)));
  if (entry !== undefined && isInUse) return { state: 'listed', entry, isLocal: code !== standard };
  const retired = TABLES.retired.find((one) => one.table === table && standard.startsWith(one.code));
  if (retired !== undefined && year !== null) {
    if (year > retired.to && (entry === undefined || retired.code === standard)) return { state: 'retired', retired };
    if (year <= retired.to) return { state: 'other-year' };
  }
  // A name that changed in the meantime keeps its code: an earlier year is not one of the tables.
  if (entry !== undefined) return { state: 'other-year' };
  if (year !== null && !isFirm(book, table, year)) return { state: 'other-year' };
  const above = LEVELS[table]
    .filter((level) => level < standard.length)
    .toReversed()
    .flatMap((level) => byCode.get(standard.slice(0, level)) ?? [])[0];
  return { state: 'unlisted', parent: above ?? null };
}

/** Entries with a name, whatever white space, brackets and a closing 支出. */
export function entriesNamed(book: CodeBook, table: Classification, name: string): readonly CodeEntry[] {
  return book.indexOf(table).byName.get(bareName(name)) ?? [];
}

/** True where the tables list something below a code. */
export function hasItemsBelow(book: CodeBook, table: Classification, code: string): boolean {
  return book.indexOf(table).parents.has(code);
}

/** The change of name that made `name` the former one of a code in a year; null where there is none. */
export function renamedFrom(book: CodeBook, code: string, name: string, year: number | null): RenamedCode | null {
  if (year === null) return null;
  const bare = bareName(name);
  const listed = renamedUpTo(book, year).find((one) => one.code === code && bareName(one.old) === bare);
  if (listed !== undefined) return listed;
  const entry = book.indexOf('function').byCode.get(code);
  const former = entry?.aliases?.find((alias) => alias.use === 'former' && bareName(alias.name) === bare);
  if (entry === undefined || former === undefined || (former.until !== undefined && year <= former.until)) return null;
  const from = former.until === undefined ? TABLES.firmFrom : former.until + 1;
  return { code, old: former.name, new: entry.name, from, confidence: 'medium' };
}

/** The other budget a functional code belongs to by itself or by the code above it; null: 一般公共预算 or unknown. */
export function budgetOf(
  book: CodeBook,
  code: string,
): { readonly budget: FundBudget | null; readonly entry: CodeEntry } | null {
  const { byCode } = book.indexOf('function');
  const entry = byCode.get(code.slice(0, 7)) ?? byCode.get(code.slice(0, 5));
  if (entry === undefined || code.length < 5) return null;
  const above = byCode.get(code.slice(0, 5));
  const budget = entry.budget ?? above?.budget ?? null;
  // What a new code is for is not in a list of codes and names.
  return budget === null && entry.isNew === true ? null : { budget, entry };
}

const RANK: Readonly<Record<Confidence, number>> = { verified: 2, high: 1, medium: 0 };

/** The least certain of several entries decides. */
export function leastOf(confidences: readonly Confidence[]): Confidence {
  return confidences.reduce<Confidence>((least, one) => (RANK[one] < RANK[least] ? one : least), 'verified');
}
