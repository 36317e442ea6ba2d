import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { headerWords } from '../../../../src/main/intake/sheet/header-codes.js';
import { makeXls, number, record } from './make-xls.js';
import { makeXlsx, readAny, xlsxParts, type MadeSheet } from './make-xlsx.js';

const SHEET: MadeSheet = {
  name: '表一',
  rows: [
    ['支出表', null],
    ['项目', '金额'],
    ['甲', 1],
  ],
};
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The invented workbook with other parts, and with its one sheet changed. */
function workbook(change: (sheet: string) => string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = xlsxParts([SHEET]);
  const path = 'xl/worksheets/sheet1.xml';
  const own = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)] as const);
  return zipSync({ ...all, [path]: strToU8(change(strFromU8(all[path]!))), ...Object.fromEntries(own) });
}

const with1 = (xml: string) => (sheet: string) => sheet.replace('</worksheet>', `${xml}</worksheet>`);

/** A workbook whose sheet has a drawing with such content. */
function drawn(drawing: string, beside = ''): Uint8Array {
  return workbook(with1('<drawing r:id="a"/>'), {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="a" Type="${RELATION}/drawing" Target="../drawings/drawing1.xml"/>${beside}</Relationships>`,
    'xl/drawings/drawing1.xml': `<xdr:wsDr>${drawing}</xdr:wsDr>`,
  });
}

const picture = (wide: number, high: number): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>3</xdr:row></xdr:from><xdr:to><xdr:col>${wide}</xdr:col><xdr:row>${3 + high}</xdr:row></xdr:to><xdr:pic><xdr:spPr/></xdr:pic></xdr:twoCellAnchor>`;

describe('heads and feet of sheets', () => {
  it.each([
    ['&L&"宋体,常规"&12编制单位：甲局&C&B支出表&R&K000000单位：万元', ['编制单位：甲局', '支出表', '单位：万元']],
    ['&C第 &P 页，共 &N 页', ['第  页，共  页']],
    ['&L甲&&乙\n二行&R&A&F&D', ['甲&乙', '二行']],
    ['&8&K01+000小字', ['小字']],
  ])('%s', (text, words) => {
    expect(headerWords(text)).toEqual(words);
  });

  it('are named where the sheet does not say the same, page numbers are not', () => {
    const heads = `<headerFooter differentFirst="1"><oddHeader>&amp;L编制单位：甲局&amp;C支出表&amp;R金额单位：万元</oddHeader><oddFooter>&amp;C第 &amp;P 页</oddFooter><evenHeader>偶页</evenHeader><firstFooter>首页附注</firstFooter></headerFooter>`;
    const { defects, shown } = readAny(workbook(with1(heads)));
    expect(shown).toEqual(readAny(workbook((sheet) => sheet)).shown);
    expect(defects).toEqual([
      {
        code: 'sheet.page-words',
        message:
          '工作表“表一”打印的页眉、页脚中的“编制单位：甲局”、“金额单位：万元”、“首页附注”未作为正文读取。如是表名、金额单位或数字，请对照原件核对。',
        at: { sheet: '表一' },
      },
    ]);
  });

  it('are named in xls, in wide and in narrow letters', () => {
    const wide = [...'&C单位：万元'].map((letter) => letter.charCodeAt(0));
    const header = Uint8Array.from([
      0x14,
      0,
      3 + wide.length * 2,
      0,
      wide.length,
      0,
      1,
      ...wide.flatMap((code) => [code & 0xff, code >> 8]),
    ]);
    const footer = Uint8Array.from([0x15, 0, 9, 0, 6, 0, 0, ...strToU8('&LUNIT')]);
    const { defects } = readAny(makeXls([header, footer, number(0, 0), number(0, 1)]));
    expect(defects.map(({ code, message }) => [code, message.slice(0, 40)])).toEqual([
      ['sheet.page-words', expect.stringContaining('“单位：万元”、“UNIT”')],
    ]);
  });

  it('are named in the XML of 2003', () => {
    const file = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"><Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="String">甲</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><PageSetup><Header x:Margin="0.5" x:Data="&amp;R单位：元"/></PageSetup></WorksheetOptions></Worksheet></Workbook>`;
    expect(readAny(file).codes).toEqual(['sheet.page-words']);
  });
});

describe('pictures, charts and objects beside the cells of a sheet', () => {
  it('are named where a picture is as large as a table', () => {
    expect(readAny(drawn(picture(2, 3))).codes).toEqual([]);
    const { defects } = readAny(drawn(picture(8, 20) + picture(1, 1)));
    expect(defects.map(({ message }) => message)).toEqual([
      '工作表“表一”有 1 幅较大的图片，其中的文字未读取。如是表格图片，请取得可编辑的表格，或对照原件人工核对。',
    ]);
  });

  it('are counted by what they are', () => {
    const object = `<Relationship Id="b" Type="${RELATION}/oleObject" Target="../embeddings/a.bin"/>`;
    const chart = '<xdr:twoCellAnchor><xdr:graphicFrame/></xdr:twoCellAnchor>';
    expect(readAny(drawn(chart, object)).codes).toEqual(['sheet.charts', 'sheet.objects-unread']);
  });

  it('are named in xls', () => {
    const anchor = (columns: number, rows: number): Uint8Array =>
      record(0xec, [0, 0xf010, 18, 0, 2, 0, 0, 1, 0, columns, 0, 1 + rows, 0]);
    const object = (kind: number): Uint8Array => record(0x5d, [0x15, 0x12, kind, 1, 0]);
    const cells = [number(0, 0), number(0, 1)];
    expect(readAny(makeXls([anchor(8, 20), object(8), ...cells])).codes).toEqual(['sheet.pictures-unread']);
    expect(readAny(makeXls([anchor(2, 2), object(8), ...cells])).codes).toEqual([]);
    expect(readAny(makeXls([anchor(8, 20), object(5), ...cells])).codes).toEqual(['sheet.charts']);
  });

  it('a sheet that is nothing but a chart is named', () => {
    const parts = xlsxParts([SHEET]);
    const book = strFromU8(parts['xl/workbook.xml']!).replace(
      '</sheets>',
      '<sheet name="图一" sheetId="9" r:id="rId9"/></sheets>',
    );
    const relations = strFromU8(parts['xl/_rels/workbook.xml.rels']!).replace(
      '</Relationships>',
      `<Relationship Id="rId9" Type="${RELATION}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
    );
    const { defects } = readAny(
      zipSync({ ...parts, 'xl/workbook.xml': strToU8(book), 'xl/_rels/workbook.xml.rels': strToU8(relations) }),
    );
    expect(defects).toMatchObject([{ code: 'sheet.charts', at: { sheet: '图一' } }]);
  });

  it('in the place of a cell are not read as its words', () => {
    const { shown, codes } = readAny(
      workbook((sheet) =>
        sheet.replace(
          '<c r="B3"><v>1</v></c>',
          '<c r="B3" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
        ),
      ),
    );
    expect(shown.at(-1)).toContain('1,1,1,1,#图片');
    expect(codes).toEqual(['sheet.cell-pictures']);
  });
});

describe('rows without height', () => {
  it('are hidden, by their own word or that of the sheet', () => {
    const own = workbook((sheet) => sheet.replace('<row r="3">', '<row r="3" ht="0" customHeight="1">'));
    const all = workbook((sheet) =>
      sheet
        .replace('<cols>', '<sheetFormatPr defaultRowHeight="13.5" zeroHeight="1"/><cols>')
        .replace(/<row r="[12]">/g, (row) => `${row.slice(0, -1)} ht="13.5">`),
    );
    for (const file of [own, all]) {
      expect(readAny(file).defects.map(({ message }) => message)).toEqual([
        '工作表“表一”的第 3 行处于隐藏状态，已一并读取。请核对是否应当公开。',
      ]);
    }
  });
});

describe('numbers that do not show as numbers', () => {
  const codes = (...values: readonly { v: number; z: string }[]) => {
    const rows: MadeSheet['rows'] = [
      ['项目', ...values.map(() => '金额')],
      ['甲', ...values],
    ];
    return readAny(makeXlsx({ name: '表', rows })).defects.map(({ code, at }) => [code, at?.cell]);
  };
  const day = { v: 46_000, z: 'm"月"d"日"' };

  it('as days are named where several stand in a row', () => {
    expect(codes(day, day, day)).toEqual([['sheet.dates', 'B2']]);
    expect(codes(day, day)).toEqual([]);
  });

  it('with an exponent are named, and what is stored is kept', () => {
    expect(codes({ v: 123_456_789_012, z: 'General' })).toEqual([['sheet.exponents', 'B2']]);
    expect(codes({ v: 12_345_678_901, z: 'General' })).toEqual([]);
    const { blocks } = readAny(makeXlsx({ name: '表', rows: [['甲', { v: 1234, z: '0.0E+00' }]] }));
    expect(JSON.stringify(blocks)).toContain('"stored":"1234"');
  });
});
