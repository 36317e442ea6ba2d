import { divide, meets, scale } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import {
  comparePercent,
  HUNDRED,
  intervalOfFigure,
  isJudgeable,
  middle,
  printed,
  type Judgement,
} from './judgement.js';
import { measureOf, PLAIN_MEASURE, yearOf } from './measure.js';

/** 上年的占比 and the like are of amounts that are not told. */
const OTHER_TIME = /上年|去年|年初|年末|期初|20\d{2}年/;

type Stated = { readonly at: number; readonly value: Figure };

/** The one amount that a name has in the chapter of a statement; null where it has none, or two. */
function statedAs(claims: readonly Claim[], { section, period }: Claim, name: string): Stated | null {
  const measure = measureOf(name);
  if (PLAIN_MEASURE.test(measure) || OTHER_TIME.test(name)) return null;
  const found = claims.flatMap((claim, at): readonly Stated[] => {
    if (!isJudgeable(claim) || claim.value.kind !== 'money' || claim.section !== section) return [];
    if (measureOf(claim.subject) !== measure) return [];
    const year = yearOf(claims, claim);
    return period !== null && year !== null && year !== period ? [] : [{ at, value: claim.value }];
  });
  const [first] = found;
  const isOne = found.every(({ value }) => first && meets(intervalOfFigure(value), intervalOfFigure(first.value)));
  return first !== undefined && isOne ? first : null;
}

/**
 * 另述的占比 (TEXT-PERCENT): 「门诊收入占医疗收入的40.00%」 in a sentence without amounts, where the chapter has told one amount under each of the two
 * names.
 */
export function judgeSharesApart(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, index): readonly Judgement[] => {
    const { share, value, subject } = claim;
    if (value !== null || share === null || share.of === null || share.base !== undefined) return [];
    if (claim.changes.length > 0) return [];
    const part = statedAs(claims, claim, subject);
    const whole = part === null ? null : statedAs(claims, claim, share.of.replace(/(?<=.{4})金额$/, ''));
    if (part === null || whole === null || part.at === whole.at) return [];
    const ratio = divide(intervalOfFigure(part.value), intervalOfFigure(whole.value));
    if (ratio === null) return [];
    const percent = scale(ratio, HUNDRED);
    const { decimals } = share.figure.amount;
    const expected = `${middle(percent, decimals).toFixed(decimals)}%`;
    const told = `${printed(part.value)} ÷ ${printed(whole.value)} = ${expected}`;
    const result = comparePercent(percent, share.figure);
    return [
      {
        rule: 'TEXT-PERCENT',
        claim: index,
        operands: [part.at, whole.at],
        result,
        isCertain: false,
        expected,
        actual: printed(share.figure),
        arithmetic: `${told}${result === 'finding' ? ` ≠ ${printed(share.figure)}` : ''}`,
        message: `占比与前文金额不符：${told}，文中为${printed(share.figure)}`,
      },
    ];
  });
}
