import { meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable, sumOf, type Judgement } from './judgement.js';
import { isOneSlipOff } from './one-slip.js';
import { judgementOfSum, type Summand } from './sums.js';

/** 「合计80万元。」「两项合计80万元。」 in a sentence of its own behind the list. */
const TOTAL = /^\s*(?:以上|上述)?(?:([两二三四五六七八九])项)?(?:合计|共计|总计)(?:为|是)?\s*\d/;
const NUMBERS = '一二三四五六七八九';
/** How many statements behind a list its total may stand: unnamed ones may be between. */
const REACH = 3;

type Item = Summand & { readonly claim: Claim & { readonly value: Figure } };

/** Amounts of sentences that semicolons join, which are told below nothing; what is told below one of them is a part of it. */
function stretchesOf(claims: readonly Claim[]): readonly (readonly Item[])[] {
  const stretches: Item[][] = [];
  let last: Claim | undefined;
  claims.forEach((claim, at) => {
    if (claim.value?.kind !== 'money') return;
    const isOn =
      last !== undefined &&
      last.section === claim.section &&
      (last.sentence === claim.sentence || (last.sentence === claim.sentence - 1 && /[；;]\s*$/.test(last.quote)));
    if (!isOn) stretches.push([]);
    last = claim;
    if (isJudgeable(claim) && claim.whole === null) stretches.at(-1)?.push({ at, value: claim.value, claim });
  });
  return stretches.filter((items) => items.length > 1);
}

/** 清单之后另句的合计 (TEXT-ENUM-SUM): 「A 5万元，…；B 3万元，…。两项合计8万元。」 Without the number of items, told where one digit explains the gap. */
export function judgeListTotals(claims: readonly Claim[]): readonly Judgement[] {
  return stretchesOf(claims).flatMap((items): readonly Judgement[] => {
    const last = items.at(-1);
    const from = (last?.at ?? 0) + 1;
    const total = claims.findIndex(
      ({ value, quote }, index) =>
        index >= from && index < from + REACH && value?.kind === 'money' && TOTAL.test(quote),
    );
    const claim = claims[total];
    if (last === undefined || claim?.value?.kind !== 'money' || claim.sentence !== last.claim.sentence + 1) return [];
    const { value } = claim;
    const named = TOTAL.exec(claim.quote)?.[1]?.replace('两', '二');
    if (named !== undefined && items.length !== NUMBERS.indexOf(named) + 1) return [];
    const isRight = meets(sumOf(items.map((one) => one.value)), intervalOfFigure(value));
    const terms = items.map((one) => ({ figure: one.value, sign: 1 }) as const);
    if (!isRight && named === undefined && !isOneSlipOff(terms, { figure: value, sign: 1 }, null)) return [];
    const says = (expected: string, actual: string): string => `前文所列各项之和为${expected}，文中合计为${actual}`;
    return [judgementOfSum(items, { at: total, value }, says, isRight)];
  });
}
