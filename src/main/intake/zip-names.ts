import { sourceOfBytes } from './archive/byte-source.js';
import { readDirectory } from './archive/directory.js';

/**
 * Names of the files inside a zip, read from its central directory alone: nothing is inflated, so a bomb stays asleep.
 * Null where the directory is missing or damaged (a file cut off while it was copied).
 */
export function zipNames(bytes: Uint8Array): readonly string[] | null {
  const directory = readDirectory(sourceOfBytes(bytes));
  // An archive of too many files, or a part of one, is still an archive.
  if (!directory.ok) return directory.reason === 'damaged' ? null : [];
  // Names that decide the format are ASCII; Latin-1 keeps any other byte harmless.
  return directory.entries.map(({ rawName }) => new TextDecoder('latin1').decode(rawName));
}
