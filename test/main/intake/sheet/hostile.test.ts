import { CFB } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readJob } from '../../../../src/main/intake/read-job.js';
import { readSpreadsheetXml, readXls, readXlsx } from '../../../../src/main/intake/sheet/read-sheet.js';
import { makeXls, number, record } from './make-xls.js';
import { makeXlsx, readAny, xlsxParts } from './make-xlsx.js';
import { inTime } from '../../../in-time.js';

const SMALL = {
  name: '表',
  rows: [
    ['项目', '数'],
    ['甲', 1],
  ],
};
const SHEET = 'xl/worksheets/sheet1.xml';

// Some milliseconds on a quiet computer; what is guarded against takes minutes or all memory.
const timed = <Result>(work: () => Result): Result => inTime(3_000, work);

describe('a hostile workbook', () => {
  it('with a used range from corner to corner costs what it holds', () => {
    const blanks = '<row r="9">' + '<c s="0"/>'.repeat(16_384) + '</row>';
    const columns = '<col min="1" max="999999999" hidden="1"/>';
    const file = makeXlsx({
      ...SMALL,
      columns,
      behindRows: blanks.repeat(50),
      merges: ['C1:XFD1048576', 'A4:B1048576'],
    });
    const { shown, codes } = timed(() => readAny(file));
    expect(shown).toEqual([['0,0,1,1,项目', '0,1,1,1,数', '1,0,1,1,甲', '1,1,1,1,1']]);
    expect(codes).toEqual(['sheet.hidden-lines']);
  });

  it('with endless merged areas is read without some of them, and says so', () => {
    const merges = Array.from({ length: 3_000 }, (_, row) => row + 1).flatMap((row) =>
      ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((column) => `${column}${row}:J${1_048_576 - row}`),
    );
    const rows = Array.from({ length: 3_000 }, (_, index) => [`甲${index}`, index]);
    const { codes } = timed(() => readAny(makeXlsx({ name: '表', rows, merges })));
    expect(codes).toContain('sheet.merges-unread');
  });

  it('is refused when its sheets are too large inside, and read when only its pictures are', () => {
    const zeros = new Uint8Array(64 * 2 ** 20);
    const parts = xlsxParts([SMALL]);
    const bomb = zipSync({ ...parts, [SHEET]: zeros }, { level: 9 });
    expect(timed(() => readXlsx(bomb))).toEqual({ ok: false, reason: 'too-large-inside' });
    expect(readAny(zipSync({ ...parts, 'xl/media/a.xml': zeros }, { level: 9 })).shown).toHaveLength(1);
  });

  it('expands no entity', () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]>';
    const sheet = `${doctype}<worksheet><sheetData><row><c t="inlineStr"><is><t>甲&b;&amp;</t></is></c><c><v>1</v></c></row></sheetData></worksheet>`;
    const read = readAny(zipSync({ ...xlsxParts([SMALL]), [SHEET]: strToU8(sheet) }));
    const text = JSON.stringify(read.shown);
    expect(text).not.toContain('x');
    expect(text).toContain('&');
    expect(JSON.stringify(read.defects)).toContain('文件中有 1 处内容用文件自定的代号');
  });

  it('spans nothing into existence as XML of 2003', () => {
    const cell = '<Cell ss:MergeAcross="999999999" ss:MergeDown="999999999"><Data ss:Type="String">甲</Data></Cell>';
    const xml = `<Workbook xmlns:ss="s"><Worksheet ss:Name="表"><Table><Column ss:Span="999999999" ss:Hidden="1"/><Row ss:Span="999999999">${cell}</Row><Row><Cell ss:Index="2"><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="Number">2</Data></Cell></Row></Table></Worksheet></Workbook>`;
    expect(timed(() => readAny(xml)).shown.length).toBeGreaterThan(0);
  });

  it('of old is read without what fills the memory, and refused where a sheet or a part of it is missing', () => {
    const hyperlink = record(0x1b8, [0, 65_535, 0, 65_535, ...Array.from({ length: 8 }, () => 0), 2, 0, 0, 0]);
    const merges = record(0xe5, [65_535, 0, 0, 0, 1]);
    const file = makeXls([number(0, 0), hyperlink, number(1, 0)]);
    const read = timed(() => readXls(file));
    expect(read).toMatchObject({ ok: true });
    expect(JSON.stringify(read).match(/"7"/g)?.length).toBeGreaterThanOrEqual(2);
    expect(timed(() => readXls(makeXls([number(0, 0), merges])))).toEqual({ ok: false, reason: 'damaged' });
    const numbers = file.findIndex((byte, at) => byte === 0x03 && file[at + 1] === 0x02 && file[at + 2] === 14);
    expect(readXls(file.with(numbers + 3, 0xff))).toEqual({ ok: false, reason: 'damaged' });
    const listed = file.findIndex((byte, at) => byte === 0x85 && file[at + 1] === 0 && file[at + 2] === 10);
    expect(readXls(file.with(listed + 4, file[listed + 4]! ^ 4))).toEqual({ ok: false, reason: 'damaged' });
  });

  it('of old with endless document properties costs what it holds', () => {
    const container = CFB.read(makeXls([number(0, 0)]), { type: 'array' });
    const properties = new Uint8Array(128);
    const view = new DataView(properties.buffer);
    view.setUint16(0, 0xfffe, true);
    view.setUint32(24, 1, true);
    view.setUint32(44, 48, true);
    properties.set(
      [0x02, 0xd5, 0xcd, 0xd5, 0x9c, 0x2e, 0x1b, 0x10, 0x93, 0x97, 0x08, 0x00, 0x2b, 0x2c, 0xf9, 0xae],
      28,
    );
    view.setUint32(52, 0xffffffff, true);
    CFB.utils.cfb_add(container, '/\u0005DocumentSummaryInformation', [...properties]);
    const file = Uint8Array.from(CFB.write(container, { type: 'array' }) as Uint8Array);
    expect(timed(() => readXls(file))).toMatchObject({ ok: true });
  });

  it('broken anywhere is refused or read, never thrown', () => {
    const whole = [makeXlsx(SMALL), makeXls([number(0, 0), record(0xe5, [1, 0, 65_535, 0, 255])])];
    let seed = 17;
    const random = (): number => (seed = (seed * 16807) % 2147483647);
    for (const [index, file] of whole.entries()) {
      for (let round = 0; round < 150; round += 1) {
        const bytes = Uint8Array.from(file.subarray(0, round % 3 === 0 ? random() % file.length : file.length));
        for (let change = 0; change < 8 && bytes.length > 0; change += 1)
          bytes[random() % bytes.length] = random() % 256;
        expect(typeof (index === 0 ? readXlsx(bytes) : readXls(bytes)).ok).toBe('boolean');
      }
    }
    expect(readSpreadsheetXml('<Workbook><Worksheet><Table><Row><Cell')).toMatchObject({ ok: true, blocks: [] });
    expect(readSpreadsheetXml('<x/>')).toEqual({ ok: false, reason: 'damaged' });
  });

  it('is told in words, whatever its name; what its bytes are decides', async () => {
    const cut = await readJob({ name: '甲.et', source: { bytes: makeXls([number(0, 0)]).subarray(0, 1_100) } });
    expect(cut).toMatchObject({ ok: false, failure: { message: expect.stringMatching(/损坏|不完整/) } });
    const encrypted = makeXls([number(0, 0)]);
    const locked = await readJob({ name: '乙.xls', source: { bytes: withPassword(encrypted) } });
    expect(locked).toMatchObject({
      ok: false,
      failure: { code: 'encrypted', message: expect.stringContaining('打开密码') },
    });
    const renamed = await readJob({ name: '丙.xls', source: { bytes: makeXlsx(SMALL) }, withoutChecks: true });
    expect(renamed).toMatchObject({ ok: true, value: { format: 'xlsx', lines: ['项目\t数', '甲\t1'] } });
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="String">甲</Data></Cell></Row></Table></Worksheet></Workbook>`;
    const text = await readJob({ name: '丁.xls', source: { bytes: strToU8(xml) }, withoutChecks: true });
    expect(text).toMatchObject({ ok: true, value: { format: 'xls', lines: ['甲'] } });
  });
});

/** Turns the record behind the first one into that of an encrypted workbook. */
function withPassword(file: Uint8Array): Uint8Array {
  const at = file.findIndex((byte, index) => byte === 0x85 && file[index + 1] === 0 && file[index + 2] === 10);
  return file
    .with(at, 0x2f)
    .with(at + 4, 1)
    .with(at + 5, 0);
}
