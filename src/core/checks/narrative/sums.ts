import { meets } from '../../amount/index.js';
import type { Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, printed, sumOf, type Judgement } from './judgement.js';

/** 加数或合计. A figure of a sum with the index of the claim that states it. */
export type Summand = { readonly at: number; readonly value: Figure };

/**
 * 列举之和的复算: parts in the text against the total in the text. `says`: the message for a sum and a stated total, as printed. A gap
 * is a warning: nobody says that the parts are all there are. `closes`: whether the sum is right, where more than the figure
 * of the total decides.
 */
export function judgementOfSum(
  parts: readonly Summand[],
  total: Summand,
  says: (expected: string, actual: string) => string,
  closes?: boolean,
): Judgement {
  const sum = sumOf(parts.map(({ value }) => value));
  const isRight = closes ?? meets(sum, intervalOfFigure(total.value));
  const expected = asMoney(sum, total.value);
  const actual = printed(total.value);
  return {
    rule: 'TEXT-ENUM-SUM',
    claim: total.at,
    operands: parts.map(({ at }) => at),
    result: isRight ? 'pass' : 'finding',
    isCertain: false,
    expected,
    actual,
    arithmetic: `${parts.map(({ value }) => printed(value)).join(' + ')} = ${expected}${isRight ? '' : ` ≠ ${actual}`}`,
    message: says(expected, actual),
  };
}
