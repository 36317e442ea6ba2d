import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerOf, type MoneyUnit } from '../../../src/core/amount/index.js';
import { evaluate, evaluateExactly, printedAmount } from '../../../src/core/checks/evaluate.js';
import { evaluateInSteps } from '../../../src/core/checks/evaluate-steps.js';
import { arithmeticOf } from '../../../src/core/checks/explain.js';
import { minus, plus, type Operand, type Relation } from '../../../src/core/checks/relation.js';
import { printFen } from '../amount/fraction.js';
import { table } from './build.js';
import type { VerdictState } from '../../../src/core/checks/verdict.js';

/** Operands of a table whose one column holds the given figures. */
function operands(figures: readonly string[], unit: MoneyUnit | null = '万元'): Operand[] {
  const own = table({
    kind: 'procurement',
    unit,
    columns: 'item amount',
    rows: figures.map((text) => `项|${text}`).join('\n'),
  });
  return own.rows.map((row) => ({
    document: 'sha',
    table: own,
    row,
    line: row.lines[0]!,
    column: own.columns[1]!,
    cell: row.cells[1]!,
  }));
}

function relation(parts: readonly string[], total: string, draft: Partial<Relation> = {}, unit?: MoneyUnit): Relation {
  const all = operands([...parts, total], unit);
  return {
    says: '合计应等于各项之和',
    left: all.slice(0, -1).map(plus),
    right: [plus(all.at(-1)!)],
    comparison: 'equal',
    tolerance: 'sum',
    ...draft,
  };
}

function sum(parts: readonly string[], total: string, unit?: MoneyUnit): VerdictState {
  return evaluate(relation(parts, total, {}, unit)).state;
}

