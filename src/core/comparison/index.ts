import type { Anchor } from '../checks/index.js';
import type { Disclosure, Measure, Stage, TableKind } from '../disclosure/index.js';

/** One document that takes part, and the unit whose rows are taken from it (a department file holds rows of several units). */
export type ComparisonSource = {
  readonly document: string;
  readonly disclosure: Disclosure;
  /** Null: every row. */
  readonly unitCode: string | null;
  readonly year: number;
  readonly stage: Stage;
};

export type RowStatus = 'same' | 'changed' | 'new' | 'dropped' | 'renamed';
export type MatchedBy = 'code' | 'name' | 'similar-name' | 'reviewer';

/** A figure of one year and measure. `value` is null where the cell is blank, a nil or unreadable; `text` is what is printed. */
export type ComparedCell = { readonly text: string; readonly value: string | null; readonly anchor: Anchor };

/** Change from the first to the last year that has the row; null where either is missing. Percent with two decimals. */
export type Change = { readonly change: string | null; readonly percent: string | null };

export type ComparisonRow = {
  readonly key: string;
  readonly label: string;
  readonly depth: number;
  readonly role: 'detail' | 'subtotal' | 'total';
  /** Lane of a two-sided table (0 收入, 1 支出), else 0. */
  readonly lane: number;
  readonly status: RowStatus;
  readonly matchedBy: MatchedBy;
  /** Names by year where they differ, for 改名. */
  readonly names: Readonly<Record<string, string>>;
  /** year → measure → figure. */
  readonly cells: Readonly<Record<string, Readonly<Partial<Record<Measure, ComparedCell>>>>>;
  /** measure → change between the first and the last compared year. */
  readonly changes: Readonly<Partial<Record<Measure, Change>>>;
};

/** 同一表种的多年对照. */
export type ComparisonTable = {
  readonly kind: TableKind;
  readonly years: readonly number[];
  readonly moneyUnit: string | null;
  /** Amount columns that at least one year has, in printed order, with their heading. */
  readonly measures: readonly { readonly id: Measure; readonly label: string }[];
  /** The measure that stands for the row: 合计, 预算数, … */
  readonly primary: Measure | null;
  readonly rows: readonly ComparisonRow[];
};

/** A unit found in the library with the documents (own, or its department's) that hold figures of it. */
export type ComparableUnit = {
  readonly unitCode: string | null;
  readonly unitName: string;
  readonly sources: readonly {
    readonly document: string;
    readonly year: number;
    readonly stage: Stage;
    readonly own: boolean;
  }[];
};

export type ComparedProject = {
  readonly code: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | null>>;
  readonly change: string | null;
  readonly percent: string | null;
  readonly status: RowStatus;
};

/** Aligns one table kind over the given sources (one per year, oldest first). Null where no source has the table. */
export function compareTables(kind: TableKind, sources: readonly ComparisonSource[]): ComparisonTable | null {
  void kind;
  void sources;
  throw new Error('not yet');
}

/** Pairs projects by code, then name. */
export function compareProjects(sources: readonly ComparisonSource[]): readonly ComparedProject[] {
  void sources;
  throw new Error('not yet');
}

/** Lists the units for which figures of at least one year exist in the given documents. */
export function comparableUnits(
  documents: readonly { readonly document: string; readonly disclosure: Disclosure }[],
): readonly ComparableUnit[] {
  void documents;
  throw new Error('not yet');
}
