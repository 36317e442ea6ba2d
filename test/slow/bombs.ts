// Files made to bring a reader down: small to hand over, without bound to read.
import { strToU8, zipSync } from 'fflate';
import { makeOfd } from '../main/intake/ofd/make-ofd.js';
import { xlsxParts } from '../main/intake/sheet/make-xlsx.js';

const DEEP = 100_000;
const MANY = 1_000_000;

/** Entities that would expand to ten thousand million characters. */
const ENTITIES = `<!DOCTYPE a [<!ENTITY a "一二三四五六七八九十">${[...'bcdefghij']
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index] ?? 'a'};`.repeat(10)}">`)
  .join('')}]>`;

function word(body: string, before = ''): Uint8Array {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const content = `<?xml version="1.0"?>${before}<w:document ${namespace}><w:body>${body}</w:body></w:document>`;
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(content) });
}

function sheet(rows: string, before = '', after = ''): Uint8Array {
  const parts = xlsxParts([{ name: '表', rows: [['一']] }]);
  const path = Object.keys(parts).find((name) => name.includes('worksheets/'));
  if (path === undefined) throw new Error('no sheet');
  const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const content = `<?xml version="1.0"?>${before}<worksheet ${namespace}><sheetData>${rows}</sheetData>${after}</worksheet>`;
  return zipSync({ ...parts, [path]: strToU8(content) });
}

function letters(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** A PDF file whose tree of pages is given; object 3 is a page. */
function pageTree(kids: string, inner: string): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${DEEP}/Kids[${kids}]>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>',
    `<</Type/Pages/Count ${DEEP}/Kids[${inner}]/Parent 4 0 R>>`,
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return strToU8(`%PDF-1.4\n${body}trailer<</Size 5/Root 1 0 R>>\n%%EOF`);
}

/** A compound file whose chain of tables, and whose directory, run in a circle. */
function circularCompound(): Uint8Array {
  const bytes = new Uint8Array(512 * 8);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, 0xffff, true);
  view.setUint32(48, 1, true);
  view.setUint32(56, 4096, true);
  view.setUint32(60, 2, true);
  view.setUint32(68, 0, true);
  view.setUint32(72, 0xffff, true);
  for (let index = 0; index < 109; index += 1) view.setUint32(76 + index * 4, 0, true);
  // Every sector names the next but one, the last the first again; the table names itself.
  for (let index = 0; index < 128; index += 1) view.setUint32(512 + index * 4, (index + 1) % 7, true);
  for (const [index, name] of ['Root Entry', 'WordDocument', '1Table'].entries()) {
    const at = 1024 + index * 128;
    for (const [place, letter] of [...name].entries()) view.setUint16(at + place * 2, letter.charCodeAt(0), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    bytes[at + 66] = index === 0 ? 5 : 2;
    view.setUint32(at + 68, index === 1 ? 2 : 1, true);
    view.setUint32(at + 72, index === 1 ? 2 : 1, true);
    view.setUint32(at + 76, 1, true);
    view.setUint32(at + 116, 1, true);
    view.setUint32(at + 120, 0x7fffffff, true);
  }
  return bytes;
}

const DEEP_PAGE = `${'<ofd:PageBlock>'.repeat(DEEP)}${'</ofd:PageBlock>'.repeat(DEEP)}`;
const ofdPage = (objects: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer ID="9">${objects}</ofd:Layer></ofd:Content></ofd:Page>`;
const wordCell = '<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>';

