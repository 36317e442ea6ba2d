import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkAcross, checkDocument } from '../../../src/core/checks/index.js';
import { placeNote } from '../../../src/core/review/index.js';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';
import type { ReadJob, ReadOutcome } from '../../../src/main/intake/index.js';
import type { CorrectionView, DocumentSummary, FindingView, Input } from '../../../src/shared/desk-api.js';
import { draft } from '../workspace/samples.js';
import { archives } from './archives.js';
import { openTestDesk, type TestDesk } from './setup.js';

/** Reads as the program does: recognition and checks are the real ones. */
async function read({ name, source }: ReadJob): Promise<ReadOutcome> {
  if (!('path' in source)) throw new Error('the desk gives paths');
  const bytes = readFileSync(source.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = bytes.toString('utf8');
  const { blocks, defects } = textToBlocks(text);
  const disclosure = recognise({ fileName: name.replace(/^.*\//, ''), format: 'text', blocks, defects });
  const check = checkDocument({ document: sha256, disclosure });
  return {
    ok: true,
    value: { sha256, size: bytes.length, format: 'text', disclosure, check, lines: text.split('\n') },
  };
}

const open = (folder?: string, more: Parameters<typeof openTestDesk>[0] = {}): TestDesk =>
  openTestDesk(
    {
      createReaderPool: () => ({ ...archives, read, close: async () => undefined }),
      checkDocument,
      checkAcross,
      placeNote,
      ...more,
    },
    ...(folder === undefined ? [] : [folder]),
  );

/** Nobody says whose it is; 12.50 is misread in its last row. */
const text = (year: number, more = ''): string =>
  [
    `${year}年支出总表`,
    '单位：万元',
    '单位代码\t单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '901001\t测试甲中心\t2080501\t行政单位离退休\t12.50\t10.00\t2.50',
    '902001\t测试乙中心\t2101101\t行政单位医疗\t3.00\t3.00\t',
    '\t\t\t合计\t15.80\t13.00\t2.50',
    more,
  ].join('\n');

async function imported(test: TestDesk, name: string, content: string): Promise<string> {
  const job = await test.desk.importPaths([test.file(name, content)]);
  expect(job.items.map(({ state }) => state)).toEqual(['imported']);
  return job.items[0]!.document!;
}

type Aim = Input<'corrections.save'>['changes'][number]['aim'];

const OWNER: Aim = { target: 'profile', field: 'unitName', value: '测试甲中心' };
const CODE: Aim = { target: 'profile', field: 'unitCode', value: '901001' };
const TOTAL: Aim = { target: 'cell', table: 'expenditure', row: 2, column: 4, text: '15.50' };

/** Writes corrections where none is in force yet. */
function save(
  test: TestDesk,
  document: string,
  aims: readonly Aim[],
  remember = false,
): Promise<readonly CorrectionView[]> {
  return test.value('corrections.save', {
    document,
    changes: aims.map((aim) => ({ id: null, revision: null, aim })),
    reason: '对照原件',
    remember,
  });
}

const summary = async (test: TestDesk, document: string): Promise<DocumentSummary> =>
  (await test.value('documents.list', {})).find(({ id }) => id === document)!;
const errors = (views: readonly FindingView[]): readonly string[] =>
  views.filter(({ finding }) => finding.severity === 'error').map(({ finding }) => finding.id);

describe('a correction', () => {
  it('is checked at once, keeps what was read beside it, and is undone without a trace in the reading', async () => {
    const test = open();
    const document = await imported(test, '一.txt', text(2026));
    const before = await test.value('findings.list', { document });
    expect(errors(before).length).toBeGreaterThan(0);
    const read = await test.value('documents.get', { document });

    const [view] = await save(test, document, [TOTAL]);
    expect(view).toMatchObject({
      place: { table: 'expenditure', row: 2, column: 4 },
      remembered: false,
      correction: { document, origin: 'reviewer', state: 'active', reason: '对照原件', revision: 1 },
    });
    expect(errors(await test.value('findings.list', { document }))).toEqual([]);
    const detail = await test.value('documents.get', { document });
    expect(detail.disclosure.tables[0]!.rows[2]!.cells[4]).toMatchObject({
      text: '15.50',
      corrected: { was: '15.80' },
    });
    expect(detail.disclosure).not.toHaveProperty('asRead');
    expect(detail.summary.findings.error).toBe(0);
    expect(detail.summary.selfCheck).not.toBe(read.summary.selfCheck);
    expect(test.events.at(-1)).toMatchObject({ type: 'workspace.changed' });

    const { id, revision } = view!.correction;
    const [after] = await test.value('corrections.withdraw', { document, correction: id, revision });
    expect(after).toMatchObject({ place: null, correction: { id, state: 'withdrawn', revision: 2 } });
    expect(await test.value('findings.list', { document })).toEqual(before);
    expect(await test.value('documents.get', { document })).toEqual(read);
    const log = await test.value('corrections.list', { document });
    expect(log).toHaveLength(1);
  });

  it('leaves decisions with their findings', async () => {
    const test = open();
    const document = await imported(
      test,
      '一.txt',
      text(2026, '\n收支总表\n单位：万元\n项目\t预算数\n一、事业收入\t1.00\n收入总计\t2.00\n'),
    );
    const findings = await test.value('findings.list', { document });
    const kept = findings.find(({ finding }) => finding.at.tableKind === 'income-expenditure-overview')!.finding;
    await test.value('notes.save', {
      ...draft(document, { finding: kept.id }),
      anchor: kept.at,
    } as Input<'notes.save'>);
    const decided = async (): Promise<readonly (string | undefined)[]> =>
      (await test.value('findings.list', { document }))
        .filter(({ finding }) => finding.at.tableKind === kept.at.tableKind && finding.rule === kept.rule)
        .map(({ note }) => note?.state);
    const [total] = await save(test, document, [TOTAL]);
    const ids = (await test.value('findings.list', { document })).map(({ finding }) => finding.id);
    expect(ids).toContain(kept.id);
    // Ids carry the unit: under its new name the same finding has another one, and the decision goes with it.
    const [, owner] = await save(test, document, [OWNER]);
    expect((await test.value('findings.list', { document })).map(({ finding }) => finding.id)).not.toContain(kept.id);
    expect(await decided()).toEqual(['adopted']);
    for (const { correction } of [owner!, total!]) {
      const { id, revision } = correction;
      await test.value('corrections.withdraw', { document, correction: id, revision });
    }
    expect(await test.value('findings.list', { document })).toHaveLength(findings.length);
    expect(await decided()).toEqual(['adopted']);
  });

  it('can be changed on the revision the page has seen, and on no other', async () => {
    const test = open();
    const document = await imported(test, '一.txt', text(2026));
    const [first] = await save(test, document, [TOTAL]);
    const { id } = first!.correction;
    const change = (revision: number | null, known: string | null, figure: string): Promise<unknown> =>
      test.call('corrections.save', {
        document,
        changes: [{ id: known, revision, aim: { ...TOTAL, text: figure } }],
        reason: '',
        remember: false,
      });
    expect(await change(null, null, '15.60')).toMatchObject({ ok: false, error: { code: 'conflict', data: { id } } });
    expect(await change(7, id, '15.60')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await change(1, id, '15.60')).toMatchObject({ ok: true, value: [{ correction: { id, revision: 2 } }] });
    const { disclosure } = await test.value('documents.get', { document });
    expect(disclosure.tables[0]!.rows[2]!.cells[4]).toMatchObject({ text: '15.60', corrected: { was: '15.80' } });
    expect(await test.call('corrections.withdraw', { document, correction: id, revision: 1 })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
  });

  it('of a place that is not there is refused, and so is what does not belong to a field', async () => {
    const test = open();
    const document = await imported(test, '一.txt', text(2026));
    for (const aim of [
      { ...TOTAL, row: 99 },
      { ...TOTAL, table: 'income' },
      { target: 'table-kind', table: 'x', kind: 'other' },
    ]) {
      const changes = [{ id: null, revision: null, aim: aim as Aim }];
      expect(await test.call('corrections.save', { document, changes, reason: '', remember: false })).toMatchObject({
        error: { code: 'not-found' },
      });
    }
    for (const aim of [
      { target: 'profile', field: 'fiscalYear', value: '2026' },
      { ...OWNER, value: '' },
      { target: 'profile', field: 'fileName', value: 'x' },
    ]) {
      const input = { document, changes: [{ id: null, revision: null, aim }], reason: '', remember: false };
      expect(await test.desk.dispatch('corrections.save', input)).toMatchObject({ error: { code: 'invalid-input' } });
    }
    expect(await test.value('corrections.list', { document })).toEqual([]);
  });

  it('is still in force after the program was closed', async () => {
    const test = open();
    const document = await imported(test, '一.txt', text(2026));
    await save(test, document, [TOTAL, OWNER, CODE]);
    const before = [
      await test.value('documents.get', { document }),
      await test.value('findings.list', { document }),
      await test.value('corrections.list', { document }),
    ];
    await test.desk.close();
    const again = open(test.folder);
    expect([
      await again.value('documents.get', { document }),
      await again.value('findings.list', { document }),
      await again.value('corrections.list', { document }),
    ]).toEqual(before);
  });

  it('reaches the checks between documents', async () => {
    const seen: (string | null)[][] = [];
    const test = open(undefined, {
      checkAcross: (subjects) => {
        seen.push(subjects.map(({ disclosure }) => disclosure.profile.unitName.value));
        return { findings: [], coverage: [] };
      },
    });
    const document = await imported(test, '一.txt', text(2026));
    await imported(test, '二.txt', text(2025));
    await save(test, document, [OWNER]);
    await expect.poll(() => seen.at(-1)?.toSorted()).toEqual(['测试甲中心', null].toSorted());
    await test.desk.close();
  });
});

describe('the same document again', () => {
  it('read by a newer engine keeps its corrections', async () => {
    const test = open();
    const file = test.file('一.txt', text(2026));
    const [item] = (await test.desk.importPaths([file])).items;
    const document = item!.document!;
    await save(test, document, [TOTAL, OWNER]);
    await test.desk.close();
    const rules = [
      { id: 'x', name: 'x', family: 'wording', severity: 'notice', basis: '', needs: '', description: '' },
    ] as const;
    const newer = open(test.folder, { ruleCatalogue: () => rules });
    expect((await newer.desk.importPaths([file])).items).toMatchObject([{ state: 'imported', document }]);
    const { disclosure, summary: line } = await newer.value('documents.get', { document });
    expect(disclosure.tables[0]!.rows[2]!.cells[4]!.text).toBe('15.50');
    expect([line.unitName, line.findings.error]).toEqual(['测试甲中心', 0]);
  });

  it('in a newer version keeps what still fits and lists what does not', async () => {
    const test = open();
    const named = (more: string): string => `测试甲中心2026年单位预算\n\n第一部分 单位概况\n${more}\n${text(2026)}`;
    const first = await imported(test, '甲.txt', named('本单位负责宣传。'));
    const [, total] = await save(test, first, [
      { target: 'cell', table: 'expenditure', row: 0, column: 5, text: '10.01' },
      TOTAL,
    ]);
    const second = await imported(test, '乙.txt', named('本单位负责宣传和教育。').replace('15.80', '15.90'));
    expect((await summary(test, second)).version).toBe(2);
    const views = await test.value('corrections.list', { document: second });
    expect(views.map(({ place }) => place)).toEqual([{ table: 'expenditure', row: 0, column: 5 }, null]);
    const { disclosure } = await test.value('documents.get', { document: second });
    expect(disclosure.tables[0]!.rows[0]!.cells[5]).toMatchObject({ text: '10.01', corrected: { was: '10.00' } });
    expect(disclosure.tables[0]!.rows[2]!.cells[4]!.text).toBe('15.90');

    // A correction of the newer version says nothing about the older one; one withdrawn there is withdrawn for both.
    await save(test, second, [{ ...TOTAL, text: '15.51' }]);
    expect(await test.value('corrections.list', { document: first })).toHaveLength(2);
    const { id, revision } = total!.correction;
    await test.value('corrections.withdraw', { document: second, correction: id, revision });
    const { disclosure: old } = await test.value('documents.get', { document: first });
    expect(old.tables[0]!.rows[2]!.cells[4]!.text).toBe('15.80');
  });
});

describe('a document that never says whose it is', () => {
  it('is asked about once: the next year takes it over, says so, and can be undone', async () => {
    const test = open();
    const document = await imported(test, '一.txt', text(2025));
    const asked = async (id: string): Promise<readonly string[]> =>
      ((await test.value('documents.uncertain', {})).find((one) => one.document === id)?.questions ?? []).flatMap(
        (one) => (one.type === 'profile' ? [one.field] : []),
      );
    expect(await asked(document)).toEqual(expect.arrayContaining(['unitName', 'unitCode', 'level']));
    const views = await save(test, document, [OWNER, CODE, { target: 'profile', field: 'level', value: 'unit' }], true);
    expect(views.map(({ remembered }) => remembered)).toEqual([true, true, true]);
    expect(await asked(document)).not.toContain('unitName');

    const job = await test.desk.importPaths([test.file('二.txt', text(2026))]);
    expect(job.items[0]!.message).toContain('3 项按上次的确认');
    const next = job.items[0]!.document!;
    expect(await summary(test, next)).toMatchObject({ unitName: '测试甲中心', unitCode: '901001', level: 'unit' });
    const line = (await test.value('documents.uncertain', {})).find((one) => one.document === next)!;
    expect(line.recalled.map(({ correction }) => [correction.origin, correction.author])).toHaveLength(3);
    for (const { correction } of line.recalled) {
      await test.value('corrections.withdraw', {
        document: next,
        correction: correction.id,
        revision: correction.revision,
      });
    }
    expect(await summary(test, next)).toMatchObject({ unitName: null, unitCode: null, level: 'unknown' });
    expect(await asked(next)).toContain('unitName');
    expect(await summary(test, document)).toMatchObject({ unitName: '测试甲中心' });
  });

  it('of whom a changed file comes in is known as a newer version', async () => {
    const test = open();
    const budget = text(2026).replace('支出总表', '支出预算总表');
    const document = await imported(test, '一.txt', budget);
    await save(test, document, [OWNER, CODE], true);
    const second = await imported(test, '二.txt', budget.replace('15.80', '15.50'));
    expect(await summary(test, second)).toMatchObject({ unitName: '测试甲中心', version: 2, latest: true });
    // The correction of the first version holds; nothing has to be taken over a second time.
    const views = await test.value('corrections.list', { document: second });
    expect(views.map(({ correction, place }) => [correction.document, place !== null])).toEqual([
      [document, true],
      [document, true],
    ]);
  });

  it('is forgotten with the confirmation', async () => {
    const test = open();
    const document = await imported(test, '一.txt', text(2025));
    const [view] = await save(test, document, [OWNER], true);
    const { id, revision } = view!.correction;
    await test.value('corrections.withdraw', { document, correction: id, revision });
    const next = await imported(test, '二.txt', text(2026));
    expect(await summary(test, next)).toMatchObject({ unitName: null });
  });
});

describe('a corrected profile', () => {
  const named = (year: number, more = ''): string =>
    `测试甲中心${year}年单位预算\n\n一、单位概况\n${more}\n${text(year)}`;
  const lineage = async (test: TestDesk, id: string): Promise<readonly unknown[]> => {
    const { lineage: own, version, latest } = await summary(test, id);
    return [own, version, latest];
  };

  it('moves the document to the versions it belongs to, with its notes, and back', async () => {
    const test = open();
    const first = await imported(test, '甲.txt', named(2026));
    // The newer file names another year by mistake: it comes in as a disclosure of its own.
    const second = await imported(test, '乙.txt', named(2025, '负责宣传。'));
    const [one, other] = [await lineage(test, first), await lineage(test, second)];
    expect(one[0]).not.toBe(other[0]);
    const findings = await test.value('findings.list', { document: second });
    const { id: finding, at: anchor } = findings.find((view) => view.finding.severity === 'error')!.finding;
    const note = await test.value('notes.save', { ...draft(second, { finding }), anchor } as Input<'notes.save'>);

    const [view] = await save(test, second, [{ target: 'profile', field: 'fiscalYear', value: 2026 }]);
    expect(await lineage(test, first)).toEqual([one[0], 1, false]);
    expect(await lineage(test, second)).toEqual([one[0], 2, true]);
    const kept = (await test.value('notes.list', {})).find((each) => each.note.id === note.id)!;
    expect(kept.note.state).toBe(note.state);
    expect((await test.value('findings.list', { document: second })).some((each) => each.note?.id === note.id)).toBe(
      true,
    );

    const { id, revision } = view!.correction;
    await test.value('corrections.withdraw', { document: second, correction: id, revision });
    expect((await lineage(test, second)).slice(1)).toEqual([1, true]);
    expect(await lineage(test, first)).toEqual([one[0], 1, true]);
    expect((await test.value('findings.list', { document: second })).some((each) => each.note?.id === note.id)).toBe(
      true,
    );
  });

  it('loses no note where both versions have decided the same finding', async () => {
    const test = open();
    const first = await imported(test, '甲.txt', named(2026));
    const second = await imported(test, '乙.txt', named(2025, '负责宣传。'));
    for (const document of [first, second]) {
      for (const { finding } of await test.value('findings.list', { document })) {
        await test.value('notes.save', {
          ...draft(document, { finding: finding.id }),
          anchor: finding.at,
        } as Input<'notes.save'>);
      }
    }
    const before = await test.value('notes.list', {});
    await save(test, second, [{ target: 'profile', field: 'fiscalYear', value: 2026 }]);
    const after = await test.value('notes.list', {});
    expect(after.map(({ note }) => note.id).toSorted()).toEqual(before.map(({ note }) => note.id).toSorted());
    // Each finding that both have decided has one decision; only what the corrected year brought has none.
    const views = await test.value('findings.list', { document: second });
    expect(views.filter(({ note }) => note === null).map(({ finding }) => finding.rule)).toEqual(['YEAR-TITLE']);
    expect(views.length).toBeGreaterThan(1);
  });

  it('takes what was corrected on an earlier version along when it leaves it', async () => {
    const test = open();
    const first = await imported(test, '甲.txt', named(2026));
    await save(test, first, [TOTAL]);
    const second = await imported(test, '乙.txt', named(2026, '负责宣传。'));
    expect((await summary(test, second)).version).toBe(2);
    await save(test, second, [{ target: 'profile', field: 'fiscalYear', value: 2025 }]);
    expect(await summary(test, second)).toMatchObject({ version: 1, latest: true });
    expect(await summary(test, first)).toMatchObject({ version: 1, latest: true });
    const { disclosure } = await test.value('documents.get', { document: second });
    expect(disclosure.tables[0]!.rows[2]!.cells[4]!.text).toBe('15.50');
  });
});
