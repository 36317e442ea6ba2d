import {
  add,
  Exact,
  formatDecimal,
  intervalOf,
  meets,
  point,
  scale,
  stepOf,
  tenTo,
  type Interval,
  type MoneyUnit,
  type Printing,
} from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';

/** One hundred, for percentages. */
export const HUNDRED: Exact = new Exact(100);
const HALF = new Exact('0.5');

/** 一次复算. What recomputing one statement gave, before it becomes a finding. */
export type Judgement = {
  readonly rule: string;
  /** Index of the claim that is judged. */
  readonly claim: number;
  /**
   * `truncated`: agrees only if digits were cut off instead of rounded. `balanced`: one last digit was moved so that the
   * shares of a list add up to 100 %.
   */
  readonly result: 'pass' | 'truncated' | 'balanced' | 'finding' | 'ambiguous';
  /** What the statement should have said, and what it says, as printed figures with their unit. */
  readonly expected: string;
  readonly actual: string;
  /** Arithmetic a person can follow: 「(80.50 − 50.50) ÷ 50.50 = 59.41 %」. */
  readonly arithmetic: string;
  /** One Chinese sentence. */
  readonly message: string;
  /** Left out, or false where another reading is possible: a finding is then a warning at most. */
  readonly isCertain?: boolean;
  /** Claims that took part besides the judged one. */
  readonly operands: readonly number[];
};

/** The common unit in which a sentence is recomputed. */
const COMMON_UNIT: MoneyUnit = '元';

const rounded = new WeakMap<Figure, Interval>();

/** Interval behind a figure of a sentence, in 元 for money, in its own unit else. */
export function intervalOfFigure(figure: Figure, printing: Printing = 'rounded'): Interval {
  if (printing !== 'rounded') return madeInterval(figure, printing);
  // Lists, shares and changes all go by the same figures.
  const known = rounded.get(figure);
  if (known !== undefined) return known;
  const made = madeInterval(figure, printing);
  rounded.set(figure, made);
  return made;
}

function madeInterval(figure: Figure, printing: Printing): Interval {
  if (figure.kind === 'count') return point(new Exact(figure.amount.value));
  return intervalOf(figure.amount, COMMON_UNIT, printing);
}

/**
 * 只印整数. True where no amount of the text prints decimals: a printed zero may then be a small amount rounded away, as in
 * 「0万元，占0.05%」.
 */
export function printsWholes(claims: readonly Claim[]): boolean {
  return claims.every(({ value }) => value?.kind !== 'money' || value.amount.decimals === 0);
}

/** Half a step of the last digit of a number that is told with decimals, as areas are: it was rounded. Nothing for whole numbers. */
export function halfStepOf(figure: Figure | null | undefined): Exact {
  const decimals = figure?.amount.decimals ?? 0;
  return decimals === 0 ? new Exact(0) : tenTo(-decimals).times(HALF);
}

/** Interval behind an amount of a text that prints whole numbers only, where a zero stands for up to half a step. */
export function intervalOfWhole(figure: Figure): Interval {
  const interval = intervalOfFigure(figure);
  if (figure.kind !== 'money' || !new Exact(figure.amount.value).isZero()) return interval;
  return { ...interval, high: stepOf(figure.amount, COMMON_UNIT).div(2) };
}

/** Interval behind a printed percentage, as a number of percent. A printed zero may hide less than half a step. */
export function intervalOfPercent(figure: Figure, printing: Printing = 'rounded'): Interval {
  const value = new Exact(figure.amount.value);
  const step = tenTo(-figure.amount.decimals);
  if (printing === 'truncated') return { low: value, high: value.plus(step), lowClosed: true, highClosed: false };
  const half = step.times(HALF);
  return { low: value.minus(half), high: value.plus(half), lowClosed: true, highClosed: true };
}

/** Compares a recomputed interval with a printed percentage: rounded first, then truncated. */
export function comparePercent(recomputed: Interval, printed: Figure): 'pass' | 'truncated' | 'finding' {
  if (meets(recomputed, intervalOfPercent(printed))) return 'pass';
  return meets(recomputed, intervalOfPercent(printed, 'truncated')) ? 'truncated' : 'finding';
}

/** The figure as printed with its unit: 「1,200.50万元」. */
export function printed(figure: Figure): string {
  return figure.amount.text.replace(/\s+/g, '') + figure.unitText;
}

/** Middle of an interval rounded to the given decimals; what a correct statement would print. */
export function middle(interval: Interval, decimals: number): Exact {
  return interval.low.plus(interval.high).times(HALF).toDecimalPlaces(decimals);
}

/** Claims that can be recomputed: a money value and no doubt about their binding. */
export function isJudgeable(claim: Claim): claim is Claim & { readonly value: Figure } {
  return claim.doubt === null && claim.value?.kind === 'money';
}

/** An interval shown in the unit and with the decimals of a figure of the same sentence, without sign. */
export function asMoney(interval: Interval, like: Figure): string {
  const power = like.unitText === '亿元' ? 8 : like.unitText.startsWith('万') ? 4 : like.unitText === '千元' ? 3 : 0;
  const inUnit = scale(interval, tenTo(-power));
  return `${formatDecimal(middle(inUnit, like.amount.decimals).abs(), like.amount.decimals)}${like.unitText}`;
}

/** Sum of the intervals of several figures, in 元. */
export function sumOf(figures: readonly Figure[], printing: 'rounded' | 'truncated' = 'rounded'): Interval {
  return figures.map((figure) => intervalOfFigure(figure, printing)).reduce(add);
}
