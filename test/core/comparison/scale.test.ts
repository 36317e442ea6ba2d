import { expect, it } from 'vitest';
import { compareTables } from '../../../src/core/comparison/index.js';
import { buildDisclosure, buildProfile, buildTable, functionRow, sourceOf, type RowDraft } from './build.js';

const LINES = 20_000;
const YEARS = 6;

/** Rows that gain and lose lines and change order from year to year, so that no pass is spared. */
function rowsOf(year: number): readonly RowDraft[] {
  return Array.from({ length: LINES }, (_, index) => {
    const number = (index * 7919 + year * 13) % (LINES + 500);
    const name = number % 50 === 0 ? `科目${number}第${year}版` : `科目${number}`;
    return functionRow(null, String(2_000_000 + number), name, `${number}.${10 + year}`);
  });
}

it(`aligns ${LINES} lines over ${YEARS} years without searching quadratically`, () => {
  const columns = [
    { path: '单位名称', measure: 'unit', unit: null },
    { path: '科目编码', measure: 'function.code', unit: null },
    { path: '科目名称', measure: 'function.name', unit: null },
    { path: '合计', measure: 'total' },
  ] as const;
  const sources = Array.from({ length: YEARS }, (_, index) =>
    sourceOf(
      buildDisclosure({
        profile: buildProfile({ unitCode: '301002', year: 2021 + index }),
        tables: [buildTable({ kind: 'general-public-expenditure', columns, rows: rowsOf(index) })],
      }),
    ),
  );
  // Time of the processor, not of the clock: other programs must not fail this.
  const started = process.cpuUsage();
  const table = compareTables('general-public-expenditure', sources);
  const used = process.cpuUsage(started);
  const elapsed = (used.user + used.system) / 1000;
  console.log(`${LINES} lines × ${YEARS} years: ${Math.round(elapsed)} ms`);
  expect(table?.rows.length).toBeGreaterThanOrEqual(LINES);
  expect(table?.rows.filter((row) => row.cells['2026'] !== undefined).length).toBe(LINES);
  // A search through all lines for each line would take 2 000 million steps here; the bound leaves room for a slow computer.
  expect(elapsed).toBeLessThan(8_000);
}, 120_000);
