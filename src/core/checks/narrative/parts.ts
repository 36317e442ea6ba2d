import { Exact, meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, isJudgeable, printed, sumOf, type Judgement } from './judgement.js';
import { phaseOfClaim, yearOf } from './measure.js';

/** What assets are worth is listed beside what they have lost, and a debt beside what was paid back. */
const NOT_ADDED = /资产|债|结余|结转/;

/** True for a part of another year or another phase than its whole: the two are not compared. */
function isElsewhere(claims: readonly Claim[], whole: Claim, part: Claim): boolean {
  const [phase, own] = [phaseOfClaim(whole), phaseOfClaim(part)];
  const [year, ownYear] = [yearOf(claims, whole), yearOf(claims, part)];
  return phase !== own && own !== null ? true : year !== null && ownYear !== null && year !== ownYear;
}

/** 部分不大于总体: 「收入80万元，其中：财政拨款90万元」. An amount listed under 其中 that is more than the whole. */
export function judgeExcessParts(
  claims: readonly Claim[],
  wholeIndex: number,
  members: readonly number[],
): readonly Judgement[] {
  const whole = claims[wholeIndex];
  if (whole === undefined || !isJudgeable(whole) || NOT_ADDED.test(whole.subject)) return [];
  const total = intervalOfFigure(whole.value);
  return members.flatMap((index): readonly Judgement[] => {
    const part = claims[index];
    if (part === undefined || !isJudgeable(part) || isElsewhere(claims, whole, part)) return [];
    if (intervalOfFigure(part.value).low.lte(total.high)) return [];
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: index,
        operands: [wholeIndex],
        result: 'finding',
        isCertain: false,
        expected: `不大于${printed(whole.value)}`,
        actual: printed(part.value),
        arithmetic: `${printed(part.value)} ＞ ${printed(whole.value)}`,
        message: `列在“${whole.subject}”之下，金额${printed(part.value)}却大于总额${printed(whole.value)}，请核对`,
      },
    ];
  });
}

/** 「收入包括：」 and 「支出包括：」, which side of a total an amount is listed on. 「主要包括」 leaves something out. */
const SIDE = /(收入|支出)(主要)?包括[：:]/g;

/** Which side an amount is listed on: the words last before it in its sentence. Null for none, or for a list with gaps. */
function sideOf({ quote, subject, value }: Claim): '收入' | '支出' | null {
  // 「教育支出41.60，农林水支出…」: an amount without its unit is not read, and the rest is no sum.
  const isTorn = /(?:支出|收入|拨款|资金|结转)[\d,]*\d(?:\.\d+)?\s*[，,、；;。](?!\d)/.test(quote);
  if (value === null || isTorn || /等[^，,。；;：:\d]{0,6}[。；;]?$/.test(quote)) return null;
  const at = quote.indexOf(printed(value));
  const before = quote.slice(0, at < 0 ? quote.indexOf(subject) : at);
  const last = [...before.matchAll(SIDE)].at(-1);
  if (last === undefined || last[2] !== undefined) return null;
  return last[1] === '收入' ? '收入' : '支出';
}

/**
 * 收支总额的两边: 「收支总预算70.50万元。收入包括：拨款70.00万元、结转0.50万元；支出包括：…」. Income and spending each make up the total.
 * Where a side is not spelled out in figures, nothing is said about it.
 */
export function judgeBothSides(
  claims: readonly Claim[],
  wholeIndex: number,
  members: readonly number[],
): readonly Judgement[] {
  const whole = claims[wholeIndex];
  if (whole === undefined || !isJudgeable(whole) || !/收(?:入)?、?支(?:出)?(?:预算)?总/.test(whole.subject)) return [];
  return (['收入', '支出'] as const).flatMap((side): readonly Judgement[] => {
    const own = members.filter((index) => {
      const claim = claims[index];
      return claim !== undefined && sideOf(claim) === side;
    });
    const values = own.flatMap((index): readonly Figure[] => {
      const claim = claims[index];
      return claim !== undefined && isJudgeable(claim) ? [claim.value] : [];
    });
    if (values.length === 0 || values.length < own.length) return [];
    const expected = asMoney(sumOf(values), whole.value);
    const closes = meets(sumOf(values), intervalOfFigure(whole.value));
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: wholeIndex,
        operands: own,
        result: closes ? 'pass' : 'finding',
        isCertain: false,
        expected,
        actual: printed(whole.value),
        arithmetic: `${values.map(printed).join(' + ')} = ${expected}${closes ? '' : ` ≠ ${printed(whole.value)}`}`,
        message: `“${side}包括”所列各项之和为${expected}，文中总额为${printed(whole.value)}`,
      },
    ];
  });
}

/**
 * 「总预算安排37.30万元，其中：基本支出预算0.50万元，项目支出预算36.80万元，同比增加27.10万元」: where the parts make up the whole, a change behind
 * the last of them may as well be that of the whole. The index of the whole it may belong to, or null.
 */
export function wholeOfChange(claims: readonly Claim[], index: number): number | null {
  const claim = claims[index];
  const wholeIndex = claim?.whole ?? null;
  const whole = wholeIndex === null ? undefined : claims[wholeIndex];
  if (claim === undefined || whole === undefined || !isJudgeable(whole) || whole.changes.length > 0) return null;
  const listed = claims.filter(({ whole: of, sentence }) => of === wholeIndex && sentence === claim.sentence);
  const earlier = listed.filter((other) => other !== claim);
  if (listed.at(-1) !== claim && listed[0] !== claim) return null;
  // 「收入总计80万元，其中年初结转5万元，较2030年增加…」: behind the first of the parts the sentence may go on about the whole.
  if (listed[0] === claim) return wholeIndex;
  if (earlier.some(({ changes }) => changes.length > 0)) return null;
  const values = listed.flatMap((one): readonly Figure[] => (isJudgeable(one) ? [one.value] : []));
  const isWhole = values.length === listed.length && meets(sumOf(values), intervalOfFigure(whole.value));
  return isWhole && values.some(({ amount }) => !new Exact(amount.value).isZero()) ? wholeIndex : null;
}
