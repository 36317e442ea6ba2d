import { divide, Exact, formatDecimal, meets, scale } from '../../amount/index.js';
import type { Claim } from '../../disclosure/index.js';
import {
  asMoney,
  comparePercent,
  HUNDRED,
  intervalOfFigure,
  intervalOfPercent,
  intervalOfWhole,
  isJudgeable,
  middle,
  printed,
  printsWholes,
  sumOf,
  type Judgement,
} from './judgement.js';
import { phaseOf, threePublicPartOf } from './measure.js';
import {
  annualBase,
  contradict,
  impliedBase,
  isAgreeing,
  isOf,
  listBase,
  namedBase,
  purchaseBase,
  totalNamed,
  type Base,
  type Member,
} from './share-bases.js';
import { joinParagraphs } from './share-paragraphs.js';
import { judgeWholeBefore, waysOfSharing } from './share-wholes.js';

/** 占比复算 (TEXT-PERCENT) and 占比合计 (TEXT-PERCENT-SUM). */
export function judgeShares(claims: readonly Claim[]): readonly Judgement[] {
  const behind = printsWholes(claims) ? intervalOfWhole : intervalOfFigure;
  const groups = new Map<string, Member[]>();
  claims.forEach((claim, index) => {
    if (!isJudgeable(claim) || claim.share === null) return;
    if (claim.share.base === undefined && claim.share.spelled && intervalOfPercent(claim.share.figure).low.gt(100))
      return;
    // A share of a whole that is named, a share under a whole of the sentence, or a list in one section.
    const key = groupOf(claims, index, claim);
    const members = groups.get(key) ?? [];
    members.push({ index, value: claim.value, interval: behind(claim.value), share: claim.share.figure });
    groups.set(key, members);
  });
  joinParagraphs(claims, groups);
  return [...judgeExcess(claims), ...[...groups.values()].flatMap((members) => judgeGroup(claims, members))];
}

/** Shares of one whole belong together: the whole they are listed under, the one they name, or the list of a chapter. */
function groupOf(claims: readonly Claim[], index: number, claim: Claim): string {
  if (claim.share?.base !== undefined) return `base ${index}`;
  const whole = claim.whole === null ? undefined : claims[claim.whole];
  const total = totalNamed(claims, index, claim);
  if (total === null && whole !== undefined && isOf(whole, claim.share?.of ?? null)) return `whole ${claim.whole}`;
  const named = namedBase(claims, index, claim);
  if (named !== null) return `whole ${named.operands[0]}`;
  const of = claim.share?.of ?? '';
  // 「占总收入」 is of one amount, whatever the parts are listed under.
  return claim.whole === null || of !== '' ? `list ${claim.section ?? ''} ${of}` : `whole ${claim.whole}`;
}

/** A part is not more than its whole, whatever the whole is. */
function judgeExcess(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, index) => {
    const { share } = claim;
    if (share === null || share.base !== undefined || !share.spelled || intervalOfPercent(share.figure).low.lte(100))
      return [];
    // 「占上年的110%」 compares two years: that may be more than all.
    if (/上年|去年|20\d{2}年/.test(share.of ?? '')) return [];
    return [
      {
        rule: 'TEXT-PERCENT',
        claim: index,
        operands: [],
        result: 'finding' as const,
        expected: '不超过100%',
        actual: printed(share.figure),
        arithmetic: `${printed(share.figure)} ＞ 100%`,
        message: `占比为${printed(share.figure)}，部分不会超过总体，请核对`,
      },
    ];
  });
}

