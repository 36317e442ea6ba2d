import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  openWorkspace,
  rebuildIndexes,
  saveNote,
  storeDocument,
  verifyWorkspace,
} from '../../../src/main/workspace/index.js';
import { draft, newDocument, temporaryFolder } from './samples.js';

/** A closed workspace with notes, and the rows of its table of notes. */
function made(): string {
  const path = join(temporaryFolder(), 'a.gouji');
  const workspace = openWorkspace(path);
  const { id } = storeDocument(workspace, newDocument('甲文件'), '张三');
  for (let index = 0; index < 5; index += 1) saveNote(workspace, draft(id), '张三');
  workspace.close();
  return path;
}

/** Writes a row behind an index's back: the schema does not know the index meanwhile. */
function spoilIndex(path: string): void {
  const change = (run: (database: Database.Database) => void): void => {
    const database = new Database(path);
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    run(database);
    database.close();
  };
  let index: readonly unknown[] = [];
  change((database) => {
    index = database
      .prepare(`SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE name = 'finding_by_rule'`)
      .raw()
      .get() as readonly unknown[];
    database.exec(`DELETE FROM sqlite_schema WHERE name = 'finding_by_rule'`);
  });
  change((database) => database.exec(`UPDATE finding SET rule = 'another'`));
  change((database) => database.prepare('INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)').run(...index));
}

function openWorkspaceTwice(path: string): string | null {
  const workspace = openWorkspace(path);
  workspace.close();
  return workspace.damaged;
}

describe('a workspace whose indexes are damaged', () => {
  it('is opened with its indexes made anew, and the damaged file is kept', () => {
    const path = made();
    spoilIndex(path);
    const before = readFileSync(path);
    expect(verifyWorkspace(path).problems).toHaveLength(1);
    const former = rebuildIndexes(path);
    expect(former).not.toBeNull();
    expect(readFileSync(former!).equals(before)).toBe(true);
    expect(verifyWorkspace(path)).toMatchObject({ problems: [], notes: 5, documents: 1 });
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['a.gouji', basename(former!)]);
    const workspace = openWorkspace(path);
    expect(workspace.log.whole).toBe(true);
    workspace.close();
  });

  it('is made whole when it is opened after a power cut, and what its log holds is kept', () => {
    const path = made();
    spoilIndex(path);
    const cut = join(dirname(path), 'cut.gouji');
    const database = new Database(path);
    database.pragma('journal_mode = WAL');
    database.exec(`INSERT INTO setting (name, value) VALUES ('kept', 'in the log')`);
    for (const end of ['', '-wal']) copyFileSync(path + end, cut + end);
    database.close();
    const workspace = openWorkspace(cut);
    expect(workspace.damaged).toMatch(/cut\.gouji\.damaged-\d+\.aside$/);
    expect(workspace.recovered).toBe(false);
    expect(workspace.database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(workspace.database.prepare(`SELECT value FROM setting WHERE name = 'kept'`).pluck().get()).toBe(
      'in the log',
    );
    const { damaged } = workspace;
    workspace.close();
    // What was damaged is kept with its log.
    expect(existsSync(damaged!) && existsSync(`${damaged}-wal`)).toBe(true);
    expect(openWorkspaceTwice(cut)).toBeNull();
  });

  it('is left as it is where more than indexes is damaged, or nothing', () => {
    const whole = made();
    const untouched = readFileSync(whole);
    expect(rebuildIndexes(whole)).toBeNull();
    expect(readFileSync(whole).equals(untouched)).toBe(true);
    const bytes = Buffer.from(untouched);
    bytes.fill(0xa5, 4096 * 3, 4096 * 5);
    writeFileSync(whole, bytes);
    expect(rebuildIndexes(whole)).toBeNull();
    expect(readFileSync(whole).equals(bytes)).toBe(true);
    expect(existsSync(`${whole}.rebuilding`)).toBe(false);
  });
});
