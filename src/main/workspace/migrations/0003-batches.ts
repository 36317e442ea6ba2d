import type { Migration } from './migration.js';

/**
 * 批次. A batch is a list of documents with who reviews them until when. A document is in one or several batches; the
 * documents of earlier workspaces are put into one when the workspace is opened, where it can be logged.
 */
export const batches: Migration = {
  version: 3,
  name: 'batches',
  sql: `
CREATE TABLE batch (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  fiscal_year INTEGER,
  stage TEXT CHECK (stage IN ('budget', 'final')),
  -- Id of a region profile; null: by the name of each unit.
  region TEXT,
  -- Days, as 2026-03-05.
  approved_on TEXT,
  deadline TEXT,
  -- JSON list of names.
  reviewers TEXT NOT NULL,
  -- 1: made by the program for documents that nobody put anywhere.
  fallback INTEGER NOT NULL CHECK (fallback IN (0, 1)),
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT;

CREATE TABLE batch_document (
  batch TEXT NOT NULL REFERENCES batch (id),
  document TEXT NOT NULL REFERENCES document (sha256) ON DELETE CASCADE,
  reviewer TEXT,
  -- Where it differs from that of the batch.
  deadline TEXT,
  PRIMARY KEY (batch, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_document_by_document ON batch_document (document);

-- Region profile with which the findings of a document were made, where a batch names one.
ALTER TABLE document ADD COLUMN checked_region TEXT;
`,
};
