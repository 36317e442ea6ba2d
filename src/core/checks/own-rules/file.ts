import type { Severity } from '../finding.js';
import { parseOwnRule } from './parse.js';
import type { OwnRule } from './rule.js';

/** What came of reading a rule file. */
export type RuleFile =
  { readonly ok: true; readonly rules: readonly OwnRule[] } | { readonly ok: false; readonly message: string };

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];
const ID = /^OWN-[A-Z0-9]+(?:-[A-Z0-9]+)*$/;
const MOST_RULES = 500;

/** True for a name under which an own rule can be kept. */
export function isOwnRuleId(id: string): boolean {
  return ID.test(id) && id.length <= 60;
}

function textOf(value: unknown, longest: number): string | null {
  return typeof value === 'string' && value.length <= longest ? value : null;
}

function ruleOf(value: unknown, index: number): OwnRule | string {
  const where = `第 ${index + 1} 条规则`;
  if (typeof value !== 'object' || value === null) return `${where}不是一组字段。`;
  const fields = value as Readonly<Record<string, unknown>>;
  const id = fields['id'] === undefined ? `OWN-${index + 1}` : textOf(fields['id'], 60);
  if (id === null || !isOwnRuleId(id)) return `${where}的 id 应写作“OWN-”加大写字母或数字。`;
  const text = textOf(fields['text'], 2000);
  if (text === null) return `${where}（${id}）缺少 text（规则内容）。`;
  const parsed = parseOwnRule(text);
  if (!parsed.ok) return `${where}（${id}）写法有误，${parsed.mistake.message}`;
  const severity = fields['severity'] ?? 'warning';
  const known = SEVERITIES.find((each) => each === severity);
  if (known === undefined) return `${where}（${id}）的 severity 应为 error、warning 或 notice。`;
  return {
    id,
    name: textOf(fields['name'], 100) ?? id,
    text,
    severity: known,
    basis: textOf(fields['basis'], 4000) ?? '',
    enabled: fields['enabled'] !== false,
  };
}

/** Reads rules exported as JSON: `{"schema": 1, "rules": […]}` or the bare list. Never throws. */
export function readRuleFile(json: string): RuleFile {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    return { ok: false, message: '规则文件不是有效的 JSON，未使用。请用本程序导出的规则文件。' };
  }
  const list = Array.isArray(value) ? value : (value as { readonly rules?: unknown } | null)?.rules;
  if (!Array.isArray(list)) return { ok: false, message: '规则文件中没有规则列表（rules），未使用。' };
  if (list.length > MOST_RULES) return { ok: false, message: `规则超过 ${MOST_RULES} 条，请分成几个文件。` };
  const read = list.map(ruleOf);
  const wrong = read.find((one) => typeof one === 'string');
  if (typeof wrong === 'string') return { ok: false, message: wrong };
  const rules = read.filter((one): one is OwnRule => typeof one !== 'string');
  const twice = rules.find((rule, index) => rules.findIndex(({ id }) => id === rule.id) < index);
  if (twice !== undefined)
    return { ok: false, message: `规则文件中有两条规则的 id 都是“${twice.id}”，请改成不同的 id。` };
  return { ok: true, rules };
}

/** Writes rules as JSON. */
export function writeRuleFile(rules: readonly OwnRule[]): string {
  return `${JSON.stringify({ schema: 1, rules }, null, 2)}\n`;
}
