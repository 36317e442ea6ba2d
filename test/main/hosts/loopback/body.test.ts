import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../../src/main/hosts/loopback/body.js';

function sent(sizes: readonly number[], onEnd?: () => void): IncomingMessage {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (const size of sizes) yield Buffer.alloc(size, 7);
    onEnd?.();
  }
  return Readable.from(chunks()) as unknown as IncomingMessage;
}

describe('readBody', () => {
  it('joins the chunks up to the limit', async () => {
    const body = await readBody(sent([3, 0, 7]), 10);
    expect(body.kind === 'read' && [...new Uint8Array(body.bytes)]).toEqual(Array.from({ length: 10 }, () => 7));
    expect(await readBody(sent([]), 10)).toEqual({ kind: 'read', bytes: new ArrayBuffer(0) });
  });

  it('counts what arrives and takes in the rest, so that the answer can be read', async () => {
    let ended = false;
    expect(
      await readBody(
        sent([6, 5, 4], () => (ended = true)),
        10,
      ),
    ).toEqual({ kind: 'too-large' });
    expect(ended).toBe(true);
  });

  it('cuts off a sender that does not stop', async () => {
    let ended = false;
    expect(
      await readBody(
        sent(
          Array.from({ length: 50 }, () => 10),
          () => (ended = true),
        ),
        10,
      ),
    ).toEqual({ kind: 'too-large' });
    expect(ended).toBe(false);
  });

  it('notices a connection that ends early', async () => {
    const broken = new Readable({ read: () => undefined }) as unknown as IncomingMessage;
    queueMicrotask(() => broken.destroy(new Error('aborted')));
    expect(await readBody(broken, 10)).toEqual({ kind: 'broken' });
  });
});
