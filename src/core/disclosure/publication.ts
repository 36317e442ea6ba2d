import type { Disclosure, Level, Stage } from './disclosure.js';
import { titleOfReport } from './own-report.js';
import type { TableKind } from './table-kind.js';

/** Whose document it is, of which year and stage: what two versions of one disclosure have in common. */
export type Identity = {
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly level: Level;
  readonly fiscalYear: number | null;
  readonly stage: Stage | null;
};

/** Whose document a reading is. */
export function identityOf({ profile }: Pick<Disclosure, 'profile'>): Identity {
  return {
    unitCode: profile.unitCode.value,
    unitName: profile.unitName.value,
    level: profile.level.value ?? 'unknown',
    fiscalYear: profile.fiscalYear.value,
    stage: profile.stage.value,
  };
}

function plain(name: string | null): string {
  return (name ?? '').normalize('NFKC').replace(/\s+/g, '');
}

/**
 * True where two files with different bytes are versions of one disclosure: same year and stage, and the same unit by
 * code or, where a code is missing, by name. A wrong «yes» would hide a document behind another, a wrong «no» only
 * shows both. So a doubt is a no: unknown year or stage, a department and its own unit, equal codes with names of
 * which neither holds the other.
 */
export function isSameDisclosure(one: Identity, other: Identity): boolean {
  if (one.fiscalYear === null || one.fiscalYear !== other.fiscalYear) return false;
  if (one.stage === null || one.stage !== other.stage) return false;
  if (one.level !== other.level && one.level !== 'unknown' && other.level !== 'unknown') return false;
  const name = plain(one.unitName);
  const otherName = plain(other.unitName);
  if (one.unitCode !== null && other.unitCode !== null) {
    return one.unitCode === other.unitCode && (name.includes(otherName) || otherName.includes(name));
  }
  return name !== '' && name === otherName;
}

/** What a file holds of its disclosure. */
type Holding = Pick<Disclosure, 'tables' | 'sections' | 'passages'>;

/** Of the kinds that the fuller of two files has, one in so many must be in both: a table in the text is no set of tables. */
const SHARED_ONE_IN = 3;

function kindsOf({ tables }: Holding): ReadonlySet<TableKind> {
  return new Set(tables.map(({ kind }) => kind).filter((kind) => kind !== 'other'));
}

/** Whether one of two files of a unit, year and stage replaces the other, stands beside it, or has nothing to do with it. */
type Relation = 'version' | 'part' | 'none';

/** A report is a version of the one with its title; it is neither version nor part of anything else. */
function relationOf(one: Holding, other: Holding): Relation {
  const [title, otherTitle] = [titleOfReport(one), titleOfReport(other)];
  if (title !== null || otherTitle !== null) return title === otherTitle ? 'version' : 'none';
  return holdOtherKinds(one, other) ? 'part' : 'version';
}

/** Where neither has tables to go by, or only one of two texts has a single one, they hold the same; a cover over one table is no text. */
function holdOtherKinds(one: Holding, other: Holding): boolean {
  const [kinds, otherKinds] = [kindsOf(one), kindsOf(other)];
  const larger = Math.max(kinds.size, otherKinds.size);
  const [fewer, more] = [one.sections.length, other.sections.length].toSorted((a, b) => a - b);
  if (larger <= 1 && fewer !== undefined && fewer > 0 && fewer * SHARED_ONE_IN >= (more ?? 0)) return false;
  const shared = [...kinds].filter((kind) => otherKinds.has(kind)).length;
  return shared * SHARED_ONE_IN < larger;
}

/**
 * 同一材料的另一部分. True where two files of one unit, year and stage hold different parts of the disclosure: offices publish the
 * text and the tables as two files, or every table as a file of its own. Neither replaces the other. A report on what was
 * achieved (自评报告) is no part.
 */
export function isOtherPart(one: Holding, other: Holding): boolean {
  return relationOf(one, other) === 'part';
}

/** 同一部分. True where two files of one unit, year and stage hold the same part of the disclosure: one replaces the other. */
export function isSamePart(one: Holding, other: Holding): boolean {
  return relationOf(one, other) === 'version';
}

