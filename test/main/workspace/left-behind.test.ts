/** What a program that was cut off leaves beside a workspace is taken in where it belongs, and nowhere else. */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  backupWorkspace,
  listNotes,
  openWorkspace,
  saveNote,
  storeDocument,
  type Workspace,
} from '../../../src/main/workspace/index.js';
import { draft, newDocument, sha256, temporaryFolder } from './samples.js';

const DOCUMENT = sha256(Buffer.from('甲文件'));

function write(workspace: Workspace, from: number, to: number): void {
  for (let number = from; number < to; number += 1) {
    saveNote(workspace, draft(DOCUMENT, { text: `第${number}条 ${'详情'.repeat(200)}` }), '甲');
  }
}

/** A workspace as a killed program leaves it: the file and its log, copied while it is open. */
function cutOff(workspace: Workspace, folder: string, name: string): string {
  const path = join(folder, name);
  copyFileSync(workspace.path, path);
  copyFileSync(`${workspace.path}-wal`, `${path}-wal`);
  return path;
}

function made(folder: string): Workspace {
  const workspace = openWorkspace(join(folder, 'a.gouji'));
  storeDocument(workspace, newDocument('甲文件'), '甲');
  return workspace;
}

type Opened = Pick<Workspace, 'recovered' | 'setAside'> & { readonly notes: number; readonly integrity: unknown };

function open(path: string): Opened {
  const workspace = openWorkspace(path, { busyTimeoutMs: 50 });
  const { recovered, setAside, database } = workspace;
  const integrity = database.pragma('integrity_check', { simple: true });
  const notes = listNotes(workspace).length;
  workspace.close();
  return { recovered, setAside, notes, integrity };
}

describe('a write-ahead log that was left behind', () => {
  it('is taken in where it belongs to the file', () => {
    const folder = temporaryFolder();
    const workspace = made(folder);
    write(workspace, 0, 5);
    const path = cutOff(workspace, folder, 'cut.gouji');
    workspace.close();
    expect(open(path)).toEqual({ recovered: true, setAside: null, notes: 5, integrity: 'ok' });
    expect(open(path)).toMatchObject({ recovered: false, setAside: null, notes: 5 });
    expect(readdirSync(folder).toSorted()).toEqual(['a.gouji', 'cut.gouji']);
  });

  it('is kept apart from a backup that was put in the place of its file', () => {
    const folder = temporaryFolder();
    const first = made(folder);
    write(first, 0, 3);
    first.close();
    backupWorkspace(first.path, join(folder, 'b.backup'));
    const workspace = openWorkspace(first.path);
    write(workspace, 3, 40);
    const path = cutOff(workspace, folder, 'cut.gouji');
    workspace.close();
    const log = readFileSync(`${path}-wal`);
    copyFileSync(join(folder, 'b.backup'), path);
    const { setAside, ...restored } = open(path);
    expect(restored).toEqual({ recovered: false, notes: 3, integrity: 'ok' });
    // Nothing of it is lost: whoever wants it back has it.
    expect(readFileSync(setAside ?? '').equals(log)).toBe(true);
    expect(open(path)).toMatchObject({ recovered: false, setAside: null, notes: 3 });
  });

  it('is kept apart from a plain copy of another day', () => {
    const folder = temporaryFolder();
    const first = made(folder);
    write(first, 0, 3);
    first.close();
    const copy = join(folder, 'copy.gouji');
    copyFileSync(first.path, copy);
    // Between the copy and the log the file was closed: the log says nothing of what came meanwhile.
    const second = openWorkspace(first.path);
    write(second, 3, 60);
    second.close();
    const third = openWorkspace(first.path);
    write(third, 60, 90);
    const path = cutOff(third, folder, 'cut.gouji');
    third.close();
    copyFileSync(copy, path);
    const { setAside, ...restored } = open(path);
    expect(restored).toEqual({ recovered: false, notes: 3, integrity: 'ok' });
    expect(existsSync(setAside ?? '')).toBe(true);
  });

  it('changes nothing where the file is damaged with it and without it', () => {
    const folder = temporaryFolder();
    const workspace = made(folder);
    write(workspace, 0, 5);
    const root = `SELECT rootpage FROM sqlite_schema WHERE name = 'coverage'`;
    const page = Number(workspace.database.prepare(root).pluck().get());
    workspace.close();
    const bytes = readFileSync(workspace.path);
    bytes.fill(0xa5, (page - 1) * 4096, (page - 1) * 4096 + 200);
    writeFileSync(workspace.path, bytes);
    const again = new Database(workspace.path);
    again.pragma('journal_mode = WAL');
    again.exec(`INSERT INTO setting (name, value) VALUES ('x', 'y')`);
    const path = join(folder, 'cut.gouji');
    copyFileSync(workspace.path, path);
    copyFileSync(`${workspace.path}-wal`, `${path}-wal`);
    again.close();
    const before = [readFileSync(path), readFileSync(`${path}-wal`)] as const;
    expect(() => open(path)).toThrow('已损坏');
    expect(readFileSync(path).equals(before[0])).toBe(true);
    expect(readFileSync(`${path}-wal`).equals(before[1])).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('cut'))).toEqual(['cut.gouji', 'cut.gouji-wal']);
  });

  it('of a newer program is left alone with its file', () => {
    const folder = temporaryFolder();
    const workspace = made(folder);
    workspace.database.pragma('user_version = 9999');
    const path = cutOff(workspace, folder, 'cut.gouji');
    workspace.close();
    const before = [readFileSync(path), readFileSync(`${path}-wal`)] as const;
    expect(() => open(path)).toThrow('更新版本');
    expect(readFileSync(path).equals(before[0])).toBe(true);
    expect(readFileSync(`${path}-wal`).equals(before[1])).toBe(true);
  });

  it('stays where another program has the file open', () => {
    const folder = temporaryFolder();
    const workspace = made(folder);
    write(workspace, 0, 2);
    expect(() => open(workspace.path)).toThrow('正被另一个勾稽程序使用');
    expect(existsSync(`${workspace.path}-wal`)).toBe(true);
    write(workspace, 2, 4);
    workspace.close();
    rmSync(`${workspace.path}-shm`, { force: true });
    expect(open(workspace.path)).toEqual({ recovered: false, setAside: null, notes: 4, integrity: 'ok' });
  });
});
