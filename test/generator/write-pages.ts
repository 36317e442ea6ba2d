import { content, makeOfd } from '../main/intake/ofd/make-ofd.js';
import { makePdf, show, stroke } from '../main/intake/pdf/make-pdf.js';
import type { PrintedBlock, PrintedDocument, PrintedTable } from './printed.js';
import { captionLines, drawn } from './write-office.js';

/** A line of text with its base line at (x, y) and a rule between two points; points from the upper left corner. */
type Words = { readonly text: string; readonly x: number; readonly y: number; readonly size: number };
type Rule = readonly [x0: number, y0: number, x1: number, y1: number];
type Page = {
  readonly width: number;
  readonly height: number;
  readonly words: Words[];
  readonly rules: Rule[];
  bottom: number;
};

const SHORT_SIDE = 595;
const LONG_SIDE = 842;
const MARGIN = 50;
const BODY = 10.5;
const CELL = 8;
const PADDING = 3;
/** Tables with more columns lie on pages turned to the side. */
const MOST_COLUMNS_UPRIGHT = 6;

function widthOf(character: string, size: number): number {
  return character.charCodeAt(0) < 0x80 ? size / 2 : size;
}

function lengthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + widthOf(character, size), 0);
}

/** Breaks a text where it reaches the width, as a producer does between Chinese characters; figures and codes stay whole. */
function wrapped(text: string, size: number, width: number, indent = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let room = width - indent;
  for (const word of text.match(/[\x21-\x7e]+|[^\x21-\x7e]/g) ?? []) {
    const length = lengthOf(word, size);
    if (line !== '' && length > room) {
      lines.push(line);
      line = '';
      room = width;
    }
    line += word;
    room -= length;
  }
  return [...lines, line];
}

function addPage(pages: Page[], turned: boolean): Page {
  const [width, height] = turned ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
  const page: Page = { width, height, words: [], rules: [], bottom: MARGIN };
  pages.push(page);
  return page;
}

/** The last page where it lies the same way and has the room, else a new one. */
function pageFor(pages: Page[], turned: boolean, room: number): Page {
  const last = pages[pages.length - 1];
  return last === undefined || last.width > SHORT_SIDE !== turned || last.bottom + room > last.height - MARGIN
    ? addPage(pages, turned)
    : last;
}

function setText(pages: Page[], text: string, size: number, place: 'indented' | 'left' | 'centre' | 'right'): void {
  const turned = (pages[pages.length - 1]?.width ?? SHORT_SIDE) > SHORT_SIDE;
  const width = (turned ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
  const indent = place === 'indented' ? 2 * size : 0;
  for (const [at, line] of wrapped(text, size, width, indent).entries()) {
    const page = pageFor(pages, turned, size * 1.7);
    const free = width - lengthOf(line, size);
    const shift = place === 'centre' ? free / 2 : place === 'right' ? free : at === 0 ? indent : 0;
    page.bottom += size * 1.7;
    page.words.push({ text: line, x: MARGIN + shift, y: page.bottom - size * 0.5, size });
  }
}

type Box = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly lines: readonly string[];
  readonly isFigure: boolean;
};

/** Distances of the column edges from the left margin. */
function columnEdges(table: PrintedTable, width: number): readonly number[] {
  const wanted = table.columns.map((path, column) => {
    const texts = table.rows.map(({ cells }) => cells[column] ?? '');
    const longest = (text: string): number => (/^[\d,.-]+$/.test(text) ? lengthOf(text, CELL) : 0);
    const head = Math.min(lengthOf(path.at(-1) ?? '', CELL), 5 * CELL);
    const words = Math.min(Math.max(...texts.map((text) => lengthOf(text, CELL)), 0), 16 * CELL);
    return Math.max(head, words, ...texts.map(longest), 2 * CELL) + 2 * PADDING + 2;
  });
  const scale = width / wanted.reduce((sum, each) => sum + each, 0);
  return wanted.reduce<number[]>((edges, each) => [...edges, edges[edges.length - 1]! + each * scale], [0]);
}

function boxesOf(table: PrintedTable, edges: readonly number[]): readonly Box[] {
  return drawn(table).flatMap((cells, row) =>
    cells.flatMap((cell, column): Box[] => {
      if ('above' in cell) return [];
      const width = edges[column + cell.columns]! - edges[column]! - 2 * PADDING;
      const lines = cell.text === '' ? [] : wrapped(cell.text, CELL, width);
      return [{ row, column, rows: cell.rows, columns: cell.columns, lines, isFigure: /^[\d,.-]+$/.test(cell.text) }];
    }),
  );
}

