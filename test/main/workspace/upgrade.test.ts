/** A workspace of every earlier schema, with work in it, opened by this program: all of it is there and goes on from there. */
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { appendLog } from '../../../src/main/workspace/log.js';
import {
  exportEditions,
  indexDocument,
  listNotes,
  listUnindexed,
  mergeEditions,
  openWorkspace,
  saveNote,
  searchWorkspace,
  verifyLog,
} from '../../../src/main/workspace/index.js';
import { MIGRATIONS } from '../../../src/main/workspace/migrations/index.js';
import { disclosure, draft, newDocument, sha256, temporaryFolder, temporaryWorkspace } from './samples.js';

const DOCUMENT = sha256(Buffer.from('旧'));
const AT = '2026-03-02T09:00:00.000+08:00';

/** Work as it was written, by the schema that first had room for it. */
const WORK: Readonly<Record<number, (database: Database.Database) => void>> = {
  1: (database) => {
    const { bytes } = newDocument('旧');
    database.prepare(`INSERT INTO original VALUES (?, ?, 'raw', ?)`).run(DOCUMENT, bytes.byteLength, bytes);
    database
      .prepare(
        `INSERT INTO document (sha256, file_name, format, lineage, version, latest, state, level, table_count,
           project_count, defect_count, engine, imported_at)
         VALUES (?, '旧.txt', 'text', 'lineage', 1, 1, 'read', 'unit', 0, 0, 0, 'e', ?)`,
      )
      .run(DOCUMENT, AT);
    const note = database.prepare(
      `INSERT INTO note (id, document, lineage, finding, anchor, state, severity, text, suggestion, basis,
         reject_reason, rectification, author, created_at, updated_at, revision)
       VALUES (?, ?, 'lineage', ?, ?, ?, 'error', ?, '请核对', '表内加总', ?, 'none', '张三', ?, ?, 3)`,
    );
    const anchor = JSON.stringify(draft(DOCUMENT).anchor);
    note.run('n-1', DOCUMENT, null, anchor, 'adopted', '旧意见', null, AT, AT);
    note.run('n-2', DOCUMENT, 'f-1', anchor, 'rejected', '旧处理', 'explained', AT, AT);
    database.transaction(() =>
      appendLog(database, { actor: '张三', action: 'note.create', subject: 'n-1', detail: {} }),
    )();
  },
  2: (database) => {
    const target = JSON.stringify({ target: 'profile', field: 'unitName', read: null, value: '甲' });
    database
      .prepare(`INSERT INTO correction VALUES ('c-1', ?, 'lineage', ?, 'reviewer', 'active', '', '张三', ?, ?, 2)`)
      .run(DOCUMENT, target, AT, AT);
    database.prepare(`INSERT INTO memory VALUES ('c-1', 'key', ?, ?)`).run(target, AT);
  },
  3: (database) => {
    database
      .prepare(`INSERT INTO batch VALUES ('b-1', '批次', 2026, 'budget', NULL, NULL, NULL, '[]', 0, 0, ?, ?, 1)`)
      .run(AT, AT);
    database.prepare(`INSERT INTO batch_document VALUES ('b-1', ?, '李四', NULL)`).run(DOCUMENT);
  },
  5: (database) => {
    const line = JSON.stringify([2026, 'budget', '901001', 0, '', '甲', 0]);
    database.prepare(`INSERT INTO pairing VALUES ('unit 901001', 'expenditure', ?, 'g', '张三', ?)`).run(line, AT);
  },
  6: (database) => {
    database.prepare(`INSERT INTO second_look VALUES ('n-1', 'confirmed', '', '李四', 0, ?, '[]')`).run(AT);
    database.prepare(`INSERT INTO sign_off VALUES (?, 'unlocked', '王五', ?, '补充', 0, 2)`).run(DOCUMENT, AT);
  },
  8: (database) => {
    database
      .prepare(
        `INSERT INTO silence VALUES ('s-1', ?, 'f-2', 'rule', '[]', 'disclosure', 'active', '误报', '张三', ?, ?, 1)`,
      )
      .run(DOCUMENT, AT, AT);
    database.prepare(`UPDATE note SET merged_into = 'n-2' WHERE id = 'n-1'`).run();
  },
  11: (database) => {
    database
      .prepare(`INSERT INTO wording VALUES (?, 'text', '', '常用语', 'active', '张三', ?, ?)`)
      .run('0'.repeat(64), AT, AT);
  },
};

