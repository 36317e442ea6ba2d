import { statSync } from 'node:fs';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import {
  STILL_READING,
  type Answer,
  type Reader,
  type ReaderLimits,
  type ReadFailure,
  type ReaderTask,
} from './job.js';
import type { MemoryWatch } from './memory-watch.js';
import { failure, stopped } from './messages.js';

/**
 * Starts a reader thread from its script. An idle thread does not keep the program running. The limits bound its JavaScript
 * heap; `memory` watches what lies outside of it.
 */
export function startReaderThread(script: URL, limits: ReaderLimits, memory: MemoryWatch): Reader {
  const worker = new Worker(script, {
    name: 'reader',
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryLimitMb },
    // The caller's own Node flags (a debugger, a loader) are not for the readers.
    execArgv: [],
    // A native library sees the environment of the process alone; a copy of the thread's own would not reach it.
    env: SHARE_ENV,
  });
  let alive = true;
  let settle: ((answer: Answer) => void) | null = null;
  let progress: (() => void) | null = null;
  let current = '';

  const fail = (reason: ReadFailure): void => settle?.({ ok: false, failure: reason });
  const abandon = (reason: ReadFailure): void => {
    alive = false;
    fail(reason);
    void worker.terminate();
  };
  worker.unref();
  worker.on('message', (message: Answer | typeof STILL_READING) => {
    if (message === STILL_READING) progress?.();
    else settle?.(message);
  });
  worker.on('messageerror', (error) => abandon(failure(current, 'reader-crashed', error.message)));
  worker.on('error', (error: unknown) => {
    const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const detail = error instanceof Error ? error.message : undefined;
    abandon(
      outOfMemory ? stopped(current, { megabytes: limits.memoryLimitMb }) : failure(current, 'reader-crashed', detail),
    );
  });
  worker.on('exit', () => abandon(failure(current, 'reader-crashed', '读取线程意外结束')));

  return {
    isAlive: () => alive,
    end: async () => {
      alive = false;
      fail(failure(current, 'cancelled'));
      await worker.terminate();
    },
    read: (job, signal) =>
      new Promise((resolve) => {
        const onAbort = (): void => abandon(failure(job.name, 'cancelled'));
        const timer = setTimeout(
          () => abandon(stopped(job.name, { seconds: limits.timeLimitMs / 1000 })),
          limits.timeLimitMs,
        );
        const unwatch = memory.start(sizeOf(job), () => abandon(stopped(job.name, { megabytes: memory.limitMb })));
        progress = () => timer.refresh();
        settle = (answer) => {
          settle = null;
          progress = null;
          clearTimeout(timer);
          unwatch();
          signal?.removeEventListener('abort', onAbort);
          worker.unref();
          resolve(answer);
        };
        current = job.name;
        worker.ref();
        signal?.addEventListener('abort', onAbort, { once: true });
        post(worker, job);
      }),
  };
}

/** Length of the file in bytes; 0 where it cannot be told, which reading will say. */
function sizeOf({ source }: ReaderTask): number {
  if ('bytes' in source) return source.bytes.length;
  try {
    return statSync(source.path).size;
  } catch {
    return 0;
  }
}

/** Hands the job over. Bytes are copied first: the caller keeps its own, the copy changes hands without another copy. */
function post(worker: Worker, job: ReaderTask): void {
  if ('path' in job.source) {
    worker.postMessage(job, []);
    return;
  }
  const bytes = Uint8Array.from(job.source.bytes);
  worker.postMessage({ ...job, source: { ...job.source, bytes } }, [bytes.buffer]);
}
