import type { ChangeClaim, Figure } from '../../disclosure/index.js';
import { NO_CHANGE } from './changes.js';
import { bareMeasure } from './measures.js';
import { emptyClaim, type OpenClaim } from './open-claim.js';
import { BOTH_SIDES, directionOf, periodOf, SHARE, subjectOf, UNNAMED } from './vocabulary.js';

/** 「2030年为40万元」「上年为40万元」: an amount that only says its year is the base of the one before it. */
const YEAR_ONLY =
  /^\s*(?:而|但)?\s*(?:(?:20\d{2}\s*年度?|上年度?|去年|上一年度?|上年同期)(?:年初)?(?:预算|决算|执行)?数?(?:为|是)|(?:上年度?|去年|上一年度?)(?:年初)?(?:预算|决算|执行)数?|上年(?:同期)?|去年(?:同期)?|上一年)\s*$/;

/** 「，2030年预算50万元，同比增加10万元」: the base needs no 为 where the comparison follows. */
const YEAR_BARE = /^\s*20\d{2}\s*年度?(?:年初)?(?:预算|决算|执行)数?(?:安排)?\s*$/;
const COMPARES_ON =
  /^\s*[，,]\s*(?:同比|相比|(?:比|较|与)(?:上年|去年)[^，。；\d]{0,6})?[，,]?\s*(?:净?增|减|上升|下降|降低|多|少|压减)/;

const SAYS_BEFORE = /^\s*[，,]\s*(?:同比|相比|[比较与](?:上年|去年))/;

/** True for a change against another year that is told without what it is from: the amount that follows with its year is that. */
export function isWithoutBase(change: ChangeClaim | undefined): boolean {
  const isOfPlan = change?.basePeriod === null && /预算/.test(change.baseText);
  return change !== undefined && change.base === null && (change.delta ?? change.rate) !== null && !isOfPlan;
}

/** 「上年支出预算40万元」: the measure told before is named again, for the year before. */
const NAMED_OF_LAST_YEAR =
  /^\s*(?:而|但)?(?:上年度?|去年|上一年度?)的?(?!结转|结余)([^，。；\d]{2,16}?)数?(?:为|是)?\s*$/;

function isSameOfLastYear(clause: string, { subject, changes }: OpenClaim): boolean {
  const name = bareMeasure(NAMED_OF_LAST_YEAR.exec(clause)?.[1]?.replace(/\s+/g, '') ?? '');
  return name.length > 1 && changes.length === 0 && bareMeasure(subject).endsWith(name);
}

/** What an amount alone with its year says about the claim before it: the base of its change, or null. */
export function basePeriodOf(clause: string, open: OpenClaim | null, behind: string): number | 'previous' | null {
  if (open === null || open.subject === '') return null;
  const isPlain = open.value?.kind === 'money' && open.changes.length === 0;
  if (isPlain && YEAR_BARE.test(clause) && COMPARES_ON.test(behind)) {
    const period = periodOf(clause);
    const own = yearOf(open);
    // Of an amount that tells no year, only 「同比」 says that it is the later one.
    const isEarlier = typeof period === 'number' && (own === null ? SAYS_BEFORE.test(behind) : period < own);
    return isEarlier ? period : null;
  }
  if (open.value?.kind === 'money' && isSameOfLastYear(clause, open)) return 'previous';
  if (!YEAR_ONLY.test(clause)) return null;
  // 「收入同比减少5万元，上年为40万元」: the amount itself is not printed.
  if (open.value === null ? !isWithoutBase(open.changes.at(-1)) : open.value.kind !== 'money') return null;
  const period = periodOf(clause);
  if (period === null || period === 'previous') return period;
  const own = yearOf(open);
  return own !== null && period < own ? period : null;
}

