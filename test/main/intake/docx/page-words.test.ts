import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDoc } from '../../../../src/main/intake/doc/read-doc.js';
import { readDocx } from '../../../../src/main/intake/docx/read-docx.js';
import { readWordXml } from '../../../../src/main/intake/docx/read-word-xml.js';
import type { FormatRead } from '../../../../src/main/intake/format-read.js';
import { readRtf } from '../../../../src/main/intake/rtf/read-rtf.js';
import { makeDoc, plain } from '../doc/make-doc.js';

/** The text as it was read, and what is said about the heads and feet. */
function read(result: FormatRead): { readonly text: readonly string[]; readonly said: readonly string[] } {
  if (!result.ok) throw new Error(result.reason);
  return {
    text: result.blocks.map((block) => (block.type === 'paragraph' ? block.text : '[table]')),
    said: result.defects.map(({ code, message }) => `${code} ${message}`),
  };
}

const said = (words: string): string =>
  `docx.page-words 页眉、页脚中的${words}未作为正文读取。如是表名、金额单位或数字，请对照原件核对。`;

const p = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const PAGE =
  '<w:p><w:r><w:t>第 </w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>3</w:t></w:r><w:r><w:t> 页 共 12 页</w:t></w:r></w:p>';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Head = { readonly type: 'default' | 'first' | 'even'; readonly content: string };

function docx(body: string, heads: readonly Head[], section = '', settings = ''): FormatRead {
  const references = heads.map(({ type }, index) => `<w:headerReference w:type="${type}" r:id="r${index}"/>`).join('');
  const relations = heads.map(
    (_, index) => `<Relationship Id="r${index}" Type="${RELATION}/header" Target="header${index}.xml"/>`,
  );
  const files = {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document xmlns:w="w" xmlns:r="r"><w:body>${body}<w:sectPr>${references}${section}</w:sectPr></w:body></w:document>`,
    'word/settings.xml': `<w:settings xmlns:w="w">${settings}</w:settings>`,
    'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...Object.fromEntries(
      heads.map(({ content }, index) => [`word/header${index}.xml`, `<w:hdr xmlns:w="w">${content}</w:hdr>`]),
    ),
  };
  return readDocx(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));
}

describe('heads and feet of a Word document', () => {
  it('are named and not read as text, page numbers are not named', () => {
    const unit = '<w:sdt><w:sdtContent>' + p('单位：万元') + '</w:sdtContent></w:sdt>';
    const { text, said: words } = read(
      docx(p('一、概况'), [{ type: 'default', content: p('子单位支出表') + unit + PAGE + p('— 2 —') }]),
    );
    expect(text).toEqual(['一、概况']);
    expect(words).toEqual([said('“子单位支出表”、“单位：万元”')]);
    expect(read(docx(p('一、概况'), [{ type: 'default', content: PAGE }])).said).toEqual([]);
  });

  it('that the text repeats lose nothing, but for a unit of amounts, which may be that of another table', () => {
    const body = p('子单位 2030 年预算') + p('单位：万元');
    const repeated = [{ type: 'default', content: p('子单位2030年预算') }] as const;
    expect(read(docx(body, repeated)).said).toEqual([]);
    expect(read(docx(body, [{ type: 'default', content: p('单位：万元') }])).said).toEqual([said('“单位：万元”')]);
  });

  it('count where such pages have their own, in every section', () => {
    const heads = [
      { type: 'first', content: p('首页的话') },
      { type: 'even', content: p('双页的话') },
    ] as const;
    expect(read(docx(p('一'), heads)).said).toEqual([]);
    expect(read(docx(p('一'), heads, '<w:titlePg w:val="0"/>')).said).toEqual([]);
    expect(read(docx(p('一'), heads, '<w:titlePg/>')).said).toEqual([said('“首页的话”')]);
    expect(read(docx(p('一'), heads, '', '<w:evenAndOddHeaders/>')).said).toEqual([said('“双页的话”')]);
    const inner = '<w:p><w:pPr><w:sectPr><w:footerReference w:type="default" r:id="r0"/></w:sectPr></w:pPr></w:p>';
    const first = [{ type: 'first', content: p('前一节的话') }] as const;
    expect(read(docx(p('一') + inner, first)).said).toEqual([said('“前一节的话”')]);
  });

  it('are cut short where there are many or long ones, and do not count as troubles of the text', () => {
    const many = ['甲', '乙', '丙', '丁'].map((one) => p(one.repeat(41))).join('');
    const hidden = '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>';
    const shown = ['甲', '乙', '丙'].map((one) => `“${one.repeat(40)}…”`).join('、');
    expect(read(docx(p('一'), [{ type: 'default', content: many + hidden }])).said).toEqual([said(`${shown}等`)]);
  });

  it('are named in Word XML of 2003, RTF and binary documents', () => {
    const xml = `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>${p('正文')}<w:sectPr><w:hdr w:type="odd">${p('单位：元')}</w:hdr><w:ftr w:type="even">${p('双页')}</w:ftr></w:sectPr></w:body></w:wordDocument>`;
    expect(read(readWordXml(xml))).toEqual({ text: ['正文'], said: [said('“单位：元”')] });
    const escaped = (text: string): string => [...text].map((one) => `\\u${one.charCodeAt(0)}?`).join('');
    const head = `{\\header\\pard ${escaped('附表')}{\\v x}{\\footnote y} 7\\par}{\\footer {\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\\par}`;
    const rtf = Buffer.from(`{\\rtf1\\ansi${head}\\pard ${escaped('正文')}\\par}`, 'latin1');
    expect(read(readRtf(rtf))).toEqual({ text: ['正文'], said: [said('“附表 7”')] });
    const doc = makeDoc({
      paragraphs: [plain('正文'), plain('\u0003'), plain('附表之七'), plain('\u0013 PAGE \u00149\u0015')],
      mainLength: 3,
      rest: 'heads',
    });
    expect(read(readDoc(doc))).toEqual({ text: ['正文'], said: [said('“附表之七”')] });
  });
});
