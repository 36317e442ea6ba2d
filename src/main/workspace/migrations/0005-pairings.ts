import type { Migration } from './migration.js';

/** 人工配对 of the comparison. One row for a line that the reviewer has put into a row of the comparison, or set apart. */
export const pairings: Migration = {
  version: 5,
  name: 'pairings',
  sql: `
CREATE TABLE pairing (
  -- What is compared: the unit, or the two sides.
  scope TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- JSON: what tells the line again when the document is read anew.
  line TEXT NOT NULL,
  -- Lines of one group are one row.
  joined TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (scope, kind, line)
) STRICT;
`,
};
