import type { Migration } from './migration.js';

/** 静默 and 合并: false alarms that are kept silent, and notes that are part of another note. */
export const silence: Migration = {
  version: 8,
  name: 'silence',
  sql: `
CREATE TABLE silence (
  id TEXT PRIMARY KEY,
  -- Finding it was said of, and the document it stood in: the unit, and the versions, go with the document.
  document TEXT NOT NULL REFERENCES document (sha256),
  finding TEXT NOT NULL,
  rule TEXT NOT NULL,
  -- JSON: what makes a finding of another version or year the same relation.
  relation TEXT NOT NULL,
  reach TEXT NOT NULL CHECK (reach IN ('disclosure', 'later-years')),
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT;

-- The note this one is part of; null: it stands for itself.
ALTER TABLE note ADD COLUMN merged_into TEXT REFERENCES note (id);
CREATE INDEX note_by_whole ON note (merged_into) WHERE merged_into IS NOT NULL;
`,
};
