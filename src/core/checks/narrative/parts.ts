import { Exact, meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, isJudgeable, printed, sumOf, type Judgement } from './judgement.js';
import { phaseOfClaim, yearOf } from './measure.js';

/** What assets are worth is listed beside what they have lost, and a debt beside what was paid back. */
const NOT_ADDED = /资产|债|结余|结转|净[值额]|折旧|摊销/;

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
type Side = '收入' | '支出';

/** True where a sentence leaves something out, or prints an amount without its unit: what is read of it is no sum. */
function hasGaps(quote: string): boolean {
  // 「教育支出41.60，农林水支出…」: an amount without its unit is not read.
  const isTorn = /(?:支出|收入|拨款|资金|结转)[\d,]*\d(?:\.\d+)?\s*[，,、；;。](?!\d)/.test(quote);
  return isTorn || /等[^，,。；;：:\d]{0,6}[。；;]?$/.test(quote);
}

/** Which side an amount is listed on: the words last before it in its sentence. Null for none, or for a list with gaps. */
function sideOf({ quote, subject, value }: Claim): Side | null {
  if (value === null || hasGaps(quote)) return null;
  const at = quote.indexOf(printed(value));
  const before = quote.slice(0, at < 0 ? quote.indexOf(subject) : at);
  const last = [...before.matchAll(SIDE)].at(-1);
  if (last === undefined || last[2] !== undefined) return null;
  return last[1] === '收入' ? '收入' : '支出';
}

/** The side of each amount. 「支出包括：A 5万元；B 4万元。」: behind its semicolon a list goes on, until another one is opened. */
function sidesOf(listed: readonly Claim[]): readonly (Side | null)[] {
  let sides: (Side | null)[] = [];
  for (const [at, claim] of listed.entries()) {
    const before = listed[at - 1];
    const above = sides.at(-1) ?? null;
    const goesOn =
      before !== undefined &&
      (claim.sentence === before.sentence || (claim.sentence === before.sentence + 1 && /[；;]$/.test(before.quote))) &&
      claim.quote.search(SIDE) < 0;
    if (goesOn && hasGaps(claim.quote)) {
      // A sentence with gaps leaves nothing to add up of the list that it goes on.
      sides = [...sides.map((side) => (side === above ? null : side)), null];
    } else sides.push(goesOn ? above : sideOf(claim));
  }
  return sides;
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
  const sides = sidesOf(members.flatMap((index) => claims[index] ?? []));
  return (['收入', '支出'] as const).flatMap((side): readonly Judgement[] => {
    const own = members.filter((_, at) => sides[at] === side);
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
