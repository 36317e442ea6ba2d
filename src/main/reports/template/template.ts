import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { PrintedBlock, PrintedReport, ReportModel } from '../../../core/review/index.js';
import { printable } from '../printable.js';
import { contentOf, VOCABULARY } from './content.js';
import { fill } from './fill.js';
import { checkPlaceholders, placeholdersIn } from './placeholders.js';
import { TemplateProblem } from './template-problem.js';
import { childOf, paragraphsIn, paragraphText, readXml, writeXml, type Element } from './word-xml.js';

/** Largest template in bytes, packed and unpacked. */
const LIMIT = { packed: 20 * 1024 * 1024, unpacked: 100 * 1024 * 1024 } as const;
/** Parts in which placeholders are looked for. */
const TEXT_PART = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;
const DOCUMENT = 'word/document.xml';

/** What an opinion must say: a template that leaves it out would make one that hides what was found or not looked at. */
const NEEDED = [
  {
    names: ['问题清单', '问题'],
    missing: '模板中没有 {{问题清单}}，也没有 {{#问题}}…{{/问题}}，意见书将不含任何问题。',
  },
  {
    names: ['总体情况', '未检查范围'],
    missing: '模板中没有 {{总体情况}} 或 {{未检查范围}}，意见书将不说明哪些内容没有检查。',
  },
] as const;

/** Refuses what cannot be used as a template. Throws TemplateProblem with words for the reviewer. */
export function checkTemplate(bytes: Uint8Array): void {
  const parts = open(bytes);
  const textParts = Object.keys(parts).filter((name) => TEXT_PART.test(name));
  for (const name of textParts) checkPlaceholders(paragraphsIn(readPart(parts, name)), VOCABULARY);
  const used = new Set(
    textParts.flatMap((name) =>
      paragraphsIn(readPart(parts, name)).flatMap((paragraph) =>
        placeholdersIn(paragraphText(paragraph)).map((placeholder) => placeholder.name),
      ),
    ),
  );
  for (const { names, missing } of NEEDED) {
    if (!names.some((name) => used.has(name))) throw new TemplateProblem(`${missing}请补上后重新选择。`);
  }
  // Filling with nothing finds what is wrong with the places of lists.
  fillParts(parts, contentOf(NOTHING));
}

/** The opinion in the reviewer's own template, and the same as a report to be shown. */
export function fillTemplate(
  template: Uint8Array,
  model: ReportModel,
): { readonly bytes: Uint8Array; readonly report: PrintedReport } {
  checkTemplate(template);
  const clean = printable(model);
  const parts = open(template);
  const document = fillParts(parts, contentOf(clean));
  const entries: Zippable = {};
  // A fixed time: the same template and model give the same bytes.
  for (const [name, content] of Object.entries(parts))
    entries[name] = [content, { mtime: new Date('2000-01-01T00:00:00') }];
  return {
    bytes: zipSync(entries),
    report: { title: clean.title, orientation: 'portrait', blocks: blocksOf(document) },
  };
}

const NOTHING: ReportModel = {
  title: '',
  ledgerTitle: '',
  files: [],
  ledger: [],
  ledgerNotes: [],
  opinion: [],
  rejected: [],
  draft: false,
  reviewer: '',
  date: '',
  rules: [],
};

type Parts = Record<string, Uint8Array>;

function open(bytes: Uint8Array): Parts {
  if (bytes.byteLength > LIMIT.packed) throw new TemplateProblem('模板超过 20 MB。请压缩其中的图片后重新选择。');
  let unpacked = 0;
  let parts: Parts;
  try {
    parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        if (unpacked > LIMIT.unpacked) throw new TemplateProblem('模板解开后超过 100 MB。请压缩其中的图片后重新选择。');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof TemplateProblem) throw error;
    throw new TemplateProblem('模板不是 Word 文档（.docx），或已损坏、已加密。请另存为 .docx 后重新选择。');
  }
  if (parts[DOCUMENT] === undefined) {
    throw new TemplateProblem('模板不是 Word 文档（.docx）。请另存为 .docx 后重新选择。');
  }
  if (Object.keys(parts).some((name) => name.toLowerCase().endsWith('vbaproject.bin'))) {
    throw new TemplateProblem('模板含有宏，不能使用。请另存为不含宏的 .docx 后重新选择。');
  }
  return parts;
}

function readPart(parts: Parts, name: string): Element {
  return readXml(strFromU8(parts[name] ?? new Uint8Array()));
}

/** Fills the parts in place and returns the filled document. */
function fillParts(parts: Parts, content: ReturnType<typeof contentOf>): Element {
  let document: Element = { name: '', attributes: {}, children: [] };
  for (const name of Object.keys(parts).filter((one) => TEXT_PART.test(one))) {
    const part = readPart(parts, name);
    fill(part, content);
    parts[name] = strToU8(writeXml(part));
    if (name === DOCUMENT) document = part;
  }
  return document;
}

/** The filled document as it is shown: its words in their order. Fonts and spaces are those of the template and not shown. */
function blocksOf(document: Element): readonly PrintedBlock[] {
  const root = childOf(document, 'w:document');
  const body = root && childOf(root, 'w:body');
  return (body?.children ?? []).flatMap((child): readonly PrintedBlock[] => {
    if (typeof child === 'string') return [];
    if (child.name === 'w:p') return [paragraphBlock(child)];
    if (child.name === 'w:tbl') return tableBlock(child);
    return paragraphsIn(child).map(paragraphBlock);
  });
}

function paragraphBlock(paragraph: Element): PrintedBlock {
  const properties = childOf(paragraph, 'w:pPr');
  const alignment = properties && childOf(properties, 'w:jc')?.attributes['w:val'];
  const text = paragraphText(paragraph);
  if (text.trim() === '') return { type: 'paragraph', level: 'blank', text: '' };
  const level = alignment === 'center' ? 'title' : alignment === 'right' || alignment === 'end' ? 'signature' : 'body';
  return { type: 'paragraph', level, text };
}

function tableBlock(table: Element): readonly PrintedBlock[] {
  const named = (parent: Element, name: string): readonly Element[] =>
    parent.children.filter((child): child is Element => typeof child !== 'string' && child.name === name);
  const rows = named(table, 'w:tr').map((row) =>
    named(row, 'w:tc').map((cell) => paragraphsIn(cell).map(paragraphText).join('\n')),
  );
  const [head = [], ...body] = rows;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => ({ heading: head[index] ?? '', width: 10 }));
  return [{ type: 'table', name: '', title: '', columns, rows: body, empty: '' }];
}
