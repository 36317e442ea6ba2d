import { add, Exact, meets, point, type Interval } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import {
  asMoney,
  HUNDRED,
  intervalOfFigure,
  intervalOfPercent,
  isJudgeable,
  printed,
  type Judgement,
} from './judgement.js';

/** 「授予中小企业合同金额60万元」 */
const CONTRACTS = /^(?:其中)?授予中小(?:微)?企业(?:的)?合同(?:总?金额|总额)?$/;
/** 「货物采购授予中小企业合同金额占货物支出金额的80%」 */
const OF_KIND = /^(货物|工程|服务)(?:类)?(?:采购)?授予中小(?:微)?企业(?:的)?合同(?:总?金额|总额)?$/;
const KIND = /^(?:其中)?(?:政府)?(?:采购)?(货物|工程|服务)(?:类)?(?:采购)?支出(?:金额)?$/;
/** How many statements behind the contracts their shares may stand, and how many before them the kinds. */
const REACH = 8;

type Share = { readonly at: number; readonly kind: string; readonly of: string; readonly figure: Figure };

function sharesBehind(claims: readonly Claim[], total: number): readonly Share[] {
  return claims.slice(total + 1, total + 1 + REACH).flatMap(({ subject, value, share, section }, offset) => {
    const kind = OF_KIND.exec(subject)?.[1];
    const isHere = section === claims[total]?.section;
    return kind === undefined || share === null || value !== null || !isHere
      ? []
      : [{ at: total + 1 + offset, kind, of: share.of ?? '', figure: share.figure }];
  });
}

/** What was spent on each kind of purchase, as told before the contracts; null where a kind is told twice. */
function kindsBefore(
  claims: readonly Claim[],
  total: number,
): ReadonlyMap<string, { at: number; value: Figure }> | null {
  const found = new Map<string, { at: number; value: Figure }>();
  for (let at = Math.max(0, total - REACH); at < total; at += 1) {
    const claim = claims[at];
    const kind = KIND.exec(claim?.subject ?? '')?.[1];
    if (claim === undefined || kind === undefined || claim.section !== claims[total]?.section) continue;
    if (!isJudgeable(claim) || found.has(kind)) return null;
    found.set(kind, { at, value: claim.value });
  }
  return found;
}

/** What a printed share may be, whether it was rounded or cut off. */
function spanOf(figure: Figure): Interval {
  return { ...intervalOfPercent(figure), high: intervalOfPercent(figure, 'truncated').high };
}

/**
 * 各类采购授予中小企业的占比 (TEXT-PERCENT): what small enterprises got of the goods, the works and the services is all that they got. The three amounts are not
 * told, only their shares of what was spent on each kind, or of the contracts; a kind on which nothing was spent may be left out.
 */
export function judgeContractShares(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, total): readonly Judgement[] => {
    if (!CONTRACTS.test(claim.subject) || !isJudgeable(claim)) return [];
    const shares = sharesBehind(claims, total);
    const kinds = kindsBefore(claims, total);
    if (shares.length === 0 || kinds === null || new Set(shares.map(({ kind }) => kind)).size < shares.length)
      return [];
    const isSpent = ({ value }: { readonly value: Figure }): boolean => !new Exact(value.amount.value).isZero();
    const spent = [...kinds].filter(([, one]) => isSpent(one));
    if (spent.length === 0 || !spent.every(([kind]) => shares.some((one) => one.kind === kind))) return [];
    const isOfKinds = shares.every(({ kind, of }) =>
      new RegExp(`^(?:政府采购|采购)?${kind}(?:采购)?支出(?:总?金额|总额)?$`).test(of),
    );
    const isOfAll = shares.length > 1 && shares.every(({ of }) => CONTRACTS.test(of));
    if (!isOfKinds && !isOfAll) return [];
    // A share of what is not told says nothing of its amount.
    const isTold =
      isOfAll || shares.every(({ kind, figure }) => kinds.has(kind) || new Exact(figure.amount.value).isZero());
    if (!isTold) return [];
    const terms = shares.flatMap(({ kind, figure }) => {
      const base = isOfAll ? claim.value : kinds.get(kind)?.value;
      return base === undefined ? [] : [{ base, figure }];
    });
    const sumOver = (span: (figure: Figure) => Interval): Interval =>
      terms.map(({ base, figure }) => product(intervalOfFigure(base), span(figure))).reduce(add, point(new Exact(0)));
    const isRight = meets(sumOver(spanOf), intervalOfFigure(claim.value));
    const expected = asMoney(sumOver(intervalOfPercent), claim.value);
    const told = terms.map(({ base, figure }) => `${printed(base)} × ${printed(figure)}`).join(' + ');
    return [
      {
        rule: 'TEXT-PERCENT',
        claim: shares[0]?.at ?? total,
        operands: [total, ...[...kinds.values()].map(({ at }) => at)],
        result: isRight ? 'pass' : 'finding',
        isCertain: false,
        expected,
        actual: printed(claim.value),
        arithmetic: `${told} = ${expected}${isRight ? '' : ` ≠ ${printed(claim.value)}`}`,
        message: `各类采购的占比与授予中小企业合同金额不符：${told} = ${expected}，文中合同金额为${printed(claim.value)}，请核对各占比`,
      },
    ];
  });
}

/** An amount times a percentage, both not negative. */
function product(amount: Interval, percent: Interval): Interval {
  const low = percent.low.lt(0) ? percent.low.times(0) : percent.low;
  return {
    low: amount.low.times(low).div(HUNDRED),
    high: amount.high.times(percent.high).div(HUNDRED),
    lowClosed: true,
    highClosed: true,
  };
}
