import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Bytes as they lie in the workspace: as they are, or deflated (RFC 1951) where that saves at least a tenth. */
export type Packed = { readonly encoding: 'raw' | 'deflate'; readonly bytes: Buffer };

/** Packs bytes; `unpack` gives back exactly the same ones. */
export function pack(bytes: Uint8Array): Packed {
  const deflated = deflateRawSync(bytes, { level: 6 });
  if (deflated.length < bytes.length * 0.9) return { encoding: 'deflate', bytes: deflated };
  return { encoding: 'raw', bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** The bytes that were packed. */
export function unpack(packed: Packed): Buffer {
  return packed.encoding === 'deflate' ? inflateRawSync(packed.bytes) : packed.bytes;
}

/** Packs a plain value as deflated JSON: recognised documents are large and repetitive, a twentieth of the size remains. */
export function packJson(value: unknown): Buffer {
  return deflateRawSync(Buffer.from(JSON.stringify(value), 'utf8'), { level: 3 });
}

/** The value behind `packJson`. The type is a promise of whoever wrote it: only this program writes these columns. */
export function unpackJson<Value>(bytes: Buffer): Value {
  return JSON.parse(inflateRawSync(bytes).toString('utf8')) as Value;
}
