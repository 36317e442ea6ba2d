import type { Handlers } from './context.js';

/** 规则. */
export const ruleHandlers: Handlers<'rules.list'> = {
  'rules.list': ({ dependencies }) => dependencies.ruleCatalogue(),
};
