import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact, type MoneyUnit } from '../../../src/core/amount/index.js';
import { printedAmount } from '../../../src/core/checks/evaluate.js';
import { minus, plus, timesFactor, type Operand, type Relation } from '../../../src/core/checks/relation.js';
import { boundsExactly, boundsInSteps, boundsOfRelation, rangeOf } from '../../../src/core/checks/suspects-bounds.js';
import { table } from './build.js';

function operand(text: string, unit: MoneyUnit | null = '万元'): Operand {
  const own = table({ kind: 'procurement', unit, columns: 'item amount', rows: `项|${text}` });
  const [row] = own.rows;
  return {
    document: 'sha',
    table: own,
    row: row!,
    line: row!.lines[0]!,
    column: own.columns[1]!,
    cell: row!.cells[1]!,
  };
}

function relation(left: readonly Operand[], right: Operand, tolerance: Relation['tolerance'] = 'sum'): Relation {
  return { says: '合计', left: left.map(plus), right: [plus(right)], comparison: 'equal', tolerance };
}

const FORM = { decimals: 2, unit: '万元' } as const;

describe('the values of a figure with which a relation holds', () => {
  it('are counted in steps of its last digit, with room for the rounding of the others and its own', () => {
    const [part, other, total] = [operand('9.99'), operand('2.00'), operand('5.00')];
    const bounds = boundsOfRelation(relation([part, other], total), part.cell, printedAmount);
    expect(bounds).toMatchObject({ low: 598, middle: 600, high: 602, unit: '万元' });
    expect(rangeOf(bounds!, FORM, 0)).toEqual({ low: 299n, middle: 300n, high: 301n });
    expect(rangeOf(bounds!, FORM, 1)).toEqual({ low: 298n, middle: 300n, high: 302n });
    expect(rangeOf(bounds!, { decimals: 0, unit: '元' }, 0)).toEqual({ low: 29_900n, middle: 30_000n, high: 30_100n });
  });

  it('are none where the figure takes part on both sides, or where the relation is a bound', () => {
    const [part, other] = [operand('9.99'), operand('2.00')];
    expect(boundsOfRelation(relation([part, other], part), part.cell, printedAmount)).toBeNull();
    const bound: Relation = { ...relation([part], other), comparison: 'at-most' };
    expect(boundsOfRelation(bound, part.cell, printedAmount)).toBeNull();
  });

  it('are told by decimals where figures have no unit, factors or too many digits', () => {
    const [part, other, total] = [operand('9.99'), operand('2.00'), operand('5.00')];
    const long = operand('1234567890123.45');
    const thrice: Relation = { ...relation([part], total), left: [timesFactor(new Exact(3), part), plus(other)] };
    const unusual = [thrice, relation([part, operand('2.00', null)], total), relation([part, long], total)];
    for (const one of unusual) {
      expect(boundsInSteps(one, part.cell, printedAmount)).toBeNull();
      expect(boundsOfRelation(one, part.cell, printedAmount)).not.toBeNull();
    }
    expect(rangeOf(boundsOfRelation(thrice, part.cell, printedAmount)!, FORM, 0)).toEqual({
      low: 100n,
      middle: 100n,
      high: 100n,
    });
  });

  const figure = fc
    .tuple(fc.integer({ min: -9_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([count, decimals]) => {
      const digits = String(Math.abs(count)).padStart(decimals + 1, '0');
      const shown = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
      return count < 0 ? `-${shown}` : shown;
    });
  const unit = fc.constantFrom<MoneyUnit>('元', '千元', '万元', '亿元');
  const part = fc.record({
    text: fc.oneof({ arbitrary: figure, weight: 6 }, fc.constantFrom('', '-', '0.00', '见附注')),
    unit,
    isTaken: fc.boolean(),
  });

  it('are those of the decimals in whatever steps they are asked for', () => {
    let quick = 0;
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.array(part, { minLength: 1, maxLength: 2 }),
        fc.nat(6),
        fc.constantFrom<Relation['tolerance']>('sum', 'copy', 'exact'),
        fc.record({ decimals: fc.integer({ min: 0, max: 6 }), unit: fc.option(unit) }),
        fc.integer({ min: 0, max: 2 }),
        (left, right, at, tolerance, form, extra) => {
          const terms = (parts: typeof left) =>
            parts.map((one) => (one.isTaken ? minus : plus)(operand(one.text, one.unit)));
          const [some, others] = [terms(left), terms(right)];
          const own: Relation = { says: '合计', left: some, right: others, comparison: 'equal', tolerance };
          const all = [...some, ...others];
          const { cell } = all[at % all.length]!.operand;
          const found = boundsInSteps(own, cell, printedAmount);
          if (found === null) return;
          quick += 1;
          const exact = boundsExactly(own, cell, printedAmount)!;
          expect(found.unit).toBe(exact.unit);
          expect(rangeOf(found, form, extra)).toEqual(rangeOf(exact, form, extra));
        },
      ),
      { numRuns: 600 },
    );
    expect(quick).toBeGreaterThan(400);
  });
});
