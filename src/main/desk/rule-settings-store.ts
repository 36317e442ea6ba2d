import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  profileOf,
  settingsIn,
  type CheckSettings,
  type RegionSettings,
  type Subject,
} from '../../core/checks/index.js';
import {
  codeTablesMark,
  keepUnlogged,
  readSetting,
  regionOf,
  writeSetting,
  type Workspace,
} from '../workspace/index.js';
import { adaptingChecks, type Dependencies } from './dependencies.js';

/** Where the workspace keeps what the office changed about rules, for all documents and by region profile. */
const KEPT = 'rule-settings';
const KEPT_BY_REGION = 'rule-settings.regions';
/** With which of it everything was last checked: the program's own bookkeeping, no act of anybody. */
const CHECKED = 'rule-settings.checked';

const kept = z.record(
  z.string(),
  z.object({
    enabled: z.boolean().exactOptional(),
    severity: z.enum(['error', 'warning', 'notice']).exactOptional(),
    thresholds: z.record(z.string(), z.string()).exactOptional(),
  }),
);
const keptByRegion = z.record(z.string(), kept);

/** What the office changed about rules for every document. */
export function ruleSettingsOf(workspace: Pick<Workspace, 'database'>): CheckSettings {
  const text = readSetting(workspace, KEPT);
  // Only the program writes the setting; were it damaged, a rule switched off must not look as if it had run.
  return text === null ? {} : kept.parse(JSON.parse(text));
}

/** 分口径设置. What the office changed for the documents of single region profiles besides. */
export function regionSettingsOf(workspace: Pick<Workspace, 'database'>): RegionSettings {
  const text = readSetting(workspace, KEPT_BY_REGION);
  return text === null ? {} : keptByRegion.parse(JSON.parse(text));
}

/** True where the office changed anything about rules. */
export function hasRuleSettings(workspace: Workspace): boolean {
  return [ruleSettingsOf(workspace), regionSettingsOf(workspace)].some((kept) => Object.keys(kept).length > 0);
}

/** What is kept: for all documents, and by region profile. */
type Kept = { readonly settings: CheckSettings; readonly regions: RegionSettings };

/** Keeps what the office changed. From here on the documents count as checked otherwise, even if it is changed back. */
export function keepRuleSettings(workspace: Workspace, { settings, regions }: Kept, actor: string): void {
  markUnchecked(workspace);
  writeSetting(workspace, KEPT, JSON.stringify(settings), actor);
  if (Object.keys(regions).length > 0 || readSetting(workspace, KEPT_BY_REGION) !== null) {
    writeSetting(workspace, KEPT_BY_REGION, JSON.stringify(regions), actor);
  }
}

/** From here on the documents count as checked otherwise, until a run has been through. */
export function markUnchecked(workspace: Workspace): void {
  keepUnlogged(workspace, CHECKED, 'pending');
}

function markOf({ settings, regions }: Kept, codes: string): string {
  const byRegion = Object.keys(regions).length === 0 ? '' : JSON.stringify(regions);
  return createHash('sha256')
    .update(`${JSON.stringify(settings)}${codes}${byRegion}`)
    .digest('hex')
    .slice(0, 12);
}

/** What everything is to be checked with, as one word: rule settings and the office's codes. */
export function settingsMark(workspace: Workspace): string {
  const kept = { settings: ruleSettingsOf(workspace), regions: regionSettingsOf(workspace) };
  return markOf(kept, codeTablesMark(workspace));
}

/** True where every document was checked with the settings and codes as they are. */
export function isCheckedAsSet(workspace: Workspace): boolean {
  return (readSetting(workspace, CHECKED) ?? markOf({ settings: {}, regions: {} }, '')) === settingsMark(workspace);
}

/** Remembers that every document was checked with what `settingsMark` said when the run began. */
export function markChecked(workspace: Workspace, mark: string): void {
  keepUnlogged(workspace, CHECKED, mark);
}

/** 地区口径 of a document: what its batches name, else what its unit's name says. */
export function profileOfDocument(
  workspace: Workspace,
  { document, disclosure }: Pick<Subject, 'document' | 'disclosure'>,
): { readonly id: string; readonly name: string } {
  return profileOf(disclosure.profile, regionOf(workspace, document) ?? undefined);
}

/** The stages of the desk, with the rules as the office has set them, for all documents and for those of a region profile. */
export function withRuleSettings(workspace: Workspace, dependencies: Dependencies): Dependencies {
  const settingsOf = (): ((subject: Subject) => CheckSettings) | CheckSettings => {
    const [all, regions] = [ruleSettingsOf(workspace), regionSettingsOf(workspace)];
    if (Object.keys(regions).length === 0) return all;
    return (subject) => {
      const { id, name } = profileOfDocument(workspace, subject);
      return settingsIn(all, regions[id], name);
    };
  };
  return {
    ...adaptingChecks(dependencies, (subject, only) => {
      const settings = settingsOf();
      return [subject, only, typeof settings === 'function' ? settings(subject) : settings];
    }),
    checkAcross: (subjects, only) => dependencies.checkAcross(subjects, only, settingsOf()),
  };
}
