import { meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable, printed, type Judgement } from './judgement.js';
import { isOneSlipOff } from './one-slip.js';

/** Words of a total that has another side: what the year itself brought in need not be what it spent. */
const ONE_SIDED = /本年(?!度?(?:收入|支出)(?:总计|总额|总预算))|当年|基本|项目|其他|事业|经营|专项|结转|结余/;
const TOTAL = /^(?:总计|合计|总额|总预算|预算总额|预算总计|预算)$/;

/** How many sentences behind the one total the other is told, with no other amount of its own between them. */
const NEAR = 4;

/** True where what was spent (`other`), without its side, is called as what came in is, or only as a total. */
export function isOneTotal(one: string, other: string): boolean {
  return one === other || (one.endsWith(other) && (TOTAL.test(other) || other.length >= 6));
}

/** What a total of one side is called without its side; null where the words are of no total or of both. */
export function nameWithoutSide(side: '收入' | '支出', subject: string): string | null {
  const words = subject.replace(/[\s“”"]|20\d{2}年度?|^相应地?(?:安排)?/g, '');
  if (ONE_SIDED.test(words) || words.split(side).length !== 2 || /收入?、?支出?/.test(words)) return null;
  return words.replace(side, '');
}

/**
 * 收入与支出的总额: 「收入总计536.30万元，支出总计536.30万元」. Two totals of one name told one behind the other are the same in a budget
 * and in its outcome. Where they differ it is said only if one wrong digit is why: they may be told for different money.
 */
export function judgeTwoSides(claims: readonly Claim[]): readonly Judgement[] {
  const totals = claims.flatMap((claim, index) =>
    claim.whole === null && isJudgeable(claim) ? [{ claim, index }] : [],
  );
  const sides = totals.flatMap(({ claim: received, index }, at): readonly Judgement[] => {
    const next = totals[at + 1];
    if (next === undefined || next.claim.sentence - received.sentence > NEAR) return [];
    const [one, other] = [nameWithoutSide('收入', received.subject), nameWithoutSide('支出', next.claim.subject)];
    return one !== null && other !== null && other !== '' && isOneTotal(one, other)
      ? judgeSame(claims, index, next.index, '同一总额的收入')
      : [];
  });
  return [...sides, ...totals.flatMap(({ index }) => judgeBoth(claims, index))];
}

/** 「收支总预算80万元」 */
const BOTH = /收入?、?支出?(?:总(?:预算|计|额)(?:安排|数)?|预算总[数额])$/;
const SIDES = ['收入', '支出'] as const;
/** How many statements behind it the two sides are told. */
const REACH = 24;

/** 「收支总预算80万元」 and, behind it, 「收入预算80万元」 and 「支出预算80万元」: the total of both sides is that of each. */
function judgeBoth(claims: readonly Claim[], at: number): readonly Judgement[] {
  const both = claims[at];
  if (both === undefined || !BOTH.test(both.subject) || /财政拨款/.test(both.subject)) return [];
  return SIDES.flatMap((side): readonly Judgement[] => {
    const name = new RegExp(
      `(?<!财政拨款|公共|基金|经营|专户|本年|当年)${side}(?:总?预算|预算?总[计额]|总计|总额)(?:安排|数)?$`,
    );
    const own = claims.findIndex(
      (claim, index) =>
        index > at && index <= at + REACH && claim.whole === null && isJudgeable(claim) && name.test(claim.subject),
    );
    const year = claims[own]?.period ?? both.period;
    const judged = own < 0 || year !== both.period ? [] : judgeSame(claims, at, own, '前文收支的总额');
    // A last digit that rounding explains is told of the sums themselves.
    return judged.filter(({ result, expected, actual }) => result === 'finding' || expected === actual);
  });
}

/** Two totals that are one amount; told where they differ by one wrong digit. */
function judgeSame(claims: readonly Claim[], at: number, other: number, what: string): readonly Judgement[] {
  const [before, own] = [claims[at], claims[other]].map((claim) => (claim === undefined ? null : valueOf(claim)));
  if (before === null || before === undefined || own === null || own === undefined) return [];
  const isSame = meets(intervalOfFigure(before), intervalOfFigure(own));
  const isSlip = isOneSlipOff([{ figure: own, sign: 1 }], { figure: before, sign: 1 }, 1);
  if (!isSame && !isSlip) return [];
  return [
    {
      rule: 'TEXT-ENUM-SUM',
      claim: other,
      operands: [at],
      result: isSame ? 'pass' : 'finding',
      isCertain: false,
      expected: printed(before),
      actual: printed(own),
      arithmetic: `${printed(before)} ≠ ${printed(own)}`,
      message: `为${printed(own)}，${what}为${printed(before)}，相差恰为一位数字，请核对`,
    },
  ];
}

function valueOf(claim: Claim): Figure | null {
  return isJudgeable(claim) ? claim.value : null;
}