function judgeGroup(claims: readonly Claim[], members: readonly Member[]): readonly Judgement[] {
  const base = baseOf(claims, members);
  const pair = base === null ? judgePair(claims, members) : null;
  if (pair !== null) return [pair];
  if (base === null) {
    return members.map((member) => ({
      rule: 'TEXT-PERCENT',
      claim: member.index,
      operands: [],
      result: 'ambiguous',
      expected: '',
      actual: printed(member.share),
      arithmetic: '',
      message: '未能确定占比的基数',
    }));
  }
  const each = members.map((member) => judgeMember(member, base));
  const isAnother = each.every(({ result }) => result === 'finding') ? judgeOtherBase(claims, members, base) : null;
  if (isAnother !== null) return [isAnother];
  const judgements = balanced(members, each);
  const isNamed = base.operands.length === 1 && claims[members[0]?.index ?? 0]?.share?.of !== null;
  return [
    ...judgements,
    ...judgeTotal(members, base, judgements),
    ...(isNamed ? judgeParts(members, base, judgements) : []),
    ...judgeWholeBefore(claims, members, base, judgements),
  ];
}

/**
 * Shares that agree with each other, though not with what they are held against: one wrong whole, told once. Either the list is complete
 * and its own sum is not what they are of, or the total that they name is another one.
 */
function judgeOtherBase(claims: readonly Claim[], members: readonly Member[], base: Base): Judgement | null {
  const [first] = members;
  const [whole, more] = base.operands;
  const other = impliedBase(members, '');
  const isSum = base.operands.length === members.length;
  const isNamed = more === undefined && (claims[first?.index ?? -1]?.share?.of ?? null) !== null;
  if (first === undefined || whole === undefined || !(isSum || isNamed)) return null;
  if (other?.operands.length !== members.length) return null;
  const percents = members.reduce((sum, { share }) => sum.plus(share.amount.value), new Exact(0));
  const sum = sumOf(members.map(({ value }) => value));
  const used = asMoney(scale(sum, HUNDRED.div(percents)), first.value);
  const all = members.map(({ index }) => index);
  return {
    rule: 'TEXT-PERCENT',
    claim: isSum ? first.index : whole,
    operands: isSum ? all.slice(1) : all,
    result: 'finding',
    expected: isSum ? base.text : used,
    actual: isSum ? used : base.text,
    arithmetic: isSum ? `${members.map(({ value }) => printed(value)).join(' + ')} = ${base.text}` : '',
    message: isSum
      ? `等 ${members.length} 项的占比是按约${used}计算的，各项之和为${base.text}，所用的总额有误`
      : `与其后 ${members.length} 项的占比不符：占比是按约${used}计算的，文中总额为${base.text}，请核对`,
  };
}

/** 「A 80万元，占收入的84.0%」 and 「B 20万元，占收入的19.6%」: one of the two is wrong, whatever the income is. */
function judgePair(claims: readonly Claim[], members: readonly Member[]): Judgement | null {
  const [one, other, more] = members;
  if (one === undefined || other === undefined || more !== undefined) return null;
  const [first, second] = [claims[one.index], claims[other.index]];
  const of = first?.share?.of ?? '';
  const isOneTime =
    first !== undefined &&
    second !== undefined &&
    (phaseOf(first.subject) ?? phaseOf(second.subject)) === (phaseOf(second.subject) ?? phaseOf(first.subject)) &&
    (first.period === null || second.period === null || first.period === second.period);
  if (of === '' || !isOneTime || !contradict(one, other)) return null;
  const told = (member: Member): string => `${printed(member.value)}占${printed(member.share)}`;
  return {
    rule: 'TEXT-PERCENT',
    claim: other.index,
    operands: [one.index],
    result: 'finding',
    isCertain: false,
    expected: '',
    actual: printed(other.share),
    arithmetic: '',
    message: `占比与另一项不能同时成立：同为占“${of}”，一处${told(one)}，另一处${told(other)}，推得的总额不同`,
  };
}

/**
 * The figure the shares are of. A whole of the same sentence is certain. Otherwise the candidates (the list's own sum, an
 * amount stated before it) are tried, and one is taken only if more than half of the list agrees with it: one wrong share
 * cannot then choose its own base.
 */
