import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDoc } from '../../../../src/main/intake/doc/read-doc.js';
import { figuresOf, HAS_MADE, madePath, madeTables, readTables, seedPath } from '../docx/made.js';

describe.skipIf(!HAS_MADE)('the made documents', () => {
  it.each(['000.doc', '001.doc', '000.wps'])('%s is read cell by cell', (file) => {
    const result = readDoc(readFileSync(madePath(file)));
    if (!result.ok) throw new Error(result.reason);
    expect(readTables(result.blocks)).toEqual(madeTables(file.slice(0, 3)));
    expect(result.defects).toEqual([]);
  });

  it.each(['000', '001'])('%s.doc means what its text means', async (name) => {
    const expected = await figuresOf('a.txt', seedPath(name));
    expect(expected.length).toBeGreaterThan(100);
    expect(await figuresOf('a.doc', madePath(`${name}.doc`))).toEqual(expected);
  });
});
