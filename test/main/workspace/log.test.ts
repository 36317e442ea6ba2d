import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  beginImport,
  listFailures,
  logAction,
  openWorkspace,
  readSetting,
  saveNote,
  storeDocument,
  storeFailure,
  verifyLog,
  writeSetting,
} from '../../../src/main/workspace/index.js';
import { appendLog } from '../../../src/main/workspace/log.js';
import { timestamp } from '../../../src/main/workspace/timestamp.js';
import { draft, newDocument, temporaryWorkspace } from './samples.js';

describe('the audit log', () => {
  it('refuses changes, removals and replacements of rows', () => {
    const { database, ...workspace } = temporaryWorkspace();
    for (const name of ['a', 'b', 'c']) writeSetting({ ...workspace, database }, name, '1', '张三');
    expect(() => database.exec(`UPDATE log SET actor = '别人' WHERE sequence = 2`)).toThrow('append-only');
    expect(() => database.exec('DELETE FROM log WHERE sequence = 3')).toThrow('append-only');
    expect(() => database.exec('DELETE FROM log')).toThrow('append-only');
    const columns = `'t', '别人', 'x', 'x', 'null', 'p', 'h'`;
    expect(() => database.exec(`INSERT OR REPLACE INTO log VALUES (2, ${columns})`)).toThrow('append-only');
    expect(() => database.exec(`INSERT INTO log VALUES (9, ${columns})`)).toThrow('append-only');
    expect(verifyLog(database)).toEqual({ whole: true, count: 3 });
  });

  it('only takes rows inside the transaction of what they record', () => {
    const { database } = temporaryWorkspace();
    expect(() => appendLog(database, { actor: 'a', action: 'b', subject: 'c', detail: null })).toThrow('transaction');
  });

  it.each([
    ['a changed row', `UPDATE log SET actor = '别人' WHERE sequence = 2`, 2],
    ['a changed detail', `UPDATE log SET detail = '{}' WHERE sequence = 3`, 3],
    ['a removed row', 'DELETE FROM log WHERE sequence = 2', 2],
    ['a changed hash', `UPDATE log SET hash = 'x' WHERE sequence = 1`, 1],
  ])('shows %s made behind its back', (_, tampering, brokenAt) => {
    const { path, ...workspace } = temporaryWorkspace();
    for (const name of ['a', 'b', 'c', 'd']) writeSetting({ path, ...workspace }, name, '1', '张三');
    workspace.close();
    const database = new Database(path);
    database.exec('DROP TRIGGER log_refuses_update; DROP TRIGGER log_refuses_delete');
    database.exec(tampering);
    database.close();
    const again = openWorkspace(path);
    expect(again.log).toEqual({ whole: false, brokenAt });
    again.close();
  });

  it('shows a row that was changed and given a fitting hash of its own', () => {
    const { path, ...workspace } = temporaryWorkspace();
    for (const name of ['a', 'b', 'c']) writeSetting({ path, ...workspace }, name, '1', '张三');
    workspace.close();
    const database = new Database(path);
    database.exec('DROP TRIGGER log_refuses_update');
    const row = database.prepare<[], Record<string, string | number>>('SELECT * FROM log WHERE sequence = 2').get()!;
    const forged = [2, row['at'], '别人', row['action'], row['subject'], row['detail'], row['previous_hash']];
    const hash = createHash('sha256').update(JSON.stringify(forged)).digest('hex');
    database.prepare(`UPDATE log SET actor = '别人', hash = ? WHERE sequence = 2`).run(hash);
    database.close();
    const again = openWorkspace(path);
    expect(again.log).toEqual({ whole: false, brokenAt: 3 });
    again.close();
  });

  it('shows a row that was taken out where the hashes of all rows behind it were made anew', () => {
    const { path, ...workspace } = temporaryWorkspace();
    for (const name of ['a', 'b', 'c']) writeSetting({ path, ...workspace }, name, '1', '张三');
    workspace.close();
    const database = new Database(path);
    database.exec('DROP TRIGGER log_refuses_update; DROP TRIGGER log_refuses_delete');
    database.exec('DELETE FROM log WHERE sequence = 2');
    const row = (sequence: number): Record<string, string | number> =>
      database
        .prepare<[number], Record<string, string | number>>('SELECT * FROM log WHERE sequence = ?')
        .get(sequence)!;
    const [first, last] = [row(1), row(3)];
    const previous = first['hash'];
    const content = [3, last['at'], last['actor'], last['action'], last['subject'], last['detail'], previous];
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    database.prepare('UPDATE log SET previous_hash = ?, hash = ? WHERE sequence = 3').run(previous, hash);
    database.close();
    const again = openWorkspace(path);
    expect(again.log).toEqual({ whole: false, brokenAt: 2 });
    again.close();
  });

  it('records imports, notes, failures, settings and exports', () => {
    const workspace = temporaryWorkspace();
    beginImport(workspace, '张三', 2);
    const { id } = storeDocument(workspace, newDocument('甲'), '张三');
    storeFailure(workspace, '乙.txt', '文件为空', '张三');
    saveNote(workspace, draft(id), '张三');
    writeSetting(workspace, 'reviewer', '李四', '张三');
    writeSetting(workspace, 'reviewer', '李四', '张三');
    logAction(workspace, { actor: '李四', action: 'notes.export', subject: 'x.docx', detail: {} });
    expect(workspace.database.prepare('SELECT action FROM log ORDER BY sequence').pluck().all()).toEqual([
      'import.start',
      'document.import',
      'import.failure',
      'note.create',
      'setting.change',
      'notes.export',
    ]);
    expect(readSetting(workspace, 'reviewer')).toBe('李四');
    expect(verifyLog(workspace.database)).toEqual({ whole: true, count: 6 });
  });

  it('keeps the failed files of the last import only', () => {
    const workspace = temporaryWorkspace();
    beginImport(workspace, '张三', 1);
    storeFailure(workspace, '乙.txt', '文件为空', '张三');
    expect(listFailures(workspace)).toMatchObject([{ path: '乙.txt', message: '文件为空' }]);
    beginImport(workspace, '张三', 1);
    expect(listFailures(workspace)).toEqual([]);
  });
});

describe('timestamp', () => {
  it('is local time with offset', () => {
    expect(timestamp(new Date('2026-03-05T01:02:03.004Z'))).toBe('2026-03-05T09:02:03.004+08:00');
  });
});
