import { Exact, meets } from '../../amount/index.js';
import type { Claim, Figure, Passage } from '../../disclosure/index.js';
import { closesBehind, closesByChange, judgeChangeLists, type ChangeList } from './change-lists.js';
import { itemLists, lineLists, type ItemList } from './item-lists.js';
import { asMoney, intervalOfFigure, isJudgeable, printed, sumOf, type Judgement } from './judgement.js';
import { areFunds, areKindsOfPurchase, areLevels, areOwnAndAbove, namesAssets, sideOfMoney } from './kinds-of-parts.js';
import { phaseOf, threePublicPartOf } from './measure.js';
import { judgeBothSides, judgeExcessParts } from './parts.js';
import { isOneSlipOff } from './one-slip.js';
import { openedLists } from './opened-lists.js';
import { isAllButNothing, namesLast, namesOnlySome, namesRest, namesRestOfCars } from './some-parts.js';
import { judgementOfSum } from './sums.js';
import { judgeThreePublic } from './three-public-list.js';
import { judgeThreePublicChapters, threePublicChanges } from './three-public-whole.js';
import { judgeTwoSides } from './two-sides.js';
import { waysOfParting, withAmounts } from './ways-of-parting.js';

/** Pairs that make up a whole wherever they are named together. */
const COMPLETE_PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/基本支出(?:预算)?$/, /项目支出(?:预算)?$/],
  [/人员(?:经费(?:支出)?|支出)$/, /(?:日常)?公用(?:经费(?:支出)?|支出)(?:（.*）)?$/],
  [
    /公务用?车购置(?:费用?)?(?:支出)?(?:预算|决算)?数?$/,
    /公务用?车(?:运行(?:维护)?|运维)(?:费用?)?(?:支出)?(?:预算|决算)?数?$/,
  ],
  [
    /国内(?:公务)?接待(?:费用?)?(?:支出)?$/,
    /(?:外事|外宾|涉外|国（境）外|国\(境\)外)(?:公务)?接待(?:费用?)?(?:支出)?$/,
  ],
];

/** 「公务用车购置及运行费9万元，其中：购置费0万元、运行费9万元」: below the cars, two plain words name the halves. */
const HALVES_OF_CARS: readonly [RegExp, RegExp] = [/^购置费?用?$/, /^(?:运行(?:维护)?|运维|维护)费?用?$/];

/** What 人员经费 are by definition. */
const OF_PERSONNEL: readonly [RegExp, RegExp] = [/工资福利支出$/, /对个人和?家庭的?补助(?:支出)?$/];

/** How many statements behind 「其中：」 its parts may stand in paragraphs of their own. */
const PARTS_REACH = 8;

/**
 * 「基本支出预算80万元，其中：」 with 「（一）人员经费…」 and 「（二）公用经费…」 in paragraphs of their own: the two are its parts
 * as much as they are within one sentence. Null where another whole of the same name, or the same part again, comes first.
 */
function partsBelow(
  claims: readonly Claim[],
  passages: readonly Passage[],
  wholeIndex: number,
): readonly number[] | null {
  const whole = claims[wholeIndex];
  if (whole === undefined || whole.whole !== null || !/基本支出(?:预算|决算)?$/.test(whole.subject)) return null;
  // 「基本支出80万元。其中：人员经费60万元，…。人员经费主要包括…。公用经费20万元」: the word may stand behind the full stop.
  const { text = '' } = passages.find((passage) => passage.text.includes(whole.quote)) ?? {};
  const behind = text.slice(
    text.indexOf(whole.quote) + whole.quote.length,
    text.indexOf(whole.quote) + whole.quote.length + 4,
  );
  if (!/其中[：:]?|包括[：:]\s*$/.test(whole.quote) && !/^\s*其中/.test(behind)) return null;
  const near = claims.slice(wholeIndex + 1, wholeIndex + 1 + PARTS_REACH);
  const end = near.findIndex(({ subject, section }) => /基本支出/.test(subject) || section !== whole.section);
  const below = end < 0 ? near : near.slice(0, end);
  const found = [/^人员经费(?:支出)?$/, /^(?:日常)?公用经费(?:支出)?$/].map((name) =>
    below.flatMap(({ subject, whole: under }, at) =>
      (under === null || under === wholeIndex) && name.test(subject) ? [wholeIndex + 1 + at] : [],
    ),
  );
  const [personnel = [], running = []] = found;
  return personnel.length === 1 && running.length === 1 ? [...personnel, ...running] : null;
}

