import type { DeskEvent } from '../../shared/desk-api.js';
import { trackImports } from './open-imports.js';
import { startServiceThread, type ServiceSource, type ServiceThread } from './service-thread.js';
import { messageOf, reportTrouble } from './trouble.js';
import { removeUploadsOf } from './uploads.js';

/** A service that is started anew when its thread dies. */
export type SupervisedService = {
  /** As of a single thread; a request that comes while the service starts anew waits for it. */
  readonly ask: ServiceThread['ask'];
  /** Closes the workspace cleanly and ends the service for good. */
  readonly close: () => Promise<void>;
};

/** How a service that dies is started anew. */
export type RestartPolicy = {
  /** Wait before the first new start in milliseconds; it doubles with every further death. */
  readonly delayMs: number;
  /** A thread that lived shorter than this, in milliseconds, died quickly. */
  readonly quickMs: number;
  /** That many quick deaths in a row, and nothing is started any more. */
  readonly mostQuickDeaths: number;
};

/** A thread that hangs in the file system cannot be ended; who waits for the start is told so after this many milliseconds. */
const MOST_PATIENCE = 5_000;

export const RESTART: RestartPolicy = { delayMs: 250, quickMs: 60_000, mostQuickDeaths: 5 };

const EVERYTHING: DeskEvent = { type: 'workspace.changed', what: ['documents', 'findings', 'notes'] };

/** Said of every request once the service is given up. */
function givenUp(times: number, reason: string): string {
  return `后台服务连续 ${times} 次意外停止，已不再自动恢复，本次操作未完成。${reason}已保存的内容不受影响。请关闭程序后重新启动；仍然如此时，请先备份工作区文件，再报告停止前的操作。`;
}

/**
 * Starts the service and keeps it running. A thread that dies (a crash, memory that ran out) takes along what it was
 * doing and nothing else: SQLite has what was acknowledged, and the lock goes with the thread. So a new thread opens the same workspace,
 * after a wait that grows; imports that were cut off are ended with a reason for every file and not begun again, because
 * one of these files may be what the thread died of. Rejects where the first start fails.
 */
export async function superviseService(
  source: ServiceSource,
  emit: (event: DeskEvent) => void,
  policy: RestartPolicy,
): Promise<SupervisedService> {
  const imports = trackImports();
  const closing = new AbortController();
  let quickDeaths = 0;
  let startedAt = 0;

  const startThread = async (again: boolean): Promise<ServiceThread> => {
    startedAt = performance.now();
    const thread = startServiceThread({ ...source, start: { ...source.start, again } }, (event) => {
      imports.note(event);
      emit(event);
    });
    try {
      await thread.ready;
    } catch (error) {
      // What did not open must have let go of the file before another one is tried.
      const waiting = new AbortController();
      await Promise.race([thread.ended, pause(MOST_PATIENCE, waiting.signal)]);
      waiting.abort();
      throw error;
    }
    void thread.ended.then(() => (closing.signal.aborted ? null : restart(thread)));
    return thread;
  };

  let current: Promise<ServiceThread> = startThread(false);
  await current;

  const countDeath = (): void => {
    quickDeaths = performance.now() - startedAt < policy.quickMs ? quickDeaths + 1 : 1;
  };

  const startAgain = async (): Promise<ServiceThread> => {
    for (let reason = ''; ;) {
      if (quickDeaths >= policy.mostQuickDeaths) throw new Error(givenUp(quickDeaths, reason));
      await pause(policy.delayMs * 2 ** (quickDeaths - 1), closing.signal);
      if (closing.signal.aborted) throw new Error('程序正在关闭，本次操作未进行。');
      try {
        return await startThread(true);
      } catch (error) {
        reason = messageOf(error);
        reportTrouble('the service could not be started anew', error);
        countDeath();
      }
    }
  };

  const restart = (dead: ServiceThread): void => {
    countDeath();
    removeUploadsOf(dead.threadId);
    const { jobs, files } = imports.interrupt();
    for (const job of jobs) emit({ type: 'import.progress', job });
    const again = startAgain();
    current = again;
    again
      // The lines of these files stay in the library until the reviewer has dismissed them.
      .then((thread) => (files.length === 0 ? null : thread.ask({ type: 'interrupted', files })))
      .catch((error: unknown) => reportTrouble('the service after a new start', error))
      // Also where nothing could be started: the page asks, and shows the reason it is given.
      .finally(() => emit(EVERYTHING));
  };

  return {
    ask: async (request, transfer) => (await current).ask(request, transfer),
    close: async () => {
      closing.abort();
      const thread = await current.catch(() => null);
      await thread?.ask({ type: 'close' }).catch(() => null);
      await thread?.ended;
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
