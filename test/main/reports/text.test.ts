import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField } from '../../../src/main/reports/csv.js';
import { renderReport } from '../../../src/main/reports/index.js';
import { draft, model } from './build-model.js';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** RFC 4180, strictly. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/.exec(rest);
    if (match === null) throw new Error(`not CSV: ${rest.slice(0, 40)}`);
    row.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    rest = rest.slice(match[0].length);
    if (match[3] !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('CSV', () => {
  it('opens as Chinese in a spreadsheet: byte order mark, CRLF, 22 columns', async () => {
    const bytes = await renderReport(model, 'csv');
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    const text = decode(bytes).slice(1);
    expect(text.replace(/\r\n/g, '').includes('\r')).toBe(false);
    const rows = parseCsv(text);
    expect(rows).toHaveLength(1 + model.ledger.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([22]));
    expect(rows[1]?.[9]).toBe('合计有误\n请核对');
    expect(rows[2]?.[9]).toBe(`'=HYPERLINK("x","点这里")`);
    expect(rows[2]?.[7]).toBe('-5.00');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd|x', "'+cmd|x"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', `'\t=1`],
    ['＝1+1', "'＝1+1"],
    ['-5.00', '-5.00'],
    ['+1,234', '"+1,234"'],
    ['-', "'-"],
    ['-5.00%', '-5.00%'],
    ['甲"乙', '"甲""乙"'],
    ['甲\n乙', '"甲\n乙"'],
    ['甲\r乙', '"甲\r乙"'],
    [' 甲 ', '" 甲 "'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('writes %j as %j', (text, field) => {
    expect(csvField(text)).toBe(field);
  });

  it('gives every text back, and never begins a field like a formula', () => {
    const word = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '1', '.', ',', '"', '\n', '\t', ' ', '甲'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const fields = parseCsv(`${words.map(csvField).join(',')}\r\n`)[0];
        expect(fields?.map((field, index) => (field === words[index] ? field : field.slice(1)))).toEqual(words);
        const unsafe = fields?.filter(
          (field) => /^\s*[=@]/.test(field) || (/^\s*[+-]/.test(field) && /[^\d.,+-]/.test(field)),
        );
        expect(unsafe).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Markdown', () => {
  it('has the opinion and the ledger', async () => {
    const text = decode(await renderReport(model, 'md'));
    await expect(text).toMatchFileSnapshot('./golden/report.md.txt');
  });

  it('escapes what would be markup', async () => {
    const text = decode(await renderReport(model, 'md'));
    expect(text).toContain('a &amp; &lt;b&gt;.txt');
    expect(text).toContain('含\\|竖线\\*星号\\*与控制符');
    const ledger = text.split('\n').filter((line) => line.startsWith('| '));
    expect(ledger).toHaveLength(2 + model.ledger.length);
    expect(new Set(ledger.map((line) => line.replaceAll('\\|', '').split('|').length))).toEqual(new Set([24]));
  });
});

describe('JSON', () => {
  it('is the model under a schema number', async () => {
    const text = decode(await renderReport(draft, 'json'));
    expect(text.startsWith('{\n  "schema": 1,')).toBe(true);
    expect(JSON.parse(text)).toEqual({ schema: 1, ...draft });
  });

  it('holds no character that other programs refuse', async () => {
    expect(decode(await renderReport(model, 'json'))).not.toMatch(/\\u0007|\\ud800/);
  });
});
