import { CELL_LIMIT } from '../flow.js';
import {
  COLUMN_LIMIT,
  EMPTY_SHEET,
  MERGE_LIMIT,
  ROW_LIMIT,
  type Area,
  type CellValue,
  type SheetCell,
  type Span,
  type Workbook,
  type WorkbookRead,
  type Worksheet,
} from './workbook.js';
import { headerWords } from './header-codes.js';
import { namedEntities } from '../xml-entities.js';
import { isTangled } from '../xml-tags.js';
import { attribute, streamXml } from './xml-parts.js';

/** Formats that this format calls by a name of their own. */
const NAMED_FORMATS: Readonly<Record<string, string>> = {
  'General Number': 'General',
  Standard: '#,##0.00',
  Fixed: '0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
  Currency: '¥#,##0.00',
  'Short Date': 'yyyy/m/d',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'Medium Date': 'd-mmm-yy',
  'General Date': 'yyyy/m/d h:mm',
};

/** Days of 1970-01-01 in the count of spreadsheets. */
const EPOCH_DAY = 25_569;
const DAY = 86_400_000;

type OpenSheet = { -readonly [Key in keyof Worksheet]: Worksheet[Key] } & {
  cells: SheetCell[];
  merges: Area[];
  hiddenRows: Span[];
  hiddenColumns: Span[];
  pageWords: string[];
};

/** Reads 「XML 表格 2003」, the XML that Excel 2003 and many reporting systems write, often with the ending .xls. */
export function openSpreadsheetXml(text: string): WorkbookRead {
  if (isTangled(text)) return { ok: false, reason: 'damaged' };
  const reader = new SpreadsheetXmlReader();
  const isWhole = streamXml(text, reader);
  return reader.workbook.sheets.length === 0
    ? { ok: false, reason: 'damaged' }
    : { ok: true, workbook: { ...reader.workbook, entities: namedEntities(text), missing: isWhole ? null : 'sheets' } };
}

class SpreadsheetXmlReader {
  readonly #sheets: OpenSheet[] = [];
  readonly #formats = new Map<string, { format?: string; readonly parent?: string }>();
  #style: string | null = null;
  #sheet: OpenSheet | null = null;
  #row = -1;
  #column = -1;
  #next = 0;
  #rowStyle: string | undefined;
  #cell: { readonly style: string | undefined; readonly hasFormula: boolean; type: string; text: string } | null = null;
  #inData = false;
  /** The words of a comment stand in an element of the same name as the content of its cell. */
  #inComment = false;
  #element = '';
  #count = 0;
  #isCut = false;
  #date1904 = false;

