import { CFB } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readJob } from '../../../src/main/intake/read-job.js';
import { cell, makeDoc, plain, rowEnd, tableRow } from './doc/make-doc.js';
import { content, makeOfd, text } from './ofd/make-ofd.js';
import { makePdf, showLatin } from './pdf/make-pdf.js';
import { makeXls, record } from './sheet/make-xls.js';
import { makeXlsx } from './sheet/make-xlsx.js';

const FIGURES = Array.from({ length: 24 }, (_, index) => `${1000 + index}.25`);
const tableOf = (row: (figure: string) => string): string => FIGURES.slice(12).map(row).join('');

const PAGE = `<html><head><title>公开</title></head><body>${FIGURES.slice(0, 12)
  .map((figure) => `<p>收入${figure}万元。</p>`)
  .join('\r\n')}<table>${tableOf((figure) => `<tr><td>支出</td><td>${figure}</td></tr>\r\n`)}</table></body></html>`;
const MHT = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_b"; type="text/html"\r\n\r\n--=_b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${PAGE}\r\n--=_b--\r\n`;
const RTF = `{\\rtf1\\ansi ${FIGURES.map((figure) => `{\\b ${figure}}\\par`).join('\r\n')}}`;
const SHEETS = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${FIGURES.map((figure) => `<Row><Cell><Data ss:Type="String">支出</Data></Cell><Cell><Data ss:Type="Number">${figure}</Data></Cell></Row>`).join('\r\n')}</Table></Worksheet></Workbook>`;
const BODY = FIGURES.map((figure) => `<w:p><w:r><w:t>${figure}</w:t></w:r></w:p>`).join('\r\n');
const WORD_2003 = `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>${BODY}</w:body></w:wordDocument>`;
const DOCX = zipSync({
  '[Content_Types].xml': strToU8('<Types/>'),
  'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${BODY}</w:body></w:document>`),
});
const DOC = makeDoc({
  paragraphs: [
    ...FIGURES.slice(0, 12).map((figure) => plain(figure)),
    ...FIGURES.slice(12).flatMap((figure) => tableRow(cell('支出'), cell(figure), rowEnd([0, 2000, 4000]))),
  ],
});
const CELLS = FIGURES.map((figure, index) => value(500 + index, Number(figure)));
const XLS = makeXls(CELLS);
const XLSX = makeXlsx({ name: '表', rows: FIGURES.map((figure) => ['支出', Number(figure)]) });
const OFD = makeOfd(FIGURES.slice(0, 4).map((figure) => content(text(figure, 20, 20))));
const PDF = makePdf(FIGURES.slice(0, 6).map((figure) => ({ content: showLatin(figure, 50, 700) })));

const FILES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a.html', strToU8(PAGE)],
  ['a.mht', strToU8(MHT)],
  ['a.rtf', strToU8(RTF)],
  ['a.xml', strToU8(SHEETS)],
  ['b.xml', strToU8(WORD_2003)],
  ['a.docx', DOCX],
  ['a.doc', DOC],
  ['a.xls', XLS],
  ['a.xlsx', XLSX],
  ['a.ofd', OFD],
  ['a.pdf', PDF],
];

/** Of marked-up text that ends before the name of its form, only tags are left. */
const BEGINNING = 120;

/** A cell with a number. */
function value(row: number, number: number): Uint8Array {
  return record(0x203, [row, 0, 0, ...new Uint16Array(Float64Array.of(number).buffer)]);
}

const NOTHING = { figures: new Set<string>(), messages: [] };

/** The figures that were read, and what is said of the file; null where it was refused. */
async function read(name: string, bytes: Uint8Array) {
  const result = await readJob({ name, source: { bytes }, withoutChecks: true });
  if (!result.ok) return result.failure.message.includes(`“${name}”`) ? null : { ...NOTHING, codes: ['nameless'] };
  const { defects, ...rest } = result.value.disclosure;
  return {
    figures: new Set<string>(JSON.stringify([rest, result.value.lines]).match(/1\d{3}\.25/g)),
    codes: defects.map(({ code }) => code),
    messages: defects.map(({ message }) => message),
  };
}

/** How a file that was cut off comes out. */
async function outcomeOf(name: string, whole: Awaited<ReturnType<typeof read>>, bytes: Uint8Array) {
  const cut = await read(name, bytes);
  if (cut === null) return 'refused';
  if (cut.codes.includes('nameless')) return 'refused without a name';
  if (cut.codes.some((code) => whole?.codes.includes(code) === false)) return 'said';
  return cut.figures.size === whole?.figures.size ? 'whole' : 'silent';
}

