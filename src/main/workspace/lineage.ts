import type { Disclosure, Level, Stage, TableKind } from '../../core/disclosure/index.js';

/** Whose document it is, of which year and stage: what two versions of one disclosure have in common. */
export type Identity = {
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly level: Level;
  readonly fiscalYear: number | null;
  readonly stage: Stage | null;
};

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
type Holding = Pick<Disclosure, 'tables' | 'sections'>;

/** Of the kinds that the fuller of two files has, one in so many must be in both: a table in the text is no set of tables. */
const SHARED_ONE_IN = 3;

function kindsOf({ tables }: Holding): ReadonlySet<TableKind> {
  return new Set(tables.map(({ kind }) => kind).filter((kind) => kind !== 'other'));
}

/**
 * 同一材料的另一部分. True where two files of one unit, year and stage hold different parts of the disclosure: offices publish the
 * text and the tables as two files, or every table as a file of its own. Neither replaces the other. Where neither has tables
 * to go by, or only one of two texts has a single one, they are versions.
 */
export function isOtherPart(one: Holding, other: Holding): boolean {
  const [kinds, otherKinds] = [kindsOf(one), kindsOf(other)];
  const larger = Math.max(kinds.size, otherKinds.size);
  if (larger <= 1 && one.sections.length > 0 && other.sections.length > 0) return false;
  const shared = [...kinds].filter((kind) => otherKinds.has(kind)).length;
  return shared * SHARED_ONE_IN < larger;
}
