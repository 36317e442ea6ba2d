import { unzipSync } from 'fflate';

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
  | { readonly ok: false; readonly reason: 'damaged' | 'too-large-inside' };

const LIMITS: ZipLimits = { entries: 20_000, entrySize: 128 * 2 ** 20, totalSize: 400 * 2 ** 20, ratio: 1_000 };
const SMALL = 2 ** 20;

/**
 * Unpacks the entries that are `wanted`, after looking at the sizes the archive states: nothing is unpacked beyond them, and
 * an archive that states too much is refused as a whole.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limits: ZipLimits = LIMITS): Unzipped {
  let entries = 0;
  let total = 0;
  let tooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        if (entries > limits.entries) tooLarge = true;
        if (tooLarge || !wanted(name)) return false;
        total += originalSize;
        const isBomb = originalSize > SMALL && originalSize > size * limits.ratio;
        if (isBomb || originalSize > limits.entrySize || total > limits.totalSize) tooLarge = true;
        return !tooLarge;
      },
    });
    return tooLarge ? { ok: false, reason: 'too-large-inside' } : { ok: true, files: new Map(Object.entries(files)) };
  } catch {
    return { ok: false, reason: tooLarge ? 'too-large-inside' : 'damaged' };
  }
}