describe('a file that was not copied in full', () => {
  it.each(FILES)('%s gives all figures, is refused, or is said to be cut', async (name, bytes) => {
    const whole = await read(name, bytes);
    expect(whole?.figures.size).toBeGreaterThanOrEqual(4);
    const outcomes = new Map<string, number[]>();
    const step = Math.max(16, Math.floor(bytes.length / 40));
    for (let length = bytes.length - 1; length > BEGINNING; length -= step) {
      const outcome = await outcomeOf(name, whole, bytes.subarray(0, length));
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), length]);
    }
    const { whole: _, refused = [], said = [], ...others } = Object.fromEntries(outcomes);
    expect(others).toEqual({});
    expect(refused.length + said.length).toBeGreaterThan(15);
  });

  it('as a web page names the words it breaks off at', async () => {
    const bytes = strToU8(PAGE.slice(0, PAGE.indexOf(FIGURES[7]!) - 6));
    const { messages, figures } = (await read('a.html', bytes))!;
    expect(figures.size).toBe(7);
    expect(messages.join()).toContain(`收入${FIGURES[6]!}万元。`);
  });

  it('as a web page without end tags of its own or as a piece of one is whole', async () => {
    const piece = `<table>${tableOf((figure) => `<tr><td>支出<td>${figure}`)}</table><p>完`;
    expect((await read('a.html', strToU8(piece)))?.codes).not.toContain('html.truncated');
    const open = `<html><body><div><p>收入1000.25万元。</body>`;
    expect((await read('a.html', strToU8(open)))?.codes).not.toContain('html.truncated');
  });

  it('as an old workbook is refused at every record at which its stream ends early', async () => {
    const container = CFB.read(XLS, { type: 'array' });
    const stream = Uint8Array.from(CFB.find(container, '/Workbook')?.content ?? []);
    const view = new DataView(stream.buffer);
    let cuts = 0;
    for (let at = 0; at + 4 <= stream.length; at += 4 + view.getUint16(at + 2, true)) {
      const cut = CFB.utils.cfb_new();
      CFB.utils.cfb_add(cut, '/Workbook', [...stream.subarray(0, at)]);
      const bytes = Uint8Array.from(CFB.write(cut, { type: 'array' }) as Uint8Array);
      expect(await read('a.xls', bytes)).toBeNull();
      cuts += 1;
    }
    expect(cuts).toBe(FIGURES.length + 5);
  });

  it('as an old workbook with only its rest missing says that the cells are there', async () => {
    // Streams of more than 4096 bytes lie in sectors of their own, one behind the other.
    const large = makeXls([...Array.from({ length: 300 }, (_, row) => value(row, 7)), ...CELLS]);
    const container = CFB.read(large, { type: 'array' });
    CFB.utils.cfb_add(container, '/ZzzzzzzzzzzzBehind', [...new Uint8Array(9_000).fill(7)]);
    const bytes = Uint8Array.from(CFB.write(container, { type: 'array' }) as Uint8Array);
    const last = bytes.lastIndexOf(7);
    expect((await read('a.xls', bytes))?.codes).not.toContain('sheet.rest-missing');
    expect(await read('a.xls', bytes.subarray(0, last - 600))).toMatchObject({
      figures: new Set(FIGURES),
      codes: expect.arrayContaining(['sheet.rest-missing']),
    });
  });
});

describe('a package that is whole outside', () => {
  it.each([
    ['a.docx', DOCX, 'word/document.xml'],
    ['a.xlsx', XLSX, 'xl/worksheets/sheet1.xml'],
    ['a.xlsx', XLSX, 'xl/sharedStrings.xml'],
    ['a.xlsx', XLSX, 'xl/styles.xml'],
    ['a.ofd', OFD, 'Doc_0/Pages/P2.xml'],
    ['a.ofd', OFD, 'Doc_0/Document.xml'],
  ] as const)('%s with a part cut off inside is not read as if it were whole (%#)', async (name, bytes, part) => {
    const parts = unzipSync(bytes);
    const whole = await read(name, bytes);
    const cut = zipSync({ ...parts, [part]: parts[part]!.subarray(0, Math.floor(parts[part]!.length * 0.8)) });
    expect(['refused', 'said']).toContain(await outcomeOf(name, whole, cut));
  });

  it.each([
    ['a.docx', DOCX, 'word/document.xml'],
    ['a.xlsx', XLSX, 'xl/worksheets/sheet1.xml'],
    ['a.ofd', OFD, 'Doc_0/Pages/P2.xml'],
  ] as const)('%s is refused where a digit is not the one its checksum was made of', async (name, bytes, part) => {
    const parts = unzipSync(bytes);
    const plainly = zipSync(parts, { level: 0 });
    expect((await read(name, plainly))?.figures.size).toBeGreaterThan(0);
    const figure = FIGURES.find((candidate) => strFromU8(parts[part]!).includes(candidate))!;
    const at = Buffer.from(plainly).indexOf(figure);
    expect(await read(name, plainly.with(at + 1, 0x39))).toBeNull();
  });

  it('a workbook whose cells name texts that are not there is refused', async () => {
    const { 'xl/sharedStrings.xml': _, ...parts } = unzipSync(XLSX);
    expect(await read('a.xlsx', zipSync(parts))).toBeNull();
  });
});
