import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../../src/main/intake/docx/read-docx.js';
import { readJob } from '../../../../src/main/intake/read-job.js';
import { figuresOf, HAS_MADE, madePath, madeTables, readTables, seedPath } from './made.js';

function pack(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const document = `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`;
  const files = { '[Content_Types].xml': '<Types/>', 'word/document.xml': document, ...parts };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

function read(body: string, parts: Readonly<Record<string, string>> = {}) {
  const result = readDocx(pack(body, parts));
  if (!result.ok) throw new Error(result.reason);
  const shown = result.blocks.map((block) =>
    block.type === 'paragraph'
      ? block.text
      : block.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.text].join(',')),
  );
  return { ...result, shown, codes: result.defects.map(({ code }) => code) };
}

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inside: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
const row = (cells: string, properties = ''): string => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const numbered = (id: number, depth: number): string =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`;

describe('a Word document', () => {
  it('gives tables with their merged cells and the line each stands in', () => {
    const table = `<w:tbl>${[
      row(cell('项目', '<w:vMerge w:val="restart"/>') + cell('金额', '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>'),
      row(cell('', '<w:vMerge/>') + cell('上年') + cell('本年')),
      row(cell('缩进', '<w:gridSpan w:val="2"/>'), '<w:gridBefore w:val="1"/>'),
    ].join('')}</w:tbl>`;
    const { shown, blocks, lines } = read(paragraph(run('支出表')) + table);
    expect(shown).toEqual(['支出表', ['0,0,2,1,项目', '0,1,1,2,金额', '1,1,1,1,上年', '1,2,1,1,本年', '2,1,1,2,缩进']]);
    expect(blocks[1]).toMatchObject({ rowCount: 3, columnCount: 3, spans: 'exact', at: { line: 2, endLine: 4 } });
    expect(lines).toEqual(['支出表', '项目\t金额', '\t上年\t本年', '\t缩进']);
  });

  it('parts paragraphs at breaks, joins the lines of a cell, and reads text boxes and second choices once', () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><w:txbxContent>${paragraph(run('框内'))}</w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('框内'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const lines = paragraph('<w:r><w:t>表名</w:t><w:br/><w:t>单位：</w:t><w:tab/><w:t>万元</w:t></w:r>');
    const broken = `<w:tbl>${row(`<w:tc>${paragraph(run('1,2'))}${paragraph(run('34.50'))}</w:tc>${cell('乙')}`)}</w:tbl>`;
    expect(read(lines + paragraph(box) + broken).shown).toEqual([
      '表名',
      '单位： 万元',
      '框内',
      ['0,0,1,1,1,234.50', '0,1,1,1,乙'],
    ]);
  });

  it('reads tables inside tables', () => {
    const inner = `<w:tbl>${row(cell('甲') + cell('1.00'))}</w:tbl>`;
    const frame = `<w:tbl>${row(`<w:tc>${paragraph(run('题名'))}${inner}</w:tc>`)}</w:tbl>`;
    expect(read(frame).shown).toEqual(['题名', ['0,0,1,1,甲', '0,1,1,1,1.00']]);
    const rows = row(`<w:tc>${inner}${paragraph('')}</w:tc>${cell('乙')}`) + row(cell('丙') + cell('丁'));
    const shown = read(`<w:tbl>${rows}</w:tbl>`).shown;
    expect(shown).toEqual([
      ['0,1,1,1,乙', '1,0,1,1,丙', '1,1,1,1,丁'],
      ['0,0,1,1,甲', '0,1,1,1,1.00'],
    ]);
  });

  it('keeps what boxes and tables hold wherever they stand: in a cell, in a box, in the older drawing language', () => {
    const box = (inside: string): string =>
      `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    const inner = `<w:tbl>${row(cell('甲') + cell('1.10'))}${row(cell('乙') + cell('2.20'))}</w:tbl>`;
    const boxed = `<w:tc>${paragraph(run('3.30') + box(paragraph(run('4.40'))))}</w:tc>`;
    const body =
      `<w:tbl>${row(cell('项目') + cell('金额'))}${row(cell('丙') + boxed)}</w:tbl>` +
      paragraph(box(inner)) +
      paragraph(box(paragraph(run('5.50') + box(paragraph(run('6.60'))))));
    const { shown, codes } = read(body);
    for (const figure of ['1.10', '2.20', '3.30', '4.40', '5.50', '6.60']) {
      expect(JSON.stringify(shown)).toContain(figure);
    }
    expect(codes).toEqual([]);
  });

  it('names charts, diagrams, drawn words and large pictures of the older drawing language', () => {
    const drawing = (inside: string): string =>
      paragraph(
        `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
      );
    const shape = (style: string, inside: string): string =>
      paragraph(`<w:r><w:pict><v:shape style="${style}">${inside}</v:shape></w:pict></w:r>`);
    const { codes, defects } = read(
      drawing('<c:chart/>') +
        drawing('<dgm:relIds/>') +
        shape('', '<v:textpath string="样"/>') +
        shape('width:400pt;height:20cm', '<v:imagedata/>') +
        shape('width:40pt;height:3cm', '<v:imagedata/>'),
    );
    expect(codes.toSorted()).toEqual(['docx.charts', 'docx.pictures-unread']);
    expect(defects.map(({ message }) => message).join()).toMatch(/有 3 个图表.*有 1 幅较大的图片/);
  });

  it('says that a formula without a result was not read; other fields may show nothing', () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (instruction: string, result: string): string =>
      `${mark('begin')}<w:r><w:instrText> ${instruction[0]}</w:instrText></w:r><w:r><w:instrText>${instruction.slice(1)}</w:instrText></w:r>${mark('separate')}${result}${mark('end')}`;
    const inCell = (inside: string): string => `<w:tc>${paragraph(inside)}</w:tc>`;
    const table = `<w:tbl>${[
      row(cell('甲') + inCell(field('=SUM(LEFT)', run('3.00'))) + inCell(field('PAGE', ''))),
      row(cell('乙') + inCell(field('=SUM(LEFT)', run(' '))) + inCell(`${mark('begin')}${mark('end')}`)),
      row(cell('丙') + inCell('<w:fldSimple w:instr=" =B1+B2 "/>') + inCell(run('4.00'))),
      row(cell('丁') + inCell(`<w:fldSimple w:instr="=B1">${run('3.00')}</w:fldSimple>`) + inCell(run('5.00'))),
    ].join('')}</w:tbl>`;
    const { shown, defects } = read(table);
    expect(shown).toEqual([
      [
        '0,0,1,1,甲',
        '0,1,1,1,3.00',
        '1,0,1,1,乙',
        '1,1,1,1,#公式无结果',
        '2,0,1,1,丙',
        '2,1,1,1,#公式无结果',
        '2,2,1,1,4.00',
        '3,0,1,1,丁',
        '3,1,1,1,3.00',
        '3,2,1,1,5.00',
      ],
    ]);
    expect(defects).toMatchObject([
      { code: 'docx.formulas-unread', message: expect.stringContaining('有 2 处公式') as string },
    ]);
  });

  it('writes automatic numbers, also those of styles, and heading depths', () => {
    const level = (depth: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="5">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:abstractNum w:abstractNumId="6">${level(0, 'cardinalText', '%1)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="20"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="6"/></w:num></w:numbering>`;
    const styles = `<w:styles><w:style w:styleId="a"><w:pPr>${numbered(1, 0)}<w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`;
    const body = [
      paragraph(run('概况'), '<w:pStyle w:val="b"/>'),
      paragraph(run('职责'), numbered(1, 1)),
      paragraph(run('其一'), numbered(1, 2)),
      paragraph(run('机构'), numbered(1, 1)),
      paragraph(run('其一'), numbered(1, 2)),
      paragraph(run('无号'), `<w:pStyle w:val="b"/>${numbered(0, 0)}`),
      paragraph(run('另起'), numbered(2, 0)),
      paragraph(run('他式'), numbered(3, 0)),
    ].join('');
    const { shown, blocks, codes } = read(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles });
    expect(shown).toEqual(['一、概况', '（一）职责', '1.其一', '（二）机构', '1.其一', '无号', '二十、另起', '1)他式']);
    expect(blocks[0]).toMatchObject({ headingLevel: 1 });
    expect(blocks[1]).not.toHaveProperty('headingLevel');
    expect(codes).toEqual(['docx.numbering-unknown']);
  });

  it('reads revisions as accepted and says so, as it does of everything that it left out', () => {
    const body =
      paragraph(
        `${run('预算')}<w:ins>${run('12')}</w:ins><w:del><w:r><w:delText>34</w:delText></w:r></w:del>${run('万元')}`,
      ) +
      paragraph(`${run('可见')}${run('隐藏', '<w:vanish/>')}${run('仍见', '<w:vanish w:val="0"/>')}`) +
      paragraph(
        '<w:r><w:object/><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/><w:sym w:char="F0A3"/></w:r>',
      ) +
      paragraph(
        '<w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
      ) +
      '<w:altChunk/>';
    const { shown, codes, defects } = read(body);
    expect(shown).toEqual(['预算12万元', '可见仍见']);
    expect(codes.sort()).toEqual([
      'docx.comments',
      'docx.hidden-text',
      'docx.notes-unread',
      'docx.objects-unread',
      'docx.parts-unread',
      'docx.pictures-unread',
      'docx.revisions',
      'docx.symbols-unread',
    ]);
    expect(defects.find(({ code }) => code === 'docx.revisions')?.message).toContain('2 处');
  });

  it('leaves out what a style hides, in runs and paragraphs, and says so', () => {
    const styles = `<w:styles><w:style w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:styleId="C"><w:basedOn w:val="A"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style></w:styles>`;
    const body =
      paragraph(run('可见') + run('藏一', '<w:rStyle w:val="B"/>') + run('又见', '<w:rStyle w:val="C"/>')) +
      paragraph(run('藏二') + run('仍见', '<w:vanish w:val="0"/>'), '<w:pStyle w:val="A"/>');
    const { shown, defects } = read(body, { 'word/styles.xml': styles });
    expect(shown).toEqual(['可见又见', '仍见']);
    expect(defects).toMatchObject([{ code: 'docx.hidden-text', message: expect.stringContaining('2 处') }]);
  });

  it('leaves deleted rows out', () => {
    const rows = row(cell('甲') + cell('1')) + row(cell('乙') + cell('2'), '<w:del/>') + row(cell('丙') + cell('3'));
    const { shown, codes } = read(`<w:tbl>${rows}</w:tbl>`);
    expect(shown).toEqual([['0,0,1,1,甲', '0,1,1,1,1', '1,0,1,1,丙', '1,1,1,1,3']]);
    expect(codes).toEqual(['docx.revisions']);
  });
});

