import type { Anchor, Disclosure, Measure, Stage, TableKind } from '../disclosure/index.js';

/**
 * 疑似拆分或合并 of a project: `split` — one year's project goes on as several of the next year; `merged` — several of one
 * year go on as one. Only a suspicion: names are alike and the amounts add up, nothing more.
 */
export type ProjectKin = {
  readonly type: 'split' | 'merged';
  /** The row is the one project, or one of the several. */
  readonly role: 'one' | 'part';
  /** The two columns (years), the earlier first. */
  readonly between: readonly [number, number];
  /** What it rests on, in words: names, amounts and their difference. */
  readonly why: string;
};

/** One document that takes part, and the unit whose rows are taken from it (a department file holds rows of several units). */
export type ComparisonSource = {
  readonly document: string;
  readonly disclosure: Disclosure;
  /** Null: every row. */
  readonly unitCode: string | null;
  readonly year: number;
  readonly stage: Stage;
  /** Where two sides are compared and not years: 1 or 2. */
  readonly column?: number;
  /** Whose lines they are, for pairings that are kept; left out: the unit's code. */
  readonly owner?: string;
  /** What the remarks call the source; left out: its year. */
  readonly label?: string;
};

/**
 * 行状态, judged on the row's primary measure over all years that have the row:
 * `new` only the last year has it; `dropped` the last year lacks it; `renamed` its printed name differs between years
 * (its figures may differ too); `changed` the figure differs in any year, also blank against a number; else `same`.
 * Where only one year can be compared every row is `same`. `finer`: only one year divides the function the row belongs to,
 * so that nothing can be said; only where sums by function are asked for.
 */
export type RowStatus = 'same' | 'changed' | 'new' | 'dropped' | 'renamed' | 'finer';

/**
 * 配对依据. The weakest that was needed for any year, or the reviewer's word; an unpaired row carries the one it would pair
 * by. `neighbour`: nothing but the place between two paired lines speaks for it.
 */
export type MatchedBy = 'code' | 'name' | 'similar-name' | 'neighbour' | 'reviewer';

/** A figure of one year and measure. `value` is null where the cell is blank, a nil or unreadable; `text` is what is printed. */
export type ComparedCell = { readonly text: string; readonly value: string | null; readonly anchor: Anchor };

/**
 * Change from the earliest compared year that has the row to the last compared year; null where either figure is missing
 * (blank is not zero). Percent of the size of the earlier figure, two decimals, half up; null where that is zero.
 */
export type Change = { readonly change: string | null; readonly percent: string | null };

export type ComparisonRow = {
  /** Unique within the lane. A second line under the same codes carries 「#2」. */
  readonly key: string;
  /** Name of the latest year that has the row; further lines under one key end with 「（第2笔）」. */
  readonly label: string;
  readonly depth: number;
  readonly role: 'detail' | 'subtotal' | 'total';
  /** Lane of a two-sided table (0 收入, 1 支出), else 0. */
  readonly lane: number;
  readonly status: RowStatus;
  readonly matchedBy: MatchedBy;
  /**
   * The measure the status is judged on: the table's `primary` where the row has it, else the row's own (the two sides
   * of a 财政拨款收支总表 may have different columns). Null where the years have none in common.
   */
  readonly primary?: Measure | null;
  /** Names by year where they differ, for 改名; else empty. */
  readonly names: Readonly<Record<string, string>>;
  /** 疑似拆分或合并; only for projects. */
  readonly kin?: readonly ProjectKin[];
  /** year → measure → figure. A year without the row has no entry. */
  readonly cells: Readonly<Record<string, Readonly<Partial<Record<Measure, ComparedCell>>>>>;
  /** measure → change between the first and the last compared year. */
  readonly changes: Readonly<Partial<Record<Measure, Change>>>;
};

/** 同一表种的多年对照. */
export type ComparisonTable = {
  readonly kind: TableKind;
  /** Years that could be compared, oldest first. A year that could not is named in `remarks`. */
  readonly years: readonly number[];
  /** Unit all values are expressed in (that of the last year); null where no document states one. */
  readonly moneyUnit: string | null;
  /** Amount columns that at least one year has, in printed order, with their heading. */
  readonly measures: readonly { readonly id: Measure; readonly label: string }[];
  /** The measure that stands for the row: 合计, 预算数, … */
  readonly primary: Measure | null;
  /** In the last year's printed order, lane by lane; dropped rows stand behind their former neighbour. */
  readonly rows: readonly ComparisonRow[];
  /** Chinese sentences about what is not shown and why: years, columns, totals, lines under one key. */
  readonly remarks?: readonly string[];
};

/** A unit found in the library with the documents (own, or its department's) that hold figures of it. */
export type ComparableUnit = {
  readonly unitCode: string | null;
  readonly unitName: string;
  /** Oldest first; in one year the unit's own documents first, and of two files the one that holds the tables. */
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
  /** year → total in the last year's money unit; null where blank. A year without the project has no entry. */
  readonly values: Readonly<Record<string, string | null>>;
  /** year → fiscal funds, as `values`. */
  readonly fiscalFunds: Readonly<Record<string, string | null>>;
  readonly change: string | null;
  readonly percent: string | null;
  readonly status: RowStatus;
  readonly matchedBy?: MatchedBy;
  /** 疑似拆分或合并. */
  readonly kin?: readonly ProjectKin[];
};
