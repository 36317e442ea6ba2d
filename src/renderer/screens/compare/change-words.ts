import type { ComparisonLine } from '../../../core/comparison/index.js';
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

/** A filter in words, see `statusText`. */
export function chipText(chip: Chip, manner: Manner): string {
  if (manner === 'sides' && (chip === 'new' || chip === 'dropped')) return words.compare.onOneSide[chip];
  const isOfProjects = manner === 'projects' && (chip === 'dropped' || chip === 'renamed');
  return isOfProjects ? words.compare.project.status[chip] : words.compare.chip[chip];
}
