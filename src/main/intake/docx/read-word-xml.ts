import { formatName } from '../doc/lists.js';
import { all, at, parseXml, type Element } from '../ofd/xml.js';
import { valueOf } from './numbering.js';
import { entityDefects, namedEntities } from '../xml-entities.js';
import { isTangled } from '../xml-tags.js';
import { readWordTree, relationsOf, type DocxRead } from './read-docx.js';

/** Elements that Word 2003 names otherwise than what came after. */
const NAMES: Readonly<Record<string, string>> = {
  vmerge: 'vMerge',
  hmerge: 'hMerge',
  listPr: 'numPr',
  ilfo: 'numId',
  sect: 'sdt',
  'sub-section': 'sdt',
};

/** Kinds of annotations that matter; bookmarks and the like do not show. */
const ANNOTATIONS: Readonly<Record<string, string>> = {
  'Word.Insertion': 'ins',
  'Word.Deletion': 'del',
  'Word.Comment': 'commentReference',
};

/** 读取 Word XML: the form of Word 2003, and the later one that holds all parts of a package in one file. */
export function readWordXml(text: string): DocxRead {
  if (isTangled(text)) return { ok: false, reason: 'damaged' };
  const read = readTree(text);
  return read.ok ? { ...read, defects: [...read.defects, ...entityDefects(namedEntities(text))] } : read;
}

function readTree(text: string): DocxRead {
  const root = parseXml(text);
  if (root?.name === 'package') {
    const main = part(root, '/word/document.xml');
    const body = at(main, 'body');
    if (body === null) return { ok: false, reason: 'damaged' };
    const related = relationsOf(part(root, '/word/_rels/document.xml.rels'));
    return readWordTree({
      body,
      numbering: part(root, '/word/numbering.xml'),
      styles: part(root, '/word/styles.xml'),
      settings: part(root, '/word/settings.xml'),
      partOf: (relation) => part(root, `/word/${related.get(relation) ?? ''}`),
    });
  }
  const body = at(root, 'body');
  if (root?.name !== 'wordDocument' || body === null) return { ok: false, reason: 'damaged' };
  const styles = at(root, 'styles');
  return readWordTree({
    body: renamed(body),
    numbering: numberingOf(at(root, 'lists')),
    styles: styles === null ? null : renamed(styles),
    settings: at(root, 'docPr'),
    partOf: () => null,
  });
}

function part(root: Element, name: string): Element | null {
  const found = all(root, 'part').find(({ attributes }) => attributes['name'] === name);
  return at(found, 'xmlData')?.children[0] ?? null;
}

/** The tree in the names of the later form. */
function renamed(element: Element): Element {
  if (element.name === 'annotation') {
    const name = ANNOTATIONS[element.attributes['type'] ?? ''] ?? 'bookmarkStart';
    const content = name === 'ins' || name === 'del' ? (at(element, 'content')?.children ?? []) : [];
    return { ...element, name, children: content.map(renamed) };
  }
  return { ...element, name: NAMES[element.name] ?? element.name, children: element.children.map(renamed) };
}

function numberingOf(lists: Element | null): Element | null {
  if (lists === null) return null;
  const children = lists.children.map((list): Element => {
    if (list.name === 'listDef') {
      const attributes = { abstractNumId: list.attributes['listDefId'] ?? '' };
      return { ...list, name: 'abstractNum', attributes, children: list.children.map(levelOf) };
    }
    const abstract: Element = { ...EMPTY, name: 'abstractNumId', attributes: { val: valueOf(list, 'ilst') ?? '' } };
    const attributes = { numId: list.attributes['ilfo'] ?? '' };
    return { ...list, name: 'num', attributes, children: [abstract, ...list.children] };
  });
  return { ...lists, children };
}

function levelOf(level: Element): Element {
  const children = level.children.map((child): Element => {
    if (child.name !== 'nfc') return child;
    return { ...child, name: 'numFmt', attributes: { val: formatName(Number(child.attributes['val'] ?? 0)) } };
  });
  // A level without a format counts in Arabic digits.
  const plain: Element = { ...EMPTY, name: 'numFmt', attributes: { val: 'decimal' } };
  return { ...level, children: [...children, plain] };
}

const EMPTY: Element = { name: '', attributes: {}, children: [], text: '' };
