import type { Claim, Passage } from '../../disclosure/index.js';
import { judgeAverages } from './averages.js';
import { judgeChanges } from './change.js';
import { judgeCountLists } from './count-lists.js';
import { judgeAmong, judgeFlows } from './flows.js';
import type { Judgement } from './judgement.js';
import { judgeCompletion, judgeLists } from './lists.js';
import { judgeProducts } from './products.js';
import { judgeReasons } from './reasons.js';
import { judgeShares } from './share.js';
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
    ...judgeFlows(claims),
    ...judgeAmong(claims),
    ...judgeWalks(claims),
    ...judgeAverages(claims),
    ...judgeProducts(claims),
    ...judgeCountLists(claims),
    ...judgeCompletion(claims),
    ...judgeReasons(claims, passages),
  ];
}
