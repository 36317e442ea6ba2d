import { readFileSync } from 'node:fs';
import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeXls, number, record, row } from './make-xls.js';
import { makeXlsx, readAny, xlsxParts, type MadeSheet } from './make-xlsx.js';
import { checked, HAS_MADE, madePath, madeTables, readTables, seedPath, figuresOf } from './made.js';

/** A title over all columns, the unit at the right, a header of two rows, and one line. */
const ORDINARY: MadeSheet = {
  name: '表一',
  rows: [
    ['支出表', null, null, null],
    [null, null, '单位：万元'],
    ['项目', '金额', null, null],
    [null, '上年', '本年'],
    ['合计', { v: 1234.5678, z: '#,##0.00_ ' }, { v: 0.5, z: '0.00' }],
  ],
  merges: ['A1:C1', 'A3:A4', 'B3:C3'],
};
const SHOWN = [
  '支出表',
  '单位：万元',
  ['0,0,2,1,项目', '0,1,1,2,金额', '1,1,1,1,上年', '1,2,1,1,本年', '2,0,1,1,合计', '2,1,1,1,1,234.57', '2,2,1,1,0.50'],
];

/** The same sheet as the library writes it in its formats. */
function written(type: BookType, hide?: (sheet: WorkSheet) => void): Uint8Array {
  const sheet = utils.aoa_to_sheet(
    ORDINARY.rows.map((row) =>
      row.map((value) => (value !== null && typeof value === 'object' && 'v' in value ? value.v : value)),
    ),
  );
  sheet['!merges'] = (ORDINARY.merges ?? []).map((range) => utils.decode_range(range));
  sheet['B5'].z = '#,##0.00_ ';
  sheet['C5'].z = '0.00';
  hide?.(sheet);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '表一');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['乙', 1]]), '表二');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Uint8Array(write(book, { type: 'array', bookType: type, cellStyles: true }) as ArrayBuffer);
}

const XML_2003 = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="Default"/><Style ss:ID="a"><NumberFormat ss:Format="Standard"/></Style><Style ss:ID="b" ss:Parent="a"/></Styles>
<Worksheet ss:Name="表一"><Table><Row><Cell ss:MergeAcross="2"><Data ss:Type="String">支出表</Data></Cell></Row>
<Row><Cell ss:Index="3"><Data ss:Type="String">单位：万元</Data></Cell></Row>
<Row><Cell ss:MergeDown="1"><Data ss:Type="String">项目</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="String">金额</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">上年</Data></Cell><Cell><Data ss:Type="String">本年</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">合计</Data></Cell><Cell ss:StyleID="a"><Data ss:Type="Number">1234.5678</Data></Cell><Cell ss:StyleID="b"><Data ss:Type="Number">0.5</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="表二"><Table><Row><Cell><Data ss:Type="String">乙</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`;

/** An invented sheet with a text box, a frame without words and two comments beside its cells. */
function withTexts(): Uint8Array {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const shape = (words: string): string =>
    `<xdr:twoCellAnchor><xdr:grpSp><xdr:sp><xdr:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:grpSp></xdr:twoCellAnchor>`;
  const parts = {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="a" Type="${relation}/drawing" Target="../drawings/drawing1.xml"/><Relationship Id="b" Type="${relation}/comments" Target="../comments1.xml"/></Relationships>`,
    'xl/drawings/drawing1.xml': `<xdr:wsDr>${shape('单位：万元')}${shape(' ')}</xdr:wsDr>`,
    'xl/comments1.xml': '<comments><commentList><comment ref="A1"/><comment ref="B1"/></commentList></comments>',
  };
  const packed = Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)] as const);
  return zipSync({ ...xlsxParts([{ name: '表', rows: [['甲', 1]] }]), ...Object.fromEntries(packed) });
}

