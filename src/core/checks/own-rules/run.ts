import { TABLE_KIND_NAMES } from '../../disclosure/index.js';
import { runRules, type CheckResult } from '../engine.js';
import type { RuleInfo } from '../finding.js';
import { insufficient, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { filesBeside } from '../together/beside.js';
import { joined, runTogether } from '../together/run.js';
import { viewOf } from '../together/view.js';
import { filesNamedIn } from '../together/words.js';
import { evaluateOwnRule } from './evaluate.js';
import { parseOwnRule } from './parse.js';
import { referencesOf, saysOf, type OwnRule, type RuleMistake } from './rule.js';

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

type Parts = ReadonlyMap<string, readonly Subject[]>;

/** Every disclosure once: one that was published as several files as the document they make together. */
function wholesOf(subjects: readonly Subject[], beside: Parts): readonly Subject[] {
  const seen = new Set<string>();
  return subjects.flatMap((subject) => {
    if (seen.has(subject.document)) return [];
    const parts = beside.get(subject.document) ?? [];
    for (const { document } of parts) seen.add(document);
    return [parts.length === 0 ? subject : joined(subject, viewOf(subject, parts))];
  });
}

/**
 * Runs the reviewer's enabled rules over one document after the other: each step is what they say of one. 「上年」 and 「部门」 are
 * looked up among the same documents. Text and tables that were published as several files are one disclosure: what a rule
 * names may stand in any of them.
 */
export function* ownRuleSteps(
  rules: readonly OwnRule[],
  subjects: readonly Subject[],
): Generator<CheckResult, undefined> {
  const enabled = rules.filter((rule) => rule.enabled);
  if (enabled.length === 0) return;
  const beside = filesBeside(subjects);
  const wholes = wholesOf(subjects, beside);
  for (const subject of subjects) {
    const parts = beside.get(subject.document) ?? [];
    const own = new Set([subject, ...parts].map(({ document }) => document));
    const library = wholes.filter(({ document }) => !own.has(document));
    const named = enabled.map((rule) => ruleOf(rule, library));
    yield parts.length === 0 ? runRules(named, subject) : runTogether(named, { ...subject, beside: parts }, {});
  }
}

/** What the steps of a run say together. */
export function joinedSteps(steps: readonly CheckResult[]): CheckResult {
  return {
    findings: steps.flatMap(({ findings }) => findings),
    coverage: steps.flatMap(({ coverage }) => coverage),
  };
}

/** Runs the reviewer's enabled rules over every document at once. */
export function runOwnRules(rules: readonly OwnRule[], subjects: readonly Subject[]): CheckResult {
  return joinedSteps([...ownRuleSteps(rules, subjects)]);
}

/** What a rule would say about documents. */
export type TryOut = {
  /** Null where the rule was understood. */
  readonly mistake: RuleMistake | null;
  readonly pass: number;
  readonly finding: number;
  readonly insufficient: number;
  /** Documents the rule was not tried on, because the reviewer stopped it before. Nothing is said of them. */
  readonly left: number;
  /** Up to three of each: the document and what was found or was missing, without the rule that is being written. */
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
  if (!parsed.ok) return { ...NOTHING_TRIED, mistake: parsed.mistake };
  return tryOutOf(rule, [...ownRuleSteps([{ ...rule, enabled: true }], subjects)]);
}

const NOTHING_TRIED: TryOut = { mistake: null, pass: 0, finding: 0, insufficient: 0, left: 0, examples: [] };

/** A finding's sentence where the rule stands above it anyway: only where it is and what the figures are. */
function withoutRule(rule: OwnRule, message: string): string {
  const says = saysOf(rule);
  return message.replace(`${says}；`, '').replace(says, '');
}

/** 试运行 of a rule that was understood, from the steps it was run in. `left`: documents it was stopped before. */
export function tryOutOf(rule: OwnRule, steps: readonly CheckResult[], left = 0): TryOut {
  const { findings, coverage: lines } = joinedSteps(steps);
  // A file whose disclosure is checked with another of its files has no result of its own.
  const coverage = lines.filter(({ state, why }) => state !== 'not-applicable' || filesNamedIn(why) === null);
  const of = (state: 'pass' | 'finding'): number => coverage.filter((line) => line.state === state).length;
  const shownFindings = findings
    .filter(({ outcome }) => outcome === 'finding')
    .slice(0, MOST_EXAMPLES)
    .map(({ documents, message }) => ({
      document: documents[0] ?? '',
      state: 'finding' as const,
      message: withoutRule(rule, message),
    }));
  const shownGaps = coverage
    .filter(({ state }) => state !== 'pass' && state !== 'finding')
    .slice(0, MOST_EXAMPLES)
    .map(({ document, why }) => ({ document, state: 'insufficient' as const, message: why }));
  return {
    mistake: null,
    pass: of('pass'),
    finding: of('finding'),
    insufficient: coverage.length - of('pass') - of('finding'),
    left,
    examples: [...shownFindings, ...shownGaps],
  };
}
