import { appendLog } from './log.js';
import type { Workspace } from './open.js';

/** A setting kept in the workspace, or null. */
export function readSetting({ database }: Pick<Workspace, 'database'>, name: string): string | null {
  return (
    database.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?').get(name)?.value ?? null
  );
}

/** Keeps what is no act of a review: it is not logged. */
export function keepUnlogged({ database }: Pick<Workspace, 'database'>, name: string, value: string): void {
  database
    .prepare('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, value);
}

/** Keeps a setting and logs the change, in one transaction. */
export function writeSetting(workspace: Workspace, name: string, value: string, actor: string): void {
  const { database } = workspace;
  database
    .transaction(() => {
      const before = readSetting(workspace, name);
      if (before === value) return;
      keepUnlogged(workspace, name, value);
      appendLog(database, { actor, action: 'setting.change', subject: name, detail: { before, after: value } });
    })
    .immediate();
}
