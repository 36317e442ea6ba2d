import type { ChosenFile } from '../state/importing.js';

/** What was dropped: its files, and the paths of files and folders that could not be opened. */
export type Dropped = { readonly files: readonly ChosenFile[]; readonly lost: readonly string[] };

/**
 * All files of a drop, folders opened to any depth. The entries must be taken while the event runs: afterwards the browser
 * empties the list. What cannot be opened keeps nothing else from coming in; whoever dropped it is to be told.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry === null ? [] : [entry];
  });
  if (entries.length === 0) return { files: [...transfer.files].map((file) => ({ path: file.name, file })), lost: [] };
  return joined(await Promise.all(entries.map((entry) => filesOf(entry))));
}

function joined(parts: readonly Dropped[]): Dropped {
  return { files: parts.flatMap(({ files }) => files), lost: parts.flatMap(({ lost }) => lost) };
}

async function filesOf(entry: FileSystemEntry): Promise<Dropped> {
  const path = entry.fullPath.replace(/^\//, '');
  const children: FileSystemEntry[] = [];
  const lost: string[] = [];
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      return { files: [{ path, file }], lost };
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    // One call gives at most a hundred entries; an empty answer is the end.
    for (let part = await readPart(reader); part.length > 0; part = await readPart(reader)) children.push(...part);
  } catch {
    lost.push(path);
  }
  return joined([{ files: [], lost }, ...(await Promise.all(children.map((child) => filesOf(child))))]);
}

function readPart(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });
}
