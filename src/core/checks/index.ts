import { ACROSS_RULES, RULES } from './catalogue.js';
import { TABLES } from './classification/index.js';
import type { DoubtfulFigure } from './doubtful-figures.js';
import { acrossRulesInSteps, rulesInSteps, runAcrossRules, runDoubts, type CheckResult } from './engine.js';
import type { RuleInfo } from './finding.js';
import type { AcrossRule } from './outcome.js';
import type { CheckSettings } from './settings.js';
import { finish, type Steps } from './steps.js';
import type { Subject } from './subject.js';
import { togetherInSteps } from './together/run.js';

export type { DoubtfulFigure } from './doubtful-figures.js';
export type { CheckResult } from './engine.js';
export type { TableReading } from './table-readings.js';
export {
  completeOwnRule,
  isOwnRuleId,
  joinedSteps,
  ownRuleInfo,
  ownRuleSteps,
  parseOwnRule,
  readRuleFile,
  runOwnRules,
  tryOutOf,
  tryOutOwnRule,
  writeRuleFile,
  type Completion,
  type OwnRule,
  type TryOut,
} from './own-rules/index.js';
export type { Coverage, CoverageState, Evidence, Family, Finding, RuleInfo, Severity, Suspect } from './finding.js';
export { settingsIn, thresholdMistake, type CheckSettings, type RegionSettings, type RuleSetting } from './settings.js';
export type { Subject } from './subject.js';
export { readOwnCodes, type CodeLine, type OwnCodes } from './classification/index.js';
export { filesBeside } from './together/beside.js';
export { filesNamedIn } from './together/words.js';
export { profileOf, regionProfiles, regionRequirements, requiredKinds } from './profiles/region-profiles.js';
export { requiredSections } from './rules/disclosure-sections.js';

/** Runs every rule that needs one document (or one disclosure that was published as several) only. `only` limits the run to the named rules. */
export function checkDocument(subject: Subject, only?: readonly string[], settings?: CheckSettings): CheckResult {
  return finish(checkDocumentInSteps(subject, only, settings));
}

/** `checkDocument` with a pause after each rule. */
export function checkDocumentInSteps(
  ...[subject, only, settings]: Parameters<typeof checkDocument>
): Steps<CheckResult> {
  const rules = RULES.filter((rule) => only === undefined || only.includes(rule.id));
  const isAlone = subject.beside === undefined || subject.beside.length === 0;
  return isAlone ? rulesInSteps(rules, subject, settings) : togetherInSteps(rules, subject, settings ?? {});
}

/** 存疑读数. What the sums of a document say about its figures that were recognised without certainty. */
export function doubtsOf(subject: Subject): readonly DoubtfulFigure[] {
  return runDoubts(RULES, subject);
}

/** Runs the rules between documents (years, department and its units); `settings` for all, or for each document. */
export function checkAcross(
  subjects: readonly Subject[],
  only?: readonly string[],
  settings?: CheckSettings | ((subject: Subject) => CheckSettings),
): CheckResult {
  return runAcrossRules(acrossRules(only), subjects, settings);
}

/** `checkAcross` with a pause after each rule. */
export function checkAcrossInSteps(...[subjects, only, settings]: Parameters<typeof checkAcross>): Steps<CheckResult> {
  return acrossRulesInSteps(acrossRules(only), subjects, settings);
}

function acrossRules(only: readonly string[] | undefined): readonly AcrossRule[] {
  return ACROSS_RULES.filter((rule) => only === undefined || only.includes(rule.id));
}

/** 内置码表: what it is, the years it holds for, and its codes. */
export function shippedCodes(): {
  readonly edition: string;
  readonly firmFrom: number;
  readonly firmTo: number;
  readonly codes: readonly { readonly code: string; readonly name: string }[];
} {
  const { edition, firmFrom, firmTo, function: byFunction, economicDepartment, economicGovernment } = TABLES;
  return { edition, firmFrom, firmTo, codes: [...byFunction, ...economicDepartment, ...economicGovernment] };
}

/** 规则目录. Every rule, in catalogue order. */
export function ruleCatalogue(): readonly RuleInfo[] {
  return [...RULES, ...ACROSS_RULES].map(
    ({ id, name, family, severity, basis, needs, description, thresholds }): RuleInfo => ({
      id,
      name,
      family,
      severity,
      basis,
      needs,
      description,
      ...(thresholds === undefined ? {} : { thresholds }),
    }),
  );
}
