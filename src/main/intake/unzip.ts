import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { sourceOfBytes } from './archive/byte-source.js';
import { readDirectory } from './archive/directory.js';

/** What an archive may hold at most. Published documents stay far below. */
export type ZipLimits = {
  readonly entries: number;
  /** Bytes of one entry and of all wanted entries, unpacked. */
  readonly entrySize: number;
  readonly totalSize: number;
  /** Unpacked size of an entry over its packed size; a bomb has thousands. Small entries may have any. */
  readonly ratio: number;
};

/** Files of an archive by name, or why it was not unpacked. */
export type Unzipped =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly reason: 'damaged' | 'encrypted' | 'too-large-inside' };

const LIMITS: ZipLimits = { entries: 20_000, entrySize: 128 * 2 ** 20, totalSize: 400 * 2 ** 20, ratio: 1_000 };
const SMALL = 2 ** 20;
/** The flag of an entry that needs a password. */
const ENCRYPTED = 1;

/**
 * Unpacks the entries that are `wanted`, after looking at the sizes the archive states: nothing is unpacked beyond them, and
 * an archive that states too much is refused as a whole; so is one with an entry whose content is not what its checksum
 * says: a figure in it may be another one. A document may lie in an archive with a password of its own; what comes of
 * unpacking that is no damage.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limits: ZipLimits = LIMITS): Unzipped {
  const opened = unpacked(bytes, wanted, limits);
  if (opened.ok && opened.altered.size === 0) return { ok: true, files: opened.files };
  if (!opened.ok && opened.reason !== 'damaged') return opened;
  return { ok: false, reason: needsPassword(bytes) ? 'encrypted' : 'damaged' };
}

/** As `unzip`, for entries that stand each for itself, such as pictures: those that are not what their checksum says are left out. */
export function unzipSound(bytes: Uint8Array, wanted: (name: string) => boolean): Unzipped {
  const opened = unpacked(bytes, wanted, LIMITS);
  if (!opened.ok) return opened;
  return { ok: true, files: new Map([...opened.files].filter(([name]) => !opened.altered.has(name))) };
}

type Unpacked =
  | {
      readonly ok: true;
      readonly files: ReadonlyMap<string, Uint8Array>;
      /** Names of files whose content is not what their checksum says. */
      readonly altered: ReadonlySet<string>;
    }
  | Extract<Unzipped, { ok: false }>;

function unpacked(bytes: Uint8Array, wanted: (name: string) => boolean, limits: ZipLimits): Unpacked {
  let entries = 0;
  let total = 0;
  let tooLarge = false;
  /** Places in the directory; of two entries with one name the later one is kept. */
  const places = new Map<string, number>();
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        if (entries > limits.entries) tooLarge = true;
        if (tooLarge || !wanted(name)) return false;
        places.set(name, entries - 1);
        total += originalSize;
        const isBomb = originalSize > SMALL && originalSize > size * limits.ratio;
        if (isBomb || originalSize > limits.entrySize || total > limits.totalSize) tooLarge = true;
        return !tooLarge;
      },
    });
    if (tooLarge) return { ok: false, reason: 'too-large-inside' };
    const unpackedFiles = new Map(Object.entries(files));
    return { ok: true, files: unpackedFiles, altered: alteredOf(bytes, unpackedFiles, places) };
  } catch {
    return { ok: false, reason: tooLarge ? 'too-large-inside' : 'damaged' };
  }
}

function needsPassword(bytes: Uint8Array): boolean {
  const directory = readDirectory(sourceOfBytes(bytes));
  return directory.ok && directory.entries.some(({ flags }) => (flags & ENCRYPTED) !== 0);
}

function alteredOf(
  bytes: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
  places: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const directory = readDirectory(sourceOfBytes(bytes));
  const altered = new Set<string>();
  for (const [name, content] of files) {
    const checksum = directory.ok ? directory.entries[places.get(name) ?? -1]?.checksum : undefined;
    // Some programs leave the field at 0.
    if (checksum !== undefined && checksum !== 0 && crc32(content) !== checksum) altered.add(name);
  }
  return altered;
}
