import { decodeText } from '../decode.js';
import { unzip } from '../unzip.js';
import { namedEntities } from '../xml-entities.js';
import { parseXml, type Element } from './xml.js';

/** The XML files of an OFD package. */
export type Package = {
  /** Parses a file; null where it is missing or no XML. */
  readonly open: (path: string) => Element | null;
  readonly has: (path: string) => boolean;
  readonly names: readonly string[];
  /** References to entities of the file's own in all files that were opened. */
  readonly entities: () => number;
};

/** Opens the package; pictures and fonts stay packed. */
export function openPackage(
  bytes: Uint8Array,
):
  | { readonly ok: true; readonly value: Package }
  | { readonly ok: false; readonly reason: 'damaged' | 'encrypted' | 'too-large-inside' } {
  const unzipped = unzip(bytes, (name) => /\.xml$/i.test(name));
  if (!unzipped.ok) return unzipped;
  // Producers write back slashes and other cases than the names they refer to.
  const files = new Map([...unzipped.files].map(([name, content]) => [keyOf(name), content]));
  const entities = new Map<string, number>();
  return {
    ok: true,
    value: {
      names: [...files.keys()],
      entities: () => [...entities.values()].reduce((sum, count) => sum + count, 0),
      has: (path) => files.has(keyOf(path)),
      open: (path) => {
        const content = files.get(keyOf(path));
        if (content === undefined) return null;
        const decoded = decodeText(content);
        if (!decoded.ok) return null;
        entities.set(keyOf(path), namedEntities(decoded.text));
        return parseXml(decoded.text);
      },
    },
  };
}

function keyOf(path: string): string {
  return resolvePath('', path).toLowerCase();
}

/** A path as written in a file of `folder`: relative, or from the root of the package with a leading slash. */
export function resolvePath(folder: string, path: string): string {
  const written = path.trim().replaceAll('\\', '/');
  const parts = written.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of written.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The folder of a file, '' for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
