import type { AcrossRule, Rule } from '../outcome.js';
import { unitsCode, unitsElimination, unitsList } from './units-document.js';
import { unitsName, unitsPublished, unitsRow, unitsSum } from './units-files.js';

/** 部门与单位 in one document. */
export const UNITS_RULES: readonly Rule[] = [unitsList, unitsCode, unitsElimination];

/** 部门与单位 between documents. */
export const UNITS_ACROSS_RULES: readonly AcrossRule[] = [unitsSum, unitsRow, unitsPublished, unitsName];
