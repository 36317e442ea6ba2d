import { ownRuleInfo, regionRequirements, requiredKinds, requiredSections } from '../../core/checks/index.js';
import { TABLE_KIND_NAMES, type TableKind } from '../../core/disclosure/index.js';
import type { RegionRequirements } from '../../shared/desk-api.js';
import type { Handlers } from './context.js';
import { ownRulesOf } from './own-rules-store.js';

function named(kinds: readonly TableKind[]): readonly string[] {
  return kinds.map((kind) => TABLE_KIND_NAMES[kind]);
}

function regions(): RegionRequirements {
  return {
    regions: regionRequirements().map(({ alsoBudget, alsoFinal, ...region }) => ({
      ...region,
      alsoBudget: named(alsoBudget),
      alsoFinal: named(alsoFinal),
    })),
    budget: named(requiredKinds('budget')),
    final: named(requiredKinds('final')),
    sections: requiredSections(),
  };
}

/** 规则. */
export const ruleHandlers: Handlers<'rules.list' | 'rules.regions'> = {
  'rules.list': ({ dependencies, workspace }) => [
    ...dependencies.ruleCatalogue(),
    ...ownRulesOf(workspace).map(ownRuleInfo),
  ],
  'rules.regions': regions,
};
