import { TABLE_KIND_NAMES } from '../../disclosure/index.js';
import { runRules, type CheckResult } from '../engine.js';
import type { RuleInfo } from '../finding.js';
import { insufficient, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { evaluateOwnRule } from './evaluate.js';
import { parseOwnRule } from './parse.js';
import { referencesOf, type OwnRule, type RuleMistake } from './rule.js';

/** A rule of the reviewer as the catalogue lists rules. */
export function ownRuleInfo(rule: OwnRule): RuleInfo {
  const parsed = parseOwnRule(rule.text);
  const references = parsed.ok ? referencesOf(parsed.rule) : [];
  const tables = [...new Set(references.map(({ kind }) => TABLE_KIND_NAMES[kind]))];
  const across = references.some(({ which }) => which !== 'this');
  return {
    id: rule.id,
    name: rule.name,
    family: across ? 'year-on-year' : 'cross-table',
    severity: rule.severity,
    basis: rule.basis === '' ? '本单位自定' : rule.basis,
    needs: tables.length === 0 ? '—' : tables.join('、'),
    description: rule.text,
  };
}

function ruleOf(own: OwnRule, library: readonly Subject[]): Rule {
  const parsed = parseOwnRule(own.text);
  return {
    ...ownRuleInfo(own),
    check: (subject) =>
      parsed.ok
        ? evaluateOwnRule(own, parsed.rule, subject, library)
        : [insufficient(`规则写法有误，未检查：${parsed.mistake.message}`)],
  };
}

/** Runs the reviewer's enabled rules over every document; 「上年」 and 「部门」 are looked up among the same documents. */
export function runOwnRules(rules: readonly OwnRule[], subjects: readonly Subject[]): CheckResult {
  const enabled = rules.filter((rule) => rule.enabled).map((rule) => ruleOf(rule, subjects));
  const results = subjects.map((subject) => runRules(enabled, subject));
  return {
    findings: results.flatMap(({ findings }) => findings),
    coverage: results.flatMap(({ coverage }) => coverage),
  };
}

/** What a rule would say about documents. */
export type TryOut = {
  /** Null where the rule was understood. */
  readonly mistake: RuleMistake | null;
  readonly pass: number;
  readonly finding: number;
  readonly insufficient: number;
  /** Up to three of each: the document and what was found or was missing. */
  readonly examples: readonly {
    readonly document: string;
    readonly state: 'finding' | 'insufficient';
    readonly message: string;
  }[];
};

const MOST_EXAMPLES = 3;

/** 试运行. Runs one rule, enabled or not, and keeps nothing. */
export function tryOutOwnRule(rule: OwnRule, subjects: readonly Subject[]): TryOut {
  const parsed = parseOwnRule(rule.text);
  if (!parsed.ok) return { mistake: parsed.mistake, pass: 0, finding: 0, insufficient: 0, examples: [] };
  const { findings, coverage } = runOwnRules([{ ...rule, enabled: true }], subjects);
  const of = (state: 'pass' | 'finding'): number => coverage.filter((line) => line.state === state).length;
  const shownFindings = findings
    .filter(({ outcome }) => outcome === 'finding')
    .slice(0, MOST_EXAMPLES)
    .map(({ documents, message }) => ({ document: documents[0] ?? '', state: 'finding' as const, message }));
  const shownGaps = coverage
    .filter(({ state }) => state !== 'pass' && state !== 'finding')
    .slice(0, MOST_EXAMPLES)
    .map(({ document, why }) => ({ document, state: 'insufficient' as const, message: why }));
  return {
    mistake: null,
    pass: of('pass'),
    finding: of('finding'),
    insufficient: coverage.length - of('pass') - of('finding'),
    examples: [...shownFindings, ...shownGaps],
  };
}
