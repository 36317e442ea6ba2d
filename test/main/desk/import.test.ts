import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportJob } from '../../../src/shared/desk-api.js';
import { removeAbandonedUploads } from '../../../src/main/desk/uploads.js';
import { finding, temporaryFolder } from '../workspace/samples.js';
import { archives } from './archives.js';
import { fakeRead, openTestDesk, RULES, type TestDesk } from './setup.js';

function states(job: ImportJob): readonly string[] {
  return job.items.map(({ state }) => state);
}

function jobs({ events }: TestDesk): readonly ImportJob[] {
  return events.flatMap((event) => (event.type === 'import.progress' ? [event.job] : []));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function arrayBuffer(text: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(text, 'utf8')).buffer;
}

describe('importing', () => {
  it('keeps each file with its own state; a bad one fails alone and stays a line', async () => {
    const test = openTestDesk();
    const job = await test.desk.importPaths([
      test.file('一.txt', '901001 甲单位'),
      test.file('二.txt', '坏'),
      test.file('三.txt', '炸'),
      test.file('四.txt', '901002 乙单位'),
    ]);
    expect(states(job)).toEqual(['imported', 'failed', 'failed', 'imported']);
    expect(job).toMatchObject({ done: 4, total: 4, finished: true, cancelled: false });
    expect(job.items[1]?.message).toContain('格式不能读取');
    expect(job.items[2]?.message).toContain('程序内部出错');
    const documents = await test.value('documents.list', {});
    expect(documents.map(({ unitName, latest, version }) => [unitName, latest, version])).toEqual([
      ['甲单位', true, 1],
      ['乙单位', true, 1],
    ]);
    expect((await test.value('documents.failures', {})).map(({ path }) => path)).toEqual([
      join(test.folder, '二.txt'),
      join(test.folder, '三.txt'),
    ]);
    expect(jobs(test).at(-1)).toEqual(job);
    expect(test.events.at(-1)).toMatchObject({ type: 'workspace.changed' });
  });

  it('recognises the same bytes, in the library and within one job', async () => {
    let reads = 0;
    const test = openTestDesk({
      createReaderPool: () => ({
        ...archives,
        read: (job, signal) => {
          reads += 1;
          return fakeRead(job, signal);
        },
        close: async () => undefined,
      }),
    });
    const one = test.file('一.txt', '901001 甲单位');
    const copy = test.file('一（副本）.txt', '901001 甲单位');
    expect(states(await test.desk.importPaths([one, copy]))).toEqual(['imported', 'already-there']);
    const before = reads;
    const again = await test.desk.importPaths([one, copy]);
    expect(reads).toBe(before);
    expect(again.items.map(({ state, message }) => [state, message])).toEqual([
      ['already-there', null],
      ['already-there', `与库中“${one}”内容相同，未重复导入。`],
    ]);
    expect(await test.value('documents.list', {})).toHaveLength(1);
  });

  it('keeps nothing of a file that changes while it is read', async () => {
    const test = openTestDesk({
      createReaderPool: () => ({
        ...archives,
        read: async (job, signal) => {
          const outcome = await fakeRead(job, signal);
          writeFileSync(join(test.folder, '一.txt'), '901001 甲单位\n又存了一次');
          return outcome;
        },
        close: async () => undefined,
      }),
    });
    const job = await test.desk.importPaths([test.file('一.txt', '901001 甲单位')]);
    expect(job.items[0]).toMatchObject({ state: 'failed', message: expect.stringContaining('被改动') });
    expect(await test.value('documents.list', {})).toEqual([]);
  });

  it('reads known bytes again where reading or rules have changed', async () => {
    const folder = temporaryFolder();
    const first = openTestDesk({}, folder);
    const path = first.file('一.txt', '901001 甲单位');
    await first.desk.importPaths([path]);
    await first.desk.close();
    const second = openTestDesk({ ruleCatalogue: () => [{ ...RULES[0]!, description: '新说明' }] }, folder);
    const job = await second.desk.importPaths([path]);
    expect(job.items[0]).toMatchObject({ state: 'imported', message: expect.stringContaining('已重新读取') });
    expect(states(await second.desk.importPaths([path]))).toEqual(['already-there']);
    expect(await second.value('documents.list', {})).toHaveLength(1);
  });

  it('keeps versions in the order of the list, whichever is read first', async () => {
    let finishFirst = (): void => undefined;
    const firstMayEnd = new Promise<void>((resolve) => {
      finishFirst = resolve;
    });
    const test = openTestDesk({
      createReaderPool: () => ({
        ...archives,
        read: async (job, signal) => {
          if (job.name.endsWith('初稿.txt')) await firstMayEnd;
          else setTimeout(finishFirst, 20);
          return fakeRead(job, signal);
        },
        close: async () => undefined,
      }),
    });
    const drafts = [test.file('初稿.txt', '901001 甲单位\n一'), test.file('二稿.txt', '901001 甲单位\n二')];
    const job = await test.desk.importPaths(drafts);
    expect(job.items[1]?.message).toContain('第 2 版');
    const documents = await test.value('documents.list', {});
    expect(documents.map(({ fileName, version, latest }) => [fileName, version, latest])).toEqual([
      [drafts[1], 2, true],
      [drafts[0], 1, false],
    ]);
  });

  // With a single core there is a single reader, and one file after the other.
  it.skipIf(availableParallelism() < 2)(
    'goes on reading behind a file that takes long, and keeps them in order',
    async () => {
      const { promise: othersAreRead, resolve: allRead } = Promise.withResolvers<void>();
      const read: string[] = [];
      const test = openTestDesk({
        createReaderPool: () => ({
          ...archives,
          read: async (job, signal) => {
            if (job.name.endsWith('长.txt')) await othersAreRead;
            const outcome = await fakeRead(job, signal);
            read.push(basename(job.name));
            if (read.length === 3) allRead();
            return outcome;
          },
          close: async () => undefined,
        }),
      });
      const names = ['长.txt', '一.txt', '二.txt', '三.txt'];
      const job = await test.desk.importPaths(
        names.map((name, index) => test.file(name, `90100${index} 单位${index}`)),
      );
      expect(read.at(-1)).toBe('长.txt');
      expect(states(job)).toEqual(names.map(() => 'imported'));
      const isFirstOpen = jobs(test).filter(({ items }) => items[0]?.state !== 'imported');
      expect(isFirstOpen.length).toBeGreaterThan(0);
      expect(isFirstOpen.flatMap(states)).not.toContain('imported');
    },
  );

  it('can be cancelled between and during files; what was imported stays', async () => {
    const test = openTestDesk();
    const paths = [test.file('一.txt', '901001 甲单位'), test.file('二.txt', '慢')];
    for (let index = 0; index < 8; index += 1) paths.push(test.file(`慢${index}.txt`, `慢${index}`));
    const running = test.desk.importPaths(paths);
    await until(() => jobs(test).some((job) => job.items[0]?.state === 'imported'));
    const reply = await test.value('documents.cancelImport', { job: jobs(test)[0]!.job });
    expect(reply.cancelled).toBe(true);
    const job = await running;
    expect(job).toMatchObject({ finished: true, cancelled: true, done: paths.length });
    expect(states(job)).toEqual(['imported', ...Array.from({ length: 9 }, () => 'cancelled')]);
    expect(await test.value('documents.list', {})).toHaveLength(1);
    expect(await test.value('documents.failures', {})).toEqual([]);
    expect(await test.call('documents.cancelImport', { job: 'unknown' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('fails every file with one reason where it cannot run at all, and the next import works', async () => {
    let isBroken = true;
    const test = openTestDesk({
      ruleCatalogue: () => {
        if (isBroken) throw new Error('no catalogue');
        return RULES;
      },
    });
    const paths = [test.file('一.txt', '901001 甲单位'), test.file('二.txt', '901002 乙单位')];
    const job = await test.desk.importPaths(paths);
    expect(job).toMatchObject({ finished: true, done: 2 });
    expect(job.items.map(({ state, message }) => [state, message?.slice(0, 6)])).toEqual([
      ['failed', '导入未能进行'],
      ['failed', '导入未能进行'],
    ]);
    isBroken = false;
    expect(states(await test.desk.importPaths(paths))).toEqual(['imported', 'imported']);
  });

  it('ends a running import when the desk is closed', async () => {
    const test = openTestDesk();
    const running = test.desk.importPaths([test.file('二.txt', '慢')]);
    await until(() => jobs(test).length > 0);
    await test.desk.close();
    expect(states(await running)).toEqual(['cancelled']);
  });

  it('sends progress at most every 50 ms, and the end always', async () => {
    const test = openTestDesk();
    const paths = Array.from({ length: 60 }, (_, index) => test.file(`${index}.txt`, `90${index} 单位${index}`));
    const started = performance.now();
    await test.desk.importPaths(paths);
    const taken = performance.now() - started;
    expect(jobs(test).length).toBeLessThanOrEqual(taken / 50 + 2);
    expect(jobs(test).at(-1)).toMatchObject({ finished: true, done: 60 });
  });

  it('takes uploads by token and removes them afterwards', async () => {
    const test = openTestDesk();
    // Other desks of this process may hold uploads of their own.
    const folders = (): readonly string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith(`gouji-uploads-${process.pid}-`));
    const before = new Set(folders());
    const upload = await test.desk.upload('甲.txt', arrayBuffer('901001 甲单位'));
    if (!upload.ok) throw new Error(upload.error.message);
    const { token } = upload.value;
    const folder = folders().find((name) => !before.has(name))!;
    const files = [
      { token, path: '批次/甲.txt' },
      { token: 'unknown', path: '批次/乙.txt' },
    ];
    const started = await test.value('documents.import', { files });
    expect(started).toMatchObject({ total: 2, finished: false });
    await until(() => jobs(test).some(({ finished }) => finished));
    const job = jobs(test).at(-1)!;
    expect(states(job)).toEqual(['imported', 'failed']);
    expect(job.items[1]?.message).toContain('批次/乙.txt');
    expect((await test.value('documents.list', {}))[0]?.fileName).toBe('批次/甲.txt');
    expect(readdirSync(join(tmpdir(), folder))).toEqual([]);
    await test.desk.close();
    expect(existsSync(join(tmpdir(), folder))).toBe(false);
  });

  it('removes uploads that a program which was cut off left behind', () => {
    const folder = temporaryFolder();
    // Process numbers end far below this one.
    mkdirSync(join(folder, 'gouji-uploads-999999999-abc'));
    writeFileSync(join(folder, 'gouji-uploads-999999999-abc', 'x'), '内容');
    mkdirSync(join(folder, `gouji-uploads-${process.pid}-abc`));
    mkdirSync(join(folder, 'somebody-else'));
    removeAbandonedUploads(folder);
    expect(readdirSync(folder).sort()).toEqual([`gouji-uploads-${process.pid}-abc`, 'somebody-else']);
  });

  it('imports the sample documents of the program, and says where there are none', async () => {
    const resources = temporaryFolder();
    mkdirSync(join(resources, 'samples'));
    writeFileSync(join(resources, 'samples', '示例.txt'), '901001 甲单位');
    const test = openTestDesk(
      {
        findDocuments: async ([folder]) => ({
          files: readdirSync(folder!).map((name) => ({ path: join(folder!, name), name })),
          problems: [],
        }),
      },
      temporaryFolder(),
      resources,
    );
    expect((await test.value('app.status', {})).samplesAvailable).toBe(true);
    await test.value('documents.importSamples', {});
    await until(() => jobs(test).some(({ finished }) => finished));
    expect((await test.value('documents.list', {})).map(({ fileName }) => fileName)).toEqual(['示例.txt']);
    const bare = openTestDesk();
    expect((await bare.value('app.status', {})).samplesAvailable).toBe(false);
    expect(await bare.call('documents.importSamples', {})).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('checks between documents', () => {
  it('run over the latest versions and are replaced at each import', async () => {
    const seen: string[][] = [];
    const test = openTestDesk({
      checkAcross: (subjects) => {
        seen.push(subjects.map(({ disclosure }) => disclosure.fileName));
        const [first, second] = subjects.map(({ document }) => document);
        const shared = finding(first!, `across-${seen.length}`, { documents: [first!, second!] });
        return { findings: [shared], coverage: [] };
      },
    });
    const path = (name: string, text: string): string => test.file(name, text);
    await test.desk.importPaths([path('一.txt', '901001 甲单位 2025')]);
    await test.desk.importPaths([path('二.txt', '901001 甲单位 2026\n初')]);
    await test.desk.importPaths([path('三.txt', '901001 甲单位 2026\n改')]);
    expect(seen.map((names) => names.map((name) => name.slice(-5)))).toEqual([
      ['二.txt', '一.txt'],
      ['三.txt', '一.txt'],
    ]);
    const views = await test.value('findings.list', {});
    expect(views.map((view) => [view.fileName.slice(-5), view.finding.id])).toEqual([
      ['三.txt', 'f-1'],
      ['三.txt', 'across-2'],
      ['一.txt', 'f-1'],
    ]);
  });

  it('leave nothing stale and say so where they fail', async () => {
    let isBroken = false;
    const test = openTestDesk({
      checkAcross: (subjects) => {
        if (isBroken) throw new Error('a rule broke');
        return { findings: [finding(subjects[0]!.document, 'across')], coverage: [] };
      },
    });
    await test.desk.importPaths([test.file('一.txt', '901001 甲单位'), test.file('二.txt', '901002 乙单位')]);
    expect(await test.value('findings.list', {})).toHaveLength(3);
    isBroken = true;
    const job = await test.desk.importPaths([test.file('三.txt', '901003 丙单位')]);
    expect(states(job)).toEqual(['imported']);
    expect((await test.value('findings.list', {})).map((view) => view.finding.id)).toEqual(['f-1', 'f-1', 'f-1']);
    expect((await test.value('documents.failures', {}))[0]?.message).toContain('核对未完成');
  });
});
