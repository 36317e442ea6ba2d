import type { Rule } from '../outcome.js';
import { MARK_RULES } from './text-marks.js';
import { WORD_RULES } from './text-words.js';

/** 文字质量规则. */
export const TEXT_RULES: readonly Rule[] = [...MARK_RULES, ...WORD_RULES];
