import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { mayBeArchive } from './archive/index.js';
import type { Outcome, ReaderPool, ReaderTask } from './job.js';
import { createMemoryWatch } from './memory-watch.js';
import { failure } from './messages.js';
import { startReaderThread, type ReaderThread } from './reader-thread.js';

type Task = {
  readonly job: ReaderTask;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (outcome: Outcome<unknown>) => void;
};

/** Finds the built reader: beside the program, or one folder up where the bundler put this module into a shared chunk. */
function builtReader(): URL {
  const places = ['./reader.js', '../reader.js'].map((path) => new URL(path, import.meta.url));
  const found = places.find((place) => existsSync(fileURLToPath(place)));
  if (found === undefined) throw new Error('找不到读取线程 reader.js，请重新构建或重新安装程序');
  return found;
}

/**
 * Starts reader threads (lazily). Defaults: one per core, 60 s and 700 MB of heap for each file, 1 400 MB with what lies
 * outside of the heap. A file that exceeds its time or
 * memory, or brings its thread down, fails alone: the thread is replaced and the next file gets a new one.
 * `script` is the thread's entry; left out, the built `reader.js`.
 */
export function createReaderPool(options?: {
  size?: number;
  timeLimitMs?: number;
  memoryLimitMb?: number;
  residentLimitMb?: number;
  script?: URL;
}): ReaderPool {
  const size = options?.size ?? availableParallelism();
  const limits = { timeLimitMs: options?.timeLimitMs ?? 60_000, memoryLimitMb: options?.memoryLimitMb ?? 700 };
  const memory = createMemoryWatch(options?.residentLimitMb ?? 1_400);
  const idle: ReaderThread[] = [];
  const busy = new Set<ReaderThread>();
  const waiting: Task[] = [];
  let closed = false;

  const takeThread = (): ReaderThread => {
    for (let thread = idle.pop(); thread !== undefined; thread = idle.pop()) if (thread.isAlive()) return thread;
    return startReaderThread(options?.script ?? builtReader(), limits, memory);
  };

  const run = async (task: Task): Promise<void> => {
    let thread: ReaderThread;
    try {
      thread = takeThread();
    } catch (error) {
      task.resolve(refused(task.job, 'reader-crashed', error instanceof Error ? error.message : undefined));
      return;
    }
    busy.add(thread);
    const outcome = await thread.read(task.job, task.signal);
    busy.delete(thread);
    if (thread.isAlive()) idle.push(thread);
    task.resolve(outcome);
    startNext();
  };

  const startNext = (): void => {
    while (busy.size < size) {
      const task = waiting.shift();
      if (task === undefined) return;
      void run(task);
    }
  };

  const ask = (job: ReaderTask, signal: AbortSignal | undefined): Promise<Outcome<unknown>> =>
    new Promise((resolve) => {
      if (closed || signal?.aborted === true) {
        resolve(refused(job, 'cancelled'));
        return;
      }
      const task: Task = { job, signal, resolve };
      // A cancelled job that has not begun leaves the queue at once.
      signal?.addEventListener(
        'abort',
        () => {
          const at = waiting.indexOf(task);
          if (at < 0) return;
          waiting.splice(at, 1);
          resolve(refused(job, 'cancelled'));
        },
        { once: true },
      );
      waiting.push(task);
      startNext();
    });

  // A thread answers a task with what the task asks for.
  return {
    read: (job, signal) => ask(job, signal) as Promise<never>,
    list: async (job, signal) =>
      (await mayBeArchive(job.source))
        ? ((await ask({ ...job, task: 'list' }, signal)) as never)
        : { ok: true, value: null },
    unpack: (job, signal) => ask({ ...job, task: 'unpack' }, signal) as Promise<never>,
    close: async () => {
      closed = true;
      for (const task of waiting.splice(0)) task.resolve(refused(task.job, 'cancelled'));
      await Promise.all([...idle.splice(0), ...busy].map((thread) => thread.end()));
    },
  };
}

function refused(job: ReaderTask, code: 'cancelled' | 'reader-crashed', detail?: string): Outcome<never> {
  return { ok: false, failure: failure(job.name, code, detail) };
}
