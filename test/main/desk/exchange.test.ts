/** What packages carry besides notes: corrections, pairings, silences, merges, sign-offs, own rules. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Correction } from '../../../src/core/disclosure/index.js';
import type { NoteInput } from '../../../src/shared/desk-api.js';
import { draft, temporaryFolder } from '../workspace/samples.js';
import { openTestDesk, type TestDesk } from './setup.js';

const TEXT = '901001 测试甲单位 2026 budget\n正文';
const NAME = '交换.goujipack';

async function bring(test: TestDesk, text = TEXT): Promise<string> {
  const [item] = (await test.desk.importPaths([test.file(`${text.length}.txt`, text)])).items;
  if (item === undefined || item.document === null) throw new Error(`not imported: ${item?.message}`);
  return item.document;
}

async function exported(test: TestDesk): Promise<Uint8Array> {
  const { token } = await test.value('packages.export', { withOriginals: false });
  const file = test.desk.file(token);
  if (file === null) throw new Error('no file');
  return file.bytes;
}

async function take(test: TestDesk, bytes: Uint8Array) {
  const reply = await test.desk.upload(NAME, Uint8Array.from(bytes).buffer);
  if (!reply.ok) throw new Error(reply.error.message);
  const chosen = { token: reply.value.token, name: NAME };
  const preview = await test.value('packages.preview', chosen);
  return { preview, result: await test.value('packages.import', chosen) };
}

const note = (document: string, more: Partial<NoteInput> = {}): NoteInput =>
  ({ ...draft(document, { finding: 'f-1' }), ...more }) as NoteInput;

/** Corrects the name of the unit. */
async function correct(test: TestDesk, document: string, value: string, before: Correction | null = null) {
  const aim = { target: 'profile', field: 'unitName', value } as const;
  const change = { id: before?.id ?? null, revision: before?.revision ?? null, aim };
  const views = await test.value('corrections.save', { document, changes: [change], reason: '', remember: false });
  return views.at(-1)!.correction;
}

const unitName = async (test: TestDesk): Promise<string | null> =>
  (await test.value('documents.list', {}))[0]!.unitName;
const review = async (test: TestDesk): Promise<string> => (await test.value('documents.list', {}))[0]!.review;
const isSilent = async (test: TestDesk): Promise<boolean> =>
  (await test.value('findings.list', {})).some(({ silence }) => silence !== undefined);

const rule = (name: string, text: string) => ({
  id: null,
  name,
  text,
  severity: 'warning' as const,
  basis: '',
  enabled: true,
});

