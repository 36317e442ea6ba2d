import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { corrupt } from './problem.js';

/**
 * Writes a compact copy of an open workspace to `target`, which must not exist. The copy is made under a temporary
 * name, synced, checked and only then renamed: a file under the final name is always a whole one.
 */
export function copyWorkspace(database: Database.Database, target: string): void {
  const temporary = `${target}.partial`;
  rmSync(temporary, { force: true });
  try {
    database.prepare('VACUUM INTO ?').run(temporary);
    const copy = new Database(temporary, { readonly: true });
    try {
      if (copy.pragma('quick_check', { simple: true }) !== 'ok') throw corrupt(temporary);
    } finally {
      copy.close();
    }
    const handle = openSync(temporary, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}
