export { completeOwnRule, type Completion } from './complete.js';
export { isOwnRuleId, readRuleFile, writeRuleFile } from './file.js';
export { parseOwnRule } from './parse.js';
export { ownRuleInfo, runOwnRules, tryOutOwnRule, type TryOut } from './run.js';
export type { OwnRule } from './rule.js';
