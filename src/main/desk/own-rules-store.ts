import { readRuleFile, runOwnRules, type CheckResult, type OwnRule, type Subject } from '../../core/checks/index.js';
import { readSetting, type Workspace } from '../workspace/index.js';

/** Where the workspace keeps the reviewer's rules, in the form in which they are exchanged. */
export const OWN_RULES_SETTING = 'own-rules';

/** The reviewer's rules kept in the workspace. */
export function ownRulesOf(workspace: Pick<Workspace, 'database'>): readonly OwnRule[] {
  const kept = readSetting(workspace, OWN_RULES_SETTING);
  if (kept === null) return [];
  const file = readRuleFile(kept);
  // Only the program writes the setting; were it damaged, no rule may be taken for one that passed.
  if (!file.ok) throw new Error(`own rules of the workspace: ${file.message}`);
  return file.rules;
}

/** What the reviewer's rules find in documents, after what was found between them. */
export function withOwnRules(workspace: Workspace, subjects: readonly Subject[], across: CheckResult): CheckResult {
  const own = runOwnRules(ownRulesOf(workspace), subjects);
  return {
    findings: [...across.findings, ...own.findings],
    coverage: [...across.coverage, ...own.coverage],
  };
}