/** 文内列举之和 (TEXT-ENUM-SUM): only lists that claim to be complete are added up. */
export function judgeLists(claims: readonly Claim[], passages: readonly Passage[]): readonly Judgement[] {
  const parts = new Map<number, readonly number[]>();
  claims.forEach((claim, index) => {
    if (claim.whole !== null) parts.set(claim.whole, [...(parts.get(claim.whole) ?? []), index]);
  });
  for (const [whole, members] of parts) parts.set(whole, withAmounts(claims, members));
  claims.forEach((_claim, index) => {
    // 「基本支出80万元，其中：人员经费60万元，主要包括…。」, and 公用经费 in the next paragraph.
    const below = (parts.get(index)?.length ?? 0) > 1 ? null : partsBelow(claims, passages, index);
    if (below !== null) parts.set(index, below);
  });
  const listed = [...parts].flatMap(([wholeIndex, members]): readonly Judgement[] => {
    const sums = [
      ...waysOfParting(claims, members).flatMap((list) => judgeList(claims, wholeIndex, list)),
      ...judgeThreePublic(claims, wholeIndex, members),
      ...judgeBothSides(claims, wholeIndex, members),
    ];
    // A part that is more than its whole has told so by the sum already.
    return sums.some(({ result }) => result === 'finding')
      ? sums
      : [...sums, ...judgeExcessParts(claims, wholeIndex, members)];
  });
  const known = new Set(listed.map(({ claim }) => claim));
  const items = [...itemLists(claims, passages), ...lineLists(claims), ...openedLists(claims)].flatMap(
    (list) => judgeItems(claims, list) ?? [],
  );
  const lists = [...parts].flatMap(([whole, members]) =>
    waysOfParting(claims, members).map((list) => [whole, list] as const),
  );
  const closed = [...lists, ...items.map(({ list }) => list)].map(([whole, members]): ChangeList => ({
    whole,
    members,
    extent: extentOf(claims, whole, members),
  }));
  return [
    ...listed,
    ...items.flatMap(({ judgement }) => judgement ?? []),
    ...judgeTwoSides(claims),
    ...judgeThreePublicChapters(claims, known),
    ...judgeChangeLists(claims, passages, [...threePublicChanges(claims), ...closed]),
  ];
}

/** True where the amounts of the parts make up the whole: then they are all there are. */
function closes(claims: readonly Claim[], wholeIndex: number, members: readonly number[]): boolean {
  const whole = claims[wholeIndex];
  const values = members.flatMap((index): readonly Figure[] => {
    const claim = claims[index];
    return claim !== undefined && isJudgeable(claim) ? [claim.value] : [];
  });
  if (whole === undefined || !isJudgeable(whole) || values.length < members.length) return false;
  return values.length > 1 && meets(sumOf(values), intervalOfFigure(whole.value));
}

/** What the changes of the parts may leave out: of the kinds of purchases there is no fourth that the year before may have had. */
function extentOf(claims: readonly Claim[], whole: number, members: readonly number[]): ChangeList['extent'] {
  if (!closes(claims, whole, members)) return 'open';
  const listed = members.flatMap((index) => claims[index] ?? []);
  const names = new Set(listed.map(({ subject }) => subject));
  return names.size === 3 && listed.length === 3 && areKindsOfPurchase(listed) ? 'known' : 'closed';
}

type Items = { readonly list: readonly [number, readonly number[]]; readonly judgement: Judgement | null };

/**
 * 分条列举和另起一句的各项: items in paragraphs or sentences of their own make up the whole they are listed below, the likeliest of `wholes` first.
 * Nobody says that they do, so what does not add up is told only where one wrong digit explains it.
 */