/** Hostile files by name, made one at a time: some are large. */
export const BOMBS: Readonly<Record<string, () => Uint8Array>> = {
  '实体.docx': () => word('<w:p><w:r><w:t>&j;</w:t></w:r></w:p>', ENTITIES),
  '实体.xlsx': () => sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row>', ENTITIES),
  '实体.ofd': () =>
    makeOfd([
      ofdPage(
        '<ofd:TextObject ID="3" Boundary="0 0 9 9" Font="1" Size="3"><ofd:TextCode X="1" Y="1">&j;</ofd:TextCode></ofd:TextObject>',
        ENTITIES,
      ),
    ]),
  '实体.html': () => strToU8(`${ENTITIES.replace('DOCTYPE a', 'DOCTYPE html')}<html><body><p>&j;</p></body></html>`),
  '表中表.docx': () => word(`${'<w:tbl><w:tr><w:tc>'.repeat(DEEP)}${'</w:tc></w:tr></w:tbl>'.repeat(DEEP)}`),
  '层层.docx': () => word(`${'<w:sdt>'.repeat(DEEP)}${'</w:sdt>'.repeat(DEEP)}`),
  '层层.ofd': () => makeOfd([ofdPage(DEEP_PAGE)]),
  '层层.html': () => strToU8(`<html><body>${'<div>'.repeat(DEEP)}一`),
  '表中表.html': () => strToU8(`<html><body>${'<table><tr><td>'.repeat(DEEP)}一`),
  '层层.xlsx': () => sheet('<row>'.repeat(DEEP)),
  '层层.pdf': () =>
    strToU8(`%PDF-1.4\n1 0 obj\n${'['.repeat(DEEP)}${']'.repeat(DEEP)}\nendobj\ntrailer<</Root 1 0 R>>`),
  '层层.rtf': () => strToU8(`{\\rtf1 ${'{'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`),
  '百万列.csv': () => strToU8(`${'1,'.repeat(MANY)}\n${'2,'.repeat(MANY)}\n`),
  '百万列.txt': () => strToU8(`一、表\n${'1\t'.repeat(MANY)}\n${'2\t'.repeat(MANY)}\n`),
  '百万列.html': () => strToU8(`<table><tr>${'<td>1'.repeat(MANY)}</table>`),
  '百万列.xlsx': () =>
    sheet(
      `<row r="1">${Array.from({ length: MANY }, (_, column) => `<c r="${letters(column)}1"><v>1</v></c>`).join('')}</row>`,
    ),
  '百万列.docx': () => word(`<w:tbl><w:tr>${wordCell.repeat(MANY)}</w:tr></w:tbl>`),
  '跨列.html': () => strToU8(`<table>${'<tr><td colspan=1000 rowspan=65534>1'.repeat(1_000)}</table>`),
  '跨列.docx': () =>
    word(
      `<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr>'.repeat(100)}</w:tbl>`,
    ),
  '合并.xlsx': () =>
    sheet(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
      '',
      `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1_000)}</mergeCells>`,
    ),
  '十万页.pdf': () => pageTree('3 0 R '.repeat(DEEP), '3 0 R'),
  '循环页.pdf': () => pageTree('4 0 R 2 0 R', '2 0 R 4 0 R 3 0 R'),
  '循环.doc': circularCompound,
  '空行.txt': () => strToU8(`${'\n'.repeat(5_000_000)}一`),
  '长行.txt': () => strToU8('一二三四五六七八九十'.repeat(500_000)),
};

/** Archives made to leave their folder, or to hold without end. */
export const HOSTILE_ARCHIVES: Readonly<Record<string, () => Uint8Array>> = {
  '越界.zip': () =>
    zipSync({
      '../../../../tmp/gouji-escaped.txt': strToU8('一'),
      '/tmp/gouji-escaped.txt': strToU8('二'),
      'C:\\gouji-escaped.txt': strToU8('三'),
    }),
  '十万个.zip': () =>
    zipSync(Object.fromEntries(Array.from({ length: DEEP }, (_, index) => [`${index}.txt`, strToU8('一')])), {
      level: 0,
    }),
  '套娃.zip': () => {
    let inner = zipSync({ '里.txt': strToU8('一') });
    for (let depth = 0; depth < 200; depth += 1) inner = zipSync({ '里.zip': inner }, { level: 0 });
    return inner;
  },
};
