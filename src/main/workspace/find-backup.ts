import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
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

/** The newest copy beside a workspace that opens and is whole, made by the reviewer or before an upgrade; null: none. */
export function newestBackup(path: string): string | null {
  const prefix = `${basename(path)}.`;
  const copies = readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix) && name.endsWith('.backup'))
    .map((name) => join(dirname(path), name))
    .map((copy) => ({ copy, at: statSync(copy, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((one, other) => other.at - one.at);
  return copies.slice(0, MOST_LOOKED_AT).find(({ copy }) => isWhole(copy))?.copy ?? null;
}
