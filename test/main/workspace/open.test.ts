import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupWorkspace, openWorkspace, storeDocument, verifyWorkspace } from '../../../src/main/workspace/index.js';
import { checkOrder, MIGRATIONS } from '../../../src/main/workspace/migrations/index.js';
import { isNetworkPlace } from '../../../src/main/workspace/open.js';
import { newDocument, temporaryFolder, temporaryWorkspace } from './samples.js';

/** The problem with which opening fails. */
function problemOf(path: string, options?: Parameters<typeof openWorkspace>[1]): { code: string; message: string } {
  try {
    openWorkspace(path, { busyTimeoutMs: 50, ...options }).close();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { code: String(error.code), message: error.message };
    throw error;
  }
  throw new Error('it opened');
}

describe('opening a workspace', () => {
  it('makes a new file with the durable settings', () => {
    const { database, recovered, backup, log } = temporaryWorkspace();
    const pragma = (name: string): unknown => database.pragma(name, { simple: true });
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreignKeys: pragma('foreign_keys'),
      trustedSchema: pragma('trusted_schema'),
      cellSizeCheck: pragma('cell_size_check'),
      application: pragma('application_id'),
      version: pragma('user_version'),
      recovered,
      backup,
      log,
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      trustedSchema: 0,
      cellSizeCheck: 1,
      application: 0x474f554a,
      version: MIGRATIONS.length,
      recovered: false,
      backup: null,
      log: { whole: true, count: 0 },
    });
  });

  it('has exactly the tables of the schema', () => {
    const { database } = temporaryWorkspace();
    const names = database
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .all()
      .map(({ name }) => name);
    expect(names).toEqual([
      'batch',
      'batch_document',
      'code_table',
      'correction',
      'coverage',
      'document',
      'edition',
      'edition_shown',
      'finding',
      'import_failure',
      'log',
      'memory',
      'note',
      'original',
      'pairing',
      'reading',
      'saying',
      'saying_shown',
      'search_document',
      'search_entry',
      'search_index',
      'search_index_config',
      'search_index_data',
      'search_index_docsize',
      'search_index_idx',
      'second_look',
      'setting',
      'sign_off',
      'silence',
      'table_reading',
      'template',
      'wording',
    ]);
  });

  it('keeps everything over close and open, and leaves no side files after a clean close', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.gouji');
    const first = openWorkspace(path);
    storeDocument(first, newDocument('一'), '张三');
    first.close();
    expect(readdirSync(folder)).toEqual(['a.gouji']);
    const second = temporaryWorkspace(path);
    expect(second.recovered).toBe(false);
    expect(second.log).toEqual({ whole: true, count: 1 });
  });

  it('refuses a second program while the first is open', () => {
    const { path } = temporaryWorkspace();
    expect(problemOf(path)).toEqual({ code: 'in-use', message: expect.stringContaining(path) });
    // Another process, with SQLite alone: the lock is in the file, not in this program.
    const script = `const D=require('better-sqlite3');const d=new D(process.argv[1],{timeout:50});
      try{d.exec('CREATE TABLE x(a)');console.log('wrote')}catch(e){console.log(e.code)}`;
    const other = spawnSync(process.execPath, ['-e', script, path], { encoding: 'utf8', cwd: process.cwd() });
    expect(other.stdout.trim()).toBe('SQLITE_BUSY');
  });

  it('refuses what is not a workspace and leaves its bytes alone', () => {
    const folder = temporaryFolder();
    const text = join(folder, 'notes.txt');
    writeFileSync(text, '这不是工作区'.repeat(200));
    const foreign = join(folder, 'foreign.db');
    const database = new Database(foreign);
    database.exec('CREATE TABLE somebody (a); INSERT INTO somebody VALUES (1)');
    database.close();
    for (const path of [text, foreign]) {
      const before = readFileSync(path);
      expect(problemOf(path)).toEqual({ code: 'not-a-workspace', message: expect.stringContaining(path) });
      expect(readFileSync(path).equals(before)).toBe(true);
    }
    expect(readdirSync(folder).sort()).toEqual(['foreign.db', 'notes.txt']);
  });

  it('refuses a file of a newer program and leaves its bytes alone', () => {
    const path = join(temporaryFolder(), 'new.gouji');
    openWorkspace(path).close();
    const database = new Database(path);
    database.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    database.close();
    const before = readFileSync(path);
    const problem = problemOf(path);
    expect(problem.code).toBe('newer');
    expect(problem.message).toContain(`第 ${MIGRATIONS.length + 1} 版`);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a damaged file and leaves its bytes alone', () => {
    const path = join(temporaryFolder(), 'damaged.gouji');
    const workspace = openWorkspace(path);
    storeDocument(workspace, newDocument('甲'), '张三');
    // A page that opening never needs: only the check can see that it is damaged.
    const page = Number(
      workspace.database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'coverage'`).pluck().get(),
    );
    workspace.close();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, (page - 1) * 4096, (page - 1) * 4096 + 200);
    writeFileSync(path, bytes);
    expect(problemOf(path)).toEqual({ code: 'corrupt', message: expect.stringContaining('请用最近的备份代替') });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('names the newest whole backup of a damaged file', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.gouji');
    const workspace = openWorkspace(path);
    storeDocument(workspace, newDocument('甲'), '张三');
    workspace.close();
    const named = (name: string, minutes: number): string => {
      const copy = `${path}.${name}.backup`;
      backupWorkspace(path, copy);
      utimesSync(copy, 60 * minutes, 60 * minutes);
      return copy;
    };
    const whole = named('20310305', 20);
    named('20310304', 10);
    const damaged = named('20310306', 30);
    const spoil = (file: string): void => {
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4096, bytes.length);
      writeFileSync(file, bytes);
    };
    for (const file of [path, damaged]) spoil(file);
    expect(problemOf(path)).toEqual({
      code: 'corrupt',
      message: expect.stringContaining(`最近的完整备份是：${whole}。`),
    });
  });

  it('compares tables with their indexes after a program was cut off', () => {
    const path = join(temporaryFolder(), 'cut-off.gouji');
    const workspace = openWorkspace(path);
    storeDocument(workspace, newDocument('甲'), '张三');
    workspace.close();
    // A row that changes while its index is hidden leaves an index that names another rule; the quick check only counts.
    const first = new Database(path);
    first.unsafeMode(true);
    first.pragma('writable_schema = ON');
    const index = first
      .prepare<[], { rootpage: number; sql: string }>(`SELECT * FROM sqlite_schema WHERE name = 'finding_by_rule'`)
      .get()!;
    first.exec(`DELETE FROM sqlite_schema WHERE name = 'finding_by_rule'`);
    first.close();
    const second = new Database(path);
    second.unsafeMode(true);
    second.pragma('writable_schema = ON');
    second.exec(`UPDATE finding SET rule = 'another'`);
    second
      .prepare(`INSERT INTO sqlite_schema VALUES ('index', 'finding_by_rule', 'finding', ?, ?)`)
      .run(index.rootpage, index.sql);
    second.close();
    openWorkspace(path).close();
    // A write-ahead log that is still there is the sign of a program that was cut off.
    writeFileSync(`${path}-wal`, Buffer.alloc(32));
    const opened = openWorkspace(path);
    expect(opened.damaged).not.toBeNull();
    expect(opened.database.pragma('integrity_check', { simple: true })).toBe('ok');
    opened.close();
    // What was damaged is kept as it was.
    expect(verifyWorkspace(opened.damaged ?? '').problems).toEqual([expect.stringContaining('finding_by_rule')]);
  });

  it('names what is wrong with the place', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sub'));
    expect(problemOf(join(folder, 'missing', 'a.gouji')).code).toBe('folder-missing');
    expect(problemOf(join(folder, 'sub')).code).toBe('is-folder');
  });

  // /proc refuses new files to everybody, the superuser included.
  it.runIf(process.platform === 'linux')('says so where it may not write', () => {
    expect(problemOf('/proc/a.gouji').code).toBe('not-writable');
  });

  // Links need a privilege on Windows.
  it.runIf(process.platform !== 'win32')('sees through a link that leads to a server', () => {
    const folder = temporaryFolder();
    const server = join(folder, 'gvfs', 'smb-share:server=a,share=b');
    mkdirSync(server, { recursive: true });
    symlinkSync(server, join(folder, '本机'));
    expect(problemOf(join(folder, '本机', 'a.gouji')).code).toBe('network-drive');
    expect(readdirSync(server)).toEqual([]);
  });

  it('knows network places', () => {
    expect(isNetworkPlace('\\\\server\\share\\a.gouji', 0)).toBe(true);
    expect(isNetworkPlace('//server/share/a.gouji', 0)).toBe(true);
    expect(isNetworkPlace('\\\\?\\C:\\a.gouji', 0)).toBe(false);
    expect(isNetworkPlace('\\\\?\\UNC\\server\\share', 0)).toBe(true);
    expect(isNetworkPlace('/run/user/1000/gvfs/smb-share:server=a,share=b/a.gouji', 0x65735546)).toBe(true);
    expect(isNetworkPlace('/home/gvfs/a.gouji', 0x65735546)).toBe(false);
    expect(isNetworkPlace('/home/a.gouji', 0x6969)).toBe(true);
    expect(isNetworkPlace('/home/a.gouji', 0xff534d42)).toBe(true);
    expect(isNetworkPlace('/home/a.gouji', 0xff534d42 - 2 ** 32)).toBe(true);
    expect(isNetworkPlace('/home/a.gouji', 0xef53)).toBe(false);
  });
});

describe('migrations', () => {
  it('must be numbered without a gap', () => {
    expect(() => checkOrder(MIGRATIONS)).not.toThrow();
    expect(() => checkOrder([{ version: 2, name: 'late', sql: '' }])).toThrow('late');
  });

  it('copies a filled file before it changes, and keeps its rows', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'old.gouji');
    const old = openWorkspace(path);
    const stored = storeDocument(old, newDocument('旧'), '张三');
    old.close();
    const later = [
      ...MIGRATIONS,
      { version: MIGRATIONS.length + 1, name: 'later', sql: 'CREATE TABLE later (a) STRICT' },
    ];
    // STRICT wants a type: the step fails as a whole and the file stays at its old version.
    expect(() => openWorkspace(path, { migrations: later })).toThrow('missing datatype');
    const right = [...MIGRATIONS, { ...later.at(-1)!, sql: 'CREATE TABLE later (a TEXT) STRICT' }];
    const workspace = openWorkspace(path, { migrations: right });
    try {
      expect(workspace.database.pragma('user_version', { simple: true })).toBe(right.length);
      expect(workspace.database.prepare('SELECT sha256 FROM document').pluck().all()).toEqual([stored.id]);
      expect(workspace.backup).not.toBeNull();
      const copy = openWorkspace(workspace.backup!);
      expect(copy.database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
      expect(copy.database.prepare('SELECT sha256 FROM document').pluck().all()).toEqual([stored.id]);
      copy.close();
    } finally {
      workspace.close();
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});
