import { meets } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable } from './judgement.js';
import { isSameMeasure, measureOf, phaseOf, phaseOfClaim } from './measure.js';

type Money = Claim & { readonly value: Figure };

/** 「公务接待费预算数为10万元，决算支出数为8万元，完成年初预算数的80%」: one measure, told as a plan and then as done. */
function isPlanBehind(candidate: Claim, done: Claim): boolean {
  return (
    phaseOf(done.subject) === 'spent' &&
    phaseOf(candidate.subject) !== 'spent' &&
    measureOf(candidate.subject) === measureOf(done.subject)
  );
}

/** A plan by its own words or by those of the list it stands in: 「预算为80万元，其中：公务接待费20万元」. */
function isPlanned(claims: readonly Claim[], claim: Claim): claim is Money {
  if (!isJudgeable(claim)) return false;
  const whole = claim.whole === null ? undefined : claims[claim.whole];
  return (phaseOfClaim(claim) ?? (whole === undefined ? null : phaseOfClaim(whole))) === 'planned';
}

/** 年初预算, 全年预算 and 调整预算 are three plans. */
function isOtherPlan(named: string, subject: string): boolean {
  const [one, other] = [named, subject].map((words) => /年初|全年|调整/.exec(words)?.[0]);
  return one !== undefined && other !== undefined && one !== other;
}

/** The plan a completion is of: `isCertain` where it stands in the same sentence. */
export type Plan = { readonly at: number; readonly isCertain: boolean };

/**
 * The plan that 「完成预算的80%」 names: the one told last in the sentence for the same measure, else the only one of that measure
 * in the chapter. Null where there is none, or where two differ.
 */
export function planOf(claims: readonly Claim[], index: number, named: string): Plan | null {
  const claim = claims[index];
  if (claim === undefined) return null;
  const own = claims.findLastIndex(
    (candidate, at) =>
      at < index &&
      candidate.sentence === claim.sentence &&
      isJudgeable(candidate) &&
      // The plan of the whole is none of its parts.
      ((candidate.whole === claim.whole && (named === '' || candidate.subject.includes(named))) ||
        (isPlanBehind(candidate, claim) && !isOtherPlan(named, candidate.subject))),
  );
  if (own >= 0) return { at: own, isCertain: true };
  const measure = measureOf(claim.subject);
  const found = claims.flatMap((candidate, at) =>
    at < index &&
    candidate.section === claim.section &&
    isPlanned(claims, candidate) &&
    isSameMeasure(measureOf(candidate.subject), measure) &&
    !isOtherPlan(named, candidate.subject)
      ? [{ at, value: candidate.value }]
      : [],
  );
  const [first] = found;
  if (first === undefined) return null;
  const interval = intervalOfFigure(first.value);
  return found.every(({ value }) => meets(intervalOfFigure(value), interval))
    ? { at: first.at, isCertain: false }
    : null;
}

/** 「全年预算80万元，实际支出75万元」: a plan without a name is that of what follows it. */
const BARE_PLAN = /^(?:20\d{2}年度?)?(?:年初|全年|当年|调整后?的?)?预算(?:安排|总额|数)?$/;

/** 「年初预算收入80万元，决算收入90万元」: the phase may stand before the side. */
function sideOf(subject: string): string {
  return measureOf(subject)
    .replace(/^(?:实际|政府(?=采购))+/, '')
    .replace(/^(?:年初|全年|当年|调整)?(?:预算|决算)(?=收入$|支出$|$)/, '');
}

/** Plans of the same measure told before a statement in its sentence. */
function plansBefore(claims: readonly Claim[], index: number, named: string): readonly Figure[] {
  const claim = claims[index];
  if (claim === undefined) return [];
  const measure = sideOf(claim.subject);
  return claims.slice(0, index).flatMap((candidate) => {
    const isBeside = candidate.sentence === claim.sentence && candidate.whole === claim.whole;
    const isSame = isBeside && (BARE_PLAN.test(candidate.subject) || isSameMeasure(sideOf(candidate.subject), measure));
    return isSame && isPlanned(claims, candidate) && !isOtherPlan(named, candidate.subject) ? [candidate.value] : [];
  });
}

/**
 * The changes a statement may mean where it names no base figure: 「决算8万元，…，比年初预算节约2万元」 and 「预算数9万元，决算数8万元，减少1万元」 are
 * against the plan that the sentence has told before. The change as it is told where there is no such plan.
 */
export function againstPlans(claims: readonly Claim[], index: number, change: ChangeClaim): readonly ChangeClaim[] {
  const { base, baseText, basePeriod, delta } = change;
  const isNamed = /预算/.test(baseText);
  const isUnsaid =
    baseText === '' && basePeriod === null && /决算$|^实际(?:采购|支出)/.test(claims[index]?.subject ?? '');
  if (base !== null || delta === null || !(isNamed || isUnsaid)) return [change];
  const plans = plansBefore(claims, index, baseText);
  return plans.length === 0 || (isNamed && plans.length > 1)
    ? [change]
    : plans.map((plan) => ({ ...change, base: plan }));
}
