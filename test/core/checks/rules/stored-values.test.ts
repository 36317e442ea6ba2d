import { describe, expect, it } from 'vitest';
import type { Table } from '../../../../src/core/disclosure/index.js';
import { subject, table } from '../build.js';
import { ask, brief } from './cases.js';

/** A table whose cells store other numbers than they show: 「row:column」 → digits. */
function storing(rows: string, stored: Readonly<Record<string, string>>): Table {
  const read = table({ kind: 'expenditure', columns: 'function total basic project', rows });
  return {
    ...read,
    rows: read.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        const own = stored[`${row.index}:${cell.column}`];
        return own === undefined ? cell : { ...cell, stored: own };
      }),
    })),
  };
}

const check = (own: Table) => ask('NUM-STORED', subject([own]));

describe('NUM-STORED', () => {
  it('does not apply where nothing else is stored', () => {
    expect(check(storing('2080505|10.00|6.00|4.00', {})).line).toMatchObject({ state: 'not-applicable' });
  });

  it('passes numbers that are shown rounded', () => {
    const { line, findings } = check(
      storing('2080505|10.00|6.00|4.00', { '0:2': '6.004', '0:3': '3.995', '0:1': '9.999' }),
    );
    expect(findings).toEqual([]);
    expect(line).toMatchObject({ state: 'pass', count: 3 });
  });

  it('tells a sum that the stored numbers make and the shown ones do not', () => {
    const { findings } = check(storing('2080505|10.01|6.00|4.00', { '0:1': '10.008', '0:2': '6.004', '0:3': '4.004' }));
    expect(brief(findings)).toEqual(['notice expenditure 2080505/total']);
    expect(findings[0]?.message).toContain('按显示的数相加不相符，按单元格中存储的数相加相符');
    expect(findings[0]?.message).toContain('有 1 处');
    expect(findings[0]?.evidence.map(({ text }) => text)).toEqual(['6.00', '4.00', '10.01']);
  });

  it('joins the sums of one table and leaves noise of binary fractions aside', () => {
    const rows = '2080505|10.01|6.00|4.00\n2080506|20.01|12.00|8.00';
    const stored = {
      '0:1': '10.0080000000001',
      '0:2': '6.004',
      '0:3': '4.004',
      '1:1': '20.008',
      '1:2': '12.004',
      '1:3': '8.004',
    };
    const { findings } = check(storing(rows, stored));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('有 2 处');
  });

  it('says nothing of a sum that neither makes', () => {
    expect(
      check(storing('2080505|10.01|6.00|4.00', { '0:1': '10.012', '0:2': '6.001', '0:3': '4.001' })).findings,
    ).toEqual([]);
    expect(check(storing('2080505|10.50|6.00|4.00', { '0:1': '10.501', '0:2': '6.004' })).findings).toEqual([]);
  });

  it('tells a shown number that is not the rounded one', () => {
    const { findings } = check(storing('2080505|10.00|6.00|4.00', { '0:3': '-4', '0:2': '6.0049' }));
    expect(brief(findings)).toEqual(['notice expenditure 2080505/project']);
    expect(findings[0]).toMatchObject({ expected: '-4', actual: '4.00' });
    expect(findings[0]?.message).toContain('显示“4.00”，单元格中存储的数是 -4');
  });
});
