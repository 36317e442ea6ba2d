import { fork } from 'node:child_process';
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

/** What is heard of a reader process. */
export type ProcessEvents = {
  readonly onAnswer: (answer: HostAnswer) => void;
  /** It has ended, with this signal or exit code. */
  readonly onGone: (how: string) => void;
};

/** 读取进程. A process that reads one file at a time, whoever started it. */
type ReaderProcess = {
  /** Hands a task over; `onFailed` where that is not possible. */
  readonly send: (task: ReaderTask, onFailed: (reason: string) => void) => void;
  /** Ends it at once: it may be in the middle of native code, which nothing else interrupts. */
  readonly kill: () => void;
  /** Whether it keeps the program running. */
  readonly hold: (running: boolean) => void;
};

/** Starts a process from its entry. Null where none can be started. */
export type OpenProcess = (host: URL, start: HostStart, events: ProcessEvents) => ReaderProcess | null;

/** A Node process of our own. */
const forkProcess: OpenProcess = (host, start, { onAnswer, onGone }) => {
  const child = fork(fileURLToPath(host), [JSON.stringify(start)], {
    // The caller's own Node flags (a debugger, a loader) are not for the readers.
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Without a number it did not start; the error is told again as an event that nobody waits for.
  child.on('error', () => undefined);
  if (child.pid === undefined) return null;
  child.on('message', (answer: HostAnswer) => onAnswer(answer));
  child.on('exit', (code, signal) => onGone(String(signal ?? code)));
  return {
    send: (task, onFailed) => void child.send(task, (error) => (error === null ? null : onFailed(error.message))),
    kill: () => void child.kill('SIGKILL'),
    hold: (running) => {
      if (running) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
  };
};

/**
 * Starts a reader process. An idle one does not keep the program running, and ends with it however it ends. Null where this
 * computer starts no process.
 */
export function startReaderProcess(host: URL, start: HostStart, open: OpenProcess = forkProcess): Reader | null {
  let alive = true;
  let current = '';
  let settle: ((answer: Answer) => void) | null = null;
  const gone = Promise.withResolvers<void>();

  const fail = (reason: ReadFailure): void => settle?.({ ok: false, failure: reason });
  const opened = open(host, start, {
    onAnswer: ({ answer, last }) => {
      if (last) {
        alive = false;
        opened?.kill();
      }
      settle?.(answer);
    },
    onGone: (how) => {
      alive = false;
      gone.resolve();
      fail(failure(current, 'reader-crashed', `读取进程意外结束，${how}`));
    },
  });
  if (opened === null) return null;
  const child = opened;
  child.hold(false);
  const abandon = (reason: ReadFailure): void => {
    alive = false;
    child.kill();
    fail(reason);
  };

  return {
    isAlive: () => alive,
    end: async () => {
      // Its end is waited for: until then it keeps the program running.
      child.hold(true);
      abandon(failure(current, 'cancelled'));
      await gone.promise;
      child.hold(false);
    },
    read: (task: ReaderTask, signal?: AbortSignal) =>
      new Promise((resolve) => {
        const onAbort = (): void => abandon(failure(task.name, 'cancelled'));
        settle = (answer) => {
          settle = null;
          signal?.removeEventListener('abort', onAbort);
          child.hold(false);
          resolve(answer);
        };
        current = task.name;
        child.hold(true);
        signal?.addEventListener('abort', onAbort, { once: true });
        child.send(task, (reason) => abandon(failure(task.name, 'reader-crashed', reason)));
      }),
  };
}
