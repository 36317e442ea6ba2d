import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { examine, type Examiner } from '../../../src/main/desk/backups/examiner.js';
import { createKeeper } from '../../../src/main/desk/backups/keeper.js';
import { takeLogIn } from '../../../src/main/desk/backups/checkpoints.js';
import { copiesFolder, copiesFolderIn, openWorkspace, verifyWorkspace } from '../../../src/main/workspace/index.js';
import type { DeskEvent } from '../../../src/shared/desk-api.js';
import { openTestDesk } from './setup.js';
import { newDocument, temporaryFolder, temporaryWorkspace } from '../workspace/samples.js';
import { saveNote, storeDocument, writeSetting } from '../../../src/main/workspace/index.js';
import { draft } from '../workspace/samples.js';

const TIMES = { firstMs: 3_600_000, everyMs: 3_600_000, afterFailureMs: 0 };
const here: Examiner = { run: examine };

function kept(examiner: Examiner = here) {
  const workspace = temporaryWorkspace();
  const { id } = storeDocument(workspace, newDocument('甲文件'), '张三');
  const events: DeskEvent[] = [];
  const keeper = createKeeper({ workspace, examiner, emit: (event) => events.push(event), times: TIMES });
  const copies = (): readonly string[] =>
    existsSync(copiesFolder(workspace.path)) ? readdirSync(copiesFolder(workspace.path)).toSorted() : [];
  return { workspace, keeper, events, copies, note: () => saveNote(workspace, draft(id), '张三') };
}

const set = { enabled: true, hours: 4, acts: 10, daily: 7, weekly: 4, folder: null };

describe('automatic copies', () => {
  it('are made at the start of what changed since the last one, whole, and told from a workspace by their first page', async () => {
    const { workspace, keeper, copies, events } = kept();
    expect(keeper.state()).toMatchObject({ state: 'waiting', at: null });
    await keeper.look();
    const [name] = copies();
    const path = join(copiesFolder(workspace.path), name!);
    expect(name).toMatch(/^a\.gouji\.auto-\d{17}\.backup$/);
    expect(verifyWorkspace(path)).toMatchObject({ documents: 1, problems: [] });
    expect(keeper.state()).toMatchObject({ state: 'done', message: null });
    expect(events.map(({ type }) => type)).toEqual(['backups.changed', 'backups.changed']);
    // Nothing has changed, or too little.
    await keeper.look();
    workspace.database.prepare(`INSERT INTO setting VALUES ('x', 'y')`).run();
    await keeper.look();
    expect(copies()).toHaveLength(1);
    await keeper.close();
  });

  it('are made after so many acts or hours, and not while switched off', async () => {
    const { keeper, copies, note } = kept();
    await keeper.look();
    keeper.change(set);
    for (let turn = 0; turn < 3; turn += 1) note();
    await keeper.look();
    expect(copies()).toHaveLength(1);
    keeper.change({ ...set, enabled: false });
    for (let turn = 0; turn < 20; turn += 1) note();
    await keeper.look();
    expect(copies()).toHaveLength(1);
    expect(keeper.state().state).toBe('off');
    keeper.change(set);
    await keeper.look();
    expect(copies()).toHaveLength(2);
    await keeper.close();
  });

  it('are rotated', async () => {
    const { workspace, keeper, copies, note } = kept();
    keeper.change({ ...set, daily: 1, weekly: 0 });
    for (let turn = 0; turn < 5; turn += 1) {
      for (let act = 0; act < 10; act += 1) note();
      await keeper.look();
    }
    expect(copies()).toHaveLength(3);
    expect(existsSync(workspace.path)).toBe(true);
    await keeper.close();
  });

  it('go into the picked folder, and beside the workspace where that is gone, which is said', async () => {
    const { workspace, keeper, copies, note } = kept();
    const picked = temporaryFolder();
    keeper.change({ ...set, folder: picked });
    await keeper.look();
    expect(readdirSync(copiesFolderIn(picked, workspace.path))).toHaveLength(1);
    expect(copies()).toEqual(['另存位置.txt']);
    keeper.change({ ...set, folder: join(picked, '不在') });
    for (let act = 0; act < 10; act += 1) note();
    await keeper.look();
    expect(copies().filter((name) => name.endsWith('.backup'))).toHaveLength(1);
    expect(keeper.state()).toMatchObject({ state: 'failed', message: expect.stringContaining('所选的备份文件夹不在') });
    expect(existsSync(join(picked, '不在'))).toBe(false);
    await keeper.close();
  });

  it('that cannot be proven leave no file, and the reason is said', async () => {
    const { keeper, copies, note } = kept({ run: () => Promise.reject(new Error('磁盘已满')) });
    await keeper.look();
    expect(copies()).toEqual([]);
    expect(keeper.state()).toMatchObject({ state: 'failed', message: '自动备份未成：磁盘已满' });
    note();
    await keeper.close();
  });

  it('name damaged indexes, which can be made anew', async () => {
    const { workspace, keeper } = kept();
    const { database } = workspace;
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    const index = database
      .prepare(`SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE name = 'finding_by_rule'`)
      .raw()
      .get() as readonly unknown[];
    database.exec(`DELETE FROM sqlite_schema WHERE name = 'finding_by_rule'; PRAGMA schema_version = 900`);
    database.exec(`UPDATE finding SET rule = 'another'`);
    database.prepare('INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)').run(...index);
    database.exec('PRAGMA schema_version = 901');
    await keeper.look();
    expect(keeper.state()).toMatchObject({
      state: 'failed',
      indexDamage: true,
      message: expect.stringContaining('重建索引'),
    });
    await keeper.close();
  });

  it('do not keep the thread from its work, and take what is written meanwhile along', async () => {
    const { workspace, keeper, copies } = kept();
    const filled = workspace.database.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
    for (let row = 0; row < 300; row += 1) filled.run(`f${row}`, 'x'.repeat(100_000));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
      writeSetting(workspace, 'during', String(turns), '张三');
    }, 1);
    await keeper.look();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
    const copy = new Database(join(copiesFolder(workspace.path), copies()[0]!), { readonly: true });
    const during = Number(copy.prepare(`SELECT value FROM setting WHERE name = 'during'`).pluck().get());
    copy.close();
    expect(during).toBeGreaterThan(0);
    await keeper.close();
  });

  it('stop where the workspace is closed, and leave nothing behind', async () => {
    const { workspace, keeper, copies } = kept();
    const filled = workspace.database.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
    for (let row = 0; row < 300; row += 1) filled.run(`f${row}`, 'x'.repeat(100_000));
    const looking = keeper.look();
    await keeper.close();
    await looking;
    expect(copies()).toEqual([]);
    expect(keeper.state().message).toBeNull();
  });
});

