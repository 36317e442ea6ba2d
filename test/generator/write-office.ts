import { strToU8, zipSync } from 'fflate';
import { makeXlsx, type MadeSheet } from '../main/intake/sheet/make-xlsx.js';
import { headerRows, type PrintedBlock, type PrintedDocument, type PrintedTable } from './printed.js';

/** A cell as it is drawn; null where another covers it: one further left, or one above (`above`). */
type Drawn = { readonly text: string; readonly rows: number; readonly columns: number };
type Covered = { readonly above: boolean };

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Rows of a table with the header cells merged as an office program merges them. */
export function drawn(table: PrintedTable): readonly (readonly (Drawn | Covered)[])[] {
  const { columns } = table;
  const header = headerRows(columns);
  const isSame = (left: number, right: number, level: number): boolean =>
    columns[right] !== undefined &&
    columns[right].length > level + 1 &&
    columns[left]!.slice(0, level + 1).every((part, at) => columns[right]![at] === part);
  const headerCells = header.map((texts, level) =>
    texts.map((text, column): Drawn | Covered => {
      const path = columns[column]!;
      if (level >= path.length) return { above: true };
      if (level === path.length - 1) return { text, rows: header.length - level, columns: 1 };
      if (column > 0 && columns[column - 1]!.length > level + 1 && isSame(column, column - 1, level)) {
        return { above: false };
      }
      let across = 1;
      while (isSame(column, column + across, level)) across += 1;
      return { text, rows: 1, columns: across };
    }),
  );
  return [
    ...headerCells,
    ...table.rows.map(({ cells }) => cells.map((text): Drawn => ({ text, rows: 1, columns: 1 }))),
  ];
}

export function captionLines(table: PrintedTable): readonly string[] {
  const caption = table.printedNumber === null ? table.title : `${table.printedNumber} ${table.title}`;
  return [caption, ...(table.moneyUnit === null ? [] : [`金额单位：${table.moneyUnit}`])];
}

function htmlBlock(block: PrintedBlock): string {
  if (block.type === 'heading') return `<h${block.depth}>${escape(block.text)}</h${block.depth}>`;
  if (block.type === 'paragraph') return `<p>${escape(block.text)}</p>`;
  const rows = drawn(block.table).map((cells) => {
    const inside = cells.map((cell) =>
      'above' in cell ? '' : `<td rowspan="${cell.rows}" colspan="${cell.columns}">${escape(cell.text)}</td>`,
    );
    return `<tr>${inside.join('')}</tr>`;
  });
  const note = block.table.emptyNote === null ? '' : `<p>${escape(block.table.emptyNote)}</p>`;
  const caption = captionLines(block.table).map((line) => `<p>${escape(line)}</p>`);
  return `${caption.join('')}<table border="1">${rows.join('')}</table>${note}`;
}

/** A web page. */
export function writeHtml(document: PrintedDocument): Uint8Array {
  const body = document.blocks.map(htmlBlock).join('\n');
  return strToU8(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>公开</title></head><body>${body}</body></html>`,
  );
}

function wordParagraph(text: string, style = ''): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;
}

function wordTable(table: PrintedTable): string {
  const rows = drawn(table).map((cells, at) => {
    const inside = cells.map((cell) => {
      if ('above' in cell) return cell.above ? '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>' : '';
      const across = cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : '';
      const down = cell.rows > 1 ? '<w:vMerge w:val="restart"/>' : '';
      return `<w:tc><w:tcPr>${across}${down}</w:tcPr>${wordParagraph(cell.text)}</w:tc>`;
    });
    const isHeader = at < headerRows(table.columns).length ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    return `<w:tr>${isHeader}${inside.join('')}</w:tr>`;
  });
  const grid = table.columns.map(() => '<w:gridCol w:w="900"/>').join('');
  return `<w:tbl><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** A Word document. */
export function writeWord(document: PrintedDocument): Uint8Array {
  const body = document.blocks.map((block) => {
    if (block.type === 'heading') return wordParagraph(block.text, `Heading${block.depth}`);
    if (block.type === 'paragraph') return wordParagraph(block.text);
    const note = block.table.emptyNote === null ? '' : wordParagraph(block.table.emptyNote);
    const caption = captionLines(block.table).map((line) => wordParagraph(line));
    return `${caption.join('')}${wordTable(block.table)}${note}`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`;
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(xml) });
}

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** The sheets of a workbook: one for each table as it is drawn, one for the text before it and one for the text behind. */
export function sheetsOf(document: PrintedDocument): readonly MadeSheet[] {
  const sheets: MadeSheet[] = [];
  let text: string[] = [];
  const flush = (): void => {
    if (text.length > 0) sheets.push({ name: `文字${sheets.length + 1}`, rows: text.map((line) => [line]) });
    text = [];
  };
  for (const block of document.blocks) {
    if (block.type !== 'table') {
      text.push(block.text);
      continue;
    }
    flush();
    const above = captionLines(block.table);
    const rows = drawn(block.table);
    const merges = rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) => {
        if ('above' in cell || cell.rows * cell.columns === 1) return [];
        const first = above.length + row + 1;
        return [`${letters(column)}${first}:${letters(column + cell.columns - 1)}${first + cell.rows - 1}`];
      }),
    );
    sheets.push({
      name: `表${sheets.length + 1}`,
      rows: [
        ...above.map((line) => [line]),
        ...rows.map((cells) => cells.map((cell) => ('above' in cell || cell.text === '' ? null : cell.text))),
        ...(block.table.emptyNote === null ? [] : [[block.table.emptyNote]]),
      ],
      merges,
    });
  }
  flush();
  return sheets;
}

/** A workbook. */
export function writeWorkbook(document: PrintedDocument): Uint8Array {
  return makeXlsx(...sheetsOf(document));
}
