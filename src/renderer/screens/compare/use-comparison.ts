import { useEffect, useMemo, useState } from 'react';
import type { ComparableUnit, ComparisonTable } from '../../../core/comparison/index.js';
import { TABLE_KINDS, type TableKind } from '../../../core/disclosure/index.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { ensureDetail } from '../../state/loading.js';

/** What is compared, and what could be. */
export type Comparison = {
  readonly units: readonly ComparableUnit[] | null;
  readonly unit: ComparableUnit | null;
  readonly setUnit: (key: string) => void;
  readonly kinds: readonly TableKind[];
  readonly kind: TableKind;
  readonly setKind: (kind: TableKind) => void;
  readonly documents: readonly string[];
  readonly setDocuments: (documents: readonly string[]) => void;
  /** Null where no chosen document has the table, undefined while it is being read. */
  readonly table: ComparisonTable | null | undefined;
};

/** Most documents one comparison takes. */
const MOST = 6;
/** Table shown first where a unit has it: the one most often compared. */
const FIRST_KIND: TableKind = 'expenditure';

/** A unit's name in the state of the screen. */
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
  return [...byYear.entries()]
    .sort(([a], [b]) => a - b)
    .slice(-MOST)
    .map(([, document]) => document);
}

/** At most one document for each year: a newly chosen one takes the place of the other of its year. */
export function oneForEachYear(unit: ComparableUnit, chosen: readonly string[]): readonly string[] {
  const byYear = new Map<number, string>();
  for (const document of chosen) {
    const year = unit.sources.find((source) => source.document === document)?.year;
    if (year !== undefined) byYear.set(year, document);
  }
  return [...byYear.entries()]
    .sort(([a], [b]) => a - b)
    .slice(-MOST)
    .map(([, document]) => document);
}

/** The state of the comparison screen. It outlives the screen: coming back shows the same table. */
const remembered: { unit: string | null; kind: TableKind; documents: readonly string[] } = {
  unit: null,
  kind: FIRST_KIND,
  documents: [],
};

/** Reads units and rows from the desk and keeps the choices. */
export function useComparison(): Comparison {
  const desk = useDesk();
  const library = useDeskState((state) => state.documents);
  const details = useDeskState((state) => state.details);
  const ask = useDeskState((state) => state.compareAsk);
  const [units, setUnits] = useState<readonly ComparableUnit[] | null>(null);
  const [key, setKey] = useState(remembered.unit);
  const [kind, setKind] = useState<TableKind>(remembered.kind);
  const [chosen, setChosen] = useState<readonly string[]>(remembered.documents);
  const [table, setTable] = useState<ComparisonTable | null | undefined>(undefined);

  useEffect(() => {
    let current = true;
    void desk.ask('compare.units', {}).then((read) => current && read !== null && setUnits(read));
    return () => {
      current = false;
    };
  }, [desk, library]);
  const unit = useMemo(() => units?.find((one) => unitKey(one) === key) ?? units?.[0] ?? null, [units, key]);
  useEffect(() => {
    if (ask === null || units === null) return;
    const asked = units.find((one) => one.unitCode === ask.unitCode);
    if (asked !== undefined) setKey(unitKey(asked));
    setKind(ask.kind);
    setChosen([]);
    desk.store.set({ compareAsk: null });
  }, [desk, ask, units]);

  const documents = useMemo(() => {
    if (unit === null) return [];
    const known = oneForEachYear(unit, chosen);
    return known.length > 0 ? known : defaultDocuments(unit);
  }, [unit, chosen]);
  const documentKey = documents.join(' ');
  useEffect(() => {
    for (const document of documents) void ensureDetail(desk, document);
  }, [desk, documentKey]);
  const kinds = useMemo(() => {
    const present = new Set(
      documents.flatMap((document) => details[document]?.disclosure.tables.map((one) => one.kind) ?? []),
    );
    return TABLE_KINDS.filter((one) => one !== 'other' && (present.size === 0 || present.has(one)));
  }, [documents, details]);

  useEffect(() => {
    Object.assign(remembered, { unit: unit === null ? null : unitKey(unit), kind, documents: chosen });
    if (unit === null || documents.length === 0) {
      setTable(undefined);
      return undefined;
    }
    let current = true;
    void desk
      .ask('compare.rows', { unitCode: unit.unitCode, kind, documents: [...documents] })
      .then((read) => current && setTable(read));
    return () => {
      current = false;
    };
  }, [desk, unit, kind, documentKey, library]);

  return {
    units,
    unit,
    setUnit: (next) => {
      setKey(next);
      setChosen([]);
    },
    kinds,
    kind,
    setKind,
    documents,
    setDocuments: setChosen,
    table,
  };
}
