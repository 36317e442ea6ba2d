import type { CheckResult } from '../../core/checks/index.js';
import type { Disclosure, SourceFormat } from '../../core/disclosure/index.js';

/** What reading one file gives: the disclosure, its own checks, and the text shown in the source pane. */
type ReadResult = {
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
    | 'encrypted'
    | 'damaged'
    | 'too-large-inside'
    | 'too-large'
    | 'time-limit'
    | 'memory-limit'
    | 'cancelled'
    | 'reader-crashed';
  readonly message: string;
  /** What the file is by its content, where that is known although it was not read. */
  readonly format?: SourceFormat;
};

/** 读取中. What a reader thread says while a file takes long and the work goes on. */
export const STILL_READING = 'still-reading';

export type ReadOutcome =
  { readonly ok: true; readonly value: ReadResult } | { readonly ok: false; readonly failure: ReadFailure };

/** A file to read: on disk, or bytes already in hand (an upload, standard input). `name` is shown in messages. */
export type ReadJob = {
  readonly name: string;
  readonly source: { readonly path: string } | { readonly bytes: Uint8Array };
  /** True: only recognise; `check` of the result stays empty. */
  readonly withoutChecks?: boolean;
};

/** Reader threads. A hostile file can only fail itself. */
export type ReaderPool = {
  readonly read: (job: ReadJob, signal?: AbortSignal) => Promise<ReadOutcome>;
  /** Ends the threads; what is still being read or waiting comes back as `cancelled`. */
  readonly close: () => Promise<void>;
};

export type FoundFile = {
  readonly path: string;
  /** Path as shown: relative to the folder that was named, the base name for a file that was named itself. */
  readonly name: string;
};
