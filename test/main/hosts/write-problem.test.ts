import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unsavedMessage, writeProblem } from '../../../src/main/hosts/write-problem.js';
import { temporaryFolder } from '../workspace/samples.js';

describe('a file that could not be saved', () => {
  it('is named, with why, and what to do', async () => {
    const folder = temporaryFolder();
    const gone = join(folder, '已删去', '意见.docx');
    const message = await unsavedMessage(gone, 10);
    expect(message).toContain(`“${gone}”未能写出：文件夹不存在。`);
    expect(message).toContain('工作区中的意见不受影响');
    expect(message).toContain('再次保存');
  });

  it('is one for which the disk has no room, or in whose place something stands', async () => {
    const folder = temporaryFolder();
    expect(await unsavedMessage(join(folder, '意见.docx'), Number.MAX_SAFE_INTEGER)).toContain('磁盘空间不足');
    mkdirSync(join(folder, '台账.xlsx'));
    expect(await unsavedMessage(join(folder, '台账.xlsx'), 10)).toContain('它是文件夹');
  });

  it('is not explained by what is not known', async () => {
    const path = join(temporaryFolder(), '意见.docx');
    writeFileSync(path, '甲');
    const message = await unsavedMessage(path, 10);
    expect(message).toContain('写到一半中断，可能');
    expect(message).not.toContain('没有写入权限');
  });

  it('is explained in Chinese by what the system says, whatever it is', () => {
    expect(writeProblem(Object.assign(new Error('x'), { code: 'EBUSY' }))).toContain('占用');
    expect(writeProblem(Object.assign(new Error('x'), { code: 'EROFS' }))).toBe('磁盘是只读的');
    expect(writeProblem(Object.assign(new Error('x'), { code: 'EWEIRD' }))).toBe('系统返回 EWEIRD');
    expect(writeProblem('x')).toBe('系统没有说明原因');
  });
});
