import type { Migration } from './migration.js';

/**
 * 交换. What a note has said at the moments its workspace was exchanged with others, each edition under its own hash and with
 * those it was made from. Editions are only ever added: two sets of them are merged by uniting them, in any order.
 */
export const editions: Migration = {
  version: 7,
  name: 'editions',
  sql: `
CREATE TABLE edition (
  -- SHA-256 of parents and body.
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  -- JSON list of hashes, sorted.
  parents TEXT NOT NULL,
  -- JSON: what the note said, with the second look at it.
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which editions a note of this workspace shows; several where they say the same.
CREATE TABLE edition_shown (
  note TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  edition TEXT NOT NULL REFERENCES edition (hash),
  PRIMARY KEY (note, edition)
) STRICT, WITHOUT ROWID;
`,
};
