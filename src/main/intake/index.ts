import type { CheckResult } from '../../core/checks/index.js';
import type { Disclosure, SourceFormat } from '../../core/disclosure/index.js';

/** What reading one file gives: the disclosure, its own checks, and the text shown in the source pane. */
export type ReadResult = {
  readonly sha256: string;
  readonly size: number;
  readonly format: SourceFormat;
  readonly disclosure: Disclosure;
  readonly check: CheckResult;
  /** Lines of a text file as decoded; null for other formats. */
  readonly lines: readonly string[] | null;
};

/** Why a file could not be read. The message is Chinese and says what to do. */
export type ReadFailure = {
  readonly code:
    | 'missing'
    | 'not-readable'
    | 'empty'
    | 'directory-without-documents'
    | 'unsupported-format'
    | 'undecodable'
    | 'too-large'
    | 'time-limit'
    | 'memory-limit'
    | 'cancelled'
    | 'reader-crashed';
  readonly message: string;
};

export type ReadOutcome =
  { readonly ok: true; readonly value: ReadResult } | { readonly ok: false; readonly failure: ReadFailure };

/** A file to read: on disk, or bytes already in hand (an upload, standard input). `name` is shown in messages. */
export type ReadJob = {
  readonly name: string;
  readonly source: { readonly path: string } | { readonly bytes: Uint8Array };
};

/** Reader threads. A hostile file can only fail itself. */
export type ReaderPool = {
  readonly read: (job: ReadJob, signal?: AbortSignal) => Promise<ReadOutcome>;
  readonly close: () => Promise<void>;
};

/** Starts reader threads (lazily). Defaults: one per core, 60 s and 700 MB for each file. */
export function createReaderPool(options?: {
  size?: number;
  timeLimitMs?: number;
  memoryLimitMb?: number;
}): ReaderPool {
  void options;
  throw new Error('not yet');
}

export type FoundFile = {
  readonly path: string;
  /** Path as shown: relative to the folder that was named. */ readonly name: string;
};

/** Walks files and folders (sorted, hidden and system files left out) and lists what could be a document. */
export async function findDocuments(
  paths: readonly string[],
): Promise<{
  readonly files: readonly FoundFile[];
  readonly problems: readonly { path: string; failure: ReadFailure }[];
}> {
  throw new Error(`not yet: ${paths.join()}`);
}
