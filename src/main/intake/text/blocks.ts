import type { Block, BlockCell, Defect, GridBlock } from '../../../core/disclosure/index.js';
import { plainText } from './markup.js';
import { spacedFields } from './spaced-fields.js';
import { fieldsOfPipeRow, isPipeRow, isPipeRule } from './pipes.js';

/** What a text file becomes. */
export type TextBlocks = {
  readonly blocks: readonly Block[];
  readonly defects: readonly Defect[];
  /** The lines as decoded, for the source pane; line n of a place is `lines[n - 1]`. */
  readonly lines: readonly string[];
};

/** More fields in one line than any spreadsheet has columns: not a table. */
const FIELD_LIMIT = 16_384;
/** Cells kept from one file. A disclosure has some ten thousand; beyond this only memory would be spent. */
const CELL_LIMIT = 1_000_000;

/** A row of a grid that is being collected. */
type OpenRow = { readonly line: number; readonly fields: readonly string[] };

/** Everything collected so far. The only mutable state of this file. */
type Collector = {
  readonly blocks: Block[];
  readonly defects: Defect[];
  rows: OpenRow[];
  cells: number;
  full: boolean;
};

/**
 * Turns decoded text into blocks: runs of lines with tabs and Markdown tables become grids, every other line that is
 * not blank becomes a paragraph. Works in time proportional to the text, whatever the text is. Never throws.
 */
export function textToBlocks(text: string): TextBlocks {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n|\u2028|\u2029/);
  const collector: Collector = { blocks: [], defects: [], rows: [], cells: 0, full: false };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    // A form feed is a page break inside a line: what stands on both sides is apart, but the line number is one.
    if (line.includes('\f')) {
      for (const segment of line.split('\f')) {
        endGrid(collector);
        takeLine(collector, segment, undefined, index + 1);
      }
    } else {
      takeLine(collector, line, lines[index + 1], index + 1);
    }
  }
  endGrid(collector);
  return { blocks: collector.blocks, defects: collector.defects, lines };
}

function takeLine(collector: Collector, line: string, next: string | undefined, number: number): void {
  if (line.trim() === '' && !line.includes('\t')) {
    endGrid(collector);
    return;
  }
  if (line.includes('\t')) {
    takeRow(collector, { line: number, fields: fieldsOfTabLine(collector, line, number) });
    return;
  }
  const insideTable = collector.rows.length > 0;
  const spaced = insideTable ? spacedFields(line) : null;
  if (spaced !== null && takesSpacedRow(collector, spaced, next, number)) return;
  if (isPipeRow(line) || (!insideTable && next !== undefined && line.includes('|') && isPipeRule(next))) {
    // The rule under a Markdown header carries no text.
    if (!isPipeRule(line)) takeRow(collector, { line: number, fields: fieldsOfPipeRow(line) });
    return;
  }
  if (isPipeRule(line) && insideTable) return;
  endGrid(collector);
  const paragraph = plainText(line).trim();
  if (paragraph === '') return;
  const heading = /^(#{1,6})\s+(\S.*)$/.exec(paragraph);
  const [, marks, rest] = heading ?? [];
  collector.blocks.push(
    marks !== undefined && rest !== undefined
      ? { type: 'paragraph', text: rest.trim(), at: { line: number }, headingLevel: marks.length }
      : { type: 'paragraph', text: paragraph, at: { line: number } },
  );
}

/** A row parted by blanks in a table parted by tabs: its fields have columns where they are as many as above. */
function takesSpacedRow(
  collector: Collector,
  fields: readonly string[],
  next: string | undefined,
  line: number,
): boolean {
  if (fields.length === collector.rows.at(-1)?.fields.length) {
    takeRow(collector, { line, fields });
    return true;
  }
  if (next?.includes('\t') === true) {
    collector.defects.push({
      code: 'text.row-by-spaces',
      message: `第 ${line} 行在表格之中，但以空格而不是制表符分列，不能确定数字属于哪一列，未参与核对。请改用制表符分列后再导入，或人工核对。`,
      at: { line },
    });
  }
  return false;
}

function fieldsOfTabLine(collector: Collector, line: string, number: number): readonly string[] {
  const fields = line.split('\t', FIELD_LIMIT + 1);
  if (fields.length > FIELD_LIMIT) {
    fields.length = FIELD_LIMIT;
    collector.defects.push({
      code: 'text.too-many-fields',
      message: `第 ${number} 行的制表符分隔超过 ${FIELD_LIMIT} 列，其后的内容未读取；请核对文件是否完整。`,
      at: { line: number },
    });
  }
  return fields;
}

function takeRow(collector: Collector, row: OpenRow): void {
  if (collector.full) return;
  collector.cells += row.fields.length;
  if (collector.cells > CELL_LIMIT) {
    collector.full = true;
    collector.defects.push({
      code: 'text.too-many-cells',
      message: `表格单元格超过 ${CELL_LIMIT} 个，第 ${row.line} 行起的表格内容未读取；请拆分文件后再读取。`,
      at: { line: row.line },
    });
    return;
  }
  collector.rows.push(row);
}

function endGrid(collector: Collector): void {
  const rows = collector.rows;
  if (rows.length === 0) return;
  collector.rows = [];
  const grid = gridOf(rows);
  if (grid !== null) collector.blocks.push(grid);
}

/** A grid of the collected rows; null where every field is blank. Blank fields are left out but keep their place. */
function gridOf(rows: readonly OpenRow[]): GridBlock | null {
  const cells: BlockCell[] = [];
  let columnCount = 0;
  for (const [row, { line, fields }] of rows.entries()) {
    if (fields.length > columnCount) columnCount = fields.length;
    for (const [field, text] of fields.entries()) {
      const plain = plainText(text).trim();
      if (plain === '') continue;
      cells.push({ row, column: field, rowSpan: 1, columnSpan: 1, text: plain, at: { line, field } });
    }
  }
  const first = rows[0];
  const last = rows[rows.length - 1];
  if (cells.length === 0 || first === undefined || last === undefined) return null;
  const at = first.line === last.line ? { line: first.line } : { line: first.line, endLine: last.line };
  return { type: 'grid', cells, rowCount: rows.length, columnCount, spans: 'lost', at };
}
