import { constants, crc32, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './byte-source.js';
import type { ArchiveEntry } from './directory.js';

/** The bytes of one entry, or why it was not unpacked. */
export type UnpackedEntry =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'damaged' | 'encrypted' | 'unknown-method' | 'too-large-inside' };

const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** Unpacked size over packed size; a bomb has more. Small entries may have any. */
const HIGHEST_RATIO = 1_000;
const SMALL = 2 ** 20;

/** Whether an entry states that it grows as no document does. */
function isBomb({ size, packedSize }: Pick<ArchiveEntry, 'size' | 'packedSize'>): boolean {
  return size > SMALL && size > packedSize * HIGHEST_RATIO;
}

/** Why an entry cannot be unpacked, as far as the directory tells; null where it can be tried. `largest` in bytes. */
export function obstacleOf(
  entry: ArchiveEntry,
  largest: number,
): Extract<UnpackedEntry, { ok: false }>['reason'] | null {
  if ((entry.flags & ENCRYPTED) !== 0) return 'encrypted';
  if (entry.method !== STORED && entry.method !== DEFLATED) return 'unknown-method';
  return entry.size > largest || isBomb(entry) ? 'too-large-inside' : null;
}

/**
 * Unpacks one entry. Never more than the size its directory states, which is looked at first; size and checksum must
 * then be the stated ones.
 */
export function unpackEntry(source: ByteSource, entry: ArchiveEntry, largest: number): UnpackedEntry {
  const obstacle = obstacleOf(entry, largest);
  if (obstacle !== null) return { ok: false, reason: obstacle };
  const start = contentAt(source, entry);
  if (start === null) return { ok: false, reason: 'damaged' };
  const packed = source.read(start, entry.packedSize);
  if (packed.length !== entry.packedSize) return { ok: false, reason: 'damaged' };
  const bytes = entry.method === STORED ? packed : inflated(packed, entry.size);
  if (bytes === null || bytes.length !== entry.size || crc32(bytes) !== entry.checksum) {
    return { ok: false, reason: 'damaged' };
  }
  return { ok: true, bytes };
}

/** Where the packed bytes of an entry begin; null where its own header is not there. */
function contentAt(source: ByteSource, entry: ArchiveEntry): number | null {
  const header = source.read(entry.at, LOCAL_LENGTH);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < LOCAL_LENGTH || view.getUint32(0, true) !== LOCAL) return null;
  return entry.at + LOCAL_LENGTH + view.getUint16(26, true) + view.getUint16(28, true);
}

/**
 * The first bytes of an entry that can be unpacked, at most `length`; fewer where it is shorter or damaged. Only as many packed
 * bytes are looked at, so that no bomb goes off.
 */
export function unpackHead(source: ByteSource, entry: ArchiveEntry, length: number): Uint8Array {
  const start = contentAt(source, entry);
  if (start === null) return new Uint8Array();
  const packed = source.read(start, Math.min(entry.packedSize, length));
  if (entry.method === STORED) return packed;
  try {
    // The stream is cut off: what there is of it is wanted, not its end.
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, length);
  } catch {
    return new Uint8Array();
  }
}

function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    return null;
  }
}
