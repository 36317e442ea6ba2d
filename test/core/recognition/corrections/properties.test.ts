import { array, assert, constantFrom, integer, nat, property, record, tuple, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEASURES, TABLE_KINDS, type Correction, type Disclosure } from '../../../../src/core/disclosure/index.js';
import { applyCorrections, aimCorrection, type Aim } from '../../../../src/core/recognition/corrections/index.js';
import { withKind, withMeasures, withTexts } from '../../../../src/core/recognition/corrections/reread.js';
import { documentOf, layoutsOf, readText, STYLES } from '../../../generator/variety.js';
import { writeText } from '../../../generator/write-text.js';
import { aimed, correction } from './make.js';

const READINGS: readonly Disclosure[] = STYLES.slice(0, 3).flatMap((style, at) =>
  layoutsOf(style).map((layout, index) => readText(writeText(documentOf(at * 4 + index + 1, layout)))),
);

/** Anything a reviewer could point at, by numbers that are taken modulo what there is. */
const wish = record({
  what: constantFrom('profile', 'table-kind', 'column', 'cell', 'cell', 'cell'),
  table: nat(30),
  row: nat(200),
  column: nat(30),
  kind: constantFrom(...TABLE_KINDS),
  measure: constantFrom(...MEASURES),
  text: constantFrom('', '0.00', '1,234.56', '-', '2101501', '合计', '某某支出', '1.2.3', '12'),
  year: integer({ min: 2015, max: 2030 }),
});
type Wish = typeof wish extends Arbitrary<infer Value> ? Value : never;

function aimOf({ tables }: Disclosure, one: Wish): Aim | null {
  if (one.what === 'profile') return { target: 'profile', field: 'fiscalYear', value: one.year };
  const table = tables[one.table % tables.length]!;
  if (one.what === 'table-kind') return { target: 'table-kind', table: table.id, kind: one.kind };
  if (table.columns.length === 0 || table.rows.length === 0) return null;
  const column = one.column % table.columns.length;
  if (one.what === 'column') return { target: 'column', table: table.id, column, measure: one.measure };
  return { target: 'cell', table: table.id, row: one.row % table.rows.length, column, text: one.text };
}

/** The corrections a reviewer would have made with these wishes, one after the other. */
function wished(reading: Disclosure, wishes: readonly Wish[]): readonly Correction[] {
  const corrections: Correction[] = [];
  for (const one of wishes) {
    const aim = aimOf(applyCorrections(reading, corrections), one);
    const target = aim === null ? null : aimCorrection(reading, corrections, aim);
    if (target !== null) corrections.push(correction(`c${corrections.length}`, target));
  }
  return corrections;
}

const cases = tuple(nat(READINGS.length - 1), array(wish, { maxLength: 8 }));

describe('reading a table again', () => {
  it('with nothing new gives the table as it was read', () => {
    for (const { tables } of READINGS) {
      for (const table of tables) {
        expect(withMeasures(table, new Map())).toEqual(table);
        expect(withTexts(table, new Map())).toEqual(table);
      }
    }
  });

  it('as another kind and back gives the table as it was read', () => {
    for (const { tables } of READINGS) {
      for (const table of tables) {
        const there = withKind(table, table.kind === 'other' ? 'income' : 'other', 'x');
        const { corrected: _, ...back } = withKind(there, table.kind, table.id);
        expect(back).toEqual(table);
      }
    }
  });
});

describe('a table under a title that names no kind', () => {
  it.each(layoutsOf(STYLES[0]!).map((layout, index) => [index, layout] as const))(
    'is, with its kind corrected, the table under its own title: layout %i',
    (index, layout) => {
      const text = writeText(documentOf(index + 2, layout));
      const whole = readText(text);
      let compared = 0;
      for (const [at, table] of whole.tables.entries()) {
        if (table.kind === 'other' || table.rows.length === 0) continue;
        const untitled = readText(text.replaceAll(table.title, '其他事项情况表'));
        const { id, kind } = untitled.tables[at]!;
        expect(kind).toBe('other');
        const [fix] = aimed(untitled, [{ target: 'table-kind', table: id, kind: table.kind }]);
        const fixed = applyCorrections(untitled, [fix!]).tables[at]!;
        expect([fixed.kind, fixed.columns, fixed.rows]).toEqual([table.kind, table.columns, table.rows]);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(5);
    },
  );
});

describe('corrections of any kind', () => {
  it('leave the reading untouched, and withdrawn ones leave nothing', () => {
    assert(
      property(cases, ([at, wishes]) => {
        const reading = READINGS[at]!;
        const copy = structuredClone(reading);
        const corrections = wished(reading, wishes);
        const corrected = applyCorrections(reading, corrections);
        expect(reading).toEqual(copy);
        expect(applyCorrections(corrected, [])).toBe(reading);
        expect(
          applyCorrections(
            corrected,
            corrections.map((one) => ({ ...one, state: 'withdrawn' })),
          ),
        ).toBe(reading);
      }),
      { numRuns: 25 },
    );
  });

  it('applied twice are applied once, over the corrected document and as copies in the list', () => {
    assert(
      property(cases, ([at, wishes]) => {
        const reading = READINGS[at]!;
        const corrections = wished(reading, wishes);
        const once = applyCorrections(reading, corrections);
        expect(applyCorrections(once, corrections)).toEqual(once);
        expect(applyCorrections(reading, [...corrections, ...corrections])).toEqual(once);
      }),
      { numRuns: 25 },
    );
  });

  it('name every text that differs from the reading, and no other', () => {
    assert(
      property(cases, ([at, wishes]) => {
        const reading = READINGS[at]!;
        const corrected = applyCorrections(reading, wished(reading, wishes));
        for (const [index, table] of corrected.tables.entries()) {
          const read = reading.tables[index]!;
          // Only a form that is none has other rows than were read.
          if (table.rows.length !== read.rows.length) continue;
          for (const [r, row] of table.rows.entries()) {
            for (const [c, cell] of row.cells.entries()) {
              expect(cell.corrected?.was ?? cell.text).toBe(read.rows[r]!.cells[c]!.text);
            }
          }
        }
        const ids = corrected.tables.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 25 },
    );
  });
});
