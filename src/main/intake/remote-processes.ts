import type { MessagePort } from 'node:worker_threads';
import type { ReaderTask } from './job.js';
import type { HostAnswer, HostStart, OpenProcess, ProcessEvents } from './reader-process.js';

/** What is asked of the one who may start processes. `process` is a number of the asker's. */
export type ProcessRequest =
  | { readonly type: 'start'; readonly process: number; readonly host: string; readonly start: HostStart }
  | { readonly type: 'task'; readonly process: number; readonly task: ReaderTask }
  | { readonly type: 'kill'; readonly process: number };

/** What is told of a process. */
export type ProcessReport =
  | { readonly type: 'answer'; readonly process: number; readonly answer: HostAnswer }
  /** It has ended; `started`: it had begun to run. */
  | { readonly type: 'gone'; readonly process: number; readonly how: string; readonly started: boolean };

/**
 * 代为启动. Reader processes that somebody else starts: in Electron only its main process may, while the readers are asked by
 * the service thread. Everything goes through `port`. Null once a process could not be started: the readers after it are
 * threads.
 */
export function remoteProcesses(port: MessagePort): OpenProcess {
  const known = new Map<number, ProcessEvents>();
  const busy = new Set<number>();
  let last = 0;
  let refused = false;
  const send = (request: ProcessRequest): void => port.postMessage(request, []);
  port.on('message', (report: ProcessReport) => {
    const events = known.get(report.process);
    if (report.type === 'answer') {
      events?.onAnswer(report.answer);
      return;
    }
    known.delete(report.process);
    if (!report.started) refused = true;
    events?.onGone(report.how);
  });
  port.unref();
  return (host, start, events) => {
    if (refused) return null;
    last += 1;
    const process = last;
    known.set(process, events);
    send({ type: 'start', process, host: host.href, start });
    return {
      send: (task) => send({ type: 'task', process, task }),
      kill: () => send({ type: 'kill', process }),
      // The port keeps the thread running as long as one of the processes is to.
      hold: (running) => {
        if (running) busy.add(process);
        else busy.delete(process);
        if (busy.size > 0) port.ref();
        else port.unref();
      },
    };
  };
}
