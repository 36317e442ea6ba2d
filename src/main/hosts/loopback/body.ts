import type { IncomingMessage } from 'node:http';

/** Bytes of a request. Counted while they arrive: a length the sender states proves nothing. */
export type Body =
  | { readonly kind: 'read'; readonly bytes: ArrayBuffer }
  | { readonly kind: 'too-large' }
  /** The connection ended before the stated end. */
  | { readonly kind: 'broken' };

/**
 * Reads the body up to `limit` bytes. What is above it is still taken in, unkept, so that the sender gets the answer that
 * says why instead of a reset connection; a sender that goes on beyond twice the limit is cut off.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  let chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks = [];
      if (size > limit * 2) return { kind: 'too-large' };
    }
  } catch {
    return { kind: 'broken' };
  }
  if (size > limit) return { kind: 'too-large' };
  const joined = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return { kind: 'read', bytes: joined.buffer };
}
