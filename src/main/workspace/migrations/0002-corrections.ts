import type { Migration } from './migration.js';

/**
 * Corrections of readings. They lie beside the reading, which stays as it is; `document.layer` rises with every change of
 * the corrections in force, so that whoever keeps a corrected document knows that it is out of date.
 */
export const corrections: Migration = {
  version: 2,
  name: 'corrections',
  sql: `
ALTER TABLE document ADD COLUMN layer INTEGER NOT NULL DEFAULT 0;

CREATE TABLE correction (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document (sha256),
  lineage TEXT NOT NULL,
  target TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('reviewer', 'remembered')),
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT;
CREATE INDEX correction_by_lineage ON correction (lineage);

-- Confirmations that hold for later documents of the same layout or owner. target is that of the correction it came from.
CREATE TABLE memory (
  correction TEXT PRIMARY KEY REFERENCES correction (id),
  -- Layout of the table, or one of the owner's keys on each line.
  keys TEXT NOT NULL,
  target TEXT NOT NULL,
  remembered_at TEXT NOT NULL
) STRICT;
`,
};
