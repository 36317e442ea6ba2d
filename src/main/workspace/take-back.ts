import { findDocument } from './documents.js';
import { appendLog } from './log.js';
import { findNote } from './notes.js';
import type { Workspace } from './open.js';
import { ACT_TABLES, readRow, type ActTable, type RowChange, type StoredRow } from './row-changes.js';
import { indexNote } from './search-index.js';
import { signedVersion, type SignedVersion } from './sign-off-lock.js';
import { timestamp } from './timestamp.js';

/** What became of taking an act back or doing it again. `changes`: those just made, which can be taken back in turn. */
export type TakeBack =
  | { readonly done: true; readonly changes: readonly RowChange[] }
  /** Something has changed since; nothing was written. */
  | { readonly done: false; readonly reason: 'changed' }
  | { readonly done: false; readonly reason: 'signed'; readonly signed: SignedVersion };

/** Who took which operation back, or did it again. */
type Word = { readonly actor: string; readonly action: 'act.undo' | 'act.redo'; readonly operation: string };

/** Carries the outcome out of a transaction that is to leave nothing behind. */
class Refusal extends Error {
  constructor(readonly outcome: TakeBack) {
    super('refused');
  }
}

/** What a row says, without how often and when it was written: that rises with every act, also one that goes back. */
function meaningOf(row: StoredRow | null): string {
  if (row === null) return 'null';
  const { revision: _revision, updated_at: _updated, ...said } = row;
  return JSON.stringify(Object.entries(said).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The lineage whose signature holds a row as it is; null where none does. */
function lineageOf(workspace: Workspace, table: ActTable, row: StoredRow): string | null {
  const text = (column: string): string => String(row[column] ?? '');
  switch (table) {
    case 'note':
      return text('lineage');
    case 'second_look':
      return findNote(workspace, text('note'))?.lineage ?? null;
    case 'silence':
      return findDocument(workspace, text('document'))?.lineage ?? null;
    default:
      return null;
  }
}

/** What somebody else may have from a package is withdrawn and not removed: it would come back with the next one. */
function wantedOf({ database }: Workspace, { table, before, after }: RowChange): StoredRow | null {
  if (before !== null || after === null) return before;
  if (table === 'silence') return { ...after, state: 'withdrawn' };
  if (table !== 'note') return null;
  const isExchanged = database.prepare('SELECT 1 FROM edition_shown WHERE note = ?').get(after['id']) !== undefined;
  return isExchanged ? { ...after, state: 'withdrawn' } : null;
}

function writeRow({ database }: Workspace, table: ActTable, row: StoredRow): void {
  const columns = Object.keys(row);
  const keys: readonly string[] = ACT_TABLES[table];
  const updates = columns.filter((column) => !keys.includes(column)).map((column) => `${column} = excluded.${column}`);
  database
    .prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
       ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${updates.join(', ')}`,
    )
    .run(row);
}

function removeRow(workspace: Workspace, { table, key, after }: RowChange): void {
  const note = table === 'note' ? findNote(workspace, String(after?.['id'])) : null;
  // What is withdrawn is not found any more.
  if (note !== null) indexNote(workspace, { ...note.note, state: 'withdrawn' });
  const where = ACT_TABLES[table].map((column) => `${column} = ?`).join(' AND ');
  workspace.database.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...(JSON.parse(key) as string[]));
}

/** Revisions rise for good, also over a row that was not there for a while: a page that still knows it must notice. */
function risen(row: StoredRow, current: StoredRow | null, highest: number): StoredRow {
  if (typeof row['revision'] !== 'number') return row;
  const revision = Math.max(Number(row['revision']), Number(current?.['revision'] ?? 0), highest) + 1;
  return { ...row, revision, updated_at: timestamp() };
}

function restore(workspace: Workspace, change: RowChange, highest: number, word: Word): RowChange {
  const { table, key, after: expected } = change;
  const current = readRow(workspace, table, key);
  if (meaningOf(current) !== meaningOf(expected)) throw new Refusal({ done: false, reason: 'changed' });
  const wanted = wantedOf(workspace, change);
  for (const row of [current, wanted]) {
    const lineage = row === null ? null : lineageOf(workspace, table, row);
    const signed = lineage === null ? null : signedVersion(workspace, lineage);
    if (signed !== null) throw new Refusal({ done: false, reason: 'signed', signed });
  }
  const noteId = (JSON.parse(key) as readonly string[])[0] ?? '';
  const before = table === 'note' ? (findNote(workspace, noteId)?.note ?? null) : current;
  if (wanted === null) removeRow(workspace, change);
  else writeRow(workspace, table, risen(wanted, current, highest));
  const note = table === 'note' ? (findNote(workspace, noteId)?.note ?? null) : null;
  if (note !== null) indexNote(workspace, note);
  const now = readRow(workspace, table, key);
  appendLog(workspace.database, {
    actor: word.actor,
    action: word.action,
    subject: table === 'note' || table === 'second_look' || table === 'silence' ? noteId : key,
    detail: { operation: word.operation, table, before, after: table === 'note' ? note : now },
  });
  return { table, key, before: current, after: now };
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

/**
 * Brings rows from `after` to `before`, each with a row of the log, in one transaction: all of them or none. Refuses where a
 * row no longer says what it said after the act, or where a signed review holds it. `highest`: the highest revision a row
 * has had.
 */
export function takeBack(
  workspace: Workspace,
  changes: readonly RowChange[],
  word: Word,
  highest: (change: RowChange) => number,
): TakeBack {
  const { database } = workspace;
  try {
    return database
      .transaction((): TakeBack => {
        // Rows of one act point at each other; whether all fit is seen at the end.
        database.pragma('defer_foreign_keys = ON');
        const restored = changes
          .toReversed()
          .map((change) => restore(workspace, change, highest(change), word))
          .toReversed();
        return { done: true, changes: restored };
      })
      .immediate();
  } catch (error) {
    if (error instanceof Refusal) return error.outcome;
    // Something written since hangs on a row that would go.
    if (isConstraint(error)) return { done: false, reason: 'changed' };
    throw error;
  }
}
