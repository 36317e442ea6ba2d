import type { Block, BlockCell, Place } from '../../../core/disclosure/index.js';
import { addressOf } from './workbook.js';

/** A cell as it goes into a block. Row and column are those of the sheet, counted from 0. */
export type PlacedCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly stored: string | null;
};

/**
 * 表格的流式内容. Blocks in the order of the workbook, with the workbook as lines of text beside them: one line for a paragraph,
 * one for a row of a table. A place names such a line and the cell of the sheet.
 */
export class SheetFlow {
  readonly blocks: Block[] = [];
  readonly lines: string[] = [];

  /** Adds the text of a cell as paragraphs, one for each of its lines. */
  paragraphs(sheet: string, { row, column, text }: PlacedCell): void {
    for (const line of text.split(/[\r\n]+/)) {
      const trimmed = line.replace(/\s+/g, ' ').trim();
      if (trimmed === '') continue;
      this.lines.push(trimmed);
      const at: Place = { line: this.lines.length, sheet, cell: addressOf(row, column) };
      this.blocks.push({ type: 'paragraph', text: trimmed, at });
    }
  }

  /** Adds a table from the rows `top` up to but without `bottom`. Cells in row order, then column order. */
  grid(sheet: string, cells: readonly PlacedCell[], top: number, bottom: number): void {
    let [left, right] = [Infinity, 0];
    for (const { column, columnSpan } of cells) {
      left = Math.min(left, column);
      right = Math.max(right, column + columnSpan);
    }
    if (cells.length === 0) return;
    const first = this.lines.length + 1;
    const rows: string[][] = Array.from({ length: bottom - top }, () => []);
    const placed: BlockCell[] = [];
    for (const { row, column, rowSpan, columnSpan, text, stored } of cells) {
      const fields = rows[row - top];
      if (fields === undefined) continue;
      // A narrow cell breaks inside words and numbers: its lines are joined without a blank.
      const joined = text.replace(/[\r\n]+/g, '').trim();
      while (fields.length < column - left) fields.push('');
      fields[column - left] = joined;
      placed.push({
        row: row - top,
        column: column - left,
        rowSpan,
        columnSpan,
        text: joined,
        at: { line: first + row - top, field: column - left, sheet, cell: addressOf(row, column) },
        ...(stored === null ? {} : { stored }),
      });
    }
    for (const fields of rows) this.lines.push(fields.join('\t').trimEnd());
    const last = first + bottom - top - 1;
    const at: Place = { line: first, ...(last > first ? { endLine: last } : {}), sheet };
    this.blocks.push({
      type: 'grid',
      cells: placed,
      rowCount: bottom - top,
      columnCount: right - left,
      spans: 'exact',
      at: { ...at, cell: addressOf(top, left) },
    });
  }
}
