import {
  add,
  divide,
  Exact,
  formatDecimal,
  meets,
  point,
  scale,
  subtract,
  sum,
  type Interval,
} from '../../amount/index.js';
import type { ChangeClaim, Claim, Passage } from '../../disclosure/index.js';
import { HUNDRED, intervalOfFigure, intervalOfPercent, isJudgeable, printed, type Judgement } from './judgement.js';
import { changeRuns, namesParts } from './change-runs.js';
import { isOneSlipOff, type Term } from './one-slip.js';
import { judgeReasonAmounts } from './reason-amounts.js';

/** 增减的列举. A whole, the parts told with it, and whether these are all there are. */
export type ChangeList = {
  readonly whole: number;
  /** Which of the changes of the whole the parts are those of; left out where it has only one. */
  readonly change?: ChangeClaim;
  readonly members: readonly number[];
  /**
   * `known`: there can be no others. `closed`: the amounts make up the whole, so only what the year before had and this year
   * has no more may be left out. `open`: nobody knows.
   */
  readonly extent: 'known' | 'closed' | 'open';
};

/** A change with its sign; `term` is null where nothing was changed. */
type Moved = { readonly interval: Interval; readonly term: Term | null };

const NOT_PRINTED = '本期数未写明';

/** 「上年」 and 「2030年」 are one base unless two years are named. */
function isOneBase(one: ChangeClaim['basePeriod'], other: ChangeClaim['basePeriod']): boolean {
  return one === null || other === null || one === 'previous' || other === 'previous' || one === other;
}

const UNMOVED: Moved = { interval: point(new Exact(0)), term: null };

function moved({ delta, deltaDirection, flat }: ChangeClaim): Moved | null {
  if (delta === null) return flat ? UNMOVED : null;
  if (deltaDirection !== 'up' && deltaDirection !== 'down') return null;
  const sign = deltaDirection === 'down' ? -1 : 1;
  // A change is the difference of two rounded amounts as often as not: it may be off by a whole step.
  const { low, high, ...ends } = intervalOfFigure(delta);
  const half = high.minus(low).div(2);
  const interval = { ...ends, low: low.minus(half), high: high.plus(half) };
  return { interval: scale(interval, new Exact(sign)), term: { figure: delta, sign } };
}

/** True for an amount of nothing that says nothing about the year before. */
function isNothing(claim: Claim | undefined): boolean {
  return (
    claim !== undefined &&
    isJudgeable(claim) &&
    claim.changes.length === 0 &&
    new Exact(claim.value.amount.value).isZero()
  );
}

/** The changes of the parts; null where one of them does not tell its own. What is nothing now most likely was nothing. */
function movesOf(claims: readonly Claim[], members: readonly number[], own: ChangeClaim): readonly Moved[] | null {
  const found = members.flatMap((index): readonly Moved[] => {
    const change = changeOf(claims[index], own.basePeriod);
    if (change === null) return isNothing(claims[index]) ? [UNMOVED] : [];
    const one = moved(change);
    return one === null ? [] : [one];
  });
  return found.length === members.length && found.some(({ term }) => term !== null) ? found : null;
}

/** True where the changes of two parts or more make that of the whole: then they are all there are. */
export function closesByChange(claims: readonly Claim[], whole: number, members: readonly number[]): boolean {
  const own = changeOf(claims[whole], null);
  const total = own === null ? null : moved(own);
  const parts = own === null ? null : movesOf(claims, members, own);
  if (total === null || parts === null || parts.filter(({ term }) => term !== null).length < 2) return false;
  return meets(sum(parts.map(({ interval }) => interval)), total.interval);
}

/**
 * 「其中：A 6万元，B 4万元。收入减少2万元，主要是A减少3万元，B增加1万元」: the changes of the parts are told behind that of the whole, under the same names.
 * True where they make it up.
 */
export function closesBehind(claims: readonly Claim[], whole: number, members: readonly number[]): boolean {
  return changeRuns(claims, []).some(({ whole: owner, change, members: moving }) => {
    const total =
      change === undefined || owner < whole || !namesParts(claims, { owner, moving }, { whole, members })
        ? null
        : moved(change);
    const parts = total === null || change === undefined ? null : movesOf(claims, moving, change);
    return total !== null && parts !== null && meets(sum(parts.map(({ interval }) => interval)), total.interval);
  });
}

/** The one change a part states from the same base as its whole. */
function changeOf(claim: Claim | undefined, base: ChangeClaim['basePeriod']): ChangeClaim | null {
  const [change, more] = claim?.changes ?? [];
  if (claim === undefined || change === undefined || more !== undefined) return null;
  if (claim.doubt !== null && claim.doubt !== NOT_PRINTED) return null;
  return isOneBase(change.basePeriod, base) ? change : null;
}