/** 「，与上年对比减少」「；对比减少」: a comparison without any name, of the two years just told. */
const NAMELESS =
  /^[\s，,；;]*(?:同比|对比|相比|两年相比|(?:与|比|较|同)(?:上年度?|去年|上一年度?|20\d{2}年度?)(?:预算|决算)?数?(?:相比|对比|比较|相较)?)?[，,]?\s*$/;

/**
 * 「2031年…30万元，2030年…50万元，与上年对比减少20万元」: two years of one measure stand side by side, and the change is that
 * from the second to the first. The first of the two with the second as its base, or null.
 */
export function twoYears(
  head: string,
  claims: readonly OpenClaim[],
): { readonly now: OpenClaim; readonly base: OpenClaim } | null {
  const [now, base] = claims.slice(-2);
  if (now === undefined || base === undefined || !NAMELESS.test(head)) return null;
  const isPlain = [now, base].every(
    ({ value, changes, share, completion, whole }) =>
      value?.kind === 'money' && changes.length === 0 && share === null && completion === null && whole === now.whole,
  );
  if (!isPlain || yearOf(now) === null || yearOf(now) !== (yearOf(base) ?? 0) + 1) return null;
  const [one, other] = [measureOf(now), measureOf(base)];
  return other === '' || one === other ? { now, base } : null;
}

function yearOf({ period, subject }: OpenClaim): number | null {
  const named = /(20\d{2})年/.exec(subject)?.[1];
  return period ?? (named === undefined ? null : Number(named));
}

function measureOf({ subject }: OpenClaim): string {
  return bareMeasure(subject).replace(/预算|决算|数$/g, '');
}

/** 「低于预算15.00万元，节约4.00万元」: the first is what is compared with, as the second tells the difference. */
const THAN =
  /^\s*(?:大于|高于|多于|超过|超出|小于|低于|少于)(?:(?:上年度?|去年|20\d{2}\s*年度?)(?:年初|全年)?(?:预算|决算|支出|执行)?数?|(?:年初|全年|当年|调整)?预算数?)(?:的)?\s*$/;
const DIFFERS =
  /^\s*[，,]\s*(?:净?增加|净?减少|节约|压减|多支出?|少支出?|超支|增支|减支|多|少|上升|下降|增长)了?\s*\d[\d,，.．]*\s*(?:亿元|万元|元)/;

/** True for an amount that a difference told right behind it is from. */
export function isComparedWith(clause: string, behind: string): boolean {
  return THAN.test(clause) && DIFFERS.test(behind);
}

/** 「收入支出总体与上年相比，增加」: one figure for both sides. */
const BOTH_TOTALS =
  /^\s*(?:收入支出|收支)(?:总体|总计|总额|总数)?(?:情况)?(?:与|比|较|同)(?:上年度?|去年|上一年度?|20\d{2}年度?)[^，,。；：:]{0,6}[，,]?[^，,。；：:]{0,4}$/;

/**
 * What 「收入支出总体与上年相比」 speaks of: the two totals just told, where they are the same, or those of another paragraph, which
 * are not known here.
 */
export function bothTotals(before: string, claims: readonly OpenClaim[]): OpenClaim | null {
  if (!BOTH_TOTALS.test(before)) return null;
  const totals = claims.filter(
    ({ value, whole, subject }) => value?.kind === 'money' && whole === null && /总计|总额|合计/.test(subject),
  );
  const [spent, received, more] = totals.toReversed();
  if (spent === undefined || received === undefined) {
    return totals.length > 0 ? null : { ...emptyClaim('收入支出总体', null), doubt: '本期数未写明' };
  }
  const isSame =
    spent.value?.amount.value === received.value?.amount.value &&
    spent.value?.amount.unit === received.value?.amount.unit;
  const isPlain = isSame && more === undefined && spent.changes.length === 0;
  return isPlain && /支/.test(spent.subject) && /收/.test(received.subject) ? spent : null;
}

