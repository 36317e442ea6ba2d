import type { Rule } from '../outcome.js';
import { changeSum } from './narrative-change-sum.js';
import { dimension, economicList } from './narrative-economic.js';
import { percentForm } from './narrative-forms.js';
import { itemNames } from './narrative-names.js';
import { budgetAndFinal } from './narrative-phases.js';
import { tableReferences } from './narrative-references.js';
import { repeatedMeasure } from './narrative-repeat.js';
import { RECOMPUTED_RULES } from './narrative.js';
import { statedSwings } from './swings-stated.js';

/** 文字说明规则: what is recomputed, then names, lists, phases and references. */
export const NARRATIVE_RULES: readonly Rule[] = [
  ...RECOMPUTED_RULES,
  itemNames,
  percentForm,
  budgetAndFinal,
  repeatedMeasure,
  economicList,
  dimension,
  tableReferences,
  changeSum,
  statedSwings,
];
