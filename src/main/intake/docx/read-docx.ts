import type { Block, Defect } from '../../../core/disclosure/index.js';
import { CELL_LIMIT, Flow, type FlowCell } from '../flow.js';
import { all, parseXml, type Element } from '../ofd/xml.js';
import { unzip } from '../unzip.js';
import { Numberings } from './numbering.js';
import { readParagraph, type Context } from './paragraphs.js';
import { paragraphStyles } from './styles.js';
import { shapeOf, within, type TableCell } from './tables.js';
import { Troubles } from './troubles.js';

/** What reading a Word document gives. */
export type DocxRead =
  | {
      readonly ok: true;
      readonly blocks: readonly Block[];
      readonly defects: readonly Defect[];
      readonly lines: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-large-inside' };

const BLOCKS = new Set(['p', 'tbl', 'altChunk', 'del', 'moveFrom']);

type Reading = Context & { readonly flow: Flow; cells: number };

/** 读取 Word 文档 (.docx). Paragraphs with their automatic numbers, and tables with merged cells, as they show. */
export function readDocx(bytes: Uint8Array): DocxRead {
  const opened = unzip(
    bytes,
    (name) => /\.(?:xml|rels)$/i.test(name) && !/(?:^|[\\/])(?:theme|customXml)[\\/]/.test(name),
  );
  if (!opened.ok) return opened;
  const files = new Map(
    [...opened.files].map(([name, content]) => [name.replaceAll('\\', '/').toLowerCase(), content]),
  );
  const open = (path: string): Element | null => {
    const content = files.get(path.toLowerCase());
    return content === undefined ? null : parseXml(decodeXml(content));
  };
  const main = mainPart(open('_rels/.rels'));
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const document = open(main);
  const body = document === null ? undefined : all(document, 'body')[0];
  if (document?.name !== 'document' || body === undefined) return { ok: false, reason: 'damaged' };
  const reading: Reading = {
    numberings: new Numberings(open(`${folder}numbering.xml`)),
    styleOf: paragraphStyles(open(`${folder}styles.xml`)),
    troubles: new Troubles(),
    flow: new Flow(),
    cells: 0,
  };
  readBlocks(body, reading);
  reading.troubles.add('docx.numbering-unknown', reading.numberings.unknown.size);
  return {
    ok: true,
    blocks: reading.flow.blocks,
    defects: reading.troubles.defects(),
    lines: reading.flow.lines,
  };
}

function decodeXml(content: Uint8Array): string {
  const isUtf16 = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0x3c && content[1] === 0);
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(content);
}

/** Path of the main part; producers may call it anything. */
function mainPart(relations: Element | null): string {
  const found = all(relations, 'Relationship').find(({ attributes }) =>
    attributes['Type']?.endsWith('/officeDocument'),
  );
  return found?.attributes['Target']?.replace(/^\//, '') ?? 'word/document.xml';
}

function readBlocks(parent: Element, reading: Reading): void {
  for (const element of within(parent, BLOCKS)) {
    if (element.name === 'p') addParagraph(element, reading);
    else if (element.name === 'tbl') addTable(element, reading);
    else reading.troubles.add(element.name === 'altChunk' ? 'docx.parts-unread' : 'docx.revisions');
  }
}

function addParagraph(element: Element, reading: Reading): void {
  const { label, lines, headingLevel, boxes } = readParagraph(element, reading);
  const level = headingLevel === null ? {} : { headingLevel };
  const [first = '', ...rest] = lines;
  if (lines.some((line) => line.trim() !== '')) {
    reading.flow.paragraph(label + first.trim(), level);
    for (const line of rest) reading.flow.paragraph(line, level);
  }
  for (const box of boxes) readBlocks(box, reading);
}

function addTable(element: Element, reading: Reading): void {
  const { cells, rowCount, columnCount } = shapeOf(element, reading.troubles);
  reading.cells += cells.length;
  if (reading.cells > CELL_LIMIT) {
    reading.troubles.add('docx.cells-unread');
    return;
  }
  // One cell, or one row or column around other tables, is a frame: its content is read as if it stood outside.
  const isFrame = cells.length === 1 || ((rowCount === 1 || columnCount === 1) && cells.some(holdsTable));
  if (isFrame) {
    for (const cell of cells) readBlocks(cell.element, reading);
    return;
  }
  const inner: Element[] = [];
  const read = cells.map((cell): FlowCell => {
    const { element: content, ...position } = cell;
    return { ...position, text: cellText(content, reading, inner) };
  });
  reading.flow.grid(read, rowCount, columnCount);
  for (const table of inner) addTable(table, reading);
}

function holdsTable({ element }: TableCell): boolean {
  return within(element, new Set(['tbl'])).length > 0;
}

/** Lines of a cell are joined without a blank: narrow cells break inside words and numbers. */
function cellText(cell: Element, reading: Reading, inner: Element[]): string {
  let text = '';
  for (const element of within(cell, BLOCKS)) {
    if (element.name === 'tbl') inner.push(element);
    if (element.name !== 'p') continue;
    const { label, lines, boxes } = readParagraph(element, reading);
    text += label + lines.map((line) => line.trim()).join('');
    for (const box of boxes) text += cellText(box, reading, inner);
  }
  return text.trim();
}
