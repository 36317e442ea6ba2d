import { divide, Exact, point, scale, type Interval } from '../../amount/index.js';
import {
  completionsOf,
  type ChangeClaim,
  type Claim,
  type CompletionClaim,
  type Figure,
} from '../../disclosure/index.js';
import { isOneDigitOff } from './digit-variants.js';
import {
  comparePercent,
  HUNDRED,
  intervalOfFigure,
  isJudgeable,
  middle,
  printed,
  type Judgement,
} from './judgement.js';
import { planOf } from './plans.js';

/** 「与年初预算数相比，支出80万元增加5万元」: the comparison stands before the amount. */
const COMPARED_FIRST =
  /(?:与|同|比|较)(?:20\d{2}年度?)?((?:年初|全年|当年|调整后?的?)?预算)数?(?:相比|比较|对比)?[，,][^，,。；;：:]*$/;

/** Which plan words name: 年初, 全年, 当年 or 调整; null where they only say 预算. */
function kindOf(words: string): string | null {
  return /年初|全年|当年|调整/.exec(words)?.[0] ?? null;
}

/** A change against the plan whose amount is not printed: how much, which way, and the words for the plan. */
type FromPlan = { readonly delta: Figure; readonly isUp: boolean; readonly named: string };

function fromPlan({ quote, value }: Claim, change: ChangeClaim): FromPlan | null {
  const { base, baseText, basePeriod, delta, deltaDirection } = change;
  if (base !== null || delta?.kind !== 'money' || (deltaDirection !== 'up' && deltaDirection !== 'down')) return null;
  const isUnsaid = baseText === '' && basePeriod === null;
  const first = isUnsaid ? COMPARED_FIRST.exec(quote.slice(0, value?.start ?? 0))?.[1] : undefined;
  const named = first ?? baseText;
  return /预算/.test(named) && typeof basePeriod !== 'string' ? { delta, isUp: deltaDirection === 'up', named } : null;
}

/** 决算 ÷ (决算 ∓ 增减额), in percent; each end with the amounts that make it so. Null where the plan may have been nothing. */
function completed(done: Interval, delta: Interval, isUp: boolean): Interval | null {
  const way = new Exact(isUp ? -1 : 1);
  const ratio = (amount: Exact, change: Exact): Exact | null => {
    const plan = amount.plus(change.times(way));
    return plan.lte(0) ? null : (divide(point(amount), point(plan))?.low ?? null);
  };
  const ends = isUp
    ? [ratio(done.high, delta.low), ratio(done.low, delta.high)]
    : [ratio(done.low, delta.high), ratio(done.high, delta.low)];
  const [low, high] = ends;
  if (low === null || low === undefined || high === null || high === undefined) return null;
  return scale({ low, high, lowClosed: true, highClosed: true }, HUNDRED);
}

/** The figure as it would be with other digits. */
function withDigits(figure: Figure, text: string): Figure {
  return { ...figure, amount: { ...figure.amount, value: text.replace(/[,，\s]/g, ''), text } };
}

function judge(
  claim: Claim & { readonly value: Figure },
  plan: FromPlan,
  told: CompletionClaim,
): Pick<Judgement, 'result' | 'expected' | 'actual' | 'arithmetic' | 'message'> | null {
  const percent = completed(intervalOfFigure(claim.value), intervalOfFigure(plan.delta), plan.isUp);
  if (percent === null) return null;
  const result = comparePercent(percent, told.figure);
  const figures = [claim.value, plan.delta, told.figure];
  const agrees = ([done = '', delta = '', rate = '']: readonly string[]): boolean => {
    const other = completed(
      intervalOfFigure(withDigits(claim.value, done)),
      intervalOfFigure(withDigits(plan.delta, delta)),
      plan.isUp,
    );
    return other !== null && comparePercent(other, withDigits(told.figure, rate)) === 'pass';
  };
  // 「完成预算的80%，较年初预算减少2万元」 may be of two plans: then one wrong digit has to be why.
  const isSame = kindOf(told.of) === kindOf(plan.named);
  const isSlip = (): boolean =>
    isOneDigitOff(
      figures.map(({ amount }) => amount.text),
      agrees,
    );
  if (result === 'finding' && !isSame && !isSlip()) return null;
  const { decimals } = told.figure.amount;
  const expected = `${middle(percent, decimals).toFixed(decimals)}%`;
  const reckoned = `${printed(claim.value)} ÷ (${printed(claim.value)} ${plan.isUp ? '−' : '+'} ${printed(plan.delta)}) = ${expected}`;
  return {
    result,
    expected,
    actual: printed(told.figure),
    arithmetic: `${reckoned}${result === 'finding' ? ` ≠ ${printed(told.figure)}` : ''}`,
    message: `完成率与比预算增减的金额不符：${reckoned}，文中为${printed(told.figure)}`,
  };
}

/**
 * 完成率与增减额 (TEXT-COMPLETION): 「决算8万元，完成预算的80%，比预算减少2万元」. The plan is not printed, but follows from the change. `known`: completions
 * that were judged against a printed plan.
 */
export function judgePlanChanges(claims: readonly Claim[], known: readonly Judgement[]): readonly Judgement[] {
  const wrong = new Set(known.flatMap(({ claim, result }) => (result === 'finding' ? [claim] : [])));
  return claims.flatMap((claim, index): readonly Judgement[] => {
    if (!isJudgeable(claim) || wrong.has(index) || claim.changes.length === 0) return [];
    return completionsOf(claim).flatMap((told): readonly Judgement[] => {
      if (told.base !== undefined || planOf(claims, index, told.of.replace(/数$/, ''))?.isCertain === true) return [];
      const plans = claim.changes.flatMap((change) => fromPlan(claim, change) ?? []);
      const alike = plans.filter(
        ({ named }) => kindOf(named) === null || kindOf(told.of) === null || kindOf(named) === kindOf(told.of),
      );
      const [plan, other] = alike;
      if (plan === undefined || other !== undefined) return [];
      const judged = judge(claim, plan, told);
      return judged === null
        ? []
        : [{ rule: 'TEXT-COMPLETION', claim: index, operands: [], isCertain: false, ...judged }];
    });
  });
}