describe('sums (T1)', () => {
  it.each<[VerdictState, string[], string]>([
    ['holds', ['2,468.35', '723.18'], '3,191.53'],
    ['rounding', ['2,468.35', '723.18'], '3,191.54'],
    ['violated', ['2,468.35', '723.18'], '3,191.55'],
    ['rounding', ['1.00', '2.00', '3.00'], '6.01'],
    ['improbable', ['1.00', '2.00', '3.00'], '6.02'],
    ['violated', ['1.00', '2.00', '3.00'], '6.05'],
    // Printed to the fen: nothing was rounded, so nothing is forgiven.
    ['violated', ['1.000000', '2.000000'], '3.000001'],
    ['holds', ['1.000000', '2.000000'], '3.000000'],
    // Mixed decimals: the sum rounded to the total's own decimals is the total.
    ['holds', ['0.430006', '1.25'], '1.68'],
    ['holds', ['0.254', '0.251'], '0.51'],
    ['holds', ['0.254', '0.251'], '0.50'],
    ['violated', ['0.254', '0.251'], '0.52'],
    // A single printed addend is a copy, not a rounded sum.
    ['last-digit', ['5.13', ''], '5.14'],
    ['violated', ['5.13', ''], '5.15'],
    ['violated', ['5.000000', ''], '5.000001'],
    ['stated-blank', ['1.00', '2.00'], ''],
    ['violated', ['1.00', '2.00'], '-'],
    ['parts-blank', ['', ''], '3.00'],
    ['violated', ['', '0.00'], '3.00'],
    ['unstated', ['', ''], ''],
    ['unstated', ['', ''], '0.00'],
    ['holds', ['0.00', '-'], '0.00'],
    ['unread', ['1.00', '2.0.0'], '3.00'],
    ['unread', ['1.00', '见附件'], '3.00'],
    ['holds', ['-1.00', '3.00'], '2.00'],
  ])('%s: %j against %s', (state, parts, total) => {
    expect(sum(parts, total)).toBe(state);
  });

  it('explains by truncation only what rounding cannot', () => {
    // Six parts cut off after the second decimal lose up to six steps; the total was cut once.
    const parts = ['1.00', '1.00', '1.00', '1.00', '1.00', '1.00'];
    expect(sum(parts, '6.03')).toBe('improbable');
    expect(sum(parts, '6.05')).toBe('truncation');
    expect(sum(parts, '6.06')).toBe('violated');
    expect(sum(parts, '5.96')).toBe('violated');
  });

  it('takes a printed zero for nothing where the table prints nothing as zero, for a small amount where it leaves blanks', () => {
    expect(sum(['0.00', '0.00', '0.00', '5.00'], '5.02')).toBe('violated');
    const withBlanks = operands(['0.00', '0.00', '5.00', '5.02', '', '', '', '']);
    const verdict = evaluate({
      says: '',
      left: withBlanks.slice(0, 3).map(plus),
      right: [plus(withBlanks[3]!)],
      comparison: 'equal',
      tolerance: 'sum',
    });
    expect(verdict.state).toBe('improbable');
  });

  it('takes the zero of a code that is listed with nothing else for an amount rounded away, in whole 万元 only', () => {
    const judge = (figures: readonly string[], total: string): VerdictState => {
      const own = table({
        kind: 'general-public-basic',
        unit: '万元',
        columns: 'economic.department item amount',
        rows: [...figures.map((text, index) => `${30201 + index}|项|${text}`), `|合计|${total}`].join('\n'),
      });
      const all = own.rows.map((row) => ({
        document: 'sha',
        table: own,
        row,
        line: row.lines[0]!,
        column: own.columns[2]!,
        cell: row.cells[2]!,
      }));
      const left = all.slice(0, -1).map(plus);
      return evaluate({ says: '', left, right: [plus(all.at(-1)!)], comparison: 'equal', tolerance: 'sum' }).state;
    };
    expect(judge(['0', '5', '6'], '13')).toBe('improbable');
    expect(judge(['0', '5', '6'], '14')).toBe('violated');
    expect(judge(['0.00', '5.00', '6.00'], '11.02')).toBe('violated');
    // A form that prints every item tells nothing by a zero.
    expect(judge(['0', '0', '0', '0', '0', '5'], '7')).toBe('violated');
  });

  it('never accuses an honestly rounded column', () => {
    const column = fc.record({
      unit: fc.constantFrom<MoneyUnit>('元', '万元'),
      decimals: fc.integer({ min: 0, max: 6 }),
      fen: fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 2, maxLength: 120 }),
      printing: fc.constantFrom('half-up', 'half-even'),
    });
    fc.assert(
      fc.property(column, ({ unit, decimals, fen, printing }) => {
        const print = (value: bigint): string => printFen(value, powerOf(unit), decimals, printing);
        const shown = fen.filter((value) => /[1-9]/.test(print(value)));
        fc.pre(shown.length > 1);
        const state = sum(shown.map(print), print(shown.reduce((whole, part) => whole + part, 0n)), unit);
        expect(['holds', 'rounding', 'improbable']).toContain(state);
      }),
      { numRuns: 200 },
    );
  });

  it('calls an honestly cut off column truncated at most', () => {
    const column = fc.record({
      decimals: fc.integer({ min: 0, max: 5 }),
      fen: fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 2, maxLength: 60 }),
    });
    let explained = 0;
    fc.assert(
      fc.property(column, ({ decimals, fen }) => {
        const print = (value: bigint): string => printFen(value, powerOf('万元'), decimals, 'truncated');
        const shown = fen.filter((value) => /[1-9]/.test(print(value)));
        fc.pre(shown.length > 1);
        const state = sum(shown.map(print), print(shown.reduce((whole, part) => whole + part, 0n)));
        expect(['holds', 'rounding', 'improbable', 'truncation']).toContain(state);
        if (state === 'truncation') explained += 1;
      }),
      { numRuns: 200 },
    );
    // Long columns that were cut off leave the envelope of rounding.
    expect(explained).toBeGreaterThan(0);
  });

  it('inside the envelope tells what honest rounding hardly ever gives: more than 3·√((n+1)/12) steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
        const off = Math.max(1, Math.round((share * (parts + 1)) / 2));
        fc.pre(off * 2 <= parts + 1);
        const addends = Array.from({ length: parts }, (_, index) => 100 + index);
        const whole = addends.reduce((all, part) => all + part, 0) + off;
        const text = (value: number): string => (value / 100).toFixed(2);
        const isBeyond = off * off * 12 > 9 * (parts + 1);
        expect(sum(addends.map(text), text(whole))).toBe(isBeyond ? 'improbable' : 'rounding');
      }),
      { numRuns: 100 },
    );
  });

  it('finds every total that is farther away than the envelope', () => {
    const cents = fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 2, maxLength: 120 });
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 5000 }), fc.boolean(), (parts, beyond, up) => {
        const envelope = Math.floor((parts.length + 1) / 2);
        const off = (envelope + beyond) * (up ? 1 : -1);
        const total = parts.reduce((whole, part) => whole + part, 0) + off;
        fc.pre(total > 0);
        const text = (value: number): string => (value / 100).toFixed(2);
        const state = sum(parts.map(text), text(total));
        // Cut-off digits can only make a total larger than the parts show, by less than one step for each part.
        expect(state).toBe(up && off < parts.length ? 'truncation' : 'violated');
      }),
      { numRuns: 300 },
    );
  });
});

