import type { ChangeClaim } from '../../disclosure/index.js';
import { countedIn, namedAround } from './asides.js';
import {
  basePeriodOf,
  bothTotals,
  comparedAfterReason,
  comparedBefore,
  comparedOnce,
  exceedingRate,
  fromBefore,
  isBareComparison,
  isComparedWith,
  isOnOtherBasis,
  isWithoutBase,
  isMeasureOf,
  isSaidOfBefore,
  namedBeforeComparison,
  namedWithBase,
  rateBehind,
  REASON,
  sumsUp,
  twoYears,
} from './comparison.js';
import { isBare, isOnlyChanged, isResultOf, markFlat, NO_CHANGE, squeeze, withBase } from './changes.js';
import { figuresOf, inexactness } from './figures.js';
import {
  canHaveParts,
  isBeside,
  isNested,
  listBelow,
  listedAgain,
  listOwner,
  listsBelow,
  opensList,
} from './list-owner.js';
import { isAverage, isOtherMeasure, namedWithoutFigure, wholeNamedAgain } from './measures.js';
import { emptyClaim, type OpenClaim } from './open-claim.js';
import { DIFFERENCE, GAP, gapFrom, isPairOf } from './pairs.js';
import { nameOfPlan, outcomeBefore } from './phases.js';
import { ratioBase, rateOfChange, takeRatio, type RatioBase } from './ratios.js';
import { placeInRow, rowsOf } from './respectively.js';
import { isAmountOfShare, namedByShare, namesWhole, shareFirst } from './share-first.js';
import {
  beforeBracket,
  clauseBefore,
  COMPARED,
  COMPLETED,
  COMPLETES_PLAN,
  directionOf,
  EXECUTED,
  isExcluded,
  isInsideItemPath,
  isTakenOut,
  namedBefore,
  BOTH_SIDES,
  periodOf,
  SHARE,
  subjectOf,
  UNNAMED,
} from './vocabulary.js';

/** 「总额」 says nothing by itself: it belongs to what was counted or named just before. */
const GENERIC = /^(?:预算|资金|项目)?(?:总额|金额|合计|共计|资金|经费)?$/;

/**
 * Binds the figures of one sentence to subjects, left to right, appending to `claims` (those of the passage so far).
 * Figures never bind backwards over a full stop, except a comparison without any subject (「较上年4.00万元增加…」) and the
 * parts of a list (「其中：…」, 「（…）」), which continue the passage's last whole.
 * `listedUnder` is the whole whose list went on with a semicolon; returns the one in force at the end. `listed` is what the
 * changes of a list are compared with, where the sentence before has said it.
 */
