import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../intake/archive/make-zip.js';
import { openTestDesk } from './setup.js';

describe('importing archives', () => {
  it('makes a line of each document, in its place among the other files', async () => {
    const test = openTestDesk();
    const zip = join(test.folder, '全部.zip');
    writeFileSync(
      zip,
      makeZip([
        { name: '乙局/预算.txt', data: '901002 乙单位', names: 'gbk' },
        { name: '甲局/预算.txt', data: '901001 甲单位', names: 'gbk' },
        { name: '甲局/加密.pdf', data: 'x', encrypted: true, names: 'gbk' },
      ]),
    );
    const before = test.file('一.txt', '901003 丙单位');
    const job = await test.desk.importPaths([before, zip, test.file('三.txt', '901004 丁单位')]);
    expect(job).toMatchObject({ done: 5, total: 5, finished: true });
    expect(job.items.map(({ path, state }) => [path, state])).toEqual([
      [before, 'imported'],
      [`${zip}/甲局/预算.txt`, 'imported'],
      [`${zip}/乙局/预算.txt`, 'imported'],
      [`${zip}/甲局/加密.pdf`, 'failed'],
      [join(test.folder, '三.txt'), 'imported'],
    ]);
    expect((await test.value('documents.failures', {})).map(({ path }) => path)).toEqual([`${zip}/甲局/加密.pdf`]);
    expect((await test.value('documents.list', {})).map(({ unitName }) => unitName).sort()).toEqual(
      ['甲单位', '乙单位', '丙单位', '丁单位'].sort(),
    );
    const again = await test.desk.importPaths([zip]);
    expect(again.items.map(({ state }) => state)).toEqual(['already-there', 'already-there', 'failed']);
    await test.desk.close();
  });

  it('keeps an upload until its last document is done, and lets go of it then', async () => {
    const test = openTestDesk();
    const upload = async (): Promise<string> => {
      const bytes = makeZip([
        { name: '甲.txt', data: '901001 甲单位' },
        { name: '坏.txt', data: '坏' },
      ]);
      const reply = await test.desk.upload('全部.zip', Uint8Array.from(bytes).buffer);
      if (!reply.ok) throw new Error(reply.error.message);
      return reply.value.token;
    };
    const finished = async (job: string) => {
      for (;;) {
        const last = test.events.flatMap((event) =>
          event.type === 'import.progress' && event.job.job === job && event.job.finished ? [event.job] : [],
        );
        if (last[0] !== undefined) return last[0];
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const { job } = await test.value('documents.import', { files: [{ token: await upload(), path: '全部.zip' }] });
    const first = await finished(job);
    expect(first.items.map(({ path, state }) => [path, state])).toEqual([
      ['全部.zip/坏.txt', 'failed'],
      ['全部.zip/甲.txt', 'imported'],
    ]);
    const retried = await test.value('documents.retryImport', { job });
    expect((await finished(retried.job)).items[0]).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('格式不能读取'),
    });
    await test.value('documents.dismissImports', {});
    await test.desk.close();
  });

  it('keeps a line of an archive that cannot be opened, and opens it once it can', async () => {
    const test = openTestDesk();
    const zip = join(test.folder, '全部.zip');
    writeFileSync(zip, makeZip([{ name: '说明.exe', data: 'x' }]));
    const job = await test.desk.importPaths([zip]);
    expect(job.items).toMatchObject([
      { path: zip, state: 'failed', message: expect.stringContaining('没有可作为公开材料的文件') },
    ]);
    writeFileSync(zip, makeZip([{ name: '甲.txt', data: '901001 甲单位' }]));
    const retried = await test.value('documents.retryImport', { job: job.job });
    expect(retried.total).toBe(1);
    await test.desk.close();
    expect(test.events.flatMap((event) => (event.type === 'import.progress' ? event.job.items : []))).toContainEqual(
      expect.objectContaining({ path: `${zip}/甲.txt` }),
    );
  });
});
