import type { RowStatus } from './types.js';

/** What decides the status of a row or project. */
export type StatusFacts = {
  /** Only one year could be compared. */
  readonly only: boolean;
  /** The last compared year has it. */
  readonly inLast: boolean;
  /** How many years have it. */
  readonly years: number;
  readonly renamed: boolean;
  readonly changed: () => boolean;
};

/** 行状态; see `RowStatus`. */
export function statusOf({ only, inLast, years, renamed, changed }: StatusFacts): RowStatus {
  if (only) return 'same';
  if (!inLast) return 'dropped';
  if (years === 1) return 'new';
  if (renamed) return 'renamed';
  return changed() ? 'changed' : 'same';
}
