import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { corrupt } from './problem.js';

/** The quick look that is enough for a copy made right before the schema changes. */
export function checkQuickly(copy: Database.Database): void {
  if (copy.pragma('quick_check', { simple: true }) !== 'ok') throw corrupt(copy.name);
}

/**
 * Writes a compact copy of an open workspace to `target`, which must not exist. The copy is made under a temporary
 * name, synced, checked (`check` throws where it is not good) and only then renamed: a file under the final name is
 * always a whole one. Gives what `check` gave.
 */
export function copyWorkspace<Verdict>(
  database: Database.Database,
  target: string,
  check: (copy: Database.Database) => Verdict,
): Verdict {
  const temporary = `${target}.partial`;
  rmSync(temporary, { force: true });
  try {
    database.prepare('VACUUM INTO ?').run(temporary);
    const copy = new Database(temporary, { readonly: true });
    let verdict: Verdict;
    try {
      verdict = check(copy);
    } finally {
      copy.close();
    }
    const handle = openSync(temporary, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, target);
    return verdict;
  } finally {
    rmSync(temporary, { force: true });
  }
}
