import type { DeskEvent, ImportJob, Input, Operation, Reply, Results } from '../../shared/desk-api.js';

export type DeskOptions = {
  /** The SQLite file; made if absent. */
  readonly workspacePath: string;
  readonly host: 'electron' | 'loopback';
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

/** Starts the service thread and opens the workspace. Rejects with a Chinese message where it cannot be opened. */
export async function startDesk(options: DeskOptions): Promise<DeskClient> {
  throw new Error(`not yet: ${options.workspacePath}`);
}
