import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFile, unpackFile } from '../../src/main/intake/archive/index.js';
import { readJob } from '../../src/main/intake/read-job.js';
import { makeZip } from '../main/intake/archive/make-zip.js';
import { inTime } from '../in-time.js';

const made = join(import.meta.dirname, '../../../shared/made');

let temporary: string;
const usual = process.env['TMPDIR'];

// A temporary folder of this test's own: what other programs put into the common one is not left behind by a reader.
beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), 'gouji-hostile-'));
  process.env['TMPDIR'] = temporary;
});
afterAll(() => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  rmSync(temporary, { recursive: true, force: true });
});

/** Milliseconds of the processor since `before`: what else the computer does, and how quick its disk is, does not count. */
function spent(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Numbers below a limit, the same every time. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % limit;
  };
}

/** Every 1/16 of a file, then copies with more and more flipped bits. */
function* damaged(bytes: Uint8Array, variants: number): Generator<Uint8Array> {
  for (let part = 1; part < 16; part += 1) yield bytes.subarray(0, Math.floor((bytes.length * part) / 16));
  const next = random(20_26);
  for (let variant = 0; variant < variants; variant += 1) {
    const copy = Uint8Array.from(bytes);
    for (let flip = 0; flip < 1 << (variant % 8); flip += 1) {
      const at = next(copy.length);
      copy[at] = copy[at]! ^ (1 << next(8));
    }
    yield copy;
  }
}

/** What of an archive could be opened, with the bytes. */
function opened(bytes: Uint8Array) {
  const listed = listFile({ name: 'a.zip', source: { bytes } });
  if (!listed.ok || listed.value === null) return null;
  const { members, problems } = listed.value;
  for (const { failure } of problems) expect(failure.message).toMatch(/^.*“a\.zip.*。请.*。$/);
  return members.map(({ name, entries }) => {
    const unpacked = unpackFile({ name, source: { bytes, entries } });
    return unpacked.ok ? new TextDecoder().decode(unpacked.value) : null;
  });
}

describe('archives', () => {
  it('give the right bytes or none, however they are damaged', () => {
    const texts = Array.from({ length: 12 }, (_, index) => `第${index}份材料 `.repeat(50 + index * 7));
    const inner = makeZip(texts.slice(6).map((data, index) => ({ name: `${index}.txt`, data })));
    const whole = makeZip([
      ...texts.slice(0, 6).map((data, index) => ({ name: `甲局/${index}.txt`, data, names: 'gbk' as const })),
      { name: '乙局.zip', data: inner, stored: true },
    ]);
    expect(opened(whole)).toHaveLength(12);
    let some = 0;
    for (const variant of damaged(whole, 400)) {
      for (const text of opened(variant) ?? []) {
        if (text === null) continue;
        some += 1;
        expect(texts).toContain(text);
      }
    }
    expect(some).toBeGreaterThan(100);
  });

  it('that grow without end are refused at once', () => {
    const zeros = makeZip([{ name: '零.txt', data: new Uint8Array(64 * 2 ** 20) }]);
    const level = (inner: Uint8Array): Uint8Array =>
      makeZip(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.zip`, data: inner })));
    const bytes = level(level(level(zeros)));
    const bomb = inTime(10_000, () => listFile({ name: 'a.zip', source: { bytes } }));
    if (!bomb.ok || bomb.value === null) throw new Error('not listed');
    expect(bomb.value.members).toEqual([]);
    expect(new Set(bomb.value.problems.map(({ failure }) => failure.code))).toEqual(new Set(['too-large-inside']));
  });
});

describe('files that are none', () => {
  it('are told in words, without being loaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-hostile-'));
    try {
      const zeros = join(folder, '零.pdf');
      writeFileSync(zeros, '');
      truncateSync(zeros, 500 * 2 ** 20);
      const empty = join(folder, '空.docx');
      writeFileSync(empty, '');
      const start = process.cpuUsage();
      expect(await readJob({ name: '零.pdf', source: { path: zeros } })).toMatchObject({
        ok: false,
        failure: { code: 'too-large', message: expect.stringContaining('“零.pdf”') },
      });
      expect(await readJob({ name: '空.docx', source: { path: empty } })).toMatchObject({
        ok: false,
        failure: { code: 'empty' },
      });
      expect(spent(start)).toBeLessThan(1_000);
      truncateSync(zeros, 100 * 2 ** 20);
      expect(await readJob({ name: '零.pdf', source: { path: zeros } })).toMatchObject({ ok: false });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe.skipIf(!existsSync(made))('documents', () => {
  it.each(['000.docx', '000.xlsx', '000.ofd', '000.xls'])(
    '%s: every damaged copy is read or told in words, in time, and leaves nothing behind',
    { timeout: 300_000 },
    async (file) => {
      const bytes = readFileSync(join(made, file));
      let slowest = 0;
      const results = new Set<string>();
      for (const variant of damaged(bytes, 100)) {
        const start = process.cpuUsage();
        const outcome = await readJob({ name: '甲.txt', source: { bytes: variant }, withoutChecks: true });
        slowest = Math.max(slowest, spent(start));
        results.add(outcome.ok ? 'read' : outcome.failure.code);
        expect(outcome.ok ? '“甲.txt”已读取。' : outcome.failure.message).toMatch(/^“甲\.txt”.*。$/);
      }
      expect(results.size).toBeGreaterThan(1);
      expect(slowest).toBeLessThan(10_000);
      expect(readdirSync(temporary)).toEqual([]);
    },
  );
});
