import type Database from 'better-sqlite3';
import { checkQuickly, copyWorkspace } from './backup.js';
import { momentOf } from './kept-copies.js';
import { checkOrder, type Migration } from './migrations/index.js';
import { timestamp } from './timestamp.js';

/** 「GOUJ」: what SQLite's header says of our files. */
export const APPLICATION_ID = 0x474f554a;

/**
 * Brings a workspace to the newest schema: all pending steps in one transaction, so that a crash leaves the old schema
 * whole. A file that already holds something is copied first, beside itself. Returns the path of the copy, or null.
 */
export function migrate(database: Database.Database, path: string, migrations: readonly Migration[]): string | null {
  checkOrder(migrations);
  const from = Number(database.pragma('user_version', { simple: true }));
  const pending = migrations.slice(from);
  if (pending.length === 0) return null;

  let copy: string | null = null;
  if (from > 0) {
    copy = `${path}.v${from}-${momentOf(timestamp())}.backup`;
    copyWorkspace(database, copy, checkQuickly);
  }
  database
    .transaction(() => {
      for (const migration of pending) database.exec(migration.sql);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
  return copy;
}
