import { isAverage } from '../../disclosure/index.js';
import { namedAround } from './asides.js';
import { CHANGE_STEPS } from './bind-change.js';
import { openClaim, type Step } from './binding.js';
import { isBare, isResultOf, lastChange, setChange } from './changes.js';
import { fromBefore } from './comparison.js';
import { closedWhole, isBeside, listBelow } from './list-owner.js';
import { emptyClaim } from './open-claim.js';
import { DIFFERENCE, isPairOf } from './pairs.js';
import { nameOfPlan } from './phases.js';
import { ratioBase, takeBaseInBracket } from './ratios.js';
import { isAmountOfShare } from './share-first.js';
import {
  beforeBracket,
  COMPLETES_PLAN,
  isExcluded,
  isTakenOut,
  namedBefore,
  periodOf,
  subjectOf,
  UNNAMED,
} from './vocabulary.js';

/** 「总额」「价值」「共」 say nothing by themselves: they belong to what was counted or named just before. */
const GENERIC = /^(?:(?:预算|资金|项目)?(?:总额|金额|合计|共计|资金|经费)?|(?:账面)?(?:总?价值|原值|净值)|共)$/;

/** 「基本支出60万元和项目支出20万元」: the word that joins two amounts is no part of a name. */
const JOINS = /^\s*(?:和|以及|及|与)(?=.{2})/;

/** 「增长4.2%（5万元）」 */
const deltaOfRate: Step = ({ open }, { figure, between }) => {
  if (open === null || !isBare(between) || !/[（(]/.test(between)) return false;
  const last = lastChange(open);
  if (last === undefined || !isResultOf(last.rate, last.delta)) return false;
  setChange(open, { delta: figure, deltaDirection: last.rateDirection }, false);
  return true;
};

/** 「支出17万元，其中A 9万元、B 8万元，完成预算27万元的63.0%」 */
const planOfWhole: Step = (binding, { figure, clause, behind }) => {
  const { claims, first, open } = binding;
  const whole = open !== null && COMPLETES_PLAN.test(clause) ? closedWhole(claims, open, first) : null;
  const base = whole === null ? null : ratioBase(clause, figure, behind);
  if (whole === null || base === null) return false;
  Object.assign(binding, { open: whole, whole: whole.whole, inner: null, ratioOf: base });
  return true;
};

/** 「支出17万元，完成预算27万元的63.2%」 */
const planOfOutcome: Step = ({ claims, open }, { figure, between, clause }) => {
  if (open === null || open !== claims.at(-1) || open.value === null) return false;
  if (!COMPLETES_PLAN.test(clause === '' ? beforeBracket(between) : clause)) return false;
  // The plan goes before what was done, as it is told elsewhere: the parts that follow are those of the latter.
  const plan = { ...emptyClaim(nameOfPlan(open), open.period), value: figure, whole: open.whole };
  claims.splice(claims.length - 1, 0, plan);
  return true;
};

/** 「是上年7.40万元的96.1%」 */
const baseOfRatio: Step = (binding, { figure, clause, behind }) => {
  const isAfterAmount = binding.open?.value?.kind === 'money';
  binding.ratioOf = isAfterAmount ? ratioBase(clause, figure, behind) : null;
  return binding.ratioOf !== null;
};

/** 「占本年支出的75%（本年支出80万元）」 */
const baseInBracket: Step = ({ open }, { figure, between }) =>
  open !== null && takeBaseInBracket(open, between, figure);

/** 「人员经费占75%，为60万元」 */
const amountOfShare: Step = ({ open }, { figure, clause, doubt }) => {
  if (open === null || !isAmountOfShare(open, clause)) return false;
  Object.assign(open, { value: figure, doubt });
  return true;
};

/** 「由上年的80元增加到100元」 */
const amountNow: Step = ({ claims, open }, { figure, clause }) => {
  const risen = open !== null && open === claims.at(-1) ? fromBefore(open, clause, figure) : null;
  if (risen === null || open === null) return false;
  Object.assign(open, risen);
  return true;
};

/** 「决算2.05万元，年初预算2.95万元，差额0.90万元」 */
const differenceOfPair: Step = ({ claims, first, open }, { figure, clause }) => {
  const before = claims.at(-2);
  if (open === null || open !== claims.at(-1) || !DIFFERENCE.test(clause)) return false;
  if (!isPairOf(before, open, first, claims)) return false;
  setChange(open, { base: before.value, delta: figure }, true);
  return true;
};

/** 「支出80万元，不含上年结转5万元」 */
const leftOut: Step = ({ sentence, open }, { figure, clause, directed }) => {
  const before = sentence.slice(0, figure.start);
  if (open === null || directed !== null || !isExcluded(before, clause)) return false;
  if (!isTakenOut(before)) open.doubt ??= '含有扣除或不含的金额，口径未能确定';
  open.without ??= figure;
  return true;
};

/** 「基本支出60万元」: a statement of its own. */
const ownAmount: Step = (binding, { figure, between, clause, behind, doubt }) => {
  const { claims, first } = binding;
  const period = periodOf(clause);
  const isJoined = claims.length > first && clause === between;
  const words = subjectOf(isJoined ? clause.replace(JOINS, '') : clause);
  let subject = namedAround(between, namedBefore(between, words, behind));
  const counted = claims.at(-1);
  if (GENERIC.test(subject) && counted?.value?.kind === 'count' && claims.length > first && counted.subject !== '') {
    subject = counted.subject + subject.replace(/^共$/, '');
  }
  // 「财政拨款60万元（含上年结转5万元）」: what a bracket opens with is within what stands before it.
  const isOpening = /[（(][^（）()]*$/.test(between);
  if (binding.inner !== null && !isOpening && isBeside(claims[binding.inner]?.subject ?? '', subject)) {
    binding.inner = null;
  }
  binding.whole = listBelow(claims, binding.whole, subject);
  const isEach = isAverage(subject);
  openClaim(binding, {
    ...emptyClaim(subject, typeof period === 'number' ? period : null),
    value: figure,
    whole: isEach ? null : (binding.inner ?? binding.whole),
    doubt: doubtOf(subject, period, isEach) ?? doubt,
  });
  return true;
};

function doubtOf(subject: string, period: number | 'previous' | null, isEach: boolean): string | null {
  if (subject === '') return UNNAMED;
  if (period === 'previous') return '上年数，不作本年数判断';
  return isEach ? '平均数，不与其他金额相加' : null;
}

/** What an amount may say; the first that fits holds, so that the order matters. */
export const AMOUNT_STEPS: readonly Step[] = [
  deltaOfRate,
  planOfWhole,
  planOfOutcome,
  baseOfRatio,
  baseInBracket,
  amountOfShare,
  amountNow,
  differenceOfPair,
  leftOut,
  ...CHANGE_STEPS,
  ownAmount,
];
