import { describe, expect, it } from 'vitest';
import type { ComparisonLine } from '../../../../src/core/comparison/index.js';
import { compareRows, type Shown } from '../../../../src/renderer/screens/compare/compare-model.js';
import { rowId, visibleTree } from '../../../../src/renderer/screens/compare/compare-tree.js';
import {
  compositionChart,
  compositionFigures,
  lanesOf,
} from '../../../../src/renderer/screens/compare/composition-model.js';

/** A row with a figure for each of two years; null: blank in that year. */
function line(key: string, figures: readonly (string | null)[], change: Partial<ComparisonLine> = {}): ComparisonLine {
  return {
    key,
    label: `名${key}`,
    depth: 1,
    role: 'detail',
    lane: 0,
    status: 'changed',
    matchedBy: 'code',
    figures: figures.map((figure) => [figure ?? ['']]),
    ...change,
  };
}

function chart(rows: readonly ComparisonLine[], chosen: readonly string[] | null = null, lane = 0, shift = 0) {
  const shown: Shown = {
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
  const ids = chosen && new Set(chosen.map((key) => rowId({ lane, key })));
  return compositionChart(compareRows(visibleTree(shown.sheet, new Set())), ids, lane, shown);
}

const TOTAL = { role: 'total', depth: 0 } as const;

describe('the picture of a composition', () => {
  it('stacks the outermost rows in the order of the table, with amount, share and change of both', () => {
    const found = chart([
      line('9', ['40.00', '50.00'], TOTAL),
      line('1', ['10.00', '25.00'], { role: 'subtotal' }),
      line('11', ['10.00', '25.00'], { depth: 2 }),
      line('2', ['30.00', '25.00']),
    ]);
    expect(found?.remarks).toEqual([]);
    expect(found?.columns).toEqual([
      { label: '2031 预算', sum: '40.00', height: 0.8 },
      { label: '2032 预算', sum: '50.00', height: 1 },
    ]);
    expect(found?.parts.map(({ label, change, shareChange }) => [label, change, shareChange])).toEqual([
      ['名1', '+15.00', '+25.00'],
      ['名2', '-5.00', '-25.00'],
    ]);
    expect(found?.parts.map(({ pieces }) => pieces[0])).toEqual([
      { amount: '10.00', share: '25.00%', place: { from: 0, to: 0.25 } },
      { amount: '30.00', share: '75.00%', place: { from: 0.25, to: 1 } },
    ]);
  });

  it('tells a total that the parts do not make up, and says so of no other year', () => {
    const found = chart([
      line('9', ['40.00', '50.10'], TOTAL),
      line('1', ['10.00', '25.00']),
      line('2', ['30.00', '25.00']),
    ]);
    expect(found?.remarks).toHaveLength(1);
    expect(found?.remarks[0]).toContain('2032 预算');
    expect(found?.remarks[0]).toContain('0.10');
  });

  it('takes of several totals the one the parts make up, and none where no one is', () => {
    const parts = [line('1', ['10.00', '20.00']), line('2', ['30.00', '30.00'])];
    const own = line('8', ['40.00', '50.00'], TOTAL);
    const carried = line('9', ['47.00', '58.00'], TOTAL);
    expect(chart([...parts, carried, own])?.remarks).toEqual([]);
    expect(chart([...parts, carried, { ...carried, key: '7' }])?.remarks).toEqual([]);
    expect(chart([...parts, carried])?.remarks).toHaveLength(2);
  });

  it('counts what lies below a chosen row once', () => {
    const found = chart(
      [
        line('1', ['10.00', '25.00'], { role: 'subtotal' }),
        line('11', ['10.00', '25.00'], { depth: 2 }),
        line('2', ['30.00', '25.00']),
      ],
      ['1', '11', '2'],
    );
    expect(found?.parts.map(({ label }) => label)).toEqual(['名1', '名2']);
  });

  it('draws no year with a part below zero, but gives its figures', () => {
    const found = chart([line('1', ['-10.00', '25.00']), line('2', ['30.00', '25.00'])]);
    expect(found?.columns.map(({ height }) => height)).toEqual([0, 1]);
    expect(found?.parts[0]?.pieces[0]).toEqual({ amount: '-10.00', share: '', place: null });
    expect(found?.remarks).toEqual(['2031 预算有负数，不画构成。']);
  });

  it('has no piece for a blank, which is no zero', () => {
    const found = chart([line('1', [null, '25.00']), line('2', ['30.00', '0.00'])]);
    expect(found?.parts.map(({ pieces }) => pieces.map((piece) => piece?.amount ?? null))).toEqual([
      [null, '25.00'],
      ['30.00', '0.00'],
    ]);
    expect(found?.parts[0]?.change).toBe('');
    expect(chart([line('1', [null, null])])).toBeNull();
  });

  it('draws the smaller ones of very many together, so that the shares stay those of the whole', () => {
    const rows = Array.from({ length: 15 }, (_, index) => line(String(index), ['1.00', `${(index * 7) % 15}.00`]));
    const found = chart(rows);
    expect(found?.parts).toHaveLength(10);
    expect(found?.parts.at(-1)?.label).toBe('其余 6 行');
    expect(found?.parts.at(-1)?.pieces[1]?.amount).toBe('15.00');
    expect(found?.columns[1]?.sum).toBe('105.00');
  });

  it('keeps the two sides of a table apart', () => {
    const rows = [line('1', ['10.00', '20.00']), line('2', ['5.00', '5.00'], { lane: 1 })];
    expect(chart(rows, null, 1)?.parts.map(({ label }) => label)).toEqual(['名2']);
    expect(lanesOf(compareRows(rows.map((row, index) => ({ row, index, branch: null }))))).toEqual([0, 1]);
  });

  it('moves the point in amounts and not in shares', () => {
    const found = chart([line('1', ['1.50', '2.50']), line('2', ['1.50', '2.50'])], null, 0, 4);
    expect(found?.parts[0]?.pieces[0]).toMatchObject({ amount: '15,000', share: '50.00%' });
    expect(found?.parts[0]?.change).toBe('+10,000');
  });

  it('is a table of figures for a workbook, without signs that would make words of them', () => {
    const found = chart([line('1', ['10.00', '25.00']), line('2', ['30.00', '25.00'])]);
    expect(found && compositionFigures(found)).toEqual({
      columns: [
        { heading: '名称', amount: false },
        { heading: '2031 预算 金额', amount: true },
        { heading: '2031 预算 占比 %', amount: true },
        { heading: '2032 预算 金额', amount: true },
        { heading: '2032 预算 占比 %', amount: true },
        { heading: '变动', amount: true },
        { heading: '占比变动（百分点）', amount: true },
      ],
      rows: [
        ['名1', '10.00', '25.00', '25.00', '50.00', '15.00', '25.00'],
        ['名2', '30.00', '75.00', '25.00', '50.00', '-5.00', '-25.00'],
        ['所列各行之和', '40.00', '', '50.00', '', '', ''],
      ],
    });
  });
});
