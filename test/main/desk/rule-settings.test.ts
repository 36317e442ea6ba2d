import { describe, expect, it } from 'vitest';
import type { CheckSettings, RuleInfo } from '../../../src/core/checks/index.js';
import type { Dependencies } from '../../../src/main/desk/dependencies.js';
import { coverage, finding } from '../workspace/samples.js';
import { openTestDesk, RULES, type TestDesk } from './setup.js';
import Database from 'better-sqlite3';

const [TOTAL] = RULES as readonly [RuleInfo, ...RuleInfo[]];
const SWING: RuleInfo = {
  ...TOTAL,
  id: 'YOY-TEST',
  severity: 'notice',
  thresholds: [{ id: 'percent', name: '增减幅度', unit: '%', standard: '20', least: '1', most: '1000' }],
};
const AS_SHIPPED = { enabled: true, severity: 'error', thresholds: {} } as const;

/** Rules that find something unless they are switched off, with the severity that is set; what they were given is kept. */
function stages(given: (CheckSettings | undefined)[] = []): Partial<Dependencies> {
  return {
    ruleCatalogue: () => [TOTAL, SWING],
    checkDocument: ({ document }, _only, settings) => {
      given.push(settings);
      const own = settings?.[TOTAL.id];
      if (own?.enabled === false) {
        return { findings: [], coverage: [coverage(document, { state: 'insufficient-data', why: '停用' })] };
      }
      return {
        findings: [{ ...finding(document), severity: own?.severity ?? 'error' }],
        coverage: [coverage(document, { state: 'finding' })],
      };
    },
  };
}

async function checked(test: TestDesk): Promise<void> {
  await expect.poll(async () => (await test.value('ruleSettings.get', {})).recheck.state).toBe('done');
}

async function opened(folder?: string): Promise<TestDesk> {
  const test = openTestDesk(stages(), folder);
  if (folder === undefined) await test.desk.importPaths([test.file('一.txt', '301 甲单位 2026')]);
  return test;
}

describe('what the office set about rules', () => {
  it('is kept, logged, checked at once, and taken back', async () => {
    const test = await opened();
    expect(await test.value('ruleSettings.get', {})).toEqual({
      settings: {},
      regions: {},
      recheck: { state: 'done', done: 0, total: 0 },
    });
    const saved = await test.value('ruleSettings.save', {
      rule: TOTAL.id,
      setting: { ...AS_SHIPPED, severity: 'notice' },
    });
    expect(saved.settings).toEqual({ [TOTAL.id]: { severity: 'notice' } });
    await checked(test);
    expect((await test.value('findings.list', {})).map((view) => view.finding.severity)).toEqual(['notice']);

    await test.value('ruleSettings.save', { rule: TOTAL.id, setting: { ...AS_SHIPPED, enabled: false } });
    await checked(test);
    expect(await test.value('findings.list', {})).toEqual([]);
    expect(
      await test.value('coverage.list', { document: (await test.value('documents.list', {}))[0]!.id }),
    ).toMatchObject([{ state: 'insufficient-data', why: '停用' }]);

    expect((await test.value('ruleSettings.reset', {})).settings).toEqual({});
    await checked(test);
    expect((await test.value('findings.list', {})).map((view) => view.finding.severity)).toEqual(['error']);
    await test.desk.close();
    const database = new Database(test.workspacePath, { readonly: true });
    const log = database
      .prepare<[], { readonly sequence: number }>(
        "SELECT * FROM log WHERE action = 'setting.change' AND subject = 'rule-settings'",
      )
      .all();
    database.close();
    expect(log).toHaveLength(3);
  });

  it('holds for what is imported later and at the next start', async () => {
    const test = await opened();
    await test.value('ruleSettings.save', { rule: TOTAL.id, setting: { ...AS_SHIPPED, severity: 'warning' } });
    await checked(test);
    await test.desk.importPaths([test.file('二.txt', '302 乙单位 2026')]);
    expect((await test.value('findings.list', {})).map((view) => view.finding.severity)).toEqual([
      'warning',
      'warning',
    ]);
    await test.desk.close();
    const again = await opened(test.folder);
    expect((await again.value('ruleSettings.get', {})).settings).toEqual({ [TOTAL.id]: { severity: 'warning' } });
  });

  it('is checked at the next start where the checks were stopped', async () => {
    const test = await opened();
    await test.value('ruleSettings.save', { rule: TOTAL.id, setting: { ...AS_SHIPPED, severity: 'notice' } });
    expect((await test.value('ruleSettings.recheck', { run: false })).recheck.state).toBe('stopped');
    await test.desk.close();
    const again = await opened(test.folder);
    await checked(again);
    expect((await again.value('findings.list', {})).map((view) => view.finding.severity)).toEqual(['notice']);
  });

  it('goes on where it is asked for', async () => {
    const test = await opened();
    await test.value('ruleSettings.save', { rule: TOTAL.id, setting: { ...AS_SHIPPED, severity: 'notice' } });
    await test.value('ruleSettings.recheck', { run: false });
    await test.value('ruleSettings.recheck', { run: true });
    await checked(test);
    expect((await test.value('findings.list', {})).map((view) => view.finding.severity)).toEqual(['notice']);
  });

  it('takes thresholds that a rule has and values that can be used, nothing else', async () => {
    const test = await opened();
    const save = (thresholds: Record<string, string>, rule = SWING.id) =>
      test.call('ruleSettings.save', { rule, setting: { enabled: true, severity: 'notice', thresholds } });
    expect(await save({ percent: '0' })).toMatchObject({
      ok: false,
      error: { message: '“增减幅度”应为 1 到 1000 之间的数字（%）。' },
    });
    expect(await save({ other: '5' })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await save({}, 'NO-RULE')).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await save({ percent: '20' })).toMatchObject({ ok: true, value: { settings: {} } });
    expect(await save({ percent: '15.5' })).toMatchObject({
      ok: true,
      value: { settings: { [SWING.id]: { thresholds: { percent: '15.5' } } } },
    });
  });
});

