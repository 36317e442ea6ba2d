import { folderOf, resolvePath, type Package } from './package.js';
import { all, at, numbers, type Element } from './xml.js';

const A4: readonly number[] = [0, 0, 210, 297];

/** Paths of the documents a package names, also of those that are missing. */
export function documentRoots(source: Package): readonly string[] {
  return all(source.open('OFD.xml'), 'DocBody')
    .map((body) => at(body, 'DocRoot')?.text ?? '')
    .filter((root) => root.trim() !== '')
    .map((root) => resolvePath('', root));
}

/** Paths of the templates of a document by their ids. */
export function templatePaths(document: Element, folder: string): ReadonlyMap<string, string> {
  return new Map(
    all(at(document, 'CommonData'), 'TemplatePage').map((template) => [
      template.attributes['ID'] ?? '',
      resolvePath(folder, template.attributes['BaseLoc'] ?? ''),
    ]),
  );
}

/** 物理区域 of a page in millimetres (left, top, width, height): its own, else that of the document, else A4. */
export function physicalBox(page: Element | null, document: Element): readonly number[] {
  const own = numbers(at(page, 'Area', 'PhysicalBox')?.text);
  if (own.length === 4) return own;
  const shared = numbers(at(document, 'CommonData', 'PageArea', 'PhysicalBox')?.text);
  return shared.length === 4 ? shared : A4;
}

/** Files of annotations by the id of the page they lie on. */
export function annotationFiles(
  source: Package,
  document: Element,
  folder: string,
): ReadonlyMap<string, readonly Element[]> {
  const files = new Map<string, Element[]>();
  const path = at(document, 'Annotations')?.text;
  if (path === undefined) return files;
  const list = resolvePath(folder, path);
  for (const page of all(source.open(list), 'Page')) {
    const file = source.open(resolvePath(folderOf(list), at(page, 'FileLoc')?.text ?? ''));
    const id = page.attributes['PageID'] ?? '';
    if (file !== null) files.set(id, [...(files.get(id) ?? []), file]);
  }
  return files;
}
