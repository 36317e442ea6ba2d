import { convert, Exact, type MoneyUnit } from '../../amount/index.js';
import type { Figure } from '../../disclosure/index.js';
import { misprintOf } from '../suspects-misprint.js';

/** 一个加数或合计. A figure of a sum, with the sign its words give it. */
export type Term = { readonly figure: Figure; readonly sign: 1 | -1 };

/** Slips that leave the number of digits as it is: one digit, or two neighbours changed places. */
const SAME_LENGTH = 1.15;
/** Digits from which on a wrong one is a proof: of two small changes (0.01, 0.08) any two differ by one digit. */
const TELLING = 3;
/** Digits of a number in which one wrong digit is a proof even where the rest is rounded. */
const LONG = 6;

function unitOf({ amount }: Figure): MoneyUnit {
  return amount.unit ?? '元';
}

/** The exact amount of a term in 元, with its sign. */
function valueOf({ figure, sign }: Term): Exact {
  return convert(new Exact(figure.amount.value), unitOf(figure), '元').times(sign);
}

/** One step of the last printed digit, in 元. */
function stepIn({ figure }: Term): Exact {
  return convert(new Exact(10).pow(-figure.amount.decimals), unitOf(figure), '元');
}

/** True where the figure is the right one with one digit changed, or with its direction turned round. */
function isSlipOf(term: Term, right: Exact, least: number): boolean {
  const { figure, sign } = term;
  if (right.eq(valueOf(term).negated())) return !right.isZero();
  const inUnit = convert(right.times(sign), '元', unitOf(figure));
  const { decimals, value } = figure.amount;
  if (inUnit.isNegative() || !inUnit.eq(inUnit.toDecimalPlaces(decimals))) return false;
  const printed = new Exact(value).toFixed(decimals);
  const digits = Exact.max(value, inUnit).times(new Exact(10).pow(decimals)).toFixed(0).length;
  const { cost, says } = misprintOf(printed, inUnit.toFixed(decimals));
  return digits >= least && says !== null && cost < SAME_LENGTH;
}

/** Zeros at the end of an amount in 分: how round it is. */
function roundness(value: Exact): number {
  const digits = value.abs().times(100).toFixed(0);
  return digits === '0' ? 0 : digits.length - digits.replace(/0+$/, '').length;
}

/** Digits of an amount in 分 without the zeros at its end. */
function significant(value: Exact): number {
  return value.abs().times(100).toFixed(0).replace(/0+$/, '').length;
}

/** True where no amount has more than two digits before its zeros: of such, one wrong digit explains many a gap. */
export function areAllRound(terms: readonly Term[]): boolean {
  return terms.every((term) => significant(valueOf(term).abs()) <= 2);
}

/** What is left out of a list is hardly ever that many times smaller than the smallest that is named. */
const FAR_SMALLER = 500;

/** True for a gap that may be an item left out: it is as round as those that are named, and not far smaller than all of them. */
function isLikeAnItem(gap: Exact, values: readonly Exact[]): boolean {
  const named = values.map((value) => value.abs()).filter((value) => !value.isZero());
  return (
    significant(gap) <= 2 &&
    named.some((value) => roundness(value) >= roundness(gap)) &&
    named.some((value) => value.lte(gap.abs().times(FAR_SMALLER)))
  );
}

/** Zeros at the end of an amount in 分 that is told to 0.1万元 or finer. */
const FINE = 5;

/** True for a change of which a gap of twice as much is no chance: of 25万元 and 25万元 in 100万元 it is, of 3.20万元 and 154万元 it is not. */
function isTelling(value: Exact): boolean {
  const digits = significant(value);
  return digits >= TELLING || (digits === 2 && roundness(value) <= FINE);
}

/**
 * 只差一处笔误. True where the terms miss their total by just what one wrong digit (two neighbours that changed places, a direction
 * turned round) in one of the figures makes: then the list is complete and one figure is wrong. Where the difference may be
 * that of an item left out (`leavesOut`: it is of this sign; null where nothing is left out), a round one says nothing while
 * the list names such amounts. `areChanges`: the terms are increases and decreases, of which one may be told the wrong way round.
 */
export function isOneSlipOff(
  terms: readonly Term[],
  total: Term,
  leavesOut: 1 | -1 | null,
  areChanges = false,
): boolean {
  const values = terms.map(valueOf);
  const sum = values.reduce((all, value) => all.plus(value), new Exact(0));
  const gap = valueOf(total).minus(sum);
  if (gap.isZero()) return false;
  // Twice one of the changes is what a direction turned round makes, and hardly ever an item left out.
  if (areChanges && values.some((value) => isTelling(value) && gap.abs().eq(value.abs().times(2)))) return true;
  if (leavesOut !== null && gap.times(leavesOut).gt(0) && isLikeAnItem(gap, values)) return false;
  const isSlip = (off: Exact, least: number): boolean =>
    isSlipOf(total, sum.plus(off), least) ||
    terms.some((term, index) => isSlipOf(term, (values[index] ?? gap).plus(gap).minus(off), least));
  if (isSlip(new Exact(0), TELLING)) return true;
  // Rounded parts miss their total by a step as often as not; then only a wrong digit of a long number is a proof.
  const step = stepIn(total);
  return terms.length >= 3 && [step, step.negated()].some((off) => isSlip(off, LONG));
}
