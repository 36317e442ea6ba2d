import { z } from 'zod';
import {
  regionProfiles,
  ruleCatalogue,
  type CheckSettings,
  type RegionSettings,
  type RuleSetting,
} from '../../../core/checks/index.js';
import { lastSayings, sayingText, type Saying } from '../../workspace/index.js';
import type { Context } from '../context.js';
import { keepRuleSettings, regionSettingsOf, ruleSettingsOf } from '../rule-settings-store.js';
import type { Exchanged } from './exchanged.js';

const plain = z.string().regex(/^\d{1,20}(?:\.\d{1,10})?$/);
const schema = z.strictObject({
  rule: z.string().min(1).max(200),
  /** 地区口径; null: every document. */
  region: z.string().min(1).max(200).nullable(),
  /** Null: as shipped, or for a region as for every document. */
  setting: z
    .strictObject({
      enabled: z.boolean().exactOptional(),
      severity: z.enum(['error', 'warning', 'notice']).exactOptional(),
      thresholds: z.record(z.string().max(200), plain).exactOptional(),
    })
    .nullable(),
});

/** What an office set about one rule, for every document or for those of a region profile. */
export type RuleSettingBody = z.output<typeof schema>;

const SEVERITIES = { error: '错误', warning: '疑似', notice: '提示' } as const;

function placeOf({ rule, region }: Pick<RuleSettingBody, 'rule' | 'region'>): string {
  return JSON.stringify([region, rule]);
}

function bodiesOf(settings: CheckSettings, region: string | null): readonly RuleSettingBody[] {
  return Object.entries(settings).map(([rule, { scope: _scope, ...setting }]) => ({
    rule,
    region,
    setting: setting as NonNullable<RuleSettingBody['setting']>,
  }));
}

/** In the words of the desk: 「停用」「程度改为提示」. */
function settingText(rule: string, setting: RuleSettingBody['setting'], region: string | null): string {
  if (setting === null) return region === null ? '按内置' : '与全部文件相同';
  const thresholds = ruleCatalogue().find(({ id }) => id === rule)?.thresholds ?? [];
  return [
    ...(setting.enabled === undefined ? [] : [setting.enabled ? '启用' : '停用']),
    ...(setting.severity === undefined ? [] : [`程度改为${SEVERITIES[setting.severity]}`]),
    ...Object.entries(setting.thresholds ?? {}).map(
      ([id, value]) => `${thresholds.find((one) => one.id === id)?.name ?? id}改为 ${value}`,
    ),
  ].join('，');
}

/** In order of the names, as the settings keep them: the same settings are the same text. */
function withSetting(settings: CheckSettings, rule: string, setting: RuleSetting | null): CheckSettings {
  const entries = Object.entries(settings).filter(([other]) => other !== rule);
  if (setting !== null) entries.push([rule, setting]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function apply({ workspace }: Context, { rule, region, setting }: RuleSettingBody, actor: string): void {
  const [settings, regions] = [ruleSettingsOf(workspace), regionSettingsOf(workspace)];
  if (region === null) {
    keepRuleSettings(workspace, { settings: withSetting(settings, rule, setting), regions }, actor);
    return;
  }
  const ofRegion = withSetting(regions[region] ?? {}, rule, setting);
  const others = Object.entries(regions).filter(([name]) => name !== region);
  const all = Object.keys(ofRegion).length === 0 ? others : [...others, [region, ofRegion] as const];
  const sorted = all.toSorted(([a], [b]) => (a < b ? -1 : 1));
  keepRuleSettings(workspace, { settings, regions: Object.fromEntries(sorted) }, actor);
}

/** 规则设置. What an office set about a rule; what hides no finding holds until two sides are decided. */
export const ruleSettingSayings: Exchanged<RuleSettingBody> = {
  kind: 'rule-setting',
  read: (value) => schema.safeParse(value).data ?? null,
  list: ({ workspace }) => {
    const regions = Object.entries(regionSettingsOf(workspace));
    const bodies = [
      ...bodiesOf(ruleSettingsOf(workspace), null),
      ...regions.flatMap(([region, settings]) => bodiesOf(settings, region)),
    ];
    return new Map(bodies.map((body) => [placeOf(body), body]));
  },
  placeOf: (_context, body) => placeOf(body),
  meaning: ({ rule, region, setting }) => [region, rule, setting],
  rank: ({ setting }) => (setting?.enabled === false ? 2 : setting?.severity === 'notice' ? 1 : 0),
  gone: (body) => ({ ...body, setting: null }),
  apply: (context, _place, body, actor) => {
    apply(context, body, actor);
    return 'done';
  },
  told: (_context, { rule, region, setting }) => {
    const name = ruleCatalogue().find(({ id }) => id === rule)?.name ?? rule;
    const scope = region === null ? '全部文件' : (regionProfiles().find(({ id }) => id === region)?.name ?? region);
    return { document: null, subject: `规则设置：${name}（${scope}）`, says: settingText(rule, setting, region) };
  },
};

/**
 * What the sayings of a package set, without a workspace: what was said last of each rule. Null where two sides of one rule
 * differ.
 */
export function settingsInSayings(
  sayings: readonly Saying[],
): { readonly settings: CheckSettings; readonly regions: RegionSettings } | null {
  let settings: CheckSettings = {};
  let regions: RegionSettings = {};
  const said = new Map<string, string>();
  const own = sayings.filter(({ kind }) => kind === 'rule-setting');
  for (const { body } of lastSayings(new Map(own.map((saying) => [saying.hash, saying])))) {
    const read = ruleSettingSayings.read(body);
    if (read === null) continue;
    const { rule, region, setting } = read;
    const meaning = sayingText(setting);
    if ((said.get(placeOf(read)) ?? meaning) !== meaning) return null;
    said.set(placeOf(read), meaning);
    if (region === null) settings = withSetting(settings, rule, setting);
    else regions = { ...regions, [region]: withSetting(regions[region] ?? {}, rule, setting) };
  }
  return { settings, regions };
}
