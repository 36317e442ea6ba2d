import { headerRows, type PrintedBlock, type PrintedDocument, type PrintedTable } from './printed.js';
import { writeText } from './write-text.js';

/**
 * What happens to a document on its way into a text file. Each kind of wear occurs in published texts and changes
 * nothing of what the document says.
 */
export type Wear =
  /** Windows line ends and a byte order mark. */
  | 'windows'
  /** Marks of bold type around total rows. */
  | 'bold'
  /** Empty fields at the end of rows are missing. */
  | 'short-rows'
  /** One empty field too many at the end of rows. */
  | 'long-rows'
  /** Spaces where a cell was broken into lines: 「科目编 码」. */
  | 'broken-words'
  /** A page break inside long tables: title, unit and header are printed again. */
  | 'page-break'
  /** A page break that prints the header again, without title and unit. */
  | 'header-again'
  /** 「预算 03 表」. */
  | 'spaced-number'
  /** Digits, points and commas in full width. */
  | 'full-width';

/** Every kind of wear. */
export const WEARS: readonly Wear[] = [
  'windows',
  'bold',
  'short-rows',
  'long-rows',
  'broken-words',
  'page-break',
  'header-again',
  'spaced-number',
  'full-width',
];

/** Rows of a page after a break. */
const PAGE = 18;

function isTotal(cells: readonly string[]): boolean {
  return cells.some((cell) => /^(?:合\s*计|收入总计|本年收入合计)$/.test(cell));
}

function bold(table: PrintedTable): PrintedTable {
  const rows = table.rows.map((row) =>
    isTotal(row.cells) ? { ...row, cells: row.cells.map((cell) => (cell === '' ? '' : `<b>${cell}</b>`)) } : row,
  );
  return { ...table, rows };
}

function brokenWords(table: PrintedTable): PrintedTable {
  const broken = (text: string): string => (text.length > 5 ? `${text.slice(0, 4)} ${text.slice(4)}` : text);
  return { ...table, columns: table.columns.map((path) => path.map(broken)) };
}

/** 0123456789,. in the full-width forms an input method types. */
function fullWidth(table: PrintedTable): PrintedTable {
  const wide = (text: string): string =>
    /^[\d,]+\.\d+$/.test(text)
      ? text.replace(/[\d.,]/g, (character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0))
      : text;
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(wide) })) };
}

function overTables(document: PrintedDocument, change: (table: PrintedTable) => PrintedTable): PrintedDocument {
  const blocks = document.blocks.map((block): PrintedBlock =>
    block.type === 'table' ? { type: 'table', table: change(block.table) } : block,
  );
  return { ...document, blocks };
}

/** Prints title and header (or the header alone) again after every page of rows. */
function withPageBreaks(document: PrintedDocument, whole: boolean): string {
  const tables = document.blocks.flatMap((block) => (block.type === 'table' ? [block.table] : []));
  let text = writeText(document);
  for (const table of tables.filter(({ rows }) => rows.length > PAGE + 4)) {
    const header = headerRows(table.columns).map((cells) => cells.join('\t'));
    const title = `${table.printedNumber ?? ''} ${table.title}`.trim();
    const unit = `金额单位：${table.moneyUnit ?? '万元'}`;
    const body = table.rows.map((row) => row.cells.join('\t'));
    const pages = Array.from({ length: Math.ceil(body.length / PAGE) }, (_, page) =>
      body.slice(page * PAGE, (page + 1) * PAGE),
    );
    const between = whole ? ['', title, '', unit, '', ...header] : ['', ...header];
    text = text.replace(body.join('\n'), () => pages.map((page) => page.join('\n')).join(`\n${between.join('\n')}\n`));
  }
  return text;
}

function overRows(text: string, change: (row: string) => string): string {
  return text
    .split('\n')
    .map((line) => (line.includes('\t') ? change(line) : line))
    .join('\n');
}

/** Writes a document as text with one kind of wear. */
export function writeWorn(document: PrintedDocument, wear: Wear): string {
  switch (wear) {
    case 'windows':
      return `\ufeff${writeText(document).replace(/\n/g, '\r\n')}`;
    case 'bold':
      return writeText(overTables(document, bold));
    case 'short-rows':
      // The last tab stays where a row would otherwise stop being one.
      return overRows(writeText(document), (row) =>
        /\t/.test(row.replace(/\t+$/, '')) ? row.replace(/\t+$/, '') : row,
      );
    case 'long-rows':
      return overRows(writeText(document), (row) => `${row}\t`);
    case 'broken-words':
      return writeText(overTables(document, brokenWords));
    case 'page-break':
      return withPageBreaks(document, true);
    case 'header-again':
      return withPageBreaks(document, false);
    case 'spaced-number':
      return writeText(document).replace(/^预算(\d\d)表/gm, '预算 $1 表');
    case 'full-width':
      return writeText(overTables(document, fullWidth));
  }
}
