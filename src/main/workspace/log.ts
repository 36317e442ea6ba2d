import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { timestamp } from './timestamp.js';

/** 日志一行. */
export type LogRow = {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
};

/** What a look at the whole chain found. `brokenAt`: the first sequence number that does not fit. */
export type LogVerdict =
  { readonly whole: true; readonly count: number } | { readonly whole: false; readonly brokenAt: number };

type StoredLogRow = {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly previous_hash: string;
  readonly hash: string;
};

const FIRST = '0'.repeat(64);

function hashOf(row: Omit<StoredLogRow, 'hash'>): string {
  const content = [row.sequence, row.at, row.actor, row.action, row.subject, row.detail, row.previous_hash];
  return createHash('sha256').update(JSON.stringify(content), 'utf8').digest('hex');
}

/**
 * Adds a row to the audit log. Must be called inside the transaction of what it records: either both are written or
 * neither. Throws where there is no transaction.
 */
export function appendLog(
  database: Database.Database,
  entry: { readonly actor: string; readonly action: string; readonly subject: string; readonly detail: unknown },
): void {
  if (!database.inTransaction) throw new Error(`log row ${entry.action} outside of a transaction`);
  const last = database
    .prepare<[], { sequence: number; hash: string }>('SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1')
    .get();
  const row = {
    sequence: (last?.sequence ?? 0) + 1,
    at: timestamp(),
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject,
    detail: JSON.stringify(entry.detail ?? null),
    previous_hash: last?.hash ?? FIRST,
  };
  database
    .prepare(
      `INSERT INTO log (sequence, at, actor, action, subject, detail, previous_hash, hash)
       VALUES (@sequence, @at, @actor, @action, @subject, @detail, @previous_hash, @hash)`,
    )
    .run({ ...row, hash: hashOf(row) });
}

/** Recomputes every hash of a chain of rows. */
function checkChain(rows: Iterable<StoredLogRow>): LogVerdict {
  let previous = FIRST;
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (row.sequence !== count || row.previous_hash !== previous || row.hash !== hashOf(row)) {
      return { whole: false, brokenAt: count };
    }
    previous = row.hash;
  }
  return { whole: true, count };
}

/** Recomputes every hash. Finds changed, inserted and removed rows; the removal of the very last rows leaves no trace. */
export function verifyLog(database: Database.Database): LogVerdict {
  return checkChain(database.prepare<[], StoredLogRow>('SELECT * FROM log ORDER BY sequence').iterate());
}

/** The whole log with its hashes, as it goes into a package. */
export function exportLog(database: Database.Database): { readonly rows: readonly unknown[]; readonly head: string } {
  const rows = database.prepare<[], StoredLogRow>('SELECT * FROM log ORDER BY sequence').all();
  return { rows, head: rows.at(-1)?.hash ?? FIRST };
}

const storedRowSchema = z.strictObject({
  sequence: z.number().int(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});

/** Whether a log from elsewhere is whole and ends with the row of this hash. */
export function isWholeLog(rows: unknown, head: string): boolean {
  const read = z.array(storedRowSchema).safeParse(rows);
  return read.success && checkChain(read.data).whole && (read.data.at(-1)?.hash ?? FIRST) === head;
}

/** Rows about one subject, oldest first. */
export function logOf(database: Database.Database, subject: string): readonly LogRow[] {
  return database
    .prepare<[string], StoredLogRow>('SELECT * FROM log WHERE subject = ? ORDER BY sequence')
    .all(subject)
    .map(({ sequence, at, actor, action, detail }) => ({
      sequence,
      at,
      actor,
      action,
      subject,
      detail: JSON.parse(detail) as unknown,
    }));
}
