import { strToU8, zipSync } from 'fflate';
import { readSpreadsheetXml, readXls, readXlsx, type SheetRead } from '../../../../src/main/intake/sheet/read-sheet.js';

/** A value with the number format it is shown in, a formula without a result, or a plain value; null is a blank cell. */
type Value = string | number | null | { readonly v: number; readonly z: string } | { readonly f: string };

/** A sheet of an invented workbook; rows begin at A1. */
export type MadeSheet = {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  readonly merges?: readonly string[];
  readonly state?: 'hidden' | 'veryHidden';
  /** Numbers of rows, counted from 1. */
  readonly hiddenRows?: readonly number[];
  /** XML of the column elements, and XML put behind the rows. */
  readonly columns?: string;
  readonly behindRows?: string;
};

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function letters(column: number): string {
  return (
    (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') + String.fromCharCode(65 + (column % 26))
  );
}

/** The parts of a workbook as Excel writes them: shared strings, number formats, one part for each sheet. */
export function xlsxParts(sheets: readonly MadeSheet[]): Record<string, Uint8Array> {
  const strings: string[] = [];
  const formats: string[] = [];
  const cell = (value: Value, row: number, column: number): string => {
    const at = `r="${letters(column)}${row + 1}"`;
    if (value === null) return `<c ${at} s="0"/>`;
    if (typeof value === 'string') return `<c ${at} t="s"><v>${strings.push(value) - 1}</v></c>`;
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
    if ('f' in value) return `<c ${at}><f>${value.f}</f></c>`;
    let style = formats.indexOf(value.z);
    if (style < 0) style = formats.push(value.z) - 1;
    return `<c ${at} s="${style + 1}"><v>${value.v}</v></c>`;
  };
  const parts = sheets.map(({ rows, merges = [], hiddenRows = [], columns = '', behindRows = '' }) => {
    const data = rows.map((values, row) => {
      const hidden = hiddenRows.includes(row + 1) ? ' hidden="1"' : '';
      return `<row r="${row + 1}"${hidden}>${values.map((value, column) => cell(value, row, column)).join('')}</row>`;
    });
    const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
    return `<worksheet ${NAMESPACE}><dimension ref="A1:XFD1048576"/><cols>${columns}</cols><sheetData>${data.join('')}${behindRows}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`;
  });
  const list = sheets.map(({ name, state }, index) => {
    const hidden = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${escape(name)}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
  });
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const xml: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships ${PACKAGE}><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${NAMESPACE} xmlns:r="${RELATION}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${PACKAGE}>${relations.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${NAMESPACE}><numFmts>${formats.map((format, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escape(format)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${NAMESPACE}>${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(parts.map((part, index) => [`xl/worksheets/sheet${index + 1}.xml`, part])),
  };
  return Object.fromEntries(Object.entries(xml).map(([path, text]) => [path, strToU8(text)]));
}

export function makeXlsx(...sheets: readonly MadeSheet[]): Uint8Array {
  return zipSync(xlsxParts(sheets));
}

/** What a reader gave, written short: paragraphs, and cells as 「row,column,rows,columns,text」. */
function outline(result: SheetRead) {
  if (!result.ok) throw new Error(result.reason);
  const shown = result.blocks.map((block) =>
    block.type === 'paragraph'
      ? block.text
      : block.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.text].join(',')),
  );
  return { ...result, shown, codes: result.defects.map(({ code }) => code) };
}

/** Reads a workbook in whatever of the formats it is. */
export function readAny(file: Uint8Array | string) {
  if (typeof file === 'string') return outline(readSpreadsheetXml(file));
  return outline(file[0] === 0x50 ? readXlsx(file) : readXls(file));
}
