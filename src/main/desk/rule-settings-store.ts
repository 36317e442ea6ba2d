import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CheckSettings } from '../../core/checks/index.js';
import { codeTablesMark, readSetting, writeSetting, type Workspace } from '../workspace/index.js';
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
  markUnchecked(workspace, actor);
  writeSetting(workspace, KEPT, JSON.stringify(settings), actor);
}

/** From here on the documents count as checked otherwise, until a run has been through. */
export function markUnchecked(workspace: Workspace, actor: string): void {
  writeSetting(workspace, CHECKED, 'pending', actor);
}

function markOf(settings: CheckSettings, codes: string): string {
  return createHash('sha256')
    .update(`${JSON.stringify(settings)}${codes}`)
    .digest('hex')
    .slice(0, 12);
}

/** What everything is to be checked with, as one word: rule settings and the office's codes. */
export function settingsMark(workspace: Workspace): string {
  return markOf(ruleSettingsOf(workspace), codeTablesMark(workspace));
}

/** True where every document was checked with the settings and codes as they are. */
export function isCheckedAsSet(workspace: Workspace): boolean {
  return (readSetting(workspace, CHECKED) ?? markOf({}, '')) === settingsMark(workspace);
}

/** Remembers that every document was checked with what `settingsMark` said when the run began. */
export function markChecked(workspace: Workspace, mark: string, actor: string): void {
  writeSetting(workspace, CHECKED, mark, actor);
}

/** The stages of the desk, with the rules as the office has set them. */
export function withRuleSettings(workspace: Workspace, dependencies: Dependencies): Dependencies {
  return {
    ...dependencies,
    checkDocument: (subject, only) => dependencies.checkDocument(subject, only, ruleSettingsOf(workspace)),
    checkAcross: (subjects, only) => dependencies.checkAcross(subjects, only, ruleSettingsOf(workspace)),
  };
}
