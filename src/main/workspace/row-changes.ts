import type { Workspace } from './open.js';

/** Tables whose rows a reviewer's act changes, with the columns that tell a row. */
export const ACT_TABLES = {
  note: ['id'],
  second_look: ['note'],
  silence: ['id'],
  correction: ['id'],
  memory: ['correction'],
  pairing: ['scope', 'kind', 'line'],
  batch_document: ['batch', 'document'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ActTable = keyof typeof ACT_TABLES;

/** A row as it is stored: texts and integers by column. */
export type StoredRow = Readonly<Record<string, string | number | null>>;

/** A row before and after an act; null: it was not there. `key`: JSON list of the columns that tell it. */
export type RowChange = {
  readonly table: ActTable;
  readonly key: string;
  readonly before: StoredRow | null;
  readonly after: StoredRow | null;
};

const COLUMNS = 'SELECT name FROM pragma_table_info(?) ORDER BY cid';

/** Columns of a table, in their order. */
function columnsOf({ database }: Workspace, table: ActTable): readonly string[] {
  return database.prepare<[string], string>(COLUMNS).pluck().all(table);
}

function pairsOf(columns: readonly string[], row: string): string {
  return columns.map((column) => `'${column}', ${row}.${column}`).join(', ');
}

/**
 * Sets triggers on this connection that keep, while something is recorded, what each touched row was before. They are
 * temporary: nothing of them enters the file. A trigger sees every way a row changes, so that an act that is written
 * later needs no word about how it is taken back.
 */
export function watchRows(workspace: Workspace): void {
  const { database } = workspace;
  database.exec('CREATE TEMP TABLE touched_row (position INTEGER PRIMARY KEY, name TEXT, key TEXT, before TEXT)');
  database.exec('CREATE TEMP TABLE recording (is_on INTEGER)');
  for (const [table, keys] of Object.entries(ACT_TABLES)) {
    const columns = columnsOf(workspace, table as ActTable);
    const keyOf = (row: string): string => `json_array(${keys.map((column) => `${row}.${column}`).join(', ')})`;
    const same = keys.map((column) => `old_row.${column} = NEW.${column}`).join(' AND ');
    const keep = (row: string): string =>
      `INSERT INTO touched_row (name, key, before) SELECT '${table}', ${keyOf(row)}, json_object(${pairsOf(columns, row)});`;
    const isOn = 'WHEN EXISTS (SELECT 1 FROM recording)';
    database.exec(`
      CREATE TEMP TRIGGER ${table}_replaced BEFORE INSERT ON main.${table} ${isOn} BEGIN
        INSERT INTO touched_row (name, key, before)
          SELECT '${table}', ${keyOf('old_row')}, json_object(${pairsOf(columns, 'old_row')})
          FROM main.${table} AS old_row WHERE ${same};
      END;
      CREATE TEMP TRIGGER ${table}_added AFTER INSERT ON main.${table} ${isOn} BEGIN
        INSERT INTO touched_row (name, key, before) VALUES ('${table}', ${keyOf('NEW')}, NULL);
      END;
      CREATE TEMP TRIGGER ${table}_changed BEFORE UPDATE ON main.${table} ${isOn} BEGIN ${keep('OLD')} END;
      CREATE TEMP TRIGGER ${table}_removed BEFORE DELETE ON main.${table} ${isOn} BEGIN ${keep('OLD')} END;`);
  }
}

/** A row as it stands, or null. */
export function readRow({ database }: Workspace, table: ActTable, key: string): StoredRow | null {
  const values = JSON.parse(key) as readonly (string | number)[];
  const where = ACT_TABLES[table].map((column) => `${column} = ?`).join(' AND ');
  const row = database.prepare<(string | number)[], StoredRow>(`SELECT * FROM ${table} WHERE ${where}`).get(...values);
  return row ?? null;
}

/** Runs `act`, which must not wait for anything, and gives the rows it has changed, each once. */
export function recordRows<Value>(
  workspace: Workspace,
  act: () => Value,
): { readonly value: Value; readonly changes: readonly RowChange[] } {
  const { database } = workspace;
  database.exec('DELETE FROM touched_row; INSERT INTO recording VALUES (1)');
  let value: Value;
  try {
    value = act();
  } finally {
    database.exec('DELETE FROM recording');
  }
  const touched = database
    .prepare<[], { name: ActTable; key: string; before: string | null }>(
      'SELECT name, key, before FROM touched_row ORDER BY position',
    )
    .all();
  const seen = new Set<string>();
  const changes = touched.flatMap(({ name: table, key, before }): readonly RowChange[] => {
    const place = `${table} ${key}`;
    if (seen.has(place)) return [];
    seen.add(place);
    const after = readRow(workspace, table, key);
    const was = before === null ? null : (JSON.parse(before) as StoredRow);
    return JSON.stringify(was) === JSON.stringify(after) ? [] : [{ table, key, before: was, after }];
  });
  return { value, changes };
}
