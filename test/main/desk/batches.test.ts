import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch, BatchInput } from '../../../src/shared/desk-api.js';
import { openWorkspace } from '../../../src/main/workspace/index.js';
import { logOf } from '../../../src/main/workspace/log.js';
import { firstSchema } from '../../../src/main/workspace/migrations/0001-first-schema.js';
import { corrections } from '../../../src/main/workspace/migrations/0002-corrections.js';
import { packJson } from '../../../src/main/workspace/packing.js';
import { disclosure, draft, finding, sha256, temporaryFolder } from '../workspace/samples.js';
import { archives } from './archives.js';
import { openTestDesk, type TestDesk } from './setup.js';

const PLAIN: BatchInput = {
  id: null,
  revision: null,
  name: '2026年部门预算集中审核',
  fiscalYear: 2026,
  stage: 'budget',
  region: null,
  approvedOn: '2026-02-10',
  deadline: '2026-03-31',
  reviewers: ['张三', '李四'],
  archived: false,
};

function make(test: TestDesk, more: Partial<BatchInput> = {}): Promise<Batch> {
  return test.value('batches.save', { ...PLAIN, ...more });
}

async function bring(test: TestDesk, name: string, text: string): Promise<string> {
  const [item] = (await test.desk.importPaths([test.file(name, text)])).items;
  if (item === undefined || item.document === null) throw new Error(`not imported: ${item?.message}`);
  return item.document;
}