describe('a package', () => {
  it('carries a correction, which holds where it comes, and its withdrawal', async () => {
    const [one, other] = [openTestDesk(), openTestDesk()];
    const document = await bring(one);
    await bring(other);
    const correction = await correct(one, document, '测试乙单位');
    const { preview, result } = await take(other, await exported(one));
    expect(preview.others).toMatchObject({ added: 1, conflicts: 0 });
    expect(result.others).toMatchObject({ added: 1, conflicts: 0 });
    expect(await unitName(other)).toBe('测试乙单位');
    expect((await take(other, await exported(one))).result.others).toMatchObject({ added: 0, same: 1 });
    // What came back from elsewhere is what was sent.
    expect((await take(one, await exported(other))).result.others).toMatchObject({ added: 0, changed: 0, same: 1 });
    const { id, revision } = correction;
    await one.value('corrections.withdraw', { document, correction: id, revision });
    expect((await take(other, await exported(one))).result.others).toMatchObject({ changed: 1 });
    expect(await unitName(other)).toBe('测试甲单位');
  });

  it('leaves two corrections of one place to the reviewer, with the same one in force everywhere', async () => {
    const [one, other] = [openTestDesk(), openTestDesk()];
    const document = await bring(one);
    await bring(other);
    await correct(one, document, '测试乙单位');
    await correct(other, document, '测试丙单位');
    const [first, second] = [await exported(one), await exported(other)];
    expect((await take(other, first)).result.others).toMatchObject({ conflicts: 1 });
    expect((await take(one, second)).result.others).toMatchObject({ conflicts: 1 });
    expect(await unitName(one)).toBe(await unitName(other));
    const [dispute] = await other.value('packages.disputes', {});
    expect(dispute?.document).toBe(document);
    const says = dispute!.sides.map((side) => side.says).toSorted();
    expect(says).toEqual([expect.stringContaining('丙'), expect.stringContaining('乙')].toSorted());
    const { key } = dispute!;
    const sides = dispute!.sides.map(({ saying }) => saying);
    const chosen = dispute!.sides.find((side) => side.says.includes('乙'))!.saying;
    const stale = await other.call('packages.settle', { key, sides: [...sides, 'x'], chosen });
    expect(stale).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await other.value('packages.settle', { key, sides, chosen })).toEqual([]);
    expect(await unitName(other)).toBe('测试乙单位');
    await take(one, await exported(other));
    expect(await one.value('packages.disputes', {})).toEqual([]);
    expect(await unitName(one)).toBe('测试乙单位');
  });

  it('carries a silence and takes it back', async () => {
    const [one, other] = [openTestDesk(), openTestDesk()];
    const document = await bring(one);
    const word = { document, finding: 'f-1', reach: 'disclosure', reason: '口径不同' } as const;
    const { id } = await one.value('silences.save', word);
    expect((await take(other, await exported(one))).result.others).toMatchObject({ waiting: 1 });
    expect(await isSilent(other)).toBe(false);
    await bring(other);
    expect(await isSilent(other)).toBe(true);
    await other.value('silences.withdraw', { silence: id, revision: 1 });
    await take(one, await exported(other));
    expect(await isSilent(one)).toBe(false);
  });

  it('carries a merge of notes and its splitting', async () => {
    const [one, other] = [openTestDesk(), openTestDesk()];
    const document = await bring(one);
    await bring(other);
    const whole = await one.value('notes.merge', {
      whole: note(document),
      parts: [note(document, { finding: null, text: '同因' })],
    });
    await take(other, await exported(one));
    const parts = async (test: TestDesk): Promise<number> =>
      (await test.value('notes.list', {})).filter((view) => view.note.mergedInto !== undefined).length;
    expect(await parts(other)).toBe(1);
    await one.value('notes.split', { note: whole.id });
    await take(other, await exported(one));
    expect(await parts(other)).toBe(0);
  });

  it('carries a signature, which waits while something is open here, and an unlocking', async () => {
    const [one, other] = [openTestDesk(), openTestDesk()];
    const document = await bring(one);
    await bring(other);
    await one.value('notes.save', note(document));
    await one.value('review.sign', { document, revision: null });
    const signed = await exported(one);
    await other.value('notes.save', note(document, { finding: null, state: 'later', text: '再核' }));
    expect((await take(other, signed)).result.others).toMatchObject({ waiting: 1 });
    expect(await review(other)).not.toBe('signed');
    const third = openTestDesk();
    await bring(third);
    await take(third, signed);
    expect(await review(third)).toBe('signed');
    expect((await third.call('notes.save', note(document, { finding: null, text: '锁定之后' }))).ok).toBe(false);
    await one.value('review.unlock', { document, revision: 1, reason: '补充意见' });
    await one.value('notes.save', note(document, { finding: null, text: '补充' }));
    await take(third, await exported(one));
    expect(await review(third)).not.toBe('signed');
    expect((await third.value('notes.list', {})).map((view) => view.note.text)).toContain('补充');
  });

  it('adds own rules and replaces none, with the same outcome in any order', async () => {
    const [one, two] = [openTestDesk(), openTestDesk()];
    await one.value('ownRules.save', rule('甲规则', '支出总表.项目支出 ≤ 支出总表.合计'));
    await two.value('ownRules.save', rule('乙规则', '支出总表.基本支出 ≤ 支出总表.合计'));
    const packages = [await exported(one), await exported(two)];
    const names = async (order: readonly number[]): Promise<readonly string[]> => {
      const test = openTestDesk({}, temporaryFolder());
      for (const index of order) await take(test, packages[index]!);
      const rules = await test.value('ownRules.list', {});
      return rules.map(({ name }) => name).toSorted();
    };
    expect(await names([0, 1])).toEqual(['乙规则', '甲规则'].toSorted());
    expect(await names([1, 0, 1])).toEqual(await names([0, 1]));
  });
});

describe('code tables in packages', () => {
  const CODES = [
    { code: '201', name: '一般公共服务支出' },
    { code: '20177', name: '新设事务' },
  ];
  async function importCodes(test: TestDesk, name: string, codes: unknown = CODES, year = 2026) {
    const reply = await test.desk.upload(name, Uint8Array.from(Buffer.from(JSON.stringify(codes))).buffer);
    if (!reply.ok) throw new Error(reply.error.message);
    await test.value('codes.import', { token: reply.value.token, name, year, isWhole: false });
  }
  const tables = async (test: TestDesk) =>
    (await test.value('codes.list', {})).own.map(({ year, source, counts }) => [year, source, counts.function]);

  it('are taken where there is none of that year, and taken back where they were', async () => {
    const [one, two] = [openTestDesk(), openTestDesk()];
    await bring(two);
    await importCodes(one, '甲.json');
    expect((await take(two, await exported(one))).result.others).toMatchObject({ added: 1, conflicts: 0 });
    expect(await tables(two)).toEqual([[2026, '甲.json', 2]]);
    await expect.poll(async () => (await two.value('codes.list', {})).recheck.state).toBe('done');
    expect((await take(two, await exported(one))).result.others).toMatchObject({ added: 0, same: 1 });
    // The same codes from another file are no dispute.
    await importCodes(two, '乙.json');
    expect((await take(one, await exported(two))).result.others).toMatchObject({ conflicts: 0 });
    await one.value('codes.reset', { year: 2026 });
    await take(two, await exported(one));
    expect(await tables(two)).toEqual([]);
  });

  it('stand side by side where they differ, nothing overwritten, until one is chosen', async () => {
    const [one, two] = [openTestDesk(), openTestDesk()];
    await importCodes(one, '甲.json');
    await importCodes(two, '乙.json', [...CODES, { code: '20178', name: '另设事务' }]);
    const sent = await exported(one);
    expect((await take(two, sent)).preview.others).toMatchObject({ conflicts: 1 });
    const [dispute, ...more] = await two.value('packages.disputes', {});
    expect(more).toEqual([]);
    expect(dispute).toMatchObject({ document: null, subject: '2026 年科目码表' });
    const theirs = dispute!.sides.find(({ says }) => says.includes('甲.json'))!;
    const sides = dispute!.sides.map(({ saying }) => saying);
    await two.value('packages.settle', { key: dispute!.key, sides, chosen: theirs.saying });
    expect(await tables(two)).toEqual([[2026, '甲.json', 2]]);
    expect((await take(one, await exported(two))).result.others).toMatchObject({ conflicts: 0 });
    expect(await two.value('packages.disputes', {})).toEqual([]);
  });

  it('make a package that a program without them refuses, and none without them does', async () => {
    const one = openTestDesk();
    const version = async (): Promise<number> => {
      const manifest = unzipSync(await exported(one))['manifest.json']!;
      return (JSON.parse(strFromU8(manifest)) as { readonly version: number }).version;
    };
    expect(await version()).toBe(2);
    await importCodes(one, '甲.json');
    expect(await version()).toBe(3);
  });
});

