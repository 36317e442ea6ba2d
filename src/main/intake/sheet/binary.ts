import { read, type CellObject, type ParsingOptions, type WorkBook } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { openCompound as openContainer } from '../compound-file.js';
import { CELL_LIMIT } from '../flow.js';
import { unzip } from '../unzip.js';
import { guardedStream } from './biff-guard.js';
import { NOTHING_BESIDE } from './beside-cells.js';
import { hasPassword, hiddenColumnsOf, surroundingsOf, type SheetSurroundings } from './biff-records.js';
import {
  EMPTY_SHEET,
  type Area,
  type CellValue,
  type SheetCell,
  type Span,
  type WorkbookRead,
  type Worksheet,
} from './workbook.js';

/** Error values by their code. */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** Values as they are stored: what they show is worked out here, on exact decimals. Formulas count by their saved results. */
const OPTIONS: ParsingOptions = {
  type: 'array',
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
};

/**
 * Opens an Excel 97–2003 or WPS workbook (.xls, .et), also the older one of Excel 5 and 95. The library gets the stream of
 * the workbook alone, and that guarded: a damaged count in the properties of the document, which nothing here needs, was
 * enough for it to fill all memory.
 */
export function openCompound(bytes: Uint8Array): WorkbookRead {
  return open(() => {
    const container = openContainer(bytes);
    const named = (wanted: string): Uint8Array | null => {
      const name = container?.names.find((candidate) => candidate.toLowerCase() === wanted);
      return name === undefined ? null : (container?.stream(name) ?? null);
    };
    const current = named('workbook');
    const stream = current ?? named('book');
    if (stream === null) return { ok: false, reason: 'damaged' };
    if (hasPassword(stream)) return { ok: false, reason: 'encrypted' };
    const guarded = guardedStream(stream);
    if (guarded === null) return { ok: false, reason: 'damaged' };
    const opened = sheetsOf(
      read(guarded, OPTIONS),
      current === null ? decodeOld : same,
      hiddenColumnsOf(stream),
      surroundingsOf(stream),
    );
    // The sheets are whole, else they would not have come through the guard.
    if (!opened.ok || container?.isShort !== true) return opened;
    return { ok: true, workbook: { ...opened.workbook, missing: 'rest' } };
  });
}

/** Opens a binary workbook (.xlsb). It is packed again without pictures, because the library has no limits of its own. */
export function openXlsb(bytes: Uint8Array): WorkbookRead {
  const opened = unzip(bytes, (name) => /\.(?:bin|xml|rels)$/i.test(name) && !/vbaProject|printerSettings/i.test(name));
  if (!opened.ok) return opened;
  return open(() => {
    const book = read(zipSync(Object.fromEntries(opened.files), { level: 0 }), { ...OPTIONS, cellStyles: true });
    const columns = book.SheetNames.map((name) => hiddenIn(book.Sheets[name]?.['!cols']));
    return sheetsOf(book, same, columns);
  });
}

function open(workbook: () => WorkbookRead): WorkbookRead {
  try {
    return workbook();
  } catch (error) {
    const isEncrypted = error instanceof Error && /password|encrypt/i.test(error.message);
    return { ok: false, reason: isEncrypted ? 'encrypted' : 'damaged' };
  }
}

function sheetsOf(
  book: WorkBook,
  decode: (text: string) => string,
  hiddenColumns: readonly (readonly Span[])[],
  surroundings: readonly SheetSurroundings[] = [],
): WorkbookRead {
  const sheets: Worksheet[] = [];
  let count = 0;
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined) continue;
    const about = { name: decode(name), isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0 };
    if (sheet['!type'] === 'chart') {
      sheets.push({ ...EMPTY_SHEET, ...about, beside: { ...NOTHING_BESIDE, charts: 1 } });
    }
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') continue;
    const cells: SheetCell[] = [];
    for (const [row, line] of (sheet['!data'] ?? []).entries()) {
      for (const [column, cell] of (line ?? []).entries()) {
        const value = cell === undefined ? null : valueOf(cell, decode);
        if (value === null) continue;
        count += 1;
        if (count <= CELL_LIMIT) cells.push({ row, column, value });
      }
    }
    sheets.push({
      ...about,
      cells,
      merges: (sheet['!merges'] ?? []).map(({ s, e }): Area => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
      hiddenRows: hiddenIn(sheet['!rows']),
      hiddenColumns: hiddenColumns[index] ?? [],
      hasDrawing: false,
      ...(surroundings[index] ?? { beside: NOTHING_BESIDE, pageWords: [] }),
    });
  }
  if (sheets.length === 0) return { ok: false, reason: 'damaged' };
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return { ok: true, workbook: { sheets, date1904, isCut: count > CELL_LIMIT, entities: 0, missing: null } };
}

function hiddenIn(lines: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined): readonly Span[] {
  return (lines ?? []).flatMap((line, index): readonly Span[] => (line?.hidden === true ? [[index, index]] : []));
}

function valueOf({ t: type, v: value, z: format }: CellObject, decode: (text: string) => string): CellValue | null {
  switch (type) {
    case 'n':
      return typeof value === 'number' && Number.isFinite(value)
        ? { type: 'number', number: value, format: decode(String(format ?? 'General')) }
        : null;
    case 'b':
      return { type: 'text', text: value === true ? 'TRUE' : 'FALSE' };
    case 'e':
      return { type: 'text', text: ERRORS[Number(value)] ?? '#N/A' };
    case 's': {
      const text = decode(String(value ?? ''));
      return text.trim() === '' ? null : { type: 'text', text };
    }
    default:
      return null;
  }
}

function same(text: string): string {
  return text;
}

/** Old workbooks hold bytes of the system's code page, which the library hands on as they are. */
function decodeOld(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  return new TextDecoder('gb18030').decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}
