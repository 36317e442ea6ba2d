import { describe, expect, it } from 'vitest';
import type { ComparisonLine } from '../../../../src/core/comparison/index.js';
import { chartOf } from '../../../../src/renderer/screens/compare/chart-model.js';
import { compareRows, type Shown } from '../../../../src/renderer/screens/compare/compare-model.js';
import { rowId, visibleTree } from '../../../../src/renderer/screens/compare/compare-tree.js';

/** A row with a figure for each of two years; null: not in that year. */
function line(key: string, figures: readonly (string | null)[], change: Partial<ComparisonLine> = {}): ComparisonLine {
  return {
    key,
    label: `名${key}`,
    depth: 1,
    role: 'detail',
    lane: 0,
    status: 'changed',
    matchedBy: 'code',
    figures: figures.map((figure) => (figure === null ? null : [figure])),
    ...change,
  };
}

function shownOf(rows: readonly ComparisonLine[], shift = 0): Shown {
  return {
    sheet: {
      kind: 'expenditure',
      columns: [2031, 2032].map((year) => ({ key: year, document: `d${year}`, unitCode: '1', year, stage: 'budget' })),
      moneyUnit: '万元',
      measures: [{ id: 'total', label: '合计' }],
      primary: 'total',
      rows,
      remarks: [],
    },
    position: 0,
    positions: [0],
    shift,
    moneyUnit: '万元',
    beside: false,
    manner: 'years',
    columnLabel: ({ year }) => `${year} 预算`,
  };
}

function chart(rows: readonly ComparisonLine[], chosen: readonly string[] | null = null, shift = 0) {
  const shown = shownOf(rows, shift);
  const ids = chosen && new Set(chosen.map((key) => rowId({ lane: 0, key })));
  return chartOf(compareRows(visibleTree(shown.sheet, new Set())), ids, shown);
}

describe('the picture of a comparison', () => {
  it('holds the outermost rows, without the total and without what lies below', () => {
    const found = chart([
      line('9', ['30.00', '40.00'], { role: 'total', depth: 0 }),
      line('1', ['10.00', '30.00'], { role: 'subtotal' }),
      line('11', ['10.00', '30.00'], { depth: 2 }),
      line('2', ['20.00', '10.00']),
    ]);
    expect(found?.series.map(({ label }) => label)).toEqual(['名1', '名2']);
    expect(found?.columns).toEqual(['2031 预算', '2032 预算']);
    expect(found?.series[0]?.marks).toEqual([
      { text: '10.00', share: 10 / 30 },
      { text: '30.00', share: 1 },
    ]);
  });

  it('holds the chosen rows whatever their depth, and shows figures in the chosen money unit', () => {
    const rows = [line('1', ['10.00', '30.00']), line('11', ['1.50', '2.50'], { depth: 2 })];
    const found = chart(rows, ['11'], 4);
    expect(found?.series.map(({ marks }) => marks.map(({ text }) => text))).toEqual([['15,000', '25,000']]);
  });

  it('starts at zero, and leaves room below it for negative figures', () => {
    expect(chart([line('1', ['10.00', '20.00'])])?.zero).toBe(0);
    const found = chart([line('1', ['-10.00', '30.00'])]);
    expect(found?.zero).toBe(0.25);
    expect(found?.series[0]?.marks.map(({ share }) => share)).toEqual([0, 1]);
  });

  it('has no mark where a year has no figure, and leaves out rows without any', () => {
    const found = chart([line('1', [null, '20.00']), line('2', [null, null])]);
    expect(found?.series.map(({ marks }) => marks)).toEqual([
      [
        { text: '', share: null },
        { text: '20.00', share: 1 },
      ],
    ]);
    expect(chart([line('2', [null, null])])).toBeNull();
  });

  it('takes the largest of very many, in the order of the table, and tells how many there are', () => {
    const rows = Array.from({ length: 15 }, (_, index) => line(String(index), ['1.00', `${(index * 7) % 15}.00`]));
    const found = chart(rows);
    expect(found?.count).toBe(15);
    expect(found?.series).toHaveLength(12);
    const sizes = found?.series.map(({ marks }) => Number(marks[1]?.text)) ?? [];
    expect(Math.min(...sizes)).toBe(3);
    expect(found?.series.map(({ row }) => row.index)).toEqual(
      found?.series.map(({ row }) => row.index).toSorted((a, b) => a - b),
    );
  });
});
