import { describe, expect, it } from 'vitest';
import { checkDocument, type Subject, type TableReading } from '../../../src/core/checks/index.js';
import { subject, table } from './build.js';

type Place = readonly [row: number, column: number];

/** A table of one office; the cells named were recognised without certainty. */
function read(rows: string, doubts: readonly Place[] = []): Subject {
  const one = table({
    kind: 'expenditure',
    number: '预算03表',
    columns: 'function economic.government economic.department total basic project',
    rows,
  });
  const isDoubtful = (row: number, column: number): boolean => doubts.some(([at, of]) => at === row && of === column);
  const marked = one.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (isDoubtful(row.index, cell.column) ? { ...cell, doubtful: [0] } : cell)),
  }));
  return subject([{ ...one, rows: marked }]);
}

const body = (total: string, basic: string): string => `
    2080505|50102|30108|${total}|${basic}|30.00
    2101501|50101|30101|200.00|150.00|50.00
    合计|||380.00|300.00|80.00`;

function readingOf(of: Subject): TableReading {
  const [reading, ...others] = checkDocument(of).readings ?? [];
  if (reading === undefined || others.length > 0) throw new Error('one table must give one reading');
  return reading;
}

describe('the self-check of a table', () => {
  it('counts the sums that close', () => {
    // Three rows across, three columns down.
    expect(readingOf(read(body('180.00', '150.00')))).toEqual({
      table: expect.any(String),
      sums: 6,
      closed: 6,
      untested: 0,
      doubtful: 0,
      confirmed: 0,
      garbled: 0,
    });
  });

  it('counts a sum that does not close as tested, not as closed', () => {
    const { sums, closed } = readingOf(read(body('190.00', '150.00')));
    expect({ sums, closed }).toEqual({ sums: 6, closed: 4 });
  });

  it('calls a sum with an unread part untested, never closed', () => {
    const reading = readingOf(read(body('1#0.00', '150.00')));
    expect(reading.closed).toBe(reading.sums);
    expect(reading.untested).toBeGreaterThanOrEqual(2);
    expect(reading.sums).toBeLessThanOrEqual(4);
  });

  it('tells figures in doubt from those that sums confirm', () => {
    expect(readingOf(read(body('180.00', '150.00'), [[0, 3]]))).toMatchObject({ doubtful: 0, confirmed: 1 });
    expect(readingOf(read(body('130.00', '150.00'), [[0, 3]]))).toMatchObject({ doubtful: 1, confirmed: 0 });
  });

  it.each(['###', '#公式无结果', '#图片', '18\ufffd.00', '1\ue0120.00', '(cid:12)'])(
    'a figure with unknown signs is in doubt: %j',
    (cell) => {
      expect(readingOf(read(body(cell, '150.00')))).toMatchObject({ doubtful: 1, garbled: 0 });
      // In doubt for two reasons, it is still one figure.
      expect(readingOf(read(body(cell, '150.00'), [[0, 3]])).doubtful).toBe(1);
    },
  );

  it('counts words with unknown signs apart', () => {
    const [one] = read(body('180.00', '150.00')).disclosure.tables;
    const rows = one!.rows.map((row) =>
      row.index === 2
        ? { ...row, cells: row.cells.map((cell, at) => (at === 1 ? { ...cell, text: '\ufffd费' } : cell)) }
        : row,
    );
    expect(readingOf(subject([{ ...one!, rows }]))).toMatchObject({ doubtful: 0, garbled: 1 });
  });

  it('claims nothing of a table without sums', () => {
    expect(readingOf(read('2080505|50102|30108|||'))).toMatchObject({ sums: 0, closed: 0 });
  });
});
