import type { ByteSource } from './byte-source.js';

/** One file of a ZIP archive as its directory states it. */
export type ArchiveEntry = {
  readonly rawName: Uint8Array;
  readonly extra: Uint8Array;
  readonly flags: number;
  /** 0 stored, 8 deflated; others are not unpacked. */
  readonly method: number;
  /** CRC-32 of the unpacked bytes. */
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Place of the local header. */
  readonly at: number;
};

/** 压缩包目录. `complete` false: the directory breaks off, `entries` are those before. */
export type ArchiveDirectory =
  | { readonly ok: true; readonly entries: readonly ArchiveEntry[]; readonly complete: boolean }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-many' | 'split' };

/** Most files an archive may hold. */
export const MOST_ENTRIES = 20_000;

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_LENGTH = 20;
const END_64 = 0x06064b50;
const END_64_LENGTH = 56;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
/** A directory of the most entries with long names stays below. */
const LARGEST_DIRECTORY = 32 * 2 ** 20;
/** Stands where a number is too large for its field; the true one is in the Zip64 part. */
const OVERFLOW_16 = 0xffff;
const OVERFLOW_32 = 0xffffffff;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** An 8-byte number; beyond what a program can address it is as good as infinite. */
function large(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

/** The end record: where the directory lies and what it should hold. */
type End = {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Place of the record behind the directory. */
  readonly at: number;
  readonly disk: number;
};

function findEnd(source: ByteSource): End | null {
  const from = Math.max(0, source.size - END_LENGTH - LONGEST_COMMENT);
  const tail = source.read(from, source.size - from);
  const view = viewOf(tail);
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END || at + END_LENGTH + view.getUint16(at + 20, true) > tail.length) continue;
    const end: End = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
      at: from + at,
      disk: view.getUint16(at + 4, true),
    };
    return findEnd64(source, end) ?? end;
  }
  return null;
}

/** The Zip64 record of an archive that has one: large archives, and those written by programs that always add it. */
function findEnd64(source: ByteSource, end: End): End | null {
  if (end.count !== OVERFLOW_16 && end.size !== OVERFLOW_32 && end.offset !== OVERFLOW_32) return null;
  const locator = viewOf(source.read(end.at - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH));
  if (locator.byteLength < LOCATOR_64_LENGTH || locator.getUint32(0, true) !== LOCATOR_64) return null;
  const at = large(locator, 8);
  const view = viewOf(source.read(at, END_64_LENGTH));
  if (view.byteLength < END_64_LENGTH || view.getUint32(0, true) !== END_64) return null;
  return { count: large(view, 32), size: large(view, 40), offset: large(view, 48), at, disk: view.getUint32(16, true) };
}

/** Sizes and place of an entry from its Zip64 extra field, for those that overflow their fields. */
function widened(entry: ArchiveEntry): ArchiveEntry {
  const wide = [entry.size === OVERFLOW_32, entry.packedSize === OVERFLOW_32, entry.at === OVERFLOW_32] as const;
  if (!wide.includes(true)) return entry;
  const field = extraField(entry.extra, 0x0001);
  if (field === null) return entry;
  const view = viewOf(field);
  let next = 0;
  const take = (isWide: boolean, value: number): number => {
    if (!isWide || next + 8 > view.byteLength) return value;
    next += 8;
    return large(view, next - 8);
  };
  return {
    ...entry,
    size: take(wide[0], entry.size),
    packedSize: take(wide[1], entry.packedSize),
    at: take(wide[2], entry.at),
  };
}

/** An extra field of an entry by its number, or null. */
export function extraField(extra: Uint8Array, id: number): Uint8Array | null {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === id) return extra.subarray(at + 4, at + 4 + view.getUint16(at + 2, true));
  }
  return null;
}

/**
 * Reads the directory at the end of a ZIP archive, Zip64 included. Nothing is unpacked, so a bomb stays asleep. Damaged
 * where the end is missing: a file cut off while it was copied.
 */
export function readDirectory(source: ByteSource): ArchiveDirectory {
  const end = findEnd(source);
  if (end === null) return { ok: false, reason: 'damaged' };
  if (end.disk !== 0 && end.disk !== OVERFLOW_16) return { ok: false, reason: 'split' };
  if (end.size > LARGEST_DIRECTORY) return { ok: false, reason: end.size > source.size ? 'damaged' : 'too-many' };
  // Bytes put before an archive (a program that unpacks itself) move everything by the same distance.
  const moved = isEntry(source, end.offset) ? 0 : end.at - end.size - end.offset;
  const start = end.offset + moved;
  const bytes = source.read(start, Math.min(LARGEST_DIRECTORY, end.at - start));
  const view = viewOf(bytes);
  const entries: ArchiveEntry[] = [];
  let at = 0;
  while (at + ENTRY_LENGTH <= bytes.length && view.getUint32(at, true) === ENTRY) {
    if (entries.length >= MOST_ENTRIES) return { ok: false, reason: 'too-many' };
    const nameEnd = at + ENTRY_LENGTH + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) break;
    const entry = widened({
      rawName: bytes.subarray(at + ENTRY_LENGTH, nameEnd),
      extra: bytes.subarray(nameEnd, extraEnd),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    entries.push({ ...entry, at: entry.at + moved });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  if (entries.length === 0 && end.count > 0) return { ok: false, reason: 'damaged' };
  return { ok: true, entries, complete: entries.length >= end.count };
}

function isEntry(source: ByteSource, at: number): boolean {
  const view = viewOf(source.read(at, 4));
  return view.byteLength === 4 && (view.getUint32(0, true) === ENTRY || view.getUint32(0, true) === END);
}
