import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Exact,
  ZERO,
  boundsOf,
  contains,
  divide,
  intervalOf,
  isExactToFen,
  meets,
  negate,
  point,
  powerOf,
  readAmount,
  scale,
  stepOf,
  subtract,
  sum,
  type Amount,
  type Interval,
  type MoneyUnit,
  type Printing,
} from '../../../src/core/amount/index.js';
import { absolute, compare, fraction, minus, over, parse, printFen, times, type Fraction } from './fraction.js';

function amount(text: string, unit: MoneyUnit | null = '万元'): Amount {
  const reading = readAmount(text, unit);
  if (reading.state !== 'number') throw new Error(text);
  return reading.amount;
}

/** Does Σ parts = total hold for some true values behind the figures? */
function closes(parts: readonly Amount[], total: Amount, unit: MoneyUnit, printing: Printing = 'rounded'): boolean {
  const left = sum(parts.map((part) => intervalOf(part, unit, printing)));
  return contains(subtract(left, intervalOf(total, unit, printing)), ZERO);
}

const column = fc.record({
  unit: fc.constantFrom<MoneyUnit>('元', '万元'),
  decimals: fc.integer({ min: 0, max: 6 }),
  fen: fc.array(fc.bigInt({ min: 1n, max: 10n ** 13n }), { minLength: 2, maxLength: 200 }),
});

/** True values that vanish in print are left out: a printed zero stands for itself. */
function visible(fen: readonly bigint[], unit: MoneyUnit, decimals: number): bigint[] {
  return fen.filter((value) => /[1-9]/.test(printFen(value, powerOf(unit), decimals, 'truncated')));
}