function judgeItems(claims: readonly Claim[], { wholes, members, least, isAll }: ItemList): Items | null {
  const closed = wholes.find((whole) => closes(claims, whole, members));
  if (closed !== undefined) return { list: [closed, members], judgement: null };
  const listed = members.flatMap((index) => claims[index] ?? []);
  const [first] = wholes;
  const whole = first === undefined ? undefined : claims[first];
  if (first === undefined || whole === undefined || !isJudgeable(whole)) return null;
  const list = [first, members] as const;
  const names = new Set(listed.map(({ subject }) => subject));
  // 「3.公务用车购置费…；公务用车运行维护费…」: an item of these tells two parts as often as not. They are added up by chapter.
  if (listed.some(({ subject }) => threePublicPartOf(subject) !== null)) return null;
  const isPlain =
    listed.every(isJudgeable) &&
    names.size === listed.length &&
    (listed.length >= least || isComplete(whole, listed) || isYearAndCarry(listed) || isByUse(listed));
  if (!isPlain) return { list, judgement: null };
  const values = listed.flatMap(({ value }) => value ?? []);
  const terms = values.map((figure) => ({ figure, sign: 1 }) as const);
  const leavesOut = isAll || namesLast(listed) || areKindsOfPurchase(listed) ? null : 1;
  if (!isOneSlipOff(terms, { figure: whole.value, sign: 1 }, leavesOut)) return { list, judgement: null };
  const parts = members.flatMap((at, index) => {
    const value = values[index];
    return value === undefined ? [] : [{ at, value }];
  });
  const says = (expected: string, actual: string): string =>
    `分列各项之和为${expected}，文中合计为${actual}，相差恰为一位数字，请核对`;
  return { list, judgement: judgementOfSum(parts, { at: first, value: whole.value }, says, false) };
}

function judgeList(claims: readonly Claim[], wholeIndex: number, members: readonly number[]): readonly Judgement[] {
  const whole = claims[wholeIndex];
  if (whole === undefined || !isJudgeable(whole) || members.length < 2) return [];
  const listed = members.map((index) => claims[index]).filter((claim) => claim !== undefined);
  if (listed.some((claim) => !isJudgeable(claim))) return [];
  const values = listed.map((claim) => claim.value).filter((value): value is Figure => value !== null);
  const isCertain = isComplete(whole, listed);
  // What assets are worth is listed beside what they have lost: such lists need not add up.
  const total = whole.value;
  const terms = values.map((figure) => ({ figure, sign: 1 }) as const);
  const names = new Set(listed.map(({ subject }) => subject));
  const isWhole =
    namesLast(listed) ||
    namesRestOfCars(whole, listed) ||
    (namesAssets(listed) && listed.some(({ subject }) => subject.startsWith('其他固定资产'))) ||
    (names.size === listed.length && areKindsOfPurchase(listed));
  const isSlip = (): boolean => isOneSlipOff(terms, { figure: total, sign: 1 }, isWhole ? null : 1);
  const isExcess = isYearAndCarry(listed) || sumOf(values).low.gt(intervalOfFigure(total).high);
  // 「其中：货物…，工程…，服务…。其中，面向中小企业预留…」: what follows a list that closes is another way to part the whole.
  const closesEarly = values.some(
    (_, last) =>
      last > 0 && last < values.length - 1 && meets(sumOf(values.slice(0, last + 1)), intervalOfFigure(total)),
  );
  const isProved = (): boolean =>
    !closesEarly &&
    !/三公/.test(whole.subject) &&
    (namesAll(whole, listed) || isByUse(listed) || namesMany(listed) || namesMainAndRest(listed)) &&
    (((isExcess ||
      listed.length >= 3 ||
      namesRest(listed) ||
      isPairInBrackets(listed) ||
      areKindsOfPurchase(listed) ||
      areFunds(whole, listed) ||
      isAllButNothing(total, values) ||
      areOwnAndAbove(listed)) &&
      isSlip()) ||
      closesByChange(claims, wholeIndex, members) ||
      (isSlip() && closesBehind(claims, wholeIndex, members)));
  const isOfAssets = /资产|债/.test(whole.subject);
  const isOpen = isOfAssets ? !namesAssets(listed) : !namesNothing(listed);
  if (!isCertain && (isOfAssets ? isOpen || !isProved() : isOpen && !isProved())) return [];
  if (!coversWhole(whole.subject, listed) && !(NAMELESS.test(whole.subject) && isSlip())) return [];
  const matches = (printing: 'rounded' | 'truncated'): boolean =>
    meets(sumOf(values, printing), intervalOfFigure(total, printing));
  const result = matches('rounded') ? 'pass' : matches('truncated') ? 'truncated' : 'finding';
  const expected = asMoney(sumOf(values), total);
  return [
    {
      rule: 'TEXT-ENUM-SUM',
      claim: wholeIndex,
      operands: members,
      result,
      isCertain,
      expected,
      actual: printed(total),
      arithmetic: `${values.map(printed).join(' + ')} = ${expected}${result === 'finding' ? ` ≠ ${printed(total)}` : ''}`,
      message: `所列各项之和为${expected}，文中合计为${printed(total)}`,
    },
  ];
}

