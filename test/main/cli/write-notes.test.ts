import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../src/main/cli/check-files.js';
import { reportSources, writeCheckNotes } from '../../../src/main/cli/write-notes.js';
import { FAILED, reading } from './invented.js';

describe('reportSources', () => {
  it('lists every document once, with and without each', () => {
    const readings = [reading('甲.txt'), FAILED, reading('副本.txt')];
    for (const each of [true, false]) {
      const sources = reportSources(readings, checkFiles(readings, { each, only: null }));
      expect(sources.map(({ fileName, findings }) => [fileName, findings.map((finding) => finding.id)])).toEqual([
        ['甲.txt', ['f1']],
      ]);
    }
  });
});

describe('writeCheckNotes', () => {
  it('writes what was found in the form asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-notes-'));
    const readings = [reading()];
    const path = join(folder, 'a.md');
    await writeCheckNotes(readings, checkFiles(readings, { each: false, only: null }), { path, format: 'md' });
    const text = readFileSync(path, 'utf8');
    rmSync(folder, { recursive: true });
    expect(text).toContain('甲.txt');
    expect(text).toContain('收入总计与支出总计相差 0.50 万元。');
  });

  it('says where it cannot write', async () => {
    const out = { path: join(tmpdir(), 'no-such-folder-gouji', 'a.md'), format: 'md' } as const;
    await expect(writeCheckNotes([reading()], [], out)).rejects.toThrow(
      `不能写入“${out.path}”：文件夹不存在。请换一个位置或文件名。`,
    );
  });

  it('leaves an older file whole and nothing half-written where it cannot be replaced', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-notes-'));
    const path = join(folder, 'a.md');
    mkdirSync(join(path, '占用'), { recursive: true });
    await expect(writeCheckNotes([reading()], [], { path, format: 'md' })).rejects.toThrow(
      `不能写入“${path}”：它是文件夹。`,
    );
    expect(readdirSync(folder)).toEqual(['a.md']);
    rmSync(folder, { recursive: true });
  });
});
