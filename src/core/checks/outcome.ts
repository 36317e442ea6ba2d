import type { Anchor } from '../disclosure/index.js';
import { doubtOf, evaluate } from './evaluate.js';
import type { Coverage, Evidence, RuleInfo, Severity } from './finding.js';
import type { Operand, Relation } from './relation.js';
import type { Limits } from './settings.js';
import type { Subject } from './subject.js';
import type { Verdict } from './verdict.js';

/** A relation that was tested, and what came of it. */
export type Checked = {
  readonly type: 'checked';
  readonly relation: Relation;
  readonly verdict: Verdict;
  /** An unrecognised cell that would explain the failure, so that nothing can be claimed. */
  readonly doubt: Operand | null;
};

/** A finding that is not arithmetic: an unreadable cell, a row printed twice. */
export type Remark = {
  readonly type: 'remark';
  readonly severity: Severity;
  /** One Chinese sentence. */
  readonly message: string;
  readonly at: Anchor;
  readonly evidence: readonly Evidence[];
  /** Tells remarks of one rule on one cell apart; part of the stable id. */
  readonly topic: string;
  /**
   * True where it tells of cells all over a table and is only shown at the first of them: its id is that of the table, so that it
   * stays the same when one of the cells is corrected.
   */
  readonly ofTable?: boolean;
  /** Things it tells of, as they are counted in the coverage; one where it is left out. */
  readonly count?: number;
  /** What should stand there and what does, as printed, and the arithmetic, where there is one. */
  readonly expected?: string | null;
  readonly actual?: string | null;
  readonly arithmetic?: string | null;
  /** True where it tells of figures that agree but for rounding: an observation, no fault. */
  readonly isRounding?: boolean;
};

/** Things looked at that gave nothing to say. */
export type Passed = { readonly type: 'passed'; readonly count: number };

/** Something that could not be tested, and why (Chinese). */
export type Gap = {
  readonly type: 'gap';
  readonly state: Exclude<Coverage['state'], 'pass' | 'finding'>;
  readonly why: string;
};

/** 检查所得. What a rule reports about one thing it looked at. */
export type Outcome = Checked | Remark | Passed | Gap;

/** 规则. Its description and one pure function; `limits` left out: the thresholds it declares. */
export type Rule = RuleInfo & { readonly check: (subject: Subject, limits?: Limits) => readonly Outcome[] };

/** What a rule between documents reports about one of them: the one its findings and its coverage line stand with. */
export type AcrossReport = { readonly subject: Subject; readonly outcomes: readonly Outcome[] };

/** A rule between documents. */
export type AcrossRule = RuleInfo & {
  readonly checkAcross: (subjects: readonly Subject[], limits?: Limits) => readonly AcrossReport[];
};

/** Tests a relation. */
export function test(relation: Relation): Checked {
  const verdict = evaluate(relation);
  return { type: 'checked', relation, verdict, doubt: doubtOf(relation, verdict) };
}

export function passed(count: number): Passed {
  return { type: 'passed', count };
}

export function notApplicable(why: string): Gap {
  return { type: 'gap', state: 'not-applicable', why };
}

export function insufficient(why: string): Gap {
  return { type: 'gap', state: 'insufficient-data', why };
}

export function ambiguous(why: string): Gap {
  return { type: 'gap', state: 'ambiguous', why };
}
