import { logWords } from '../../words/log.js';
import { ruleSettingsWords } from '../../words/rule-settings.js';
import { words } from '../../words.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * 设置的改动. A change of a setting in the words of the desk, a line for each thing that differs. Null: the setting is a plain
 * word (审核人), or is written in a form this program does not know. Marks of the program itself, which older versions wrote
 * into the log, say nothing to a reader.
 */
export function settingLines(name: string, before: unknown, after: unknown): readonly string[] | null {
  if (name === 'rule-settings.checked') return [];
  const [old, now] = [fieldsIn(before), fieldsIn(after)];
  if (old === null || now === null) return null;
  if (name === 'rule-settings') return ruleLines(old, now, '');
  if (name === 'rule-settings.regions') {
    return keysOf(old, now).flatMap((region) => ruleLines(asFields(old[region]), asFields(now[region]), region));
  }
  if (name === 'own-rules') return ownRuleLines(old, now);
  if (name === 'backups') {
    return Object.entries(logWords.backups).flatMap(([key, called]) =>
      changeLine(called, said(old[key]), said(now[key])),
    );
  }
  return null;
}

/** What the office set for each rule; nothing is the built-in setting. */
function ruleLines(old: Fields, now: Fields, region: string): readonly string[] {
  return keysOf(old, now).flatMap((rule) => {
    const called = region === '' ? rule : `${region} ${rule}`;
    return changeLine(called, ruleText(asFields(old[rule])), ruleText(asFields(now[rule])), logWords.builtIn);
  });
}

function ruleText({ enabled, severity, thresholds }: Fields): string {
  return [
    ...(enabled === undefined ? [] : [said(enabled)]),
    ...(severity === undefined ? [] : [ruleSettingsWords.severityAs(severityName(severity))]),
    ...Object.entries(asFields(thresholds)).map(([name, value]) =>
      ruleSettingsWords.thresholdAs(name, typeof value === 'string' ? value : '', ''),
    ),
  ].join('，');
}

function ownRuleLines(old: Fields, now: Fields): readonly string[] {
  const [before, after] = [ownRules(old), ownRules(now)];
  return keysOf(before, after).flatMap((id) => changeLine(id, said(before[id]), said(after[id]), logWords.noRule));
}

/** The reviewer's rules by id: name, relation, severity, whether it runs. */
function ownRules({ rules }: Fields): Readonly<Record<string, string>> {
  const entries = (Array.isArray(rules) ? rules : []).map((rule): readonly [string, string] => {
    const { id, name, text, severity, enabled } = asFields(rule);
    return [said(id), [said(name), said(text), severityName(severity), said(enabled)].join('，')];
  });
  return Object.fromEntries(entries);
}

function changeLine(name: string, before: string, after: string, nothing: string = logWords.empty): readonly string[] {
  return before === after
    ? []
    : [logWords.change(name, before === '' ? nothing : before, after === '' ? nothing : after)];
}

function severityName(severity: unknown): string {
  return severity === 'error' || severity === 'warning' || severity === 'notice' ? words.severity[severity] : '';
}

function said(value: unknown): string {
  if (typeof value === 'boolean') return value ? ruleSettingsWords.on : ruleSettingsWords.off;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The fields a setting is kept as; of one that was not there, none. Null where it is no object. */
function fieldsIn(value: unknown): Fields | null {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'string') return null;
  try {
    const read: unknown = JSON.parse(value);
    return isFields(read) ? read : null;
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function keysOf(one: Fields, other: Fields): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted();
}
