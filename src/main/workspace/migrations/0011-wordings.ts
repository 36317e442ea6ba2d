import type { Migration } from './migration.js';

/** 依据库和常用语. What reviewers have kept to write again: bases, and standard phrases. */
export const wordings: Migration = {
  version: 11,
  name: 'wordings',
  sql: `
CREATE TABLE wording (
  -- SHA-256 of kind, family and text: the same words are the same entry in every workspace.
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('basis', 'text', 'suggestion')),
  -- Family of rules it is meant for; "": for all.
  family TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
