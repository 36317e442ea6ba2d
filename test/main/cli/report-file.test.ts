import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeReport } from '../../../src/main/cli/report-file.js';
import { temporaryFolder } from '../workspace/samples.js';

const BYTES = new TextEncoder().encode('新');

describe('a report that is written', () => {
  it('takes the place of the older one as a whole', async () => {
    const folder = temporaryFolder();
    const path = join(folder, '意见.md');
    writeFileSync(path, '旧');
    await writeReport(path, BYTES);
    expect(readFileSync(path, 'utf8')).toBe('新');
    expect(readdirSync(folder)).toEqual(['意见.md']);
  });

  it.each([
    ['a folder that is not there', (folder: string) => join(folder, '没有', '意见.md'), '文件夹不存在'],
    ['a path through a file', (folder: string) => join(folder, '旧.md', '意见.md'), '不是文件夹'],
    ['a name that is too long', (folder: string) => join(folder, `${'长'.repeat(200)}.md`), '文件名过长'],
  ])('names %s, and leaves everything as it was', async (_what, pathIn, why) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '旧.md'), '旧');
    const path = pathIn(folder);
    const failure = await writeReport(path, BYTES).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: expect.stringContaining(`不能写入“${path}”`) });
    expect(failure).toMatchObject({ message: expect.stringContaining(why) });
    expect(readdirSync(folder)).toEqual(['旧.md']);
    expect(readFileSync(join(folder, '旧.md'), 'utf8')).toBe('旧');
  });

  it('leaves nothing unfinished where a folder stands in its place', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '意见.md', '甲'), { recursive: true });
    await expect(writeReport(join(folder, '意见.md'), BYTES)).rejects.toThrow('它是文件夹');
    expect(readdirSync(folder)).toEqual(['意见.md']);
  });
});
