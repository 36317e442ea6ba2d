import { utils, write } from '@e965/xlsx';
import { headerRows, type PrintedBlock, type PrintedDocument, type PrintedTable } from './printed.js';
import { captionLines, drawn, sheetsOf, writeHtml } from './write-office.js';

/** Text of an RTF file: characters beyond ASCII as escapes, each with a sign for readers without Unicode. */
function escaped(text: string): string {
  return [...text.replace(/[\\{}]/g, (sign) => `\\${sign}`)]
    .map((character) => (character.charCodeAt(0) < 0x80 ? character : `\\u${(character.charCodeAt(0) << 16) >> 16}?`))
    .join('');
}

const COLUMN = 900;

function rtfTable(table: PrintedTable): string {
  return drawn(table)
    .map((cells) => {
      const shown = cells.flatMap((cell, column) => {
        if ('above' in cell) return cell.above ? [{ edge: column + 1, merge: '\\clvmrg', text: '' }] : [];
        return [{ edge: column + cell.columns, merge: cell.rows > 1 ? '\\clvmgf' : '', text: cell.text }];
      });
      const edges = shown.map(({ edge, merge }) => `${merge}\\cellx${edge * COLUMN}`).join('');
      return `\\trowd${edges}\n${shown.map(({ text }) => `\\pard\\intbl ${escaped(text)}\\cell`).join('\n')}\\row\n`;
    })
    .join('');
}

function rtfBlock(block: PrintedBlock): string {
  if (block.type !== 'table') return `\\pard ${escaped(block.text)}\\par\n`;
  const note = block.table.emptyNote === null ? '' : `\\pard ${escaped(block.table.emptyNote)}\\par\n`;
  const caption = captionLines(block.table).map((line) => `\\pard ${escaped(line)}\\par\n`);
  return `${caption.join('')}${rtfTable(block.table)}${note}`;
}

/** A document in Rich Text Format. */
export function writeRtf(document: PrintedDocument): Uint8Array {
  const head = '\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}';
  return Buffer.from(`{\\rtf1${head}\n${document.blocks.map(rtfBlock).join('')}}`, 'latin1');
}

/** A web page saved with its parts as one file. */
export function writeMht(document: PrintedDocument): Uint8Array {
  const page = Buffer.from(writeHtml(document)).toString('base64');
  return Buffer.from(
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----=_Part"',
      '',
      '------=_Part',
      'Content-Type: text/html; charset="utf-8"',
      'Content-Transfer-Encoding: base64',
      '',
      page.replace(/(.{76})/g, '$1\r\n'),
      '',
      '------=_Part--',
      '',
    ].join('\r\n'),
  );
}

/** The workbook in the form of Excel 97–2003. */
export function writeOldWorkbook(document: PrintedDocument): Uint8Array {
  const book = utils.book_new();
  for (const { name, rows, merges = [] } of sheetsOf(document)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'biff8' });
  return bytes as Uint8Array;
}

function fields(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

/** Fields divided by commas, titles and text in lines of their own. */
export function writeCsv(document: PrintedDocument): Uint8Array {
  const lines = document.blocks.flatMap((block) => {
    if (block.type !== 'table') return ['', fields([block.text])];
    const { columns, rows, emptyNote } = block.table;
    const table = [...headerRows(columns), ...rows.map(({ cells }) => cells)].map(fields);
    const note = emptyNote === null ? [] : ['', fields([emptyNote])];
    return ['', ...captionLines(block.table).map((line) => fields([line])), ...table, ...note, ''];
  });
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}
