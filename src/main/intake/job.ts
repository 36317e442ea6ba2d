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

/** What a reader thread answers. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: ReadFailure };

export type ReadOutcome = Outcome<ReadResult>;

/**
 * Where a file lies: on disk, or in bytes already in hand (an upload, standard input). `entries` is the way into an
 * archive: the place of the file in its directory, before it those of the archives around it.
 */
export type FileSource = ({ readonly path: string } | { readonly bytes: Uint8Array }) & {
  readonly entries?: readonly number[];
};

/** A file to read. `name` is shown in messages. */
export type ReadJob = {
  readonly name: string;
  readonly source: FileSource;
  /** True: only recognise; `check` of the result stays empty. */
  readonly withoutChecks?: boolean;
};

/** A file that may be an archive, or is in one. */
export type ArchiveJob = Pick<ReadJob, 'name' | 'source'>;

/** A document in an archive. `name` begins with the name of the archive. */
export type ArchiveMember = { readonly name: string; readonly entries: readonly number[] };

/** 压缩包清单. The documents in an archive and in archives inside it, in reading order, and what of it cannot be read. */
export type ArchiveListing = {
  readonly members: readonly ArchiveMember[];
  readonly problems: readonly { readonly name: string; readonly failure: ReadFailure }[];
};

/** What a reader thread is asked: to read a file, to list an archive, or to unpack one file of an archive. */
export type ReaderTask =
  ReadJob | (ArchiveJob & { readonly task: 'list' }) | (ArchiveJob & { readonly task: 'unpack' });

/** What one file may take. */
export type ReaderLimits = {
  /** Milliseconds since the last sign of progress: a file of many scanned pages takes minutes and says so after every page. */
  readonly timeLimitMs: number;
  /** Megabytes of JavaScript heap. */
  readonly memoryLimitMb: number;
};

/** An outcome as it travels: packed by v8 it is written and read once, whatever borders it passes on its way. */
export type Answer = Outcome<unknown> | Uint8Array;

/** 读取者. Reads one file at a time; after a limit, a cancellation or a crash it is gone for good. */
export type Reader = {
  /** Never rejects. Must not be called again before it has settled. The answer is of the kind that the task asks for. */
  readonly read: (job: ReaderTask, signal?: AbortSignal) => Promise<Answer>;
  /** False once it has ended. */
  readonly isAlive: () => boolean;
  readonly end: () => Promise<void>;
};

/** Readers, several at a time. A hostile file can only fail itself. */
export type ReaderPool = {
  readonly read: (job: ReadJob, signal?: AbortSignal) => Promise<ReadOutcome>;
  /** Lists an archive; null where the file is none, but a document to be read. */
  readonly list: (job: ArchiveJob, signal?: AbortSignal) => Promise<Outcome<ArchiveListing | null>>;
  /** Unpacks one file of an archive. */
  readonly unpack: (job: ArchiveJob, signal?: AbortSignal) => Promise<Outcome<Uint8Array>>;
  /** Ends the readers; what is still being read or waiting comes back as `cancelled`. */
  readonly close: () => Promise<void>;
};

export type FoundFile = {
  readonly path: string;
  /** Path as shown: relative to the folder that was named, the base name for a file that was named itself. */
  readonly name: string;
};
