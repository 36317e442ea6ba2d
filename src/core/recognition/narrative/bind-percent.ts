import { isFirst, nameBefore, openClaim, type Binding, type Step } from './binding.js';
import { isBare, isResultOf, lastChange, setChange, squeeze, withBase } from './changes.js';
import { isOnOtherBasis, rateBehind } from './comparison.js';
import { canHaveParts, closedWhole, leavesList } from './list-owner.js';
import { isOtherMeasure } from './measures.js';
import { emptyClaim, type OpenClaim } from './open-claim.js';
import { GAP, gapFrom, isPairOf } from './pairs.js';
import { outcomeTold } from './outcome-told.js';
import { nameOfPlan, outcomeBefore } from './phases.js';
import { rateOfChange, takeRatio } from './ratios.js';
import { namedByShare, namesWhole, shareFirst } from './share-first.js';
import { COMPARED, COMPLETED, EXECUTED, OF_PLAN, periodOf, SHARE } from './vocabulary.js';

/** 「为预算27万元的63.2%」, where the plan has become a statement of its own. */
const ofPlan: Step = ({ claims, open }, { figure, between }) => {
  const planned = claims.at(-2);
  if (planned === undefined || open === null || open !== claims.at(-1)) return false;
  if (!/^\s*[）)]?\s*的\s*$/.test(between) || planned.subject !== nameOfPlan(open)) return false;
  open.completion = { figure, of: '预算' };
  return true;
};

const ofPrintedBase: Step = ({ open, ratioOf }, { figure, between }) =>
  open !== null && takeRatio(open, ratioOf, between, figure);

/** 「超出预算数149万元，差异率9.62%」 */
const ofChange: Step = ({ open }, { figure, clause }) => {
  const rated = open === null ? null : rateOfChange(lastChange(open), clause, figure);
  if (open === null || rated === null) return false;
  setChange(open, rated, false);
  return true;
};

/** 「年初预算8万元，决算10万元，差异率25%」 */
const ofGap: Step = ({ claims, first, open }, { figure, clause }) => {
  const planned = claims.at(-2);
  if (planned === undefined || open === null || open !== claims.at(-1)) return false;
  if (!isPairOf(planned, open, first, claims) || !GAP.test(clause)) return false;
  setChange(open, gapFrom(planned, figure), true);
  return true;
};

/** 「占60.00%，比上年的58.00%提高2.00个百分点」: the other share is no statement of this one. */
const ofOtherYear: Step = (_, { clause, directed }) =>
  directed === null && periodOf(clause) !== null && COMPARED.test(clause) && !SHARE.test(clause);

/** 「；减少率35.2%」 goes on about the change before it. */
const takeUpChange: Step = (binding, { between, directed }) => {
  if (binding.open === null && directed !== null && isFirst(binding))
    binding.open = rateBehind(between, binding.claims);
  return false;
};

/** 「总支出80万元，人员经费占75%，为60万元」 */
const shareBeforeAmount: Step = (binding, { figure, clause }) => {
  const { claims, open } = binding;
  const share = SHARE.exec(clause);
  const named = share === null ? null : namedByShare(open, clause);
  if (named === null || share === null) return false;
  if (open === null && binding.whole === null && !namesWhole(share)) return false;
  if (binding.whole === null && open !== null && canHaveParts(open)) binding.whole = claims.indexOf(open);
  openClaim(binding, shareFirst(named, share, figure, binding.whole));
  return true;
};

const ofNothingTold: Step = ({ open }) => open === null;

/** 「比上年增长5%」 */
const rateWithDirection: Step = (binding, { figure, between, directed }) => {
  let { open } = binding;
  if (open === null || directed === null) return false;
  if (isOnOtherBasis(between) && (lastChange(open)?.delta ?? null) !== null) return true;
  const own = nameBefore(directed.head);
  if (isOtherMeasure(open, own)) {
    // 「公务接待费比上年下降5%」 behind another measure: a change of its own.
    open = openClaim(binding, { ...emptyClaim(own, null), whole: binding.whole, doubt: '本期数未写明' });
  }
  const isAnother = (lastChange(open)?.rate ?? null) !== null;
  setChange(open, withBase({ rate: figure, rateDirection: directed.direction }, between), isAnother);
  return true;
};

