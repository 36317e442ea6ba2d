export { completeOwnRule, type Completion } from './complete.js';
export { isOwnRuleId, readRuleFile, writeRuleFile, type RuleFile } from './file.js';
export { parseOwnRule } from './parse.js';
export { ownRuleInfo, runOwnRules, tryOutOwnRule, type TryOut } from './run.js';
export type { OwnRule, RuleMistake } from './rule.js';
