import type { Rule } from '../outcome.js';
import { changeSum } from './narrative-change-sum.js';
import { dimension, economicList } from './narrative-economic.js';
import { percentForm } from './narrative-forms.js';
import { itemNames } from './narrative-names.js';
import { budgetAndFinal } from './narrative-phases.js';
import { tableReferences } from './narrative-references.js';
import { repeatedMeasure } from './narrative-repeat.js';
import { statedSwings } from './swings-stated.js';

/** 文字说明规则 that look at names, lists, phases and references (family C). */
export const NARRATIVE_MORE_RULES: readonly Rule[] = [
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
