import type { Migration } from './migration.js';

/**
 * 检索. What can be found, as it is shown (search_entry), and the words it is found by (search_index, see
 * search-words.ts). Both hang on one explicit rowid whose upper part is the kind. The index keeps no text of its own.
 */
export const search: Migration = {
  version: 4,
  name: 'search',
  sql: `
CREATE TABLE search_entry (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document (sha256) ON DELETE CASCADE,
  -- Where it came from, so that it can be replaced: reading, own, across, note.
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  -- JSON: where it stands in the document.
  place TEXT NOT NULL
) STRICT;
CREATE INDEX search_entry_by_document ON search_entry (document, source);

CREATE VIRTUAL TABLE search_index USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '1',
  tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);

-- Documents whose entries are written, and by which version of the index. The others are indexed after opening.
CREATE TABLE search_document (
  document TEXT PRIMARY KEY REFERENCES document (sha256) ON DELETE CASCADE,
  version INTEGER NOT NULL
) STRICT;
`,
};