describe('copies (T0)', () => {
  it.each<[VerdictState, string, string]>([
    ['holds', '723.18', '723.18'],
    ['last-digit', '723.18', '723.19'],
    ['violated', '723.18', '723.20'],
    ['holds', '723.184999', '723.18'],
    ['holds', '723.185000', '723.18'],
    ['holds', '723.185000', '723.19'],
    // Cut off instead of rounded.
    ['last-digit', '723.188000', '723.18'],
    ['violated', '723.200000', '723.18'],
    ['violated', '723.180000', '723.180001'],
    ['stated-blank', '723.18', ''],
    ['parts-blank', '', '723.18'],
    ['violated', '-', '723.18'],
    ['unstated', '', ''],
  ])('%s: %s against %s', (state, left, right) => {
    expect(evaluate(relation([left], right, { tolerance: 'copy' })).state).toBe(state);
  });

  it('converts units exactly and refuses to compare without one', () => {
    const [yuan] = operands(['25,177,779.00'], '元');
    const [wan] = operands(['2,517.78'], '万元');
    const [bare] = operands(['2,517.78'], null);
    const copy = (left: Operand, right: Operand): Relation => ({
      says: '',
      left: [plus(left)],
      right: [plus(right)],
      comparison: 'equal',
      tolerance: 'copy',
    });
    expect(evaluate(copy(yuan!, wan!)).state).toBe('holds');
    expect(evaluate(copy(wan!, yuan!)).state).toBe('holds');
    expect(evaluate(copy(bare!, wan!)).state).toBe('no-unit');
    expect(evaluate(copy(bare!, operands(['2,517.78'], null)[0]!)).state).toBe('no-unit');
    expect(arithmeticOf(copy(yuan!, wan!), evaluate(copy(yuan!, wan!)))).toBe(
      '25,177,779.00 元 = 2,517.7779 万元 ≠ 2,517.78 万元',
    );
  });
});

describe('other comparisons', () => {
  it.each<[VerdictState, string[], string]>([
    ['holds', ['3.00'], '5.00'],
    ['holds', ['5.00'], '5.00'],
    ['rounding', ['5.01'], '5.00'],
    ['violated', ['5.02'], '5.00'],
    ['unstated', [''], '5.00'],
    ['stated-blank', ['5.00'], ''],
    ['violated', ['5.00'], '0.00'],
  ])('at most — %s: %j against %s', (state, parts, total) => {
    expect(evaluate(relation(parts, total, { comparison: 'at-most' })).state).toBe(state);
  });

  it('tests differences with the same envelope (T4) and exact values without any', () => {
    const [a, b, change] = operands(['52,814.36', '45,903.22', '6,911.15']);
    const difference: Relation = {
      says: '',
      left: [plus(a!), minus(b!)],
      right: [plus(change!)],
      comparison: 'equal',
      tolerance: 'difference',
    };
    expect(evaluate(difference).state).toBe('rounding');
    expect(evaluate({ ...difference, tolerance: 'exact' }).state).toBe('violated');
    expect(arithmeticOf(difference, evaluate(difference))).toBe('52,814.36 − 45,903.22 = 6,911.14 ≈ 6,911.15');
  });
});

describe('the arithmetic', () => {
  const write = (of: Relation): string => arithmeticOf(of, evaluate(of));

  it('can be followed with a pencil', () => {
    expect(write(relation(['2,468.35', '723.18'], '3,191.64'))).toBe('2,468.35 + 723.18 = 3,191.53 ≠ 3,191.64');
    expect(write(relation(['10.00', '', '0.00', '-2.50'], '7.60'))).toBe('10.00 + -2.50 = 7.50 ≠ 7.60');
    expect(write(relation(['5.00'], '', { tolerance: 'copy' }))).toBe('5.00 ≠ （空白）');
    expect(write(relation(['8.31'], '0.30', { comparison: 'at-most' }))).toBe('8.31 ＞ 0.30');
  });

  it('shortens long sums and says how many operands there are', () => {
    const parts = Array.from({ length: 12 }, (_, index) => `${index + 1}.00`);
    expect(write(relation(parts, '90.00'))).toBe(
      '1.00 + 2.00 + 3.00 + 4.00 + … + 11.00 + 12.00（共 12 项） = 78.00 ≠ 90.00',
    );
  });
});

