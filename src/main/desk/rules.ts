import { ownRuleInfo } from '../../core/checks/index.js';
import type { Handlers } from './context.js';
import { ownRulesOf } from './own-rules-store.js';

/** 规则. */
export const ruleHandlers: Handlers<'rules.list'> = {
  'rules.list': ({ dependencies, workspace }) => [
    ...dependencies.ruleCatalogue(),
    ...ownRulesOf(workspace).map(ownRuleInfo),
  ],
};
