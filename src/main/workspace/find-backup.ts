import Database from 'better-sqlite3';
import { listCopies } from './kept-copies.js';
import { APPLICATION_ID } from './migrate.js';

/** So many copies are looked at, the newest first: each look reads a whole file. */
const MOST_LOOKED_AT = 5;

function isWhole(path: string): boolean {
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    database.pragma('trusted_schema = OFF');
    const isOurs = Number(database.pragma('application_id', { simple: true })) === APPLICATION_ID;
    return isOurs && database.pragma('quick_check', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

/** The newest copy of a workspace that opens and is whole, however it came to be; null: none. */
export function newestBackup(path: string): string | null {
  return (
    listCopies(path)
      .slice(0, MOST_LOOKED_AT)
      .find((copy) => isWhole(copy.path))?.path ?? null
  );
}
