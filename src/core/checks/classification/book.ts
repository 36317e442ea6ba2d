import type { Disclosure } from '../../disclosure/index.js';
import { bareName } from './names.js';
import { TABLES, type Classification, type CodeEntry, type OwnCodes, type RenamedCode } from './tables.js';

/** Digits of 类, 款 and 项; the economic classifications end at 款. */
export const LEVELS: Readonly<Record<Classification, readonly number[]>> = {
  function: [3, 5, 7],
  economicDepartment: [3, 5],
  economicGovernment: [3, 5],
};

/** First digit of the codes of a classification. */
export const FIRST_DIGITS: Readonly<Record<string, Classification>> = {
  2: 'function',
  3: 'economicDepartment',
  5: 'economicGovernment',
};

/** One classification, ready to be asked. */
type Index = {
  readonly byCode: ReadonlyMap<string, CodeEntry>;
  readonly byName: ReadonlyMap<string, readonly CodeEntry[]>;
  readonly parents: ReadonlySet<string>;
};

/** 一个年度的码表. What the rules ask about the codes of a document: the program's tables, with those of the office over them. */
export type CodeBook = {
  /** What the office keeps for the year, or null. */
  readonly own: OwnCodes | null;
  /** Made on first use: a start without checks costs nothing. */
  readonly indexOf: (table: Classification) => Index;
};

/** Values by each of their keys. */
export function group<Value>(
  values: readonly Value[],
  keysOf: (value: Value) => readonly string[],
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const own = groups.get(key);
      if (own === undefined) groups.set(key, [value]);
      else own.push(value);
    }
  }
  return groups;
}

/** The codes an office gave for a classification; empty where it gave none. */
function ownEntries(own: OwnCodes | null, table: Classification): OwnCodes['codes'] {
  return (own?.codes ?? []).filter(({ code }) => FIRST_DIGITS[code.charAt(0)] === table);
}

/**
 * What is known of an imported code besides its name: other names and the years are the program's and hold for its own
 * name only; the budget goes with the code.
 */
function entryOf({ code, name }: OwnCodes['codes'][number], shipped: CodeEntry | undefined): CodeEntry {
  const isSameName = shipped !== undefined && bareName(shipped.name) === bareName(name);
  return {
    code,
    name,
    confidence: 'verified',
    ...(shipped?.budget === undefined ? {} : { budget: shipped.budget }),
    ...(isSameName && shipped.aliases !== undefined ? { aliases: shipped.aliases } : {}),
    ...(shipped === undefined ? { isNew: true } : {}),
  };
}

function entriesOf(own: OwnCodes | null, table: Classification): readonly CodeEntry[] {
  const given = ownEntries(own, table);
  if (own === null || given.length === 0) return TABLES[table];
  const shipped = new Map(TABLES[table].map((entry) => [entry.code, entry]));
  const entries = given.map((one) => entryOf(one, shipped.get(one.code)));
  if (own.isWhole) return entries;
  const codes = new Set(entries.map(({ code }) => code));
  return [...TABLES[table].filter(({ code }) => !codes.has(code)), ...entries];
}

function makeIndex(table: Classification, entries: readonly CodeEntry[]): Index {
  return {
    byCode: new Map(entries.map((entry) => [entry.code, entry])),
    byName: group(entries, (entry) => [bareName(entry.name)]),
    parents: new Set(
      entries.flatMap(({ code }) =>
        LEVELS[table].flatMap((level) => (level < code.length ? [code.slice(0, level)] : [])),
      ),
    ),
  };
}

function makeBook(own: OwnCodes | null): CodeBook {
  const indexes = new Map<Classification, Index>();
  return {
    own,
    indexOf: (table) => {
      const known = indexes.get(table);
      if (known !== undefined) return known;
      const index = makeIndex(table, entriesOf(own, table));
      indexes.set(table, index);
      return index;
    },
  };
}

/** The tables as the program ships them. */
export const SHIPPED: CodeBook = makeBook(null);

const books = new WeakMap<OwnCodes, CodeBook>();

/** The tables of one year with those of the office over them. */
export function bookWith(own: OwnCodes): CodeBook {
  const known = books.get(own);
  if (known !== undefined) return known;
  const book = makeBook(own);
  books.set(own, book);
  return book;
}

/** The tables a document is held against: those of its year. A document without a year is held against the shipped ones. */
export function bookOf(subject: {
  readonly disclosure: Pick<Disclosure, 'profile'>;
  readonly codes?: readonly OwnCodes[];
}): CodeBook {
  const year = subject.disclosure.profile.fiscalYear.value;
  const own = year === null ? undefined : subject.codes?.find((one) => one.year === year);
  return own === undefined ? SHIPPED : bookWith(own);
}

/** True for the years the tables are made for, and for a year of which the office gave the whole classification. */
export function isFirm(book: CodeBook, table: Classification, year: number | null): boolean {
  if (year === null || (year >= TABLES.firmFrom && year <= TABLES.firmTo)) return true;
  return book.own !== null && book.own.isWhole && book.own.year === year && ownEntries(book.own, table).length > 0;
}

/** Changes of names up to a year; one that the office's own table contradicts is not one of that year. */
export function renamedUpTo(book: CodeBook, year: number): readonly RenamedCode[] {
  const { byCode } = book.indexOf('function');
  return TABLES.renamed.filter((one) => {
    const name = book.own === null ? undefined : byCode.get(one.code)?.name;
    return year >= one.from && (name === undefined || bareName(name) === bareName(one.new));
  });
}
