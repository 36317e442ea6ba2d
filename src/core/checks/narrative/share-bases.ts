import { divide, Exact, meets, scale, type Interval } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import {
  asMoney,
  comparePercent,
  HUNDRED,
  intervalOfFigure,
  intervalOfPercent,
  isJudgeable,
  printed,
  sumOf,
} from './judgement.js';
import { measureOf, phaseOf } from './measure.js';

/** One share of a list: the amount it belongs to and the printed percentage. */
export type Member = {
  readonly index: number;
  readonly value: Figure;
  readonly interval: Interval;
  readonly share: Figure;
};

/** What shares are of: its amount, how it is told, and the claims it comes from. */
export type Base = { readonly interval: Interval; readonly text: string; readonly operands: readonly number[] };

/**
 * True where the longer name ends with the shorter one as a name of its own: 「转移支付」 is not what 「税收返还和转移支付」 tells, but
 * one of the two.
 */
function endsWithName(full: string, named: string): boolean {
  return full.endsWith(named) && !/[和及与、]$/.test(full.slice(0, full.length - named.length));
}

/** 「占总收入」「占支出总额」「占总收入预算」, and 「2031年度部门收入预算」: all that comes in, or goes out. */
const ALL_OF_SIDE = /^(?:总(?=收入|支出))?(收入|支出)(?:总计|合计|总额|总预算)$|^总(收入|支出)(?:预算)?$/;
const TOP_OF_SIDE = /(?:^|年度?|部门|单位|本年|总)(收入|支出)(?:总?预算|预算?总[计额]|合计|总计|总额)?(?:数|安排)?$/;

/** True where a share is of all income, and the whole is that; so for spending. */
function isOfWholeSide(whole: Claim, of: string): boolean {
  const named = ALL_OF_SIDE.exec(of.replace(/\s|的$/g, ''));
  const side = named?.[1] ?? named?.[2];
  return side !== undefined && whole.whole === null && TOP_OF_SIDE.exec(whole.subject)?.[1] === side;
}

const SET_APART = /^(?:上述|该|面向中小企业)?预留(?:总?金额|份额|总额)(?:的)?$/;

/** True where a share says nothing about its whole, or names the one it is listed under. */
export function isOf(whole: Claim, of: string | null): boolean {
  if (of === null || isOfWholeSide(whole, of)) return true;
  const name = measureOf(whole.subject);
  // 「占面向中小企业预留金额的50%」 behind 「面向中小企业预留10万元」.
  // 「占预留份额的50%」 behind what was set apart of the purchases.
  if (SET_APART.test(of) && /预留/.test(whole.subject)) return true;
  // 「用于保障机构正常运转的日常支出80万元。其中：人员经费60万元，占基本支出的75%」: that is what 基本支出 are.
  if (/^基本支出$/.test(of) && /正常运转(?:的|发生的)?日常支出$/.test(whole.subject)) return true;
  return [of, of.replace(/(?<=.{4})金额$/, '')].some((named) => endsWithName(name, measureOf(named)));
}

/** Too plain to be looked for by name: they mean another amount in every chapter. */
const PLAIN_WHOLE = /^(?:本年|总|全部|其)?(?:收入|支出|收支|预算|决算|资金|经费|金额|上年|去年)?$/;

/** 「占基本支出预算」 behind 「一般公共预算基本支出80万元」: the name of the fund is left out. */
const OF_ONE_FUND = /^(?:基本|项目)$/;

/** 「占货物支出金额的60.00%」 behind 「政府采购货物支出50.00万元」. */
const OF_ONE_KIND = /^(?:货物|工程|服务)$/;

/** 「支出总预算」「收入预算总额」: the total of one side, by a name that means nothing else in its chapter. */
const TOTAL_OF_SIDE = /^(?:收入|支出)(?:总预算|预算总[计额]|总[计额])$|^总(?:收入|支出)(?:预算)?$/;

/** 「占支出总预算63.78%」 behind 「2031年支出总预算80万元」: the total of that very name. Null where it is not told once. */
export function totalNamed(claims: readonly Claim[], index: number, { share, section, period }: Claim): Base | null {
  const bare = (words: string): string => words.replace(/\s|的$|^20\d{2}年度?/g, '');
  const name = bare(share?.of ?? '');
  if (!TOTAL_OF_SIDE.test(name)) return null;
  const found = claims.flatMap((claim, at) => {
    const isOfYear = period === null || claim.period === null || claim.period === period;
    const isNamed = at < index && claim.section === section && isOfYear && bare(claim.subject) === name;
    return isNamed && isJudgeable(claim) ? [{ at, value: claim.value }] : [];
  });
  const [total, more] = found;
  if (total === undefined || more !== undefined) return null;
  return { interval: intervalOfFigure(total.value), text: printed(total.value), operands: [total.at] };
}

