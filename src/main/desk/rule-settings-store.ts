import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CheckSettings } from '../../core/checks/index.js';
import { readSetting, writeSetting, type Workspace } from '../workspace/index.js';
import type { Dependencies } from './dependencies.js';

/** Where the workspace keeps what the office changed about rules, and with which of it everything was last checked. */
const KEPT = 'rule-settings';
const CHECKED = 'rule-settings.checked';

const kept = z.record(
  z.string(),
  z.object({
    enabled: z.boolean().exactOptional(),
    severity: z.enum(['error', 'warning', 'notice']).exactOptional(),
    thresholds: z.record(z.string(), z.string()).exactOptional(),
  }),
);

/** What the office changed about rules. */
export function ruleSettingsOf(workspace: Workspace): CheckSettings {
  const text = readSetting(workspace, KEPT);
  // Only the program writes the setting; were it damaged, a rule switched off must not look as if it had run.
  return text === null ? {} : kept.parse(JSON.parse(text));
}

/** Keeps what the office changed. From here on the documents count as checked otherwise, even if it is changed back. */
export function keepRuleSettings(workspace: Workspace, settings: CheckSettings, actor: string): void {
  writeSetting(workspace, CHECKED, 'pending', actor);
  writeSetting(workspace, KEPT, JSON.stringify(settings), actor);
}

function markOf(settings: CheckSettings): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 12);
}

/** True where every document was checked with the settings as they are. */
export function isCheckedAsSet(workspace: Workspace): boolean {
  return (readSetting(workspace, CHECKED) ?? markOf({})) === markOf(ruleSettingsOf(workspace));
}

/** Remembers that every document was checked with these settings. */
export function markChecked(workspace: Workspace, settings: CheckSettings, actor: string): void {
  writeSetting(workspace, CHECKED, markOf(settings), actor);
}

/** The stages of the desk, with the rules as the office has set them. */
export function withRuleSettings(workspace: Workspace, dependencies: Dependencies): Dependencies {
  return {
    ...dependencies,
    checkDocument: (subject, only) => dependencies.checkDocument(subject, only, ruleSettingsOf(workspace)),
    checkAcross: (subjects, only) => dependencies.checkAcross(subjects, only, ruleSettingsOf(workspace)),
  };
}