/** 「2031年预算安排9万元」: what it is of stands in the heading above. */
const NAMELESS = /^(?:20\d{2}年度?)?(?:预算|决算|支出)?(?:安排|支出)?(?:数|金额)?$/;

/** Purchase and running make up the cars; under 三公 they are only two of its parts. */
function coversWhole(whole: string, listed: readonly Claim[]): boolean {
  const parts = listed.map(({ subject }) => threePublicPartOf(subject));
  const areCars = listed.length === 2 && parts.includes('purchase') && parts.includes('running');
  return !areCars || threePublicPartOf(whole) === 'cars';
}

/** What makes up 收入总计 and 支出总计 of the final accounts, each with the part that is often nothing. */
const ACCOUNTS: readonly (readonly RegExp[])[] = [
  [/本年收入(?:合计)?$/, /使用非财政拨款结余|用事业基金弥补/, /年初结转/],
  [/本年支出(?:合计)?$/, /结余分配$/, /年末结转/],
];

/** 「总收入80万元，其中本年收入70万元，年初结转和结余10万元」: nothing else makes up the total, as a rule. */
const YEAR_AND_CARRY: readonly (readonly [RegExp, RegExp])[] = [
  [/本年收入(?:合计)?$/, /(?:年初|上年)(?:财政拨款)?结转(?:和|与|及)?(?:结余)?(?:资金|收入)?$/],
  [
    /(?:本年|当年)(?:一般公共预算|财政)(?:财政)?拨款(?:收入)?$/,
    /(?:上年|年初)(?:一般公共预算|财政)(?:财政)?拨款结转(?:和|与|及)?(?:结余)?(?:资金|收入)?$/,
  ],
  [/本年(?:财政拨款)?支出(?:合计)?$/, /(?:年末|结转下年)(?:财政拨款)?(?:结转)?(?:和|与|及)?(?:结余)?(?:资金)?$/],
];

function isYearAndCarry(listed: readonly Claim[]): boolean {
  return (
    listed.length === 2 &&
    YEAR_AND_CARRY.some((parts) => parts.every((part) => listed.some(({ subject }) => part.test(subject))))
  );
}

/** 「医疗收入80万元（门诊收入50万元，住院收入30万元）」: two amounts and nothing else between brackets. */
function isPairInBrackets(listed: readonly Claim[]): boolean {
  const [one, other] = listed.map(({ value }) => value);
  const quote = listed[0]?.quote ?? '';
  if (listed.length !== 2 || one === undefined || one === null || other === undefined || other === null) return false;
  return /[（(][^（）()\d]*$/.test(quote.slice(0, one.start)) && /^\s*[）)]/.test(quote.slice(other.end));
}

/** A list is complete if its shares say so, if it is a known pair, or if it is spelled out in brackets without 等. */
function isComplete(whole: Claim, listed: readonly Claim[]): boolean {
  const subjects = listed.map((claim) => claim.subject);
  if (
    !namesOnlySome(whole, listed) &&
    [
      ...COMPLETE_PAIRS,
      ...(threePublicPartOf(whole.subject) === 'cars' ? [HALVES_OF_CARS] : []),
      ...(/人员经费(?:支出)?$/.test(whole.subject) ? [OF_PERSONNEL] : []),
    ].some(
      ([left, right]) =>
        subjects.length === 2 && subjects.some((s) => left.test(s)) && subjects.some((s) => right.test(s)),
    )
  ) {
    return true;
  }
  // 总表 of the grants has no third part.
  if (/财政拨款(?:收入|支出|收支)?(?:决算)?总计$/.test(whole.subject) && isYearAndCarry(listed)) return true;
  if (ACCOUNTS.some((parts) => parts.every((part) => subjects.some((subject) => part.test(subject))))) return true;
  if (listed.every((claim) => claim.share !== null)) {
    const total = listed.reduce((sum, claim) => sum.plus(claim.share?.figure.amount.value ?? 0), new Exact(0));
    if (total.minus(100).abs().lt(1)) return true;
  }
  const quote = listed[0]?.quote ?? '';
  return (
    listed.length >= 3 &&
    /[（(][^（）()]*\d[^（）()]*[、，][^（）()]*\d[^（）()]*(?:万?元|万)\s*[）)]/.test(quote) &&
    !/等\s*[）)]/.test(quote)
  );
}