/**
 * 「占“三公”经费支出的40.00%」: what the share is of is said, and its amount was stated before. Every statement of that name in the
 * chapter is looked at; null where there is none.
 */
export function namedBase(claims: readonly Claim[], index: number, claim: Claim): Base | null {
  const { share, section, subject } = claim;
  if (share === null || share.of === null || !isJudgeable(claim)) return null;
  const { figure } = share;
  const name = measureOf(share.of.replace(/(?<=支出|[^总合同购计]{4})金额$/, ''));
  const total = totalNamed(claims, index, claim);
  if (total !== null) return total;
  if (PLAIN_WHOLE.test(name) || name === measureOf(subject)) return null;
  const phase = phaseOf(share.of) ?? phaseOf(subject);
  const isSame = (candidate: Claim): boolean => {
    const measure = measureOf(candidate.subject);
    const isNamed =
      measure === name ||
      ((name.length >= 4 || OF_ONE_FUND.test(name)) && endsWithName(measure, name)) ||
      (OF_ONE_KIND.test(name) && measure === `政府采购${name}`) ||
      (/三公/.test(name) && /三公/.test(measure));
    return isNamed && candidate.section === section;
  };
  const found = claims.flatMap((candidate, at) => {
    if (at >= index || !isJudgeable(candidate) || !isSame(candidate)) return [];
    const own = phaseOf(candidate.subject);
    return phase !== null && own !== null && own !== phase ? [] : [{ at, value: candidate.value }];
  });
  const value = intervalOfFigure(claim.value);
  const bases = found.map(({ at, value: stated }) => ({
    at,
    interval: intervalOfFigure(stated),
    text: printed(stated),
  }));
  // Budget and outcome may both have that name: the one the share is of is the one it agrees with, if any.
  const isShareOf = (interval: Interval): boolean => {
    const ratio = divide(value, interval);
    return ratio !== null && comparePercent(scale(ratio, HUNDRED), figure) === 'pass';
  };
  const agreed = bases.findLast(({ interval }) => isShareOf(interval));
  const last = bases.at(-1);
  // 「占一般公共预算收入的70%」 behind those of the county and of its towns: where only longer names end so and differ, it is neither.
  const isOneName = bases.some(({ at }) => measureOf(claims[at]?.subject ?? '') === name);
  const isOneAmount = last !== undefined && bases.every(({ interval }) => meets(interval, last.interval));
  const base = agreed ?? (isOneName || isOneAmount || /三公/.test(name) ? last : undefined);
  return base === undefined ? null : { interval: base.interval, text: base.text, operands: [base.at] };
}

export function listBase(members: readonly Member[]): Base {
  const figures = members.map((member) => member.value);
  const interval = sumOf(figures);
  // 「0万元」 has no decimals to show a sum with.
  const [like] = figures.toSorted((one, other) => other.amount.decimals - one.amount.decimals);
  return {
    interval,
    text: like === undefined ? '' : asMoney(interval, like),
    operands: members.map((member) => member.index),
  };
}

/** 「本年支出合计」: a name that means one amount wherever it stands. */
const ANNUAL = /^(?:20\d{2}年度?)?(?:本单位|本部门)?(?:本年|当年)(收入|支出)(?:合计|总计|总额)?(?:的)?$/;
/** 「总支出」: one amount within its chapter. */
const IN_ALL = /^(?:总(?=收入|支出))?(收入|支出)(?:总计|总额|合计)?$/;

/** 「总支出80万元，其中本年支出70万元」: what was left over is a part of the total too. */
const WHOLE_YEAR = /总(?:收入|支出)$|(?:收入|支出)(?:总计|总额)$/;
/** Chapters about the spending of one fund. */
const FUND_CHAPTERS: ReadonlySet<string> = new Set(['N-GFUND', 'N-SCAP']);

/** 「某某局2031年度支出80万元，其中：基本支出…；项目支出…」: what both natures make up is the total, whatever it is called. */
function isTotalByParts(claims: readonly Claim[], at: number, side: string): boolean {
  const claim = claims[at];
  if (claim === undefined || !new RegExp(`(?:年度?|单位|部门|^)${side}$`).test(claim.subject)) return false;
  const parts = claims.filter(({ whole }) => whole === at).map(({ subject }) => subject);
  const needed = side === '支出' ? ['基本支出', '项目支出'] : ['财政拨款收入', '其他收入'];
  return needed.every((name) => parts.includes(name));
}

/**
 * 「占本年支出合计的25.00%」: the total was stated in another chapter. Null where it was not, or where two amounts bear that name.
 */