function baseOf(claims: readonly Claim[], members: readonly Member[]): Base | null {
  const first = members[0];
  if (first === undefined) return null;
  const claim = claims[first.index];
  const beside = claim?.share?.base;
  if (beside !== undefined) return { interval: intervalOfFigure(beside), text: printed(beside), operands: [] };
  const whole = claim?.whole === null || claim?.whole === undefined ? undefined : claims[claim.whole];
  // 「基本支出60万元，占75%，其中人员经费40万元，占支出总预算50%」: the total of that name, and not what it is listed under.
  const total = claim === undefined ? null : totalNamed(claims, first.index, claim);
  if (total !== null) return total;
  if (whole?.value?.kind === 'money' && isOf(whole, claim?.share?.of ?? null)) {
    return { interval: intervalOfFigure(whole.value), text: printed(whole.value), operands: [claim?.whole ?? 0] };
  }
  const named = claim === undefined ? null : namedBase(claims, first.index, claim);
  if (named !== null) return named;
  const earlier = claims
    .slice(Math.max(0, first.index - 12), first.index)
    .flatMap((candidate, offset) =>
      candidate.value?.kind === 'money' && candidate.doubt === null
        ? [
            {
              interval: intervalOfFigure(candidate.value),
              text: printed(candidate.value),
              operands: [Math.max(0, first.index - 12) + offset],
            },
          ]
        : [],
    )
    .toReversed();
  // Amounts that make up one told before are shares of it, whatever one of them says.
  const isUnnamed = members.every(({ index }) => (claims[index]?.share?.of ?? '') === '');
  const closed =
    members.length > 1 && isUnnamed
      ? earlier.find(({ interval }) => interval.low.gt(0) && meets(listBase(members).interval, interval))
      : undefined;
  if (closed !== undefined) return closed;
  const candidates: Base[] = members.length > 1 ? [listBase(members), ...earlier] : earlier;
  const needed = members.length > 1 ? Math.floor(members.length / 2) + 1 : 1;
  for (const candidate of candidates) {
    const agreeing = members.filter((member) => isAgreeing(member, candidate)).length;
    // 「支出预算80万元，基本支出60万元，占75%；项目支出20万元，占25%」: of two, one is enough where the amount stands right before them.
    const isBeside = members.length === 2 && candidate.operands[0] === first.index - 1 && isUnnamed;
    if (agreeing >= (isBeside ? 1 : needed)) return candidate;
  }
  if (isAllOfThreePublic(claims, members)) return listBase(members);
  const annual = claim === undefined ? null : annualBase(claims, claim);
  if (annual !== null) return annual;
  const of = claim?.share?.of ?? '';
  return purchaseBase(claims, members, of) ?? (of === '' ? null : impliedBase(members, of));
}

/** 因公出国, 公务用车 and 公务接待, each with its share of 三公: there is nothing else, so that what they come to is the whole. */
function isAllOfThreePublic(claims: readonly Claim[], members: readonly Member[]): boolean {
  const own = members.flatMap(({ index }) => claims[index] ?? []);
  const parts = own.map(({ subject }) => threePublicPartOf(subject));
  const isComplete =
    parts.includes('abroad') &&
    parts.includes('reception') &&
    (parts.length === 3 ? parts.includes('cars') : parts.includes('purchase') && parts.includes('running'));
  return isComplete && parts.length === new Set(parts).size && own.every(({ share }) => /三公/.test(share?.of ?? ''));
}

function judgeMember(member: Member, base: Base): Judgement {
  const ratio = divide(member.interval, base.interval);
  const decimals = member.share.amount.decimals;
  if (ratio === null) {
    const zero = new Exact(member.share.amount.value).isZero();
    return {
      rule: 'TEXT-PERCENT',
      claim: member.index,
      operands: base.operands,
      result: zero ? 'pass' : 'ambiguous',
      expected: '',
      actual: printed(member.share),
      arithmetic: '',
      message: '占比的基数为零',
    };
  }
  const percent = scale(ratio, HUNDRED);
  const result = comparePercent(percent, member.share);
  const shown = scale(divide(intervalOfFigure(member.value), base.interval) ?? ratio, HUNDRED);
  const expected = `${formatDecimal(middle(shown, decimals), decimals)}%`;
  return {
    rule: 'TEXT-PERCENT',
    claim: member.index,
    operands: base.operands,
    result,
    expected,
    actual: printed(member.share),
    arithmetic: `${printed(member.value)} ÷ ${base.text} = ${expected}${result === 'finding' ? ` ≠ ${printed(member.share)}` : ''}`,
    message: `占比与金额不符：${printed(member.value)} ÷ ${base.text} = ${expected}，文中为${printed(member.share)}`,
  };
}