/** The statement that a rate at the head of its clause goes on about: 「；减少率35.2%」 behind 「减少4.4万元」. */
export function rateBehind(between: string, claims: readonly OpenClaim[]): OpenClaim | null {
  const isRateOnly = /^[\s；;，,]*(?:增长|增加|减少|下降|降低|上升)(?:率|幅度|比例)?(?:为|约为)?[：:]?\s*$/.test(
    between,
  );
  if (!isRateOnly) return null;
  const owner = claims.slice(-2).findLast(({ changes }) => changes.length > 0);
  const last = owner?.changes.at(-1);
  return owner !== undefined && last !== undefined && last.delta !== null && last.rate === null ? owner : null;
}

/** 「与上年相比，财政拨款支出增加…」: the comparison opens the sentence, its subject follows behind the comma. */
const OPENS_COMPARISON =
  /^\s*(?:同?比|较|与|同)(?:上年|去年|上一年|20\d{2}年|(?:年初|全年|当年|调整)?预算)[^，。；：]{0,12}?(?:相比|相较|比较)?[，,][^，。；：]*$/;

/**
 * The claim that a sentence beginning with its comparison goes on about: the last one of the same measure, else one of
 * its own without the amount. Null where the sentence does not begin so.
 */
export function comparedBefore(before: string, own: string, claims: readonly OpenClaim[]): OpenClaim | null {
  if (!OPENS_COMPARISON.test(before)) return null;
  // 「收、支总计均增加」「收支各增加」: one figure for both sides.
  const isOfBoth = BOTH_SIDES.test(before) || /(?:^|预算|拨款|年度?)收支(?:总?预算|总计|总额|合计)?[各均]$/.test(own);
  const measure = isOfBoth ? own.replace(/[各均]$/, '') : own;
  if (/分别|各/.test(measure)) return null;
  const named = claims.findLast(
    (claim) =>
      claim.whole === null &&
      claim.value?.kind === 'money' &&
      // Once with the year before, once with the plan.
      claim.changes.length < 2 &&
      claim.changes.every(({ delta }) => delta !== null) &&
      isMeasureOf(claim.subject, measure),
  );
  if (named !== undefined) return named;
  return measure === '' ? null : { ...emptyClaim(measure, null), doubt: '本期数未写明' };
}

/** 「；同上年实际支出53.00万元相比」: the comparison names the measure it goes on about. */
const NAMES_MEASURE =
  /^\s*(?:比|较|与|同)(?:上年度?|去年|上一年度?|20\d{2}\s*年度?)的?([^，,。；;：:\d]{3,16}?)(?:的|为)?\s*$/;

/** The amount told last whose name ends with the measure that a comparison names; null where it names none. */
export function comparedOnce(clause: string, claims: readonly OpenClaim[]): OpenClaim | null {
  const named = bareMeasure(subjectOf(NAMES_MEASURE.exec(clause)?.[1] ?? ''));
  if (named.length < 3) return null;
  return (
    claims.findLast(({ value, subject }) => value?.kind === 'money' && bareMeasure(subject).endsWith(named)) ?? null
  );
}

/** 「财政拨款增加」 behind 「财政拨款支出264.92万元」: the one that is told of, with its last word left out. */
export function isMeasureOf(subject: string, measure: string): boolean {
  // 「收支总计（含结转和结余）」 is called by its name alone.
  const [full, short] = [bareMeasure(subject.replace(/[（(]含[^（）()]*[）)]$/, '')), bareMeasure(measure)];
  return full.endsWith(short) || (short.length >= 4 && full === `${short}支出`);
}

/** 「由上年的」「从2030年预算」 behind a name: the amount that follows is the one before. */
const FROM = /(?:由|从)(?:上年度?|去年|上一年度?|年初|原来?|20\d{2}年度?)?(?:预算|决算|执行)?数?的?$/;
/** 「增加到」「降至」: the amount that follows is the one now. 「变为」 and 「调整为」 do not say which way. */
const TO =
  /^\s*(?:(?:增加|增长|提高|提升|上升|扩大)|(减少|下降|降低|压减|压缩|缩减)|(?:变|调整))?(?:(增|升)|(降|减))?(?:到|至|(?<=[加少变整])为)\s*$/;