/** A file of a library: whose it is, and what it holds; that is asked only where another file is of the same disclosure. */
export type FilePart = { readonly identity: Identity; readonly holding: () => Holding };

/** Words that one file of an office prints in full and the other one short: 「中共某某区委员会办公室」, 「某某区委办公室」. */
function shortName(name: string | null): string {
  return plain(name)
    .replace(/[()"'“”‘’]/g, '')
    .replace(/^(?:中国共产党|中共)/, '')
    .replaceAll('委员会', '委')
    .replaceAll('人民政府', '政府');
}

/** A region in front of a name that begins with a region itself: 「某某市」 in front of 「某某区教育局」. */
const REGION = /^.{1,8}(?:省|市|州|盟|区|县|旗)$/;
const BEGINS_WITH_REGION = /^.{2,8}?(?:省|市|州|盟|区|县|旗)./;
/** Shorter names may end that of another office. */
const SHORTEST_NAME = 6;

function isNameOfOne(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short === '' || short === long) return short !== '';
  if (short.length < SHORTEST_NAME || !BEGINS_WITH_REGION.test(short) || !long.endsWith(short)) return false;
  return REGION.test(long.slice(0, -short.length));
}

/**
 * True where two files may be parts of one disclosure: as for versions, and where only the name differs by what covers and tables
 * usually print otherwise. The cover gives the office as it calls itself, the tables as the finance system does.
 */
function isKin(one: FilePart, other: FilePart): boolean {
  const [a, b] = [one.identity, other.identity];
  if (isSameDisclosure(a, b)) return true;
  if (a.unitCode !== null && b.unitCode !== null) return false;
  const named = isNameOfOne(shortName(a.unitName), shortName(b.unitName));
  return named && isSameDisclosure({ ...a, unitCode: null, unitName: '同' }, { ...b, unitCode: null, unitName: '同' });
}

/** Characters at the end of a name by which files find each other before their names are compared. */
const NAME_END = 4;

/** Where files of one disclosure find each other: their year and stage with the code, or with the end of the name of the unit. */
function shelvesOf({ identity: { unitCode, unitName, fiscalYear, stage } }: FilePart): readonly string[] {
  const name = shortName(unitName).slice(-NAME_END);
  return [...(unitCode === null ? [] : [`#${unitCode}`]), ...(name === '' ? [] : [name])].map((unit) =>
    [fiscalYear, stage, unit].join(' '),
  );
}

/**
 * 同一公开材料的其他文件. For every file the other files of its disclosure, in the order given: of the same unit, year and stage, each
 * with parts of its own. Of two versions of one part the later one counts. A file that fits to two that do not fit to
 * each other (a department's text and its unit's) belongs to neither: a doubt is a no.
 */
export function otherParts<File extends FilePart>(files: readonly File[]): ReadonlyMap<File, readonly File[]> {
  // Libraries hold a thousand files: comparing all with all would take seconds.
  const shelves = new Map<string, File[]>();
  for (const file of files) {
    for (const shelf of shelvesOf(file)) shelves.set(shelf, [...(shelves.get(shelf) ?? []), file]);
  }
  const near = new Map(
    files.map((file) => {
      const beside = new Set(shelvesOf(file).flatMap((shelf) => shelves.get(shelf) ?? []));
      return [file, partsBeside(file, beside.size < 2 ? [] : files.filter((one) => beside.has(one)))];
    }),
  );
  const isClear = (file: File): boolean => {
    const parts = near.get(file) ?? [];
    return parts.every((one) => parts.every((other) => one === other || isKin(one, other)));
  };
  const found = new Map<File, readonly File[]>();
  for (const [file, parts] of near) {
    const clear = isClear(file) ? parts.filter(isClear) : [];
    if (clear.length > 0) found.set(file, clear);
  }
  return found;
}

/** Files that hold other parts of the disclosure than this one; of their versions the latest. */
function partsBeside<File extends FilePart>(file: File, files: readonly File[]): readonly File[] {
  const parts = files.filter((one) => one !== file && isKin(one, file) && isOtherPart(one.holding(), file.holding()));
  const replaces = (later: File, one: File): boolean => isKin(later, one) && isSamePart(later.holding(), one.holding());
  return parts.filter((one, index) => !parts.slice(index + 1).some((later) => replaces(later, one)));
}
