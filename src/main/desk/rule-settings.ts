import {
  regionProfiles,
  thresholdMistake,
  type CheckSettings,
  type RuleInfo,
  type RuleSetting,
} from '../../core/checks/index.js';
import type { Input, RuleSettings } from '../../shared/desk-api.js';
import { checkAsSet, recheckOf, stopChecks } from './check-settings.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem } from './desk-problem.js';
import { reviewerOf } from './reviewer.js';
import {
  isCheckedAsSet,
  keepRuleSettings,
  profileOfDocument,
  regionSettingsOf,
  ruleSettingsOf,
} from './rule-settings-store.js';

function view({ workspace }: Context): RuleSettings {
  return {
    settings: ruleSettingsOf(workspace),
    regions: regionSettingsOf(workspace),
    recheck: recheckOf(workspace),
  };
}

/** The setting a rule has where nothing else is said: as it is shipped, or for all documents. */
type Base = Required<Pick<RuleSetting, 'enabled' | 'severity' | 'thresholds'>>;

function baseOf(rule: RuleInfo, common: RuleSetting | undefined): Base {
  return {
    enabled: common?.enabled ?? true,
    severity: common?.severity ?? rule.severity,
    thresholds: Object.fromEntries(
      (rule.thresholds ?? []).map(({ id, standard }) => [id, common?.thresholds?.[id] ?? standard]),
    ),
  };
}

/** What differs from the base; null: nothing. Throws where a threshold cannot be used. */
function changed(
  rule: RuleInfo,
  wanted: NonNullable<Input<'ruleSettings.save'>['setting']>,
  base: Base,
): RuleSetting | null {
  const thresholds: Record<string, string> = {};
  for (const [id, value] of Object.entries(wanted.thresholds)) {
    const threshold = rule.thresholds?.find((one) => one.id === id);
    if (threshold === undefined) throw new DeskProblem('invalid-input', `规则“${rule.name}”没有名为“${id}”的提示线。`);
    const mistake = thresholdMistake(threshold, value);
    if (mistake !== null) throw new DeskProblem('invalid-input', mistake);
    if (value !== base.thresholds[id]) thresholds[id] = value;
  }
  const setting: RuleSetting = {
    ...(wanted.enabled === base.enabled ? {} : { enabled: wanted.enabled }),
    ...(wanted.severity === base.severity ? {} : { severity: wanted.severity }),
    ...(Object.keys(thresholds).length === 0 ? {} : { thresholds }),
  };
  return Object.keys(setting).length === 0 ? null : setting;
}

/** In order of the names: the same settings are the same text, whatever way led there. */
function replaced<Value>(
  before: Readonly<Record<string, Value>>,
  name: string,
  own: Value | null,
): Readonly<Record<string, Value>> {
  const others = Object.entries(before).filter(([other]) => other !== name);
  const entries = [...others, ...(own === null ? [] : [[name, own] as const])];
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function save(context: Context, { rule: id, region = null, setting }: Input<'ruleSettings.save'>): RuleSettings {
  const { workspace, dependencies } = context;
  const rule = dependencies.ruleCatalogue().find((one) => one.id === id);
  if (rule === undefined)
    throw new DeskProblem('not-found', `没有编号为“${id}”的内置规则。自定规则请在“自定规则”中修改。`);
  const [all, regions] = [ruleSettingsOf(workspace), regionSettingsOf(workspace)];
  if (region === null) {
    const own = setting === null ? null : changed(rule, setting, baseOf(rule, undefined));
    return keep(context, { settings: replaced(all, id, own), regions });
  }
  if (!regionProfiles().some((profile) => profile.id === region)) {
    throw new DeskProblem('invalid-input', `没有名为“${region}”的地区口径，设置没有改变。请重新选择。`);
  }
  const own = setting === null ? null : changed(rule, setting, baseOf(rule, all[id]));
  const ofRegion: CheckSettings = replaced(regions[region] ?? {}, id, own);
  const next = replaced(regions, region, Object.keys(ofRegion).length === 0 ? null : ofRegion);
  return keep(context, { settings: all, regions: next }, region);
}

/** Keeps the settings and checks again: where they are those of one region profile, its documents. */
function keep(
  context: Context,
  next: Pick<RuleSettings, 'settings' | 'regions'>,
  region: string | null = null,
): RuleSettings {
  const { workspace, disclosures } = context;
  const before = { settings: ruleSettingsOf(workspace), regions: regionSettingsOf(workspace) };
  if (JSON.stringify(next) !== JSON.stringify(before)) {
    const wasChecked = isCheckedAsSet(workspace);
    keepRuleSettings(workspace, next, reviewerOf(workspace));
    const isOf = (document: string): boolean => {
      const disclosure = disclosures.load(document);
      return disclosure !== null && profileOfDocument(workspace, { document, disclosure }).id === region;
    };
    // Where an earlier run has not been through, every document is waiting for it.
    void checkAsSet(context, region !== null && wasChecked ? isOf : undefined);
  }
  return view(context);
}

/** 规则设置. */
export const ruleSettingHandlers: Handlers<
  'ruleSettings.get' | 'ruleSettings.save' | 'ruleSettings.reset' | 'ruleSettings.recheck'
> = {
  'ruleSettings.get': view,
  'ruleSettings.save': save,
  'ruleSettings.reset': (context) => keep(context, { settings: {}, regions: {} }),
  'ruleSettings.recheck': (context, { run }) => {
    if (run) void checkAsSet(context);
    else stopChecks(context.workspace);
    return view(context);
  },
};
