import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readJob } from '../../../src/main/intake/read-job.js';
import { isTangled } from '../../../src/main/intake/xml-tags.js';
import { inTime } from '../../in-time.js';

const SHEETS = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="String">甲</Data></Cell></Row><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>`;
const WORD = `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1.00</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:wordDocument>`;

describe('tags of XML', () => {
  it.each([
    ['<a><b/><c x="1>2" y=\'/>\'>t</c></a>', false],
    ['<?xml version="1.0"?><!DOCTYPE a><a><!-- <b> --><![CDATA[<c>]]></a>', false],
    ['<a:b><c>t', false],
    ['<a><b>t</a></b>', true],
    ['<a><tv>t</tc></a>', true],
    ['</a>', true],
  ])('%s', (text, expected) => {
    expect(isTangled(text)).toBe(expected);
  });

  it('are looked at in no time', () => {
    const texts = ['<a b="'.repeat(200_000), '<!--'.repeat(300_000), '<a '.repeat(300_000), '<a>'.repeat(400_000)];
    for (const text of texts) expect(inTime(3_000, () => isTangled(text))).toBe(false);
  });

  it.each([
    ['a.xml', SHEETS, '<Row><Cell><Data ss:Type="Number">', '<Ros><Cell><Data ss:Type="Number">'],
    ['b.xml', WORD, '</w:tc><w:tc>', '</w:tc><w:tv>'],
  ])('that a damaged byte tangles refuse the file (%s)', async (name, text, sound, damaged) => {
    expect(text).toContain(sound);
    const read = (content: string) => readJob({ name, source: { bytes: strToU8(content) }, withoutChecks: true });
    expect(await read(text)).toMatchObject({ ok: true });
    expect(await read(text.replace(sound, damaged))).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });
});