export function bindSentence(
  sentence: string,
  claims: OpenClaim[],
  listedUnder: number | null = null,
  listed: Partial<ChangeClaim> | null = null,
): number | null {
  const figures = figuresOf(sentence);
  const rows = rowsOf(sentence, figures);
  const first = claims.length;
  const lastWhole = claims.findLastIndex((claim) => canHaveParts(claim));
  let open: OpenClaim | null = null;
  let wholeIndex = listOwner(sentence, claims, listedUnder);
  let bracketed: number | null = null;
  let cursor = 0;
  let ratioOf: RatioBase | null = null;

  const change = (claim: OpenClaim): ChangeClaim | undefined => claim.changes.at(-1);
  const setChange = (claim: OpenClaim, patch: Partial<ChangeClaim>, fresh: boolean): void => {
    const last = change(claim);
    if (last === undefined || fresh) claim.changes.push({ ...NO_CHANGE, ...patch });
    else claim.changes[claim.changes.length - 1] = { ...last, ...patch };
  };

  for (const figure of figures) {
    const stretch = sentence.slice(cursor, figure.start);
    const resumed = REASON.test(stretch) ? comparedAfterReason(stretch, open !== null) : null;
    if (resumed === null && REASON.test(stretch) && !sumsUp(stretch, claims.at(-1))) break;
    const between = resumed ?? stretch;
    const clause = clauseBefore(between);
    const isThan = isComparedWith(clause, sentence.slice(figure.end));
    const directed = isThan ? null : (directionOf(clause) ?? exceedingRate(figure, clause));
    wholeIndex = directed === null ? (listedAgain(between, claims) ?? wholeIndex) : wholeIndex;
    const isListed = directed === null && opensList(between, sentence.slice(figure.end), open);
    const isWithin = isListed && isNested(open, between, subjectOf(clause));
    if (isWithin) {
      bracketed = open === null ? null : claims.indexOf(open);
    } else if (isListed) {
      const whole = claims.findLastIndex((claim, index) => index >= first && canHaveParts(claim));
      if (whole >= 0) wholeIndex = whole;
    }
    if (bracketed === null && /(?<!增)加上/.test(between)) wholeIndex = null;
    // 「9.5万元：主要用于A 5.25万元，B 4.25万元」 and 「9.5万元（A 5.25万元、…）」 list parts as well.
    if (
      /(?:主要用于|包括|(?<=[，,]\s*)含)[^，。；]*$|[（(][^（）()]*$/.test(between) &&
      directed === null &&
      open !== null &&
      bracketed === null
    ) {
      bracketed = claims.indexOf(open);
    }
    if (
      !isWithin &&
      bracketed !== null &&
      /[）)]/.test(between) &&
      !isInsideItemPath(between, between.search(/[）)]/))
    ) {
      // 「公务用车费9.5万元（其中：购置费3万元，运行费6.5万元），比上年减少…」 goes on about what stands before the bracket.
      if (/[）)]\s*[，,][^（）()]*$/.test(between) && isSaidOfBefore(clause)) open = claims[bracketed] ?? open;
      bracketed = null;
    }
    // A threshold (「200万元以上」) is no figure of its own; its words stay with the figure behind it.
    if (/^\s*(?:\(含\)|（含）)?(?:及|或)?以[上下内外]/.test(sentence.slice(figure.end))) continue;
    cursor = figure.end;
    const torn = /\d\s+$/.test(sentence.slice(0, figure.start)) ? '数字中有空格，未能确定数值' : null;

    const placed = rows.get(figure);
    if (placed !== undefined) {
      open = placeInRow(placed, figure, claims, bracketed ?? wholeIndex);
      continue;
    }
    if (figure.kind === 'percent') {
      const planned = claims.at(-2);
      if (
        planned !== undefined &&
        open === claims.at(-1) &&
        /^\s*[）)]?\s*的\s*$/.test(between) &&
        planned.subject === nameOfPlan(open)
      ) {
        if (open !== null) open.completion = { figure, of: '预算' };
        continue;
      }
      if (open !== null && takeRatio(open, ratioOf, between, figure)) continue;
      const rated = open === null ? null : rateOfChange(change(open), clause, figure);
      if (open !== null && rated !== null) {
        setChange(open, rated, false);
        continue;
      }
      const gap =
        open === claims.at(-1) && planned !== undefined && open !== null && isPairOf(planned, open, first, claims);
      if (gap && GAP.test(clause) && open !== null) {
        setChange(open, gapFrom(planned, figure), true);
        continue;
      }
      // 「占60.00%，比上年的58.00%提高2.00个百分点」: the other share is no statement of this one.
      if (directed === null && periodOf(clause) !== null && COMPARED.test(clause) && !SHARE.test(clause)) continue;
      const share = SHARE.exec(clause);
      const completed = COMPLETED.exec(clause) ?? EXECUTED.exec(clause);
      if (open === null && directed !== null && first === claims.length) open = rateBehind(between, claims);
      const named = share === null ? null : namedByShare(open, clause);
      if (named !== null && share !== null && (open !== null || wholeIndex !== null || namesWhole(share))) {
        if (wholeIndex === null && open !== null && canHaveParts(open)) wholeIndex = claims.indexOf(open);
        open = shareFirst(named, share, figure, wholeIndex);
        claims.push(open);
        continue;
      }
      if (open === null) continue;
      if (directed !== null) {
        if (isOnOtherBasis(between) && (change(open)?.delta ?? null) !== null) continue;
        const own = subjectOf(directed.head.replace(/(?:比|较|与|同比|同).*$/, ''));
        if (isOtherMeasure(open, own)) {
          // 「公务接待费比上年下降5%」 behind another measure: a change of its own.
          open = emptyClaim(own, null);
          open.whole = wholeIndex;
          open.doubt = '本期数未写明';
          claims.push(open);
        }
        const fresh = (change(open)?.rate ?? null) !== null;
        setChange(open, withBase({ rate: figure, rateDirection: directed.direction }, between), fresh);
      } else if (completed !== null) {
        open = outcomeBefore(sentence, claims, first) ?? open;
        open.completion = { figure, of: (completed[1] ?? '').replace(/\s+/g, '') };
      } else if (share !== null) {
        // 「占总支出的0.4%，占本级支出的1.6%」: the first is the one among the shares of the list.
        open.share ??= { figure, of: (share[1] ?? '').replace(/\s+/g, '') || null, spelled: true };
      } else if (isBare(between) && isResultOf(change(open)?.delta ?? null, change(open)?.rate ?? null)) {
        // 「增加5万元（4.2%）」
        setChange(open, { rate: figure, rateDirection: change(open)?.deltaDirection ?? null }, false);
      } else if (
        clause.replace(/\s+/g, '') === '' &&
        open.value !== null &&
        open.share === null &&
        open.changes.length === 0
      ) {
        open.share = { figure, of: null, spelled: false };
      } else {
        open.doubt ??= '百分比未写明是占比还是增减幅度';
      }
      continue;
    }
    if (figure.kind === 'count') {
      const counted = emptyClaim(countedIn(sentence, namedAround(between, subjectOf(clause)), figure), null);
      counted.value = figure;
      if (directed !== null || counted.subject === '') counted.doubt = '数量前未写明对象';
      claims.push(counted);
      continue;
    }

    if (open !== null && isBare(between) && /[（(]/.test(between)) {
      const last = change(open);
      if (last !== undefined && isResultOf(last.rate, last.delta)) {
        // 「增长4.2%（5万元）」
        setChange(open, { delta: figure, deltaDirection: last.rateDirection }, false);
        continue;
      }
    }
    if (
      open !== null &&
      open === claims.at(-1) &&
      open.value !== null &&
      COMPLETES_PLAN.test(clause === '' ? beforeBracket(between) : clause)
    ) {
      // The plan goes before what was done, as it is told elsewhere: the parts that follow are those of the latter.
      const plan = emptyClaim(nameOfPlan(open), open.period);
      plan.value = figure;
      plan.whole = open.whole;
      claims.splice(claims.length - 1, 0, plan);
      continue;
    }
    ratioOf = open?.value?.kind === 'money' ? ratioBase(clause, figure, sentence.slice(figure.end)) : null;
    if (ratioOf !== null) continue;
    if (open !== null && isAmountOfShare(open, clause)) {
      Object.assign(open, { value: figure, doubt: torn });
      continue;
    }
    const risen = open !== null && open === claims.at(-1) ? fromBefore(open, clause, figure) : null;
    if (risen !== null && open !== null) {
      Object.assign(open, risen);
      continue;
    }
    const before = claims.at(-2);
    if (open !== null && open === claims.at(-1) && DIFFERENCE.test(clause) && isPairOf(before, open, first, claims)) {
      // 「决算2.05万元，年初预算2.95万元，差额0.90万元」
      setChange(open, { base: before?.value ?? null, delta: figure }, true);
      continue;
    }
    if (open !== null && directed === null && isExcluded(sentence.slice(0, figure.start), clause)) {
      if (!isTakenOut(sentence.slice(0, figure.start))) open.doubt ??= '含有扣除或不含的金额，口径未能确定';
      open.without ??= figure;
      continue;
    }
    if (open === null && first === claims.length && isBareComparison(clause)) {
      // 「决算比预算减少2万元；比上年减少1万元」: without any amount the second comparison is that of the first.
      const changed = isOnlyChanged(claims.at(-1)) ? claims.at(-1) : undefined;
      open = (lastWhole < 0 ? changed : (comparedOnce(clause, claims) ?? claims[lastWhole])) ?? null;
    }
    const years = directed === null ? null : twoYears(directed.head, claims);
    if (years !== null && (open === null || open === years.base)) {
      open = years.now;
      setChange(open, { base: years.base.value, basePeriod: years.base.period ?? 'previous' }, true);
    }
    if (open === null && directed !== null && first === claims.length) {
      open = bothTotals(sentence.slice(0, figure.start), claims);
      if (open !== null && !claims.includes(open)) claims.push(open);
    }
    if (open === null && directed !== null && first === claims.length) {
      open = comparedBefore(sentence.slice(0, figure.start), subjectOf(directed.head), claims);
      if (open !== null && !claims.includes(open)) claims.push(open);
    }
    if (directed !== null && open !== null) {
      const own = (
        subjectOf(directed.head.replace(/(?:比|较|与|同比|同).*$/, '')) || namedWithoutFigure(between, clause)
      ).replace(/(?<=.)[各均]$/, '');
      const compared =
        (COMPARED.test(directed.head) || /同比/.test(between)) && namedWithoutFigure(between, clause) === '';
      // 「其中基本支出增加6.00万元」: a change of its own subject, the amount of which is not printed.
      const both = BOTH_SIDES.test(between);
      if (both && open.value !== null && /收[^，。；]*支/.test(sentence.slice(0, open.value.start))) {
        setChange(
          open,
          withBase({ delta: figure, deltaDirection: directed.direction }, between),
          (change(open)?.delta ?? null) !== null,
        );
        continue;
      }
      const again = wholeNamedAgain(open, own, claims);
      if (again !== null) open = again;
      const isOpenItself = again !== null || open.subject === own || isMeasureOf(open.subject, own);
      const isOther = isOtherMeasure(open, own);
      if (
        own !== '' &&
        (!compared || isOther) &&
        !isOpenItself &&
        !/^(?:分别|各|均|均分别|相应|总体|共|实际|净|总计各|收、支总计各)?$/.test(own)
      ) {
        open = emptyClaim(own, null);
        open.whole = wholeIndex;
        if (isOther || namedWithoutFigure(between, clause) !== '') open.doubt = '本期数未写明';
        claims.push(open);
      }
      const fresh = (change(open)?.delta ?? null) !== null;
      setChange(open, withBase({ delta: figure, deltaDirection: directed.direction }, between), fresh);
      // 「收、支总计80万元，与上年相比，各增加2万元」: one amount for both sides.
      const isOneForBoth = both || (/收支/.test(open.subject) && !/分别/.test(between));
      if (!isOneForBoth && /各\s*(?:增|减)|分别/.test(between)) open.doubt ??= '多个对象并列，未逐一对应';
      continue;
    }
    const comparedHead = directed === null ? COMPARED.exec(clause) : null;
    const parenthesised = /[（(]\s*(?:上年|去年|上一年|20\d{2}\s*年)[^（）()]*$/.test(between);
    if (comparedHead !== null && !parenthesised && periodOf(comparedHead[0]) !== null) {
      // 「资产总额较上年20.00万元减少…」 names its own subject again.
      const own = subjectOf(clause.slice(0, comparedHead.index)).replace(/^同$/, '');
      if (own !== '' && !(open?.subject.endsWith(own) ?? false)) {
        const named = claims.findLast((claim) => claim.subject.endsWith(own));
        open = named ?? emptyClaim(own, null);
        if (named === undefined) claims.push(open);
        setChange(
          open,
          { base: figure, baseText: squeeze(comparedHead[0]), basePeriod: periodOf(comparedHead[0]) },
          true,
        );
        continue;
      }
    }
    const basePeriod = directed === null ? basePeriodOf(clause, open) : null;
    if (open !== null && basePeriod !== null) {
      setChange(open, { base: figure, baseText: squeeze(clause), basePeriod }, !isWithoutBase(change(open)));
      continue;
    }
    if (open === null && isThan && lastWhole >= 0 && first === claims.length) open = claims[lastWhole] ?? null;
    if (open !== null && open.value !== null && (comparedHead !== null || parenthesised || isThan)) {
      const isFresh = !parenthesised || !isWithoutBase(change(open));
      setChange(open, { base: figure, baseText: squeeze(clause), basePeriod: periodOf(clause) }, isFresh);
      continue;
    }
    if (directed !== null) {
      // 「收入预算比2030年增加20.00万元，增长25%」: only the change is printed; the base follows from both.
      const apart = subjectOf(namedBeforeComparison(between, clause, directed.head));
      const own = apart || subjectOf(directed.head.replace(/(?:比|较|与|同比|同).*$/, ''));
      if (/^(?:本年度?|今年|当年|本期|总体)?$/.test(own) || /分别|各/.test(between)) continue;
      // 「…比上年减少0.3万元，其中：A减少0.2万元；B减少0.1万元」: the list goes on comparing.
      const isCompared =
        apart !== '' || listed !== null || COMPARED.test(directed.head) || isOnlyChanged(claims.at(-1));
      if (!isCompared) continue;
      open = emptyClaim(own, null);
      open.doubt = '本期数未写明';
      claims.push(open);
      setChange(open, withBase({ ...listed, delta: figure, deltaDirection: directed.direction }, between), true);
      continue;
    }

    const compared = namedWithBase(between, clause, open === null ? sentence.slice(figure.end) : '');
    if (compared !== null) {
      open = { ...emptyClaim(compared, null), doubt: '本期数未写明' };
      claims.push(open);
      setChange(open, { base: figure, baseText: squeeze(clause), basePeriod: periodOf(clause) }, true);
      continue;
    }
    const period = periodOf(clause);
    let subject = namedAround(between, namedBefore(between, subjectOf(clause)));
    const counted = claims.at(-1);
    if (GENERIC.test(subject) && counted?.value?.kind === 'count' && claims.length > first && counted.subject !== '') {
      subject = counted.subject + subject;
    }
    open = emptyClaim(subject, typeof period === 'number' ? period : null);
    open.value = figure;
    // 「财政拨款60万元（含上年结转5万元）」: what a bracket opens with is within what stands before it.
    const isOpening = /[（(][^（）()]*$/.test(between);
    if (bracketed !== null && !isOpening && isBeside(claims[bracketed]?.subject ?? '', subject)) bracketed = null;
    wholeIndex = listBelow(claims, wholeIndex, subject);
    open.whole = bracketed ?? wholeIndex;
    if (subject === '') open.doubt = UNNAMED;
    if (period === 'previous') open.doubt ??= '上年数，不作本年数判断';
    if (isAverage(subject)) {
      open.whole = null;
      open.doubt ??= '平均数，不与其他金额相加';
    }
    open.doubt ??= torn;
    claims.push(open);
  }
  markFlat(sentence, claims.slice(first), figures);
  for (const claim of claims.slice(first)) {
    for (const figure of [claim.value, ...claim.changes.flatMap(({ base, delta }) => [base, delta])]) {
      if (figure?.kind === 'money') claim.doubt ??= inexactness(sentence, figure);
    }
  }
  if (!/[；;]\s*$/.test(sentence)) return null;
  return listsBelow(sentence) ? (bracketed ?? wholeIndex) : wholeIndex;
}
