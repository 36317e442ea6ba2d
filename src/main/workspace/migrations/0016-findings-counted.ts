import type { Migration } from './migration.js';

/** The library counts the findings of every document after each act: from an index, not from the rows with their whole bodies. */
export const findingsCounted: Migration = {
  version: 16,
  name: 'findings-counted',
  sql: 'CREATE INDEX finding_by_kind ON finding (document, family, severity, outcome);',
};
