import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { DeskEvent, ImportItem, ImportJob } from '../../shared/desk-api.js';
import type { ReaderPool } from '../intake/index.js';
import {
  beginImport,
  explainDatabaseError,
  keepOpenFiles,
  WorkspaceProblem,
  type Workspace,
} from '../workspace/index.js';
import { checkBetween } from './check-between.js';
import { checkRegions } from './check-regions.js';
import type { Dependencies } from './dependencies.js';
import type { DisclosureCache } from './disclosure-cache.js';
import { engineOf } from './engine.js';
import { openArchives } from './open-archives.js';
import { failItem, importFile, type ImportRequest } from './import-file.js';
import { importItem, isOpen, mayRetry } from './import-item.js';
import { reviewerOf } from './reviewer.js';
import { throttle } from './throttle.js';
import { reportTrouble } from './trouble.js';

export type { ImportRequest } from './import-file.js';

/** Runs imports, one job after the other. */
export type Importer = {
  readonly start: (requests: readonly ImportRequest[]) => ImportJob;
  /** Resolves when the job has ended. Null: unknown job. */
  readonly finished: (job: string) => Promise<ImportJob> | null;
  /** Stops a job, or one of its files: what was imported stays, the rest is `cancelled`. Null: unknown job. */
  readonly cancel: (job: string, item?: number) => ImportJob | null;
  /** Tries files of a finished job that failed or were cancelled once more, all or those named. Null: unknown job. */
  readonly retry: (job: string, items: readonly number[] | null) => Promise<ImportJob | null>;
  /** Lets go of what finished jobs kept for another try. */
  readonly dismiss: () => Promise<void>;
  /** Stops every job and resolves when none runs. */
  readonly close: () => Promise<void>;
};

/** What imports work with. */
export type ImporterParts = {
  readonly workspace: Workspace;
  readonly dependencies: Dependencies;
  readonly disclosures: DisclosureCache;
  readonly emit: (event: DeskEvent) => void;
};

type Job = {
  readonly id: string;
  readonly requests: ImportRequest[];
  readonly items: ImportItem[];
  /** Of the whole job, and of each file. */
  readonly stop: AbortController;
  readonly stops: AbortController[];
  /** Files of an earlier job that are tried once more. */
  readonly isRetry: boolean;
  finished: boolean;
  readonly ended: Promise<ImportJob>;
};

const PROGRESS_INTERVAL = 50;
const CHANGE_INTERVAL = 500;
const JOBS_KEPT = 20;
const MOST_READERS = 4;
/** Files for each reader that may have been read and wait for slower ones before them: they are held in memory. */
const READ_AHEAD = 3;

async function releaseKept(job: Job): Promise<void> {
  for (const [index, item] of job.items.entries()) if (mayRetry(item)) await job.requests[index]?.release?.();
}

/** Takes the files to be tried once more out of a finished job. */
function takeOut(job: Job, wanted: readonly number[] | null): readonly ImportRequest[] {
  const taken: ImportRequest[] = [];
  for (let index = job.items.length - 1; index >= 0; index -= 1) {
    const item = job.items[index];
    const request = job.requests[index];
    if (item === undefined || request === undefined || !mayRetry(item)) continue;
    if (wanted !== null && !wanted.includes(index)) continue;
    job.items.splice(index, 1);
    job.requests.splice(index, 1);
    taken.unshift(request);
  }
  return taken;
}

function snapshot(job: Job): ImportJob {
  return {
    job: job.id,
    done: job.items.filter((item) => !isOpen(item)).length,
    total: job.items.length,
    finished: job.finished,
    cancelled: job.stop.signal.aborted,
    items: [...job.items],
  };
}

/** Words for a failure that is not the file's. */
function failureMessage(error: unknown, path: string, workspace: Workspace): string {
  const explained = explainDatabaseError(error, workspace.path);
  if (explained instanceof WorkspaceProblem) return explained.message;
  reportTrouble('import of one file', error);
  return `“${path}”未能导入：程序内部出错，库中没有留下不完整的内容。请重试；仍然如此时请先跳过此文件。`;
}

/**
 * Reads the files of a job side by side and keeps them in their order: of two drafts the later in the list is newer. A reader
 * goes on to the next file while its last one is kept, or waits for a slower one before it.
 */
async function importFiles(
  { workspace, dependencies }: ImporterParts,
  job: Job,
  pool: ReaderPool,
  engine: string,
  readers: number,
  update: (index: number, item: ImportItem) => void,
): Promise<void> {
  const ends: Promise<void>[] = [];
  const importOne = async (index: number, request: ImportRequest, isRead: () => void): Promise<void> => {
    const own = job.stops[index];
    const turn = async (): Promise<void> => {
      isRead();
      await ends[index - 1];
    };
    const signal = own === undefined ? job.stop.signal : AbortSignal.any([job.stop.signal, own.signal]);
    // An archive that could not be opened has failed already.
    if (job.items[index]?.state === 'failed') return;
    try {
      if (signal.aborted) return update(index, importItem(request, 'cancelled'));
      update(index, importItem(request, 'reading'));
      update(index, await importFile({ workspace, pool, checks: dependencies, engine, signal, turn }, request));
    } catch (error) {
      // The lines of failures stand in the order of the files, too.
      await turn();
      const message = failureMessage(error, request.path, workspace);
      update(index, importItem(request, 'failed', message));
      failItem(workspace, request, message);
    } finally {
      // What may be tried once more keeps its file until the reviewer has dismissed it.
      const item = job.items[index];
      if (item === undefined || !mayRetry(item)) await request.release?.();
    }
  };
  let next = 0;
  const work = async (): Promise<void> => {
    for (let request = job.requests[next]; request !== undefined; request = job.requests[next]) {
      const index = next;
      next += 1;
      const { promise: read, resolve: isRead } = Promise.withResolvers<void>();
      ends[index] = importOne(index, request, isRead)
        .catch((error: unknown) => reportTrouble('import', error))
        .finally(isRead);
      await read;
      await ends[index - readers * READ_AHEAD];
    }
  };
  await Promise.all(Array.from({ length: readers }, work));
  await Promise.all(ends);
}