export function annualBase(claims: readonly Claim[], { period, share, section }: Claim): Base | null {
  const of = (share?.of ?? '').replace(/\s/g, '');
  const inAll = /总|合计/.test(of) ? IN_ALL.exec(of)?.[1] : undefined;
  const side = ANNUAL.exec(of)?.[1] ?? inAll;
  if (side === undefined) return null;
  const named = new RegExp(
    inAll === undefined ? `本年${side}(?:决算|预算)?(?:合计|总计|总额)?$` : `总${side}$|${side}(?:总计|总额|合计)$`,
  );
  const found = claims.flatMap((claim, at) =>
    isJudgeable(claim) &&
    (claim.whole === null || WHOLE_YEAR.test(claims[claim.whole]?.subject ?? '')) &&
    // Below the heading of one fund 本年支出 is what that fund spent.
    !(FUND_CHAPTERS.has(claim.section ?? '') && claim.section !== section) &&
    (claim.period === null || period === null || claim.period === period) &&
    (inAll === undefined || claim.section === section) &&
    (named.test(claim.subject) || (inAll === undefined && isTotalByParts(claims, at, side)))
      ? [{ at, value: claim.value }]
      : [],
  );
  const [first] = found;
  if (first === undefined) return null;
  const interval = intervalOfFigure(first.value);
  if (found.some(({ value }) => !meets(intervalOfFigure(value), interval))) return null;
  return { interval, text: printed(first.value), operands: [first.at] };
}

/**
 * The amount a share is of by its own figures: 60万元 that is 30.0% is of about 200万元, whether the share was rounded or cut off.
 * Null for a share of nothing, and for one without decimals, which says too little.
 */
function impliedBy({ interval, share }: Member): Interval | null {
  const percent = { ...intervalOfPercent(share), high: intervalOfPercent(share, 'truncated').high };
  return percent.low.lte(0) || share.amount.decimals === 0
    ? null
    : scale(divide(interval, percent) ?? interval, HUNDRED);
}

/**
 * The whole that is never stated, found from shares of one name: what most of them (two at least) come to. `named` is the
 * name they all bear.
 */
export function impliedBase(members: readonly Member[], named: string): Base | null {
  if (members.length < 3) return null;
  const needed = Math.max(3, Math.floor(members.length / 2) + 1) - (members.length === 3 ? 1 : 0);
  for (const member of members) {
    const interval = impliedBy(member);
    if (interval === null) continue;
    const agreeing = members.filter((other) => {
      const own = impliedBy(other);
      return own === null || meets(own, interval);
    });
    if (agreeing.filter((other) => impliedBy(other) !== null).length < needed) continue;
    return {
      interval,
      text: `其余占比推得的${named}约${asMoney(interval, member.value)}`,
      operands: agreeing.map(({ index }) => index),
    };
  }
  return null;
}

/** True where a share is that of a base, or where the base is nothing. */
export function isAgreeing({ interval, share }: Member, base: Base): boolean {
  const ratio = divide(interval, base.interval);
  // What is a share of nothing says so itself.
  if (ratio === null) return new Exact(share.amount.value).isZero();
  return comparePercent(scale(ratio, HUNDRED), share) !== 'finding';
}

/** Two shares of one name that cannot be of one amount; nothing where either says too little. */
export function contradict(one: Member, other: Member): boolean {
  const [a, b] = [impliedBy(one), impliedBy(other)];
  return a !== null && b !== null && !meets(a, b);
}

/** 「占采购预算的75%」「占政府采购支出总额的75%」: all that is purchased, and not one kind of it. */
const OF_PURCHASES =
  /^(?:20\d{2}年度?)?(?:本年度?)?(?:政府)?采购(?:项目)?(?:支出|预算|资金)?(?:总额|总预算|总金额|金额)?的?$/;

/**
 * 「采购支出共80万元，其中…。面向中小企业采购60万元，占75%」: what goes to small enterprises is a share of what was purchased; `of`: what the text says it
 * is of. Null where that is not told once.
 */
export function purchaseBase(claims: readonly Claim[], members: readonly Member[], of: string): Base | null {
  const [only, more] = members;
  const claim = only === undefined ? undefined : claims[only.index];
  if (only === undefined || more !== undefined || claim === undefined || !/中小(?:微)?企业/.test(claim.subject))
    return null;
  if (of !== '' && !OF_PURCHASES.test(of)) return null;
  const isPlan = phaseOf(of) === 'planned';
  const found = claims.slice(Math.max(0, only.index - 8), only.index).flatMap((candidate, offset) => {
    const isTotal = isJudgeable(candidate) && candidate.whole === null && candidate.section === claim.section;
    const isOfPhase = isPlan === (phaseOf(candidate.subject) === 'planned');
    return isTotal && /采购/.test(candidate.subject) && isOfPhase
      ? [{ at: Math.max(0, only.index - 8) + offset, value: candidate.value }]
      : [];
  });
  const [total, other] = found;
  if (total === undefined || other !== undefined) return null;
  return { interval: intervalOfFigure(total.value), text: printed(total.value), operands: [total.at] };
}
