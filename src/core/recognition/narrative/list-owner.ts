import { isAverage } from '../../disclosure/index.js';
import { convert, Exact } from '../../amount/index.js';
import { bareMeasure, namedAgain } from './measures.js';
import type { OpenClaim } from './open-claim.js';
import { LISTS, subjectOf } from './vocabulary.js';

/** 「其中：…」「（…）」: a sentence that goes on listing the parts of what was told last. */
const GOES_ON =
  /^\s*(?:其中|分项(?:情况)?(?:是|为|如下)|具体(?:支出|收入|安排)(?:情况)?(?:是|为|如下)?[：:]|(?:收入|支出)包括[：:]|包括(?!但不限)|[（(])/;
/** 「支出包括：」 */
const SIDE = /^\s*(收|支)[入出]包括/;

const INCLUDES = /[收支][入出]包括/;

/**
 * True for an amount that may be parted by what comes in, or goes out. 「收入包括：财政拨款70万元、上年结转10万元；支出包括：」 lists no parts of what the
 * sentence `before` has listed.
 */
function mayHold({ subject, value }: OpenClaim, side: string, before: string): boolean {
  if (subject.includes(side)) return true;
  const isListed = value !== null && INCLUDES.test(before) && before.startsWith(value.amount.text, value.start);
  return !/收入|支出/.test(subject) && (!isListed || subject.includes('总'));
}

/** 「主要是为保障机构运转而发生的各项支出，其中：…」「主要用于日常办公，其中：…」: words that only explain the amount stand before its list. */
const EXPLAINED =
  /^\s*(?:(?:主要是(?:指|为了?|用于)|主要用于|是指)[^。；;\d]*[，,]\s*(?:其中|包括)[：:，,]|具体(?:内容)?包括[：:])/;
/** Amounts and what they are for, in a sentence of their own. */
const USED_FOR = /^\s*主要用于(?:(?!以下|如下|下列)[^，,。；;：:、\d]){2,20}\d[\d,.]*万?元[、，,]/;
const NUMBERED = /^\s*[（(][一二三四五六七八九十\d]/;
/** 「“三公”经费包括：…」: the parts of a measure that is named again. */
const NAMED_AGAIN = /^\s*([^，,。；;：:\d]{4,24}?)包括[：:]/;

/** Parts that stand side by side: behind one of them another is no part of it, but of what it is a part of. */
const FAMILIES: readonly (readonly RegExp[])[] = [
  [/因公出/, /公务接待/, /公务用?车购置[及和与、]|公务用?车(?:费用?|经费)$/],
  [/基本支出/, /项目支出/, /经营支出/, /上缴上级/, /附属单位补助/],
  [/(?<!净)资产(?:总额|总计|合计|总值)$/, /负债(?:总额|总计|合计)?$/, /净资产(?:总额|总计|合计)?$/],
  [
    /财政拨款(?!.*(?:一般公共|政府性基金|国有资本))/,
    /事业收入/,
    /经营收入/,
    /其他收入/,
    /上级补助/,
    /上缴收入/,
    /结转|结余/,
    /专户/,
  ],
];

/**
 * The statement whose parts a sentence lists: the last one, the one the sentence `before` it or the sentence itself names again, or `listedUnder`.
 */
export function listOwner(
  sentence: string,
  claims: readonly OpenClaim[],
  listedUnder: number | null,
  before = '',
): number | null {
  if ((GOES_ON.test(sentence) && !NUMBERED.test(sentence)) || EXPLAINED.test(sentence)) {
    const side = SIDE.exec(sentence)?.[1];
    const last =
      partNamedBefore(before, claims) ??
      lastWholeOf(claims, (claim) => side === undefined || mayHold(claim, side, before));
    if (last >= 0) return last;
  }
  // 「教育支出80万元，占50%。主要用于A 50万元、B 20万元、C 10万元。」
  const told = claims.at(-1);
  if (USED_FOR.test(sentence) && told !== undefined && canHaveParts(told)) return claims.length - 1;
  return namedAgain(NAMED_AGAIN.exec(sentence)?.[1], claims) ?? listedUnder;
}

/** 「，2031年公务用车运行维护费中，加油2万元，…」: the measure that a list within its sentence is of, named again. */
const AGAIN = /[，,]\s*(?:20\d{2}\s*年度?)?([^，,。；;：:\d]{4,24})中[，,：:][^，,。；;：:]*$/;

/** Index of the statement that such words name; null where they name none. */
export function listedAgain(between: string, claims: readonly OpenClaim[]): number | null {
  return namedAgain(AGAIN.exec(between)?.[1], claims);
}

/** True where two names are those of parts that stand side by side. */
export function isBeside(one: string, other: string): boolean {
  return FAMILIES.some((family) => isBesideIn(family, one, other));
}

/** 「基本支出80万元，由人员经费60万元和公用经费20万元组成」: the parts stand between the two words. */
const MADE_OF = /[，,]\s*由(?!于)[^，。；]*$/;
const MADE_OF_END = /^[^。；]*(?:组成|构成)/;
/** 「政府采购支出总额80万元：货物支出50万元，…」「在80万元总支出中，…」: what follows makes up the amount before it. */
const COLON = /^\s*(?:[：:]|[^，,。；;：:、\d]{0,8}中[，,：:])/;
/** Another year behind a colon is no part. */
const OTHER_TIME = /上年(?!结转|结余)|去年|20\d{2}\s*年/;

/** True where the words between two amounts begin a list of the parts of what was told before. `behind`: what follows the second. */
export function opensList(between: string, behind: string, open: OpenClaim | null): boolean {
  if (LISTS.test(between) || (MADE_OF.test(between) && MADE_OF_END.test(behind))) return true;
  return COLON.test(between) && open?.value?.kind === 'money' && open.whole === null && !OTHER_TIME.test(between);
}

/** 「…；其中一般公共预算拨款采购60万元：货物40万元、服务20万元」: a part that opens its sentence is parted itself behind its colon. */
export function isPartedItself(between: string, open: OpenClaim | null, isOpening: boolean): boolean {
  return isOpening && open?.value?.kind === 'money' && open.whole !== null && /^\s*[：:](?!\d)/.test(between);
}

/**
 * 「支出80万元：基本支出60万元，其中人员经费40万元、公用经费20万元；项目支出20万元」: a part that stands beside the one that was parted is none of
 * its parts, but one of what that is a part of. The whole of a part called `subject`, where `under` is the one in force.
 */
export function listBelow(claims: readonly OpenClaim[], under: number | null, subject: string): number | null {
  const owner = under === null ? undefined : claims[under];
  const isSibling =
    owner !== undefined && FAMILIES.slice(0, 3).some((family) => isBesideIn(family, owner.subject, subject));
  return isSibling || (owner !== undefined && isOtherTotal(owner.subject, subject)) ? owner.whole : under;
}

/** 「收入总计80万元，由本年收入…组成；支出总计80万元，…」: the total of the other side is no part of the one. */
function isOtherTotal(one: string, other: string): boolean {
  const [left, right] = [one, other].map((name) => /([收支])[入出]?(?:预算|决算)?(?:总计|合计|总额)$/.exec(name)?.[1]);
  const [of, own] = [one, other].map((name) => PLAIN_TOTAL.exec(name)?.slice(1).find(Boolean));
  return (
    (left !== undefined && right !== undefined && left !== right) ||
    (of !== undefined && own !== undefined && of !== own) ||
    isOtherSide(one, other)
  );
}

/** 「2031年总收入80万元，其中…；总支出80万元」「财政拨款收入80万元，其中…；财政拨款支出80万元」: one name, and the other side of it. */
function isOtherSide(one: string, other: string): boolean {
  const [whole, own] = [one, other].map((name) => /^(.+)([收支])[入出]$/.exec(name.replace(YEAR, ''))?.slice(1));
  const [name = '', side] = whole ?? [];
  const [part = '', of] = own ?? [];
  return part !== '' && side !== of && name.endsWith(part);
}

const YEAR = /20\d{2}\s*年度?/g;

/** 「2031年本部门预算收入」「支出预算」: a total of one side that no word of a total ends. */
const PLAIN_TOTAL = /(?:^|年度?|部门|单位)(?:预算([收支])[入出]|([收支])[入出]预算)(?:总?数|总额|总计|合计)?$/;

function isBesideIn(family: readonly RegExp[], one: string, other: string): boolean {
  const [left, right] = [one, other].map((name) => family.findIndex((part) => part.test(name)));
  return left !== undefined && left >= 0 && right !== undefined && right >= 0 && left !== right;
}

/** 「其中」 behind a bracket that is still open. */
const IN_BRACKET = /[（(][^（）()]*其中[^（）()]*$/;

/**
 * 「其中：项目支出40万元，其中：设备购置30万元」: the list within a list is of the part told just before. 「财政拨款80万元（其中：A 60万元，B 20万元），
 * 占50%；事业收入80万元」: a list in brackets ends with them.
 */
export function isNested(open: OpenClaim | null, between: string, subject: string): boolean {
  if (open === null || open.value?.kind !== 'money' || !/其中/.test(between)) return false;
  if (open.whole === null) return IN_BRACKET.test(between) && !isAverage(open.subject);
  return subject !== '' && !isBeside(open.subject, subject);
}

/** 「节约资金5万元。其中公开招标20万元」: what was not spent is not what the list behind it makes up. */
const SAVED = /节约|节支|核减/;

/** True for an amount that a list may make up: none of a list itself, and no average. */
export function canHaveParts({ whole, value, subject }: OpenClaim): boolean {
  return whole === null && value?.kind === 'money' && !isAverage(subject) && !SAVED.test(subject);
}

/**
 * Index of the amount told last that a list may make up and that `isMeant`; -1 where there is none. 「2031年80万元，2030年70万元，同比增加10万元。其中：…」: the year before is what the
 * change is from, and the list is of this year.
 */
export function lastWholeOf(claims: readonly OpenClaim[], isMeant: (claim: OpenClaim) => boolean = () => true): number {
  const last = claims.findLastIndex((claim) => canHaveParts(claim) && isMeant(claim));
  const before = claims[last - 1];
  const isBase = before?.changes.some(({ base }) => base !== null && base === claims[last]?.value) ?? false;
  return isBase && before !== undefined && canHaveParts(before) ? last - 1 : last;
}

/** 「主要用于以下方面：A 5万元；B 3万元」: the list goes on behind the semicolon. */
const LISTS_BELOW = /主要用于(?:(?:以下|如下|下列)[^，。；：:]{0,8})?[：:]/;

/** True where what such a sentence lists goes on behind its semicolon. */
export function listsBelow(sentence: string): boolean {
  return LISTS_BELOW.test(sentence);
}

/**
 * 「本年收入80万元，主要包括：财政拨款70万元，占87.5%，比上年增加2万元；」: a list that has told one part of the amount `whole`, and less than it, goes on
 * behind the semicolon. `first`: how many statements stand before the sentence.
 */
export function listsOneSoFar(sentence: string, claims: readonly OpenClaim[], whole: number, first: number): boolean {
  const [part, other] = claims.slice(first).filter((claim) => claim.whole === whole);
  const owner = claims[whole];
  if (part === undefined || other !== undefined || owner === undefined || whole < first) return false;
  return /包括[：:]/.test(sentence) && (inYuan(part)?.lt(inYuan(owner) ?? 0) ?? false);
}

/** An amount in 元; null where there is none. */
function inYuan({ value }: OpenClaim): Exact | null {
  return value?.kind === 'money' ? convert(new Exact(value.amount.value), value.amount.unit ?? '元', '元') : null;
}

/**
 * 「A 80万元（占比40%），其中a 50万元、b 30万元；B 120万元（占比60%）」: behind a list that makes up its whole, what has a share of the same as that
 * whole stands beside it. `first`: how many statements stand before the sentence of `open`. True where it does; the list is then left.
 */
export function leavesList(claims: readonly OpenClaim[], open: OpenClaim, first: number): boolean {
  const whole = open.whole === null ? undefined : claims[open.whole];
  const isAlike = whole !== undefined && whole.share !== null && whole.share.of === open.share?.of;
  const parts = claims.slice(0, first).filter((claim) => claim.whole === open.whole);
  if (!isAlike || parts.length < 2 || parts.some(({ share }) => share !== null)) return false;
  const sum = parts.reduce((all, part) => all.plus(inYuan(part) ?? 0), new Exact(0));
  return inYuan(whole)?.eq(sum) ?? false;
}

/**
 * 「A 80万元，其中B 50万元、C 30万元，完成年初预算100万元的80%」: behind parts that make it up, the whole is what a plan was of. Null where they do not, or where one of
 * them tells more than its amount. `first`: how many statements stand before the sentence.
 */
export function closedWhole(claims: readonly OpenClaim[], open: OpenClaim, first: number): OpenClaim | null {
  const at = open.whole ?? -1;
  const whole = claims[at];
  if (whole?.value?.kind !== 'money' || at < first || whole.completion !== null) return null;
  const parts = claims.slice(at + 1).filter((claim) => claim.whole === at);
  const isPlain = parts.every(
    ({ share, changes, completion }) => share === null && changes.length === 0 && completion === null,
  );
  if (parts.length < 2 || parts.at(-1) !== open || !isPlain) return null;
  const { amount } = whole.value;
  const step = convert(new Exact(10).pow(-amount.decimals), amount.unit ?? '元', '元');
  const sum = parts.reduce((all, part) => all.plus(inYuan(part) ?? 0), new Exact(0));
  const gap = inYuan(whole)?.minus(sum).abs();
  return gap?.lte(step) === true ? whole : null;
}

/** 「本年支出较2030年度减少」 at the head of a sentence. */
const COMPARED_AGAIN =
  /^\s*([^，,。；;：:\d]{3,20}?)(?:较|比|与|同)(?:上年|去年|上一年|20\d{2}\s*年)[^。；]*(?:增加|减少|增长|下降|持平)/;

/**
 * 「总支出80万元：本年支出75万元，结转5万元。本年支出较上年减少2万元。其中：…」: the list is of what the sentence before it goes on about, though that is a part
 * itself. `before`: that sentence. Null where it names no such part.
 */
function partNamedBefore(before: string, claims: readonly OpenClaim[]): number | null {
  const name = bareMeasure(subjectOf(COMPARED_AGAIN.exec(before)?.[1] ?? ''));
  if (name.length < 3) return null;
  const at = claims.findLastIndex(
    ({ value, whole, subject }) => value?.kind === 'money' && whole !== null && bareMeasure(subject) === name,
  );
  return at < 0 ? null : at;
}
