import { all, at, parseXml, type Element } from '../ofd/xml.js';
import { resolvePath } from '../ofd/package.js';
import { unzip } from '../unzip.js';
import { namedEntities } from '../xml-entities.js';
import { besideCells, NOTHING_BESIDE } from './beside-cells.js';
import { builtInFormat } from './number-format.js';
import { readWorksheet } from './ooxml-sheet.js';
import { EMPTY_SHEET, type WorkbookRead, type Worksheet } from './workbook.js';
import { attribute, isTrue, streamXml } from './xml-parts.js';

const NEEDED = /\.(?:xml|rels)$/i;
const NOT_NEEDED =
  /(?:^|[\\/])(?:media|embeddings|charts|printerSettings|externalLinks|theme|pivotCache|pivotTables|activeX|customXml)[\\/]/i;

/** Opens an Excel workbook (.xlsx, .xlsm; also newer .et). Sizes are looked at before anything is unpacked. */
export function openOoxml(bytes: Uint8Array): WorkbookRead {
  const opened = unzip(bytes, (name) => NEEDED.test(name) && !NOT_NEEDED.test(name));
  if (!opened.ok) return opened;
  const files = new Map(
    [...opened.files].map(([name, content]) => [name.replaceAll('\\', '/').toLowerCase(), content]),
  );
  const open = (path: string): Element | null => {
    const content = files.get(path.toLowerCase());
    return content === undefined ? null : parseXml(new TextDecoder().decode(content));
  };
  /** A part that is there and cannot be read: cells would lose their formats or texts without a word. */
  const isBroken = (path: string): boolean => files.has(path.toLowerCase()) && open(path) === null;
  const main =
    relations(open('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const book = open(main);
  if (book?.name !== 'workbook') return { ok: false, reason: 'damaged' };
  const folder = main.slice(0, main.lastIndexOf('/'));
  const parts = relationsOfPart(main, open);
  const partOf = (type: string): string | undefined => parts.find((part) => part.type === type)?.path;
  const texts = files.get((partOf('sharedStrings') ?? `${folder}/sharedStrings.xml`).toLowerCase());
  const strings = sharedStrings(texts);
  const styles = partOf('styles') ?? `${folder}/styles.xml`;
  if (strings === null || isBroken(styles)) return { ok: false, reason: 'damaged' };
  const formats = cellFormats(open(styles));
  const date1904 = isTrue(at(book, 'workbookPr')?.attributes['date1904']);
  const sheets: Worksheet[] = [];
  let cells = 0;
  let entities = namedEntities(texts ?? new Uint8Array());
  let isCut = false;
  for (const sheet of all(at(book, 'sheets'), 'sheet')) {
    const part = parts.find(({ id }) => id === sheet.attributes['id']);
    const about = {
      name: sheet.attributes['name'] ?? '',
      isHidden: (sheet.attributes['state'] ?? 'visible') !== 'visible',
    };
    if (part?.type === 'chartsheet')
      sheets.push({ ...EMPTY_SHEET, ...about, beside: { ...NOTHING_BESIDE, charts: 1 } });
    if (part !== undefined && part.type !== 'worksheet') continue;
    const content = part === undefined ? undefined : files.get(part.path.toLowerCase());
    if (content === undefined) return { ok: false, reason: 'damaged' };
    const read = readWorksheet(content, { strings, formats, date1904, cellsBefore: cells });
    if (read === null) return { ok: false, reason: 'damaged' };
    cells += read.cells.length;
    entities += namedEntities(content);
    isCut ||= read.isCut;
    sheets.push({
      ...read,
      ...about,
      beside: besideCells(relationsOfPart(part?.path ?? '', open), open),
    });
  }
  return { ok: true, workbook: { sheets, date1904, isCut, entities, missing: null } };
}

/** Relations of a part: they stand in a folder beside it. */
function relationsOfPart(path: string, open: (path: string) => Element | null): readonly Relation[] {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return relations(open(`${folder}/_rels/${path.slice(folder.length + 1)}.rels`), folder);
}

type Relation = { readonly id: string; readonly type: string; readonly path: string };

function relations(element: Element | null, folder: string): readonly Relation[] {
  return all(element, 'Relationship').map(({ attributes }) => ({
    id: attributes['Id'] ?? '',
    type: attributes['Type']?.split('/').at(-1) ?? '',
    path: resolvePath(folder, attributes['Target'] ?? ''),
  }));
}

/** Texts that cells name by number. Phonetic runs are left out. Null where the part breaks off. */
function sharedStrings(content: Uint8Array | undefined): readonly string[] | null {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  if (content === undefined) return strings;
  const isWhole = streamXml(content, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
      inText = name === 't' && phonetic === 0;
    },
    text: (part) => {
      if (inText) text += part;
    },
    close: (name) => {
      if (name === 'rPh') phonetic -= 1;
      if (name === 't') inText = false;
      if (name === 'si') strings.push(text);
    },
  });
  return isWhole ? strings : null;
}

/** 数字格式 by cell style. */
function cellFormats(styles: Element | null): readonly string[] {
  const own = new Map(
    all(at(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes['numFmtId'] ?? '',
      attribute(attributes, 'formatCode') ?? 'General',
    ]),
  );
  return all(at(styles, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = attributes['numFmtId'] ?? '0';
    return own.get(id) ?? builtInFormat(Number(id));
  });
}
