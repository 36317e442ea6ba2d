import type { ImportItem, ImportJob } from '../../shared/desk-api.js';
import { words } from '../words.js';
import { ofBatch } from './in-batch.js';
import { openScreen, type Desk } from './desk.js';
import { isImportRunning, type Upload } from './model.js';

/** A file the reviewer chose or dropped, with the relative path that is shown. */
export type ChosenFile = { readonly path: string; readonly file: File };

/** Files handed over at the same time: enough to hide the waiting, few enough to keep memory small. */
const UPLOADS_AT_ONCE = 2;

let nextUpload = 1;

/** Files that could not be handed over, by the key of their line, so that it can be tried once more. */
const kept = new Map<number, ChosenFile>();

/** Hands the files to the program and starts one import of all that arrived. Failed ones stay as lines. */
export async function importFiles(desk: Desk, files: readonly ChosenFile[]): Promise<void> {
  if (files.length === 0) return;
  const lines: readonly Upload[] = files.map(({ path }) => ({
    key: nextUpload++,
    path,
    state: 'uploading',
    message: null,
  }));
  // The failures of an earlier import make room for this one's.
  desk.store.update((state) => ({ uploads: [...state.uploads, ...lines], failures: [] }));
  openScreen(desk, 'library');
  const arrived = new Map<number, { token: string; path: string }>();
  const queue = files.map((chosen, index) => ({ chosen, line: lines[index] }));
  const next = async (): Promise<void> => {
    for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
      const { chosen, line } = entry;
      if (line === undefined) continue;
      const reason = await upload(desk, chosen, (token) => arrived.set(line.key, { token, path: chosen.path }));
      if (reason === null) continue;
      kept.set(line.key, chosen);
      markFailed(desk, line.key, reason);
    }
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, next));
  const accepted = lines.flatMap((line) => arrived.get(line.key) ?? []);
  const job = accepted.length === 0 ? null : await desk.ask('documents.import', { files: accepted, ...ofBatch(desk) });
  if (job !== null) takeProgress(desk, job);
  desk.store.update((state) => ({ uploads: state.uploads.filter((line) => !arrived.has(line.key)) }));
}

/** Returns the reason in Chinese where the file could not be handed over. */
async function upload(desk: Desk, { path, file }: ChosenFile, accept: (token: string) => void): Promise<string | null> {
  try {
    const reply = await desk.bridge.upload(path.split('/').at(-1) ?? path, await file.arrayBuffer());
    if (!reply.ok) return reply.error.message;
    accept(reply.value.token);
    return null;
  } catch {
    return words.library.unreadableFile;
  }
}

function markFailed(desk: Desk, key: number, message: string): void {
  desk.store.update((state) => ({
    uploads: state.uploads.map((line) => (line.key === key ? { ...line, state: 'failed', message } : line)),
  }));
}

/** Starts the import of the sample documents. */
export async function importSamples(desk: Desk): Promise<void> {
  openScreen(desk, 'library');
  const job = await desk.ask('documents.importSamples', ofBatch(desk));
  if (job !== null) takeProgress(desk, job);
}

/** Asks the program to stop an import or one of its files; lines already read stay. */
export async function cancelImport(desk: Desk, job: string, item?: number): Promise<void> {
  const stopped = await desk.ask('documents.cancelImport', { job, ...(item !== undefined && { item }) });
  if (stopped !== null) takeProgress(desk, stopped);
}

/**
 * Takes the newest picture of an import. A reply may come after an event that is younger than it, so a picture never
 * replaces one that is further on.
 */
export function takeProgress(desk: Desk, job: ImportJob): void {
  desk.store.update((state) => {
    const known = state.jobs.find((other) => other.job === job.job);
    if (known === undefined) return { jobs: [...state.jobs, job] };
    if (known.finished && !job.finished) return {};
    if (known.done > job.done) return {};
    return { jobs: state.jobs.map((other) => (other.job === job.job ? job : other)) };
  });
}

/** Tries files of a finished import that failed or were cancelled once more: all, or those named. */
export async function retryImport(desk: Desk, job: string, items?: readonly number[]): Promise<void> {
  const tried = await desk.ask('documents.retryImport', { job, ...(items && { items: [...items] }) });
  if (tried === null) return;
  desk.store.update((state) => ({
    jobs: state.jobs.map((one) => (one.job === job ? withoutRetried(one, items) : one)).filter((one) => one.total > 0),
  }));
  takeProgress(desk, tried);
}

/** What is tried once more is a line of the new import and no longer of the old one. */
function withoutRetried(job: ImportJob, items: readonly number[] | undefined): ImportJob {
  const left = job.items.filter((item, index) => !isRetriable(item) || (items !== undefined && !items.includes(index)));
  return { ...job, items: left, total: left.length, done: left.length };
}

/** True for a line of a finished import that can be tried once more. */
export function isRetriable({ state }: ImportItem): boolean {
  return state === 'failed' || state === 'cancelled';
}

/** Hands files over again that could not be handed over. */
export async function retryUploads(desk: Desk, keys: readonly number[]): Promise<void> {
  const files = keys.flatMap((key) => kept.get(key) ?? []);
  for (const key of keys) kept.delete(key);
  desk.store.update((state) => ({ uploads: state.uploads.filter((line) => !keys.includes(line.key)) }));
  await importFiles(desk, files);
}

/** Has stored originals read once more. */
export async function readAgain(desk: Desk, documents: readonly string[]): Promise<void> {
  const job = await desk.ask('documents.readAgain', { documents: [...documents] });
  if (job !== null) takeProgress(desk, job);
}

/** Takes finished imports and the failed uploads off the screen; the program lets go of their files. */
export function dismissImports(desk: Desk): void {
  kept.clear();
  void desk.ask('documents.dismissImports', {});
  desk.store.update((state) => ({
    jobs: state.jobs.filter((job) => !job.finished && job.items.some(isImportRunning)),
    uploads: state.uploads.filter((line) => line.state === 'uploading'),
    failures: [],
  }));
}
