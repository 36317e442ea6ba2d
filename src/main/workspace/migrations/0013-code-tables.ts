import type { Migration } from './migration.js';

/** 本单位码表. Codes and names that an office imported for a year. */
export const codeTables: Migration = {
  version: 13,
  name: 'code-tables',
  sql: `
CREATE TABLE code_table (
  year INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
  -- Name of the file they came from, and the hash of its bytes.
  source TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- 1: takes the place of the program's table; 0: adds to it and corrects it.
  whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
  -- JSON: [{"code", "name"}], by code.
  codes TEXT NOT NULL CHECK (json_valid(codes)),
  -- Who imported them, and when.
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
`,
};
