import { folderOf, resolvePath, type Package } from './package.js';
import { all, at, type Element } from './xml.js';

/** What objects of a page refer to by number. */
export type Resources = {
  readonly drawParams: Map<string, Element>;
  /** Reusable drawings (CompositeGraphicUnit). */
  readonly units: Map<string, Element>;
  /** Paths of pictures inside the package. */
  readonly pictures: Map<string, string>;
};

function noResources(): Resources {
  return { drawParams: new Map(), units: new Map(), pictures: new Map() };
}

/** Adds the resources of the files an element names in its children `names`. Later ones win. */
export function addResources(
  resources: Resources,
  from: Element | null,
  names: readonly string[],
  source: Package,
  folder: string,
): void {
  for (const name of names) {
    for (const reference of all(from, name)) {
      const path = resolvePath(folder, reference.text);
      const file = source.open(path);
      for (const param of all(at(file, 'DrawParams'), 'DrawParam')) {
        const id = param.attributes['ID'];
        if (id !== undefined) resources.drawParams.set(id, param);
      }
      for (const unit of all(at(file, 'CompositeGraphicUnits'), 'CompositeGraphicUnit')) {
        const id = unit.attributes['ID'];
        if (id !== undefined) resources.units.set(id, unit);
      }
      const base = resolvePath(folderOf(path), file?.attributes['BaseLoc'] ?? '');
      for (const media of all(at(file, 'MultiMedias'), 'MultiMedia')) {
        const id = media.attributes['ID'];
        const location = at(media, 'MediaFile')?.text.trim() ?? '';
        if (id !== undefined && location !== '') resources.pictures.set(id, resolvePath(base, location));
      }
    }
  }
}

/** A value of a drawing parameter, its own or that of the parameter it is based on. */
export function drawParam(resources: Resources, id: string | undefined, name: string): string | undefined {
  const seen = new Set<string>();
  for (let next = id; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const param = resources.drawParams.get(next);
    const value = param?.attributes[name];
    if (value !== undefined) return value;
    next = param?.attributes['Relative'];
  }
  return undefined;
}

/** Resource files of a document, given its Document.xml. */
export function documentResources(document: Element, path: string, source: Package): Resources {
  const resources = noResources();
  addResources(resources, at(document, 'CommonData'), ['PublicRes', 'DocumentRes'], source, folderOf(path));
  return resources;
}
