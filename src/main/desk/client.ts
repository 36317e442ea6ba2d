import { Worker } from 'node:worker_threads';
import type { DeskEvent, ImportJob, Input, Operation, Reply, Results } from '../../shared/desk-api.js';
import { builtFile, resourcesFolder } from './program-file.js';
import type { ServiceAnswers, ServiceMessage, ServiceRequest, ServiceStart } from './protocol.js';
import { reportTrouble } from './trouble.js';

/** How a desk is started. */
export type DeskOptions = {
  /** The SQLite file; made if absent. */
  readonly workspacePath: string;
  readonly host: 'electron' | 'loopback';
  /** Entry of the service thread; left out, the built `service.js`. */
  readonly service?: URL;
};

/** The desk as a host sees it: a thread of its own behind plain calls. */
export type DeskClient = {
  /** For carriers: untyped message in, reply value out. Never rejects. */
  readonly dispatch: (operation: string, input: unknown) => Promise<Reply<unknown>>;
  /** For our own code. */
  readonly call: <Name extends Operation>(operation: Name, input: Input<Name>) => Promise<Reply<Results[Name]>>;
  readonly onEvent: (listener: (event: DeskEvent) => void) => () => void;
  readonly upload: (name: string, bytes: ArrayBuffer) => Promise<Reply<{ readonly token: string }>>;
  /** An exported file by its token; null where the token is unknown. */
  readonly file: (
    token: string,
  ) => Promise<{ readonly fileName: string; readonly contentType: string; readonly bytes: Uint8Array } | null>;
  /** Imports files and folders named on the command line; resolves when the job is finished. */
  readonly importPaths: (paths: readonly string[]) => Promise<ImportJob>;
  /** Closes the workspace cleanly and ends the thread. */
  readonly close: () => Promise<void>;
};

const STOPPED = '后台服务已停止，本次操作未完成。已保存的内容不受影响，请重新启动程序。';

/** The thread with numbered requests. */
type Service = {
  readonly ready: Promise<void>;
  readonly ask: <Type extends ServiceRequest['type']>(
    request: Extract<ServiceRequest, { type: Type }>,
    transfer?: readonly ArrayBuffer[],
  ) => Promise<ServiceAnswers[Type]>;
  readonly ended: Promise<void>;
};

type Pending = {
  readonly resolve: (value: ServiceAnswers[ServiceRequest['type']]) => void;
  readonly reject: (error: Error) => void;
};

function startService(script: URL | string, start: ServiceStart, onEvent: (event: DeskEvent) => void): Service {
  const worker = new Worker(script, { workerData: start, name: 'gouji-service' });
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const pending = new Map<number, Pending>();
  let number = 0;
  let stopped = false;
  const stop = (message: string): void => {
    stopped = true;
    ready.reject(new Error(message));
    for (const { reject } of pending.values()) reject(new Error(message));
    pending.clear();
  };
  worker.on('message', (message: ServiceMessage) => {
    switch (message.type) {
      case 'ready':
        return ready.resolve();
      case 'refused':
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
  worker.on('error', (error) => {
    reportTrouble('the service thread failed', error);
    stop(STOPPED);
  });
  worker.on('exit', () => {
    stop(STOPPED);
    ended.resolve();
  });
  return {
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

/** Starts the service thread and opens the workspace. Rejects with a Chinese message where it cannot be opened. */
export async function startDesk(options: DeskOptions): Promise<DeskClient> {
  const script = options.service ?? builtFile('service.js');
  if (script === null) throw new Error('程序目录不完整：找不到 service.js。请重新安装或重新构建程序。');
  const { workspacePath, host } = options;
  const listeners = new Set<(event: DeskEvent) => void>();
  const service = startService(script, { workspacePath, host, resources: resourcesFolder() }, (event) => {
    for (const listener of listeners) listener(event);
  });
  await service.ready;

  const failed = (error: unknown): Reply<never> => ({
    ok: false,
    error: { code: 'internal', message: error instanceof Error ? error.message : String(error) },
  });
  const dispatch = (operation: string, input: unknown): Promise<Reply<unknown>> =>
    service.ask({ type: 'dispatch', operation, input }).catch(failed);
  return {
    dispatch,
    // The thread checks input and gives the result of the operation of that name.
    call: (operation, input) => dispatch(operation, input) as Promise<never>,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    upload: (name, bytes) => service.ask({ type: 'upload', name, bytes }, [bytes]).catch(failed),
    file: (token) => service.ask({ type: 'file', token }),
    importPaths: (paths) => service.ask({ type: 'import', paths }),
    close: async () => {
      await service.ask({ type: 'close' }).catch(() => null);
      await service.ended;
    },
  };
}
