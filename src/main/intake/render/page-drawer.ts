import { Worker } from 'node:worker_threads';
import { builtEntry } from '../built-entry.js';
import type { DrawAnswer, DrawRequest, PageDrawer, PageSource } from './job.js';
import { hasPages } from './open-pages.js';

type Limits = { readonly timeLimitMs: number; readonly memoryLimitMb: number; readonly idleMs: number };

/** The thread and the question it is answering. */
type Thread = { readonly worker: Worker; settle: ((outcome: DrawAnswer | string) => void) | null };

const CRASHED = '绘制此页时程序出错，其他页不受影响。请用其他软件打开原件核对。';
const CLOSED = '程序正在退出，未绘制此页。';
const GONE = '工作区中没有这份文件的原件，不能显示原页。请重新导入文件。';

function builtDrawer(): URL {
  const found = builtEntry('drawer.js');
  if (found === null) throw new Error('找不到绘制线程 drawer.js，请重新构建或重新安装程序');
  return found;
}

/**
 * Makes a drawer whose thread starts with the first page and ends when it has not been used for a while. A page that takes
 * longer than its time, or brings the thread down, fails alone: the next page gets a new thread.
 */
export function createPageDrawer(options?: Partial<Limits> & { readonly script?: URL }): PageDrawer {
  const limits: Limits = {
    timeLimitMs: options?.timeLimitMs ?? 15_000,
    memoryLimitMb: options?.memoryLimitMb ?? 700,
    idleMs: options?.idleMs ?? 120_000,
  };
  let thread: Thread | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<void> = Promise.resolve();
  let closed = false;

  const abandon = (gone: Thread, reason: string): void => {
    if (thread === gone) thread = null;
    gone.settle?.(reason);
    void gone.worker.terminate();
  };
  const start = (): Thread => {
    const worker = new Worker(options?.script ?? builtDrawer(), {
      name: 'drawer',
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryLimitMb },
      execArgv: [],
    });
    const started: Thread = { worker, settle: null };
    worker.unref();
    worker.on('message', (answer: DrawAnswer) => started.settle?.(answer));
    worker.on('messageerror', () => abandon(started, CRASHED));
    worker.on('error', () => abandon(started, CRASHED));
    worker.on('exit', () => abandon(started, CRASHED));
    return started;
  };

  /** One question to the thread; a sentence where it did not answer. */
  const exchange = (request: DrawRequest): Promise<DrawAnswer | string> =>
    new Promise((resolve) => {
      try {
        thread ??= start();
      } catch (error) {
        resolve(error instanceof Error ? `${error.message}。` : CRASHED);
        return;
      }
      const asked = thread;
      const slow = `绘制此页超过 ${limits.timeLimitMs / 1000} 秒，已停止，其他页不受影响。请用其他软件打开原件核对。`;
      const timer = setTimeout(() => abandon(asked, slow), limits.timeLimitMs);
      asked.settle = (outcome) => {
        asked.settle = null;
        clearTimeout(timer);
        resolve(outcome);
      };
      asked.worker.postMessage(request, []);
    });

  const ask = async (source: PageSource, page: DrawRequest['page']): Promise<DrawAnswer | string> => {
    if (closed) return CLOSED;
    clearTimeout(idle);
    const { key, format } = source;
    const first = await exchange({ key, format, bytes: null, page });
    if (typeof first === 'string' || first.type !== 'bytes-wanted') return first;
    const bytes = source.bytes();
    return bytes === null ? GONE : exchange({ key, format, bytes, page });
  };
  /** Questions wait for each other: the thread answers one at a time. */
  const queued = async (source: PageSource, page: DrawRequest['page']): Promise<DrawAnswer | string> => {
    const before = turn;
    const ended = Promise.withResolvers<void>();
    turn = ended.promise;
    await before;
    try {
      return await ask(source, page);
    } catch {
      return GONE;
    } finally {
      clearTimeout(idle);
      idle = setTimeout(() => thread !== null && abandon(thread, CLOSED), limits.idleMs);
      idle.unref();
      ended.resolve();
    }
  };

  return {
    sizes: async (source) => {
      if (!hasPages(source.format)) return { sizes: [], message: null };
      const answer = await queued(source, null);
      if (typeof answer === 'string') return { sizes: null, message: answer };
      return answer.type === 'sizes' ? answer.value : { sizes: null, message: CRASHED };
    },
    draw: async (source, number, scale) => {
      const answer = await queued(source, { number, scale });
      if (typeof answer === 'string') return { type: 'none', message: answer };
      return answer.type === 'drawing' ? answer.value : { type: 'none', message: CRASHED };
    },
    close: async () => {
      closed = true;
      clearTimeout(idle);
      const last = thread;
      if (last === null) return;
      thread = null;
      last.settle?.(CLOSED);
      await last.worker.terminate();
    },
  };
}
