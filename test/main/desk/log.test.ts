import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from './setup.js';

async function opened(): Promise<TestDesk> {
  const test = openTestDesk();
  await test.desk.importPaths([test.file('一.txt', '301 甲单位 2026'), test.file('坏.txt', '坏')]);
  await test.value('app.setReviewer', { name: '王五' });
  await test.value('app.setReviewer', { name: '100%_甲' });
  return test;
}

it('lists the log newest first, by page', async () => {
  const test = await opened();
  const page = await test.value('log.list', { page: 0 });
  expect(page.entries).toHaveLength(page.total);
  expect(page.entries.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: page.total }, (_, index) => page.total - index),
  );
  expect((await test.value('log.list', { page: 1 })).entries).toEqual([]);
  expect(page.actions).toContain('document.import');
});

it('finds by who, what, when and words', async () => {
  const test = await opened();
  const all = (await test.value('log.list', { page: 0 })).entries;
  const found = async (query: object) => (await test.value('log.list', { ...query, page: 0 })).entries;
  const settings = all.filter(({ action }) => action === 'setting.change');
  expect(settings.length).toBeGreaterThanOrEqual(2);
  expect(await found({ action: 'setting.change' })).toEqual(settings);
  expect(await found({ action: 'setting.' })).toEqual(settings);
  expect(await found({ actor: '王五' })).toEqual(all.filter(({ actor }) => actor === '王五'));
  expect(await found({ text: '坏.txt' })).toEqual(
    all.filter((row) => `${row.subject} ${JSON.stringify(row.detail)}`.includes('坏.txt')),
  );
  // A record names a file by its id, and an action by its id: the reader knows both by their names.
  const ofFile = await found({ text: '一.txt' });
  expect(ofFile.some(({ subject, detail }) => !`${subject} ${JSON.stringify(detail)}`.includes('一.txt'))).toBe(true);
  expect(await found({ text: '改设置', called: ['setting.change'] })).toEqual(settings);
  expect(await found({ text: '改设置', called: [] })).toEqual([]);
  expect(await found({ called: ['setting.change'] })).toEqual(all);
  // Signs that SQL would take for any text are themselves.
  expect(await found({ text: '100%_甲' })).toHaveLength(1);
  expect(await found({ text: '100%%甲' })).toEqual([]);
  const today = all[0]!.at.slice(0, 10);
  expect(await found({ from: today, to: today })).toEqual(all);
  expect(await found({ to: '2020-01-01' })).toEqual([]);
  expect(await test.call('log.list', { page: 0, from: '昨天' })).toMatchObject({ error: { code: 'invalid-input' } });
});

it('goes out as CSV that a spreadsheet does not run', async () => {
  const test = await opened();
  await test.value('app.setReviewer', { name: '=1+1' });
  await test.value('app.setReviewer', { name: '王五' });
  const { token, fileName } = await test.value('log.export', { actor: '=1+1' });
  expect(fileName).toMatch(/^操作日志-\d{8}\.csv$/);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(test.desk.file(token)!.bytes);
  const [head, row, end] = text.split('\r\n');
  expect(head).toBe('\ufeff序号,时间,操作人,操作,对象,内容');
  expect(row).toContain(",'=1+1,setting.change,");
  expect(end).toBe('');
});

it('says whether the chain is whole', async () => {
  const test = await opened();
  const { total } = await test.value('log.list', { page: 0 });
  expect(await test.value('log.verify', {})).toEqual({ whole: true, count: total });
  await test.desk.close();
  const database = new Database(test.workspacePath);
  database.exec('DROP TRIGGER log_refuses_update');
  database.prepare("UPDATE log SET actor = '别人' WHERE sequence = 2").run();
  database.close();
  const again = openTestDesk({}, test.folder);
  expect(await again.value('log.verify', {})).toEqual({ whole: false, brokenAt: 2 });
});
