import { Exact, meets, readAmount, scale, type Interval, type MoneyUnit } from '../../amount/index.js';
import type { Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, printed, type Judgement } from './judgement.js';

/** The amount that digits and a unit print; null where they print none. */
export function moneyOf(digits: string, unit: string): Figure | null {
  const reading = readAmount(digits, unit as MoneyUnit);
  return reading.state === 'number'
    ? { kind: 'money', amount: reading.amount, unitText: unit, start: 0, end: 0 }
    : null;
}

/** 单价 × 数量, as an interval in the unit of the price. */
export function product(price: Figure, count: string): Interval {
  return scale(intervalOfFigure(price), new Exact(count));
}

/** 乘积与合计. What the factors come to, what is printed for it, and the words for both. */
export type ToldProduct = {
  /** Place of the claim that states the total. */
  readonly claim: number;
  readonly due: Interval;
  /** What the text states as the total. */
  readonly total: Figure;
  /** 「2万元 × 9」. */
  readonly factors: string;
  /** The message but for what the text states, from 「2万元 × 9 = 18万元」 and 「18万元」. */
  readonly says: (reckoned: string, expected: string) => string;
};

/** Judges a product against its total (TEXT-AVERAGE). */
export function judgeProduct({ claim, due, total, factors, says }: ToldProduct): Judgement {
  const isRight = meets(due, intervalOfFigure(total));
  const expected = asMoney(due, total);
  const reckoned = `${factors} = ${expected}`;
  return {
    rule: 'TEXT-AVERAGE',
    claim,
    operands: [],
    result: isRight ? 'pass' : 'finding',
    isCertain: false,
    expected,
    actual: printed(total),
    arithmetic: `${reckoned}${isRight ? '' : ` ≠ ${printed(total)}`}`,
    message: `${says(reckoned, expected)}，文中为${printed(total)}`,
  };
}