  get workbook(): Omit<Workbook, 'missing' | 'entities'> {
    return { sheets: this.#sheets, date1904: this.#date1904, isCut: this.#isCut };
  }

  readonly isDone = (): boolean => this.#isCut;

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    this.#element = name;
    const index = Number(attribute(attributes, 'Index'));
    switch (name) {
      case 'Style': {
        this.#style = attribute(attributes, 'ID') ?? '';
        const parent = attribute(attributes, 'Parent');
        this.#formats.set(this.#style, parent === undefined ? {} : { parent });
        break;
      }
      case 'NumberFormat': {
        const style = this.#formats.get(this.#style ?? '');
        const format = attribute(attributes, 'Format');
        if (style !== undefined && format !== undefined) style.format = NAMED_FORMATS[format] ?? format;
        break;
      }
      case 'Date1904':
        this.#date1904 = true;
        break;
      case 'Worksheet':
        this.#sheet = {
          ...EMPTY_SHEET,
          name: attribute(attributes, 'Name') ?? '',
          cells: [],
          merges: [],
          hiddenRows: [],
          hiddenColumns: [],
          pageWords: [],
        };
        this.#sheets.push(this.#sheet);
        [this.#row, this.#next] = [-1, 0];
        break;
      case 'Column': {
        const first = within(index, COLUMN_LIMIT) ? index - 1 : this.#next;
        const last = Math.min(first + spanOf(attribute(attributes, 'Span')), COLUMN_LIMIT - 1);
        if (attribute(attributes, 'Hidden') === '1') this.#sheet?.hiddenColumns.push([first, last]);
        this.#next = last + 1;
        break;
      }
      case 'Row': {
        this.#row = within(index, ROW_LIMIT) ? index - 1 : this.#row + 1;
        const last = Math.min(this.#row + spanOf(attribute(attributes, 'Span')), ROW_LIMIT - 1);
        if (attribute(attributes, 'Hidden') === '1') this.#sheet?.hiddenRows.push([this.#row, last]);
        this.#rowStyle = attribute(attributes, 'StyleID');
        this.#column = -1;
        break;
      }
      case 'Cell':
        this.#openCell(attributes, index);
        break;
      case 'Comment':
        this.#inComment = true;
        if (this.#sheet !== null) {
          this.#sheet.beside = { ...this.#sheet.beside, comments: this.#sheet.beside.comments + 1 };
        }
        break;
      case 'Header':
      case 'Footer':
        this.#sheet?.pageWords.push(...headerWords(attribute(attributes, 'Data') ?? ''));
        break;
      case 'Data':
        if (this.#inComment) break;
        this.#inData = this.#cell !== null;
        if (this.#cell !== null) this.#cell.type = attribute(attributes, 'Type') ?? 'String';
        break;
      default:
    }
  };

  readonly text = (text: string): void => {
    if (this.#inData && this.#cell !== null) this.#cell.text += text;
    if (this.#element === 'Visible' && this.#sheet !== null && /SheetHidden|SheetVeryHidden/.test(text)) {
      this.#sheet.isHidden = true;
    }
  };

  readonly close = (name: string): void => {
    this.#element = '';
    if (name === 'Style') this.#style = null;
    if (name === 'Data') this.#inData = false;
    if (name === 'Comment') this.#inComment = false;
    if (name === 'Worksheet') this.#sheet = null;
    if (name !== 'Cell' || this.#cell === null || this.#sheet === null) return;
    const value = this.#valueOf(this.#cell);
    if (value !== null) {
      this.#count += 1;
      if (this.#count > CELL_LIMIT) this.#isCut = true;
      else this.#sheet.cells.push({ row: this.#row, column: this.#column, value });
    }
    this.#column = this.#next - 1;
    this.#cell = null;
  };

  #openCell(attributes: Readonly<Record<string, string>>, index: number): void {
    this.#column = within(index, COLUMN_LIMIT) ? index - 1 : this.#column + 1;
    const right = Math.min(this.#column + spanOf(attribute(attributes, 'MergeAcross')), COLUMN_LIMIT - 1);
    const bottom = Math.min(this.#row + spanOf(attribute(attributes, 'MergeDown')), ROW_LIMIT - 1);
    if ((right > this.#column || bottom > this.#row) && (this.#sheet?.merges.length ?? 0) < MERGE_LIMIT) {
      this.#sheet?.merges.push({ top: this.#row, left: this.#column, bottom, right });
    }
    this.#next = right + 1;
    this.#cell = {
      style: attribute(attributes, 'StyleID') ?? this.#rowStyle,
      hasFormula: attribute(attributes, 'Formula') !== undefined,
      type: '',
      text: '',
    };
  }

  #valueOf({
    style,
    hasFormula,
    type,
    text,
  }: {
    style: string | undefined;
    hasFormula: boolean;
    type: string;
    text: string;
  }): CellValue | null {
    if (type === '' || (text === '' && type !== 'String')) return hasFormula ? { type: 'uncalculated' } : null;
    const number = type === 'DateTime' ? dayOf(text) : type === 'Number' ? Number(text) : Number.NaN;
    if (Number.isFinite(number)) {
      const format = this.#formatOf(style);
      return { type: 'number', number, format: type === 'DateTime' && format === 'General' ? 'yyyy/m/d' : format };
    }
    const shown = type === 'Boolean' ? (text === '1' ? 'TRUE' : 'FALSE') : text;
    return shown.trim() === '' ? null : { type: 'text', text: shown };
  }

  #formatOf(style: string | undefined): string {
    let name = style ?? 'Default';
    for (let depth = 0; depth < 10; depth += 1) {
      const known = this.#formats.get(name);
      if (known?.format !== undefined) return known.format;
      if (known?.parent === undefined) break;
      name = known.parent;
    }
    return 'General';
  }
}

function within(index: number, limit: number): boolean {
  return Number.isSafeInteger(index) && index >= 1 && index <= limit;
}

function spanOf(value: string | undefined): number {
  const span = Number(value ?? 0);
  return Number.isSafeInteger(span) && span > 0 ? span : 0;
}

/** 「2030-01-31T00:00:00.000」 as days. */
function dayOf(text: string): number {
  return Date.parse(`${text.trim().replace(/Z$/, '')}Z`) / DAY + EPOCH_DAY;
}