/** The number a percentage prints. */
function percentOf(text: string): Exact | null {
  return /^-?\d+(?:\.\d+)?%$/.test(text) ? new Exact(text.slice(0, -1)) : null;
}

/**
 * 轧平. Shares that are each rounded often add up to 99.99 % or 100.01 %; many offices then move the last digit of one of
 * them. Where that alone explains a share, it is said as such.
 */
function balanced(members: readonly Member[], judged: readonly Judgement[]): readonly Judgement[] {
  const wrong = judged.filter(({ result }) => result === 'finding');
  const [only] = wrong;
  if (only === undefined || wrong.length > 1 || members.length < 2) return judged;
  const decimals = members.find(({ index }) => index === only.claim)?.share.amount.decimals ?? 0;
  const stated = percentOf(only.actual);
  const right = percentOf(only.expected);
  if (stated === null || right === null) return judged;
  const isOneStep = stated.minus(right).abs().eq(new Exact(10).pow(-decimals));
  const total = members.reduce((sum, { share }) => sum.plus(share.amount.value), new Exact(0));
  if (!isOneStep || !total.eq(100)) return judged;
  return judged.map((one) => (one === only ? { ...one, result: 'balanced' } : one));
}

/**
 * Shares that make up 100 % say that the list is complete: then its amounts make up the base. Asked only where the base
 * was named and each share agrees with it; a share that does not is told by itself.
 */
function judgeParts(members: readonly Member[], base: Base, judged: readonly Judgement[]): readonly Judgement[] {
  const [whole] = base.operands;
  if (whole === undefined || base.operands.length > 1 || judged.some(({ result }) => result !== 'pass')) return [];
  return waysOfSharing(members).flatMap((list): readonly Judgement[] => {
    const [first] = list;
    if (first === undefined) return [];
    const sum = sumOf(list.map(({ value }) => value));
    const expected = asMoney(sum, first.value);
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: whole,
        operands: list.map(({ index }) => index),
        result: meets(sum, base.interval) ? 'pass' : 'finding',
        expected,
        actual: base.text,
        arithmetic: `${list.map(({ value }) => printed(value)).join(' + ')} = ${expected}`,
        message: `所列各项的占比合计为100%，金额之和为${expected}，文中合计为${base.text}`,
      },
    ];
  });
}

/** Only a list whose amounts make up the whole must also make up 100 %. */
function judgeTotal(members: readonly Member[], base: Base, judged: readonly Judgement[]): readonly Judgement[] {
  const closed = members.length > 1 && meets(sumOf(members.map((member) => member.value)), base.interval);
  const first = members[0];
  if (!closed || first === undefined || judged.some((judgement) => judgement.result === 'finding')) return [];
  const total = members.map((member) => intervalOfPercent(member.share));
  const low = total.reduce((sum, interval) => sum.plus(interval.low), new Exact(0));
  const high = total.reduce((sum, interval) => sum.plus(interval.high), new Exact(0));
  const stated = members.reduce((sum, member) => sum.plus(member.share.amount.value), new Exact(0));
  const pass = low.lte(100) && high.gte(100);
  return [
    {
      rule: 'TEXT-PERCENT-SUM',
      claim: first.index,
      operands: members.slice(1).map((member) => member.index),
      result: pass ? 'pass' : 'finding',
      expected: '100%',
      actual: `${stated.toFixed()}%`,
      arithmetic: `${members.map((member) => printed(member.share)).join(' + ')} = ${stated.toFixed()}%`,
      message: `各项占比之和为${stated.toFixed()}%，不等于100%`,
    },
  ];
}
