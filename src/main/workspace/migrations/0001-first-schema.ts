import type { Migration } from './migration.js';

/**
 * The first schema. Names are singular; every table is STRICT. Large values (original bytes, the recognised document)
 * have tables of their own, so that listing the library never reads them.
 */
export const firstSchema: Migration = {
  version: 1,
  name: 'first-schema',
  sql: `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Original files byte for byte. sha256 is that of the raw bytes, encoding says how they lie here.
CREATE TABLE original (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,
  encoding TEXT NOT NULL CHECK (encoding IN ('raw', 'deflate')),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE document (
  sha256 TEXT PRIMARY KEY REFERENCES original (sha256),
  file_name TEXT NOT NULL,
  format TEXT NOT NULL,
  lineage TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('read', 'partial', 'unread')),
  message TEXT,
  unit_code TEXT,
  unit_name TEXT,
  level TEXT NOT NULL,
  fiscal_year INTEGER,
  stage TEXT CHECK (stage IN ('budget', 'final')),
  table_count INTEGER NOT NULL,
  project_count INTEGER NOT NULL,
  defect_count INTEGER NOT NULL,
  engine TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  UNIQUE (lineage, version)
) STRICT;
CREATE INDEX document_by_year ON document (fiscal_year, stage);
CREATE UNIQUE INDEX document_latest_once ON document (lineage) WHERE latest = 1;

-- The recognised disclosure and the text lines of the source, deflated JSON.
CREATE TABLE reading (
  document TEXT PRIMARY KEY REFERENCES document (sha256) ON DELETE CASCADE,
  disclosure BLOB NOT NULL,
  lines BLOB
) STRICT;

-- scope: own = found in the document alone, across = found between documents (replaced as a whole at each import).
CREATE TABLE finding (
  document TEXT NOT NULL REFERENCES document (sha256) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('own', 'across')),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  rule TEXT NOT NULL,
  family TEXT NOT NULL,
  severity TEXT NOT NULL,
  outcome TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (document, scope, position)
) STRICT;
CREATE INDEX finding_by_id ON finding (id);
CREATE INDEX finding_by_rule ON finding (rule);
CREATE INDEX finding_by_severity ON finding (severity);

CREATE TABLE coverage (
  document TEXT NOT NULL REFERENCES document (sha256) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('own', 'across')),
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  state TEXT NOT NULL,
  why TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (document, scope, position)
) STRICT;

CREATE TABLE note (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document (sha256),
  lineage TEXT NOT NULL,
  finding TEXT,
  anchor TEXT NOT NULL,
  state TEXT NOT NULL,
  severity TEXT NOT NULL,
  text TEXT NOT NULL,
  suggestion TEXT NOT NULL,
  basis TEXT NOT NULL,
  reject_reason TEXT,
  rectification TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT;
CREATE INDEX note_by_lineage ON note (lineage);
CREATE UNIQUE INDEX note_decides_once ON note (lineage, finding) WHERE finding IS NOT NULL;

-- Files of the last import that could not be read.
CREATE TABLE import_failure (
  position INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  message TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- Append-only audit log. Each hash covers the row and the hash before it.
CREATE TABLE log (
  sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX log_by_subject ON log (subject);
CREATE TRIGGER log_refuses_update BEFORE UPDATE ON log BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;
CREATE TRIGGER log_refuses_delete BEFORE DELETE ON log BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;
-- INSERT OR REPLACE deletes without firing the trigger above; it is stopped here.
CREATE TRIGGER log_refuses_replace BEFORE INSERT ON log
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM log) BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;
`,
};
