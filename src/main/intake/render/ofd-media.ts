import { folderOf, resolvePath, type Package } from '../ofd/package.js';
import { all, at, type Element } from '../ofd/xml.js';

/** A typeface as the file names it. */
type Typeface = { readonly name: string; readonly bold: boolean; readonly italic: boolean };

/** What drawing needs beyond what reading needs: typefaces, pictures, pens, reusable drawings; by their ids. */
export type Media = {
  readonly typefaces: ReadonlyMap<string, Typeface>;
  /** Paths of pictures inside the package. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly pens: ReadonlyMap<string, Element>;
  readonly units: ReadonlyMap<string, Element>;
};

/** Reads the resource files `from` names in its children `names`, over those already known. */
export function mediaOf(
  from: Element | null,
  names: readonly string[],
  source: Package,
  folder: string,
  known?: Media,
): Media {
  const typefaces = new Map(known?.typefaces);
  const pictures = new Map(known?.pictures);
  const pens = new Map(known?.pens);
  const units = new Map(known?.units);
  for (const reference of names.flatMap((name) => all(from, name))) {
    const path = resolvePath(folder, reference.text);
    const file = source.open(path);
    if (file === null) continue;
    const base = resolvePath(folderOf(path), file.attributes['BaseLoc'] ?? '');
    for (const font of all(at(file, 'Fonts'), 'Font')) typefaces.set(font.attributes['ID'] ?? '', typeface(font));
    for (const media of all(at(file, 'MultiMedias'), 'MultiMedia')) {
      const location = at(media, 'MediaFile')?.text ?? '';
      pictures.set(media.attributes['ID'] ?? '', resolvePath(base, location));
    }
    for (const pen of all(at(file, 'DrawParams'), 'DrawParam')) pens.set(pen.attributes['ID'] ?? '', pen);
    for (const unit of all(at(file, 'CompositeGraphicUnits'), 'CompositeGraphicUnit')) {
      units.set(unit.attributes['ID'] ?? '', unit);
    }
  }
  return { typefaces, pictures, pens, units };
}

function typeface({ attributes }: Element): Typeface {
  return {
    name: attributes['FamilyName'] ?? attributes['FontName'] ?? '',
    bold: attributes['Bold'] === 'true' || /bold|黑体|heavy/i.test(attributes['FontName'] ?? ''),
    italic: attributes['Italic'] === 'true',
  };
}

/** 绘制参数. The object's pen and those it is based on, nearest first; then the same of the layer. */
export function pensOf(media: Media, ...ids: readonly (string | undefined)[]): readonly Element[] {
  const found: Element[] = [];
  for (const id of ids) {
    for (let next = id; next !== undefined;) {
      const pen = media.pens.get(next);
      if (pen === undefined || found.includes(pen)) break;
      found.push(pen);
      next = pen.attributes['Relative'];
    }
  }
  return found;
}
