import type { Claim, Passage } from '../../disclosure/index.js';
import { judgeAccounts } from './accounts.js';
import { judgeAverages } from './averages.js';
import { judgeChanges } from './change.js';
import { judgeCompletion } from './completion.js';
import { judgeContractShares } from './contract-shares.js';
import { judgeCountsAndCosts } from './count-and-cost.js';
import { judgeCountChanges } from './count-changes.js';
import { judgeCountGaps } from './count-gaps.js';
import { judgeCountKinds, judgeCountSums } from './count-kinds.js';
import { judgeCountLists } from './count-lists.js';
import { judgeCountRatios } from './count-ratios.js';
import { judgeCountRests } from './count-rests.js';
import { judgeEventAverages } from './event-averages.js';
import { judgeAmong, judgeFlows } from './flows.js';
import { judgeGuests, judgeHalvesOfReception } from './guests.js';
import { judgeImpossibleChanges } from './impossible-changes.js';
import type { Judgement } from './judgement.js';
import { judgeListTotals } from './list-totals.js';
import { judgeLists } from './lists.js';
import { judgeNetAssets } from './net-assets.js';
import { judgeNetChanges } from './net-changes.js';
import { judgePlanChanges } from './plan-changes.js';
import { judgePoints } from './points.js';
import { judgeProducts } from './products.js';
import { judgeReasons } from './reasons.js';
import { judgeReckonings } from './reckoning.js';
import { judgeSavings } from './savings.js';
import { judgeSharesApart } from './share-apart.js';
import { judgeShareMoves } from './share-moves.js';
import { judgeShares } from './share.js';
import { judgeStaff } from './staff.js';
import { judgeTwoSidesChanges } from './two-sides-changes.js';
import { judgeUnspent } from './unspent.js';
import { judgeVacancies } from './vacancies.js';
import { judgeWalks } from './walks.js';

export { withFinerFigures } from './finer.js';
export type { Judgement } from './judgement.js';
export { judgeAgainstTables, compareWithCells, type TableJudgement } from './tables.js';

/** Recomputes everything a narrative states inside itself, without looking at the tables. */
export function judgeNarrative(claims: readonly Claim[], passages: readonly Passage[] = []): readonly Judgement[] {
  const completions = judgeCompletion(claims);
  const lists = judgeLists(claims, passages);
  const counts = oneOfEach(claims, [...judgeCountLists(claims), ...judgeCountKinds(claims), ...judgeCountSums(claims)]);
  const added = new Set([...lists, ...counts].flatMap(({ claim, result }) => (result === 'finding' ? [claim] : [])));
  return [
    ...judgeChanges(claims),
    ...judgeImpossibleChanges(claims),
    ...judgeShares(claims),
    ...lists,
    ...judgeTwoSidesChanges(claims),
    ...judgeListTotals(claims),
    ...judgeNetAssets(claims),
    ...judgeFlows(claims),
    ...judgeAccounts(claims),
    ...judgeGuests(claims),
    ...judgeHalvesOfReception(claims),
    ...judgePoints(claims),
    ...judgeShareMoves(claims, passages),
    ...judgeSharesApart(claims),
    ...judgeContractShares(claims),
    ...judgeSavings(claims),
    ...judgeAmong(claims),
    ...toldOnce(claims, [...judgeReckonings(claims), ...judgeNetChanges(claims, passages), ...judgeWalks(claims)]),
    ...oneOfEach(claims, [...judgeAverages(claims), ...judgeEventAverages(claims), ...judgeProducts(claims)]),
    ...counts,
    // A list that is known to be complete has told so already.
    ...judgeCountsAndCosts(claims).filter(({ claim }) => !added.has(claim)),
    ...judgeCountRatios(claims),
    ...judgeCountRests(claims),
    ...judgeCountChanges(claims),
    ...judgeCountGaps(claims),
    ...judgeVacancies(claims),
    ...judgeStaff(claims),
    ...judgeUnspent(claims),
    ...completions,
    ...judgePlanChanges(claims, completions),
    ...judgeReasons(claims, passages),
  ];
}

/** How many sentences apart two readings of one total may be anchored. */
const NEAR = 4;

/** A total that two ways of reckoning find wrong is told by the first of them; one that the first finds right is right. */
function toldOnce(claims: readonly Claim[], found: readonly Judgement[]): readonly Judgement[] {
  const isSame = (one: Judgement, other: Judgement): boolean => {
    const [here, there] = [claims[one.claim], claims[other.claim]];
    const isNear = Math.abs((here?.sentence ?? 0) - (there?.sentence ?? 0)) <= NEAR;
    // 收入总计 and 支出总计 are two totals, though they are one amount.
    const sides = [here, there].map((claim) => /[收支]/.exec(claim?.subject ?? '')?.[0]);
    const isOneSide = sides[0] === undefined || sides[1] === undefined || sides[0] === sides[1];
    return isNear && isOneSide && (one.actual.endsWith(other.actual) || other.actual.endsWith(one.actual));
  };
  return found.filter((one) => one.result !== 'finding' || found.find((other) => isSame(one, other)) === one);
}

/** The figures that a reckoning goes by, without what it comes to: 「9万元 ÷ 3 = 3万元 ≠ 4万元」 and 「4万元 × 3 = 12万元 ≠ 9万元」 are of the same. */
function figuresOf({ arithmetic }: Judgement): string {
  const stated = arithmetic.replace(/=[^≠]*/, '').match(/\d[\d,.]*/g) ?? [];
  return stated.toSorted().join(' ');
}

/** Figures that do not agree are told once, whichever of them is reckoned. */
function oneOfEach(claims: readonly Claim[], found: readonly Judgement[]): readonly Judgement[] {
  const keyOf = (one: Judgement): string => `${claims[one.claim]?.sentence} ${figuresOf(one)}`;
  const isFirst = (one: Judgement): boolean =>
    found.find((other) => other.result === 'finding' && keyOf(other) === keyOf(one)) === one;
  return found.filter((one) => one.result !== 'finding' || isFirst(one));
}
