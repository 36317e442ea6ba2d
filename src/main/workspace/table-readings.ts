import type { TableReading } from '../../core/checks/index.js';
import type { Workspace } from './open.js';

/** What the self-check says about all tables of a document together. */
export type DocumentReading = Omit<TableReading, 'table'> & { readonly document: string };

const NUMBERS = ['sums', 'closed', 'untested', 'doubtful', 'confirmed', 'garbled'] as const;

/** Replaces the self-check of a document; none where the check made none. Part of the caller's transaction. */
export function insertTableReadings(
  { database }: Workspace,
  document: string,
  readings: readonly TableReading[] = [],
): void {
  database.prepare('DELETE FROM table_reading WHERE document = ?').run(document);
  const insert = database.prepare(
    `INSERT INTO table_reading (document, position, table_id, ${NUMBERS.join(', ')})
     VALUES (@document, @position, @table, ${NUMBERS.map((name) => `@${name}`).join(', ')})`,
  );
  for (const [position, reading] of readings.entries()) insert.run({ ...reading, document, position });
}

/** The self-check of every table of a document, in printed order; empty where an older program checked it. */
export function listTableReadings({ database }: Workspace, document: string): readonly TableReading[] {
  return database
    .prepare<[string], TableReading>(
      `SELECT table_id AS "table", ${NUMBERS.join(', ')} FROM table_reading WHERE document = ? ORDER BY position`,
    )
    .all(document);
}

/** The self-check of every document that has one, for the library. */
export function sumTableReadings({ database }: Workspace): readonly DocumentReading[] {
  return database
    .prepare<[], DocumentReading>(
      `SELECT document, ${NUMBERS.map((name) => `sum(${name}) AS ${name}`).join(', ')} FROM table_reading GROUP BY document`,
    )
    .all();
}
