/** The reader processes of the Electron host: started here, used by the service thread. */
import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { messageOf } from '../../desk/trouble.js';
import type { HostAnswer, HostStart, ProcessReport, ProcessRequest } from '../../intake/index.js';

/** What is used of Electron's `UtilityProcess`. */
export type Utility = {
  /** Undefined before it runs and after it has ended. */
  readonly pid: number | undefined;
  readonly postMessage: (message: unknown, transfer: []) => void;
  readonly kill: () => boolean;
  on(event: 'spawn', listener: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
};

/** Starts a process from a file, as `utilityProcess.fork`. */
export type ForkUtility = (file: string, parameters: string[]) => Utility;

/** A process that does not run after this many milliseconds never will. */
const START_LIMIT = 30_000;

type Running = {
  readonly utility: Utility;
  started: boolean;
  /** It is to end as soon as it runs: before that nothing can be ended. */
  ending: boolean;
};

/**
 * Starts reader processes for a service thread and passes on what both say; `runAsNode` is off in a packaged program, so that
 * the thread cannot start them itself. They end with the thread. `ready` resolves when Electron may start processes.
 */
export function serveReaders(port: MessagePort, fork: ForkUtility, ready: Promise<unknown>): void {
  const running = new Map<number, Running>();
  let closed = false;

  const report = (message: ProcessReport, transfer: readonly ArrayBuffer[] = []): void => {
    if (!closed) port.postMessage(message, transfer);
  };
  const start = (process: number, file: string, first: HostStart): void => {
    let utility: Utility;
    try {
      utility = fork(file, [JSON.stringify(first)]);
    } catch (error) {
      report({ type: 'gone', process, how: messageOf(error), started: false });
      return;
    }
    const entry: Running = { utility, started: false, ending: false };
    running.set(process, entry);
    const gone = (how: string): void => {
      clearTimeout(limit);
      if (!running.delete(process)) return;
      report({ type: 'gone', process, how, started: entry.started });
    };
    const limit = setTimeout(() => {
      end(entry);
      gone(`${START_LIMIT / 1000} 秒内未能启动`);
    }, START_LIMIT);
    utility.on('spawn', () => {
      clearTimeout(limit);
      entry.started = true;
      if (entry.ending) end(entry);
    });
    utility.on('message', (message) => {
      const { answer, last } = message as HostAnswer;
      // Packed answers change hands; a view of a part of something larger is cut out first.
      const bytes = answer instanceof Uint8Array ? Uint8Array.from(answer) : null;
      report(
        { type: 'answer', process, answer: { answer: bytes ?? answer, last } },
        bytes === null ? [] : [bytes.buffer],
      );
    });
    utility.on('exit', (code) => gone(String(code)));
  };
  const handle = (request: ProcessRequest): void => {
    const { process } = request;
    const entry = running.get(process);
    switch (request.type) {
      case 'start':
        return start(process, fileURLToPath(request.host), request.start);
      case 'task':
        // What has ended meanwhile is told of already.
        return entry?.utility.postMessage(request.task, []);
      case 'kill':
        if (entry !== undefined) end(entry);
    }
  };

  // In the order in which they came, also those from before Electron was ready.
  let queue: Promise<void> = ready.then(() => undefined);
  port.on('message', (request: ProcessRequest) => {
    queue = queue.then(() => (closed ? undefined : handle(request)));
  });
  port.unref();
  port.on('close', () => {
    closed = true;
    for (const entry of running.values()) end(entry);
  });
}

/** Ends a process at once. Electron's own way asks first, which native code that never returns does not hear. */
function end(entry: Running): void {
  const { utility } = entry;
  const { pid } = utility;
  entry.ending = true;
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
  utility.kill();
}
