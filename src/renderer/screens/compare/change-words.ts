import type { ComparisonLine } from '../../../core/comparison/index.js';
import type { Chip } from '../../state/compare-view.js';
import { words } from '../../words.js';

/** 变化 in words; of two documents a row is on one side only and neither new nor dropped. */
export function statusText({ status }: ComparisonLine, beside: boolean): string {
  return beside && (status === 'new' || status === 'dropped')
    ? words.compare.onOneSide[status]
    : words.rowStatus[status];
}

/** A filter in words, see `statusText`. */
export function chipText(chip: Chip, beside: boolean): string {
  return beside && (chip === 'new' || chip === 'dropped') ? words.compare.onOneSide[chip] : words.compare.chip[chip];
}
