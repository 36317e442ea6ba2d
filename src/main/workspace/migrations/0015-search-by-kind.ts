import type { Migration } from './migration.js';

/**
 * 分类检索. A word is now kept once for each kind of thing that holds it (see search-entries.ts): a common word stands in tens of
 * thousands of rows, and to ask for the few findings with it went through them all. The index is made anew after opening.
 */
export const searchByKind: Migration = {
  version: 15,
  name: 'search-by-kind',
  sql: `
DROP TABLE search_index;
DELETE FROM search_entry;
DELETE FROM search_document;
CREATE VIRTUAL TABLE search_index USING fts5 (
  words, content = '', contentless_delete = 1, prefix = '2',
  tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);
`,
};
