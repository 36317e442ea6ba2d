import { CELL_LIMIT } from '../flow.js';
import {
  COLUMN_LIMIT,
  MERGE_LIMIT,
  readAddress,
  readArea,
  ROW_LIMIT,
  type Area,
  type CellValue,
  type SheetCell,
  type Span,
  type Worksheet,
} from './workbook.js';
import { headerWords } from './header-codes.js';
import { attribute, isTrue, streamXml } from './xml-parts.js';

/** What the cells of a sheet refer to. */
type Context = {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly date1904: boolean;
  /** Cells already kept of other sheets. */
  readonly cellsBefore: number;
};

/** A sheet without its name, and whether some of its cells were left out. */
type SheetRead = Omit<Worksheet, 'name' | 'isHidden' | 'beside'> & { readonly isCut: boolean };

/** A cell while its content is being read. */
type OpenCell = {
  row: number;
  column: number;
  type: string;
  style: number;
  text: string;
  hasValue: boolean;
  hasFormula: boolean;
};

/**
 * Reads one worksheet part. Styled cells without content, which real sheets have by the hundred thousand, are never
 * kept; a used range from corner to corner costs nothing. Null where the part breaks off, or a cell names a text that is
 * not there: its rows or words would be lost without a word.
 */
export function readWorksheet(content: Uint8Array, context: Context): SheetRead | null {
  const cells: SheetCell[] = [];
  const merges: Area[] = [];
  const hiddenRows: Span[] = [];
  const hiddenColumns: Span[] = [];
  let hasDrawing = false;
  let isCut = false;
  let isBroken = false;
  let row = -1;
  let column = -1;
  let cell: OpenCell | null = null;
  let part: 'value' | 'text' | null = null;
  let phonetic = 0;
  /** All rows are hidden that do not say how high they are. */
  let rowsAreHidden = false;
  const heads: PageHeads = { hasFirst: false, hasEven: false, isOpen: false, text: '', words: [] };

  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    part = null;
    heads.isOpen = isDrawnHead(name, heads);
    switch (name) {
      case 'sheetFormatPr':
        rowsAreHidden = isTrue(attributes['zeroHeight']);
        break;
      case 'headerFooter':
        heads.hasFirst = isTrue(attributes['differentFirst']);
        heads.hasEven = isTrue(attributes['differentOddEven']);
        break;
      case 'row': {
        const stated = Number(attributes['r'] ?? row + 2);
        row = Number.isSafeInteger(stated) && stated >= 1 && stated <= ROW_LIMIT ? stated - 1 : row + 1;
        column = -1;
        if (isHiddenRow(attributes, rowsAreHidden)) hiddenRows.push([row, row]);
        break;
      }
      case 'c': {
        const stated = readAddress(attributes['r'] ?? '');
        column = stated?.column ?? column + 1;
        cell = {
          row: stated?.row ?? Math.max(0, row),
          column,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          text: '',
          hasValue: false,
          hasFormula: false,
        };
        break;
      }
      case 'f':
        if (cell !== null) cell.hasFormula = true;
        break;
      case 'v':
        if (cell !== null) cell.hasValue = true;
        part = 'value';
        break;
      case 'rPh':
        phonetic += 1;
        break;
      case 't':
        if (cell !== null && phonetic === 0) {
          cell.hasValue = true;
          part = 'text';
        }
        break;
      case 'mergeCell': {
        const area = readArea(attributes['ref'] ?? '');
        if (area !== null && merges.length < MERGE_LIMIT) merges.push(area);
        break;
      }
      case 'col': {
        const span = columnSpan(attributes);
        if (span !== null && (isTrue(attributes['hidden']) || Number(attributes['width'] ?? 1) === 0)) {
          hiddenColumns.push(span);
        }
        break;
      }
      case 'drawing':
      case 'legacyDrawingHF':
        hasDrawing ||= attribute(attributes, 'id') !== undefined && name === 'drawing';
        break;
      default:
    }
  };
  const close = (name: string): void => {
    part = null;
    if (heads.isOpen) heads.words.push(...headerWords(heads.text));
    [heads.isOpen, heads.text] = [false, ''];
    if (name === 'rPh') phonetic -= 1;
    if (name !== 'c' || cell === null) return;
    isBroken ||= cell.type === 's' && cell.text !== '' && context.strings[Number(cell.text)] === undefined;
    const value = valueOf(cell, context);
    if (value !== null) {
      if (context.cellsBefore + cells.length >= CELL_LIMIT || cell.column >= COLUMN_LIMIT) isCut = true;
      else cells.push({ row: cell.row, column: cell.column, value });
    }
    cell = null;
  };
  const isWhole = streamXml(content, {
    open,
    text: (text) => {
      if (part !== null && cell !== null) cell.text += text;
      else if (heads.isOpen) heads.text += text;
    },
    close,
    isDone: () => isCut,
  });
  return isWhole && !isBroken
    ? { cells, merges, hiddenRows, hiddenColumns, hasDrawing, isCut, pageWords: heads.words }
    : null;
}

/** Heads and feet while they are read. */
type PageHeads = { hasFirst: boolean; hasEven: boolean; isOpen: boolean; text: string; readonly words: string[] };

/** Heads and feet of first and even pages are drawn only where such pages have their own. */
function isDrawnHead(name: string, { hasFirst, hasEven }: PageHeads): boolean {
  const pages = /^(odd|even|first)(?:Header|Footer)$/.exec(name)?.[1];
  return pages === 'odd' || (pages === 'even' && hasEven) || (pages === 'first' && hasFirst);
}

function isHiddenRow(attributes: Readonly<Record<string, string>>, byDefault: boolean): boolean {
  const { hidden, ht: height } = attributes;
  if (hidden !== undefined) return isTrue(hidden);
  return height === undefined ? byDefault : Number(height) === 0;
}

function columnSpan(attributes: Readonly<Record<string, string>>): Span | null {
  const [first, last] = [Number(attributes['min']), Number(attributes['max'])];
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || first < 1 || last < first) return null;
  return [first - 1, Math.min(last, COLUMN_LIMIT) - 1];
}

/** What the cell holds; null where it holds nothing. */
function valueOf(cell: OpenCell, { strings, formats }: Context): CellValue | null {
  if (!cell.hasValue || (cell.text === '' && cell.type !== 'str'))
    return cell.hasFormula ? { type: 'uncalculated' } : null;
  switch (cell.type) {
    case 's':
      return words(strings[Number(cell.text)] ?? '');
    case 'b':
      return { type: 'text', text: cell.text === '1' ? 'TRUE' : 'FALSE' };
    case 'str':
    case 'inlineStr':
    case 'e':
    case 'd':
      return words(cell.text);
    default: {
      const number = Number(cell.text);
      return Number.isFinite(number)
        ? { type: 'number', number, format: formats[cell.style] ?? 'General' }
        : words(cell.text);
    }
  }
}

function words(text: string): CellValue | null {
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return plain.trim() === '' ? null : { type: 'text', text: plain };
}
