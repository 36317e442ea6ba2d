import type { ChangeClaim, Figure } from '../../disclosure/index.js';
import type { OpenClaim } from './open-claim.js';
import { SHARE, subjectOf } from './vocabulary.js';

/** 「占年度预算63.00万元的…」「是上年7.40万元的…」: the words before an amount that only says what a percentage is of. */
const OF =
  /^\s*(?:其|所|约|仅|均|也|实际)?(?:占|完成(?:了)?|为|是|相当于|达到?)([^，。；：:、\d]{2,20}?)(?:为|的)?\s*$/;
const YEAR_OF = /^\s*(?:其|约|仅)?(?:占|为|是|相当于)(20\d{2}\s*年[^，。；：:、\d]{0,16}?)\s*$/;
/** What stands behind such an amount. */
const PERCENT_BEHIND = /^\s*的\s*(?:比例为|比重为)?\s*\d+(?:\s*[.．]\s*\d+)?\s*[%％]/;
/** 「的96.1%」: what stands between the two. */
const BETWEEN = /^\s*的\s*(?:比例为|比重为)?\s*$/;

/** 比率的基数. The amount a percentage is of, as it is printed right before it, and its name. */
export type RatioBase = { readonly figure: Figure; readonly name: string; readonly isShare: boolean };

/** The amount before 「的96.1%」 as the base of that percentage; null where `clause` and `behind` say nothing of the kind. */
export function ratioBase(clause: string, figure: Figure, behind: string): RatioBase | null {
  const name = (OF.exec(clause) ?? YEAR_OF.exec(clause))?.[1]?.replace(/\s+/g, '');
  if (name === undefined || !PERCENT_BEHIND.test(behind)) return null;
  return { figure, name, isShare: SHARE.test(clause) };
}

/** Takes a percentage and the amount it is of to the statement before them; false where the percentage is of something else. */
export function takeRatio(open: OpenClaim, base: RatioBase | null, between: string, figure: Figure): boolean {
  if (base === null || !BETWEEN.test(between)) return false;
  if (/预算|计划/.test(base.name)) open.completion ??= { figure, of: base.name, base: base.figure };
  else open.share ??= { figure, of: base.name, spelled: base.isShare, base: base.figure };
  return true;
}

/** 「超出预算数149.00万元，差异率9.62%」: the rate of the change told just before, whatever it is called. */
const RATE_OF_CHANGE = /^\s*(?:预决算)?(?:差异|变动|变化|增减)(?:率|幅度?|比例)(?:约?为|是|达)?\s*$/;

/** What such a rate adds to the change; null where it says something else. A minus says the direction once more. */
export function rateOfChange(
  change: ChangeClaim | undefined,
  clause: string,
  figure: Figure,
): Partial<ChangeClaim> | null {
  if (change === undefined || change.delta === null || change.rate !== null || !RATE_OF_CHANGE.test(clause))
    return null;
  const value = change.deltaDirection === 'down' ? figure.amount.value.replace(/^-/, '') : figure.amount.value;
  return { rate: { ...figure, amount: { ...figure.amount, value } }, rateDirection: change.deltaDirection };
}

/** 「（本年支出80万元）」 right behind a percentage. */
const IN_BRACKET = /^\s*[（(]\s*([^，,。；;：:（()）\d]{2,24}?)(?:数)?(?:为|是)?\s*$/;

/**
 * 「占本年支出的75%（本年支出80万元）」「完成预算的75%（预算80万元）」: the bracket says how much the percentage is of. Takes the amount as its base; false
 * where the bracket names something else.
 */
export function takeBaseInBracket(open: OpenClaim, between: string, figure: Figure): boolean {
  const { share, completion } = open;
  const name = subjectOf(IN_BRACKET.exec(between)?.[1] ?? '');
  const isOf = <T extends { readonly figure: Figure; readonly of: string | null }>(told: T | null): told is T =>
    told !== null &&
    told.figure.end === figure.start - between.length &&
    name !== '' &&
    [name, `${name}数`].some((one) => (told.of ?? '').endsWith(one));
  if (isOf(share)) open.share = { ...share, base: figure };
  else if (isOf(completion)) open.completion = { ...completion, base: figure };
  else return false;
  return true;
}
