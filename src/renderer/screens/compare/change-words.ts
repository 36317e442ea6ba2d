import type { ComparisonColumn, ComparisonLine } from '../../../core/comparison/index.js';
import type { Chip } from '../../state/compare-view.js';
import { words } from '../../words.js';

/** What the rows are, and whether they stand in years: decides what their changes are called. */
export type Manner = 'years' | 'sides' | 'projects';

/** 变化 in words; of two documents a row is on one side only and neither new nor dropped; a project may seem split. */
export function statusText({ status, kin = [] }: ComparisonLine, manner: Manner): string {
  if (manner === 'sides' && (status === 'new' || status === 'dropped')) return words.compare.onOneSide[status];
  if (manner !== 'projects') return words.rowStatus[status];
  const suspected = new Set(kin.map(({ type }) => words.compare.project.kin[type]));
  return [words.compare.project.status[status], ...suspected].join(' ');
}

/**
 * The year a row's change is counted from, where that is not the first one compared: the row stands in no earlier year. Null
 * where the change is counted from the first, as the heads of the columns let expect, or where there is none.
 */
export function baseYear({ status, figures }: ComparisonLine, columns: readonly ComparisonColumn[]): number | null {
  if (status === 'new' || status === 'dropped' || status === 'finer') return null;
  const base = figures.findIndex((figure) => figure !== null);
  return base > 0 ? (columns[base]?.year ?? null) : null;
}

/** A filter in words, see `statusText`. */
export function chipText(chip: Chip, manner: Manner): string {
  if (manner === 'sides' && (chip === 'new' || chip === 'dropped')) return words.compare.onOneSide[chip];
  const isOfProjects = manner === 'projects' && (chip === 'dropped' || chip === 'renamed');
  return isOfProjects ? words.compare.project.status[chip] : words.compare.chip[chip];
}
