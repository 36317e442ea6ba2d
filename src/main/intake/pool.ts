import { availableParallelism } from 'node:os';
import { deserialize } from 'node:v8';
import { mayBeArchive } from './archive/index.js';
import { builtEntry } from './built-entry.js';
import type { Outcome, Reader, ReaderPool, ReaderTask } from './job.js';
import { createMemoryWatch } from './memory-watch.js';
import { failure } from './messages.js';
import { startReaderProcess, type OpenProcess } from './reader-process.js';
import { startReaderThread } from './reader-thread.js';

type Task = {
  readonly job: ReaderTask;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (outcome: Outcome<unknown>) => void;
};

/** How readers are started. */
type ReaderOptions = {
  readonly timeLimitMs?: number;
  readonly memoryLimitMb?: number;
  readonly residentLimitMb?: number;
  /** Entry of the reader's thread; left out, the built `reader.js`. */
  readonly script?: URL;
  /** Entry of the process around it; null: a thread of this process. Left out, the built `reader-host.js`. */
  readonly host?: URL | null;
  /** Who starts the process; left out, this one forks it. */
  readonly openProcess?: OpenProcess;
};

/** Most memory of a reader process, in megabytes; and what it may keep for the next file. */
const PROCESS_MB = { limit: 700, kept: 400 };
/** What a thread may take outside of its heap as well: nobody tells which memory of a process is whose. */
const THREAD_MB = 1_400;

/** Electron forks no Node process once it is packaged: there readers are threads where nobody else starts processes. */
function usualHost(openProcess: OpenProcess | undefined): URL | null {
  const mayStart = openProcess !== undefined || process.versions['electron'] === undefined;
  return mayStart ? builtEntry('reader-host.js') : null;
}

function readerStarter(options: ReaderOptions): () => Reader {
  const limits = { timeLimitMs: options.timeLimitMs ?? 60_000, memoryLimitMb: options.memoryLimitMb ?? 700 };
  const memory = createMemoryWatch(options.residentLimitMb ?? THREAD_MB);
  const residentLimitMb = options.residentLimitMb ?? PROCESS_MB.limit;
  return () => {
    const script = options.script ?? builtEntry('reader.js');
    if (script === null) throw new Error('找不到读取线程 reader.js，请重新构建或重新安装程序');
    const host = options.host === undefined ? usualHost(options.openProcess) : options.host;
    const start = { script: script.href, limits, residentLimitMb, keptMb: PROCESS_MB.kept };
    const inProcess = host === null ? null : startReaderProcess(host, start, options.openProcess);
    return inProcess ?? startReaderThread(script, limits, memory);
  };
}

/**
 * Starts readers: the first at once, while the caller still looks for files, the others when they are needed. Defaults: one per core, 60 s for each file, 700 MB for the process that reads it. A file that
 * exceeds its time or memory, or brings its reader down, fails alone: the next file gets a new reader.
 */
export function createReaderPool(options: ReaderOptions & { readonly size?: number } = {}): ReaderPool {
  const size = options.size ?? availableParallelism();
  const startReader = readerStarter(options);
  const idle: Reader[] = [];
  const busy = new Set<Reader>();
  const waiting: Task[] = [];
  let closed = false;

  try {
    idle.push(startReader());
  } catch {
    // Told with the first file.
  }

  const takeReader = (): Reader => {
    for (let reader = idle.pop(); reader !== undefined; reader = idle.pop()) if (reader.isAlive()) return reader;
    return startReader();
  };

  const run = async (task: Task): Promise<void> => {
    let reader: Reader;
    try {
      reader = takeReader();
    } catch (error) {
      task.resolve(refused(task.job, 'reader-crashed', error instanceof Error ? error.message : undefined));
      return;
    }
    busy.add(reader);
    const answer = await reader.read(task.job, task.signal);
    busy.delete(reader);
    if (reader.isAlive()) idle.push(reader);
    // The reader goes on with the next file while its answer is opened here.
    startNext();
    task.resolve(answer instanceof Uint8Array ? (deserialize(answer) as Outcome<unknown>) : answer);
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
      // A cancelled job that has not begun leaves the queue at once.
      const leave = (): void => {
        const at = waiting.indexOf(task);
        if (at < 0) return;
        waiting.splice(at, 1);
        task.resolve(refused(job, 'cancelled'));
      };
      const task: Task = {
        job,
        signal,
        resolve: (outcome) => {
          // A signal somebody listens to is never let go of, and with the listener goes all that was read.
          signal?.removeEventListener('abort', leave);
          resolve(outcome);
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      waiting.push(task);
      startNext();
    });

  // A reader answers a task with what the task asks for.
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
      await Promise.all([...idle.splice(0), ...busy].map((reader) => reader.end()));
    },
  };
}

function refused(job: ReaderTask, code: 'cancelled' | 'reader-crashed', detail?: string): Outcome<never> {
  return { ok: false, failure: failure(job.name, code, detail) };
}
