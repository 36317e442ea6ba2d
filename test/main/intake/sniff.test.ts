import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/main/intake/decode.js';
import { markupOf, sniff, type FileKind } from '../../../src/main/intake/sniff.js';

function zip(...names: string[]): Uint8Array {
  return zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
}

/** A compound file of three sectors: header, one allocation table, one directory with the given stream names. */
function compound(...streams: string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  for (let index = 0; index < 109; index += 1) view.setUint32(76 + index * 4, 0xffffffff, true);
  view.setUint32(76, 0, true);
  view.setUint32(512, 0xfffffffd, true);
  view.setUint32(516, 0xfffffffe, true);
  for (const [index, name] of ['Root Entry', ...streams].entries()) {
    const at = 1024 + index * 128;
    bytes.set(Buffer.from(name, 'utf16le'), at);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
  }
  return bytes;
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** Bytes as encrypting leaves them. */
const LOCKED = Array.from({ length: 400 }, (_, index) =>
  String.fromCharCode((index * 151 + (index >> 4) * 7) & 0xff),
).join('');

describe('sniff', () => {
  const cases: readonly [kind: FileKind, what: string, bytes: Uint8Array][] = [
    ['text', 'UTF-8', strToU8('合计\t1.00\n')],
    ['text', 'UTF-8 with page feeds', strToU8('第一页\f第二页\f')],
    ['text', 'GBK', Uint8Array.of(0xd4, 0xa4, 0xcb, 0xe3, 0x0a)],
    ['text', 'text beginning with the letters of an image', strToU8('BMI 指数')],
    ['text', 'text that mentions a PDF header', strToU8('说明：文件以 %PDF-1.7 开头')],
    ['text', 'UTF-16 with mark', Uint8Array.from(Buffer.from('\ufeff预算\n', 'utf16le'))],
    ['text', 'UTF-16 without mark', Uint8Array.from(Buffer.from('预算\t1\n', 'utf16le'))],
    ['pdf', 'PDF', latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')],
    ['rtf', 'RTF', latin('{\\rtf1\\ansi\\ansicpg936 \xb2\xbf')],
    ['pdf', 'PDF after stray bytes', latin('\x00\x01\x02\x03%PDF-1.4')],
    ['docx', 'Word', zip('[Content_Types].xml', 'word/document.xml')],
    ['xlsx', 'Excel', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['pptx', 'PowerPoint', zip('[Content_Types].xml', 'ppt/presentation.xml')],
    ['ofd', 'OFD', zip('OFD.xml', 'Doc_0/Document.xml')],
    ['ofd', 'OFD with another case', zip('ofd.xml')],
    ['opendocument', 'OpenDocument', zip('mimetype', 'content.xml')],
    ['zip', 'archive of documents', zip('a.txt', 'b.docx')],
    ['damaged-zip', 'zip cut off', zip('word/document.xml').subarray(0, 40)],
    ['doc', 'Word 97', compound('WordDocument', '1Table')],
    ['xls', 'Excel 97', compound('Workbook')],
    ['xls', 'Excel 5', compound('Book')],
    ['ppt', 'PowerPoint 97', compound('PowerPoint Document')],
    ['encrypted-office', 'password', compound('EncryptionInfo', 'EncryptedPackage')],
    ['encrypted-office', 'rights', compound('\u0009DRMContent', 'Workbook')],
    ['encrypted-file', 'locked by one program', latin(`%TSD-Header-###%${LOCKED}`)],
    ['encrypted-file', 'locked by another', latin(`b\x14#e\x02\x00E-SafeNet\x00LOCK${LOCKED}`)],
    ['text', 'words about such programs', strToU8('说明：E-SafeNet 加密的文件须先解密\n')],
    ['other-compound', 'mail', compound('__properties')],
    ['damaged-compound', 'compound cut off', compound('Workbook').subarray(0, 300)],
    ['mht', 'web archive', latin('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n')],
    ['mht', 'web archive with a picture', latin('From: <Saved>\nContent-Type: multipart/related;\n\n\x00\x01\x02')],
    ['text', 'text about archives', strToU8('说明：Content-Type: multipart/related')],
    ['image', 'PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)],
    ['image', 'JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)],
    ['image', 'TIFF', Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0)],
    ['archive', 'RAR', latin('Rar!\x1a\x07\x01\x00')],
    ['program', 'Windows program', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0)],
    ['zeros', 'zeros', new Uint8Array(4096)],
    ['unknown', 'noise', Uint8Array.from({ length: 512 }, (_, index) => (index * 97 + (index >> 3)) & 0xff)],
  ];
  it.each(cases)('%s: %s', (kind, _, bytes) => {
    expect(sniff(bytes)).toBe(kind);
  });

  it('never throws on any beginning of a container', () => {
    for (const whole of [zip('word/document.xml'), compound('WordDocument')]) {
      for (let length = 0; length < whole.length; length += 7)
        expect(() => sniff(whole.subarray(0, length))).not.toThrow();
    }
  });
});

describe('markupOf', () => {
  const cases: readonly [expected: FileKind | null, text: string][] = [
    [null, '某某单位 2026 年部门预算\n'],
    [null, '# 标题\n\n| 项目 | 预算数 |\n'],
    [null, '<b>合计</b>\t1.00\n'],
    ['html', '\n<!DOCTYPE html><html>'],
    ['html', '<?xml version="1.0"?>\n<html xmlns="…">'],
    ['html', '<!-- saved -->\n<HTML>'],
    ['spreadsheet-xml', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'],
    ['rtf', '{\\rtf1\\ansi'],
    ['html', '<div class="a"><table><tr><td>甲</td></tr></table></div>'],
    ['html', '<hvml><body><p>甲</p></body></html>'],
    ['xml', '<?xml version="1.0"?><uof:UOF xmlns:uof="…"><字:段落/></uof:UOF>'],
    ['xml', '<Workbook xmlns="urn:schemas-microsoft-com:office:spreedsheet">'],
    ['spreadsheet-xml', '<?xmm version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'],
    ['spreadsheet-xml', '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'],
    [null, '<甲>说明\n'],
  ];
  it.each(cases)('%s', (expected, text) => {
    expect(markupOf(text)).toBe(expected);
  });
});

const made = join(import.meta.dirname, '../../../../shared/made');

describe.skipIf(!existsSync(made))('made files', () => {
  const cases: readonly [name: string, kind: FileKind][] = [
    ['000.docx', 'docx'],
    ['000.doc', 'doc'],
    ['000.wps', 'doc'],
    ['000.xlsx', 'xlsx'],
    ['000.xls', 'xls'],
    ['000.et', 'xls'],
    ['000.ofd', 'ofd'],
    ['000.writer.pdf', 'pdf'],
    ['scan000-150.pdf', 'pdf'],
    ['000.gbk.html', 'text'],
    ['000.fullwidth.txt', 'text'],
    ['000.utf16le.tsv', 'text'],
  ];
  it.each(cases)('%s is %s', (name, kind) => {
    expect(sniff(readFileSync(join(made, name)))).toBe(kind);
  });
});

describe('hostile bytes', () => {
  /** Beginnings that send the bytes to each of the container readers. */
  const beginnings = [
    [],
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    [0xff, 0xfe],
    [0xef, 0xbb, 0xbf],
  ];
  const bytes = fc
    .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 2000 }))
    .map(([beginning, rest]) => Uint8Array.from([...beginning, ...rest]));

  it('are given a kind and an answer, never an error', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        expect(typeof sniff(content)).toBe('string');
        expect(typeof decodeText(content).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  it('with a directory chain that bites its own tail end', () => {
    const loop = compound('WordDocument');
    new DataView(loop.buffer).setUint32(516, 1, true);
    expect(sniff(loop)).toBe('doc');
  });
});
