import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Reader, ReaderLimits, ReaderTask, ReadFailure } from './job.js';
import { failure } from './messages.js';

/** What a reader process is started with. */
export type HostStart = {
  /** Entry of its thread. */
  readonly script: string;
  readonly limits: ReaderLimits;
  /** Most memory of the process, in megabytes. */
  readonly residentLimitMb: number;
  /** A process that holds more than this after a file, in megabytes, ends; the next file begins in a fresh one. */
  readonly keptMb: number;
};

/** What a reader process answers. `last`: it reads no other file. */
export type HostAnswer = { readonly answer: Answer; readonly last: boolean };

/**
 * Starts a reader process. An idle one does not keep the program running, and ends with it however it ends. Null where this
 * computer starts no process.
 */
export function startReaderProcess(host: URL, start: HostStart): Reader | null {
  const child = fork(fileURLToPath(host), [JSON.stringify(start)], {
    // The caller's own Node flags (a debugger, a loader) are not for the readers.
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Without a number it did not start; the error is told again as an event that nobody waits for.
  child.on('error', () => undefined);
  return child.pid === undefined ? null : readerOf(child);
}

function readerOf(child: ChildProcess): Reader {
  let alive = true;
  let current = '';
  let settle: ((answer: Answer) => void) | null = null;
  const gone = Promise.withResolvers<void>();

  const fail = (reason: ReadFailure): void => settle?.({ ok: false, failure: reason });
  const abandon = (reason: ReadFailure): void => {
    alive = false;
    // It may be in the middle of native code, which nothing else interrupts.
    child.kill('SIGKILL');
    fail(reason);
  };
  const rest = (): void => {
    child.unref();
    child.channel?.unref();
  };
  rest();
  child.on('message', ({ answer, last }: HostAnswer) => {
    if (last) {
      alive = false;
      child.kill('SIGKILL');
    }
    settle?.(answer);
  });
  child.on('exit', (code, signal) => {
    alive = false;
    gone.resolve();
    fail(failure(current, 'reader-crashed', `读取进程意外结束，${signal ?? code}`));
  });

  return {
    isAlive: () => alive,
    end: async () => {
      // Its end is waited for: until then it keeps the program running.
      child.ref();
      abandon(failure(current, 'cancelled'));
      await gone.promise;
    },
    read: (job: ReaderTask, signal?: AbortSignal) =>
      new Promise((resolve) => {
        const onAbort = (): void => abandon(failure(job.name, 'cancelled'));
        settle = (answer) => {
          settle = null;
          signal?.removeEventListener('abort', onAbort);
          rest();
          resolve(answer);
        };
        current = job.name;
        child.ref();
        child.channel?.ref();
        signal?.addEventListener('abort', onAbort, { once: true });
        child.send(job, (error) => {
          if (error !== null) abandon(failure(job.name, 'reader-crashed', error.message));
        });
      }),
  };
}
