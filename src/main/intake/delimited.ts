import type { Block, BlockCell } from '../../core/disclosure/index.js';
import type { TextBlocks } from './text/blocks.js';

type Field = { readonly text: string; readonly line: number };
type FieldRow = { readonly fields: readonly Field[]; readonly line: number; readonly endLine: number };

/**
 * Reads comma- or tab-separated rows after RFC 4180: quoted fields may hold the separator, line breaks and doubled quotes.
 * A quote that opens in the middle of a field is an ordinary character, as spreadsheets write it.
 */
export function parseDelimited(text: string, separator: string): readonly FieldRow[] {
  const rows: FieldRow[] = [];
  let fields: Field[] = [];
  let field = '';
  let line = 1;
  let rowLine = 1;
  let fieldLine = 1;
  let quoted = false;

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

  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    const isBreak = character === '\n' || (character === '\r' && text[index + 1] !== '\n');
    if (quoted) {
      if (character === '"' && text[index + 1] === '"') {
        field += '"';
        index += 1;
      } else if (character === '"') quoted = false;
      else if (character !== '\r') field += character;
      if (isBreak) line += 1;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) endField();
    else if (isBreak) {
      endRow();
      line += 1;
      rowLine = line;
      fieldLine = line;
    } else if (character !== '\r') field += character;
  }
  if (field !== '' || fields.length > 0) endRow();
  return rows;
}

/** The separator of a CSV file: the candidate that most of its first lines agree on; a comma where none does. */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .slice(0, 50);
  const count = (separator: string): number => lines.filter((line) => line.includes(separator)).length;
  return [',', '\t', ';'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

/**
 * 分隔文本 → 块. A sheet saved as CSV: rows with a single filled field before a table are its caption and unit line and
 * become paragraphs; blank rows end a table; everything else is one grid. Merged cells are lost in this format.
 */
export function delimitedToBlocks(text: string, separator: string): TextBlocks {
  const blocks: Block[] = [];
  let table: FieldRow[] = [];
  const endTable = (): void => {
    blocks.push(...tableBlocks(table));
    table = [];
  };
  for (const row of parseDelimited(text, separator)) {
    if (row.fields.every((field) => isBlank(field.text))) endTable();
    else if (table.length === 0 && filled(row).length === 1) blocks.push(paragraph(row));
    else table.push(row);
  }
  endTable();
  return { blocks, defects: [], lines: text.split(/\r\n|\r|\n/) };
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
