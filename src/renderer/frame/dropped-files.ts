import type { ChosenFile } from '../state/importing.js';

/**
 * All files of a drop, folders opened to any depth. The entries must be taken while the event runs: afterwards the
 * browser empties the list. What cannot be opened is left out here and missed by nobody: the count shown is of files read.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry === null ? [] : [entry];
  });
  if (entries.length === 0) return [...transfer.files].map((file) => ({ path: file.name, file }));
  const lists = await Promise.all(entries.map((entry) => filesOf(entry)));
  return lists.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<readonly ChosenFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const children: FileSystemEntry[] = [];
  // One call gives at most a hundred entries; an empty answer is the end.
  for (let part = await readPart(reader); part.length > 0; part = await readPart(reader)) children.push(...part);
  const lists = await Promise.all(children.map((child) => filesOf(child)));
  return lists.flat();
}

function readPart(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });
}