describe('what the office set for one region profile', () => {
  /** Two documents: one of a unit whose name begins with a region, one of another. */
  async function two(): Promise<TestDesk & { readonly severities: () => Promise<readonly string[]> }> {
    const test = openTestDesk(stages());
    await test.desk.importPaths([test.file('一.txt', '301 湖北甲单位 2026'), test.file('二.txt', '302 乙单位 2026')]);
    return {
      ...test,
      severities: async () => {
        const documents = await test.value('documents.list', {});
        const findings = await test.value('findings.list', {});
        return documents
          .toSorted((a, b) => (a.unitCode ?? '').localeCompare(b.unitCode ?? ''))
          .map(({ id }) => findings.find(({ finding: { at } }) => at.document === id)?.finding.severity ?? '');
      },
    };
  }
  const set = (test: TestDesk, region: string | null, severity: 'error' | 'warning' | 'notice') =>
    test.value('ruleSettings.save', { rule: TOTAL.id, region, setting: { ...AS_SHIPPED, severity } });

  it('holds for its documents over what is set for all, and is taken back to that', async () => {
    const test = await two();
    expect((await set(test, 'hubei', 'notice')).regions).toEqual({ hubei: { [TOTAL.id]: { severity: 'notice' } } });
    await checked(test);
    expect(await test.severities()).toEqual(['notice', 'error']);
    await set(test, null, 'warning');
    await checked(test);
    expect(await test.severities()).toEqual(['notice', 'warning']);
    // As shipped, where all others are not: that is a setting too.
    expect((await set(test, 'hubei', 'error')).regions).toEqual({ hubei: { [TOTAL.id]: { severity: 'error' } } });
    await checked(test);
    expect(await test.severities()).toEqual(['error', 'warning']);
    const back = await test.value('ruleSettings.save', { rule: TOTAL.id, region: 'hubei', setting: null });
    expect(back).toMatchObject({ settings: { [TOTAL.id]: { severity: 'warning' } }, regions: {} });
    await checked(test);
    expect(await test.severities()).toEqual(['warning', 'warning']);
  });

  it('follows the batch that names another profile, and what is imported later', async () => {
    const test = await two();
    await set(test, 'shanghai', 'notice');
    await checked(test);
    expect(await test.severities()).toEqual(['error', 'error']);
    const documents = (await test.value('documents.list', {})).filter(({ unitCode }) => unitCode === '302');
    const batch = await test.value('batches.save', {
      id: null,
      revision: null,
      name: '沪',
      fiscalYear: 2026,
      stage: 'budget',
      region: 'shanghai',
      approvedOn: null,
      deadline: null,
      reviewers: [],
      archived: false,
    });
    await test.value('batches.move', { documents: documents.map(({ id }) => id), to: batch.id, from: null });
    await expect.poll(test.severities).toEqual(['error', 'notice']);
    await test.desk.importPaths([test.file('三.txt', '303 上海丙单位 2026')]);
    expect(await test.severities()).toEqual(['error', 'notice', 'notice']);
  });

  it('is refused for a profile nobody knows, and put back with all others', async () => {
    const test = await two();
    const refused = await test.call('ruleSettings.save', {
      rule: TOTAL.id,
      region: 'nowhere',
      setting: { ...AS_SHIPPED, severity: 'notice' },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    await set(test, 'hubei', 'notice');
    expect(await test.value('ruleSettings.reset', {})).toMatchObject({ settings: {}, regions: {} });
    await checked(test);
    expect(await test.severities()).toEqual(['error', 'error']);
  });

  it('checks again the documents of the profile only, unless an earlier run was stopped', async () => {
    const given: (CheckSettings | undefined)[] = [];
    const test = openTestDesk(stages(given));
    await test.desk.importPaths([test.file('一.txt', '301 湖北甲单位 2026'), test.file('二.txt', '302 乙单位 2026')]);
    await set(test, 'hubei', 'notice');
    await checked(test);
    expect(given).toEqual([{ [TOTAL.id]: { severity: 'notice', scope: '湖北省' } }]);
    await set(test, 'beijing', 'notice');
    await test.value('ruleSettings.recheck', { run: false });
    given.length = 0;
    await set(test, 'hubei', 'warning');
    await checked(test);
    expect(given).toHaveLength(2);
  });
});
