import { crc32, deflateRawSync } from 'node:zlib';

/** A file to pack. What is not given is what an ordinary program writes. */
export type MadeEntry = {
  readonly name: string;
  readonly data?: string | Uint8Array;
  /** How the name is written: UTF-8 with its flag, UTF-8 without, GBK, or GBK with the UTF-8 name beside it. */
  readonly names?: 'utf-8' | 'unmarked' | 'gbk' | 'gbk-and-path';
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  readonly method?: number;
  /** Sizes and checksum behind the data, zero before it. */
  readonly descriptor?: boolean;
  /** Sizes and place in the Zip64 field. */
  readonly wide?: boolean;
  /** What the directory says, true or not. */
  readonly says?: { readonly size?: number; readonly checksum?: number };
  /** Shares the bytes of an earlier entry. */
  readonly like?: number;
};

let codes: ReadonlyMap<string, readonly [number, number]> | undefined;

/** Bytes of a text in GBK. */
function gbk(text: string): Uint8Array {
  codes ??= gbkCodes();
  return Uint8Array.from([...text].flatMap((character) => codes?.get(character) ?? [character.codePointAt(0) ?? 0x3f]));
}

function gbkCodes(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second !== 0x7f) found.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return found;
}

function record(...fields: readonly (readonly [size: 2 | 4 | 8, value: number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) bytes.writeUInt16LE(value, at);
    else if (size === 4) bytes.writeUInt32LE(value, at);
    else bytes.writeBigUInt64LE(BigInt(value), at);
    at += size;
  }
  return bytes;
}

type Packed = { readonly at: number; readonly packed: number };

/** A ZIP archive of these files. `zip64`: with the wide end record. */
export function makeZip(entries: readonly MadeEntry[], options: { readonly zip64?: boolean } = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const places: Packed[] = [];
  let length = 0;
  const put = (bytes: Uint8Array): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  for (const entry of entries) {
    const data = typeof entry.data === 'string' ? Buffer.from(entry.data) : (entry.data ?? new Uint8Array());
    const packed = entry.stored === true ? data : deflateRawSync(data);
    const method = entry.method ?? (entry.stored === true ? 0 : 8);
    const coding = entry.names ?? 'utf-8';
    const name = coding.startsWith('gbk') ? gbk(entry.name) : Buffer.from(entry.name);
    const checksum = entry.says?.checksum ?? crc32(data);
    const size = entry.says?.size ?? data.length;
    const flags =
      (coding === 'utf-8' ? 0x800 : 0) | (entry.encrypted === true ? 1 : 0) | (entry.descriptor === true ? 8 : 0);
    const like = entry.like === undefined ? undefined : places[entry.like];
    const place = like ?? { at: length, packed: packed.length };
    places.push(place);
    if (like === undefined) {
      const sizes = entry.descriptor === true ? ([0, 0, 0] as const) : ([checksum, packed.length, size] as const);
      put(
        record(
          [4, 0x04034b50],
          [2, 20],
          [2, flags],
          [2, method],
          [4, 0],
          [4, sizes[0]],
          [4, sizes[1]],
          [4, Math.min(sizes[2], 0xffffffff)],
          [2, name.length],
          [2, 0],
        ),
      );
      put(name);
      put(packed);
      if (entry.descriptor === true) put(record([4, 0x08074b50], [4, checksum], [4, packed.length], [4, size]));
    }
    const wide = entry.wide === true || size > 0xffffffff;
    const utf8 = Buffer.from(entry.name);
    const extra = Buffer.concat([
      wide ? record([2, 1], [2, 24], [8, size], [8, place.packed], [8, place.at]) : Buffer.alloc(0),
      coding === 'gbk-and-path'
        ? Buffer.concat([record([2, 0x7075], [2, 5 + utf8.length]), Buffer.of(1), record([4, crc32(name)]), utf8])
        : Buffer.alloc(0),
    ]);
    directory.push(
      record(
        [4, 0x02014b50],
        [2, 20],
        [2, 20],
        [2, flags],
        [2, method],
        [4, 0],
        [4, checksum],
        [4, wide ? 0xffffffff : place.packed],
        [4, wide ? 0xffffffff : size],
        [2, name.length],
        [2, extra.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, wide ? 0xffffffff : place.at],
      ),
      name,
      extra,
    );
  }
  const start = length;
  directory.forEach(put);
  const size = length - start;
  const count = entries.length;
  if (options.zip64 === true) {
    const at = length;
    put(
      record([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, start]),
    );
    put(record([4, 0x07064b50], [4, 0], [8, at], [4, 1]));
    put(record([4, 0x06054b50], [2, 0], [2, 0], [2, 0xffff], [2, 0xffff], [4, 0xffffffff], [4, 0xffffffff], [2, 0]));
  } else {
    put(record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, start], [2, 0]));
  }
  return Uint8Array.from(Buffer.concat(parts));
}
