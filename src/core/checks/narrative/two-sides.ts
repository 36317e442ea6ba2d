import { meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable, printed, type Judgement } from './judgement.js';
import { isOneSlipOff } from './one-slip.js';

/** Words of a total that has another side: what the year itself brought in need not be what it spent. */
const ONE_SIDED = /本年(?!度?(?:收入|支出)(?:总计|总额|总预算))|当年|基本|项目|其他|事业|经营|专项|结转|结余/;
const TOTAL = /^(?:总计|合计|总额|总预算|预算总额|预算总计|预算)$/;

/** What a total of one side is called without its side; null where the words are of no total or of both. */
function nameWithout(side: '收入' | '支出', subject: string): string | null {
  const words = subject.replace(/[\s“”"]|20\d{2}年度?/g, '');
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
  return totals.flatMap(({ claim: received, index }, at): readonly Judgement[] => {
    const next = totals[at + 1];
    if (next === undefined || next.claim.sentence - received.sentence > 1) return [];
    const [one, other] = [nameWithout('收入', received.subject), nameWithout('支出', next.claim.subject)];
    if (one === null || other === null || other === '') return [];
    const isOneName = one === other || (one.endsWith(other) && (TOTAL.test(other) || other.length >= 6));
    const [income, spending] = [valueOf(received), valueOf(next.claim)];
    if (!isOneName || income === null || spending === null) return [];
    const isSame = meets(intervalOfFigure(income), intervalOfFigure(spending));
    const isSlip = isOneSlipOff([{ figure: spending, sign: 1 }], { figure: income, sign: 1 }, 1);
    if (!isSame && !isSlip) return [];
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: next.index,
        operands: [index],
        result: isSame ? 'pass' : 'finding',
        isCertain: false,
        expected: printed(income),
        actual: printed(spending),
        arithmetic: `${printed(income)} ≠ ${printed(spending)}`,
        message: `为${printed(spending)}，同一总额的收入为${printed(income)}，相差恰为一位数字，请核对`,
      },
    ];
  });
}

function valueOf(claim: Claim): Figure | null {
  return isJudgeable(claim) ? claim.value : null;
}
