import { decimalOf, meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable } from './judgement.js';
import {
  isSameMeasure,
  leadingYear,
  measureOf,
  phaseOf,
  PLAIN_MEASURE,
  threePublicPartOf,
  wordsOf,
  yearOf,
} from './measure.js';

/** What a statement without the amount itself is marked with when it is read. */
export const NO_AMOUNT = '本期数未写明';

/** What a figure without a name is marked with when it is read. */
export const UNNAMED = '金额前未写明项目名称';

/** An amount and the index of the claim that states it. */
export type Stated = { readonly value: Figure; readonly claim: number };

/**
 * The amount of a statement that tells only a change (「三公”经费决算比上年减少0.28万元，降低3.09%」), where the same measure of the
 * same year and phase is stated elsewhere: anywhere for 三公, in the same chapter for the rest. Null where it is not stated,
 * or where two places differ (that is told as such).
 */
export function statedElsewhere(claims: readonly Claim[], index: number): Stated | null {
  const claim = claims[index];
  if (claim === undefined || claim.value !== null || (claim.doubt ?? NO_AMOUNT) !== NO_AMOUNT) return null;
  const both = BOTH_SIDES.exec(claim.subject);
  if (both !== null) return bothTotals(claims, claim, both[1] ?? '');
  const measure = measureOf(claim.subject.replace(THIS_YEAR, ''));
  if (PLAIN_MEASURE.test(measure)) return statedJustBefore(claims, index);
  const isThreePublic = threePublicPartOf(claim.subject) !== null || /三公/.test(measure);
  // 「与上年决算相比」 is said of what was spent.
  const base = claim.changes.some(({ baseText }) => /决算/.test(baseText)) ? 'spent' : null;
  // 「支出较预算减少2万元」 is said of what was spent, though a plan is named right behind.
  const isFromPlan = claim.changes.some(
    ({ baseText, basePeriod }) => /^(?:年初|全年|当年|调整)?预算/.test(baseText) && basePeriod === null,
  );
  const ownPhase = isFromPlan ? (phaseOf(claim.subject) ?? 'spent') : phaseOf(wordsOf(claim));
  const [phase, year] = [ownPhase ?? base, yearOf(claims, claim) ?? leadingYear(claim)];
  const found = claims.flatMap((candidate, at) => {
    if (!isJudgeable(candidate) || !isSameMeasure(measure, measureOf(candidate.subject))) return [];
    if (!isThreePublic && candidate.section !== claim.section) return [];
    const told = { phase: phaseOf(wordsOf(candidate)), year: yearOf(claims, candidate) };
    if (phase !== null && told.phase !== null && phase !== told.phase) return [];
    if (year !== null && told.year !== null && year !== told.year) return [];
    return [{ value: candidate.value, claim: at, ...told }];
  });
  const spent = found.filter((one) => one.phase !== 'planned');
  // 「预算为8万元，支出决算为6万元…。支出较上年减少1万元」: with the year before it is as a rule what was spent that is compared.
  return agreedOn(found) ?? (isThreePublic && isOfYearBefore(claim) && spent.length > 0 ? agreedOn(spent) : null);
}

type Candidate = Stated & { readonly phase: string | null; readonly year: number | null };

/** The one amount that all candidates tell; null where a statement without its year or phase may be about any of several. */
function agreedOn(found: readonly Candidate[]): Stated | null {
  const [first] = found;
  if (first === undefined || found.some((one) => !isAlike(one, first))) return null;
  const agreed = found.every(({ value }) => meets(intervalOfFigure(value), intervalOfFigure(first.value)));
  return agreed ? { value: first.value, claim: first.claim } : null;
}

/** True for a statement that compares with the year before and with no plan. */
function isOfYearBefore({ changes }: Claim): boolean {
  return changes.every(({ basePeriod, baseText }) => basePeriod !== null && !/预算/.test(baseText));
}

/**
 * What a statement that tells only a change may be of instead: the plan of what was spent, or a total without what is carried over.
 * 「支出总计80万元，包括：…年末结转和结余5万元。今年支出减少2万元」 may be said of the 75万元 that were spent.
 */
export function otherReadings(claims: readonly Claim[], index: number, { value, claim }: Stated): readonly Stated[] {
  const [own, stated] = [claims[index], claims[claim]];
  if (own === undefined || stated === undefined) return [];
  const [side] = /[收支]/.exec(totalOf(own.subject) ?? '') ?? [];
  const carry =
    side === undefined ? null : side === '收' ? /^(?:年初|上年).*(?:结转|结余)/ : /^(?:年末|结转).*(?:结转|结余|下年)/;
  const rests = claims.flatMap((one) =>
    carry !== null && one.section === stated.section && isJudgeable(one) && carry.test(one.subject) ? [one.value] : [],
  );
  const plans = claims.flatMap((one, at) =>
    threePublicOf(stated) !== null &&
    threePublicOf(one) === threePublicOf(stated) &&
    one.section === stated.section &&
    phaseOf(wordsOf(one)) === 'planned' &&
    isJudgeable(one)
      ? [{ value: one.value, claim: at }]
      : [],
  );
  const [rest, more] = rests;
  const less = rest === undefined || more !== undefined ? null : without(value, rest);
  return [...(less === null ? [] : [{ value: less, claim }]), ...plans];
}