/** What the year before was: printed, this year's amount less its change, or what the rate makes of it. */
function previousOf(claim: Claim | undefined, change: ChangeClaim): Interval | null {
  if (claim === undefined || !isJudgeable(claim)) return null;
  const now = intervalOfFigure(claim.value);
  if (change.base !== null) return intervalOfFigure(change.base);
  const by = moved(change);
  if (by !== null) return subtract(now, by.interval);
  if (change.rate === null || (change.rateDirection !== 'up' && change.rateDirection !== 'down')) return null;
  const rate = scale(intervalOfPercent(change.rate), new Exact(change.rateDirection === 'down' ? -1 : 1));
  const factor = add(point(HUNDRED), rate);
  const before = factor.low.lte(0) ? null : divide(now, factor);
  return before === null ? null : scale(before, HUNDRED);
}

function told({ term }: Moved): string {
  return term === null ? '0' : `${term.sign < 0 ? '减少' : '增加'}${printed(term.figure)}`;
}

/** Middle of an interval in 万元, with its sign. */
function inWan({ low, high }: Interval): string {
  return formatDecimal(low.plus(high).div(2).div(10000).toDecimalPlaces(2), 2);
}

function judgeOne(claims: readonly Claim[], list: ChangeList): Judgement | null {
  const { whole, members } = list;
  const above = claims[whole];
  const own = list.change ?? changeOf(above, null);
  const names = new Set(members.map((index) => claims[index]?.subject));
  if (above === undefined || own === null || members.length < 2 || names.size < members.length) return null;
  const total = moved(own);
  const parts = movesOf(claims, members, own);
  return total === null || parts === null ? judgeYearBefore(claims, list, own) : judgeMoves(claims, list, total, parts);
}

function judgeMoves(
  claims: readonly Claim[],
  { whole, members, extent }: ChangeList,
  total: Moved,
  parts: readonly Moved[],
): Judgement | null {
  const terms = parts.flatMap(({ term }) => term ?? []);
  const all = sum(parts.map(({ interval }) => interval));
  const isAssumed = members.some((index) => isNothing(claims[index]));
  const isLess = total.interval.high.lt(all.low);
  const isWrong =
    (extent === 'known' && !isAssumed) ||
    (extent === 'closed' && !isAssumed && !isLess) ||
    (total.term !== null && isOneSlipOff(terms, total.term, -1, true));
  const isClosed = meets(all, total.interval);
  if (!isClosed && !isWrong) return null;
  const list = `${parts.map(told).join('、')}，合计${inWan(all)}万元`;
  return {
    rule: 'TEXT-CHANGE-SUM',
    claim: whole,
    operands: members,
    isCertain: false,
    result: isClosed ? 'pass' : 'finding',
    expected: `${inWan(all)}万元`,
    actual: told(total),
    arithmetic: list,
    message: `的增减额（${told(total)}）与所列各项增减额之和（${list}）不符，请核对${isLess ? '（上年有、本年不再列支的项应当说明）' : ''}`,
  };
}

/** Where only rates are told, they still say what the year before was. */
function judgeYearBefore(
  claims: readonly Claim[],
  { whole, members, extent }: ChangeList,
  own: ChangeClaim,
): Judgement | null {
  const before = previousOf(claims[whole], own);
  const previous = members.flatMap((index) => {
    const change = changeOf(claims[index], own.basePeriod);
    return change === null ? [] : (previousOf(claims[index], change) ?? []);
  });
  if (before === null || previous.length < members.length) return null;
  const all = sum(previous);
  const isClosed = meets(all, before);
  // Less than the whole had may be what is listed no more.
  if (!isClosed && (extent === 'open' || (extent === 'closed' && all.high.lt(before.low)))) return null;
  return {
    rule: 'TEXT-CHANGE-SUM',
    claim: whole,
    operands: members,
    isCertain: false,
    result: isClosed ? 'pass' : 'finding',
    expected: `约${inWan(all)}万元`,
    actual: `约${inWan(before)}万元`,
    arithmetic: `${previous.map(inWan).join(' + ')} = ${inWan(all)}万元`,
    message: `由增减推得的上年数约为${inWan(before)}万元，所列各项的上年数之和约为${inWan(all)}万元，两者不符，请核对增减额和幅度`,
  };
}

/** 增减额之和 (TEXT-CHANGE-SUM): the parts of a whole changed by what the whole did. */
export function judgeChangeLists(
  claims: readonly Claim[],
  passages: readonly Passage[],
  lists: readonly ChangeList[],
): readonly Judgement[] {
  const listed = [...lists, ...changeRuns(claims, lists)].flatMap((list) => judgeOne(claims, list) ?? []);
  const found = [...listed, ...judgeReasonAmounts(claims, passages)];
  const wrong = found.filter(({ result }) => result === 'finding');
  return found.filter(
    (one) =>
      one.result !== 'finding' ||
      one === wrong.find(({ claim, actual }) => claim === one.claim && actual === one.actual),
  );
}
