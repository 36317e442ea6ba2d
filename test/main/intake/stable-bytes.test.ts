import { appendFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stableBytes } from '../../../src/main/intake/stable-bytes.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-stable-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of three bytes, and a way of reading it during which something happens. */
function file(name: string, happens: (path: string) => void): Promise<Uint8Array | null> {
  const path = join(folder, name);
  writeFileSync(path, 'abc');
  return stableBytes(path, (read) => {
    const bytes = readFileSync(read);
    happens(path);
    return Promise.resolve(bytes);
  });
}

describe('the bytes of a file', () => {
  it('are given where nothing happens to it', async () => {
    expect(Buffer.from((await file('甲.txt', () => undefined)) ?? []).toString()).toBe('abc');
  });

  it('are not given where it grows or is written anew while it is read', async () => {
    expect(await file('乙.txt', (path) => appendFileSync(path, 'd'))).toBeNull();
    const anew = (path: string): void => {
      writeFileSync(path, 'xyz');
      utimesSync(path, new Date(0), new Date(1_000_000));
    };
    expect(await file('丙.txt', anew)).toBeNull();
  });

  it('are missed as the file system says', async () => {
    await expect(stableBytes(join(folder, '无.txt'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
