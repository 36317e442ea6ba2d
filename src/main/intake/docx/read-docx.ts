import type { Block, Defect } from '../../../core/disclosure/index.js';
import { Flow } from '../flow.js';
import { resolvePath } from '../ofd/package.js';
import { all, parseXml, type Element } from '../ofd/xml.js';
import { writeStory, type Story, type StoryParagraph, type StoryTable } from '../story.js';
import { unzip } from '../unzip.js';
import { entityDefects, namedEntities } from '../xml-entities.js';
import { Numberings, numberingsOf } from './numbering.js';
import { drawnHeads, pageWordsDefects } from './page-words.js';
import { readParagraph, type Context } from './paragraphs.js';
import { hiddenStyles, paragraphStyles } from './styles.js';
import { shapeOf, within } from './tables.js';
import { Troubles } from './troubles.js';

/** What reading a Word document gives. */
export type DocxRead =
  | {
      readonly ok: true;
      readonly blocks: readonly Block[];
      readonly defects: readonly Defect[];
      readonly lines: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'damaged' | 'encrypted' | 'too-large-inside' };

const BLOCKS = new Set(['p', 'tbl', 'altChunk', 'del', 'moveFrom']);

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
  /** A part that is there and cannot be read: labels and headings would be lost without a word. */
  const isBroken = (path: string): boolean => files.has(path.toLowerCase()) && open(path) === null;
  const main = mainPart(open('_rels/.rels'));
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const document = open(main);
  const body = document === null ? undefined : all(document, 'body')[0];
  if (document?.name !== 'document' || body === undefined) return { ok: false, reason: 'damaged' };
  const [numbering, styles] = [`${folder}numbering.xml`, `${folder}styles.xml`];
  if (isBroken(numbering) || isBroken(styles)) return { ok: false, reason: 'damaged' };
  const related = relationsOf(open(`${folder}_rels/${main.slice(folder.length)}.rels`));
  const read = readWordTree({
    body,
    numbering: open(numbering),
    styles: open(styles),
    settings: open(`${folder}settings.xml`),
    partOf: (relation) => {
      const target = related.get(relation);
      return target === undefined ? null : open(resolvePath(folder, target));
    },
  });
  const entities = entityDefects(namedEntities(decodeXml(files.get(main.toLowerCase()) ?? new Uint8Array())));
  return read.ok ? { ...read, defects: [...read.defects, ...entities] } : read;
}

/** The body of a Word document, and what of it stands in other parts; `partOf`: a part by its relation. */
type WordParts = {
  readonly body: Element;
  readonly numbering: Element | null;
  readonly styles: Element | null;
  readonly settings: Element | null;
  readonly partOf: (relation: string) => Element | null;
};

/** Reads the body of a Word document with the other parts of it. */
export function readWordTree({ body, numbering, styles, settings, partOf }: WordParts): DocxRead {
  const numberings = new Numberings(numberingsOf(numbering));
  const troubles = new Troubles();
  const flow = new Flow();
  const context: Context = {
    numberings,
    styleOf: paragraphStyles(styles),
    isHidden: hiddenStyles(styles),
    troubles,
  };
  const story = readBlocks(body, context);
  troubles.add('docx.cells-unread', writeStory(story, flow).tablesUnread);
  troubles.add('docx.numbering-unknown', numberings.unknown.size);
  // Numbers and troubles of heads and feet are none of the text's.
  const aside = { ...context, numberings: new Numberings(numberingsOf(null)), troubles: new Troubles() };
  const heads = drawnHeads(body, settings, partOf).map((head) => readBlocks(head, aside));
  const defects = [...troubles.defects(), ...pageWordsDefects(heads, flow.lines)];
  return { ok: true, blocks: flow.blocks, defects, lines: flow.lines };
}

/** Targets of the relations of a part by their ids. */
export function relationsOf(relations: Element | null): ReadonlyMap<string, string> {
  return new Map(
    all(relations, 'Relationship').map(({ attributes }) => [attributes['Id'] ?? '', attributes['Target'] ?? '']),
  );
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

function readBlocks(parent: Element, context: Context): Story {
  return within(parent, BLOCKS).flatMap((element): Story => {
    if (element.name === 'p') return [paragraphOf(element, context)];
    if (element.name === 'tbl') return [tableOf(element, context)];
    context.troubles.add(element.name === 'altChunk' ? 'docx.parts-unread' : 'docx.revisions');
    return [];
  });
}

function paragraphOf(element: Element, context: Context): StoryParagraph {
  const { boxes, ...paragraph } = readParagraph(element, context);
  return { type: 'paragraph', ...paragraph, boxes: boxes.map((box) => readBlocks(box, context)) };
}

function tableOf(element: Element, context: Context): StoryTable {
  const { cells, rowCount, columnCount } = shapeOf(element, context.troubles);
  return {
    type: 'table',
    cells: cells.map(({ element: content, ...position }) => ({ ...position, content: readBlocks(content, context) })),
    rowCount,
    columnCount,
  };
}
