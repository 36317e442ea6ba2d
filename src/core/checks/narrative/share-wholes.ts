import { Exact, meets } from '../../amount/index.js';
import type { Claim } from '../../disclosure/index.js';
import { intervalOfFigure, intervalOfPercent, isJudgeable, printed, sumOf, type Judgement } from './judgement.js';
import { isOneSlipOff } from './one-slip.js';
import { isAgreeing, type Base, type Member } from './share-bases.js';
import { judgementOfSum, type Summand } from './sums.js';

/** How many statements before a list its total is looked for. */
const REACH = 14;

/** 「N-GPB-SCALE」 and 「N-GPB-STRUCT」 are sections of one chapter. */
function chapterOf(section: string | null): string | null {
  return section === null ? null : section.split('-').slice(0, 2).join('-');
}

/** True where the printed shares make up 100 %, to within their rounding: then the list leaves nothing out. */
export function areAll(members: readonly Pick<Member, 'share'>[]): boolean {
  const percents = members.map(({ share }) => intervalOfPercent(share));
  const low = percents.reduce((sum, interval) => sum.plus(interval.low), new Exact(0));
  const high = percents.reduce((sum, interval) => sum.plus(interval.high), new Exact(0));
  return low.lte(100) && high.gte(100);
}

/**
 * 同一总额的几种占比清单: 「基本支出…占75%，项目支出…占25%。按功能分类：A…占60%，B…占40%」 are two lists of one whole, each of which makes 100 %. Empty where
 * the shares are no such lists.
 */
export function waysOfSharing(members: readonly Member[]): readonly (readonly Member[])[] {
  if (members.length < 2) return [];
  if (areAll(members)) return [members];
  const ways: (readonly Member[])[] = [];
  let open: readonly Member[] = [];
  for (const member of members) {
    open = [...open, member];
    if (open.length < 2 || !areAll(open)) continue;
    ways.push(open);
    open = [];
  }
  return open.length === 0 ? ways : [];
}

/**
 * 占比齐全的清单与前文的总额: 「支出80.05万元。…。A 50.01万元，占62.5%；B 30.01万元，占37.5%」. Shares that make up 100 % and agree with what their
 * amounts come to say little of the last digits. Where the total told before the list is that sum with one digit wrong, one of
 * the figures is misprinted.
 */
export function judgeWholeBefore(
  claims: readonly Claim[],
  members: readonly Member[],
  base: Base,
  judged: readonly Judgement[],
): readonly Judgement[] {
  const [first] = members;
  const sum = sumOf(members.map(({ value }) => value));
  const isOwnSum = members.length > 1 && meets(sum, base.interval);
  if (first === undefined || !isOwnSum || !areAll(members) || judged.some(({ result }) => result !== 'pass')) return [];
  const { section, share } = claims[first.index] ?? {};
  const side = /收入|支出/.exec(share?.of ?? '')?.[0] ?? null;
  const told = claims
    .slice(Math.max(0, first.index - REACH), first.index)
    .flatMap((claim, offset): readonly Summand[] => {
      const at = Math.max(0, first.index - REACH) + offset;
      const isTotal = isJudgeable(claim) && claim.whole === null && claim.share === null;
      const isOfSide = side === null || claim.subject.includes(side) || claim.subject.includes('收支');
      return isTotal && isOfSide && chapterOf(claim.section) === chapterOf(section ?? null)
        ? [{ at, value: claim.value }]
        : [];
    });
  const isSum = ({ value }: Summand): boolean => meets(sum, intervalOfFigure(value));
  // The total told last is the one that is meant; another that agrees says nothing of it.
  if (told.slice(-1).some(isSum)) return [];
  const terms = members.map(({ value }) => ({ figure: value, sign: 1 }) as const);
  const total = told.findLast(({ at, value }) => {
    const whole: Base = { interval: intervalOfFigure(value), text: printed(value), operands: [at] };
    const isLast = at === told.at(-1)?.at;
    const isMeant = isLast || (!told.some(isSum) && members.every((member) => isAgreeing(member, whole)));
    return isMeant && isOneSlipOff(terms, { figure: value, sign: 1 }, null);
  });
  if (total === undefined) return [];
  const says = (expected: string, actual: string): string =>
    `所列各项的占比合计为100%，金额之和为${expected}，前文合计为${actual}，相差恰为一位数字，请核对`;
  return [
    judgementOfSum(
      members.map(({ index, value }) => ({ at: index, value })),
      total,
      says,
      false,
    ),
  ];
}
