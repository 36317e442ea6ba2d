import { useCallback, useMemo, useState } from 'react';
import type { ComparableUnit } from '../../../core/comparison/index.js';
import { TABLE_KINDS, type TableKind } from '../../../core/disclosure/index.js';
import type { Compared, ComparedTable, Input } from '../../../shared/desk-api.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import type { CompareChoice } from '../../state/model.js';
import { useReading } from '../../state/reading.js';
import { PROJECTS } from './compare-model.js';

/** What is compared, and what could be. */
export type Comparison = {
  readonly units: readonly ComparableUnit[] | null | undefined;
  readonly unit: ComparableUnit | null;
  readonly kinds: readonly TableKind[];
  readonly kind: TableKind;
  readonly documents: readonly string[];
  /** Null where nothing is chosen yet. */
  readonly compared: Compared | null;
  /** The two sides where documents are compared and not years. */
  readonly sides: Sides | null;
  readonly choose: (change: Partial<CompareChoice>) => void;
  readonly layout: Layout;
  /** Goes from years to two sides or to projects, or back. */
  readonly layOut: (layout: Layout) => void;
  /** Null where it could not be read, undefined while it is being read. */
  readonly table: ComparedTable | null | undefined;
  /** Changes how rows are paired, and shows what comes of it. */
  readonly pair: (change: Input<'compare.pair'>['change']) => Promise<boolean>;
};

/** 对比方式: the years of a table, the projects over the years, or two documents. */
export const LAYOUTS = ['years', 'projects', 'sides'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Named until the desk has chosen a table. */
const FIRST_KIND: TableKind = 'expenditure';

/** 左右两份文件; null: not chosen yet. */
export type Sides = NonNullable<CompareChoice['sides']>;

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

function comparedOf(
  { sides }: CompareChoice,
  unit: ComparableUnit | null,
  documents: readonly string[],
): Compared | null {
  if (sides !== undefined) {
    const [left, right] = sides;
    return left === null || right === null ? null : { layout: 'sides', sources: [left, right] };
  }
  if (unit === null || documents.length === 0) return null;
  return { layout: 'years', sources: documents.map((document) => ({ document, unitCode: unit.unitCode })) };
}

/** Budget and final accounts of the latest year that has both, else the two latest years shown. */
function firstSides(unit: ComparableUnit | null, documents: readonly string[]): Sides {
  if (unit === null) return [null, null];
  const { sources, unitCode } = unit;
  const side = (document: string | undefined): Sides[0] => (document === undefined ? null : { document, unitCode });
  for (const final of sources.toReversed().filter(({ stage }) => stage === 'final')) {
    const budget = sources.find(({ stage, year }) => stage === 'budget' && year === final.year);
    if (budget !== undefined) return [side(budget.document), side(final.document)];
  }
  return [side(documents.at(-2)), side(documents.at(-1))];
}

/** Reads units and rows from the desk for the choices made. */
export function useComparison(): Comparison {
  const desk = useDesk();
  const choice = useDeskState((state) => state.compare);
  const units = useReading('compare.units', {});
  const shown = useDeskState((state) => state.focus.document);
  const unit = useMemo(() => chosenUnit(units ?? [], choice, shown), [units, choice, shown]);
  const documents = useMemo(() => {
    if (unit === null) return [];
    const known = oneForEachYear(unit, choice.documents);
    return known.length > 0 ? known : defaultDocuments(unit);
  }, [unit, choice]);
  const compared = useMemo(() => comparedOf(choice, unit, documents), [choice, unit, documents]);
  // Pairings change the answer, but are no change of the workspace that other screens would show.
  const [version, setVersion] = useState(0);
  const key = unit === null ? '' : unitKey(unit);
  const { preferred } = choice;
  const wanted = choice.kind ?? choice.kinds[key] ?? null;
  const asked =
    compared === null ? null : { compared, kind: wanted, ...(wanted === null && preferred !== null && { preferred }) };
  const table = useReading('compare.rows', asked, version);
  const kind = wanted ?? table?.kind ?? preferred ?? FIRST_KIND;
  const pair = useCallback(
    async (change: Input<'compare.pair'>['change']) => {
      if (compared === null) return false;
      const done = await desk.ask('compare.pair', { compared, kind, change });
      if (done !== null) setVersion((before) => before + 1);
      return done !== null;
    },
    [desk, compared, kind],
  );
  return {
    units,
    unit,
    kinds: (table?.kinds ?? TABLE_KINDS).filter((one) => one !== 'other'),
    kind,
    documents,
    compared,
    sides: choice.sides ?? null,
    layout: choice.sides !== undefined ? 'sides' : kind === PROJECTS ? 'projects' : 'years',
    choose: ({ kind: chosen, ...change }) => {
      // What is looked at stays until another table or unit is chosen, whatever else is; a unit comes back with its table.
      const looked = chosen ?? wanted ?? table?.kind;
      const kinds = looked === undefined ? choice.kinds : { ...choice.kinds, [key]: looked };
      const last = chosen ?? preferred;
      desk.store.set({ compare: { ...choice, kind: null, kinds, preferred: last, ...change }, compareCell: null });
    },
    layOut: (layout) => {
      const { sides: _sides, ...years } = choice;
      const sides = layout === 'sides' ? { sides: firstSides(unit, documents) } : {};
      const { [key]: _former, ...others } = choice.kinds;
      // Back from the projects the desk chooses a table, as at the first time.
      const isBack = layout === 'years' && kind === PROJECTS;
      const next = layout === 'projects' ? PROJECTS : kind;
      const kinds = isBack ? others : { ...others, [key]: next };
      const last = layout === 'projects' ? PROJECTS : preferred === PROJECTS ? null : preferred;
      desk.store.set({ compare: { ...years, ...sides, kind: null, kinds, preferred: last }, compareCell: null });
    },
    table: compared === null ? undefined : table,
    pair,
  };
}
