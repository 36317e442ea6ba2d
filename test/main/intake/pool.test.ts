import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createReaderPool } from '../../../src/main/intake/index.js';

/** A thread that answers by the job's name: the pool is tested apart from reading. */
const SCRIPT = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', async (job) => {
      if (job.name === 'hang') for (;;);
      if (job.name === 'throw') throw new Error('broken');
      if (job.name === 'exit') process.exit(3);
      if (job.name === 'eat') { const kept = []; for (;;) kept.push(new Array(100000).fill(kept.length)); }
      if (job.name === 'buffers') {
        const kept = [];
        while (kept.length < 40) kept.push(new Uint8Array(2 ** 24).fill(1));
        for (;;) kept[0][0] += 1;
      }
      if (job.name === 'slow') await new Promise((done) => setTimeout(done, 150));
      const bytes = job.source.bytes;
      parentPort.postMessage({ ok: true, value: { name: job.name, thread: threadId, bytes: bytes && [...bytes] } });
    });
  `)}`,
);

const from = { path: '/nowhere' };

function pool(options: { size?: number; timeLimitMs?: number; memoryLimitMb?: number; residentLimitMb?: number } = {}) {
  return createReaderPool({ size: 2, script: SCRIPT, ...options });
}

describe('createReaderPool', () => {
  it('reads many files with few threads and gives each its own outcome', async () => {
    const readers = pool();
    const names = Array.from({ length: 12 }, (_, index) => `${index}.txt`);
    const outcomes = await Promise.all(names.map((name) => readers.read({ name, source: from })));
    await readers.close();
    const values = outcomes.map((outcome) => (outcome.ok ? (outcome.value as unknown) : outcome)) as {
      name: string;
      thread: number;
    }[];
    expect(values.map((value) => value.name)).toEqual(names);
    expect(new Set(values.map((value) => value.thread)).size).toBeLessThanOrEqual(2);
  });

  it('lets go of the signal of a file that has been read: what it gave would stay with it', async () => {
    const readers = pool({ size: 1 });
    const stop = new AbortController();
    const reads = ['a', 'b', 'c'].map((name) => readers.read({ name, source: from }, stop.signal));
    expect(getEventListeners(stop.signal, 'abort').length).toBeGreaterThan(0);
    await Promise.all(reads);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
    await readers.close();
  });

  it('copies bytes, so that the caller keeps its own', async () => {
    const readers = pool();
    const bytes = Buffer.from('abc');
    const outcome = await readers.read({ name: 'a', source: { bytes } });
    await readers.close();
    expect(outcome).toMatchObject({ ok: true, value: { bytes: [97, 98, 99] } });
    expect(bytes.toString()).toBe('abc');
  });

  it.each([
    ['hang', 'time-limit', '读取“hang”超过 2 秒，已停止'],
    ['throw', 'reader-crashed', '读取“throw”时程序出错（broken）'],
    ['exit', 'reader-crashed', '读取“exit”时程序出错'],
    ['eat', 'memory-limit', '读取“eat”所需内存超过 40 MB，已停止'],
  ])('%s fails only itself (%s), and the next file gets a new thread', async (name, code, start) => {
    const readers = pool({ size: 1, timeLimitMs: name === 'hang' ? 2_000 : 20_000, memoryLimitMb: 40 });
    const outcomes = await Promise.all(
      ['before', name, 'after'].map((job) => readers.read({ name: job, source: from })),
    );
    await readers.close();
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.failure.code))).toEqual(['ok', code, 'ok']);
    expect(outcomes[1]?.ok === false && outcomes[1].failure.message).toContain(start);
  });

  it('ends a file whose memory lies outside of the heap', { timeout: 30_000 }, async () => {
    const readers = pool({ size: 1, timeLimitMs: 20_000, residentLimitMb: 200 });
    const outcomes = await Promise.all(['buffers', 'after'].map((name) => readers.read({ name, source: from })));
    await readers.close();
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.failure.code))).toEqual(['memory-limit', 'ok']);
    expect(outcomes[0]?.ok === false && outcomes[0].failure.message).toContain('“buffers”所需内存超过 200 MB，已停止');
  });

  it('cancels what is being read and what waits, and leaves the rest alone', async () => {
    const readers = pool({ size: 1 });
    const control = new AbortController();
    const running = readers.read({ name: 'hang', source: from }, control.signal);
    const waiting = readers.read({ name: 'waiting', source: from }, control.signal);
    const other = readers.read({ name: 'other', source: from });
    setTimeout(() => control.abort(), 100);
    const outcomes = await Promise.all([running, waiting, other]);
    const late = await readers.read({ name: 'late', source: from }, control.signal);
    await readers.close();
    expect([...outcomes, late].map((outcome) => (outcome.ok ? 'ok' : outcome.failure.code))).toEqual([
      'cancelled',
      'cancelled',
      'ok',
      'cancelled',
    ]);
  });

  it('answers everything when it is closed', async () => {
    const readers = pool({ size: 1 });
    const open = ['slow', 'waiting'].map((name) => readers.read({ name, source: from }));
    await readers.close();
    const outcomes = await Promise.all([...open, readers.read({ name: 'later', source: from })]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.failure.code))).toEqual(
      Array.from({ length: 3 }, () => 'cancelled'),
    );
  });

  it('fails each file with a reason where the reader is not built', async () => {
    const readers = createReaderPool({ size: 1 });
    const outcome = await readers.read({ name: 'a.txt', source: from });
    await readers.close();
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'reader-crashed' } });
  });
});
