import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { keepUnlogged, readSetting } from './settings.js';
import { timestamp } from './timestamp.js';

/** A file of the last import that could not be read. */
export type ImportFailure = { readonly path: string; readonly message: string; readonly at: string };

/**
 * A new import begins: the failures of the one before are forgotten (the log keeps them). `retried`: these files are tried
 * once more; only their failures are.
 */
export function beginImport(
  workspace: Workspace,
  actor: string,
  files: number,
  retried: readonly string[] | null = null,
): void {
  const { database } = workspace;
  database
    .transaction(() => {
      if (retried === null) database.prepare('DELETE FROM import_failure').run();
      for (const path of retried ?? []) database.prepare('DELETE FROM import_failure WHERE path = ?').run(path);
      appendLog(database, { actor, action: 'import.start', subject: 'import', detail: { files } });
    })
    .immediate();
}

const OPEN = 'import.open';

/** Remembers the files whose import is on its way; whoever opens the workspace after a kill can name them. No act: not logged. */
export function keepOpenFiles(workspace: Workspace, paths: readonly string[]): void {
  if (paths.length === 0) workspace.database.prepare('DELETE FROM setting WHERE name = ?').run(OPEN);
  else keepUnlogged(workspace, OPEN, JSON.stringify(paths));
}

/** Files whose import was on its way when the program before this one was cut off. */
export function openFiles(workspace: Workspace): readonly string[] {
  return JSON.parse(readSetting(workspace, OPEN) ?? '[]') as readonly string[];
}

/** Keeps the line of a file that could not be read. */
export function storeFailure(workspace: Workspace, path: string, message: string, actor: string): void {
  const { database } = workspace;
  database
    .transaction(() => {
      database
        .prepare('INSERT INTO import_failure (path, message, at) VALUES (?, ?, ?)')
        .run(path, message, timestamp());
      appendLog(database, { actor, action: 'import.failure', subject: path, detail: { message } });
    })
    .immediate();
}

/** The reviewer has seen the files that could not be read; the log keeps them. */
export function forgetFailures(workspace: Workspace, actor: string): void {
  const { database } = workspace;
  database
    .transaction(() => {
      const { changes } = database.prepare('DELETE FROM import_failure').run();
      if (changes === 0) return;
      appendLog(database, { actor, action: 'import.dismiss', subject: 'import', detail: { failures: changes } });
    })
    .immediate();
}

/** Files of the last import that could not be read, in the order in which they failed. */
export function listFailures(workspace: Workspace): readonly ImportFailure[] {
  return workspace.database
    .prepare<[], ImportFailure>('SELECT path, message, at FROM import_failure ORDER BY position')
    .all();
}

/** Logs something that changes no table: an export, for instance. */
export function logAction(
  workspace: Workspace,
  entry: { readonly actor: string; readonly action: string; readonly subject: string; readonly detail: unknown },
): void {
  workspace.database.transaction(() => appendLog(workspace.database, entry)).immediate();
}
