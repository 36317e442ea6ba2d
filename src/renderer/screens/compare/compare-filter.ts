import {
  changeOf,
  decimalShift,
  isLarger,
  type ComparisonLine,
  type ComparisonSheet,
} from '../../../core/comparison/index.js';
import { CHIPS, type Chip } from '../../state/compare-view.js';
import { shiftBetween } from './compare-figures.js';

/** 阈值: a change counts as large above both. Plain decimals. */
export type Thresholds = {
  readonly percent: string;
  /** In 万元. */
  readonly amount: string;
};

/** Where nothing else is remembered. */
export const FIRST_THRESHOLDS: Thresholds = { percent: '20', amount: '10' };

/** True for a plain decimal that is not negative. */
export function isThreshold(text: string): boolean {
  return /^\d{1,12}(?:\.\d{1,6})?$/.test(text);
}

/** Answers whether a row belongs under a chip. */
export type Filter = (row: ComparisonLine, chip: Chip) => boolean;

/**
 * The chips of a sheet, judged on the measure at `position`. A renamed row whose figure differs is changed as well. `above`
 * asks for both thresholds; from zero every change is above any percentage. Without a money unit amounts cannot be judged.
 */
export function filterOf(sheet: ComparisonSheet, position: number, thresholds: Thresholds): Filter {
  const amount = decimalShift(thresholds.amount, shiftBetween('万元', sheet.moneyUnit));
  return (row, chip) => {
    switch (chip) {
      case 'all':
        return true;
      case 'different':
        return row.status !== 'same' && row.status !== 'finer';
      case 'changed':
        return row.status === 'changed' || (row.status === 'renamed' && isMoved(changeOf(row, position).change));
      case 'above': {
        const { change, percent } = changeOf(row, position);
        if (change === null || sheet.moneyUnit === null || !isLarger(change, amount)) return false;
        return percent === null || isLarger(percent, thresholds.percent);
      }
      default:
        return row.status === chip;
    }
  };
}

function isMoved(change: string | null): boolean {
  return change !== null && /[1-9]/.test(change);
}

/** Rows under each chip, for the numbers beside the words. */
export function chipCounts({ rows }: ComparisonSheet, filter: Filter): Readonly<Record<Chip, number>> {
  const counts = { all: 0, different: 0, changed: 0, new: 0, dropped: 0, renamed: 0, above: 0 };
  for (const row of rows) for (const chip of CHIPS) if (filter(row, chip)) counts[chip] += 1;
  return counts;
}
