import type { Claim, Passage } from '../../disclosure/index.js';
import { judgeAccounts } from './accounts.js';
import { judgeAverages } from './averages.js';
import { judgeChanges } from './change.js';
import { judgeCompletion } from './completion.js';
import { judgeContractShares } from './contract-shares.js';
import { judgeCountChanges } from './count-changes.js';
import { judgeCountKinds, judgeCountSums } from './count-kinds.js';
import { judgeCountLists } from './count-lists.js';
import { judgeCountRatios } from './count-ratios.js';
import { judgeAmong, judgeFlows } from './flows.js';
import { judgeGuests } from './guests.js';
import type { Judgement } from './judgement.js';
import { judgeListTotals } from './list-totals.js';
import { judgeLists } from './lists.js';
import { judgeNetAssets } from './net-assets.js';
import { judgeNetChanges } from './net-changes.js';
import { judgePoints } from './points.js';
import { judgeProducts } from './products.js';
import { judgeReasons } from './reasons.js';
import { judgeReckonings } from './reckoning.js';
import { judgeSavings } from './savings.js';
import { judgeSharesApart } from './share-apart.js';
import { judgeShareMoves } from './share-moves.js';
import { judgeShares } from './share.js';
import { judgeVacancies } from './vacancies.js';
import { judgeWalks } from './walks.js';

export { withFinerFigures } from './finer.js';
export type { Judgement } from './judgement.js';
export { judgeAgainstTables, compareWithCells, type TableJudgement } from './tables.js';

/** Recomputes everything a narrative states inside itself, without looking at the tables. */
export function judgeNarrative(claims: readonly Claim[], passages: readonly Passage[] = []): readonly Judgement[] {
  return [
    ...judgeChanges(claims),
    ...judgeShares(claims),
    ...judgeLists(claims, passages),
    ...judgeListTotals(claims),
    ...judgeNetAssets(claims),
    ...judgeFlows(claims),
    ...judgeAccounts(claims),
    ...judgeGuests(claims),
    ...judgePoints(claims),
    ...judgeShareMoves(claims, passages),
    ...judgeSharesApart(claims),
    ...judgeContractShares(claims),
    ...judgeSavings(claims),
    ...judgeAmong(claims),
    ...toldOnce(claims, [...judgeReckonings(claims), ...judgeNetChanges(claims, passages), ...judgeWalks(claims)]),
    ...judgeAverages(claims),
    ...judgeProducts(claims),
    ...judgeCountLists(claims),
    ...judgeCountRatios(claims),
    ...judgeCountChanges(claims),
    ...judgeCountKinds(claims),
    ...judgeCountSums(claims),
    ...judgeVacancies(claims),
    ...judgeCompletion(claims),
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
