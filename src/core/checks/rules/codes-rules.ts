import type { Rule } from '../outcome.js';
import { codeExists, codeLevel, codeNames } from './codes-existence.js';
import { codeFund, codePairs } from './codes-pairs.js';
import { codeBasicProject, codeCatchall, codePersonInProject, codeSocial } from './codes-practice.js';
import { codeProjectId } from './codes-project-id.js';
import { codeNamesStale } from './codes-stale.js';
import { codeUnitType } from './codes-unit-type.js';
import { codeUse } from './codes-use.js';

/** 科目编码. */
export const CODE_RULES: readonly Rule[] = [
  codeExists,
  codeNames,
  codeNamesStale,
  codeLevel,
  codePairs,
  codeUnitType,
  codeFund,
  codeSocial,
  codeBasicProject,
  codePersonInProject,
  codeCatchall,
  codeUse,
  codeProjectId,
];
