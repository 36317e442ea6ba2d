import type { MoneyUnit } from '../../core/amount/index.js';
import type { Measure } from '../../core/disclosure/index.js';

/** 对比筛选. `different`: everything but what stayed the same. */
export const CHIPS = ['all', 'different', 'changed', 'new', 'dropped', 'renamed', 'above'] as const;
export type Chip = (typeof CHIPS)[number];

/** How a comparison is shown. */
export type CompareView = {
  readonly chip: Chip;
  /** Measure of the change columns; `all`: every measure under each year; null: the desk chooses. */
  readonly measure: Measure | 'all' | null;
  /** Money unit of the figures shown; null: as printed. What is stored never changes. */
  readonly unit: MoneyUnit | null;
  /** Folded rows by comparison. */
  readonly folded: Readonly<Record<string, readonly string[]>>;
  /** The form that changes how the selected row is paired is open. */
  readonly pairing: boolean;
};

export const COMPARE_AS_FIRST_SHOWN: CompareView = {
  chip: 'all',
  measure: null,
  unit: null,
  folded: {},
  pairing: false,
};
