import { bookOf } from './classification/index.js';
import { findingOf, findingOfRemark, foldRounding, type Draft } from './compose.js';
import { coverageOf, gapOf } from './coverage.js';
import type { Coverage, Finding, RuleInfo } from './finding.js';
import { stableId } from './finding-id.js';
import { doubtfulFigures, hasDoubts, type DoubtfulFigure } from './doubtful-figures.js';
import { softened } from './doubtful.js';
import { brokenTotals, suspended } from './engine-suspended.js';
import { groupId } from './grouping.js';
import { insufficient, type AcrossReport, type AcrossRule, type Checked, type Outcome, type Rule } from './outcome.js';
import { asSet, limitsOf, SWITCHED_OFF, type CheckSettings, type RuleSetting } from './settings.js';
import { finish, type Steps } from './steps.js';
import type { Subject } from './subject.js';
import { groupsInSteps } from './suspects-group.js';
import { tableReadings, type TableReading } from './table-readings.js';

/** 检查结果. */
export type CheckResult = {
  readonly findings: readonly Finding[];
  readonly coverage: readonly Coverage[];
  /** 读取自检 of every table; left out where documents were compared with each other. */
  readonly readings?: readonly TableReading[];
};

/** A rule that fails must not take the others down, and must not look like a pass. */
function guarded(run: () => readonly Outcome[]): readonly Outcome[] {
  try {
    return run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [insufficient(`程序执行本规则时出错，未能检查（${reason}）`)];
  }
}

/** Rules of codes say which table of the office they went by: whoever reads the finding can look it up. */
function citingCodes(finding: Finding, { family }: RuleInfo, subject: Subject | undefined): Finding {
  const own = subject === undefined ? null : bookOf(subject).own;
  if (own === null || family !== 'classification') return finding;
  return { ...finding, basis: `${finding.basis}。码表：${own.year} 年，导入自“${own.source}”` };
}

function draftsOf(
  rule: RuleInfo,
  outcomes: readonly Outcome[],
  subject: Subject | undefined,
  settings: CheckSettings,
): readonly Draft[] {
  const checked = outcomes.filter((outcome): outcome is Checked => outcome.type === 'checked');
  const sound = checked.filter((one) => gapOf(one) === null);
  const failed = sound.flatMap((one) => findingOf(one, rule, subject) ?? []);
  const remarks = outcomes.flatMap((outcome) =>
    outcome.type === 'remark' ? [findingOfRemark(outcome, rule, subject)] : [],
  );
  return [...failed, ...remarks, ...foldRounding(sound, rule, subject)].map((draft) => {
    const finding = asSet(citingCodes(draft.finding, rule, subject), rule, settings[rule.id]);
    return finding === draft.finding ? draft : { ...draft, finding };
  });
}

/** Two findings of one rule at one place (a row printed twice) get ids of their own, in printed order. */
function withUniqueIds(drafts: readonly Draft[]): readonly Draft[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const { id } = draft.finding;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? draft : { ...draft, finding: { ...draft.finding, id: stableId([id, count]) } };
  });
}

/** Puts findings with one root cause into one group and looks for the figure behind them. */
function* assembleInSteps(
  drafts: readonly Draft[],
  checked: readonly Checked[],
  subjects: readonly Subject[],
  figures: readonly DoubtfulFigure[] = [],
): Steps<readonly Finding[]> {
  const unique = withUniqueIds(drafts);
  // Most documents have no failing relation at all; then there is nothing to look for.
  if (unique.every((draft) => draft.finding.outcome === 'rounding')) return unique.map((draft) => draft.finding);
  const finished = new Map<Draft, Finding>();
  for (const { drafts: group, suspects, turned } of yield* groupsInSteps(unique, checked, subjects)) {
    const name = groupId(group);
    for (const draft of group) {
      const own = turned?.has(draft) === true ? suspects.toReversed() : suspects;
      finished.set(draft, { ...draft.finding, group: name, suspects: own });
    }
  }
  return softened(
    unique.flatMap((draft) => finished.get(draft) ?? []),
    subjects,
    figures.filter(({ confirmedBy }) => confirmedBy.length > 0),
  );
}

/** A rule over one document, or why it is not run. */
function runRule(rule: Rule, subject: Subject, settings: CheckSettings): readonly Outcome[] {
  const setting = settings[rule.id];
  if (setting?.enabled === false) return [insufficient(SWITCHED_OFF)];
  return guarded(() => rule.check(subject, limitsOf(rule.thresholds ?? [], setting)));
}

/**
 * Runs the given rules over one document, as an office has set them, pausing after each. `covers`: which outcomes the document's
 * coverage counts; others belong to the file beside it.
 */
