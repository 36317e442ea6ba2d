import type { Level, Stage } from '../../core/disclosure/index.js';

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