describe('rule settings in packages', () => {
  const RULE = 'arithmetic.total';
  const set = (test: TestDesk, more: object = {}, region: string | null = null) =>
    test.value('ruleSettings.save', {
      rule: RULE,
      region,
      setting: { enabled: true, severity: 'notice', thresholds: {}, ...more },
    });
  const settings = async (test: TestDesk) => {
    const { settings: all, regions } = await test.value('ruleSettings.get', {});
    return { all, regions };
  };

  it('are named before they are taken, taken, checked with, and taken back where they were', async () => {
    const [one, two] = [openTestDesk(), openTestDesk()];
    await bring(two);
    await set(one);
    const { preview, result } = await take(two, await exported(one));
    expect(preview.settings).toEqual([{ subject: expect.stringContaining(RULE), says: '程度改为提示' }]);
    expect(result.others).toMatchObject({ added: 1, conflicts: 0 });
    expect((await settings(two)).all).toEqual({ [RULE]: { severity: 'notice' } });
    await expect.poll(async () => (await two.value('ruleSettings.get', {})).recheck.state).toBe('done');
    expect((await take(two, await exported(one))).preview.settings).toEqual([]);
    await one.value('ruleSettings.reset', {});
    await take(two, await exported(one));
    expect((await settings(two)).all).toEqual({});
  });

  it('go along by region profile, and stay out where they are not wanted', async () => {
    const [one, two] = [openTestDesk(), openTestDesk()];
    const [region] = (await one.value('rules.regions', {})).regions;
    await set(one, { enabled: false }, region!.id);
    await one.value('ownRules.save', rule('本单位口径', '支出总表.项目支出 ≤ 支出总表.合计'));
    const bytes = await exported(one);
    const reply = await two.desk.upload(NAME, Uint8Array.from(bytes).buffer);
    if (!reply.ok) throw new Error(reply.error.message);
    const { token } = reply.value;
    const looked = await two.value('packages.preview', { token, name: NAME });
    expect(looked.ruleNames).toEqual(['本单位口径']);
    const without = await two.value('packages.import', { token, name: NAME, withRules: false });
    expect(without.rules).toBe(0);
    expect(await settings(two)).toEqual({ all: {}, regions: {} });
    expect(await two.value('ownRules.list', {})).toEqual([]);
    await take(two, bytes);
    expect((await settings(two)).regions).toEqual({ [region!.id]: { [RULE]: { enabled: false, severity: 'notice' } } });
    expect(await two.value('ownRules.list', {})).toHaveLength(1);
  });

  it('stand side by side where they differ; what hides nothing holds until one is chosen', async () => {
    const [one, two] = [openTestDesk(), openTestDesk()];
    await set(one, { enabled: false });
    await set(two, { severity: 'warning' });
    expect((await take(two, await exported(one))).result.others).toMatchObject({ conflicts: 1 });
    expect((await settings(two)).all).toEqual({ [RULE]: { severity: 'warning' } });
    const [dispute] = await two.value('packages.disputes', {});
    const theirs = dispute!.sides.find(({ says }) => says.startsWith('停用'))!;
    const sides = dispute!.sides.map(({ saying }) => saying);
    await two.value('packages.settle', { key: dispute!.key, sides, chosen: theirs.saying });
    expect((await settings(two)).all).toEqual({ [RULE]: { enabled: false, severity: 'notice' } });
    expect(await two.value('packages.disputes', {})).toEqual([]);
  });

  it('make a package that older programs refuse whole; one without them is as before', async () => {
    const version = (bytes: Uint8Array): unknown =>
      (JSON.parse(strFromU8(unzipSync(bytes)['manifest.json']!)) as { version: unknown }).version;
    const test = openTestDesk();
    expect(version(await exported(test))).toBe(2);
    await set(test);
    expect(version(await exported(test))).toBe(4);
  });
});