describe('sums of honestly printed columns', () => {
  it.each(['half-up', 'half-even'] as const)('raise no alarm when rounded %s', (printing) => {
    fc.assert(
      fc.property(column, ({ unit, decimals, fen }) => {
        const shown = visible(fen, unit, decimals);
        const print = (value: bigint): Amount => amount(printFen(value, powerOf(unit), decimals, printing), unit);
        const total = shown.reduce((whole, part) => whole + part, 0n);
        expect(closes(shown.map(print), print(total), unit)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('raise no alarm under truncation when every digit beyond the last was cut', () => {
    fc.assert(
      fc.property(column, ({ unit, decimals, fen }) => {
        const shown = visible(fen, unit, decimals);
        const print = (value: bigint): Amount => amount(printFen(value, powerOf(unit), decimals, 'truncated'), unit);
        const total = shown.reduce((whole, part) => whole + part, 0n);
        expect(closes(shown.map(print), print(total), unit, 'truncated')).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('betray every change of the total beyond the envelope, and only those', () => {
    fc.assert(
      fc.property(column, fc.integer({ min: -400, max: 400 }), ({ unit, decimals, fen }, steps) => {
        const shown = visible(fen, unit, decimals);
        fc.pre(shown.length > 0);
        const texts = shown.map((value) => printFen(value, powerOf(unit), decimals, 'half-up'));
        // The printed total: the exact sum of the printed parts, moved by a whole number of steps.
        const scaleUp = 10n ** BigInt(decimals);
        const inSteps = (text: string): bigint => (parse(text).over * scaleUp) / parse(text).under;
        const moved = texts.reduce((whole, text) => whole + inSteps(text), 0n) + BigInt(steps);
        fc.pre(moved > 0n);
        const digits = moved.toString().padStart(decimals + 1, '0');
        const total = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
        // |Σ−T| ≤ 0.5·u·(n+1); figures exact to the fen have no envelope at all.
        const exact = decimals >= powerOf(unit) + 2;
        const inside = exact ? steps === 0 : Math.abs(steps) * 2 <= shown.length + 1;
        expect(
          closes(
            texts.map((text) => amount(text, unit)),
            amount(total, unit),
            unit,
          ),
        ).toBe(inside);
      }),
      { numRuns: 300 },
    );
  });

  it('use the sum of half steps where decimals differ', () => {
    const parts = [amount('0.370004'), amount('1,845.16')];
    expect(closes(parts, amount('1,845.53'), '万元')).toBe(true);
    expect(closes(parts, amount('1,845.54'), '万元')).toBe(true);
    expect(closes(parts, amount('1,845.55'), '万元')).toBe(false);
  });

  it('compare over money units exactly', () => {
    expect(closes([amount('25,177,779.00', '元')], amount('2,517.78'), '万元')).toBe(true);
    expect(closes([amount('25,177,850.01', '元')], amount('2,517.78'), '元')).toBe(false);
    // 25,177,850 元 lies exactly on the tie between 2,517.78 and 2,517.79 万元.
    expect(closes([amount('25,177,850.00', '元')], amount('2,517.78'), '元')).toBe(true);
    expect(closes([amount('25,177,850.00', '元')], amount('2,517.79'), '元')).toBe(true);
  });
});

describe('the interval behind a figure', () => {
  it('is one step wide, centred, and closed on both ends', () => {
    const interval = intervalOf(amount('3.10'), '元');
    expect([interval.low.toFixed(), interval.high.toFixed()]).toEqual(['30950', '31050']);
    expect([interval.lowClosed, interval.highClosed]).toEqual([true, true]);
  });

  it('accepts a tie for half-up and half-even alike', () => {
    expect(contains(intervalOf(amount('0.12'), '万元'), new Exact('0.125'))).toBe(true);
    expect(contains(intervalOf(amount('0.13'), '万元'), new Exact('0.125'))).toBe(true);
    expect(contains(intervalOf(amount('0.12'), '万元'), new Exact('0.1250001'))).toBe(false);
  });

  it('is half open under truncation, on the side away from zero', () => {
    const above = intervalOf(amount('0.12'), '万元', 'truncated');
    expect(contains(above, new Exact('0.12'))).toBe(true);
    expect(contains(above, new Exact('0.1299999'))).toBe(true);
    expect(contains(above, new Exact('0.13'))).toBe(false);
    const below = intervalOf(amount('-0.12'), '万元', 'truncated');
    expect(contains(below, new Exact('-0.12'))).toBe(true);
    expect(contains(below, new Exact('-0.13'))).toBe(false);
    expect(contains(below, new Exact('-0.1299999'))).toBe(true);
  });

  it.each([
    ['12.34', '元', true],
    ['12.3', '元', false],
    ['0.123456', '万元', true],
    ['0.12345', '万元', false],
    ['1.1234567890', '亿元', true],
    ['1.12345', '千元', true],
    ['12.34', null, false],
  ] as const)('of %s %s is a point: %s', (text, unit, exact) => {
    const figure = amount(text, unit);
    expect(isExactToFen(figure)).toBe(exact);
    const interval = intervalOf(figure, unit ?? '万元');
    expect(interval.low.eq(interval.high)).toBe(exact);
  });

  it('of a printed zero is zero itself', () => {
    expect(intervalOf(amount('0.00'), '万元')).toEqual(point(ZERO));
    expect(intervalOf(amount('0'), '万元', 'truncated').high.isZero()).toBe(true);
  });

  it('steps with the printed decimals, in any unit', () => {
    expect(stepOf(amount('5'), '元').toFixed()).toBe('10000');
    expect(stepOf(amount('5.00', '元'), '万元').toFixed()).toBe('0.000001');
  });
});

const ends = fc.record({
  low: fc.integer({ min: -40, max: 40 }),
  width: fc.integer({ min: 0, max: 12 }),
  lowClosed: fc.boolean(),
  highClosed: fc.boolean(),
});
const interval = ends
  // An open interval without width is empty; no figure has one.
  .filter((end) => end.width > 0 || (end.lowClosed && end.highClosed))
  .map((end): Interval => ({
    low: new Exact(end.low).div(4),
    high: new Exact(end.low + end.width).div(4),
    lowClosed: end.lowClosed,
    highClosed: end.highClosed,
  }));

/** Rational membership, written without the code under test. */
function inside(range: Interval, value: Fraction): boolean {
  const low = compare(value, parse(range.low.toFixed()));
  const high = compare(value, parse(range.high.toFixed()));
  return (low > 0 || (low === 0 && range.lowClosed)) && (high < 0 || (high === 0 && range.highClosed));
}

/** Rational points of an interval: a fine lattice, with the ends where they belong to it. */
function points(range: Interval): Fraction[] {
  const low = parse(range.low.toFixed());
  const width = minus(parse(range.high.toFixed()), low);
  return Array.from({ length: 7 }, (_, index) => {
    const share = times(width, fraction(BigInt(index), 6n));
    return fraction(low.over * share.under + share.over * low.under, low.under * share.under);
  }).filter((value) => inside(range, value));
}

const CLOSE = fraction(1n, 10n ** 60n);

describe('interval arithmetic against rational arithmetic', () => {
  it('divides: every quotient lies inside, and the ends are reached exactly where they are closed', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const result = divide(a, b);
        expect(result === null).toBe(b.low.lte(0) && b.high.gte(0));
        if (result === null) return;
        const low = parse(result.low.toFixed());
        const high = parse(result.high.toFixed());
        for (const x of points(a)) {
          for (const y of points(b)) {
            const value = over(x, y);
            // An unending quotient is kept to 80 digits; nearer than 10^-60 counts as equal.
            expect(compare(value, minus(low, CLOSE))).toBeGreaterThanOrEqual(0);
            expect(compare(minus(value, CLOSE), high)).toBeLessThanOrEqual(0);
          }
        }
        const corners = [a.low, a.high].flatMap((x) =>
          [b.low, b.high].map((y) => over(parse(x.toFixed()), parse(y.toFixed()))),
        );
        const reaches = (end: Fraction): boolean =>
          points(a).some((x) => points(b).some((y) => compare(absolute(minus(over(x, y), end)), CLOSE) <= 0));
        expect(corners.some((value) => compare(absolute(minus(value, low)), CLOSE) <= 0)).toBe(true);
        expect(corners.some((value) => compare(absolute(minus(value, high)), CLOSE) <= 0)).toBe(true);
        expect(reaches(low)).toBe(result.lowClosed);
        expect(reaches(high)).toBe(result.highClosed);
      }),
      { numRuns: 200 },
    );
  });

  it('multiplies by an exact factor', () => {
    fc.assert(
      fc.property(interval, fc.integer({ min: -6, max: 6 }), (a, whole) => {
        const factor = fraction(BigInt(whole), 4n);
        const result = scale(a, new Exact(whole).div(4));
        for (const x of points(a)) expect(inside(result, times(x, factor))).toBe(true);
        if (whole === 0) return;
        expect(result.lowClosed).toBe(whole > 0 ? a.lowClosed : a.highClosed);
        expect(result.high.eq((whole > 0 ? a.high : a.low).times(whole).div(4))).toBe(true);
      }),
    );
  });

  it('adds and subtracts end by end', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const difference = subtract(a, b);
        for (const x of points(a)) for (const y of points(b)) expect(inside(difference, minus(x, y))).toBe(true);
        expect(difference.low.eq(a.low.minus(b.high))).toBe(true);
        expect(difference.lowClosed).toBe(a.lowClosed && b.highClosed);
        expect(sum([a, b, negate(b)]).high.eq(a.high.plus(b.high).minus(b.low))).toBe(true);
      }),
    );
    expect(sum([])).toEqual(point(ZERO));
  });

  it('meets exactly where a value is shared', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const low = a.low.gt(b.low) ? a : b;
        const high = a.high.lt(b.high) ? a : b;
        const lowest = a.low.eq(b.low) ? a.lowClosed && b.lowClosed : low.lowClosed;
        const highest = a.high.eq(b.high) ? a.highClosed && b.highClosed : high.highClosed;
        const shared = low.low.lt(high.high) || (low.low.eq(high.high) && lowest && highest);
        expect(meets(a, b)).toBe(shared);
        expect(meets(b, a)).toBe(shared);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('boundsOf', () => {
  it('writes the ends of the interval as decimals do', () => {
    const units: readonly MoneyUnit[] = ['元', '千元', '万元', '亿元'];
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.integer({ min: 0, max: 7 }),
        fc.constantFrom<MoneyUnit | null>(...units, null),
        fc.constantFrom(...units),
        (count, decimals, unit, wanted) => {
          const printed = amount(new Exact(count).div(10 ** decimals).toFixed(decimals), unit);
          const { low, high } = intervalOf(printed, wanted);
          expect(boundsOf(printed, wanted)).toEqual({ low: low.toFixed(), high: high.toFixed() });
        },
      ),
    );
  });

  it('keeps the signs of both ends', () => {
    expect(boundsOf(amount('0.01'), '万元')).toEqual({ low: '0.005', high: '0.015' });
    expect(boundsOf(amount('-3.2'), '万元')).toEqual({ low: '-3.25', high: '-3.15' });
    expect(boundsOf(amount('0.00'), '万元')).toEqual({ low: '0', high: '0' });
  });
});
