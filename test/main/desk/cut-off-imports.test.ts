/** A program that ends in the middle of an import leaves a line for every file that is not in. */
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../workspace/samples.js';
import { openTestDesk, type TestDesk } from './setup.js';

const isIn = async (test: TestDesk, name: string): Promise<boolean> =>
  (await test.value('documents.list', {})).some(({ fileName }) => fileName.endsWith(name));

/** The workspace as it lies there while its program runs: what a kill leaves. */
function asKilled({ workspacePath }: TestDesk): string {
  const folder = temporaryFolder();
  for (const end of ['', '-wal']) {
    if (existsSync(`${workspacePath}${end}`)) copyFileSync(`${workspacePath}${end}`, join(folder, `a.gouji${end}`));
  }
  return folder;
}

const toldOf = async (test: TestDesk): Promise<readonly string[]> =>
  (await test.value('documents.failures', {})).map(({ path, message }) => {
    expect(message).toContain(`“${path}”没有确认导入`);
    return path.split('/').at(-1) ?? '';
  });

describe('an import that was cut off', () => {
  it('is told of at the next start, file by file, those of a waiting import included', async () => {
    const test = openTestDesk();
    const names = ['甲.txt', '乙.txt', '丙.txt'] as const;
    const contents = ['901001 测试甲单位', '慢', '慢 之二'] as const;
    const paths = names.map((name, index) => test.file(name, contents[index]!));
    const first = test.desk.importPaths(paths.slice(0, 2));
    await expect.poll(() => isIn(test, '甲.txt'), { interval: 5 }).toBe(true);
    const second = test.desk.importPaths(paths.slice(2));
    const isTold = (): boolean =>
      test.events.some(
        (event) => event.type === 'import.progress' && event.job.items.some(({ path }) => path.endsWith('丙.txt')),
      );
    await expect.poll(isTold, { interval: 5 }).toBe(true);
    const next = openTestDesk({}, asKilled(test));
    expect(await toldOf(next)).toEqual(['乙.txt', '丙.txt']);
    expect(await isIn(next, '甲.txt')).toBe(true);
    await next.desk.close();
    // Told once: whoever has dismissed the lines does not see them again.
    const later = openTestDesk({}, next.folder);
    await later.value('documents.dismissImports', {});
    await later.desk.close();
    expect(await toldOf(openTestDesk({}, next.folder))).toEqual([]);
    // An import that was stopped and closed in order leaves nothing to tell.
    await test.desk.close();
    await Promise.all([first, second]);
    expect(await toldOf(openTestDesk({}, test.folder))).toEqual([]);
  });
});
