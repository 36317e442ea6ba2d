import type { ImportItem } from '../../shared/desk-api.js';
import type { ReaderPool } from '../intake/index.js';
import type { ImportRequest } from './import-file.js';
import { importItem } from './import-item.js';

/** The files of an import that has begun, each with its line and its own stop. */
type OpenFiles = {
  readonly requests: ImportRequest[];
  readonly items: ImportItem[];
  readonly stops: AbortController[];
  /** Of the whole job. */
  readonly stop: AbortController;
};

/** A line that cannot be imported: an archive, or a file in it. */
type ArchiveProblem = { readonly request: ImportRequest; readonly message: string };

/** Lets go of a file when all that share it have. */
function shared(release: () => Promise<void>, shares: number): () => Promise<void> {
  let left = shares;
  return async () => {
    left -= 1;
    if (left === 0) await release();
  };
}

/** The documents of an archive as requests of their own; null where the file is no archive or the import is stopped. */
async function requestsIn(
  pool: ReaderPool,
  request: ImportRequest,
  signal: AbortSignal,
): Promise<{ readonly requests: readonly ImportRequest[]; readonly problems: readonly ArchiveProblem[] } | null> {
  const { file, path, batch, release } = request;
  if (file === null || request.again !== undefined || request.entries !== undefined) return null;
  const listed = await pool.list({ name: path, source: { path: file } }, signal);
  if (!listed.ok) {
    const { code, message } = listed.failure;
    return code === 'cancelled' ? null : { requests: [request], problems: [{ request, message }] };
  }
  if (listed.value === null) return null;
  const { members, problems } = listed.value;
  const [problem] = problems;
  if (members.length === 0 && problems.length === 1 && problem?.name === path) {
    return { requests: [request], problems: [{ request, message: problem.failure.message }] };
  }
  const done = release === undefined ? undefined : shared(release, members.length);
  // Nothing of the archive is needed any more where it holds no document that can be read.
  if (members.length === 0) await release?.();
  const readable = members.map(({ name, entries }): ImportRequest => ({
    path: name,
    file,
    entries,
    problem: null,
    batch,
    ...(done === undefined ? {} : { release: done }),
  }));
  const unreadable = problems.map(({ name, failure }): ImportRequest => ({
    path: name,
    file: null,
    problem: failure.message,
    batch,
  }));
  return {
    requests: [...readable, ...unreadable],
    problems: unreadable.map((one) => ({ request: one, message: one.problem ?? '' })),
  };
}

/**
 * Puts the documents of each archive in the place of its line, before anything is read: of two drafts the later in the
 * list is newer, in an archive as in a folder. Gives the lines that cannot be imported.
 */
export async function openArchives(
  pool: ReaderPool,
  { requests, items, stops, stop }: OpenFiles,
  changed: () => void,
): Promise<readonly ArchiveProblem[]> {
  const problems: ArchiveProblem[] = [];
  for (let index = 0; index < requests.length && !stop.signal.aborted;) {
    const request = requests[index];
    const own = stops[index];
    if (request === undefined || own === undefined) break;
    const opened = await requestsIn(pool, request, AbortSignal.any([stop.signal, own.signal]));
    if (opened === null) {
      index += 1;
      continue;
    }
    const { length } = opened.requests;
    requests.splice(index, 1, ...opened.requests);
    items.splice(index, 1, ...opened.requests.map((one) => importItem(one, 'waiting')));
    // A single line keeps its stop: the reviewer may have used it meanwhile.
    if (length !== 1) stops.splice(index, 1, ...opened.requests.map(() => new AbortController()));
    problems.push(...opened.problems);
    index += length;
    changed();
  }
  return problems;
}