/**
 * Who lists what is zero (「政府性基金预算拨款0万元」) lists everything: most likely, for a gap may still be another item that was
 * forgotten. A list that ends with 等, or goes on behind a dash, leaves something out by its own words.
 */
function namesNothing(listed: readonly Claim[]): boolean {
  const zero = listed.some(({ value }) => value !== null && new Exact(value.amount.value).isZero());
  const kinds = new Set(listed.map(sideOfMoney));
  const named = new Set(listed.map(({ subject }) => subject));
  const isOneList = new Set(listed.map(({ sentence }) => sentence)).size === 1;
  return (
    zero &&
    listed.length >= 3 &&
    kinds.size === 1 &&
    named.size === listed.length &&
    isOneList &&
    !/等[^。；]{0,6}[。；]?$|等\s*[）)]|三公|主要/.test(listed[0]?.quote ?? '')
  );
}

/** A list of names, each once, all of one phase, that does not say that it leaves something out. */
function namesAll(whole: Claim, listed: readonly Claim[]): boolean {
  const named = new Set(listed.map(({ subject }) => subject));
  const phases = new Set([whole, ...listed].flatMap(({ subject }) => phaseOf(subject) ?? []));
  return (
    named.size === listed.length &&
    phases.size <= 1 &&
    (new Set(listed.map(sideOfMoney)).size === 1 || isYearAndCarry(listed) || areLevels(listed)) &&
    !leavesOut(listed[0]?.quote ?? '')
  );
}

/** 工资福利、商品和服务、对个人和家庭的补助: what 基本支出 consist of, also where a list says that it names the main ones. */
const BY_USE: readonly RegExp[] = [/工资福利支出$/, /商品和服务支出$/, /对个人和?家庭的?补助(?:支出)?$/];

function isByUse(listed: readonly Claim[]): boolean {
  return listed.length === BY_USE.length && BY_USE.every((name) => listed.some(({ subject }) => name.test(subject)));
}

/** How many parts a list that says it names the main ones tells where it names them all. */
const MANY = 4;

/** 「人员经费80万元，主要包括：基本工资…、津贴补贴…、奖金…、住房公积金…」: so many, each with its amount, are as a rule all there are. */
function namesMany(listed: readonly Claim[]): boolean {
  const quote = listed[0]?.quote ?? '';
  const isOneList = new Set(listed.map(({ sentence }) => sentence)).size === 1;
  const named = new Set(listed.map(({ subject }) => subject));
  return (
    listed.length >= MANY &&
    isOneList &&
    named.size === listed.length &&
    /主要包括[：:]/.test(quote) &&
    !/等|重点/.test(quote)
  );
}

/** 「主要包括办公费40万元、电费20万元、其他30万元」: the main ones and all the rest. */
function namesMainAndRest(listed: readonly Claim[]): boolean {
  const isOneList = new Set(listed.map(({ sentence }) => sentence)).size === 1;
  const named = new Set(listed.map(({ subject }) => subject));
  return (
    listed.length >= 3 &&
    isOneList &&
    named.size === listed.length &&
    /^其他(?:费用)?$/.test(listed.at(-1)?.subject ?? '')
  );
}

/** Words of a list that is not all there is. */
const LEAVES_OUT = /等[^。；]{0,6}[。；]?$|等\s*[）)]|主要(?!用于|原因|由于|是由于|系|因)|重点/;

/** 「，主要用于超限检测站运转等方面；」 tells what an amount is for, and leaves none out. */
const PURPOSE = /(?:主要)?用于[^，,。；;\d]*等[^，,。；;\d]{0,6}(?=[，,。；;]|$)/g;

function leavesOut(quote: string): boolean {
  return LEAVES_OUT.test(quote.replace(PURPOSE, ''));
}
