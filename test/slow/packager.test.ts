// The built thread that writes and reads packages: what comes of it is what the thread that asks would have made, and that one
// is free meanwhile.
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Package, ReadPackage } from '../../src/main/desk/package-file.js';
import { createPackager } from '../../src/main/desk/packager.js';
import { temporaryFolder } from '../main/workspace/samples.js';

const SCRIPT = join(import.meta.dirname, '../../out/main/packager.js');
const FILES = 4;
const LINES = 60_000;

beforeAll(() => {
  if (!existsSync(SCRIPT)) throw new Error('out/main/packager.js is missing: run npm run build first');
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A package with originals of some megabytes each. */
function made(): Package {
  const originals = new Map(
    Array.from({ length: FILES }, (_, number) => {
      const lines = Array.from(
        { length: LINES },
        (_, line) => `第${number}份第${line}行\t${(line * 7919) % 10_007}.50`,
      );
      const bytes = Uint8Array.from(Buffer.from(lines.join('\n')));
      return [sha256(bytes), bytes] as const;
    }),
  );
  return {
    program: '1.0.0',
    schema: 16,
    madeAt: '2026-03-05T09:10:11.123+08:00',
    madeBy: '审核甲',
    logHead: '0'.repeat(64),
    documents: [...originals].map(([id, { length: size }]) => ({ sha256: id, fileName: `${id}.txt`, size })),
    editions: [],
    sayings: [],
    ownRules: null,
    log: [],
    originals,
  };
}

/** What was read, with the hashes of the originals in place of their bytes. */
function told(read: ReadPackage): Omit<Package, 'originals'> & { readonly originals: readonly (readonly string[])[] } {
  if (!read.ok) throw new Error(read.message);
  const originals = [...read.value.originals].map(([id, bytes]) => [id, sha256(bytes)]);
  return { ...read.value, originals };
}

/** What a work gives, and the processor time of this thread that it took, in milliseconds. */
async function timed<Value>(work: () => Promise<Value>): Promise<{ readonly value: Value; readonly taken: number }> {
  const before = process.threadCpuUsage();
  const value = await work();
  const { user, system } = process.threadCpuUsage(before);
  return { value, taken: (user + system) / 1000 };
}

it('writes and reads a package as the thread that asks would, and leaves that one free', async () => {
  const [aside, here] = [createPackager(SCRIPT), createPackager(null)];
  const file = join(temporaryFolder(), 'a.goujipack');
  const contents = [made(), made()] as const;
  const written = await timed(() => aside.write(contents[0]));
  const own = await timed(() => here.write(contents[1]));
  expect(written.taken).toBeLessThan(own.taken / 3);
  writeFileSync(file, written.value);
  const read = told(await aside.read('甲', file));
  expect(read).toEqual(told(await here.read('甲', file)));
  expect(read.originals).toEqual(told({ ok: true, value: made() }).originals);
});

it('refuses a file that is no package as the thread that asks would', async () => {
  const file = join(temporaryFolder(), 'a.goujipack');
  writeFileSync(file, '不是交换包');
  expect(await createPackager(SCRIPT).read('乙', file)).toEqual(await createPackager(null).read('乙', file));
  await expect(createPackager(SCRIPT).read('丙', `${file}.gone`)).rejects.toThrow('no such file');
});
