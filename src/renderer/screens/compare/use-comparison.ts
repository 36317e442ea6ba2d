import { useEffect, useMemo } from 'react';
import type { ComparableUnit, ComparisonTable } from '../../../core/comparison/index.js';
import { TABLE_KINDS, type TableKind } from '../../../core/disclosure/index.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { ensureDetail } from '../../state/loading.js';
import type { CompareChoice } from '../../state/model.js';
import { useReading } from '../../state/reading.js';

/** What is compared, and what could be. */
export type Comparison = {
  readonly units: readonly ComparableUnit[] | null | undefined;
  readonly unit: ComparableUnit | null;
  readonly kinds: readonly TableKind[];
  readonly kind: TableKind;
  readonly documents: readonly string[];
  readonly choose: (change: Partial<CompareChoice>) => void;
  /** Null where no chosen document has the table, undefined while it is being read. */
  readonly table: ComparisonTable | null | undefined;
};

/** Most documents one comparison takes. */
const MOST = 6;

/** A unit's name among the choices. */
export function unitKey(unit: ComparableUnit): string {
  return `${unit.unitCode ?? ''} ${unit.unitName}`;
}

/** One document for each year: the unit's own first, budgets unless only final accounts are there; the newest years. */
export function defaultDocuments(unit: ComparableUnit): readonly string[] {
  const stage = unit.sources.some((source) => source.stage === 'budget') ? 'budget' : 'final';
  const byYear = new Map<number, string>();
  for (const source of unit.sources) {
    if (source.stage === stage && !byYear.has(source.year)) byYear.set(source.year, source.document);
  }
  return newest(byYear);
}

/** At most one document for each year: a newly chosen one takes the place of the other of its year. */
export function oneForEachYear(unit: ComparableUnit, chosen: readonly string[]): readonly string[] {
  const byYear = new Map<number, string>();
  for (const document of chosen) {
    const year = unit.sources.find((source) => source.document === document)?.year;
    if (year !== undefined) byYear.set(year, document);
  }
  return newest(byYear);
}

function newest(byYear: ReadonlyMap<number, string>): readonly string[] {
  return [...byYear.entries()]
    .sort(([a], [b]) => a - b)
    .slice(-MOST)
    .map(([, document]) => document);
}

/**
 * The unit of the choice; one asked for by code from another screen is found by its code. Without a choice that of the
 * document in 审阅, else the first with several years.
 */
function chosenUnit(
  units: readonly ComparableUnit[],
  { unit }: CompareChoice,
  shown: string | null,
): ComparableUnit | null {
  return (
    units.find((one) => unitKey(one) === unit) ??
    units.find((one) => one.unitCode !== null && unit === `${one.unitCode} `) ??
    units.find((one) => one.sources.some((source) => source.document === shown)) ??
    units.find((one) => new Set(one.sources.map((source) => source.year)).size > 1) ??
    units[0] ??
    null
  );
}

/** Reads units and rows from the desk for the choices made. */
export function useComparison(): Comparison {
  const desk = useDesk();
  const details = useDeskState((state) => state.details);
  const choice = useDeskState((state) => state.compare);
  const units = useReading('compare.units', {});
  const shown = useDeskState((state) => state.focus.document);
  const unit = useMemo(() => chosenUnit(units ?? [], choice, shown), [units, choice, shown]);
  const documents = useMemo(() => {
    if (unit === null) return [];
    const known = oneForEachYear(unit, choice.documents);
    return known.length > 0 ? known : defaultDocuments(unit);
  }, [unit, choice]);
  useEffect(() => {
    for (const document of documents) void ensureDetail(desk, document);
  }, [desk, documents]);
  const kinds = useMemo(() => {
    const present = new Set(
      documents.flatMap((document) => details[document]?.disclosure.tables.map((one) => one.kind) ?? []),
    );
    return TABLE_KINDS.filter((one) => one !== 'other' && (present.size === 0 || present.has(one)));
  }, [documents, details]);
  const table = useReading(
    'compare.rows',
    unit === null || documents.length === 0
      ? null
      : { unitCode: unit.unitCode, kind: choice.kind, documents: [...documents] },
  );
  return {
    units,
    unit,
    kinds,
    kind: choice.kind,
    documents,
    choose: (change) => desk.store.set({ compare: { ...choice, ...change } }),
    table: unit === null ? undefined : table,
  };
}
