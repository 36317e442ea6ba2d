import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeExcelFile, {
  type CellObject,
  type Feature,
  type Image,
  type Sheet,
  type SheetData,
} from 'write-excel-file/node';
import { getCellAddress, sanitizeTextContent } from 'write-excel-file/utility';
import { withComments } from './comments.js';
import type { PrintedCell, PrintedPicture, PrintedReport, PrintedTable } from '../../core/review/index.js';

/** Title and column headings: both stay in sight and are repeated on every printed page. */
const HEADER_ROWS = 2;
const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const;
const FONT = '宋体';
/** Cells somebody or the program has said something of. */
const MARKED = '#FFF2CC';

/** A figure as printed, unmistakably an amount: with a decimal point or thousands separators. 「080501」 is a code. */
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)$/;
/** Digits a spreadsheet number holds exactly. */
const EXACT_DIGITS = 15;

/** A report as a workbook: a sheet for each of its tables, headings frozen and filtered. Other paragraphs are not written. */
export async function renderXlsx(report: PrintedReport): Promise<Uint8Array> {
  const sheets = report.blocks.flatMap((block) => (block.type === 'table' ? [makeSheet(block)] : []));
  const written = writeExcelFile(
    sheets.map(({ sheet }) => sheet),
    { fontFamily: FONT, fontSize: 10, features: [filterAndPrint(sheets)] },
  );
  const tables = report.blocks.filter((block) => block.type === 'table');
  return withComments(new Uint8Array(await written.toBuffer()), tables, HEADER_ROWS);
}

/** What the writer takes as the content of a file inside the workbook. */
type FileContent = Stream | Buffer | Blob;

type Made = {
  readonly sheet: Sheet<FileContent>;
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
};

function makeSheet({ name, title, columns, rows: printed, marks = [], picture }: PrintedTable): Made {
  const headings = columns.map(({ heading }) => heading);
  const marked = new Set(marks.map(({ row, column }) => `${row} ${column}`));
  const rows = printed.map((row, at) =>
    row.map((value, index) => ({
      ...cellOf(value, columns[index]?.amount === true),
      ...(marked.has(`${at} ${index}`) && { backgroundColor: MARKED }),
    })),
  );
  const titleCell: CellObject = {
    ...text(title),
    columnSpan: headings.length,
    fontSize: 14,
    fontWeight: 'bold',
    height: 30,
  };
  const data: SheetData = [
    [{ ...titleCell, align: 'center', alignVertical: 'center' }, ...headings.slice(1).map(() => null)],
    headings.map((heading) => ({
      ...text(heading),
      ...BORDER,
      fontWeight: 'bold',
      align: 'center',
      alignVertical: 'center',
      backgroundColor: '#E7E6E6',
    })),
    ...rows.map((row) => row.map((cell) => ({ ...cell, ...BORDER }))),
  ];
  return {
    name,
    columns: headings.length,
    rows: data.length,
    sheet: {
      data,
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: HEADER_ROWS,
      orientation: 'landscape',
      ...(picture && { images: [imageOf(picture, data.length + 2)] }),
    },
  };
}

/** A picture whose upper left corner stands in the first column of a row, counted from 1. */
function imageOf({ png, width, height, title }: PrintedPicture, row: number): Image {
  return {
    content: Buffer.from(png, 'base64'),
    contentType: 'image/png',
    width,
    height,
    dpi: 96,
    anchor: { row, column: 1 },
    title,
    description: title,
  };
}

function cellOf(value: PrintedCell, isAmount: boolean): CellObject {
  if (typeof value === 'number') return number(value, '0');
  const printed = value.trim();
  if (!isAmount || !AMOUNT.test(printed) || printed.replace(/\D/g, '').length > EXACT_DIGITS) return text(value);
  const [, decimals = ''] = printed.split('.');
  const whole = printed.includes(',') ? '#,##0' : '0';
  return number(
    Number(printed.replaceAll(',', '')),
    decimals === '' ? whole : `${whole}.${'0'.repeat(decimals.length)}`,
  );
}

/** A text cell: the type is written into the file, so that 「=1+1」 stays four characters. `@` keeps it text when edited. */
function text(value: string): CellObject {
  return { value, type: String, format: '@', wrap: true, alignVertical: 'top' };
}

function number(value: number, format: string): CellObject {
  return { value, type: Number, format, alignVertical: 'top' };
}

/** What the writer lacks: filter buttons on the headings, headings on every printed page, one page wide. */
function filterAndPrint(sheets: readonly Made[]): Feature<FileContent> {
  const range = ({ columns, rows }: Made): string =>
    `${getCellAddress(HEADER_ROWS - 1, 0)}:${getCellAddress(Math.max(rows, HEADER_ROWS) - 1, columns - 1)}`;
  const definedNames = sheets
    .flatMap((made, index) => {
      const quoted = `'${made.name}'`;
      const absolute = range(made).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
      return [
        definedName('_xlnm._FilterDatabase', index, `${quoted}!${absolute}`, true),
        definedName('_xlnm.Print_Titles', index, `${quoted}!$${HEADER_ROWS}:$${HEADER_ROWS}`, false),
      ];
    })
    .join('');
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const made = sheets[sheetIndex];
            if (made === undefined) return xml;
            return xml
              .replace('activePane="bottomRight"', 'activePane="bottomLeft"')
              .replace('</sheetData>', `</sheetData><autoFilter ref="${range(made)}"/>`)
              .replace(/<pageSetup /, '<pageSetup fitToWidth="1" fitToHeight="0" ')
              .replace(/(<worksheet[^>]*>)(?:<sheetPr\/>)?/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
          },
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(
              /<definedNames\/>|<definedNames><\/definedNames>/,
              `<definedNames>${definedNames}</definedNames>`,
            ),
        },
      },
    },
  };
}

function definedName(name: string, sheet: number, reference: string, hidden: boolean): string {
  const mark = hidden ? ' hidden="1"' : '';
  return `<definedName name="${name}" localSheetId="${sheet}"${mark}>${sanitizeTextContent(reference)}</definedName>`;
}
