import type { Rule } from '../outcome.js';
import { performanceBoundary } from './performance-bounds.js';
import {
  performanceDimension,
  performanceDirection,
  performanceQuantity,
  performanceRequired,
} from './performance-indicators.js';
import { performanceCopy, performanceForeign, performanceGoal } from './performance-likeness.js';
import { performanceAmount, performanceCoverage } from './performance-money.js';
import { performanceSelf } from './performance-self.js';
import { performanceRange, performanceUnit, performanceYear } from './performance-values.js';
import { performanceWhole } from './performance-whole.js';

/** 绩效目标. */
export const PERFORMANCE_RULES: readonly Rule[] = [
  performanceCoverage,
  performanceAmount,
  performanceDirection,
  performanceBoundary,
  performanceRequired,
  performanceDimension,
  performanceQuantity,
  performanceRange,
  performanceUnit,
  performanceForeign,
  performanceCopy,
  performanceWhole,
  performanceYear,
  performanceGoal,
  performanceSelf,
];
