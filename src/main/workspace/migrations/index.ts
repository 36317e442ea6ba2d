import { firstSchema } from './0001-first-schema.js';
import { corrections } from './0002-corrections.js';
import { batches } from './0003-batches.js';
import { search } from './0004-search.js';
import { pairings } from './0005-pairings.js';
import { signOff } from './0006-sign-off.js';
import { editions } from './0007-editions.js';
import { silence } from './0008-silence.js';
import { templates } from './0009-templates.js';
import { exchanged } from './0010-exchanged.js';
import { wordings } from './0011-wordings.js';
import { tableReadings } from './0012-table-readings.js';
import { codeTables } from './0013-code-tables.js';
import { checkedWith } from './0014-checked-with.js';
import { searchByKind } from './0015-search-by-kind.js';
import { findingsCounted } from './0016-findings-counted.js';
import type { Migration } from './migration.js';

export type { Migration } from './migration.js';

/** Every step in order: version n stands at index n − 1. */
export const MIGRATIONS: readonly Migration[] = [
  firstSchema,
  corrections,
  batches,
  search,
  pairings,
  signOff,
  editions,
  silence,
  templates,
  exchanged,
  wordings,
  tableReadings,
  codeTables,
  checkedWith,
  searchByKind,
  findingsCounted,
];

/** Throws where the steps are not numbered 1, 2, 3 … without a gap. A gap would skip a step on somebody's file. */
export function checkOrder(migrations: readonly Migration[]): void {
  for (const [index, migration] of migrations.entries()) {
    if (migration.version !== index + 1) {
      throw new Error(`migration ${migration.name} has version ${migration.version}, its place says ${index + 1}`);
    }
  }
}