describe('what lies on a sheet beside its cells', () => {
  it('is counted and named: text boxes and comments of xlsx', () => {
    const { codes, defects } = readAny(withTexts());
    expect(codes).toEqual(['sheet.texts-unread', 'sheet.comments']);
    expect(defects.map(({ message }) => message)).toEqual([
      expect.stringContaining('有 1 个文本框或图形中有文字，未读取'),
      expect.stringContaining('有 2 处批注，未读取'),
    ]);
  });

  it('of xls, where the words of a comment are a text box as well', () => {
    const words = record(0x01b6, [0, 0, 0, 0, 0, 4, 0, 0, 0]);
    const empty = record(0x01b6, [0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const note = record(0x001c, [0, 0, 0, 1, 0]);
    const { codes } = readAny(makeXls([number(0, 0), number(0, 1), words, words, empty, note]));
    expect(codes).toEqual(['sheet.texts-unread', 'sheet.comments']);
    expect(readAny(makeXls([number(0, 0), number(0, 1), words, note])).codes).toEqual(['sheet.comments']);
  });

  it('is no part of its cell in the XML of 2003', () => {
    const commented = XML_2003.replace(
      '1234.5678</Data>',
      '1234.5678</Data><Comment ss:Author="甲"><ss:Data>待核 9</ss:Data></Comment>',
    );
    expect(commented).not.toBe(XML_2003);
    expect(readAny(commented).shown).toEqual(readAny(XML_2003).shown);
    expect(readAny(commented).codes).toContain('sheet.comments');
  });
});

describe.each([
  ['xlsx', makeXlsx(ORDINARY, { name: '表二', rows: [['乙', 1]], state: 'hidden' })],
  ['xlsx of another program', written('xlsx')],
  ['xlsb', written('xlsb')],
  ['xls', written('biff8')],
  ['xml of 2003', XML_2003],
] as const)('a workbook (%s)', (_, file) => {
  it('gives captions, merged cells and numbers as shown; names the hidden sheet and does not read it', () => {
    const { shown, blocks, lines, defects } = readAny(file);
    expect(shown).toEqual(SHOWN);
    expect(lines).toEqual(['支出表', '单位：万元', '项目\t金额', '\t上年\t本年', '合计\t1,234.57\t0.50']);
    expect(blocks[1]?.at).toEqual({ line: 2, sheet: '表一', cell: 'C2' });
    expect(blocks[2]).toMatchObject({
      rowCount: 3,
      columnCount: 3,
      at: { sheet: '表一', line: 3, endLine: 5, cell: 'A3' },
    });
    expect(blocks[2]?.type === 'grid' && blocks[2].cells.at(-2)).toEqual({
      row: 2,
      column: 1,
      rowSpan: 1,
      columnSpan: 1,
      text: '1,234.57',
      stored: '1234.5678',
      at: { sheet: '表一', line: 5, field: 1, cell: 'B5' },
    });
    expect(defects).toMatchObject([{ code: 'sheet.hidden-unread', at: { sheet: '表二' } }]);
  });
});

describe('what a workbook hides', () => {
  it('rows and columns are read and named', () => {
    const hidden: MadeSheet = { ...ORDINARY, hiddenRows: [5, 9], columns: '<col min="3" max="9" hidden="1"/>' };
    const { shown, defects } = readAny(makeXlsx(hidden));
    expect(shown).toEqual(SHOWN);
    expect(defects.map(({ message }) => message)).toEqual([
      '工作表“表一”的第 5 行、C 列处于隐藏状态，已一并读取。请核对是否应当公开。',
    ]);
  });

  it('rows and columns of xlsb, too', () => {
    const file = written('xlsb', (sheet) => {
      sheet['!rows'] = [{}, {}, {}, {}, { hidden: true }];
      sheet['!cols'] = [{}, { hidden: true }];
    });
    expect(readAny(file).defects[0]?.message).toContain('第 5 行、B 列');
  });

  it('rows and columns of xls, too', () => {
    const rows = [row(0, 0), row(1, 0x20)];
    const columns = [
      record(0x7d, [0, 1, 2000, 15, 0]),
      record(0x7d, [2, 2, 2000, 15, 1]),
      record(0x7d, [3, 3, 0, 15, 0]),
    ];
    const cells = [0, 1].flatMap((line) => [0, 1, 2, 3].map((column) => number(line, column)));
    const file = makeXls([...columns, ...rows, ...cells]);
    expect(readAny(file).defects[0]?.message).toContain('第 2 行、C—D 列');
  });

  it('formulas without a result, signs told by colour, hidden numbers and covered cells are named', () => {
    const { shown, defects } = readAny(
      makeXlsx({
        name: '表',
        rows: [
          ['项目', '数'],
          ['甲', { v: -1234.5, z: '#,##0.00;[Red]#,##0.00' }],
          ['乙', { v: 7, z: ';;;' }],
          ['合计', { f: 'SUM(B2:B3)' }],
          ['注', '遮住'],
        ],
        merges: ['A5:B5'],
      }),
    );
    expect(shown).toEqual([
      [
        '0,0,1,1,项目',
        '0,1,1,1,数',
        '1,0,1,1,甲',
        '1,1,1,1,-1,234.50',
        '2,0,1,1,乙',
        '3,0,1,1,合计',
        '3,1,1,1,#公式无结果',
        '4,0,1,2,注',
      ],
    ]);
    expect(defects.map(({ code, at }) => [code, at?.cell])).toEqual([
      ['sheet.formula-unread', 'B4'],
      ['sheet.red-negative', 'B2'],
      ['sheet.format-hides', 'B3'],
      ['sheet.covered-cells', 'B5'],
    ]);
  });

  it('noise of binary numbers is no difference', () => {
    const { blocks } = readAny(makeXlsx({ name: '表', rows: [['项目', { v: 0.1 + 0.2, z: '0.0' }]] }));
    expect(JSON.stringify(blocks)).not.toContain('stored');
  });
});

describe('cells', () => {
  it('show text amounts, errors, dates and percentages as they are', () => {
    const rows: MadeSheet['rows'] = [
      ['1,234.50', { v: 0.12345, z: '0.00%' }, { v: 45000, z: 'yyyy"年"m"月"d"日"' }],
      ['甲\n乙', '第一行_x000D_\n第二行', { v: 5, z: 'G/通用格式' }],
    ];
    expect(readAny(makeXlsx({ name: '表', rows })).shown).toEqual([
      [
        '0,0,1,1,1,234.50',
        '0,1,1,1,12.35%',
        '0,2,1,1,2023年3月15日',
        '1,0,1,1,甲乙',
        '1,1,1,1,第一行第二行',
        '1,2,1,1,5',
      ],
    ]);
    const behindRows =
      '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="inlineStr"><is><r><t>分</t></r><r><t>开</t></r><rPh><t>fen</t></rPh></is></c><c t="b"><v>1</v></c></row>';
    expect(readAny(makeXlsx({ name: '表', rows: [['甲', '乙']], behindRows })).shown).toEqual([
      ['0,0,1,1,甲', '0,1,1,1,乙', '1,0,1,1,#REF!', '1,1,1,1,分开', '1,2,1,1,TRUE'],
    ]);
  });

  it('of old workbooks are Chinese text in bytes', () => {
    // The library writes Latin letters only; two bytes of each are replaced by those of 「甲」 in GB2312.
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['QQ', 'QQ'],
        ['QQ', 2],
      ]),
      'S',
    );
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff5' }) as ArrayBuffer);
    for (let at = 0; at + 1 < bytes.length; at += 1) {
      if (bytes[at] === 0x51 && bytes[at + 1] === 0x51) bytes.set([0xbc, 0xd7], at);
    }
    expect(readAny(bytes).shown).toEqual([['0,0,1,1,甲', '0,1,1,1,甲', '1,0,1,1,甲', '1,1,1,1,2']]);
  });
});

describe.skipIf(!HAS_MADE)('the made workbooks', () => {
  const files = ['000.xlsx', '001.xlsx', '000.xls', '001.xls', '000.et'];
  it.each(files)('%s is read cell by cell', (file) => {
    const { blocks, defects } = readAny(new Uint8Array(readFileSync(madePath(file))));
    expect(readTables(blocks)).toEqual(madeTables(file.slice(0, 3)));
    expect(defects).toEqual([]);
  });

  it.each(files)('%s means what its text means', async (file) => {
    expect(await figuresOf(file, madePath(file))).toEqual(await figuresOf('a.txt', seedPath(file.slice(0, 3))));
  });

  it.each(files)('%s has the findings that its Word document has, as far as its tables go', async (file) => {
    const found = await checked(madePath(file));
    expect(found).toEqual(await checked(madePath(`${file.slice(0, 3)}.docx`)));
    expect(found.length).toBeGreaterThan(10);
  });
});
