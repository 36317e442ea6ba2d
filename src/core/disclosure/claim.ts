import type { Amount } from '../amount/index.js';
import type { Place } from './place.js';

/** 句中数字. A figure of a sentence with its exact span (offsets into the sentence). */
export type Figure = {
  readonly kind: 'money' | 'percent' | 'count';
  /** Digits as an amount; the unit is null for percentages and counts. */
  readonly amount: Amount;
  /** 「万元」「%」「个」 … as printed. */
  readonly unitText: string;
  readonly start: number;
  readonly end: number;
};

/** 增减方向. `unchosen`: template residue 「增（减）」 that nobody decided. */
export type Direction = 'up' | 'down' | 'unchosen';

/** A stated change: 「比2030年年初预算数1,000.00万元增加200.50万元，增长20.05%」. */
export type ChangeClaim = {
  /** What it is compared with, as printed: 「2025年年初预算数」, 「上年」. */
  readonly baseText: string;
  readonly basePeriod: number | 'previous' | null;
  readonly base: Figure | null;
  readonly delta: Figure | null;
  readonly deltaDirection: Direction | null;
  readonly rate: Figure | null;
  readonly rateDirection: Direction | null;
  /** 持平. */
  readonly flat: boolean;
};

/** 占比. */
export type ShareClaim = {
  readonly figure: Figure;
  /** What it is a share of, where said: 「“三公”经费」; null: the whole of the sentence. */
  readonly of: string | null;
  /** False where 「占」 was left out. */
  readonly spelled: boolean;
  /** The amount it is of, where that stands right before it: 「占总支出80万元的25%」. */
  readonly base?: Figure;
};

/** 完成率. `base`: the plan, where it stands right before it: 「占年度预算80万元的96.1%」. */
export type CompletionClaim = { readonly figure: Figure; readonly of: string; readonly base?: Figure };

/**
 * 一处陈述. One subject with everything a sentence states about it. Rules recompute claims; the flat statements
 * of `gouji extract --json` are derived from them.
 */
export type Claim = {
  /** Words that name the subject, white space removed: 「基本支出」, 「社会保障和就业支出」. */
  readonly subject: string;
  /** Year the value is for where the sentence says so. */
  readonly period: number | null;
  readonly value: Figure | null;
  readonly changes: readonly ChangeClaim[];
  readonly share: ShareClaim | null;
  readonly completion: CompletionClaim | null;
  /** How far another plan was carried out: 「完成年初预算的110%，完成调整预算的97%」. */
  readonly alsoCompleted?: CompletionClaim;
  /** Index of the claim in the same list whose parts this one is among (「其中：…」), or null. */
  readonly whole: number | null;
  /** Why the binding is not certain; such a claim is not judged. */
  readonly doubt: string | null;
  /** The amount that its sentence takes away from it or leaves out of it: 「80万元，扣除结转5万元后」. */
  readonly without?: Figure;
  /** The sentence, and where it stands. */
  readonly quote: string;
  readonly sentence: number;
  readonly section: string | null;
  readonly at: Place;
};

/** 完成率. How far each plan that a statement names was carried out. */
export function completionsOf({
  completion,
  alsoCompleted,
}: Pick<Claim, 'completion' | 'alsoCompleted'>): readonly CompletionClaim[] {
  return [completion, alsoCompleted].flatMap((one) => one ?? []);
}
