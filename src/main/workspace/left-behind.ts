import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { momentOf } from './kept-copies.js';
import { verifyLog } from './log.js';
import { corrupt } from './problem.js';
import { timestamp } from './timestamp.js';

/** What a program that was cut off left beside the workspace. */
export type LeftBehind = {
  /** Its write-ahead log is part of the file, which was checked in full together with it. */
  readonly recovered: boolean;
  /** Its write-ahead log is not of this file; it lies under this name now. Null: it is, or there was none. */
  readonly setAside: string | null;
};

const NOTHING: LeftBehind = { recovered: false, setAside: null };

/** Where SQLite writes in the header how a file is written: 1 with a rollback journal, 2 with a write-ahead log. */
const WRITE_VERSION = 18;

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Our own copies are written without a write-ahead log: one that lies beside such a file is that of another file. */
function isCopy(path: string): boolean {
  const header = Buffer.alloc(WRITE_VERSION + 1);
  const handle = openSync(path, 'r');
  try {
    return readSync(handle, header, 0, header.length, 0) === header.length && header[WRITE_VERSION] === 1;
  } finally {
    closeSync(handle);
  }
}

type State = 'whole' | 'log-broken' | 'damaged';

function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(?:CORRUPT|NOTADB)/.test(String(error.code));
}

/** Reads everything and changes nothing: what is wrong with the log must not be written into the file by closing it. */
function look(path: string, checkIdentity: (database: Database.Database) => void, busyTimeoutMs: number): State {
  const shared = `${path}-shm`;
  const isShared = existsSync(shared);
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    checkIdentity(database);
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged';
    const hasLog = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'log'`).get() !== undefined;
    return !hasLog || verifyLog(database).whole ? 'whole' : 'log-broken';
  } catch (error) {
    if (isDamage(error)) return 'damaged';
    throw error;
  } finally {
    database?.close();
    // Only this look needed it: our programs have a file to themselves.
    if (!isShared) rmSync(shared, { force: true });
  }
}

function moveAside(path: string): string {
  const name = `${path}-wal.${momentOf(timestamp())}.aside`;
  renameSync(`${path}-wal`, name);
  return name;
}

/**
 * Looks at what a program that was cut off left beside a workspace, before SQLite takes it in. A write-ahead log that is not
 * of this file (a backup was put in its place) would destroy it: then the log is kept under another name. Throws where the
 * file is damaged with its log and without; then both are as they were. `checkIdentity` throws where the file is not ours.
 */
export function examineLeftBehind(
  path: string,
  checkIdentity: (database: Database.Database) => void,
  busyTimeoutMs: number,
): LeftBehind {
  const wal = `${path}-wal`;
  if (sizeOf(path) === 0 || sizeOf(wal) === 0) return NOTHING;
  // First, because it throws where somebody has the file open: to open and close the file any other way would take from a
  // connection of this process its locks.
  const together = look(path, checkIdentity, busyTimeoutMs);
  if (isCopy(path)) return { recovered: false, setAside: moveAside(path) };
  if (together === 'whole') return { recovered: true, setAside: null };
  const setAside = moveAside(path);
  try {
    const alone = look(path, checkIdentity, busyTimeoutMs);
    if (alone === 'whole' || (together === 'damaged' && alone === 'log-broken')) return { recovered: false, setAside };
  } catch (error) {
    renameSync(setAside, wal);
    throw error;
  }
  renameSync(setAside, wal);
  if (together === 'damaged') throw corrupt(path);
  // The chain of the log is broken either way; that is told, and is no reason to leave anything out.
  return { recovered: true, setAside: null };
}
