import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isInRange,
  oneCell,
  reachesRow,
  summarise,
  toTsv,
  type Range,
  type SheetColumn,
} from '../../../src/renderer/components/grid/sheet.js';

type Row = readonly string[];
const column = (index: number): SheetColumn<Row> => ({
  id: String(index),
  text: (row) => row[index] ?? '',
  value: (row) => (/^-?[\d.]+$/.test(row[index] ?? '') ? (row[index] ?? null) : null),
});
const COLUMNS = [0, 1, 2].map(column);
const ROWS: readonly Row[] = [
  ['甲', '0.10', '—'],
  ['乙', '0.20', ''],
  ['丙\t丁\n戊', '-1.005', '7'],
];
const range = (top: number, left: number, bottom: number, right: number): Range => ({
  anchor: { row: top, column: left },
  head: { row: bottom, column: right },
});

describe('a range of cells', () => {
  it('holds the same cells from whichever corner it is drawn', () => {
    for (const drawn of [range(0, 1, 2, 2), range(2, 2, 0, 1), range(2, 1, 0, 2)]) {
      expect(isInRange(drawn, 1, 2)).toBe(true);
      expect(isInRange(drawn, 1, 0)).toBe(false);
      expect(toTsv(drawn, ROWS, COLUMNS)).toBe('0.10\t—\r\n0.20\t\r\n-1.005\t7');
    }
    expect(isInRange(null, 0, 0)).toBe(false);
  });

  it('adds exactly and counts only figures', () => {
    expect(summarise(range(0, 0, 1, 2), ROWS, COLUMNS)).toEqual({
      cells: 6,
      figures: 2,
      sum: '0.30',
      average: '0.15',
    });
    expect(summarise(oneCell(0, 0), ROWS, COLUMNS)).toEqual({ cells: 1, figures: 0, sum: null, average: null });
  });

  it('keeps the printed decimals of the finest figure, and says when an average is cut', () => {
    expect(summarise(range(0, 1, 2, 1), ROWS, COLUMNS)).toMatchObject({ sum: '-0.705', average: '-0.235' });
    expect(summarise(range(0, 0, 2, 0), [['1'], ['1'], ['0']], [column(0)])).toMatchObject({
      sum: '2',
      average: '≈0.67',
    });
  });

  it('reaches over the rows of its cells, whichever way it was dragged', () => {
    for (const one of [range(1, 0, 3, 2), range(3, 2, 1, 0)]) {
      expect([0, 1, 2, 3, 4].filter((at) => reachesRow(one, at))).toEqual([1, 2, 3]);
    }
  });

  it('turns tabs and line breaks inside a cell into spaces', () => {
    expect(toTsv(oneCell(2, 0), ROWS, COLUMNS)).toBe('丙 丁 戊');
  });

  it('sums cents as whole numbers do', () => {
    assert(
      property(array(integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 50 }), (cents) => {
        const rows = cents.map((value) => [
          `${value < 0 ? '-' : ''}${Math.trunc(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`,
        ]);
        const { sum } = summarise(range(0, 0, rows.length - 1, 0), rows, [column(0)]);
        const total = cents.reduce((all, value) => all + BigInt(value), 0n);
        expect(BigInt((sum ?? '').replace(/[.,]/g, ''))).toBe(total);
      }),
    );
  });
});
