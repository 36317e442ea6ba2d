import { describe, expect, it } from 'vitest';
import { codedLines } from '../../../src/core/checks/coded-lines.js';
import { table } from './build.js';
import { expenditure } from './model.js';

describe('codedLines', () => {
  it('gives the lines with a code of the kind, in printed order', () => {
    const lines = codedLines(expenditure, 'function');
    const printed = expenditure.rows.flatMap((row) => row.lines.flatMap(({ codes }) => codes.function ?? []));
    expect(printed.length).toBeGreaterThan(1);
    expect(lines.map(({ code }) => code)).toEqual(printed);
    expect(lines.every(({ code, row, line }) => line.codes.function === code && row.lines.includes(line))).toBe(true);
  });

  it('keeps the kinds apart, and leaves out lines without a code', () => {
    const list = table({
      kind: 'general-public-basic',
      columns: 'economic.department total',
      rows: `
        30101|20.00
        |20.00`,
    });
    expect(codedLines(list, 'economicDepartment').map(({ code }) => code)).toEqual(['30101']);
    expect(codedLines(list, 'function')).toEqual([]);
  });
});
