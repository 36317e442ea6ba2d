import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/main/cli/program.js';
import {
  backupWorkspace,
  openWorkspace,
  saveNote,
  storeDocument,
  verifyWorkspace,
} from '../../../src/main/workspace/index.js';
import { draft, newDocument, temporaryFolder } from './samples.js';

/** A closed workspace with two documents and a note. */
function made(): { readonly path: string; readonly document: string } {
  const path = join(temporaryFolder(), 'a.gouji');
  const workspace = openWorkspace(path);
  const { id } = storeDocument(workspace, newDocument('甲文件'), '张三');
  storeDocument(workspace, newDocument('乙文件', { unitCode: '901002', unitName: '测试乙单位' }), '张三');
  saveNote(workspace, draft(id), '张三');
  workspace.close();
  return { path, document: id };
}

function change(path: string, sql: string): void {
  const database = new Database(path);
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
}

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runProgram(argv, {
    write: (text) => {
      out += text;
      return Promise.resolve();
    },
    tell: (line) => {
      err += `${line}\n`;
    },
    progress: () => undefined,
    readInput: () => Promise.resolve(new Uint8Array()),
  });
  return { code, out, err };
}

describe('verifyWorkspace', () => {
  it('finds a whole workspace whole, and leaves it byte for byte', () => {
    const { path } = made();
    const before = readFileSync(path);
    const verdict = verifyWorkspace(path);
    expect(verdict).toMatchObject({ documents: 2, notes: 1, problems: [] });
    expect(verdict.logRows).toBeGreaterThanOrEqual(3);
    expect(verdict.logHead).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(['a.gouji']);
  });

  it('names an original that was changed', () => {
    const { path, document } = made();
    change(path, `UPDATE original SET encoding = 'raw', bytes = x'00' WHERE sha256 = '${document}'`);
    expect(verifyWorkspace(path).problems).toEqual([expect.stringContaining('的内容与保存时的 SHA-256 不符')]);
  });

  it('names the log row that was changed', () => {
    const { path } = made();
    change(path, `DROP TRIGGER log_refuses_update; UPDATE log SET actor = '李四' WHERE sequence = 2`);
    expect(verifyWorkspace(path).problems).toEqual([expect.stringContaining('操作日志自第 2 条起')]);
  });

  it('names rows whose document is gone', () => {
    const { path, document } = made();
    change(path, `DELETE FROM original WHERE sha256 = '${document}'`);
    expect(verifyWorkspace(path).problems).toEqual([expect.stringContaining('所属的内容不存在')]);
  });

  it('refuses what is no workspace, is newer, is in use or is not there', () => {
    const { path } = made();
    const other = join(dirname(path), 'b.txt');
    writeFileSync(other, '这不是工作区。'.repeat(400));
    expect(() => verifyWorkspace(other)).toThrow('此文件不是勾稽工作区');
    expect(() => verifyWorkspace(join(dirname(path), 'c.gouji'))).toThrow('找不到工作区');
    const opened = openWorkspace(path);
    expect(() => verifyWorkspace(path)).toThrow('正被另一个勾稽程序使用');
    opened.close();
    change(path, 'PRAGMA user_version = 9999');
    expect(() => verifyWorkspace(path)).toThrow('由更新版本的勾稽建立');
  });

  it('finds damage wherever a page is destroyed', () => {
    const { path } = made();
    const whole = readFileSync(path);
    const pages = Math.floor(whole.length / 4096);
    for (let page = 1; page < pages; page += 3) {
      const spoilt = Buffer.from(whole);
      spoilt.fill(0xa5, page * 4096, page * 4096 + 4096);
      writeFileSync(path, spoilt);
      let problems: readonly string[];
      try {
        ({ problems } = verifyWorkspace(path));
      } catch (error) {
        problems = [String(error)];
      }
      expect(problems, `page ${page}`).not.toEqual([]);
    }
  });
});

describe('backupWorkspace', () => {
  it('makes a copy that is whole and holds the same, and changes nothing', () => {
    const { path } = made();
    const before = readFileSync(path);
    const target = join(dirname(path), 'copy.gouji');
    const verdict = backupWorkspace(path, target);
    expect(verifyWorkspace(target)).toEqual(verdict);
    expect(verdict).toEqual(verifyWorkspace(path));
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['a.gouji', 'copy.gouji']);
  });

  it('takes over what a program that was cut off left in the write-ahead log', () => {
    const { path } = made();
    const running = openWorkspace(path);
    const { id } = storeDocument(
      running,
      newDocument('丙文件', { unitName: '测试丙单位', unitCode: '901003' }),
      '张三',
    );
    const folder = temporaryFolder();
    const cut = join(folder, 'cut.gouji');
    // The files as they lie there when the program is killed.
    for (const end of ['', '-wal']) writeFileSync(`${cut}${end}`, readFileSync(`${path}${end}`));
    running.close();
    const target = join(folder, 'copy.gouji');
    expect(backupWorkspace(cut, target).documents).toBe(3);
    const copy = new Database(target, { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM document WHERE sha256 = ?').pluck().get(id)).toBe(1);
    copy.close();
  });

  it('refuses to write over a file, and writes no copy of a damaged workspace', () => {
    const { path, document } = made();
    const target = join(dirname(path), 'copy.gouji');
    writeFileSync(target, '原有内容');
    expect(() => backupWorkspace(path, target)).toThrow('备份文件已存在');
    expect(readFileSync(target, 'utf8')).toBe('原有内容');
    change(path, `UPDATE original SET encoding = 'raw', bytes = x'00' WHERE sha256 = '${document}'`);
    const second = join(dirname(path), 'second.gouji');
    expect(() => backupWorkspace(path, second)).toThrow('未写出备份');
    expect(existsSync(second)).toBe(false);
    expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('gouji backup and verify', () => {
  it('copies, verifies and ends with 0; with 3 where something is not whole', async () => {
    const { path, document } = made();
    const target = join(dirname(path), 'copy.gouji');
    expect(await run('backup', '--workspace', path, '--out', target)).toMatchObject({ code: 0, out: '' });
    const whole = await run('verify', path, target);
    expect(whole).toMatchObject({ code: 0, err: '' });
    expect(whole.out.match(/：完整。文件 2 份，意见 1 条/g)).toHaveLength(2);
    change(target, `UPDATE original SET encoding = 'raw', bytes = x'00' WHERE sha256 = '${document}'`);
    const spoilt = await run('verify', path, target);
    expect(spoilt.code).toBe(3);
    expect(spoilt.err).toContain(`${target}：不完整。`);
    expect(await run('verify', join(dirname(path), 'none.gouji'))).toMatchObject({ code: 3, out: '' });
    expect(await run('backup', '--workspace', path, '--out', target)).toMatchObject({ code: 2 });
    const again = await run('backup', '--workspace', target, '--out', join(dirname(path), 'again.gouji'));
    expect(again.code).toBe(3);
  });
});