describe('adding in whole steps', () => {
  const money = fc
    .tuple(fc.integer({ min: -99_999, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([count, decimals]) => {
      const digits = String(Math.abs(count)).padStart(decimals + 1, '0');
      const shown = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
      return count < 0 ? `-${shown}` : shown;
    });
  const cell = fc.oneof(
    { arbitrary: money, weight: 6 },
    fc.constantFrom('', '-', '0.00', '0', '—', '1.2.3', '见附注', '123456789012345.67'),
  );
  const unit = fc.constantFrom<MoneyUnit | null>('元', '千元', '万元', '亿元', null);
  const part = fc.record({ figure: cell, unit, isTaken: fc.boolean() });

  it('gives the verdict of the decimals wherever it gives one', () => {
    let quick = 0;
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 5 }),
        fc.array(part, { minLength: 1, maxLength: 2 }),
        fc.constantFrom<Relation['comparison']>('equal', 'at-most'),
        fc.constantFrom<Relation['tolerance']>('sum', 'difference', 'copy', 'exact'),
        (left, right, comparison, tolerance) => {
          const terms = (parts: typeof left) =>
            parts.map(({ figure, unit: own, isTaken }) => (isTaken ? minus : plus)(operands([figure], own)[0]!));
          // A total that is the sum is rare by chance: every other relation states what it adds up to.
          const some: Relation = {
            says: '合计',
            left: terms(left),
            right: terms(left.length % 2 === 0 ? left : right),
            comparison,
            tolerance,
          };
          const found = evaluateInSteps(some, printedAmount);
          if (found === null) return;
          quick += 1;
          const exact = evaluateExactly(some);
          expect({ state: found.state, unit: found.unit, trouble: found.trouble.length }).toEqual({
            state: exact.state,
            unit: exact.unit,
            trouble: exact.trouble.length,
          });
          for (const side of ['left', 'right', 'difference'] as const) {
            expect(found[side].toFixed()).toBe(exact[side].toFixed());
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(quick).toBeGreaterThan(60);
  });

  it('judges what is nearly equal as the decimals do', () => {
    const states = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.array(fc.record({ count: fc.integer({ min: -99, max: 400 }), decimals: fc.constantFrom(0, 1, 2, 6) }), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.record({ off: fc.integer({ min: -6, max: 6 }), decimals: fc.constantFrom(0, 1, 2) }),
        fc.constantFrom<MoneyUnit>('元', '万元'),
        fc.constantFrom('equal' as const, 'at-most' as const),
        fc.constantFrom('sum' as const, 'difference' as const, 'copy' as const, 'exact' as const),
        (parts, total, unit, comparison, tolerance) => {
          const printed = parts.map(({ count, decimals }) => (count / 7).toFixed(decimals));
          const step = 10 ** -total.decimals;
          const all = printed.reduce((whole, text) => whole + Number(text), 0) + total.off * step;
          const some = relation(printed, all.toFixed(total.decimals), { comparison, tolerance }, unit);
          const found = evaluateInSteps(some, printedAmount);
          if (found === null) return;
          states.set(found.state, (states.get(found.state) ?? 0) + 1);
          const exact = evaluateExactly(some);
          expect(found.state).toBe(exact.state);
          for (const side of ['left', 'right', 'difference'] as const) {
            expect(found[side].toFixed()).toBe(exact[side].toFixed());
          }
        },
      ),
      { numRuns: 600 },
    );
    for (const state of ['rounding', 'violated'] as const) expect(states.get(state)).toBeGreaterThan(20);
    expect([...states.keys()]).toEqual(expect.arrayContaining(['holds', 'last-digit', 'truncation']));
  });

  it('tells what rounding makes improbable, what cutting off explains and what nothing does', () => {
    const parts = Array.from({ length: 30 }, () => '1.00');
    const stateOf = (some: Relation): VerdictState | undefined => evaluateInSteps(some, printedAmount)?.state;
    expect(stateOf(relation(parts, '30.10'))).toBe('improbable');
    expect(stateOf(relation(parts, '30.03'))).toBe('rounding');
    expect(stateOf(relation(parts, '30.16'))).toBe('truncation');
    expect(stateOf(relation(parts, '30.30'))).toBe('violated');
    expect(stateOf(relation(parts, '29.84'))).toBe('violated');
    expect(stateOf(relation(['1.00', '2.00'], '3.01', { tolerance: 'exact' }))).toBe('violated');
    expect(stateOf(relation(['1.00'], '1.01'))).toBe('last-digit');
    expect(stateOf(relation(['1.00'], '1.02'))).toBe('violated');
    expect(stateOf(relation(['1.005'], '1.01'))).toBe('holds');
    expect(stateOf(relation(['1.000000'], '1.000001'))).toBe('violated');
    expect(stateOf(relation(['1.00'], '1.00'))).toBe('holds');
  });

  it('leaves to the decimals what it cannot add exactly', () => {
    expect(evaluateInSteps(relation(['123456789012345.67'], '123456789012345.67'), printedAmount)).toBeNull();
    expect(evaluateInSteps(relation(['1.00', '2.3.4'], '1.01'), printedAmount)).toBeNull();
    expect(evaluateInSteps(relation(['10000000.000000', '1'], '10000002', {}, '亿元'), printedAmount)).toBeNull();
  });
});
