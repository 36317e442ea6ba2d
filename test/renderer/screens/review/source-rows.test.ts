import { describe, expect, it } from 'vitest';
import { anchorForDocument } from '../../../../src/core/disclosure/index.js';
import { anchorLines, anchorSpan, cutAtSpan, sourceRows } from '../../../../src/renderer/screens/review/source-rows.js';

const at = anchorForDocument('doc');

describe('the source pane', () => {
  it('breaks lines into pieces that put together are the line', () => {
    const lines = ['本单位'.repeat(30), '', '合计\t1,234.50\t987.00', 'x'.repeat(100)];
    const rows = sourceRows(lines, 20);
    const joined = lines.map((_, index) =>
      rows
        .filter((row) => row.line === index + 1)
        .map((row) => row.text)
        .join(''),
    );
    expect(joined).toEqual(lines.map((line) => line.replaceAll('\t', '  │  ')));
    expect(rows.filter((row) => row.offset === 0).map((row) => row.line)).toEqual([1, 2, 3, 4]);
  });

  it('does not tear a figure apart', () => {
    const pieces = sourceRows([`${'预算'.repeat(4)}1,234.56万元`], 10).map((row) => row.text);
    expect(pieces.some((piece) => piece.includes('1,234.56'))).toBe(true);
  });

  it('finds the lines of an anchor by its place, else by words that stand only once', () => {
    const lines = ['甲 1.00', '乙 2.00', '丙 2.00'];
    expect(anchorLines({ ...at, place: { line: 2, endLine: 3 } }, lines)).toEqual([2, 3]);
    expect(anchorLines({ ...at, quote: '1.00' }, lines)).toEqual([1, 1]);
    expect(anchorLines({ ...at, quote: '2.00' }, lines)).toBeNull();
    expect(anchorLines(at, lines)).toBeNull();
  });

  it('marks the very field, also where the same figure stands twice in the line', () => {
    const lines = ['合计\t5.00\t支出合计\t5.00'];
    const span = anchorSpan({ ...at, quote: '5.00', place: { line: 1, field: 3 } }, lines);
    const [row] = sourceRows(lines, 100);
    expect(cutAtSpan(row!, span)).toEqual(['合计  │  5.00  │  支出合计  │  ', '5.00', '']);
    // Without a field nobody can say which of the two is meant.
    expect(anchorSpan({ ...at, quote: '5.00', place: { line: 1 } }, lines)).toBeNull();
  });

  it('marks words that run over two pieces in both', () => {
    const lines = ['一二三四五六七八九十'];
    const span = anchorSpan({ ...at, quote: '四五六七', place: { line: 1 } }, lines);
    expect(sourceRows(lines, 5).map((row) => cutAtSpan(row, span)?.[1] ?? null)).toEqual(['四五', '六七']);
  });
});
