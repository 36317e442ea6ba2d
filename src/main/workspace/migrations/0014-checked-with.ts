import type { Migration } from './migration.js';

/**
 * 同一公开材料的其他文件. With which other files of its disclosure a document was checked: ids and layers, parted by blanks.
 * NULL: alone, or by a program that knew of none.
 */
export const checkedWith: Migration = {
  version: 14,
  name: 'checked-with',
  sql: 'ALTER TABLE document ADD COLUMN checked_with TEXT;',
};
