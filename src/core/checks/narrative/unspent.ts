import { meets, subtract } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, isJudgeable, printed, type Judgement } from './judgement.js';
import { isOneSlipOff } from './one-slip.js';

/** What is left of a plan: 「未执行」「尚未支出」. */
const LEFT = /^(?:尚未|未|剩余未)(?:执行|支出|使用|完成支付|支付)(?:资金|金额|数|部分)?$/;
const PLANNED = /预算(?:数|安排|总额|金额)?$|安排[^，。；]{0,8}资金$|(?:下达|到位)(?:资金|预算)$|^预算/;
const SPENT = /(?:执行|支出|使用|支付)(?:决算)?(?:数|金额|资金)?$|决算$/;

function isMoney(claim: Claim | undefined): claim is Claim & { readonly value: Figure } {
  return claim !== undefined && isJudgeable(claim);
}

/**
 * 未执行数 (TEXT-ENUM-SUM): 「预算18万元，执行17万元，完成预算的94.4%，未执行1万元」. Told where one wrong digit is why what is left is not the difference
 * of the two amounts before it.
 */
export function judgeUnspent(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((left, at): readonly Judgement[] => {
    const [plan, spent] = [claims[at - 2], claims[at - 1]];
    if (!isMoney(left) || !isMoney(plan) || !isMoney(spent) || !LEFT.test(left.subject)) return [];
    const isOneSentence = plan.sentence === left.sentence && spent.sentence === left.sentence;
    const areOne = spent.whole === plan.whole && left.whole === plan.whole;
    if (
      !isOneSentence ||
      !areOne ||
      !PLANNED.test(plan.subject) ||
      !SPENT.test(spent.subject) ||
      PLANNED.test(spent.subject)
    )
      return [];
    const due = subtract(intervalOfFigure(plan.value), intervalOfFigure(spent.value));
    const isRight = meets(due, intervalOfFigure(left.value));
    const terms = [
      { figure: plan.value, sign: 1 },
      { figure: spent.value, sign: -1 },
    ] as const;
    if (!isRight && !isOneSlipOff(terms, { figure: left.value, sign: 1 }, null)) return [];
    const expected = asMoney(due, left.value);
    const told = `${printed(plan.value)} − ${printed(spent.value)} = ${expected}`;
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: at,
        operands: [at - 2, at - 1],
        result: isRight ? 'pass' : 'finding',
        isCertain: false,
        expected,
        actual: printed(left.value),
        arithmetic: `${told}${isRight ? '' : ` ≠ ${printed(left.value)}`}`,
        message: `未执行数与预算、执行数之差不符：${told}，文中为${printed(left.value)}`,
      },
    ];
  });
}
