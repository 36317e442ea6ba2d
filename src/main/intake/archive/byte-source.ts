import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that are read piece by piece: an archive of a whole department need not lie in memory to be listed. */
export type ByteSource = {
  readonly size: number;
  /** The bytes from a place on; fewer than asked for where the source ends. */
  readonly read: (from: number, length: number) => Uint8Array;
};

/** Bytes already in memory. */
export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (from, length) => (from < 0 || length <= 0 ? new Uint8Array() : bytes.subarray(from, from + length)),
  };
}

/** Lets `use` read a file and closes it whatever happens. Throws what the file system throws. */
export function withFile<Value>(path: string, use: (source: ByteSource) => Value): Value {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    return use({
      size,
      read: (from, length) => {
        if (from < 0 || from >= size || length <= 0) return new Uint8Array();
        const bytes = new Uint8Array(Math.min(length, size - from));
        let filled = 0;
        while (filled < bytes.length) {
          const read = readSync(file, bytes, filled, bytes.length - filled, from + filled);
          if (read === 0) break;
          filled += read;
        }
        return bytes.subarray(0, filled);
      },
    });
  } finally {
    closeSync(file);
  }
}
