import type { Block, BlockCell, Defect } from '../../core/disclosure/index.js';
import { withWholeFigures, type Field, type FieldRow } from './parted-figures.js';
import type { TextBlocks } from './text/blocks.js';

/** Longest text of a cell in any spreadsheet program; what a quote opens is no longer. */
const LONGEST_FIELD = 32_767;
/** A file with more odd quotes has none that mean anything. */
const MOST_ODD_QUOTES = 1_000;

/**
 * Reads comma- or tab-separated rows after RFC 4180: quoted fields may hold the separator, line breaks and doubled quotes.
 * A quote that opens in the middle of a field is an ordinary character, as spreadsheets write it. So is one whose partner is
 * missing, else it would swallow the rows behind it: no other ends it, or the next one does, in the middle of a field further
 * on. `onOddQuote` is told its line.
 */
export function parseDelimited(
  text: string,
  separator: string,
  onOddQuote: (line: number) => void = () => undefined,
): readonly FieldRow[] {
  const rows: FieldRow[] = [];
  let fields: Field[] = [];
  let field = '';
  let line = 1;
  let rowLine = 1;
  let fieldLine = 1;
  let quoted = false;
  /** Where the open quote stands. */
  let openedAt = 0;
  let openedLine = 1;
  let odd = 0;
  const isEnd = (index: number): boolean =>
    index >= text.length || text[index] === separator || /[\r\n \t]/.test(text[index] ?? '');

  const endField = (): void => {
    fields.push({ text: field, line: fieldLine });
    field = '';
    fieldLine = line;
  };
  const endRow = (): void => {
    endField();
    rows.push({ fields, line: rowLine, endLine: line });
    fields = [];
  };

  for (let index = 0; index <= text.length; index += 1) {
    const character = text[index] ?? '';
    const isBreak = character === '\n' || (character === '\r' && text[index + 1] !== '\n');
    const isDoubled = quoted && character === '"' && text[index + 1] === '"';
    const isClosing = quoted && character === '"' && !isDoubled;
    const isOdd = isClosing
      ? !isEnd(index + 1) && (field.includes(separator) || field.includes('\n'))
      : quoted && (index === text.length || field.length > LONGEST_FIELD);
    if (isOdd) {
      odd += 1;
      onOddQuote(openedLine);
      [index, line, field, quoted] = [openedAt, openedLine, '"', false];
    } else if (isDoubled) {
      field += '"';
      index += 1;
    } else if (isClosing) {
      quoted = false;
    } else if (quoted) {
      if (character !== '\r') field += character;
      if (isBreak) line += 1;
    } else if (character === '"' && field === '' && odd < MOST_ODD_QUOTES) {
      [quoted, openedAt, openedLine] = [true, index, line];
    } else if (character === separator) endField();
    else if (isBreak) {
      endRow();
      line += 1;
      rowLine = line;
      fieldLine = line;
    } else if (character !== '\r' && !(character === MARK && field === '')) field += character;
  }
  if (field !== '' || fields.length > 0) endRow();
  return rows;
}

/** A byte order mark, which stays in the middle of a file that was put together from several. */
const MARK = '\ufeff';
/** What spreadsheet programs write into the first line to say which separator follows. */
const STATED = /^\ufeff?"?sep=([^"\r\n])"?(?:\r\n|\r|\n)/i;

/**
 * 分隔符. What the first line of a CSV file states; else the candidate that stands equally often in most of its first lines,
 * outside of quotes: commas inside figures come and go. A comma where none does.
 */
export function separatorOf(text: string): string {
  const stated = STATED.exec(text)?.[1];
  if (stated !== undefined) return stated;
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .slice(0, 50)
    .map((line) => line.replace(/"[^"]*"/g, ''));
  const agreed = (separator: string): number => {
    const counts = Map.groupBy(lines, (line) => line.split(separator).length - 1);
    counts.delete(0);
    return Math.max(0, ...[...counts.values()].map(({ length }) => length));
  };
  return [',', '\t', ';', '|'].reduce((best, candidate) => (agreed(candidate) > agreed(best) ? candidate : best));
}

/**
 * 分隔文本 → 块. A sheet saved as CSV: rows with a single filled field before a table are its caption and unit line and
 * become paragraphs; blank rows end a table; everything else is one grid. Merged cells are lost in this format.
 */
export function delimitedToBlocks(text: string, separator: string): TextBlocks {
  const blocks: Block[] = [];
  const defects: Defect[] = [];
  let table: FieldRow[] = [];
  const endTable = (): void => {
    const whole = separator === ',' ? withWholeFigures(table) : { rows: table, defects: [] };
    blocks.push(...tableBlocks(whole.rows));
    defects.push(...whole.defects);
    table = [];
  };
  const odd: number[] = [];
  const rows = parseDelimited(text, separator, (line) => odd.push(line));
  for (const row of STATED.test(text) ? rows.slice(1) : rows) {
    if (row.fields.every((field) => isBlank(field.text))) endTable();
    else if (table.length === 0 && filled(row).length === 1) blocks.push(paragraph(row));
    else table.push(row);
  }
  endTable();
  return { blocks, defects: [...oddQuotes(odd), ...defects], lines: text.split(/\r\n|\r|\n/) };
}

/** What is said of quotes without a partner. */
function oddQuotes(lines: readonly number[]): readonly Defect[] {
  const [line] = lines;
  if (line === undefined) return [];
  const places = lines.length > 1 ? `第 ${line} 行等 ${lines.length} 处` : `第 ${line} 行`;
  const message = `${places}的引号没有成对，按普通字符读取，所在行的各列可能错位。请对照原件核对，或另存后重新导入。`;
  return [{ code: 'text.quotes-odd', message, at: { line } }];
}

/** Notes under a table stand in a row of their own and begin with such a word. */
const NOTE = /^(?:注|备注|说明|注释)\s*[:：0-9一二三四五六七八九十]/;

function tableBlocks(rows: readonly FieldRow[]): readonly Block[] {
  let end = rows.length;
  while (end > 0 && isNote(rows[end - 1])) end -= 1;
  const body = rows.slice(0, end);
  const notes = rows.slice(end).map(paragraph);
  const [first] = body;
  const last = body.at(-1);
  if (first === undefined || last === undefined) return notes;
  const cells: BlockCell[] = [];
  let columnCount = 0;
  for (const [row, { fields }] of body.entries()) {
    columnCount = Math.max(columnCount, fields.length);
    for (const [column, field] of fields.entries()) {
      if (isBlank(field.text)) continue;
      const at = { line: field.line, field: column };
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: field.text.trim(), at });
    }
  }
  return [
    {
      type: 'grid',
      cells,
      rowCount: body.length,
      columnCount,
      spans: 'lost',
      at: lines(first.line, last.endLine),
    },
    ...notes,
  ];
}

function isNote(row: FieldRow | undefined): boolean {
  const [only, ...others] = row === undefined ? [] : filled(row);
  return only !== undefined && others.length === 0 && NOTE.test(only.text.trim());
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function filled(row: FieldRow): readonly Field[] {
  return row.fields.filter((field) => !isBlank(field.text));
}

function paragraph(row: FieldRow): Block {
  const text = filled(row)
    .map((field) => field.text.trim())
    .join('');
  return { type: 'paragraph', text, at: lines(row.line, row.endLine) };
}

function lines(line: number, endLine: number): { readonly line: number; readonly endLine?: number } {
  return endLine > line ? { line, endLine } : { line };
}