/**
 * 「生均经费由上年的80.00元增加到100.00元，增长25%」: what the statement told last becomes its base, and `figure` its amount. Null where the words
 * say nothing of the kind.
 */
export function fromBefore(
  { subject, value, period, changes, share }: OpenClaim,
  clause: string,
  figure: Figure,
): Partial<OpenClaim> | null {
  const to = TO.exec(clause);
  const isFrom = FROM.test(subject) && value?.kind === 'money' && changes.length === 0 && share === null;
  if (to === null || !isFrom || clause.trim().length < 2) return null;
  const isDown = to[1] !== undefined || to[3] !== undefined;
  const isSaid = !/^(?:变|调整)[到至为]/.test(clause.trim());
  const name = subject.replace(FROM, '');
  return {
    subject: name,
    value: figure,
    period: null,
    doubt: name === '' ? UNNAMED : null,
    changes: [
      {
        ...NO_CHANGE,
        baseText: clause.trim(),
        base: value,
        basePeriod: period ?? 'previous',
        deltaDirection: isSaid ? (isDown ? 'down' : 'up') : null,
      },
    ],
  };
}

/** From here on the sentence explains: its figures are reasons, not statements about the subject. */
export const REASON = /(?:主要)?原因|主要(?:是|系)?(?:由于|因为|因(?!公))|增减相抵/;

/** 「公用经费减少8万元，增减相抵后支出净减少5万元」: behind changes, the words that sum them up explain nothing. */
const NET = /^[，,；;]\s*增减相抵后?[，,]?[^，,。；;：:]{0,16}(?:增加|减少)\s*$/;

/** True for words that end a list of changes with what they come to. */
export function sumsUp(between: string, last: OpenClaim | undefined): boolean {
  return NET.test(between) && last?.value === null && last.changes.length > 0;
}

/** 「…的主要原因是厉行节约，与上年相比减少」: behind a reason without figures the sentence goes on comparing, with no other name. */
const AFTER_REASON =
  /[，,；;]\s*((?:与|同|比|较)(?:上年度?|去年|上一年度?|20\d{2}年度?)(?:决算|支出|预算|执行)?数?(?:相比|相较|对比|比较)?[，,]?\s*(?:支出)?(?:增加|减少|增长|下降|降低|上升)了?\s*)$/;

/** 「以上三项增减相抵，支出预算比上年减少」: what all of it comes to is no reason. */
const NETTED = /增减相抵后?[，,]([^，,。；;]*)$/;

