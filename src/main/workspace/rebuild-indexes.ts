import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { putInPlace } from './put-in-place.js';
import { verifyWorkspace } from './verify.js';

/** What SQLite says of an index that does not fit its table. Nothing of what was written is lost then. */
const INDEX_ONLY =
  /^(?:row \d+ missing from index \S+|wrong # of entries in index \S+|non-unique entry in index \S+|rowid not at end-of-record for row \d+ of index \S+)$/;

/** More lines than this are not asked for: whole pages are gone then. */
const MOST_LINES = 1000;

/** Whether all that is wrong with a file are its indexes, which can be made anew from the tables. */
export function isOnlyIndexDamage(database: Database.Database): boolean {
  const rows = database.pragma(`integrity_check(${MOST_LINES})`) as readonly { readonly integrity_check: string }[];
  const lines = rows.map((row) => row.integrity_check);
  return lines.length > 0 && lines.length < MOST_LINES && lines.every((line) => INDEX_ONLY.test(line));
}

/**
 * 重建索引. Where only indexes of a closed workspace are damaged: writes its tables into a new file, makes every index
 * there anew, proves that file in full, and puts it in the place of the damaged one, which is kept. Null where more is damaged, or the
 * new file is not whole; then nothing is changed.
 */
export function rebuildIndexes(path: string): string | null {
  const rebuilt = `${path}.rebuilding`;
  rmSync(rebuilt, { force: true });
  const isShared = existsSync(`${path}-shm`);
  let database: Database.Database | null = null;
  try {
    // Only read: closed after writing, a file takes in its write-ahead log, and the damaged one is to stay as it is.
    database = new Database(path, { readonly: true, fileMustExist: true, timeout: 500 });
    database.pragma('trusted_schema = OFF');
    if (!isOnlyIndexDamage(database)) return null;
    database.prepare('VACUUM INTO ?').run(rebuilt);
  } catch {
    // Tables that cannot be read to their end: more than the indexes is damaged, or the disk is full.
    rmSync(rebuilt, { force: true });
    return null;
  } finally {
    database?.close();
    if (!isShared) rmSync(`${path}-shm`, { force: true });
  }
  try {
    const copy = new Database(rebuilt);
    try {
      // VACUUM copies the entries of an index as they are where it can.
      copy.exec('REINDEX');
    } finally {
      copy.close();
    }
    if (verifyWorkspace(rebuilt).problems.length > 0) return null;
    return putInPlace(path, rebuilt, 'damaged');
  } catch {
    return null;
  } finally {
    rmSync(rebuilt, { force: true });
  }
}
