import { createReaderPool, findDocuments, type ReadJob, type ReadOutcome, type ReaderPool } from '../intake/index.js';
import type { FileBeside } from '../desk/self-check.js';
import { UsageError, type Arguments, type OptionSpec, type Terminal } from './command.js';

/** One file of the call: its name in results, what came of it, and the other files of its disclosure it was checked beside. */
export type FileReading = {
  readonly file: string;
  readonly outcome: ReadOutcome;
  readonly beside?: readonly FileBeside[];
};

/** The option that goes with a FILE of `-`. */
export const NAME_OPTION: OptionSpec = {
  type: 'string',
  placeholder: '文件名',
  help: '标准输入（“-”）的文件名，用于消息和结果',
};

type Wanted = { readonly file: string; readonly path: string } & (
  { readonly job: ReadJob } | { readonly outcome: ReadOutcome }
);

/**
 * Reads every file a call names — files, folders, standard input — in the order given, several at a time. Files that
 * cannot be read are told on standard error and come back as failures; the others go on.
 */
export async function readFiles(
  given: Arguments,
  terminal: Terminal,
  options: { readonly withoutChecks?: boolean } = {},
): Promise<readonly FileReading[]> {
  const pool = createReaderPool();
  try {
    return await readWith(pool, given, terminal, options.withoutChecks === true);
  } finally {
    await pool.close();
  }
}

async function readWith(
  pool: ReaderPool,
  given: Arguments,
  terminal: Terminal,
  withoutChecks: boolean,
): Promise<readonly FileReading[]> {
  const listed = withDistinctNames(await listFiles(given, terminal));
  const wanted = (await Promise.all(listed.map((one) => openArchive(pool, one)))).flat();
  let done = 0;
  const readings = await Promise.all(
    wanted.map(async (one): Promise<FileReading> => {
      const outcome = 'outcome' in one ? one.outcome : await pool.read({ ...one.job, name: one.file, withoutChecks });
      done += 1;
      terminal.progress(`正在读取 ${done}/${wanted.length}：${one.file}`);
      return { file: one.file, outcome };
    }),
  );
  terminal.progress('');
  for (const { outcome } of readings) if (!outcome.ok) terminal.tell(outcome.failure.message);
  return readings;
}

async function listFiles(given: Arguments, terminal: Terminal): Promise<readonly Wanted[]> {
  if (given.positionals.length === 0) throw new UsageError('没有给出文件。');
  const inputs = given.positionals.filter((path) => path === '-').length;
  if (inputs > 1) throw new UsageError('标准输入“-”只能出现一次。');
  if (inputs === 0 && given.value('name') !== undefined) throw new UsageError('选项“--name”只与标准输入“-”一起使用。');
  const wanted: Wanted[] = [];
  const seen = new Set<string>();
  for (const path of given.positionals) {
    if (path === '-') {
      const file = given.value('name') ?? '标准输入';
      wanted.push({ file, path, job: { name: file, source: { bytes: await terminal.readInput() } } });
      continue;
    }
    const { files, problems } = await findDocuments([path]);
    for (const found of files) {
      if (seen.has(found.path)) continue;
      seen.add(found.path);
      wanted.push({ file: found.name, path: found.path, job: { name: found.name, source: { path: found.path } } });
    }
    for (const problem of problems) {
      wanted.push({ file: problem.path, path: problem.path, outcome: { ok: false, failure: problem.failure } });
    }
  }
  return wanted;
}

/** The documents of an archive, each with its own line; the file itself where it is none. */
async function openArchive(pool: ReaderPool, one: Wanted): Promise<readonly Wanted[]> {
  if ('outcome' in one) return [one];
  const { source } = one.job;
  const listed = await pool.list({ name: one.file, source });
  if (!listed.ok) return [{ file: one.file, path: one.path, outcome: listed }];
  if (listed.value === null) return [one];
  const { members, problems } = listed.value;
  return [
    ...members.map(({ name, entries }): Wanted => ({
      file: name,
      path: name,
      job: { name, source: { ...source, entries } },
    })),
    ...problems.map(({ name, failure }): Wanted => ({ file: name, path: name, outcome: { ok: false, failure } })),
  ];
}

/** Files of one name in different folders are shown with their paths: a result must say which one it means. */
function withDistinctNames(wanted: readonly Wanted[]): readonly Wanted[] {
  const counts = new Map<string, number>();
  for (const { file } of wanted) counts.set(file, (counts.get(file) ?? 0) + 1);
  return wanted.map((one) => ((counts.get(one.file) ?? 0) > 1 ? { ...one, file: one.path } : one));
}

/** Whether anything stayed unread, which makes the exit code 3. */
export function anyUnread(readings: readonly FileReading[]): boolean {
  return readings.some(({ outcome }) => !outcome.ok || outcome.value.disclosure.status === 'unread');
}
