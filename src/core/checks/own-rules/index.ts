export { completeOwnRule, type Completion } from './complete.js';
export { isOwnRuleId, readRuleFile, writeRuleFile } from './file.js';
export { parseOwnRule } from './parse.js';
export { joinedSteps, ownRuleInfo, ownRuleSteps, runOwnRules, tryOutOf, tryOutOwnRule, type TryOut } from './run.js';
export type { OwnRule } from './rule.js';
