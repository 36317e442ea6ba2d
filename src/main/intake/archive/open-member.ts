import type { ReadFailure } from '../job.js';
import { LARGEST_FILE } from '../messages.js';
import { sourceOfBytes, type ByteSource } from './byte-source.js';
import { readDirectory } from './directory.js';
import { entryFailure } from './list-archive.js';
import { archiveFailure } from './messages.js';
import { unpackEntry } from './unpack.js';

/** Unpacks one file of an archive. `entries`: its place in the directory, before it those of the archives around it. */
export function openMember(
  source: ByteSource,
  entries: readonly number[],
  name: string,
): { readonly bytes: Uint8Array } | { readonly failure: ReadFailure } {
  let bytes: Uint8Array | null = null;
  for (const index of entries) {
    const archive: ByteSource = bytes === null ? source : sourceOfBytes(bytes);
    const directory = readDirectory(archive);
    const entry = directory.ok ? directory.entries[index] : undefined;
    // The archive was listed before: it has changed since.
    if (entry === undefined) return { failure: archiveFailure(name, 'damaged-entry') };
    const unpacked = unpackEntry(archive, entry, LARGEST_FILE);
    if (!unpacked.ok) return { failure: entryFailure(name, unpacked.reason, entry.size) };
    bytes = unpacked.bytes;
  }
  return bytes === null ? { failure: archiveFailure(name, 'damaged-entry') } : { bytes };
}
