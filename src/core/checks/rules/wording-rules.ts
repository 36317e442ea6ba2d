import type { Rule } from '../outcome.js';
import { kindWord } from './wording-kind.js';
import { NAME_RULES } from './wording-name.js';
import { TEMPLATE_RULES } from './wording-template.js';
import { YEAR_RULES } from './wording-year.js';

/** 时间、用词、模板残留规则. */
export const WORDING_RULES: readonly Rule[] = [...YEAR_RULES, kindWord, ...TEMPLATE_RULES, ...NAME_RULES];
