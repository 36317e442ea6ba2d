import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../../src/core/amount/index.js';
import { changeBetween, sameValue } from '../../../src/core/comparison/change.js';
import { compareTables } from '../../../src/core/comparison/index.js';
import { similarity } from '../../../src/core/comparison/names.js';
import {
  buildDisclosure,
  buildProfile,
  buildTable,
  FUNCTION_COLUMNS,
  functionRow,
  sourceOf,
  type RowDraft,
} from './build.js';

const KIND = 'general-public-expenditure';

function compared(years: readonly (readonly RowDraft[])[]): ReturnType<typeof compareTables> {
  return compareTables(
    KIND,
    years.map((rows, index) =>
      sourceOf(
        buildDisclosure({
          profile: buildProfile({ unitCode: '301002', year: 2021 + index }),
          tables: [buildTable({ kind: KIND, columns: FUNCTION_COLUMNS, rows })],
        }),
      ),
    ),
  );
}

const amount = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, decimals]) => new Exact(digits).div(new Exact(10).pow(decimals)).toFixed(decimals));

const codes = fc.uniqueArray(fc.integer({ min: 2_010_101, max: 2_299_999 }).map(String), {
  minLength: 1,
  maxLength: 40,
});

/** Half up in size: the nearest hundredth, a tie goes away from zero; no sign on zero. */
function referencePercent(difference: Exact, base: Exact): string | null {
  if (base.isZero()) return null;
  const hundredths = difference.abs().times(10_000).div(base).plus('0.5').floor();
  const sign = difference.isNegative() && !hundredths.isZero() ? '-' : '';
  return sign + hundredths.div(100).toFixed(2);
}

describe('change and percent', () => {
  it('agree with a rational reference', () => {
    fc.assert(
      fc.property(amount, amount, (first, last) => {
        const { change, percent } = changeBetween(first, last);
        const difference = new Exact(last).minus(first);
        expect(new Exact(change ?? 'NaN').eq(difference)).toBe(true);
        expect(percent).toBe(referencePercent(difference, new Exact(first).abs()));
        expect(sameValue(first, last)).toBe(difference.isZero());
      }),
      { numRuns: 2000 },
    );
  });

  it('never prints a negative zero', () => {
    expect(changeBetween('100000.00', '99999.99')).toEqual({ change: '-0.01', percent: '0.00' });
    expect(changeBetween('0.00', '0.00')).toEqual({ change: '0.00', percent: null });
    expect(changeBetween('200', '199.99')).toEqual({ change: '-0.01', percent: '-0.01' });
  });
});

describe('alignment', () => {
  it('pairs a table with a permuted copy of itself, row for row', () => {
    fc.assert(
      fc.property(
        codes.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length }))),
        ([list, shuffled]) => {
          const row = (code: string): RowDraft => functionRow(null, code, `科目${code}`, `${code}.00`);
          const table = compared([list.map(row), shuffled.map(row)]);
          expect(table?.rows.map((line) => line.key)).toEqual(shuffled);
          expect(table?.rows.every((line) => line.status === 'same' && line.matchedBy === 'code')).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('pairs a copy with other names, and every line of every year appears exactly once', () => {
    fc.assert(
      fc.property(codes, codes, codes, (first, second, third) => {
        const years = [first, second, third].map((list, year) =>
          list.map((code) => functionRow(null, code, `第${year}版科目${code}`, `${code}.00`)),
        );
        const table = compared(years);
        for (const [year, list] of [first, second, third].entries()) {
          const shown = table?.rows.flatMap((row) => row.cells[String(2021 + year)]?.total?.value ?? []) ?? [];
          expect([...shown].sort()).toEqual(list.map((code) => `${code}.00`).sort());
        }
        for (const row of table?.rows ?? []) {
          const values = new Set(Object.values(row.cells).map((cells) => cells.total?.value));
          expect(values.size).toBe(1);
          const kept = Object.keys(row.cells).length > 1 && row.cells['2023'] !== undefined;
          expect(row.status === 'renamed').toBe(kept);
        }
        expect(new Set(table?.rows.map((row) => row.key)).size).toBe(table?.rows.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('similarity', () => {
  it('is the edit distance, cut off below the threshold', () => {
    const reference = (a: string, b: string): number => {
      const distances: number[][] = Array.from({ length: a.length + 1 }, (_, row) => [row]);
      for (let column = 0; column <= b.length; column += 1) distances[0]![column] = column;
      for (let row = 1; row <= a.length; row += 1)
        for (let column = 1; column <= b.length; column += 1)
          distances[row]![column] = Math.min(
            distances[row - 1]![column]! + 1,
            distances[row]![column - 1]! + 1,
            distances[row - 1]![column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1),
          );
      const score = 1 - distances[a.length]![b.length]! / Math.max(a.length, b.length, 1);
      return score >= 0.8 - 1e-9 && a.length + b.length > 0 ? score : 0;
    };
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(similarity(a, b)).toBeCloseTo(reference(a, b), 12);
      }),
      { numRuns: 3000 },
    );
  });
});
