import type {
  ColumnTarget,
  Correction,
  CorrectionTarget,
  Disclosure,
  ProfileTarget,
  Table,
} from '../../disclosure/index.js';
import { applyCorrections } from './apply.js';
import { anchorTable, layoutOf, ownerKeys, pathOf, withoutYears } from './layout.js';

/** A confirmation that holds for later documents with one of these keys. */
export type Remembered = { readonly keys: readonly string[]; readonly target: CorrectionTarget };

/** Facts that stay the same over the years. */
const LASTING: readonly ProfileTarget['field'][] = ['unitCode', 'unitName', 'level', 'unitType', 'region'];

/**
 * 记住. The keys by which a later document is known to which the same correction applies; none where it can hold for this
 * document only: a figure, a year, a table without header, a document that names nobody.
 */
export function memoryKeys(reading: Disclosure, target: CorrectionTarget): readonly string[] {
  switch (target.target) {
    case 'profile':
      return LASTING.includes(target.field) ? ownerKeys(reading.asRead ?? reading) : [];
    case 'table-kind':
    case 'column':
      return target.table.layout === '' ? [] : [target.table.layout];
    case 'cell':
      return [];
  }
}

/**
 * 按上次的确认. What was confirmed for documents like this one and is still open here: read as it was read then, and not settled
 * by corrections that are already in force (`carried`). Where two confirmations contradict each other, nothing is taken
 * over and the reviewer is asked.
 */
export function recall(
  reading: Disclosure,
  memories: readonly Remembered[],
  carried: Disclosure = reading,
): readonly CorrectionTarget[] {
  const profile = recallProfile(reading, memories, carried);
  const kinds = recallKinds(reading, memories, carried);
  const renamed = applyCorrections(reading, kinds.map(provisional));
  return [...profile, ...kinds, ...recallColumns(renamed.tables, memories, carried)];
}

function recallProfile(
  reading: Disclosure,
  memories: readonly Remembered[],
  carried: Disclosure,
): readonly ProfileTarget[] {
  const keys = ownerKeys(reading);
  return LASTING.flatMap((field) => {
    const fact = reading.profile[field];
    if (carried.profile[field].from === 'reviewer') return [];
    const meant = memories.flatMap(({ keys: own, target }): readonly ProfileTarget[] =>
      target.target === 'profile' &&
      target.field === field &&
      target.read === fact.value &&
      own.some((key) => keys.includes(key))
        ? [target]
        : [],
    );
    return agreed(meant, ({ value }) => value);
  });
}

function recallKinds(
  reading: Disclosure,
  memories: readonly Remembered[],
  carried: Disclosure,
): readonly CorrectionTarget[] {
  return reading.tables.flatMap((table, index): readonly CorrectionTarget[] => {
    const layout = onlyLayout(table, reading.tables);
    if (layout === null || carried.tables[index]?.corrected !== undefined) return [];
    const meant = memories.flatMap(({ keys, target }) =>
      target.target === 'table-kind' && keys.includes(layout) && target.table.kind === table.kind ? [target] : [],
    );
    return agreed(meant, ({ kind }) => kind).map(({ kind }) => ({
      target: 'table-kind',
      table: anchorTable(table),
      kind,
    }));
  });
}

function recallColumns(
  tables: readonly Table[],
  memories: readonly Remembered[],
  carried: Disclosure,
): readonly CorrectionTarget[] {
  return tables.flatMap((table, index) => {
    const layout = onlyLayout(table, tables);
    if (layout === null) return [];
    return table.columns.flatMap((column): readonly CorrectionTarget[] => {
      if (carried.tables[index]?.columns[column.index]?.corrected !== undefined) return [];
      const meant = memories.flatMap(({ keys, target }): readonly ColumnTarget[] =>
        target.target === 'column' &&
        keys.includes(layout) &&
        target.table.kind === table.kind &&
        target.column === column.index &&
        target.read === column.measure &&
        withoutYears(target.columnPath) === withoutYears(pathOf(column))
          ? [target]
          : [],
      );
      return agreed(meant, ({ measure }) => measure).map(({ measure, read }) => ({
        target: 'column',
        table: anchorTable(table),
        column: column.index,
        columnPath: pathOf(column),
        read,
        measure,
      }));
    });
  });
}

/** The layout of a table that no other table of the document has; where two look alike, memory cannot tell them apart. */
function onlyLayout(table: Table, tables: readonly Table[]): string | null {
  const layout = layoutOf(table);
  return layout === '' || tables.some((other) => other !== table && layoutOf(other) === layout) ? null : layout;
}

/** The last of several that say the same; none where they differ. */
function agreed<Target>(meant: readonly Target[], valueOf: (target: Target) => unknown): readonly Target[] {
  const last = meant[meant.length - 1];
  return last !== undefined && new Set(meant.map(valueOf)).size === 1 ? [last] : [];
}

function provisional(target: CorrectionTarget, index: number): Correction {
  return {
    id: String(index),
    document: '',
    target,
    origin: 'remembered',
    state: 'active',
    reason: '',
    author: '',
    createdAt: '',
    updatedAt: '',
    revision: 1,
  };
}
