import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OwnCodes } from '../../core/checks/index.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { timestamp } from './timestamp.js';

/** 本单位码表 of a year as it is kept. */
export type CodeTable = OwnCodes & {
  /** Hash of the imported file's bytes. */
  readonly sha256: string;
  /** Who imported it. */
  readonly reviewer: string;
  /** ISO 8601 with offset. */
  readonly at: string;
};

type CodeTableRow = {
  readonly year: number;
  readonly source: string;
  readonly sha256: string;
  readonly whole: number;
  readonly codes: string;
  readonly reviewer: string;
  readonly at: string;
};

const codes = z.array(z.object({ code: z.string(), name: z.string() }));

function tableOf({ whole, codes: text, ...row }: CodeTableRow): CodeTable {
  return { ...row, isWhole: whole === 1, codes: codes.parse(JSON.parse(text)) };
}

/** What an office imported, the latest year first. */
export function listCodeTables({ database }: Pick<Workspace, 'database'>): readonly CodeTable[] {
  return database.prepare<[], CodeTableRow>('SELECT * FROM code_table ORDER BY year DESC').all().map(tableOf);
}

/** Tells the tables of one moment from those of another; "" where there are none. */
export function codeTablesMark({ database }: Workspace): string {
  return database
    .prepare<[], { year: number; sha256: string; whole: number }>(
      'SELECT year, sha256, whole FROM code_table ORDER BY year',
    )
    .all()
    .map(({ year, sha256, whole }) => `${year}:${sha256}:${whole}`)
    .join();
}

/** Keeps the codes of a year in place of those before, and logs where they came from. */
export function saveCodeTable({ database }: Workspace, own: OwnCodes, bytes: Uint8Array, actor: string): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { year, source, isWhole } = own;
  database
    .transaction(() => {
      database
        .prepare(
          `INSERT OR REPLACE INTO code_table (year, source, sha256, whole, codes, reviewer, at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(year, source, sha256, isWhole ? 1 : 0, JSON.stringify(own.codes), actor, timestamp());
      const detail = { source, sha256, whole: isWhole, codes: own.codes.length };
      appendLog(database, { actor, action: 'codes.set', subject: String(year), detail });
    })
    .immediate();
}

/** Keeps a table that came from another workspace, with who imported it there, and logs it. Part of the caller's transaction. */
export function receiveCodeTable({ database }: Workspace, table: CodeTable, actor: string): void {
  const { year, source, sha256, isWhole, codes: own, reviewer, at } = table;
  database
    .prepare(
      `INSERT OR REPLACE INTO code_table (year, source, sha256, whole, codes, reviewer, at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(year, source, sha256, isWhole ? 1 : 0, JSON.stringify(own), reviewer, at);
  const detail = { source, sha256, whole: isWhole, codes: own.length, reviewer, at };
  appendLog(database, { actor, action: 'codes.received', subject: String(year), detail });
}

/** Goes back to the program's table of a year, with a log row. False where the office has none of that year. */
export function removeCodeTable({ database }: Workspace, year: number, actor: string): boolean {
  return database
    .transaction(() => {
      const before = database
        .prepare<[number], { source: string; sha256: string }>('SELECT source, sha256 FROM code_table WHERE year = ?')
        .get(year);
      if (before === undefined) return false;
      database.prepare('DELETE FROM code_table WHERE year = ?').run(year);
      appendLog(database, { actor, action: 'codes.reset', subject: String(year), detail: before });
      return true;
    })
    .immediate();
}
