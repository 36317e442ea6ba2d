import { setImmediate } from 'node:timers/promises';
import {
  joinedSteps,
  ownRuleSteps,
  readRuleFile,
  type CheckResult,
  type OwnRule,
  type Subject,
} from '../../core/checks/index.js';
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

/** What the reviewer's rules find in documents, after what was found between them; one document in a turn. */
export async function withOwnRules(
  workspace: Workspace,
  subjects: readonly Subject[],
  across: CheckResult,
): Promise<CheckResult> {
  const steps: CheckResult[] = [across];
  for (const step of ownRuleSteps(ownRulesOf(workspace), subjects)) {
    steps.push(step);
    await setImmediate();
  }
  return joinedSteps(steps);
}
