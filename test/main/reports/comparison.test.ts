import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { printReport, renderPrinted } from '../../../src/main/reports/index.js';
import type { SeenComparison } from '../../../src/main/reports/comparison.js';
import { all, parseXml, textOf } from './xml.js';

const FORMULA = '=1+1';
const SEEN: SeenComparison = {
  title: '甲单位 支出总表（单位：万元）',
  columns: [
    { heading: '名称', amount: false },
    { heading: '2031 预算', amount: true },
    { heading: '变动', amount: true },
  ],
  rows: [
    [FORMULA, '1,234.50', '-12.00'],
    ['@乙', '-', ''],
    ['301', FORMULA, '0.10'],
  ],
  remarks: ['一个年度没有此表。'],
};

async function written(seen: SeenComparison) {
  const files = unzipSync(
    await renderPrinted(printReport({ kind: 'comparison', seen }), 'xlsx', { reviewer: '', date: '' }),
  );
  const part = (name: string) => parseXml(strFromU8(files[name]!));
  const strings = all(part('xl/sharedStrings.xml'), 'si').map(textOf);
  return {
    sheets: Object.keys(files).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name)).length,
    formulas: all(part('xl/worksheets/sheet1.xml'), 'f').length,
    cells: new Map(
      all(part('xl/worksheets/sheet1.xml'), 'c').map((cell) => {
        const value = textOf(all(cell, 'v')[0] ?? cell);
        const isText = cell.attributes.t === 's';
        return [cell.attributes.r, isText ? strings[Number(value)]! : value === '' ? '' : Number(value)];
      }),
    ),
  };
}

describe('a comparison as a workbook', () => {
  it('holds figures as numbers and everything else as text, formulas among it', async () => {
    const { cells, formulas } = await written(SEEN);
    expect(formulas).toBe(0);
    expect(['A3', 'B3', 'C3', 'A4', 'B4', 'C4', 'A5', 'B5', 'C5'].map((address) => cells.get(address))).toEqual([
      FORMULA,
      1234.5,
      -12,
      '@乙',
      '-',
      '',
      '301',
      FORMULA,
      0.1,
    ]);
  });

  it('keeps the remarks on a sheet of their own, and has none without them', async () => {
    expect((await written(SEEN)).sheets).toBe(2);
    expect((await written({ ...SEEN, remarks: [] })).sheets).toBe(1);
  });
});
