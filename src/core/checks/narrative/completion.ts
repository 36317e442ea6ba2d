import { divide, Exact, scale } from '../../amount/index.js';
import { completionsOf, type Claim, type Figure } from '../../disclosure/index.js';
import {
  comparePercent,
  HUNDRED,
  intervalOfFigure,
  intervalOfPercent,
  intervalOfWhole,
  isJudgeable,
  middle,
  printed,
  printsWholes,
  type Judgement,
} from './judgement.js';
import { planOf } from './plans.js';

/** 「决算80万元，与年初预算75万元相比，完成年初预算的106.67%」: the plan of a completion that was first compared with. */
function comparedPlan({ changes }: Claim): Figure | undefined {
  const plans = changes.flatMap(({ base, baseText }) =>
    base?.kind === 'money' && /预算/.test(baseText) ? [base] : [],
  );
  return plans.length === 1 ? plans[0] : undefined;
}

/** 「上年预算80万元，执行75万元，预算执行率93.75%」: of the year before both are, and the one is a share of the other all the same. */
function planOfYearBefore(claims: readonly Claim[], index: number): (Claim & { readonly value: Figure }) | null {
  const [plan, done] = [claims[index - 1], claims[index]];
  if (plan === undefined || done === undefined || plan.sentence !== done.sentence) return null;
  const isPlan = plan.value?.kind === 'money' && /^(?:上年|去年)[^，。；]*预算(?:数|安排|金额)?$/.test(plan.subject);
  const { value } = plan;
  return isPlan && value !== null && plan.changes.length === 0 ? { ...plan, value } : null;
}

/** 完成率复算 (TEXT-COMPLETION): 决算 ÷ the budget named by the sentence. */
export function judgeCompletion(claims: readonly Claim[]): readonly Judgement[] {
  const wholes = printsWholes(claims);
  const behind = wholes ? intervalOfWhole : intervalOfFigure;
  const told = claims.flatMap((claim, index) =>
    isJudgeable(claim) ? completionsOf(claim).map((completion) => ({ claim, index, completion })) : [],
  );
  return told.flatMap(({ claim, index, completion }): readonly Judgement[] => {
    const named = completion.of.replace(/数$/, '');
    const beside = completion.base ?? comparedPlan(claim);
    const before = beside === undefined ? planOfYearBefore(claims, index) : null;
    const own = beside === undefined ? planOf(claims, index, named) : { at: index, isCertain: true };
    const plan = before === null ? own : { at: index - 1, isCertain: true };
    const stands = plan === null ? undefined : claims[plan.at];
    const base =
      before ??
      (stands !== undefined && isJudgeable(stands) ? { subject: stands.subject, value: beside ?? stands.value } : null);
    if (plan === null || base === null) return [];
    const [done, planned] = [behind(claim.value), behind(base.value)];
    const ratio = divide(done, planned);
    const stated = intervalOfPercent(completion.figure);
    // 「预算为0万元，支出决算为0万元，完成预算的0%」 is a form filled in, and claims nothing.
    const isNothing = [claim.value, base.value].every(({ amount }) => new Exact(amount.value).isZero());
    if (isNothing && stated.low.lte(0)) return [];
    const common = {
      rule: 'TEXT-COMPLETION',
      claim: index,
      operands: plan.at === index ? [] : [plan.at],
      actual: printed(completion.figure),
      isCertain: plan.isCertain,
    };
    if (ratio === null) {
      // The budget may be anything up to half a step; less than the outcome over that half cannot have been completed.
      const isPossible = wholes && done.low.times(HUNDRED).lte(stated.high.times(planned.high));
      return [
        {
          ...common,
          result: isPossible ? 'ambiguous' : 'finding',
          expected: '不计算完成率',
          arithmetic: '',
          message: `的基数“${base.subject}”为${printed(base.value)}，不能计算完成率，文中为${printed(completion.figure)}`,
        },
      ];
    }
    const percent = scale(ratio, HUNDRED);
    const decimals = completion.figure.amount.decimals;
    const expected = `${middle(percent, decimals).toFixed(decimals)}%`;
    const result = comparePercent(percent, completion.figure);
    return [
      {
        ...common,
        result,
        expected,
        arithmetic: `${printed(claim.value)} ÷ ${printed(base.value)} = ${expected}${result === 'finding' ? ` ≠ ${printed(completion.figure)}` : ''}`,
        message: `完成率与金额不符：${printed(claim.value)} ÷ ${printed(base.value)} = ${expected}，文中为${printed(completion.figure)}`,
      },
    ];
  });
}
