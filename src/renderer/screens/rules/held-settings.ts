import type { RuleInfo, RuleSetting } from '../../../core/checks/index.js';
import { settingsIn } from '../../../core/checks/settings.js';
import type { RuleSettings } from '../../../shared/desk-api.js';
import { words } from '../../words.js';
import { ruleSettingsWords as labels } from '../../words/rule-settings.js';

type Kept = Pick<RuleSettings, 'settings' | 'regions'>;

/** How a rule is set, with everything that is not changed filled in. */
type Effective = Required<Pick<RuleSetting, 'enabled' | 'severity'>> & {
  readonly thresholds: Readonly<Record<string, string>>;
};

/** What holds for the documents of a region profile; null: for all that no profile is set for. */
export function effectiveOf(rule: RuleInfo, { settings, regions }: Kept, region: string | null): Effective {
  const setting = (region === null ? settings : settingsIn(settings, regions[region], region))[rule.id];
  return {
    enabled: setting?.enabled !== false,
    severity: setting?.severity ?? rule.severity,
    thresholds: Object.fromEntries(
      (rule.thresholds ?? []).map(({ id, standard }) => [id, setting?.thresholds?.[id] ?? standard]),
    ),
  };
}

/** What is set for a rule, and where it holds: for all documents, then by region profile. */
export function heldSettings(
  rule: RuleInfo,
  { settings, regions }: Kept,
  profiles: readonly { readonly id: string; readonly name: string }[],
): readonly { readonly scope: string; readonly changes: readonly string[]; readonly off: boolean }[] {
  const places: readonly (readonly [string, RuleSetting | undefined])[] = [
    [labels.everyScope, settings[rule.id]],
    ...profiles.map(({ id, name }) => [name, regions[id]?.[rule.id]] as const),
  ];
  return places.flatMap(([scope, setting]) =>
    setting === undefined ? [] : [{ scope, changes: changesOf(rule, setting), off: setting.enabled === false }],
  );
}

function changesOf(rule: RuleInfo, { enabled, severity, thresholds = {} }: RuleSetting): readonly string[] {
  return [
    ...(enabled === undefined ? [] : [enabled ? labels.on : labels.off]),
    ...(severity === undefined ? [] : [labels.severityAs(words.severity[severity])]),
    ...(rule.thresholds ?? []).flatMap(({ id, name, unit }) => {
      const value = thresholds[id];
      return value === undefined ? [] : [labels.thresholdAs(name, value, unit)];
    }),
  ];
}
