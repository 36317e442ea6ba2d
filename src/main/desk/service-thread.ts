import { MessageChannel, SHARE_ENV, Worker, type MessagePort } from 'node:worker_threads';
import type { DeskEvent } from '../../shared/desk-api.js';
import type { ServiceAnswers, ServiceMessage, ServiceRequest, ServiceStart } from './protocol.js';
import { reportTrouble } from './trouble.js';

/** 后台服务. One service thread with numbered requests, from its start to its end. */
export type ServiceThread = {
  /** Number of the thread within the process; what it left in the temporary folder carries it. */
  readonly threadId: number;
  /** Resolves when the workspace is open; rejects with a Chinese message where it cannot be opened. */
  readonly ready: Promise<void>;
  /** Rejects with a Chinese message where the request failed, or the thread ended before it had answered. */
  readonly ask: <Type extends ServiceRequest['type']>(
    request: Extract<ServiceRequest, { type: Type }>,
    transfer?: readonly ArrayBuffer[],
  ) => Promise<ServiceAnswers[Type]>;
  /** Resolves when the thread has ended, in whatever way. By then the lock of the workspace is free. */
  readonly ended: Promise<void>;
};

type Pending = {
  readonly resolve: (value: ServiceAnswers[ServiceRequest['type']]) => void;
  readonly reject: (error: Error) => void;
};

/** Said of a request whose answer will never come. */
const STOPPED = '后台服务已停止，本次操作没有得到确认。已保存的内容不受影响，请稍后核对并重试。';

/** How long a start may take, in milliseconds: until the program is loaded, and until the workspace is open. */
export type StartLimits = { readonly loadMs: number; readonly openMs: number };

/** A workspace of gigabytes that is checked in full after a power cut takes minutes on a slow disk. */
const START_LIMITS: StartLimits = { loadMs: 60_000, openMs: 15 * 60_000 };

function notLoaded({ loadMs }: StartLimits): Error {
  return new Error(
    `后台服务在 ${Math.ceil(loadMs / 1000)} 秒内没有启动。请关闭其他程序后重新启动；仍然如此时请重新安装程序。工作区没有改变。`,
  );
}

function notOpened({ openMs }: StartLimits): Error {
  return new Error(
    `工作区在 ${Math.ceil(openMs / 60_000)} 分钟内没有打开完毕，已停止等待。请检查工作区所在的磁盘，并核对有没有足够的剩余空间，再重新启动。`,
  );
}

/** What a service thread is started from. */
export type ServiceSource = {
  readonly script: URL | string;
  readonly start: ServiceStart;
  /** Most heap in megabytes; undefined: what the runtime gives it. */
  readonly heapMb: number | undefined;
  /** Left out: `START_LIMITS`. */
  readonly limits?: StartLimits;
  /** Starts reader processes for a thread that may not do so itself. */
  readonly serveReaders?: (port: MessagePort) => void;
};

/** Starts a service thread from its script. */
export function startServiceThread(
  { script, start, heapMb, serveReaders, limits = START_LIMITS }: ServiceSource,
  onEvent: (event: DeskEvent) => void,
): ServiceThread {
  const readers = serveReaders === undefined ? null : new MessageChannel();
  if (readers !== null) serveReaders?.(readers.port1);
  const worker = new Worker(script, {
    workerData: readers === null ? start : ({ ...start, readers: readers.port2 } satisfies ServiceStart),
    transferList: readers === null ? [] : [readers.port2],
    name: 'gouji-service',
    // The readers below share the environment of the process.
    env: SHARE_ENV,
    ...(heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMb } }),
  });
  const ready = Promise.withResolvers<void>();
  const giveUp = (reason: Error): void => {
    ready.reject(reason);
    void worker.terminate();
  };
  const loading = setTimeout(() => giveUp(notLoaded(limits)), limits.loadMs);
  const opening = setTimeout(() => giveUp(notOpened(limits)), limits.openMs);
  const begun = (): void => {
    clearTimeout(loading);
    clearTimeout(opening);
  };
  // Who waits for the start hears of its failure; a failure nobody waits for is told by `ended`.
  ready.promise.catch(() => undefined);
  const ended = Promise.withResolvers<void>();
  const pending = new Map<number, Pending>();
  let number = 0;
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    begun();
    ready.reject(new Error(STOPPED));
    for (const { reject } of pending.values()) reject(new Error(STOPPED));
    pending.clear();
  };
  worker.on('message', (message: ServiceMessage) => {
    switch (message.type) {
      case 'loaded':
        return clearTimeout(loading);
      case 'ready':
        begun();
        return ready.resolve();
      case 'refused':
        begun();
        return ready.reject(new Error(message.message));
      case 'event':
        return onEvent(message.event);
      case 'answer':
        pending.get(message.number)?.resolve(message.value);
        pending.delete(message.number);
        return;
      case 'failure':
        pending.get(message.number)?.reject(new Error(message.message));
        pending.delete(message.number);
    }
  });
  // An exit always follows, and only then is the workspace free.
  worker.on('error', (error) => reportTrouble('the service thread failed', error));
  worker.on('exit', () => {
    ended.resolve();
    stop();
  });
  return {
    threadId: worker.threadId,
    ready: ready.promise,
    ended: ended.promise,
    ask: (request, transfer = []) => {
      if (stopped) return Promise.reject(new Error(STOPPED));
      number += 1;
      const { promise, resolve, reject } = Promise.withResolvers<ServiceAnswers[ServiceRequest['type']]>();
      pending.set(number, { resolve, reject });
      try {
        worker.postMessage({ number, request }, transfer);
      } catch (error) {
        pending.delete(number);
        return Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
      // The answer carries the number of the request, so that it has the type that belongs to it.
      return promise as Promise<never>;
    },
  };
}
