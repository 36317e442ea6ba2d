import type { Rule } from '../outcome.js';
import { MATTER_RULES } from './disclosure-matters.js';
import { changeReason } from './disclosure-reason.js';
import { change, sectionSet } from './disclosure-sections.js';
import { TABLE_SET_RULES } from './disclosure-tables.js';
import { terms } from './disclosure-terms.js';
import { threePublicGrowth } from './disclosure-three-public.js';

/** 内容完整性规则, and the reasons of changes. */
export const DISCLOSURE_RULES: readonly Rule[] = [
  ...TABLE_SET_RULES,
  sectionSet,
  change,
  ...MATTER_RULES,
  terms,
  changeReason,
  threePublicGrowth,
];
