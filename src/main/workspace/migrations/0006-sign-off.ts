import type { Migration } from './migration.js';

/** 复核 and 签发: the second look at a note, and the word that closes the review of a document. The log keeps every step. */
export const signOff: Migration = {
  version: 6,
  name: 'sign-off',
  sql: `
-- The last second look at a note. It counts as long as the note says what it said then.
CREATE TABLE second_look (
  note TEXT PRIMARY KEY REFERENCES note (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('confirmed', 'returned')),
  reason TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  -- 1: who looked had written the note or changed it.
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  at TEXT NOT NULL,
  -- JSON: what the note said.
  seen TEXT NOT NULL
) STRICT;

CREATE TABLE sign_off (
  document TEXT PRIMARY KEY REFERENCES document (sha256) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('signed', 'unlocked')),
  -- Who signed or unlocked last, when, and why it was unlocked.
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- Notes nobody had looked at a second time when it was signed.
  unconfirmed INTEGER NOT NULL CHECK (unconfirmed >= 0),
  revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT;
`,
};
