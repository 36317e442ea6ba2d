import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readJob } from '../../../src/main/intake/read-job.js';
import { unzip } from '../../../src/main/intake/unzip.js';
import { makeZip, type MadeEntry } from './archive/make-zip.js';
import { makeEncryptedPdf } from './pdf/encrypt-pdf.js';

const ADVICE =
  '已加密（设有打开密码），不能读取。请向编制单位取得未加密的文件，或用原来的软件打开、取消密码后另存再导入。';

/** Bytes that no more tell what they were than encrypted ones: another text, packed. */
const scrambled = (text: string): Uint8Array =>
  deflateRawSync(Buffer.from(text)).map((byte, index) => byte ^ (91 + 7 * index));

const locked = (name: string, text: string, stored: boolean): MadeEntry => ({
  name,
  data: scrambled(text),
  stored,
  encrypted: true,
  says: { checksum: 0x1234abcd },
});

const FILES: readonly (readonly [name: string, parts: readonly string[]])[] = [
  ['甲.docx', ['[Content_Types].xml', 'word/document.xml']],
  ['乙.xlsx', ['[Content_Types].xml', 'xl/workbook.xml']],
  ['丙.ofd', ['OFD.xml', 'Doc_0/Document.xml']],
];

describe('a document in an archive with a password of its own', () => {
  it.each(FILES.flatMap(([name, parts]) => [false, true].map((stored) => [name, stored, parts] as const)))(
    '%s (stored: %s) is named as encrypted',
    async (name, stored, parts) => {
      const bytes = makeZip(parts.map((part) => locked(part, `<a>${part}</a>`, stored)));
      const outcome = await readJob({ name, source: { bytes } });
      expect(outcome).toMatchObject({ ok: false, failure: { code: 'encrypted', message: `“${name}”${ADVICE}` } });
    },
  );

  it('damage without a password is damage', () => {
    const broken = makeZip([{ name: 'OFD.xml', data: '<a/>', says: { checksum: 1 } }]);
    expect(unzip(broken, () => true)).toEqual({ ok: false, reason: 'damaged' });
  });
});

describe('an encrypted PDF file', () => {
  it('without a password to open is read', async () => {
    const outcome = await readJob({ name: '丁.pdf', source: { bytes: makeEncryptedPdf('GOUJI2030', '', 'owner') } });
    expect(outcome).toMatchObject({ ok: true });
    expect(JSON.stringify(outcome).includes('"GOUJI2030"')).toBe(true);
  });

  it('with one is named as encrypted', async () => {
    const outcome = await readJob({
      name: '戊.pdf',
      source: { bytes: makeEncryptedPdf('GOUJI2030', 'open', 'owner') },
    });
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'encrypted', message: `“戊.pdf”${ADVICE}` } });
  });
});
