import type { Disclosure } from '../disclosure/index.js';
import type { Coverage, Finding, RuleInfo } from './finding.js';

export type {
  Anchor,
  Coverage,
  CoverageState,
  Evidence,
  Family,
  Finding,
  RuleInfo,
  Severity,
  Suspect,
} from './finding.js';

/** A disclosure together with the key of its document (SHA-256 of the bytes). */
export type Subject = { readonly document: string; readonly disclosure: Disclosure };

/** 检查结果. */
export type CheckResult = { readonly findings: readonly Finding[]; readonly coverage: readonly Coverage[] };

/** Runs every rule that needs one document only. `only` limits the run to the named rules. */
export function checkDocument(subject: Subject, only?: readonly string[]): CheckResult {
  void subject;
  void only;
  throw new Error('not yet');
}

/** Runs the rules between documents (years, department and its units). */
export function checkAcross(subjects: readonly Subject[], only?: readonly string[]): CheckResult {
  void subjects;
  void only;
  throw new Error('not yet');
}

/** 规则目录. Every rule, in catalogue order. */
export function ruleCatalogue(): readonly RuleInfo[] {
  throw new Error('not yet');
}
