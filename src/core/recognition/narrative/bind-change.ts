import { isFirst, nameBefore, openClaim, type Binding, type Spot, type Step } from './binding.js';
import { isOnlyChanged, lastChange, setChange, squeeze, withBase } from './changes.js';
import {
  basePeriodOf,
  bothTotals,
  comparedBefore,
  comparedOnce,
  comparesNameless,
  isMeasureOf,
  isNamelessComparison,
  isWithoutBase,
  namedBeforeComparison,
  namedWithBase,
  twoYears,
} from './comparison.js';
import { canHaveParts, closedWhole } from './list-owner.js';
import { bareMeasure, isOtherMeasure, namedWithoutFigure, wholeNamedAgain } from './measures.js';
import { emptyClaim, type OpenClaim } from './open-claim.js';
import { outcomeTold } from './outcome-told.js';
import { beforeBracket, BOTH_SIDES, COMPARED, periodOf, subjectOf } from './vocabulary.js';

/** What is said of a change where the amount that changes is not printed. */
const ONLY_CHANGED = '本期数未写明';
/** Words between a comparison and its direction that name no measure of their own. */
const NO_MEASURE = /^(?:分别|各|均|均分别|相应|总体|共|实际|净|总计各|收、支总计各)?$/;
/** The same where the sentence tells nothing but the change. */
const NO_NAME = /^(?:本年度?|今年|当年|本期|总体)?$/;
/** 「60万元（上年50万元）」 */
const IN_BRACKET = /[（(]\s*(?:上年|去年|上一年|20\d{2}\s*年)[^（）()]*$/;

/** 「决算比预算减少2万元；比上年减少1万元」: without any amount the second comparison is that of the first. */
const takeUpCompared: Step = (binding, { clause }) => {
  const { claims, lastWhole } = binding;
  if (binding.open !== null || !isFirst(binding)) return false;
  if (!isNamelessComparison(clause, claims.filter(canHaveParts))) return false;
  const changed = isOnlyChanged(claims.at(-1)) ? claims.at(-1) : undefined;
  const outcome = outcomeOfPart(claims);
  if (outcome !== null) {
    binding.open = outcome;
    return false;
  }
  binding.open = (lastWhole < 0 ? changed : (comparedOnce(clause, claims) ?? claims[lastWhole])) ?? null;
  return false;
};

/**
 * 「支出80万元。其中：A年初预算20万元，支出决算18万元，完成年初预算的90%。较上年增加2万元」: behind the plan and the outcome of one part the next sentence goes on about
 * that outcome. Null where the last statement is none.
 */
function outcomeOfPart(claims: readonly OpenClaim[]): OpenClaim | null {
  const [plan, done] = claims.slice(-2);
  if (plan === undefined || done === undefined || done.whole === null || plan.whole !== done.whole) return null;
  if (done.completion === null || done.changes.length > 0 || plan.completion !== null) return null;
  const others = claims.filter(({ whole }) => whole === done.whole);
  const isSame = bareMeasure(plan.subject).replace(/(?:年初|全年|当年|调整)$/, '') === bareMeasure(done.subject);
  return others.length === 2 && isSame ? done : null;
}

/** 「2031年30万元，2030年50万元，与上年对比减少20万元」 */
const takeUpTwoYears: Step = (binding, { directed }) => {
  const years = directed === null ? null : twoYears(directed.head, binding.claims);
  if (years === null || (binding.open !== null && binding.open !== years.base)) return false;
  binding.open = years.now;
  setChange(years.now, { base: years.base.value, basePeriod: years.base.period ?? 'previous' }, true);
  return false;
};

/** 「收入支出总体与上年相比，增加2万元」「与上年相比，财政拨款支出增加2万元」 */
const takeUpMeasure: Step = (binding, { figure, directed }) => {
  const { sentence, claims } = binding;
  if (binding.open !== null || directed === null || !isFirst(binding)) return false;
  const before = sentence.slice(0, figure.start);
  const found = bothTotals(before, claims) ?? comparedBefore(before, subjectOf(directed.head), claims);
  binding.open = found;
  if (found !== null && !claims.includes(found)) claims.push(found);
  return false;
};

/** 「支出8万元，比上年减少1万元；年初预算为10万元，较年初预算减少2万元」: what was done is told in the sentence before. */
const changeFromPlan: Step = (binding, { figure, clause, directed }) => {
  const { open } = binding;
  const told = open === null || directed === null ? null : outcomeTold(binding, open);
  const words = COMPARED.exec(clause)?.[0] ?? '';
  if (told === null || open === null || directed === null || !/预算/.test(words)) return false;
  const plan = { base: open.value, baseText: open.subject, delta: figure, deltaDirection: directed.direction };
  setChange(told, plan, true);
  binding.open = told;
  return true;
};

/** 「基本支出60万元，比上年增加2万元」「…，其中人员经费增加1万元」 */
const changeOfOpen: Step = (binding, spot) => {
  const { sentence, claims, open } = binding;
  const { figure, between, directed } = spot;
  if (directed === null || open === null) return false;
  const change = withBase({ delta: figure, deltaDirection: directed.direction }, between);
  const both = BOTH_SIDES.test(between);
  const isOfBoth = both && open.value !== null && /收[^，。；]*支/.test(sentence.slice(0, open.value.start));
  // 「收入总计80万元，支出总计80万元，与上年预算78万元相比，收、支总计各增加2万元」: the comparison has begun.
  const begun = both ? lastChange(open) : undefined;
  const isBegun = begun !== undefined && begun.base !== null && begun.delta === null;
  const owner = isOfBoth || isBegun ? open : ownerOfChange(binding, spot, open, directed.head);
  setChange(owner, change, (lastChange(owner)?.delta ?? null) !== null);
  // 「收、支总计80万元，与上年相比，各增加2万元」: one amount for both sides.
  const isOneForBoth = both || endsTwoTotals(claims, owner) || (/收支/.test(owner.subject) && !/分别/.test(between));
  if (!isOneForBoth && /各\s*(?:增|减)|分别/.test(between)) owner.doubt ??= '多个对象并列，未逐一对应';
  return true;
};

/** 「收入总计80万元，支出总计80万元，各增加2万元；比年初预算各增加1万元」: `last` ends the two sides of one total, which are one amount. */
function endsTwoTotals(claims: readonly OpenClaim[], last: OpenClaim): boolean {
  const at = claims.indexOf(last);
  const [received, spent] = [claims[at - 1], claims[at]];
  if (received === undefined || spent === undefined) return false;
  return /收入(?:预算|决算)?总[计额]$/.test(received.subject) && /支出(?:预算|决算)?总[计额]$/.test(spent.subject);
}

/** Whose change is told: that of the statement before it, of the whole that is named again, or of a measure of its own. */
function ownerOfChange(binding: Binding, { between, clause }: Spot, open: OpenClaim, head: string): OpenClaim {
  const unfigured = namedWithoutFigure(between, clause);
  const own = (nameBefore(head) || unfigured).replace(/(?<=.)[各均]$/, '');
  // 「A 80万元，主要用于B 50万元、C 20万元等，较上年增加2万元」: behind 等 the sentence goes on about the whole.
  const listed =
    own === '' && /^\s*等[^，,。；;]{0,6}[，,]/.test(between) ? binding.claims[open.whole ?? -1] : undefined;
  const again = listed ?? wholeNamedAgain(open, own, binding.claims) ?? listClosed(binding, between, open, head);
  if (again !== null) {
    binding.open = again;
    return again;
  }
  // 「其中基本支出增加6.00万元」: a change of its own subject, the amount of which is not printed.
  const isOther = isOtherMeasure(open, own);
  const isCompared = (COMPARED.test(head) || /同比/.test(between)) && unfigured === '';
  const isOpenItself = open.subject === own || isMeasureOf(open.subject, own);
  if (NO_MEASURE.test(own) || (isCompared && !isOther) || isOpenItself) return open;
  const doubt = isOther || unfigured !== '' ? ONLY_CHANGED : null;
  return openClaim(binding, { ...emptyClaim(own, null), whole: binding.whole, doubt });
}

/**
 * 「收入80万元，其中A 50万元、B 30万元，较上年增加2万元」: behind parts told with pauses that make up the whole, a comparison without any name is of the
 * whole. Null where the parts are told with commas or semicolons, each with what is said of it.
 */
function listClosed(binding: Binding, between: string, open: OpenClaim, head: string): OpenClaim | null {
  const { claims, first, sentence } = binding;
  const before = claims[claims.indexOf(open) - 1];
  if (open.value === null || before === undefined || before.value === null || !/^\s*[，,]/.test(between)) return null;
  if (!isNamelessComparison(head, []) || periodOf(head) === null) return null;
  const isPaused = /^\s*、/.test(sentence.slice(before.value.end, open.value.start));
  return isPaused ? closedWhole(claims, open, first) : null;
}

/** 「资产总额较上年20.00万元减少…」 names its own subject again. */
const baseOfNamed: Step = (binding, { figure, between, clause, directed }) => {
  const compared = directed === null && !IN_BRACKET.test(between) ? COMPARED.exec(clause) : null;
  const basePeriod = compared === null ? null : periodOf(compared[0]);
  if (compared === null || basePeriod === null) return false;
  const own = subjectOf(clause.slice(0, compared.index)).replace(/^同$/, '');
  if (own === '' || (binding.open?.subject.endsWith(own) ?? false)) return false;
  const named = binding.claims.findLast(({ subject }) => subject.endsWith(own));
  if (named !== undefined) binding.open = named;
  const owner = named ?? openClaim(binding, emptyClaim(own, null));
  setChange(owner, { base: figure, baseText: squeeze(compared[0]), basePeriod }, true);
  return true;
};

/** 「…60万元，2030年为50万元」 */
const baseOfYear: Step = ({ open }, { figure, clause, behind, directed }) => {
  const basePeriod = directed === null ? basePeriodOf(clause, open, behind) : null;
  if (open === null || basePeriod === null) return false;
  setChange(open, { base: figure, baseText: squeeze(clause), basePeriod }, !isWithoutBase(lastChange(open)));
  return true;
};

/** 「…60万元，较上年50万元」「…60万元（上年50万元）」「…60万元，高于预算50万元，增加10万元」 */
const baseOfOpen: Step = (binding, { figure, between, clause, directed, isThan }) => {
  const { claims, lastWhole } = binding;
  if (binding.open === null && isThan && lastWhole >= 0 && isFirst(binding)) binding.open = claims[lastWhole] ?? null;
  const { open } = binding;
  if (open === null || open.value === null) return false;
  const isInBracket = IN_BRACKET.test(between);
  // 「…60万元，比上年预算数（50万元）增加10万元」
  const words =
    directed === null && /^\s*$/.test(clause) && /[（(]\s*$/.test(between) ? beforeBracket(between) : clause;
  const isCompared = isInBracket || isThan || (directed === null && COMPARED.test(words));
  // 「决算数与预算数的差异2万元」 is a difference, and nothing that another amount is from.
  if (
    !isCompared ||
    /(?:差异|差额|差值|差距)(?:额|数)?(?:为|是)?\s*$/.test(words) ||
    (words !== clause && periodOf(words) === null)
  )
    return false;
  const isAnother = !isInBracket || !isWithoutBase(lastChange(open));
  setChange(open, { base: figure, baseText: squeeze(words), basePeriod: periodOf(words) }, isAnother);
  return true;
};

/** 「收入预算比2030年增加20.00万元，增长25%」: only the change is printed; the base follows from both. */
const changeAlone: Step = (binding, { figure, between, clause, directed }) => {
  if (directed === null) return false;
  const apart = subjectOf(namedBeforeComparison(between, clause, directed.head));
  const named = apart || nameBefore(directed.head);
  // 「；政府性基金收支预算各减少2万元」: the two sides of one amount.
  const own = /收、?支/.test(named) ? named.replace(/各$/, '') : named;
  if (NO_NAME.test(own) || /分别/.test(between) || (own === named && /各/.test(between))) return true;
  const { claims, listed } = binding;
  // 「…比上年减少0.3万元，其中：A减少0.2万元；B减少0.1万元」: the list goes on comparing.
  const isCompared =
    apart !== '' ||
    listed !== null ||
    COMPARED.test(directed.head) ||
    isOnlyChanged(claims.at(-1)) ||
    isToldWithoutChange(claims, own);
  if (!isCompared) return true;
  const owner = openClaim(binding, { ...emptyClaim(own, null), doubt: ONLY_CHANGED });
  setChange(owner, withBase({ ...listed, delta: figure, deltaDirection: directed.direction }, between), true);
  return true;
};

/** 「A 80万元，B 20万元。与上年相比，A减少5万元；B减少2万元」: where the change of one was told, that of the other is compared with the same. */
function isToldWithoutChange(claims: readonly OpenClaim[], name: string): boolean {
  const told = claims.findLast(({ subject, value }) => subject === name && value?.kind === 'money');
  const before = told === undefined ? undefined : claims[claims.indexOf(told) - 1];
  return told !== undefined && told.changes.length === 0 && (before?.changes.length ?? 0) > 0;
}

/** 「与上年预算80万元相比，支出总额减少…」 */
const baseBeforeName: Step = (binding, { figure, between, clause, behind }) => {
  const opens = binding.open === null;
  // 「与上年的80万元相比，增加2万元，增长2.5%」 at the head of a paragraph: the amount itself stands in another.
  const isNameless = opens && binding.claims.length === 0 && comparesNameless(clause, behind);
  const name = isNameless ? '' : namedWithBase(between, clause, opens ? behind : '');
  if (name === null) return false;
  const owner = openClaim(binding, { ...emptyClaim(name, null), doubt: ONLY_CHANGED });
  setChange(owner, { base: figure, baseText: squeeze(clause), basePeriod: periodOf(clause) }, true);
  return true;
};

/** What an amount may say of a change: how much it is, or what it is from. The first that fits holds, so that the order matters. */
export const CHANGE_STEPS: readonly Step[] = [
  takeUpCompared,
  takeUpTwoYears,
  takeUpMeasure,
  changeFromPlan,
  changeOfOpen,
  baseOfNamed,
  baseOfYear,
  baseOfOpen,
  changeAlone,
  baseBeforeName,
];
