import { thresholdMistake, type RuleInfo, type RuleSetting } from '../../core/checks/index.js';
import type { Input, RuleSettings } from '../../shared/desk-api.js';
import { checkAsSet, recheckOf, stopChecks } from './check-settings.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem } from './desk-problem.js';
import { reviewerOf } from './reviewer.js';
import { keepRuleSettings, ruleSettingsOf } from './rule-settings-store.js';

function view({ workspace }: Context): RuleSettings {
  return { settings: ruleSettingsOf(workspace), recheck: recheckOf(workspace) };
}

/** What differs from the rule as it is shipped; null: nothing. Throws where a threshold cannot be used. */
function changed(rule: RuleInfo, wanted: NonNullable<Input<'ruleSettings.save'>['setting']>): RuleSetting | null {
  const thresholds: Record<string, string> = {};
  for (const [id, value] of Object.entries(wanted.thresholds)) {
    const threshold = rule.thresholds?.find((one) => one.id === id);
    if (threshold === undefined) throw new DeskProblem('invalid-input', `规则“${rule.name}”没有名为“${id}”的提示线。`);
    const mistake = thresholdMistake(threshold, value);
    if (mistake !== null) throw new DeskProblem('invalid-input', mistake);
    if (value !== threshold.standard) thresholds[id] = value;
  }
  const setting: RuleSetting = {
    ...(wanted.enabled ? {} : { enabled: false }),
    ...(wanted.severity === rule.severity ? {} : { severity: wanted.severity }),
    ...(Object.keys(thresholds).length === 0 ? {} : { thresholds }),
  };
  return Object.keys(setting).length === 0 ? null : setting;
}

function save(context: Context, { rule: id, setting }: Input<'ruleSettings.save'>): RuleSettings {
  const { workspace, dependencies } = context;
  const rule = dependencies.ruleCatalogue().find((one) => one.id === id);
  if (rule === undefined)
    throw new DeskProblem('not-found', `没有编号为“${id}”的内置规则。自定规则请在“自定规则”中修改。`);
  const before = ruleSettingsOf(workspace);
  const own = setting === null ? null : changed(rule, setting);
  const others = Object.entries(before).filter(([name]) => name !== id);
  // In order of the ids: the same settings are the same text, whatever way led there.
  const entries = [...others, ...(own === null ? [] : [[id, own] as const])].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return keep(context, Object.fromEntries(entries));
}

function keep(context: Context, settings: RuleSettings['settings']): RuleSettings {
  const { workspace } = context;
  if (JSON.stringify(settings) !== JSON.stringify(ruleSettingsOf(workspace))) {
    keepRuleSettings(workspace, settings, reviewerOf(workspace));
    void checkAsSet(context);
  }
  return view(context);
}

/** 规则设置. */
export const ruleSettingHandlers: Handlers<
  'ruleSettings.get' | 'ruleSettings.save' | 'ruleSettings.reset' | 'ruleSettings.recheck'
> = {
  'ruleSettings.get': view,
  'ruleSettings.save': save,
  'ruleSettings.reset': (context) => keep(context, {}),
  'ruleSettings.recheck': (context, { run }) => {
    if (run) void checkAsSet(context);
    else stopChecks(context.workspace);
    return view(context);
  },
};
