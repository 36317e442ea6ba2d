// Reader processes as they are built: what would bring a whole program down ends one file, memory is bounded from outside of
// it, and none outlives the program.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReaderPool } from '../../src/main/intake/index.js';

const HOST = join(import.meta.dirname, '../../out/main/reader-host.js');

/** A thread that answers by the job's name. */
const SCRIPT = `data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', (job) => {
    if (job.name === 'hang') for (;;);
    if (job.name === 'throw') throw new Error('broken');
    if (job.name.startsWith('SIG')) process.kill(process.pid, job.name);
    if (job.name === 'eat') { const kept = []; for (;;) kept.push(new Array(100000).fill(kept.length)); }
    if (job.name === 'buffers') {
      const kept = [];
      while (kept.length < 60) kept.push(new Uint8Array(2 ** 24).fill(1));
      for (;;) kept[0][0] += 1;
    }
    if (job.name === 'large') globalThis.kept = new Uint8Array(420 * 2 ** 20).fill(1);
    parentPort.postMessage({ ok: true, value: process.pid });
  });
`)}`;

const from = { path: '/nowhere' };

beforeAll(() => {
  if (!existsSync(HOST)) throw new Error('out/main/reader-host.js is missing: run npm run build first');
});

function pool(options: Parameters<typeof createReaderPool>[0] = {}) {
  return createReaderPool({ size: 1, host: pathToFileURL(HOST), script: new URL(SCRIPT), ...options });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a reader process', () => {
  it.each([
    // Long enough for the files before and after it on a computer at which a process starts slowly.
    ['hang', 'time-limit', '超过 10 秒'],
    ['throw', 'reader-crashed', 'broken'],
    ['eat', 'memory-limit', '内存超过'],
    ['buffers', 'memory-limit', '内存超过 700 MB'],
    ['SIGSEGV', 'reader-crashed', 'SIGSEGV'],
    ['SIGABRT', 'reader-crashed', 'SIGABRT'],
  ])('that meets %s fails this file alone (%s)', async (name, code, words) => {
    const readers = pool(name === 'hang' ? { timeLimitMs: 10_000 } : {});
    const names = ['before', name, 'after'];
    const outcomes = await Promise.all(names.map((one) => readers.read({ name: one, source: from })));
    await readers.close();
    expect(outcomes.map((one) => (one.ok ? 'ok' : one.failure.code))).toEqual(['ok', code, 'ok']);
    const [, failed] = outcomes;
    expect(failed?.ok === false && failed.failure.message).toContain(words);
  });

  it('is kept for the next file while it is small, and no longer', async () => {
    const readers = pool();
    const pids: unknown[] = [];
    for (const name of ['a', 'b', 'large', 'c']) {
      const outcome = await readers.read({ name, source: from });
      pids.push(outcome.ok ? outcome.value : outcome.failure);
    }
    await readers.close();
    expect(pids[1]).toBe(pids[0]);
    expect(pids[2]).toBe(pids[0]);
    expect(pids[3]).not.toBe(pids[0]);
  });

  it('ends with the program, however it ends, also in the middle of a file', async () => {
    // A program that starts the built process as the pool does, tells its number and is killed.
    const start = JSON.stringify({
      script: SCRIPT,
      limits: { timeLimitMs: 60_000, memoryLimitMb: 700 },
      residentLimitMb: 700,
      keptMb: 400,
    });
    const program = `import { fork } from 'node:child_process';
      const child = fork(${JSON.stringify(HOST)}, [${JSON.stringify(start)}], { serialization: 'advanced', execArgv: [] });
      child.send({ name: 'hang', source: { path: '/nowhere' } });
      setTimeout(() => console.log(child.pid), 500);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.on('data', (data) => resolve(Number(String(data)))),
    );
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});
