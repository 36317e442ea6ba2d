import { open } from 'node:fs/promises';
import { fileFailure } from '../file-failure.js';
import type { ArchiveJob, ArchiveListing, FileSource, Outcome } from '../job.js';
import { sourceOfBytes, withFile, type ByteSource } from './byte-source.js';
import { listArchive } from './list-archive.js';
import { openMember } from './open-member.js';

/** The first bytes of a ZIP file, or of an empty one. */
const MAGIC = [0x504b0304, 0x504b0506];

/** Whether a file begins as a ZIP file does. False where it cannot be read: reading it then says why. */
export async function mayBeArchive(source: FileSource): Promise<boolean> {
  if ('bytes' in source) return hasMagic(source.bytes);
  try {
    const file = await open(source.path, 'r');
    try {
      const { buffer } = await file.read(new Uint8Array(4), 0, 4, 0);
      return hasMagic(buffer);
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

function hasMagic(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 4 && MAGIC.includes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0))
  );
}

/** Lists an archive, in a reader thread. Null where the file is a document. */
export function listFile({ name, source }: ArchiveJob): Outcome<ArchiveListing | null> {
  return fromSource(name, source, (bytes) => ({ ok: true, value: listArchive(bytes, name) }));
}

/** Unpacks one file of an archive, in a reader thread. */
export function unpackFile({ name, source }: ArchiveJob): Outcome<Uint8Array> {
  return fromSource(name, source, (bytes) => {
    const member = openMember(bytes, source.entries ?? [], name);
    if ('failure' in member) return { ok: false, ...member };
    // A part of a larger buffer would take the whole of it along to the other thread.
    const { bytes: own } = member;
    return { ok: true, value: own.byteLength === own.buffer.byteLength ? own : Uint8Array.from(own) };
  });
}

function fromSource<Value>(
  name: string,
  source: FileSource,
  use: (bytes: ByteSource) => Outcome<Value>,
): Outcome<Value> {
  if ('bytes' in source) return use(sourceOfBytes(source.bytes));
  try {
    return withFile(source.path, use);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return { ok: false, failure: fileFailure(name, error) };
  }
}
