import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readXls, readXlsx } from '../../../../src/main/intake/sheet/read-sheet.js';
import { figuresOf, HAS_MADE, madePath, madeTables, readTables, seedPath } from '../docx/made.js';

describe.skipIf(!HAS_MADE)('the made workbooks', () => {
  const files = ['000.xlsx', '001.xlsx', '000.xls', '001.xls', '000.et'];
  it.each(files)('%s is read cell by cell', (file) => {
    const bytes = new Uint8Array(readFileSync(madePath(file)));
    const read = file.endsWith('x') ? readXlsx(bytes) : readXls(bytes);
    if (!read.ok) throw new Error(read.reason);
    expect(readTables(read.blocks)).toEqual(madeTables(file.slice(0, 3)));
    expect(read.defects).toEqual([]);
  });

  it.each(files)('%s means what its text means', async (file) => {
    expect(await figuresOf(file, madePath(file))).toEqual(await figuresOf('a.txt', seedPath(file.slice(0, 3))));
  });
});