describe('a hostile Word document', () => {
  it('expands no entity', () => {
    const document = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document><w:body>${paragraph(run('甲&b;'))}</w:body></w:document>`;
    const { shown, defects } = read('', { 'word/document.xml': document });
    expect(shown).toEqual(['甲&b;']);
    expect(defects).toMatchObject([{ code: 'xml.entities-unread', message: expect.stringContaining('1 处') }]);
  });

  const whole = pack(paragraph(run('正文'.repeat(500))));
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(64 * 2 ** 20) }, { level: 9 });
  const cases: readonly [string, Uint8Array, string][] = [
    ['too large inside', bomb, 'too-large-inside'],
    ['without a body', pack('', { 'word/document.xml': '<w:document/>' }), 'damaged'],
    ['too deep', pack('<w:sdt>'.repeat(500)), 'damaged'],
  ];
  it.each(cases)('is refused when %s', (_, bytes, reason) => {
    expect(readDocx(bytes)).toEqual({ ok: false, reason });
  });

  it('is told in words under any name', async () => {
    const outcome = await readJob({ name: '甲.txt', source: { bytes: bomb } });
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'too-large-inside', format: 'docx' } });
    const cut = await readJob({ name: '乙.docx', source: { bytes: whole.subarray(0, whole.length - 40) } });
    expect(cut).toMatchObject({ ok: false, failure: { message: expect.stringContaining('不完整') } });
  });
});

describe.skipIf(!HAS_MADE)('the made documents', () => {
  it.each(['000', '001'])('%s.docx is read cell by cell', (name) => {
    const result = readDocx(readFileSync(madePath(`${name}.docx`)));
    if (!result.ok) throw new Error(result.reason);
    expect(readTables(result.blocks)).toEqual(madeTables(name));
    expect(result.defects).toEqual([]);
  });

  it.each(['000', '001'])('%s.docx means what its text means', async (name) => {
    const expected = await figuresOf('a.txt', seedPath(name));
    expect(expected.length).toBeGreaterThan(100);
    expect(await figuresOf('a.docx', madePath(`${name}.docx`))).toEqual(expected);
  });
});
