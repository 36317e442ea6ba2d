import type { Migration } from './migration.js';

/** 读取自检. What the last check said about how each table was read; documents checked by an older program have no rows. */
export const tableReadings: Migration = {
  version: 12,
  name: 'table-readings',
  sql: `
CREATE TABLE table_reading (
  document TEXT NOT NULL REFERENCES document (sha256) ON DELETE CASCADE,
  -- Printed order.
  position INTEGER NOT NULL,
  -- Id of the table in the reading.
  table_id TEXT NOT NULL,
  sums INTEGER NOT NULL CHECK (sums >= closed),
  closed INTEGER NOT NULL,
  untested INTEGER NOT NULL,
  doubtful INTEGER NOT NULL,
  confirmed INTEGER NOT NULL,
  garbled INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
`,
};
