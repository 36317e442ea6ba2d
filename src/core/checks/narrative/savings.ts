import { divide, scale } from '../../amount/index.js';
import type { Claim } from '../../disclosure/index.js';
import {
  comparePercent,
  HUNDRED,
  intervalOfFigure,
  isJudgeable,
  middle,
  printed,
  type Judgement,
} from './judgement.js';

const SAVED = /(?:节约|节支|节省|核减)(?:资金|金额|经费|支出)?(?:总?额)?$/;

/**
 * 节约率 (TEXT-RATE): 「采购预算50万元，实际采购45万元，节约资金5万元，节约率10.00%」. The rate is of the plan, as a rule; of what was spent where it fits
 * that.
 */
export function judgeSavings(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, index): readonly Judgement[] => {
    const [change, more] = claim.changes;
    const rate = change?.rate ?? null;
    if (change === undefined || more !== undefined || rate === null || !isJudgeable(claim)) return [];
    if (!SAVED.test(claim.subject) || change.delta !== null || change.base !== null || change.rateDirection !== 'down')
      return [];
    const bases = claims.slice(Math.max(0, index - 2), index).flatMap((base, at) => {
      const isOwn = isJudgeable(base) && base.sentence === claim.sentence && base.value.kind === 'money';
      const ratio = isOwn ? divide(intervalOfFigure(claim.value), intervalOfFigure(base.value)) : null;
      return isOwn && ratio !== null
        ? [{ at: Math.max(0, index - 2) + at, value: base.value, percent: scale(ratio, HUNDRED) }]
        : [];
    });
    const [plan, spent] = bases;
    if (plan === undefined || spent === undefined) return [];
    const isRight = bases.some(({ percent }) => comparePercent(percent, rate) === 'pass');
    const { decimals } = rate.amount;
    const expected = `${middle(plan.percent, decimals).toFixed(decimals)}%`;
    const told = `${printed(claim.value)} ÷ ${printed(plan.value)} = ${expected}`;
    return [
      {
        rule: 'TEXT-RATE',
        claim: index,
        operands: [plan.at],
        result: isRight ? 'pass' : 'finding',
        isCertain: false,
        expected,
        actual: printed(rate),
        arithmetic: `${told}${isRight ? '' : ` ≠ ${printed(rate)}`}`,
        message: `节约率与金额不符：${told}，文中为${printed(rate)}`,
      },
    ];
  });
}