/** Rows of a table on pages; the header is printed again on every page. */
function setTable(pages: Page[], table: PrintedTable): void {
  const turned = table.columns.length > MOST_COLUMNS_UPRIGHT;
  const edges = columnEdges(table, (turned ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN);
  const boxes = boxesOf(table, edges);
  const rowCount = drawn(table).length;
  const header = rowCount - table.rows.length;
  const heights = Array.from({ length: rowCount }, (_, row) =>
    Math.max(
      14,
      ...boxes
        .filter((box) => box.row <= row && row < box.row + box.rows)
        .map((box) => (box.lines.length * CELL * 1.25 + 2 * PADDING) / box.rows),
    ),
  );
  const heightOf = (from: number, to: number): number => heights.slice(from, to).reduce((sum, each) => sum + each, 0);
  let page = pageFor(pages, turned, 60 + heightOf(0, header + 1));
  const [caption = '', ...rest] = captionLines(table);
  setText(pages, caption, 13, 'centre');
  for (const line of rest) setText(pages, line, 9, 'right');
  const setRows = (from: number, to: number): void => {
    const tops = Array.from({ length: to - from + 1 }, (_, at) => page.bottom + 2 + heightOf(from, from + at));
    for (const { row, column, rows, columns, lines, isFigure } of boxes) {
      if (row < from || row >= to) continue;
      const [left, right] = [MARGIN + edges[column]!, MARGIN + edges[column + columns]!];
      const [top, bottom] = [tops[row - from]!, tops[row - from + rows]!];
      page.rules.push([left, top, right, top], [left, bottom, right, bottom]);
      page.rules.push([left, top, left, bottom], [right, top, right, bottom]);
      const first = (top + bottom - lines.length * CELL * 1.25) / 2 + CELL;
      for (const [at, text] of lines.entries()) {
        const x = isFigure ? right - PADDING - lengthOf(text, CELL) : left + PADDING;
        page.words.push({ text, x, y: first + at * CELL * 1.25, size: CELL });
      }
    }
    page.bottom = tops[tops.length - 1]! - 2;
  };
  let from = 0;
  while (from < rowCount) {
    if (from > 0) {
      page = addPage(pages, turned);
      setRows(0, header);
    }
    let to = from;
    const room = page.height - MARGIN - page.bottom - 4;
    while (to < rowCount && (heightOf(from, to + 1) <= room || to <= Math.max(from, header))) to += 1;
    setRows(from, to);
    from = to;
  }
  page.bottom += 8;
}

/** The pages of a document as a word processor would print them: titles, wrapped text and ruled tables. */
function pagesOf(document: PrintedDocument): readonly Page[] {
  const pages: Page[] = [];
  const setBlock = (block: PrintedBlock): void => {
    if (block.type === 'table') {
      setTable(pages, block.table);
      if (block.table.emptyNote !== null) setText(pages, block.table.emptyNote, 9, 'left');
      return;
    }
    if ((pages[pages.length - 1]?.width ?? SHORT_SIDE) > SHORT_SIDE) addPage(pages, false);
    if (block.type === 'paragraph') setText(pages, block.text, BODY, 'indented');
    else setText(pages, block.text, block.depth === 1 ? 18 : 14, block.depth === 1 ? 'centre' : 'left');
  };
  for (const block of document.blocks) setBlock(block);
  return pages;
}

/** A PDF as a word processor prints it. */
export function writePdf(document: PrintedDocument): Uint8Array {
  const round = (value: number): number => Number(value.toFixed(2));
  return makePdf(
    pagesOf(document).map(({ width, height, words, rules }) => ({
      entries: `/MediaBox [0 0 ${width} ${height}]`,
      content: [
        ...words.map(({ text, x, y, size }) => show(text, round(x), round(height - y), size)),
        ...rules.map(([x0, y0, x1, y1]) => stroke(round(x0), round(height - y0), round(x1), round(height - y1))),
      ].join(''),
    })),
  );
}

const MILLIMETRES = 25.4 / 72;

/** The same pages as an OFD package; every character has its own step. */
export function writeOfd(document: PrintedDocument): Uint8Array {
  const mm = (points: number): string => String(Number((points * MILLIMETRES).toFixed(3)));
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return makeOfd(
    pagesOf(document).map(({ width, height, words, rules }) => {
      const texts = words.map(({ text, x, y, size }) => {
        const steps = [...text].slice(0, -1).map((character) => mm(widthOf(character, size)));
        const deltas = steps.length === 0 ? '' : ` DeltaX="${steps.join(' ')}"`;
        return `<ofd:TextObject Boundary="${mm(x)} ${mm(y - size)} ${mm(lengthOf(text, size))} ${mm(size * 1.2)}" Font="1" Size="${mm(size)}"><ofd:TextCode X="0" Y="${mm(size)}"${deltas}>${escape(text)}</ofd:TextCode></ofd:TextObject>`;
      });
      const paths = rules.map(
        ([x0, y0, x1, y1]) =>
          `<ofd:PathObject Boundary="${mm(x0)} ${mm(y0)} ${mm(x1 - x0)} ${mm(y1 - y0)}" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L ${mm(x1 - x0)} ${mm(y1 - y0)}</ofd:AbbreviatedData></ofd:PathObject>`,
      );
      const area = `<ofd:Area><ofd:PhysicalBox>0 0 ${mm(width)} ${mm(height)}</ofd:PhysicalBox></ofd:Area>`;
      return content([...texts, ...paths].join(''), area);
    }),
  );
}
