import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createReaderPool, type ReaderPool, type ReadOutcome } from '../../../src/main/intake/index.js';
import { keptFolder } from '../workspace/samples.js';

/** A process that answers by the job's name: the pool is tested apart from reading. */
const HOST = join(keptFolder(), 'host.mjs');
writeFileSync(
  HOST,
  `process.on('message', (job) => {
    if (job.name === 'hang') return;
    if (job.name.startsWith('SIG')) process.kill(process.pid, job.name);
    else if (job.name === 'exit') process.exit(7);
    else process.send({ answer: { ok: true, value: { name: job.name, pid: process.pid, bytes: job.source.bytes } },
      last: job.name === 'last' });
  });
  process.on('disconnect', () => process.exit());`,
);

const from = { path: '/nowhere' };
const pools: ReaderPool[] = [];

afterAll(() => Promise.all(pools.map((pool) => pool.close())));

function pool(size = 1): ReaderPool {
  const made = createReaderPool({ size, host: pathToFileURL(HOST), script: pathToFileURL(HOST) });
  pools.push(made);
  return made;
}

function codeOf(outcome: ReadOutcome): string {
  return outcome.ok ? 'ok' : outcome.failure.code;
}

/** What the made process says of itself. */
function said(outcome: ReadOutcome): { readonly pid: number; readonly bytes?: Uint8Array } {
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value as never;
}

describe('readers in processes', () => {
  it.each(process.platform === 'win32' ? ['exit'] : ['SIGSEGV', 'SIGABRT', 'SIGKILL', 'exit'])(
    '%s ends the file that was being read and no other',
    async (name) => {
      const readers = pool();
      const names = ['before', name, 'after'];
      const outcomes = await Promise.all(names.map((one) => readers.read({ name: one, source: from })));
      expect(outcomes.map(codeOf)).toEqual(['ok', 'reader-crashed', 'ok']);
      const [, crashed] = outcomes;
      if (crashed?.ok !== false) throw new Error('it was read');
      expect(crashed.failure.message).toContain(`“${name}”`);
      expect(crashed.failure.message).toContain(name === 'exit' ? '7' : name);
    },
  );

  it('read one file after the other in one process, until it is the last', async () => {
    const readers = pool();
    const pids: number[] = [];
    for (const name of ['a', 'b', 'last', 'c']) pids.push(said(await readers.read({ name, source: from })).pid);
    const [first, second, third, fourth] = pids;
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
    expect(first).not.toBe(process.pid);
  });

  it('take bytes as they are, and leave the caller its own', async () => {
    const bytes = Buffer.from('内容');
    const outcome = said(await pool().read({ name: 'a', source: { bytes } }));
    expect(Buffer.from(outcome.bytes ?? []).toString()).toBe('内容');
    expect(bytes.toString()).toBe('内容');
  });

  it('are cancelled where they hang, and leave the rest alone', async () => {
    const readers = pool();
    const control = new AbortController();
    const hanging = readers.read({ name: 'hang', source: from }, control.signal);
    const other = readers.read({ name: 'other', source: from });
    setTimeout(() => control.abort(), 100);
    expect((await Promise.all([hanging, other])).map(codeOf)).toEqual(['cancelled', 'ok']);
  });

  it('are answered when they are closed', async () => {
    const readers = pool();
    const open = ['hang', 'waiting'].map((name) => readers.read({ name, source: from }));
    await readers.close();
    expect((await Promise.all(open)).map(codeOf)).toEqual(['cancelled', 'cancelled']);
  });
});
