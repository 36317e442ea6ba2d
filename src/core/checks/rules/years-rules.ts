import type { AcrossRule } from '../outcome.js';
import { yearsBase } from './years-base.js';
import { yearsCarry, yearsFinalBudget } from './years-carry.js';
import { yearsCopy, yearsScope } from './years-copy.js';
import { yearsProject } from './years-projects.js';
import { yearsSwing, yearsThreePublic } from './years-swing.js';

/** 年度之间. */
export const YEARS_RULES: readonly AcrossRule[] = [
  yearsBase,
  yearsFinalBudget,
  yearsCarry,
  yearsSwing,
  yearsThreePublic,
  yearsProject,
  yearsCopy,
  yearsScope,
];
