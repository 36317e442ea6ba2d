import type { ImportJob } from '../../shared/desk-api.js';
import { words } from '../words.js';
import { openScreen, type Desk } from './desk.js';
import { isImportRunning, type Upload } from './model.js';

/** A file the reviewer chose or dropped, with the relative path that is shown. */
export type ChosenFile = { readonly path: string; readonly file: File };

/** Files handed over at the same time: enough to hide the waiting, few enough to keep memory small. */
const UPLOADS_AT_ONCE = 2;

let nextUpload = 1;

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
      if (reason !== null) markFailed(desk, line.key, reason);
    }
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, next));
  const accepted = lines.flatMap((line) => arrived.get(line.key) ?? []);
  const job = accepted.length === 0 ? null : await desk.ask('documents.import', { files: accepted });
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
  const job = await desk.ask('documents.importSamples', {});
  if (job !== null) takeProgress(desk, job);
}

/** Asks the program to stop an import; lines already read stay. */
export async function cancelImport(desk: Desk, job: string): Promise<void> {
  const stopped = await desk.ask('documents.cancelImport', { job });
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

/** Takes a finished import and the failed uploads off the screen. */
export function dismissImports(desk: Desk): void {
  desk.store.update((state) => ({
    jobs: state.jobs.filter((job) => !job.finished && job.items.some(isImportRunning)),
    uploads: state.uploads.filter((line) => line.state === 'uploading'),
    failures: [],
  }));
}