/** 「完成预算的98%」 */
const completion: Step = (binding, { figure, clause }) => {
  const { sentence, claims, first, open } = binding;
  const completed = COMPLETED.exec(clause) ?? EXECUTED.exec(clause) ?? OF_PLAN.exec(clause);
  if (completed === null || open === null) return false;
  const of = squeeze(completed[1] ?? '') || (COMPLETED.test(clause) ? '' : '预算');
  const told = outcomeTold(binding, open);
  if (told !== null && open.value !== null) {
    told.completion = { figure, of, base: open.value };
    return true;
  }
  const outcome = outcomeBefore(sentence, claims, first) ?? closedWhole(claims, open, first) ?? open;
  if (isOfOtherPlan(outcome.completion?.of ?? '', of)) outcome.alsoCompleted = { figure, of };
  else outcome.completion = { figure, of };
  binding.open = outcome;
  return true;
};

/** 年初预算, 全年预算 and 调整预算: 「完成年初预算的110%，完成调整预算的97%」. */
function isOfOtherPlan(one: string, other: string): boolean {
  return [one, other].every((words) => /^(?:年初|全年|当年|调整)/.test(words)) && one.slice(0, 2) !== other.slice(0, 2);
}

/** What stands beside the whole of the list before it is no part of that. */
function leaveClosedList(binding: Binding, open: OpenClaim): void {
  if (!leavesList(binding.claims, open, binding.first)) return;
  binding.whole = binding.claims[open.whole ?? -1]?.whole ?? null;
  binding.inner = null;
  open.whole = binding.whole;
}

const OF_NOTHING_ELSE = /^\s*[，,（(]?\s*(?:约?占|占比)(?:为|达)?\s*$/;

/** 「占总支出的0.4%，占本级支出的1.6%」: the first is the one among the shares of the list. */
const shareWithWords: Step = (binding, { figure, clause, between }) => {
  const { open, claims } = binding;
  const share = SHARE.exec(clause);
  if (share === null || open === null) return false;
  // 「涉及资金80万元，优秀的10个，占83.3%」: the share is of what was counted right before it.
  const isOfCount = claims.at(-1)?.value?.kind === 'count' && OF_NOTHING_ELSE.test(between);
  if (isOfCount) return true;
  open.share ??= { figure, of: squeeze(share[1] ?? '') || null, spelled: true };
  leaveClosedList(binding, open);
  return true;
};

/** 「增加5万元（4.2%）」 */
const rateOfDelta: Step = ({ open }, { figure, between }) => {
  const last = open === null ? undefined : lastChange(open);
  if (open === null || !isBare(between) || !isResultOf(last?.delta ?? null, last?.rate ?? null)) return false;
  setChange(open, { rate: figure, rateDirection: last?.deltaDirection ?? null }, false);
  return true;
};

/** 「支出5万元，4.2%」 */
const shareWithoutWords: Step = (binding, { figure, clause }) => {
  const { open } = binding;
  if (open === null || squeeze(clause) !== '' || open.value === null) return false;
  if (open.share !== null || open.changes.length > 0) return false;
  open.share = { figure, of: null, spelled: false };
  leaveClosedList(binding, open);
  return true;
};

/** 「资产负债率14.98%」 is of the two amounts before it, and says nothing of the last alone. */
const ofDebts: Step = (_, { clause }) => /资产负债率(?:为|是|达)?\s*$/.test(clause);

const unclear: Step = ({ open }) => {
  if (open !== null) open.doubt ??= '百分比未写明是占比还是增减幅度';
  return true;
};

/** What a percentage may say; the first that fits holds, so that the order matters. */
export const PERCENT_STEPS: readonly Step[] = [
  ofPlan,
  ofDebts,
  ofPrintedBase,
  ofChange,
  ofGap,
  ofOtherYear,
  takeUpChange,
  shareBeforeAmount,
  ofNothingTold,
  rateWithDirection,
  completion,
  shareWithWords,
  rateOfDelta,
  shareWithoutWords,
  unclear,
];
