import type { Migration } from './migration.js';

/**
 * 交换 of what is not a note: silences, corrections, pairings, merges, sign-offs. As with notes, everything that was said of
 * a thing lies here under its own hash, with what it was made from; two sets are merged by uniting them, in any order.
 */
export const exchanged: Migration = {
  version: 10,
  name: 'exchanged',
  sql: `
CREATE TABLE saying (
  -- SHA-256 of kind, parents and body.
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  kind TEXT NOT NULL,
  -- JSON list of hashes, sorted.
  parents TEXT NOT NULL,
  -- JSON: what was said.
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which sayings stand at a place of this workspace; several where they say the same.
CREATE TABLE saying_shown (
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  saying TEXT NOT NULL REFERENCES saying (hash),
  PRIMARY KEY (kind, place, saying)
) STRICT, WITHOUT ROWID;
`,
};
