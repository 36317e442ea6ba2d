import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { copyWorkspace } from './backup.js';
import { verifyLog } from './log.js';
import { APPLICATION_ID } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';
import { unpack } from './packing.js';
import { explainDatabaseError, WorkspaceProblem } from './problem.js';

/** What a full look at a workspace found. */
export type WorkspaceVerdict = {
  /** Version of the schema. */
  readonly schema: number;
  readonly documents: number;
  readonly notes: number;
  readonly logRows: number;
  /** Hash of the last row of the log; whoever wrote it down can tell later whether rows were cut off. Empty: no row. */
  readonly logHead: string;
  /** What is not as it should be, Chinese, one line each; empty: whole. */
  readonly problems: readonly string[];
};

function damagedPages(database: Database.Database): readonly string[] {
  const rows = database.pragma('integrity_check(20)') as readonly { readonly integrity_check: string }[];
  const lines = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  return lines.length === 0 ? [] : [`文件内部结构有损坏（${lines.length} 处）：${lines.slice(0, 3).join('；')}`];
}

function danglingRows(database: Database.Database): readonly string[] {
  const rows = database.pragma('foreign_key_check') as readonly { readonly table: string }[];
  const tables = [...new Set(rows.map(({ table }) => table))];
  return rows.length === 0 ? [] : [`有 ${rows.length} 条记录所属的内容不存在（${tables.join('、')}）`];
}

/** Originals whose bytes no longer have the hash under which they are kept. One file is in memory at a time. */
function changedOriginals(database: Database.Database): readonly string[] {
  const rows = database.prepare<
    [],
    { sha256: string; encoding: 'raw' | 'deflate'; bytes: Buffer; size: number; name: string | null }
  >(
    `SELECT original.sha256, encoding, bytes, size, document.file_name AS name FROM original
     LEFT JOIN document ON document.sha256 = original.sha256 ORDER BY original.sha256`,
  );
  const problems: string[] = [];
  for (const { sha256, encoding, bytes, size, name } of rows.iterate()) {
    let same: boolean;
    try {
      const original = unpack({ encoding, bytes });
      same = original.length === size && createHash('sha256').update(original).digest('hex') === sha256;
    } catch {
      // Bytes that can no longer be unpacked are changed bytes.
      same = false;
    }
    if (!same) problems.push(`原件“${name ?? sha256}”的内容与保存时的 SHA-256 不符`);
  }
  return problems;
}

function count(database: Database.Database, table: 'document' | 'note' | 'log'): number {
  return Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}

function look(database: Database.Database): WorkspaceVerdict {
  const schema = Number(database.pragma('user_version', { simple: true }));
  const damaged = damagedPages(database);
  // Where pages are damaged, what the rows say proves nothing.
  if (damaged.length > 0) return { schema, documents: 0, notes: 0, logRows: 0, logHead: '', problems: damaged };
  const log = verifyLog(database);
  const head = database.prepare<[], string>('SELECT hash FROM log ORDER BY sequence DESC LIMIT 1').pluck().get();
  return {
    schema,
    documents: count(database, 'document'),
    notes: count(database, 'note'),
    logRows: count(database, 'log'),
    logHead: head ?? '',
    problems: [
      ...danglingRows(database),
      ...(log.whole ? [] : [`操作日志自第 ${log.brokenAt} 条起与校验值不符，可能在程序之外被改动`]),
      ...changedOriginals(database),
    ],
  };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** SQLite reads a file with a write-ahead log only where it may write beside it: one on a read-only medium is copied first. */
function withCopy<Value>(path: string, use: (copy: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-verify-'));
  try {
    const copy = join(folder, 'copy.gouji');
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o600);
    return use(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Opens a workspace that no program has open, only to read it: it is neither migrated nor changed. Where the program before
 * was cut off, SQLite takes its write-ahead log in, as at every opening.
 */
export function withReader<Value>(given: string, use: (database: Database.Database) => Value): Value {
  const path = resolve(given);
  if (!existsSync(path)) {
    throw new WorkspaceProblem('file-missing', `找不到工作区：${path}。请核对路径。`);
  }
  return isWritable(path) ? readAt(path, path, use) : withCopy(path, (copy) => readAt(copy, path, use));
}

function readAt<Value>(place: string, path: string, use: (database: Database.Database) => Value): Value {
  let database: Database.Database | null = null;
  try {
    database = new Database(place, { fileMustExist: true, timeout: 500 });
    // The lock of a reader alone would leave the files of the write-ahead log behind.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('query_only = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    const version = Number(database.pragma('user_version', { simple: true }));
    if (Number(database.pragma('application_id', { simple: true })) !== APPLICATION_ID || version < 1) {
      throw new WorkspaceProblem('not-a-workspace', `此文件不是勾稽工作区：${path}。请选择由勾稽建立的工作区文件。`);
    }
    if (version > MIGRATIONS.length) {
      throw new WorkspaceProblem(
        'newer',
        `工作区由更新版本的勾稽建立（库结构第 ${version} 版，本程序到第 ${MIGRATIONS.length} 版）：${path}。请用新版本程序打开，文件未作改动。`,
      );
    }
    return use(database);
  } catch (error) {
    throw explainDatabaseError(error, path);
  } finally {
    database?.close();
  }
}

/**
 * 核验. Looks at a whole workspace without changing it: pages, references, the chain of the log, the hash of every
 * original. Throws WorkspaceProblem where it cannot be opened at all.
 */
export function verifyWorkspace(path: string): WorkspaceVerdict {
  return withReader(path, look);
}

/**
 * 备份. Copies a workspace that no program has open, as it is, to `target`, which must not exist. The copy is verified in
 * full before it gets its name. Throws WorkspaceProblem; then there is no file under the name.
 */
export function backupWorkspace(path: string, target: string): WorkspaceVerdict {
  return withReader(path, (database) => {
    // VACUUM INTO counts as writing, though it only writes the copy.
    database.pragma('query_only = OFF');
    return copyVerified(database, target);
  });
}

/** Copies an open workspace to `target`, which must not exist, and verifies the copy in full before it gets its name. */
function copyVerified(database: Database.Database, target: string): WorkspaceVerdict {
  if (existsSync(target)) {
    throw new WorkspaceProblem('exists', `备份文件已存在，未改动：${target}。请换一个文件名。`);
  }
  return copyWorkspace(database, target, (copy) => {
    const verdict = look(copy);
    const [problem] = verdict.problems;
    if (problem === undefined) return verdict;
    throw new WorkspaceProblem(
      'corrupt',
      `${problem}，未写出备份：${target}。请保留工作区文件备查，并改用较早的备份。`,
    );
  });
}