/** Ends a job that could not run at all: every file that is still open failed for the same reason. */
function failOpenItems(workspace: Workspace, job: Job, error: unknown): void {
  const explained = explainDatabaseError(error, workspace.path);
  const isKnown = explained instanceof WorkspaceProblem;
  if (!isKnown) reportTrouble('import job', error);
  const message = isKnown ? explained.message : '导入未能进行：程序内部出错。请重新启动程序后再导入。';
  for (const [index, request] of job.requests.entries()) {
    const item = job.items[index];
    if (item === undefined || !isOpen(item)) continue;
    job.items[index] = importItem(request, 'failed', message);
  }
}

async function runJob(parts: ImporterParts, job: Job, rememberOpen: () => void): Promise<void> {
  const { workspace, dependencies, emit } = parts;
  const progress = throttle(() => emit({ type: 'import.progress', job: snapshot(job) }), PROGRESS_INTERVAL);
  const changed = throttle(
    () => emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] }),
    CHANGE_INTERVAL,
  );
  const update = (index: number, item: ImportItem): void => {
    job.items[index] = item;
    progress.request();
    if (item.state === 'imported') changed.request();
  };
  let pool: ReaderPool | null = null;
  try {
    const readers = Math.max(1, Math.min(availableParallelism(), MOST_READERS, job.requests.length));
    const engine = engineOf(dependencies.ruleCatalogue());
    pool = dependencies.createReaderPool({ size: readers });
    const retried = job.isRetry ? job.requests.map(({ path }) => path) : null;
    const problems = await openArchives(pool, job, progress.request);
    // An archive stands for its documents from here on.
    rememberOpen();
    beginImport(workspace, reviewerOf(workspace), job.requests.length, retried);
    for (const { request, message } of problems) {
      update(job.requests.indexOf(request), failItem(workspace, request, message));
    }
    await importFiles(parts, job, pool, engine, readers, update);
    await checkRegions(parts);
    await checkBetween(workspace, parts.disclosures, dependencies);
  } catch (error) {
    failOpenItems(workspace, job, error);
  } finally {
    await pool?.close();
    job.finished = true;
    rememberOpen();
    // A request after the last item, then a flush: the final state is always sent, and sent last.
    for (const due of [progress, changed]) {
      due.request();
      due.flush();
    }
  }
}

/** An importer over a workspace. */
export function createImporter(parts: ImporterParts): Importer {
  const jobs = new Map<string, Job>();
  let queue: Promise<void> = Promise.resolve();
  let closed = false;
  /** Should the program be cut off, the next one names these files. */
  const rememberOpen = (): void => {
    const open = [...jobs.values()].filter(({ finished }) => !finished);
    const paths = open.flatMap(({ items }) => items.filter(isOpen).map(({ path }) => path));
    try {
      keepOpenFiles(parts.workspace, paths);
    } catch (error) {
      // The import itself says what is the matter with the workspace.
      reportTrouble('files on their way', error);
    }
  };
  const forget = async (job: Job): Promise<void> => {
    jobs.delete(job.id);
    await releaseKept(job);
  };
  const start = (requests: readonly ImportRequest[], isRetry: boolean): ImportJob => {
    const { promise, resolve } = Promise.withResolvers<ImportJob>();
    const job: Job = {
      id: randomUUID(),
      requests: [...requests],
      items: requests.map((request) => importItem(request, 'waiting')),
      stop: new AbortController(),
      stops: requests.map(() => new AbortController()),
      isRetry,
      finished: false,
      ended: promise,
    };
    if (closed) job.stop.abort();
    jobs.set(job.id, job);
    rememberOpen();
    for (const old of jobs.values()) {
      if (!old.finished || jobs.size <= JOBS_KEPT) continue;
      void forget(old).catch((error: unknown) => reportTrouble('import job', error));
    }
    const run = async (before: Promise<void>): Promise<void> => {
      await before;
      await runJob(parts, job, rememberOpen).catch((error: unknown) => reportTrouble('import job', error));
      resolve(snapshot(job));
    };
    queue = run(queue);
    // A job that waits for another one tells of itself at once: should the service die, so are its files told of.
    const waits = [...jobs.values()].some((other) => other !== job && !other.finished);
    if (waits) parts.emit({ type: 'import.progress', job: snapshot(job) });
    return snapshot(job);
  };
  return {
    start: (requests) => start(requests, false),
    retry: async (id, items) => {
      const job = jobs.get(id);
      if (job === undefined) return null;
      await job.ended;
      const requests = takeOut(job, items);
      return requests.length === 0 ? snapshot(job) : start(requests, true);
    },
    dismiss: async () => {
      for (const job of jobs.values()) if (job.finished) await forget(job);
    },
    finished: (id) => jobs.get(id)?.ended ?? null,
    cancel: (id, item) => {
      const job = jobs.get(id);
      if (job === undefined) return null;
      if (!job.finished) (item === undefined ? job.stop : job.stops[item])?.abort();
      return snapshot(job);
    },
    close: async () => {
      closed = true;
      for (const job of jobs.values()) if (!job.finished) job.stop.abort();
      await queue;
    },
  };
}
