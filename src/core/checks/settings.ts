import { Exact, formatDecimal } from '../amount/index.js';
import type { Finding, Severity, Threshold } from './finding.js';

/** 本单位对一条规则的设置. What an office changed about a rule; what it left alone is left out. */
export type RuleSetting = {
  /** False: the rule is not run, and says so in the coverage of every document. */
  readonly enabled?: boolean;
  readonly severity?: Severity;
  /** Plain decimals by id of the threshold. */
  readonly thresholds?: Readonly<Record<string, string>>;
  /** 口径. Name of the region profile it was set for, for whoever reads a finding; left out: for every document. */
  readonly scope?: string;
};

/** 规则设置. By id of the rule; a rule that is not named is as the program ships it. */
export type CheckSettings = Readonly<Record<string, RuleSetting>>;

/** 分口径设置. By id of a region profile: what is set for its documents over what holds for all. */
export type RegionSettings = Readonly<Record<string, CheckSettings>>;

/** What holds for the documents of a region profile: what is set for it, over what is set for all. */
export function settingsIn(all: CheckSettings, own: CheckSettings = {}, scope: string): CheckSettings {
  const changed = Object.entries(own).map(([rule, setting]): [string, RuleSetting] => {
    const common = all[rule];
    const thresholds = { ...common?.thresholds, ...setting.thresholds };
    return [rule, { ...common, ...setting, ...(Object.keys(thresholds).length === 0 ? {} : { thresholds }), scope }];
  });
  return { ...all, ...Object.fromEntries(changed) };
}

/** The value a threshold has in this run. */
export type Limits = (id: string) => Exact;

/** Why a rule that is switched off proves nothing. */
export const SWITCHED_OFF = '本规则已在规则设置中停用，未检查';

const PLAIN = /^\d{1,12}(?:\.\d{1,6})?$/;

/** What is wrong with a value for a threshold, as one sentence; null where it may be used. */
export function thresholdMistake(threshold: Threshold, value: string): string | null {
  const { name, unit, least, most } = threshold;
  if (PLAIN.test(value) && new Exact(value).gte(least) && new Exact(value).lte(most)) return null;
  return `“${name}”应为 ${least} 到 ${most} 之间的数字（${unit}）。`;
}

/** Thresholds as declared, with those an office set. Values that cannot be used count as not set. */
export function limitsOf(thresholds: readonly Threshold[], setting: RuleSetting = {}): Limits {
  const values = new Map(
    thresholds.map((threshold): [string, Exact] => {
      const own = setting.thresholds?.[threshold.id];
      const isUsable = own !== undefined && thresholdMistake(threshold, own) === null;
      return [threshold.id, new Exact(isUsable ? own : threshold.standard)];
    }),
  );
  return (id) => {
    const value = values.get(id);
    // Only a misspelt id in a rule comes here; the engine turns it into a rule that could not be checked.
    if (value === undefined) throw new Error(`threshold ${id} is not declared`);
    return value;
  };
}

/** A threshold in a sentence: 「20」, 「1,000」. */
export function printedLimit(value: Exact): string {
  return formatDecimal(value, value.decimalPlaces());
}

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, notice: 0 };
const NAMES: Readonly<Record<Severity, string>> = { error: '错误', warning: '疑似', notice: '提示' };

type Rule = { readonly severity: Severity; readonly thresholds?: readonly Threshold[] };

/** What the office changed about a rule that ran, in Chinese; "" for nothing. */
function changesOf(rule: Rule, setting: RuleSetting): string {
  const severity = setting.severity ?? rule.severity;
  const own = limitsOf(rule.thresholds ?? [], setting);
  const standard = limitsOf(rule.thresholds ?? []);
  return [
    ...(severity === rule.severity ? [] : [`程度由“${NAMES[rule.severity]}”改为“${NAMES[severity]}”`]),
    ...(rule.thresholds ?? [])
      .filter(({ id }) => !own(id).eq(standard(id)))
      .map(
        ({ id, name, unit }) => `${name} ${printedLimit(own(id))}${unit}（内置 ${printedLimit(standard(id))}${unit}）`,
      ),
  ].join('，');
}

/**
 * A finding as the office wants it: one of the rule's usual severity takes the chosen one; one that was already milder for
 * its own reasons never gets worse. Whoever reads it is told what was changed.
 */
export function asSet(finding: Finding, rule: Rule, setting: RuleSetting | undefined): Finding {
  const changes = setting === undefined ? '' : changesOf(rule, setting);
  if (changes === '') return finding;
  const chosen = setting?.severity ?? finding.severity;
  const isUsual = finding.severity === rule.severity;
  const severity = isUsual || RANK[chosen] < RANK[finding.severity] ? chosen : finding.severity;
  return {
    ...finding,
    severity: finding.outcome === 'rounding' ? finding.severity : severity,
    basis: `${finding.basis}。本单位设置${setting?.scope === undefined ? '' : `（${setting.scope}口径）`}：${changes}`,
  };
}
