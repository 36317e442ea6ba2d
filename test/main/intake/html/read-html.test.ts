import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/main/intake/decode.js';
import { readHtml } from '../../../../src/main/intake/html/read-html.js';
import { figuresOf, HAS_MADE, madePath, madeTables, readTables, seedPath } from '../docx/made.js';

function decoded(bytes: Uint8Array): string {
  const result = decodeText(bytes);
  if (!result.ok) throw new Error(result.reason);
  return result.text;
}

describe.skipIf(!HAS_MADE)('the made pages', () => {
  it.each(['000.html', '001.html', '000.gbk.html'])('%s is read cell by cell', (file) => {
    const result = readHtml(decoded(readFileSync(madePath(file))));
    if (!result.ok) throw new Error(result.reason);
    expect(readTables(result.blocks)).toEqual(madeTables(file.slice(0, 3)));
    expect(result.defects).toEqual([]);
  });
});

describe.skipIf(!HAS_MADE)('the disclosure of the made pages', () => {
  it.each([
    ['000.html', '000'],
    ['001.html', '001'],
    ['000.gbk.html', '000'],
  ])('%s means what its text means', async (file, name) => {
    const expected = await figuresOf('a.txt', seedPath(name));
    expect(expected.length).toBeGreaterThan(100);
    expect(await figuresOf('a.html', madePath(file))).toEqual(expected);
  });
});
