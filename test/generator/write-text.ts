import { headerRows, type PrintedBlock, type PrintedDocument, type PrintedTable } from './printed.js';

function caption(table: PrintedTable): string {
  return table.printedNumber === null ? table.title : `${table.printedNumber} ${table.title}`;
}

function tableLines(
  table: PrintedTable,
  line: (cells: readonly string[]) => string,
  rule: readonly string[],
): readonly string[] {
  const unit = table.moneyUnit === null ? [] : [`金额单位：${table.moneyUnit}`, ''];
  const [first = [], ...rest] = headerRows(table.columns);
  const note = table.emptyNote === null ? [] : ['', table.emptyNote];
  return [
    '',
    caption(table),
    '',
    ...unit,
    line(first),
    ...rule,
    ...rest.map(line),
    ...table.rows.map((row) => line(row.cells)),
    ...note,
    '',
  ];
}

function blockLines(block: PrintedBlock): readonly string[] {
  if (block.type === 'table') return tableLines(block.table, (cells) => cells.join('\t'), []);
  return ['', block.text];
}

/** Tab-separated text, the form in which disclosures are usually copied out of a PDF or an office file. */
export function writeText(document: PrintedDocument): string {
  return `${document.blocks.flatMap(blockLines).join('\n').trim()}\n`;
}

function markdownLines(block: PrintedBlock): readonly string[] {
  if (block.type === 'heading') return ['', `${'#'.repeat(block.depth)} ${block.text}`];
  if (block.type === 'paragraph') return ['', block.text];
  const columns = block.table.columns.length;
  return tableLines(block.table, (cells) => `| ${cells.join(' | ')} |`, [`|${' --- |'.repeat(columns)}`]);
}

/** Markdown with pipe tables. */
export function writeMarkdown(document: PrintedDocument): string {
  return `${document.blocks.flatMap(markdownLines).join('\n').trim()}\n`;
}