describe('the write-ahead log', () => {
  it('is taken in, so that the file alone has what was saved', async () => {
    const workspace = temporaryWorkspace();
    writeSetting(workspace, 'a', 'b', '张三');
    expect(statSync(`${workspace.path}-wal`).size).toBeGreaterThan(0);
    await takeLogIn(workspace);
    expect(statSync(`${workspace.path}-wal`).size).toBe(0);
  });
});

describe('the operations', () => {
  it('list copies, keep the settings and refuse a folder that is not there', async () => {
    const { value, call, folder, workspacePath } = openTestDesk();
    const made = await value('workspace.backup', {});
    expect(dirname(made.path)).toBe(folder);
    const listed = await value('backups.list', {});
    expect(listed.copies).toEqual([expect.objectContaining({ path: made.path, kind: 'manual' })]);
    expect(listed.folder).toBe(copiesFolder(workspacePath));
    const changed = await value('backups.settings', { ...listed.settings, daily: 3, folder });
    expect(changed.settings).toMatchObject({ daily: 3, folder });
    expect(await call('backups.settings', { ...listed.settings, folder: join(folder, '没有') })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect((await value('backups.list', {})).settings.folder).toBe(folder);
  });

  it('show what would be lost, from the two logs', async () => {
    const { value, desk, file } = openTestDesk();
    await desk.importPaths([file('甲.txt', '901001 测试甲单位 2026')]);
    const { path } = await value('workspace.backup', {});
    const before = await value('backups.preview', { path });
    expect(before).toMatchObject({ documents: 1, notes: 0, lostDocuments: [], lostNotes: 0, gainedActs: 0 });
    await desk.importPaths([file('乙.txt', '901002 测试乙单位 2026')]);
    const preview = await value('backups.preview', { path });
    expect(preview.lostDocuments).toEqual([expect.stringContaining('乙.txt')]);
    expect(preview.lostActs).toBeGreaterThan(before.lostActs);
    expect(preview.lost.map(({ action }) => action)).toContain('document.import');
    expect(preview.seen).not.toBe(before.seen);
  });

  it('open no file that is not listed', async () => {
    const { call, folder, file } = openTestDesk();
    mkdirSync(join(folder, 'b'), { recursive: true });
    const path = file('b/a.gouji.20260101000000000.backup', 'x');
    for (const given of [path, '/etc/passwd']) {
      expect(await call('backups.preview', { path: given })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
    const broken = file('a.gouji.20260101000000000.backup', 'x');
    expect(await call('backups.preview', { path: broken })).toMatchObject({ ok: false, error: { code: 'workspace' } });
    expect(await call('backups.restore', { path: broken, seen: '0' })).toMatchObject({ ok: false });
    expect(basename(broken)).toBe('a.gouji.20260101000000000.backup');
    writeFileSync(path, '');
    expect(openWorkspace(join(folder, 'c.gouji')).close()).toBeUndefined();
  });
});
