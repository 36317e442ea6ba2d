import type { Block, BlockCell } from '../../core/disclosure/index.js';

/** A cell of a format without pages, before it has a place. Blank cells may be left out. */
export type FlowCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
};

/** Cells kept from one file; a disclosure has some ten thousand. */
export const CELL_LIMIT = 1_000_000;

/** Fields of a table written out with the blank ones between. */
const PADDED_LIMIT = 8_000_000;

/**
 * 流式内容. Blocks in the order of the document, with the document as lines of text beside them: one line for a paragraph,
 * one for a row of a table. A place names such a line, as it does in a text file, because these formats have no pages.
 */
export class Flow {
  readonly blocks: Block[] = [];
  readonly lines: string[] = [];

  /** Adds a paragraph; nothing where the text is blank. */
  paragraph(text: string, options: { readonly headingLevel?: number; readonly sheet?: string } = {}): void {
    const { headingLevel, sheet } = options;
    const trimmed = text.replace(/\s+/g, ' ').trim();
    if (trimmed === '') return;
    this.lines.push(trimmed);
    this.blocks.push({
      type: 'paragraph',
      text: trimmed,
      at: { line: this.lines.length, ...(sheet === undefined ? {} : { sheet }) },
      ...(headingLevel === undefined ? {} : { headingLevel }),
    });
  }

  /** Adds text that is only shown: it gets a line, and no block. */
  aside(text: string): void {
    const trimmed = text.replace(/\s+/g, ' ').trim();
    if (trimmed !== '') this.lines.push(trimmed);
  }

  /** Adds a table; nothing where all cells are blank. Cells in row order, then column order. */
  grid(cells: readonly FlowCell[], rowCount: number, columnCount: number, sheet?: string): void {
    const filled = cells.filter(({ text }) => text.trim() !== '');
    if (filled.length === 0) return;
    const first = this.lines.length + 1;
    const rows: string[][] = Array.from({ length: rowCount }, () => []);
    // Blank fields of a table with a few cells in a vast area would fill the memory; such lines show what is filled.
    const isPadded = rowCount * columnCount <= PADDED_LIMIT;
    for (const { row, column, text } of filled) {
      const fields = rows[row];
      if (fields === undefined) continue;
      const at = isPadded ? column : fields.length;
      while (fields.length < at) fields.push('');
      fields[at] = text;
    }
    for (const fields of rows) this.lines.push(fields.join('\t'));
    const of = sheet === undefined ? {} : { sheet };
    // Blank cells that span stay: they tell a merged area from several empty fields.
    const kept = cells.filter(({ text, rowSpan, columnSpan }) => text.trim() !== '' || rowSpan * columnSpan > 1);
    this.blocks.push({
      type: 'grid',
      cells: kept.map((cell): BlockCell => ({ ...cell, at: { line: first + cell.row, field: cell.column, ...of } })),
      rowCount,
      columnCount,
      spans: 'exact',
      at: rowCount === 1 ? { line: first, ...of } : { line: first, endLine: first + rowCount - 1, ...of },
    });
  }
}
