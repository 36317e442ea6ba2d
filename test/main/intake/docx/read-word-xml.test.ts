import { describe, expect, it } from 'vitest';
import { readWordXml } from '../../../../src/main/intake/docx/read-word-xml.js';
import { readJob } from '../../../../src/main/intake/read-job.js';

function read(xml: string) {
  const result = readWordXml(xml);
  if (!result.ok) throw new Error(result.reason);
  return { lines: result.lines, codes: result.defects.map(({ code }) => code), blocks: result.blocks };
}

const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const paragraph = (inside: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
const table = `<w:tbl><w:tr>${cell('项目', '<w:vmerge w:val="restart"/>')}${cell('金额', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vmerge/>')}${cell('上年')}${cell('本年')}</w:tr></w:tbl>`;

describe('Word XML', () => {
  it('of Word 2003 gives tables, automatic numbers and revisions', () => {
    const lists = `<w:lists><w:listDef w:listDefId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%2."/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="3"/></w:list></w:lists>`;
    const numbered = (depth: number): string => `<w:listPr><w:ilvl w:val="${depth}"/><w:ilfo w:val="1"/></w:listPr>`;
    const revised = `${run('预算')}<aml:annotation w:type="Word.Insertion"><aml:content>${run('12')}</aml:content></aml:annotation><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>34</w:delText></w:r></aml:content></aml:annotation><aml:annotation w:type="Word.Bookmark.Start"/>`;
    const body = `<w:body><wx:sect><wx:sub-section>${paragraph(run('概况'), numbered(0))}${paragraph(run('职责'), numbered(1))}</wx:sub-section>${paragraph(revised)}${table}</wx:sect></w:body>`;
    const { lines, codes, blocks } = read(`<?xml version="1.0"?><w:wordDocument>${lists}${body}</w:wordDocument>`);
    expect(lines).toEqual(['一、概况', '1.职责', '预算12', '项目\t金额', '\t上年\t本年']);
    expect(blocks[3]).toMatchObject({ cells: [{ rowSpan: 2 }, { columnSpan: 2 }, {}, {}] });
    expect(codes).toEqual(['docx.revisions']);
  });

  it('of a whole package is read by its parts, and known by its content', async () => {
    const part = (name: string, xml: string): string =>
      `<pkg:part pkg:name="${name}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;
    const document = `<w:document><w:body>${paragraph(run('支出表'))}${table.replaceAll('vmerge', 'vMerge')}</w:body></w:document>`;
    const xml = `<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package>${part('/_rels/.rels', '<Relationships/>')}${part('/word/document.xml', document)}</pkg:package>`;
    expect(read(xml).lines).toEqual(['支出表', '项目\t金额', '\t上年\t本年']);
    const outcome = await readJob({ name: '甲.xml', source: { bytes: Buffer.from(xml) }, withoutChecks: true });
    expect(outcome).toMatchObject({ ok: true, value: { format: 'docx' } });
  });

  it('is refused when it holds no text', () => {
    expect(readWordXml('<w:wordDocument/>')).toEqual({ ok: false, reason: 'damaged' });
    expect(readWordXml(`<w:wordDocument><w:body>${'<w:p>'.repeat(100_000)}`)).toEqual({ ok: false, reason: 'damaged' });
  });
});