const TABLES =
  'original document note log correction memory batch batch_document pairing second_look sign_off silence wording'.split(
    ' ',
  );

/** Rows of every table of work that this schema has. */
function rowsOf(database: Database.Database): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> {
  const known = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  return Object.fromEntries(
    TABLES.filter((table) => known.includes(table)).map((table) => [
      table,
      database.prepare<[], Readonly<Record<string, unknown>>>(`SELECT * FROM ${table}`).all(),
    ]),
  );
}

describe('a workspace of an earlier schema', () => {
  it.each(MIGRATIONS.slice(0, -1).map(({ version }) => version))('keeps all its work: version %i', (version) => {
    const path = join(temporaryFolder(), 'older.gouji');
    const older = openWorkspace(path, { migrations: MIGRATIONS.slice(0, version) });
    for (const [since, write] of Object.entries(WORK)) if (Number(since) <= version) write(older.database);
    const before = rowsOf(older.database);
    older.close();

    const workspace = temporaryWorkspace(path);
    // Columns that came later are new; those that were there say what they said.
    expect(rowsOf(workspace.database)).toMatchObject(before);
    const counts = (rows: typeof before): readonly (readonly [string, number])[] =>
      Object.keys(before).map((table) => [table, rows[table]?.length ?? 0]);
    expect(counts(rowsOf(workspace.database))).toEqual(counts(before));
    expect(workspace.database.pragma('foreign_key_check')).toEqual([]);
    expect(verifyLog(workspace.database)).toEqual({ whole: true, count: 1 });

    // The work goes on: the old decision is changed on its revision, and travels.
    const { note } = listNotes(workspace).find((one) => one.note.id === 'n-2')!;
    const { id, revision, finding } = note;
    const change = draft(DOCUMENT, { id, revision, finding, state: 'later', text: '改后' });
    expect(saveNote(workspace, change, '李四').saved).toBe(true);
    const texts = listNotes(workspace).map((one) => one.note.text);
    expect(texts.toSorted()).toEqual(['改后', '旧意见'].toSorted());
    expect(mergeEditions(workspace, exportEditions(workspace), '李四')).toMatchObject({ same: 2, conflicts: 0 });
  });
});

describe('the index of an earlier schema', () => {
  // Version 4 was the first with an index, 14 the last with one index of all kinds.
  it.each([4, 14])('is made anew after opening: version %i', (version) => {
    const path = join(temporaryFolder(), 'older.gouji');
    const older = openWorkspace(path, { migrations: MIGRATIONS.slice(0, version) });
    WORK[1]?.(older.database);
    older.database.exec(`INSERT INTO search_entry VALUES (1, '${DOCUMENT}', 'note', '旧意见', '{}');
      INSERT INTO search_index (rowid, words) VALUES (1, '旧意 意见 见');
      INSERT INTO search_document VALUES ('${DOCUMENT}', 1)`);
    older.close();

    const workspace = temporaryWorkspace(path);
    expect(listUnindexed(workspace)).toEqual([DOCUMENT]);
    const notes = listNotes(workspace).map(({ note }) => note);
    indexDocument(workspace, DOCUMENT, disclosure(), notes);
    expect(listUnindexed(workspace)).toEqual([]);
    const found = searchWorkspace(workspace, '旧意见', () => 5);
    expect(found.map(({ kind, hits }) => [kind, hits.map(({ text }) => text)])).toEqual([
      ['note', [expect.stringContaining('旧意见')]],
    ]);
  });
});
