import type { MessagePort } from 'node:worker_threads';
import type { DeskEvent, ImportJob, Input, Operation, Reply, Results } from '../../shared/desk-api.js';
import { builtFile, resourcesFolder } from './program-file.js';
import type { StartLimits } from './service-thread.js';
import { RESTART, superviseService, type RestartPolicy } from './supervisor.js';
import { messageOf } from './trouble.js';

/** How a desk is started. */
export type DeskOptions = {
  /** The SQLite file; made if absent. */
  readonly workspacePath: string;
  readonly host: 'electron' | 'loopback';
  /** Entry of the service thread; left out, the built `service.js`. */
  readonly service?: URL;
  /** How a service that dies is started anew; left out, as the program does. */
  readonly restart?: RestartPolicy;
  /** How long its start may take; left out, as the program allows. */
  readonly limits?: StartLimits;
  /** Most heap of the service thread in megabytes; left out, what the runtime gives it. */
  readonly heapMb?: number;
  /** Starts reader processes for the service thread; left out, it starts them itself. */
  readonly serveReaders?: (port: MessagePort) => void;
};

/** The desk as a host sees it: a thread of its own behind plain calls, started anew where it dies. */
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

/** Starts the service and opens the workspace. Rejects with a Chinese message where it cannot be opened. */
export async function startDesk(options: DeskOptions): Promise<DeskClient> {
  const script = options.service ?? builtFile('service.js');
  if (script === null) throw new Error('程序目录不完整：找不到 service.js。请重新安装或重新构建程序。');
  const { workspacePath, host } = options;
  const listeners = new Set<(event: DeskEvent) => void>();
  const emit = (event: DeskEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const start = { workspacePath, host, resources: resourcesFolder() };
  const { heapMb, serveReaders, limits } = options;
  const source = { script, start, heapMb, ...(serveReaders && { serveReaders }), ...(limits && { limits }) };
  const service = await superviseService(source, emit, options.restart ?? RESTART);

  const failed = (error: unknown): Reply<never> => ({
    ok: false,
    error: { code: 'internal', message: messageOf(error) },
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
    close: service.close,
  };
}
