import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { HEAD_LENGTH, looksLikeDocument } from './document-content.js';
import { byName, isClutter, mayBeDocument, shownName } from './document-names.js';
import { fileFailure } from './file-failure.js';
import type { FoundFile, ReadFailure } from './job.js';
import { failure } from './messages.js';

/** What `findDocuments` gives: files in reading order, and the named paths that led to none. */
export type FoundDocuments = {
  readonly files: readonly FoundFile[];
  readonly problems: readonly { readonly path: string; readonly failure: ReadFailure }[];
};

/** Files and folders deeper than this are not part of a batch of documents but of a disk named by mistake. */
const DEEPEST = 32;

/** Whether a file of a folder could be a document: by its name, and where that says nothing by its first bytes. */
async function isCandidate(path: string, name: string): Promise<boolean> {
  const byItsName = mayBeDocument(name);
  if (byItsName !== 'unknown') return byItsName;
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_LENGTH), 0, HEAD_LENGTH, 0);
    return looksLikeDocument(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/**
 * Walks files and folders and lists what could be a document: named files as they are, folders sorted, hidden, system and
 * temporary files left out. A file reached twice is listed once; a loop of links ends. Never rejects.
 */
export async function findDocuments(paths: readonly string[]): Promise<FoundDocuments> {
  const files: FoundFile[] = [];
  const problems: { path: string; failure: ReadFailure }[] = [];
  const listed = new Set<string>();

  const add = async (path: string, name: string): Promise<void> => {
    const real = await realpath(path);
    if (listed.has(real)) return;
    listed.add(real);
    files.push({ path, name });
  };

  /** Lists one folder; `within` holds the real folders above it. Returns how many documents it holds. */
  const walk = async (folder: string, prefix: string, within: readonly string[]): Promise<number> => {
    const real = await realpath(folder);
    if (within.includes(real) || within.length > DEEPEST) return 0;
    const names = (await readdir(folder)).filter((name) => !isClutter(name)).sort(byName);
    let found = 0;
    for (const name of names) {
      const path = join(folder, name);
      const shown = prefix === '' ? shownName(name) : `${prefix}/${shownName(name)}`;
      try {
        const kind = await stat(path);
        if (kind.isDirectory()) found += await walk(path, shown, [...within, real]);
        else if (kind.isFile() && (await isCandidate(path, name))) {
          await add(path, shown);
          found += 1;
        }
      } catch (error) {
        problems.push({ path, failure: fileFailure(shown, error) });
        found += 1;
      }
    }
    return found;
  };

  for (const named of paths) {
    const path = resolve(named);
    try {
      if (!(await stat(path)).isDirectory()) await add(path, shownName(basename(path)));
      else if ((await walk(path, '', [])) === 0) {
        problems.push({ path: named, failure: failure(named, 'directory-without-documents') });
      }
    } catch (error) {
      problems.push({ path: named, failure: fileFailure(named, error) });
    }
  }
  return { files, problems };
}
