// The processes of the Electron host behind a made `utilityProcess`: what a running Electron starts is not tried here.
import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { serveReaders, type Utility } from '../../../../src/main/hosts/electron/reader-processes.js';
import {
  createReaderPool,
  remoteProcesses,
  type HostStart,
  type ReaderPool,
  type ReadOutcome,
} from '../../../../src/main/intake/index.js';

/** A process of Electron's that answers by the job's name. It takes messages from the start and runs a little later. */
class MadeUtility extends EventEmitter implements Utility {
  pid: number | undefined = undefined;
  readonly read: string[] = [];
  #state: 'starting' | 'running' | 'ended' = 'starting';
  readonly start: HostStart;

  constructor(start: HostStart) {
    super();
    this.start = start;
    setTimeout(() => {
      this.#state = 'running';
      this.emit('spawn');
    }, 5);
  }

  postMessage(message: unknown): void {
    const { name } = message as { readonly name: string };
    this.read.push(name);
    setTimeout(() => {
      if (this.#state === 'ended' || name === 'hang') return;
      if (name === 'crash') return this.#end(11);
      const answer = { ok: true, value: { name, made: made.indexOf(this) } };
      this.emit('message', { answer, last: name === 'last' });
    }, 10);
  }

  kill(): boolean {
    // As Electron's own: nothing is ended before it runs.
    if (this.#state === 'running') this.#end(15);
    return true;
  }

  get ended(): boolean {
    return this.#state === 'ended';
  }

  #end(code: number): void {
    this.#state = 'ended';
    setTimeout(() => this.emit('exit', code));
  }
}

const ENTRY = new URL('file:///program/reader-host.js');
const from = { path: '/nowhere' };
let made: MadeUtility[] = [];
let ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends) await end();
  made = [];
  ends = [];
});

type Setting = { readonly ready?: Promise<unknown>; readonly fork?: (file: string, parameters: string[]) => Utility };

function forkMade(_file: string, [start]: string[]): MadeUtility {
  const utility = new MadeUtility(JSON.parse(start ?? '') as HostStart);
  made.push(utility);
  return utility;
}

/** A pool as the service thread has it, and the way it is cut off. */
function pool({ ready = Promise.resolve(), fork = forkMade }: Setting = {}): ReaderPool & { readonly cut: () => void } {
  const { port1, port2 } = new MessageChannel();
  serveReaders(port1, fork, ready);
  const readers = createReaderPool({ size: 1, host: ENTRY, script: THREAD, openProcess: remoteProcesses(port2) });
  ends.push(async () => {
    await readers.close();
    port2.close();
  });
  return { ...readers, cut: () => port2.close() };
}

/** What reads where no process can be started. */
const THREAD = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (job) => parentPort.postMessage({ ok: true, value: { name: job.name, thread: true } }));
  `)}`,
);

function said(outcome: ReadOutcome): unknown {
  return outcome.ok ? outcome.value : outcome.failure.code;
}

describe('reader processes of the Electron host', () => {
  it('read one file after the other in one process, until it is the last', async () => {
    const readers = pool();
    const outcomes: unknown[] = [];
    for (const name of ['a', 'b', 'last', 'c']) outcomes.push(said(await readers.read({ name, source: from })));
    expect(outcomes).toEqual([
      { name: 'a', made: 0 },
      { name: 'b', made: 0 },
      { name: 'last', made: 0 },
      { name: 'c', made: 1 },
    ]);
    await expect.poll(() => made[0]?.ended).toBe(true);
    expect(made[0]?.start).toMatchObject({ script: THREAD.href, residentLimitMb: 700 });
  });

  it('fail the file they end with, and no other', async () => {
    const readers = pool();
    const names = ['before', 'crash', 'after'];
    const outcomes = await Promise.all(names.map((name) => readers.read({ name, source: from })));
    expect(outcomes.map(said)).toEqual([{ name: 'before', made: 0 }, 'reader-crashed', { name: 'after', made: 1 }]);
    expect(outcomes[1]?.ok === false && outcomes[1].failure.message).toContain('11');
  });

  it('are ended where a file is cancelled', async () => {
    const readers = pool();
    const control = new AbortController();
    const hanging = readers.read({ name: 'hang', source: from }, control.signal);
    await expect.poll(() => made[0]?.read).toEqual(['hang']);
    control.abort();
    expect(said(await hanging)).toBe('cancelled');
    await expect.poll(() => made[0]?.ended).toBe(true);
  });

  it('wait until Electron is ready, and lose nothing that was asked before', async () => {
    const ready = Promise.withResolvers<void>();
    const readers = pool({ ready: ready.promise });
    const reading = readers.read({ name: 'early', source: from });
    await new Promise((done) => setTimeout(done, 20));
    expect(made).toEqual([]);
    ready.resolve();
    expect(said(await reading)).toEqual({ name: 'early', made: 0 });
  });

  it('end with the pool, also one that does not run yet', async () => {
    const readers = pool();
    await expect.poll(() => made.length).toBe(1);
    await readers.close();
    expect(made[0]?.ended).toBe(true);
  });

  it('end with the thread that asked for them', async () => {
    const readers = pool();
    await readers.read({ name: 'a', source: from });
    readers.cut();
    await expect.poll(() => made[0]?.ended).toBe(true);
    ends = [];
  });

  it('give way to threads where none can be started', async () => {
    const readers = pool({
      fork: () => {
        throw new Error('refused');
      },
    });
    await expect
      .poll(async () => said(await readers.read({ name: 'a', source: from })))
      .toEqual({
        name: 'a',
        thread: true,
      });
  });

  it('hand over packed answers as they are', async () => {
    class Packing extends MadeUtility {
      override postMessage(): void {
        // A view of a part of something larger.
        this.emit('message', { answer: Buffer.from('xx内容').subarray(2), last: false });
      }
    }
    const { port1, port2 } = new MessageChannel();
    serveReaders(port1, (_file, [start]) => new Packing(JSON.parse(start ?? '') as HostStart), Promise.resolve());
    const answers: unknown[] = [];
    const opened = remoteProcesses(port2)(
      ENTRY,
      { script: '', limits: { timeLimitMs: 1, memoryLimitMb: 1 }, residentLimitMb: 1, keptMb: 1 },
      { onAnswer: ({ answer }) => answers.push(answer), onGone: () => undefined },
    );
    opened?.hold(true);
    opened?.send({ name: 'a', source: from }, () => undefined);
    await expect.poll(() => answers.length).toBe(1);
    const [answer] = answers;
    expect(answer instanceof Uint8Array && Buffer.from(answer).toString()).toBe('内容');
    port2.close();
  });
});
