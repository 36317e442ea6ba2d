import type { Rule } from '../outcome.js';
import {
  performanceDimension,
  performanceDirection,
  performanceQuantity,
  performanceRange,
  performanceRequired,
  performanceUnit,
  performanceYear,
} from './performance-indicators.js';
import { performanceCopy, performanceForeign, performanceGoal, performanceWhole } from './performance-likeness.js';
import { performanceAmount, performanceBoundary, performanceCoverage } from './performance-money.js';

/** 绩效目标 (family G). */
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
];