/** 「主要原因是新站投入运行，其中：拨款60万元，占75%」: a list with shares parts the total, not the reason. */
const LISTS_AFTER = /[，,。；;]\s*(其中[：:，,]\s*[^，,。；;：:\d]*)$/;
const IS_SHARE = /^[，,（(]?\s*占(?:比)?[^，。；\d]{0,16}\d[\d.]*\s*[%％]/;

/** 「主要原因是人员增加，其中：财政拨款收入60万元」: neither sources nor natures of money are reasons. */
const SOURCES =
  /(?:拨款(?:收入|支出)?|(?:事业|经营|其他|专户管理资金|单位资金)收入|基本支出|项目支出|人员经费|公用经费)(?:预算)?\s*$/;

/** The comparison that a sentence goes on with behind a reason; null where the reason has not ended. `hasOwner`: something was told before. */
export function comparedAfterReason(between: string, hasOwner: boolean, behind: string): string | null {
  const listed = hasOwner ? LISTS_AFTER.exec(between)?.[1] : undefined;
  if (listed !== undefined && (IS_SHARE.test(behind) || SOURCES.test(listed))) return listed;
  return (hasOwner ? AFTER_REASON.exec(between)?.[1] : undefined) ?? NETTED.exec(between)?.[1] ?? null;
}

/** 「与上年相比，收入合计减少5万元，下降4%。」: a sentence that ends with a change against another year. */
const TOLD_CHANGE =
  /((?:比|较|与|同)(?:上年|去年|上一年|20\d{2}年)[^，。；]{0,12})[^。；]*?(?:增加|减少|增长|下降|降低)了?\s*\d[^。；]*。\s*$/;

/** 「比上年增加5万元，增长4%，其中：因公出国费与上年持平；」: the list of a change goes on behind the semicolon. */
const LISTED_CHANGE =
  /((?:比|较|与|同)(?:上年|去年|上一年|20\d{2}年)[^，。；]{0,12}?)(?:相比|相较)?[，,]?[^，。；]{0,12}(?:增加|减少|增长|下降|降低)了?\s*\d[^。；]*其中[：:，,][^。]*；\s*$/;

/** 「与上年相比，收入总计减少5万元，下降4%；支出总计减少5万元」: the comparison that opens a sentence is of both sides. */
const OPENING_CHANGE =
  /^\s*((?:比|较|与|同)(?:上年|去年|上一年|20\d{2}年)[^，。；]{0,12}?)(?:相比|相较|比较|对比)[，,][^，。；\d]{2,16}(?:增加|减少|增长|下降|降低)了?\s*\d[^。]*；\s*$/;
const TOTAL_CHANGED =
  /^\s*[^，。；\d]{0,8}(?:收入|支出)(?:预算|决算)?(?:总计|总额|合计)?(?:增加|减少|增长|下降|降低)了?\s*\d/;

/**
 * What the changes of 「其中：财政拨款收入减少3万元；其他收入减少2万元」 are compared with: the sentence before has said it, or the
 * head of the list. `stretch` is what stands before, back to the last full stop.
 */
export function comparedInList(before: string, stretch: string, sentence: string): Partial<ChangeClaim> | null {
  const isHead = /^\s*其中/.test(sentence);
  const told = isHead ? TOLD_CHANGE.exec(before) : LISTED_CHANGE.exec(stretch);
  const compared = told ?? (TOTAL_CHANGED.test(sentence) ? OPENING_CHANGE.exec(stretch) : null);
  const words = compared?.[1]?.replace(/\s+/g, '');
  const basePeriod = words === undefined ? null : periodOf(words);
  return words === undefined || basePeriod === null ? null : { baseText: words.slice(1), basePeriod };
}

/** 「，扣除一次性因素后，下降1.2%」: a rate of something else than the change told before. */
export function isOnOtherBasis(between: string): boolean {
  return /(?:扣除|剔除|扣减)[^；。]*后[^；。]*$/.test(between);
}

/** 「与上年预算80万元相比，支出总额」: what is compared follows behind the comma. */
const COMPARED_WITH =
  /^\s*(?:与|较|比|同)(?:上年度?|去年|上一年度?|20\d{2}\s*年度?)的?(?:年初|调整)?(?:预算|决算|执行)?数?(?:的|为)?\s*$/;

const NAMED_BEHIND = /^\s*(?:相比较?|相较|比较|对比)[，,]((?:20\d{2}\s*年度?)?[^，,。；;：:\d]{4,40})(?=\d)/;

const CHANGES_BEHIND = /^\s*(?:相比较?|相较|比较|对比)?[，,]?\s*(?:净?增加|净?减少|增长|下降|降低|上升)了?\s*\d/;

/** True for the amount of another year that a change without any name is from. `behind`: what follows the amount. */
export function comparesNameless(clause: string, behind: string): boolean {
  return COMPARED_WITH.test(clause) && CHANGES_BEHIND.test(behind);
}

/** 「支出预算与2030年相比（2030年为80万元）」: the base stands in a bracket behind the comparison. */
const BASE_IN_BRACKET = /(?:比|较|与)[^，。；]*(?:相比|相较)?[（(][^（）()]*$/;

/**
 * The name of what changes, where only the amount it is compared with is printed; null elsewhere. `behind`: what follows that amount, where
 * nothing stands before it.
 */
export function namedWithBase(between: string, clause: string, behind: string): string | null {
  if (BASE_IN_BRACKET.test(between) && /(?:20\d{2}年|上年|去年)/.test(clause))
    return subjectOf(between.replace(/(?:比|较|与)[^，。；]*$/, ''));
  const words = NAMED_BEHIND.exec(behind)?.[1];
  const head = words === undefined || !COMPARED_WITH.test(clause) ? undefined : directionOf(words)?.head;
  return head === undefined ? null : subjectOf(head) || null;
}

/** A share, or a change without a name of its own: both are said of what stands before. */
export function isSaidOfBefore(clause: string): boolean {
  const head = directionOf(clause)?.head.replace(/\s+/g, '');
  if (head === undefined) return SHARE.test(clause);
  return /^(?:同比|(?:比|较|与)(?:上年|去年|上一年|20\d{2}年).*)?$/.test(head);
}

/** 「公务接待费支出与上年决算相比，增加」: the name stands before the comparison, and both before a comma. */
const NAMED_BEFORE =
  /(?:^|[，,。；;：:])\s*([^，,。；;：:\d]{3,40}?)(?:与|同|比|较)(?:上年|去年|上一年|20\d{2}年|(?:年初|全年|当年|调整)预算)[^，,。；;：:]{0,10}(?:相比|相较|比较)?[，,]\s*(?:总体)?$/;

/** The name before a comparison that ends with a comma; empty where there is none. `head` is what stands before the direction. */
export function namedBeforeComparison(between: string, clause: string, head: string): string {
  if (head.trim() !== '' && head.trim() !== '总体') return '';
  return NAMED_BEFORE.exec(between.slice(0, between.length - clause.length + head.length))?.[1] ?? '';
}

/** 「较上年4.00万元」: only a comparison, no subject of its own. */
function isBareComparison(clause: string): boolean {
  return /^(?:按?(?:同|可比)口径)?(?:(?:(?:支出|经费|费用)?预算数)?(?:比|较|与|同)(?:上年|去年|上一年|20\d{2}年|(?:年初|全年|当年|调整)?预算)|(?:支出)?决算数?(?:大于|高于|小于|低于)|同比(?:净?增|净?减|增长|上升|下降|降低|多|少))/.test(
    clause.replace(/\s+/g, ''),
  );
}

/** 「费用支出较年初预算数」「该项经费比上年」「决算数比上年」: a comparison whose own words name nothing. */
const VAGUE_COMPARISON =
  /^(?:费用支出|(?:该|此)项(?:经费|费用|支出)|(?:支出)?决算数?)(?:总额)?(?:比|较|与|同)(?:上年|去年|上一年|20\d{2}年|(?:年初|全年|当年|调整)?预算)/;

/** What is told of one measure as a plan and as done is one. */
function plainMeasureOf({ subject }: OpenClaim): string {
  return bareMeasure(subject).replace(/(?:支出)?(?:年初|全年|当年|调整)?(?:预算|决算)?(?:支出)?数?$/, '');
}

/**
 * True for a comparison at the head of a sentence that names nothing, or nothing but 「费用支出」 or 「决算数」 where all that was told before,
 * parts aside, is of one measure.
 */
export function isNamelessComparison(clause: string, told: readonly OpenClaim[]): boolean {
  if (isBareComparison(clause)) return true;
  return VAGUE_COMPARISON.test(clause.replace(/\s+/g, '')) && new Set(told.map(plainMeasureOf)).size === 1;
}

/** 「超预算2万元，超3.4%」: more by that rate. Of an amount, 超 may as well say that it is no exact one. */
export function exceedingRate({ kind }: Figure, clause: string): ReturnType<typeof directionOf> {
  return kind === 'percent' && /^\s*超\s*$/.test(clause) ? { direction: 'up', head: '' } : null;
}