export function* rulesInSteps(
  rules: readonly Rule[],
  subject: Subject,
  settings: CheckSettings = {},
  covers: (outcome: Outcome) => boolean = () => true,
): Steps<CheckResult> {
  const drafts: Draft[] = [];
  const coverage: Coverage[] = [];
  const results: { readonly rule: Rule; readonly outcomes: readonly Outcome[] }[] = [];
  for (const rule of rules) {
    results.push({ rule, outcomes: runRule(rule, subject, settings) });
    yield;
  }
  // The search for the misprint sees every relation, the suspended ones too: they prove what should stand there.
  const checked = results.flatMap(({ outcomes }) =>
    outcomes.filter((outcome): outcome is Checked => outcome.type === 'checked'),
  );
  const broken = brokenTotals(checked);
  const figures = doubtfulFigures(subject, checked);
  const kept = results.map(({ rule, outcomes }) => ({
    rule,
    outcomes: broken.size === 0 ? outcomes : outcomes.map((outcome) => suspended(outcome, broken)),
  }));
  for (const { rule, outcomes } of kept) {
    coverage.push(coverageOf(subject.document, rule, outcomes.filter(covers)));
    drafts.push(...draftsOf(rule, outcomes, subject, settings));
  }
  yield;
  return {
    findings: yield* assembleInSteps(drafts, checked, [subject], figures),
    coverage,
    readings: tableReadings(subject, kept, figures),
  };
}

/** `rulesInSteps` without a pause. */
export function runRules(...what: Parameters<typeof rulesInSteps>): CheckResult {
  return finish(rulesInSteps(...what));
}

/** What the sums of the given rules say about the figures of a document that were recognised without certainty. */
export function runDoubts(rules: readonly Rule[], subject: Subject): readonly DoubtfulFigure[] {
  if (!hasDoubts(subject)) return [];
  const checked = rules.flatMap((rule) =>
    guarded(() => rule.check(subject)).filter((outcome): outcome is Checked => outcome.type === 'checked'),
  );
  return doubtfulFigures(subject, checked);
}

/** What is set for each document, where an office sets rules by region profile. */
type SettingsOf = (subject: Subject) => CheckSettings;

/**
 * A rule between documents, as it is set for the document a report stands with: where it is set differently for some, it
 * runs once for each way over all of them.
 */
function reportsAcross(
  rule: AcrossRule,
  subjects: readonly Subject[],
  settingsOf: SettingsOf,
): readonly AcrossReport[] {
  const ways = Map.groupBy(subjects, (subject) => JSON.stringify(settingsOf(subject)[rule.id] ?? null));
  return [...ways.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const reports = guardedAcross(rule, subjects, settingsOf(first)[rule.id]);
    if (ways.size === 1) return reports;
    const documents = new Set(own.map(({ document }) => document));
    return reports.filter(({ subject }) => documents.has(subject.document));
  });
}

/** A rule between documents that fails is said of each of them. */
function guardedAcross(
  rule: AcrossRule,
  subjects: readonly Subject[],
  setting: RuleSetting | undefined,
): readonly AcrossReport[] {
  if (setting?.enabled === false) {
    return subjects.map((subject) => ({ subject, outcomes: [insufficient(SWITCHED_OFF)] }));
  }
  let reports: readonly AcrossReport[] = [];
  const failed = guarded(() => {
    reports = rule.checkAcross(subjects, limitsOf(rule.thresholds ?? [], setting));
    return [];
  });
  return failed.length === 0 ? reports : subjects.map((subject) => ({ subject, outcomes: failed }));
}

/**
 * Runs the given rules between documents, pausing after each: over hundreds of documents they take more than a moment, and
 * whoever runs them may have others to answer. Every coverage line stands with the document it is about.
 */
export function* acrossRulesInSteps(
  rules: readonly AcrossRule[],
  subjects: readonly Subject[],
  settings: CheckSettings | SettingsOf = {},
): Steps<CheckResult> {
  const settingsOf: SettingsOf = typeof settings === 'function' ? settings : () => settings;
  const drafts: Draft[] = [];
  const checked: Checked[] = [];
  const coverage: Coverage[] = [];
  for (const rule of rules) {
    for (const { subject, outcomes } of reportsAcross(rule, subjects, settingsOf)) {
      coverage.push(coverageOf(subject.document, rule, outcomes));
      drafts.push(...draftsOf(rule, outcomes, subject, settingsOf(subject)));
      checked.push(...outcomes.filter((outcome): outcome is Checked => outcome.type === 'checked'));
    }
    yield;
  }
  return { findings: yield* assembleInSteps(drafts, checked, subjects), coverage };
}

/** `acrossRulesInSteps` without a pause. */
export function runAcrossRules(
  rules: readonly AcrossRule[],
  subjects: readonly Subject[],
  settings: CheckSettings | SettingsOf = {},
): CheckResult {
  return finish(acrossRulesInSteps(rules, subjects, settings));
}
