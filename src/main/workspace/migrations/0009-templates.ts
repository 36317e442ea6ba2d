import type { Migration } from './migration.js';

/** 模板. The reviewer's own template of the opinion, byte for byte. */
export const templates: Migration = {
  version: 9,
  name: 'templates',
  sql: `
CREATE TABLE template (
  kind TEXT PRIMARY KEY CHECK (kind = 'opinion'),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL,
  -- Who chose it, and when.
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
`,
};