async function upload(test: TestDesk, text: string): Promise<string> {
  const reply = await test.desk.upload('甲', Uint8Array.from(Buffer.from(text)).buffer);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value.token;
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function batchNames(test: TestDesk, document: string): Promise<readonly string[]> {
  const { batches } = await test.value('batches.list', {});
  const names = new Map(batches.map(({ id, name }) => [id, name]));
  const documents = await test.value('documents.list', {});
  return documents.find(({ id }) => id === document)!.batches.map(({ batch }) => names.get(batch) ?? '?');
}

describe('batches', () => {
  it('are made, changed on the revision that was read, and archived', async () => {
    const test = openTestDesk();
    expect((await test.value('batches.list', {})).batches).toEqual([]);
    const made = await make(test);
    expect(made).toMatchObject({ ...PLAIN, id: made.id, revision: 1 });
    expect(await test.call('batches.save', PLAIN)).toMatchObject({
      error: { code: 'invalid-input', message: expect.stringContaining('已有名为') },
    });
    const changed = await make(test, { id: made.id, revision: 1, name: '改名' });
    expect(changed).toMatchObject({ name: '改名', revision: 2 });
    expect(await test.call('batches.save', { ...PLAIN, id: made.id, revision: 1 })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(await test.call('batches.save', { ...PLAIN, name: '另', deadline: '2026-02-31' })).toMatchObject({
      error: { code: 'invalid-input', message: expect.stringContaining('deadline') },
    });
    expect(await test.call('batches.save', { ...PLAIN, name: '另', region: 'nowhere' })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    await test.value('batches.choose', { batch: made.id });
    expect((await test.value('batches.list', {})).chosen).toBe(made.id);
    await make(test, { id: made.id, revision: 2, name: '改名', archived: true });
    expect((await test.value('batches.list', {})).chosen).toBeNull();
    expect(await test.call('batches.choose', { batch: made.id })).toMatchObject({ error: { code: 'invalid-input' } });
    await test.desk.close();
    const workspace = openWorkspace(test.workspacePath);
    expect(workspace.log.whole).toBe(true);
    expect(logOf(workspace.database, made.id).map(({ action }) => action)).toEqual([
      'batch.create',
      'batch.change',
      'batch.change',
    ]);
    workspace.close();
  });

  it('take in what nobody put anywhere, and new versions where the old ones are', async () => {
    const test = openTestDesk();
    const first = await bring(test, '一.txt', '901001 甲单位');
    expect(await batchNames(test, first)).toEqual(['默认批次']);
    const batch = await make(test);
    const { batches } = await test.value('batches.list', {});
    const fallback = batches.find(({ name }) => name === '默认批次')!;
    await test.value('batches.assign', { documents: [first], batch: fallback.id, reviewer: '王五' });
    await test.value('batches.move', { documents: [first], to: batch.id, from: fallback.id });
    expect(await batchNames(test, first)).toEqual([PLAIN.name]);
    const second = await bring(test, '二.txt', '901001 甲单位\n改');
    const stored = (await test.value('documents.list', {})).find(({ id }) => id === second);
    expect(stored).toMatchObject({ version: 2, batches: [{ batch: batch.id, reviewer: '王五', deadline: null }] });
  });

  it('are what files are imported for, known ones too', async () => {
    const test = openTestDesk();
    const batch = await make(test);
    const known = await bring(test, '一.txt', '901001 甲单位');
    const token = await upload(test, '901001 甲单位');
    const job = await test.value('documents.import', { files: [{ token, path: '一.txt' }], batch: batch.id });
    await until(() =>
      test.events.some((event) => event.type === 'import.progress' && event.job.job === job.job && event.job.finished),
    );
    const items = test.events.flatMap((event) => (event.type === 'import.progress' ? event.job.items : [])).at(-1);
    expect(items).toMatchObject({ state: 'already-there', message: expect.stringContaining('已放入当前批次') });
    expect([...(await batchNames(test, known))].toSorted()).toEqual([PLAIN.name, '默认批次'].toSorted());
  });

  it('limit what is listed: findings, notes, what is uncertain', async () => {
    const test = openTestDesk({
      checkAcross: (subjects) => ({
        findings: [finding(subjects[0]!.document, 'between', { documents: subjects.map(({ document }) => document) })],
        coverage: [],
      }),
    });
    const batch = await make(test);
    const inside = await bring(test, '一.txt', '901001 甲单位');
    const outside = await bring(test, '二.txt', '901002 乙单位');
    const third = await bring(test, '三.txt', '901003 丙单位');
    await test.value('batches.move', { documents: [inside], to: batch.id, from: null });
    for (const document of [inside, outside]) {
      await test.value('notes.save', { ...draft(document), anchor: { ...draft(document).anchor } } as never);
    }
    const listed = await test.value('findings.list', { batch: batch.id });
    expect(
      new Set(listed.filter(({ finding: { id } }) => id === 'f-1').map(({ finding: { at } }) => at.document)),
    ).toEqual(new Set([inside]));
    // One between documents counts where one of them is in the batch, wherever it is shown.
    expect(listed.filter(({ finding: { id } }) => id === 'between')).toHaveLength(1);
    expect((await test.value('notes.list', { batch: batch.id })).map(({ note }) => note.document)).toEqual([inside]);
    expect(await test.value('notes.list', {})).toHaveLength(2);
    expect(await test.value('findings.list', {})).toHaveLength(4);
    expect(await test.value('documents.list', {})).toHaveLength(3);
    expect(third).not.toBe(outside);
  });

  it('show how far each document is', async () => {
    const test = openTestDesk();
    const id = await bring(test, '一.txt', '901001 甲单位');
    const now = async (): Promise<unknown> => {
      const [{ progress, review } = {}] = await test.value('documents.list', {});
      return [progress, review];
    };
    expect(await now()).toEqual([{ decided: 0, total: 1 }, 'waiting']);
    const note = await test.value('notes.save', { ...draft(id, { finding: 'f-1', state: 'later' }) } as never);
    expect(await now()).toEqual([{ decided: 0, total: 1 }, 'first-review']);
    await test.value('notes.save', { ...draft(id, { finding: 'f-1', id: note.id, revision: 1 }) } as never);
    expect(await now()).toEqual([{ decided: 1, total: 1 }, 'first-reviewed']);
  });

  it('name the region by whose tables their documents are checked, at once and for what comes later', async () => {
    const check = (region: string | undefined, document: string) => ({
      findings: region === undefined ? [] : [finding(document, `asked-by-${region}`)],
      coverage: [],
    });
    const test = openTestDesk({ checkDocument: ({ document, region }) => check(region, document) });
    const found = async (): Promise<readonly string[]> =>
      (await test.value('findings.list', {})).map(({ finding: { id } }) => id).toSorted();
    const first = await bring(test, '一.txt', '901001 甲单位');
    expect(await found()).toEqual(['f-1']);
    const batch = await make(test, { region: 'beijing' });
    await test.value('batches.move', { documents: [first], to: batch.id, from: null });
    await until(async () => (await found()).includes('asked-by-beijing'));
    expect(await found()).toEqual(['asked-by-beijing']);
    await test.value('batches.choose', { batch: batch.id });
    await bring(test, '二.txt', '901002 乙单位');
    expect(await found()).toEqual(['asked-by-beijing', 'asked-by-beijing']);
    await make(test, { id: batch.id, revision: 1, region: 'hubei' });
    await until(async () => (await found()).every((id) => id === 'asked-by-hubei'));
    await make(test, { id: batch.id, revision: 2, region: null });
    await until(async () => (await found()).length === 0);
  });
});

describe('files that failed', () => {
  const uploadFolders = (): readonly string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`gouji-uploads-${process.pid}-`));
  // Other desks of this process may hold uploads of their own.
  let foreign: ReadonlySet<string> = new Set();
  beforeEach(() => {
    foreign = new Set(uploadFolders());
  });
  const uploaded = (): number =>
    uploadFolders()
      .filter((name) => !foreign.has(name))
      .flatMap((name) => readdirSync(join(tmpdir(), name))).length;

  it('can be tried once more without being handed over again, one or all; the others stay', async () => {
    let broken = true;
    const { fakeRead } = await import('./setup.js');
    const test = openTestDesk({
      createReaderPool: () => ({
        ...archives,
        read: (job, signal) => {
          if (broken) throw new Error('out of memory');
          return fakeRead(job, signal);
        },
        close: async () => undefined,
      }),
    });
    const files = [];
    for (const [path, text] of [
      ['一', '901001 甲'],
      ['二', '901002 乙'],
      ['三', '901003 丙'],
    ] as const) {
      files.push({ path, token: await upload(test, text) });
    }
    const { job } = await test.value('documents.import', { files });
    const ended = (id: string): Promise<void> =>
      until(() =>
        test.events.some((event) => event.type === 'import.progress' && event.job.job === id && event.job.finished),
      );
    await ended(job);
    expect(await test.value('documents.failures', {})).toHaveLength(3);
    expect(uploaded()).toBe(3);
    broken = false;
    const one = await test.value('documents.retryImport', { job, items: [1] });
    await ended(one.job);
    expect((await test.value('documents.list', {})).map(({ fileName }) => fileName)).toEqual(['二']);
    expect((await test.value('documents.failures', {})).map(({ path }) => path)).toEqual(['一', '三']);
    expect(uploaded()).toBe(2);
    const rest = await test.value('documents.retryImport', { job });
    await ended(rest.job);
    expect(await test.value('documents.list', {})).toHaveLength(3);
    expect(await test.value('documents.failures', {})).toEqual([]);
    expect(uploaded()).toBe(0);
  });

  it('are let go of when the reviewer has seen them', async () => {
    const test = openTestDesk();
    const { job } = await test.value('documents.import', { files: [{ path: '一', token: await upload(test, '坏') }] });
    await until(() => test.events.some((event) => event.type === 'import.progress' && event.job.finished));
    expect(uploaded()).toBe(1);
    await test.value('documents.dismissImports', {});
    expect(uploaded()).toBe(0);
    expect(await test.value('documents.failures', {})).toEqual([]);
    expect(await test.call('documents.retryImport', { job })).toMatchObject({ error: { code: 'not-found' } });
  });

  it('can be stopped one by one', async () => {
    const test = openTestDesk();
    const files = [
      { path: '慢', token: await upload(test, '慢') },
      { path: '快', token: await upload(test, '901001 甲') },
    ];
    const { job } = await test.value('documents.import', { files });
    await test.value('documents.cancelImport', { job, item: 0 });
    await until(() => test.events.some((event) => event.type === 'import.progress' && event.job.finished));
    const last = test.events.flatMap((event) => (event.type === 'import.progress' ? [event.job] : [])).at(-1);
    expect(last?.items.map(({ state }) => state)).toEqual(['cancelled', 'imported']);
    expect(last?.cancelled).toBe(false);
  });
});

it('reads stored originals once more, whatever read them', async () => {
  const test = openTestDesk();
  const id = await bring(test, '一.txt', '901001 甲单位');
  writeFileSync(join(test.folder, '一.txt'), 'changed since');
  const { job } = await test.value('documents.readAgain', { documents: [id] });
  await until(() =>
    test.events.some((event) => event.type === 'import.progress' && event.job.job === job && event.job.finished),
  );
  expect(await test.value('documents.list', {})).toMatchObject([
    { id, version: 1, fileName: expect.stringContaining('一.txt') },
  ]);
  await test.desk.close();
  const workspace = openWorkspace(test.workspacePath);
  expect(logOf(workspace.database, id).map(({ action }) => action)).toContain('document.read-again');
  workspace.close();
});

describe('a workspace of yesterday', () => {
  it('opens with its documents in a batch, and is searched after a moment', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.gouji');
    const old = openWorkspace(path, { migrations: [firstSchema, corrections] });
    const bytes = Buffer.from('901001 甲单位');
    const id = sha256(bytes);
    const says = disclosure(
      {},
      { passages: [{ text: '会议费减少。', section: null, marks: [{ start: 0, at: { line: 2 } }] }] },
    );
    const note = draft(id, { text: '请说明原因' });
    old.database.transaction(() => {
      const run = (sql: string, ...values: readonly unknown[]): void => void old.database.prepare(sql).run(...values);
      run(`INSERT INTO original VALUES (?, ?, 'raw', ?)`, id, bytes.length, bytes);
      run(
        `INSERT INTO document VALUES (?, '旧.txt', 'text', ?, 1, 1, 'read', NULL, '901001', '测试甲单位', 'unit', 2026, 'budget',
           0, 0, 0, 'engine-0', '2026-03-05T09:10:11.123+08:00', 0)`,
        id,
        id,
      );
      run('INSERT INTO reading VALUES (?, ?, NULL)', id, packJson(says));
      const body = finding(id);
      run(
        `INSERT INTO finding VALUES (?, 'own', 0, ?, ?, ?, 'error', 'finding', ?)`,
        id,
        body.id,
        body.rule,
        body.family,
        JSON.stringify(body),
      );
      run(
        `INSERT INTO note VALUES ('n-1', ?, ?, 'f-1', ?, 'adopted', 'error', ?, '', '', NULL, 'none', '张三',
           '2026-03-05T09:10:11.123+08:00', '2026-03-05T09:10:11.123+08:00', 1)`,
        id,
        id,
        JSON.stringify(note.anchor),
        note.text,
      );
    })();
    old.close();

    const test = openTestDesk({}, folder);
    expect(existsSync(path)).toBe(true);
    expect(await batchNames(test, id)).toEqual(['默认批次']);
    expect(await test.value('documents.list', {})).toMatchObject([
      { id, progress: { decided: 1, total: 1 }, review: 'first-reviewed', notes: 1 },
    ]);
    await until(async () => (await test.value('search.query', { query: '会' })).pending === 0);
    const kinds = async (query: string): Promise<readonly string[]> =>
      (await test.value('search.query', { query })).groups.map(({ kind }) => kind);
    expect(await kinds('会议')).toEqual(['sentence']);
    expect(await kinds('原因')).toEqual(['note']);
    expect(await kinds('明细之和')).toEqual(['finding']);
    expect(await kinds('旧')).toEqual(['document']);
    expect(await test.value('findings.list', {})).toHaveLength(1);
  });
});
