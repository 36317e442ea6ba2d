import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib';

const deflateAside = promisify(deflateRaw);

/** Bytes as they lie in the workspace: as they are, or deflated (RFC 1951) where that saves at least a tenth. */
export type Packed = { readonly encoding: 'raw' | 'deflate'; readonly bytes: Buffer };

const ORIGINAL = { level: 6 } as const;
const JSON_TEXT = { level: 3 } as const;

function shorter(bytes: Uint8Array, deflated: Buffer): Packed {
  if (deflated.length < bytes.length * 0.9) return { encoding: 'deflate', bytes: deflated };
  return { encoding: 'raw', bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** Packs bytes; `unpack` gives back exactly the same ones. */
export function pack(bytes: Uint8Array): Packed {
  return shorter(bytes, deflateRawSync(bytes, ORIGINAL));
}

/** `pack` by a thread of the runtime: the originals of scans have tens of megabytes. */
export async function packAside(bytes: Uint8Array): Promise<Packed> {
  return shorter(bytes, await deflateAside(bytes, ORIGINAL));
}

/** The bytes that were packed. */
export function unpack(packed: Packed): Buffer {
  return packed.encoding === 'deflate' ? inflateRawSync(packed.bytes) : packed.bytes;
}

/** Packs a plain value as deflated JSON: recognised documents are large and repetitive, a twentieth of the size remains. */
export function packJson(value: unknown): Buffer {
  return deflateRawSync(Buffer.from(JSON.stringify(value), 'utf8'), JSON_TEXT);
}

/** `packJson` by a thread of the runtime, but for the JSON itself. */
export function packJsonAside(value: unknown): Promise<Buffer> {
  return deflateAside(Buffer.from(JSON.stringify(value), 'utf8'), JSON_TEXT);
}

/** The value behind `packJson`. The type is a promise of whoever wrote it: only this program writes these columns. */
export function unpackJson<Value>(bytes: Buffer): Value {
  return JSON.parse(inflateRawSync(bytes).toString('utf8')) as Value;
}
