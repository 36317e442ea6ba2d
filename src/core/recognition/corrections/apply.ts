import type {
  CellTarget,
  ColumnTarget,
  Correction,
  CorrectionTarget,
  Disclosure,
  Measure,
  Profile,
  ProfileTarget,
  Sourced,
  Table,
  TableKind,
} from '../../disclosure/index.js';
import { wholeIndicatorsOf } from '../form-indicators.js';
import { projectsOf } from '../projects.js';
import { statusOf } from '../recognise.js';
import { defectsAfter } from './defects.js';
import { findCells, findColumn, findTable } from './find.js';
import { withKind, withMeasures, withTexts } from './reread.js';

/** Where a correction took effect, in the corrected disclosure. All null for the profile. */
export type CorrectionPlace = {
  readonly table: string | null;
  readonly row: number | null;
  readonly column: number | null;
};

/** A disclosure with its layer of corrections. */
export type CorrectedDisclosure = {
  readonly disclosure: Disclosure;
  /** By the id of each correction that took effect. The others do not fit what was read and change nothing. */
  readonly places: ReadonlyMap<string, CorrectionPlace>;
};

type Of<Target> = { readonly id: string; readonly target: Target };
type Settle = (id: string, table?: string, row?: number, column?: number) => void;

/**
 * 施加更正. Lays corrections over a reading: the profile, then kinds, then meanings of columns, then cells, each looked up in what
 * the ones before have made. Of two on the same place the later in the list holds. The reading is not changed; without a
 * fitting correction it comes back as it is.
 */
export function placeCorrections(disclosure: Disclosure, corrections: readonly Correction[]): CorrectedDisclosure {
  const read = disclosure.asRead ?? disclosure;
  const active = corrections.filter(({ state }) => state === 'active');
  const places = new Map<string, CorrectionPlace>();
  const settle: Settle = (id, table, row, column) =>
    void places.set(id, { table: table ?? null, row: row ?? null, column: column ?? null });
  const profile = correctProfile(read.profile, ofTarget(active, 'profile'), settle);
  const kinds = correctKinds(read.tables, ofTarget(active, 'table-kind'), settle);
  const columns = correctColumns(kinds, ofTarget(active, 'column'), settle);
  const tables = correctCells(columns, ofTarget(active, 'cell'), settle);
  if (places.size === 0) return { disclosure: read, places };
  const defects = defectsAfter(read, tables);
  const wholeIndicators = tables === read.tables ? (read.wholeIndicators ?? []) : tables.flatMap(wholeIndicatorsOf);
  const corrected: Disclosure = {
    ...read,
    profile,
    tables,
    projects: tables === read.tables ? read.projects : tables.flatMap(projectsOf),
    ...(read.wholeIndicators === undefined && wholeIndicators.length === 0 ? {} : { wholeIndicators }),
    defects,
    status: statusOf({ tables, sections: read.sections, defects }),
    asRead: read,
  };
  return { disclosure: corrected, places };
}

/** The corrected disclosure alone. */
export function applyCorrections(disclosure: Disclosure, corrections: readonly Correction[]): Disclosure {
  return placeCorrections(disclosure, corrections).disclosure;
}

function ofTarget<Name extends CorrectionTarget['target']>(
  corrections: readonly Correction[],
  name: Name,
): readonly Of<Extract<CorrectionTarget, { target: Name }>>[] {
  return corrections.flatMap(({ id, target }) =>
    target.target === name ? [{ id, target: target as Extract<CorrectionTarget, { target: Name }> }] : [],
  );
}

function correctProfile(read: Profile, corrections: readonly Of<ProfileTarget>[], settle: Settle): Profile {
  let profile: Profile = read;
  for (const correction of corrections) {
    const { id, target } = correction;
    const fact = read[target.field];
    // What another version says instead is news to the reviewer and not corrected unseen; what agrees needs no correction.
    if (fact.value !== target.read && fact.value !== target.value) continue;
    settle(id);
    profile = { ...profile, [target.field]: overruled<unknown>(fact, target.value) };
  }
  return profile;
}

function overruled<Value>(fact: Sourced<Value>, value: Value): Sourced<Value> {
  const before = { value: fact.value, from: fact.from, at: fact.at };
  const lost = before.value === null || before.value === value ? [] : [{ ...before, value: before.value }];
  return { value, from: 'reviewer', at: null, rejected: [...lost, ...fact.rejected] };
}

function correctKinds(
  tables: readonly Table[],
  corrections: readonly Of<Extract<CorrectionTarget, { target: 'table-kind' }>>[],
  settle: Settle,
): readonly Table[] {
  const chosen = new Map<string, TableKind>();
  const owners = new Map<string, string>();
  for (const correction of corrections) {
    const table = findTable(correction.target.table, tables);
    if (table === null) continue;
    chosen.set(table.id, correction.target.kind);
    owners.set(correction.id, table.id);
  }
  if (chosen.size === 0) return tables;
  // Tables nobody corrected keep their names, so that notes and findings on them stay where they are.
  const taken = new Set(tables.filter(({ id, kind }) => (chosen.get(id) ?? kind) === kind).map(({ id }) => id));
  const settled = tables.map((table) => {
    const kind = chosen.get(table.id);
    if (kind === undefined) return table;
    const id = kind === table.kind ? table.id : freeId(kind, taken);
    taken.add(id);
    return withKind(table, kind, id);
  });
  for (const [id, owner] of owners) settle(id, settled[tables.findIndex((table) => table.id === owner)]?.id);
  return settled;
}

function freeId(kind: TableKind, taken: ReadonlySet<string>): string {
  for (let ordinal = 1; ; ordinal += 1) {
    const id = ordinal === 1 ? kind : `${kind}#${ordinal}`;
    if (!taken.has(id)) return id;
  }
}

function correctColumns(
  tables: readonly Table[],
  corrections: readonly Of<ColumnTarget>[],
  settle: Settle,
): readonly Table[] {
  const chosen = new Map<string, Map<number, Measure>>();
  for (const correction of corrections) {
    const found = findColumn(correction.target, tables);
    if (found === null) continue;
    settle(correction.id, found.table.id, undefined, found.column.index);
    entry(chosen, found.table.id).set(found.column.index, correction.target.measure);
  }
  if (chosen.size === 0) return tables;
  return tables.map((table) => {
    const measures = chosen.get(table.id);
    return measures === undefined ? table : withMeasures(table, measures);
  });
}

function correctCells(
  tables: readonly Table[],
  corrections: readonly Of<CellTarget>[],
  settle: Settle,
): readonly Table[] {
  const chosen = new Map<string, Map<number, Map<number, string>>>();
  for (const correction of corrections) {
    const cells = findCells(correction.target, tables);
    const [first] = cells;
    if (first === undefined) continue;
    settle(correction.id, first.table.id, first.row.index, first.column);
    for (const { table, row, column } of cells) {
      const texts = chosen.get(table.id) ?? new Map<number, Map<number, string>>();
      chosen.set(table.id, texts);
      entry(texts, row.index).set(column, correction.target.text.trim());
    }
  }
  if (chosen.size === 0) return tables;
  return tables.map((table) => {
    const texts = chosen.get(table.id);
    return texts === undefined ? table : withTexts(table, texts);
  });
}

function entry<Key, Column, Value>(map: Map<Key, Map<Column, Value>>, key: Key): Map<Column, Value> {
  const own = map.get(key) ?? new Map<Column, Value>();
  map.set(key, own);
  return own;
}