/** Which part of 三公, or all of them, a statement is of. */
function threePublicOf({ subject }: Claim): string | null {
  return threePublicPartOf(subject) ?? (/三公/.test(subject) ? 'all' : null);
}

/** An amount less another; null where they are not printed alike. */
function without(figure: Figure, rest: Figure): Figure | null {
  const { amount } = figure;
  if (amount.unit !== rest.amount.unit || amount.decimals !== rest.amount.decimals) return null;
  const value = decimalOf(amount).minus(decimalOf(rest.amount)).toFixed(amount.decimals);
  return { ...figure, amount: { ...amount, value, text: value } };
}

/** 「今年收入减少5万元」 is said of the total of the chapter. */
const THIS_YEAR = /^今年(?=(?:收入|支出)$)/;

/** How many sentences back a plain name still means the same amount, and how many the total of a side: its parts are told between. */
const NEAR = 6;
const NEAR_TOTAL = 14;

/** 「基本支出80万元…。与上年相比…。其中：基本支出减少2万元」: a plain name means the amount that was told by it just before. */
function statedJustBefore(claims: readonly Claim[], index: number): Stated | null {
  const claim = claims[index];
  const total = totalOf(claim?.subject ?? '');
  const found = claims.slice(0, index).flatMap((candidate, at) => {
    const isSide = totalOf(candidate.subject) === total || BOTH_TOTALS.test(candidate.subject);
    const isTotal = total !== null && candidate.whole === null && isSide;
    const isSame = (isTotal || candidate.subject === claim?.subject) && candidate.section === claim?.section;
    const isNear = isSame && claim.sentence - candidate.sentence <= (isTotal ? NEAR_TOTAL : NEAR);
    const isNamed = candidate.subject === claim?.subject;
    return isNear && isJudgeable(candidate) ? [{ claim: at, value: candidate.value, isNamed }] : [];
  });
  // 「支出总计80万元，其中本年支出70万元…。本年支出增加2万元」: the same name means that amount, and not the total.
  const named = found.filter(({ isNamed }) => isNamed);
  const [only, more] = named.length > 0 ? named : found;
  return only === undefined || more !== undefined ? null : only;
}

/** 「2031年收入预算」「某某局支出预算总额」: the total of one side, with nothing before it but the year and who tells it. */
const TOTAL =
  /^(?:20\d{2}年度?)?(?:(?:本|我|全)[^收支，。]{1,3}|[^，。]*[局委办院所校处站会府厅馆镇乡队心门位部])?(?:20\d{2}年度?)?总?(收入|支出)(?:总?预算|预算?(?:总[计额量]|合计)|总[计额])?数?$/;

/** 「收支总计80万元。与上年相比，收入总计增加…」: the total of both sides is that of each. */
const BOTH_TOTALS = /^(?:20\d{2}年度?)?(?:(?:本|我|全)[^收支，。]{1,3})?(?:财政拨款)?收支(?:预算|决算)?总[计额]$/;

function totalOf(subject: string): string | null {
  return TOTAL.exec(subject.replace(THIS_YEAR, ''))?.[1] ?? null;
}

/** 「收入支出总体与上年相比，增加…」 */
const BOTH_SIDES = /^(?:20\d{2}年度?)?(财政拨款)?(?:收入支出|收支)总(?:体|计|额)$/;
/** 「财政拨款收入总计80万元、支出总计80万元」「总收入80万元」 */
const ONE_SIDE = /(收入|支出)(?:预算|决算)?总[计额]$|总(收入|支出)$/;

/** The total of both sides of a chapter, where they are told and are the same. */
function bothTotals(claims: readonly Claim[], { section }: Claim, fund: string): Stated | null {
  const totals = claims.flatMap((claim, at) => {
    const side = ONE_SIDE.exec(claim.subject)?.slice(1).find(Boolean);
    if (!isJudgeable(claim) || claim.section !== section || claim.whole !== null || side === undefined) return [];
    // 「财政拨款收入总计80万元、支出总计80万元」: in the sentence of the one the other needs no name.
    const before = claims[at - 1];
    const isBeside = before?.sentence === claim.sentence && /^(?:收入|支出)总[计额]$/.test(claim.subject);
    const named = isBeside ? before.subject : claim.subject;
    return named.includes('财政拨款') === (fund !== '') ? [{ claim: at, value: claim.value, side }] : [];
  });
  const [first] = totals;
  if (first === undefined || new Set(totals.map(({ side }) => side)).size < 2) return null;
  const interval = intervalOfFigure(first.value);
  return totals.every(({ value }) => meets(intervalOfFigure(value), interval)) ? first : null;
}

function isAlike(
  one: { readonly phase: string | null; readonly year: number | null },
  other: { readonly phase: string | null; readonly year: number | null },
): boolean {
  return (
    (one.phase === null || other.phase === null || one.phase === other.phase) &&
    (one.year === null || other.year === null || one.year === other.year)
  );
}
