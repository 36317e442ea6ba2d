import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ReportSource } from '../../../src/core/review/index.js';
import { createExports } from '../../../src/main/desk/exports.js';
import type { NoteDraft } from '../../../src/main/workspace/index.js';
import { operations, type NoteInput, type Operation } from '../../../src/shared/desk-api.js';
import { coverage, draft, finding } from '../workspace/samples.js';
import { archives } from './archives.js';
import { fakeRead, openTestDesk, type TestDesk } from './setup.js';

async function withDocument(test: TestDesk, name = '一.txt', text = '901001 甲单位'): Promise<string> {
  const job = await test.desk.importPaths([test.file(name, text)]);
  return job.items[0]!.document!;
}

function input(document: string, more: Partial<NoteDraft> = {}): NoteInput {
  return { ...draft(document), ...more } as NoteInput;
}

describe('the dispatcher', () => {
  it('knows the operations of the contract and no others', async () => {
    const test = openTestDesk();
    for (const name of ['documents.delete', 'constructor', '__proto__', 'toString', '']) {
      expect(await test.desk.dispatch(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-operation' } });
    }
    for (const name of Object.keys(operations) as Operation[]) {
      const reply = await test.desk.dispatch(name, {});
      expect(reply.ok || reply.error.code).not.toBe('unknown-operation');
    }
  });

  it('refuses wrong input and names the field', async () => {
    const test = openTestDesk();
    expect(await test.desk.dispatch('documents.get', { document: 7 })).toEqual({
      ok: false,
      error: { code: 'invalid-input', message: expect.stringContaining('document') },
    });
    expect(await test.desk.dispatch('app.setReviewer', { name: '   ' })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    expect(await test.desk.dispatch('notes.save', 'x')).toMatchObject({ error: { code: 'invalid-input' } });
  });

  it('answers trouble of the program with a value that says nothing of its inside', async () => {
    const test = openTestDesk({
      comparableUnits: () => {
        throw new Error('secret detail');
      },
    });
    const reply = await test.desk.dispatch('compare.units', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('secret detail');
  });

  it('names documents that are not there', async () => {
    const test = openTestDesk();
    for (const name of ['documents.get', 'documents.source', 'coverage.list', 'findings.list', 'notes.list'] as const) {
      expect(await test.call(name, { document: 'x' })).toMatchObject({ error: { code: 'not-found' } });
    }
    expect(await test.call('notes.history', { note: 'x' })).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('documents and findings', () => {
  it('shows counts, rounding as notice, and what is known of the sums', async () => {
    const test = openTestDesk({
      createReaderPool: () => ({
        ...archives,
        close: async () => undefined,
        read: async (job, signal) => {
          const outcome = await fakeRead(job, signal);
          if (!outcome.ok) return outcome;
          const id = outcome.value.sha256;
          const findings = [
            finding(id, 'a'),
            finding(id, 'b', { severity: 'warning', family: 'narrative' }),
            finding(id, 'c', { outcome: 'rounding', severity: 'error' }),
            finding(id, 'd', { severity: 'notice' }),
            finding(id, 'e', { severity: 'notice', family: 'wording' }),
          ];
          const table = Array.from({ length: 3 }, () => ({ printedNumber: null, title: '', rows: [] })) as never;
          const check = { findings, coverage: [coverage(id, { state: 'finding' })] };
          return {
            ...outcome,
            value: { ...outcome.value, check, disclosure: { ...outcome.value.disclosure, tables: table } },
          };
        },
      }),
    });
    const document = await withDocument(test);
    const [summary] = await test.value('documents.list', {});
    expect(summary).toMatchObject({
      id: document,
      findings: { error: 1, warning: 1, notice: 3 },
      notes: 0,
      selfCheck: '3 张表，1 处合计不符，1 处数字待核',
      unitCode: '901001',
      fiscalYear: 2026,
      stage: 'budget',
    });
    expect(summary).not.toHaveProperty('engine');
    const detail = await test.value('documents.get', { document });
    expect(detail.summary).toEqual(summary);
    expect(detail.profile).toEqual(detail.disclosure.profile);
    expect(await test.value('documents.source', { document })).toEqual({ document, lines: ['901001 甲单位'] });
    expect(await test.value('coverage.list', { document })).toEqual([coverage(document, { state: 'finding' })]);
    expect(await test.value('rules.list', {})).toHaveLength(1);
  });

  it('lists the latest versions, and an older one when asked for it', async () => {
    const test = openTestDesk();
    const old = await withDocument(test, '初.txt', '901001 甲单位\n初');
    const latest = await withDocument(test, '改.txt', '901001 甲单位\n改');
    const documents = async (document?: string): Promise<unknown> =>
      (await test.value('findings.list', document === undefined ? {} : { document })).map(
        (view) => view.finding.at.document,
      );
    expect(await documents()).toEqual([latest]);
    expect(await documents(old)).toEqual([old]);
  });
});

describe('notes', () => {
  it('are saved, changed, refused on conflict and kept in the log', async () => {
    const test = openTestDesk();
    await test.value('app.setReviewer', { name: '张三' });
    const document = await withDocument(test);
    const note = await test.value('notes.save', input(document, { finding: 'f-1' }));
    expect(note).toMatchObject({ revision: 1, author: '张三', anchor: draft(document).anchor });
    const again = await test.call('notes.save', input(document, { finding: 'f-1', text: '另一条' }));
    expect(again).toEqual({
      ok: false,
      error: { code: 'conflict', message: expect.stringContaining('张三'), data: note },
    });
    const changed = await test.value('notes.save', input(document, { ...note, text: '改后' }));
    expect(changed).toMatchObject({ revision: 2, text: '改后' });
    expect(await test.call('notes.save', input(document, { ...note, text: '晚了' }))).toMatchObject({
      error: { code: 'conflict', data: changed },
    });
    const history = await test.value('notes.history', { note: note.id });
    expect(history.map(({ action, actor }) => [action, actor])).toEqual([
      ['note.create', '张三'],
      ['note.change', '张三'],
    ]);
    expect((await test.value('findings.list', {}))[0]?.note).toEqual(changed);
    expect(test.events.filter(({ type }) => type === 'workspace.changed').at(-1)).toEqual({
      type: 'workspace.changed',
      what: ['notes'],
    });
  });

  it('stay with the disclosure when a newer version comes, and say where they stand', async () => {
    const asked: string[] = [];
    const test = openTestDesk({
      placeNote: ({ anchor }, previous, next, document) => {
        asked.push(`${previous?.fileName.slice(-5)} ${next.fileName.slice(-5)} ${document?.slice(0, 8)}`);
        return { placement: 'value-changed', anchor, candidates: [] };
      },
    });
    const old = await withDocument(test, '初.txt', '901001 甲单位\n初');
    const decision = await test.value('notes.save', input(old, { finding: 'f-1', text: '决定' }));
    expect(await test.value('notes.list', {})).toMatchObject([{ placement: 'same', unitName: '甲单位' }]);
    const latest = await withDocument(test, '改.txt', '901001 甲单位\n改');
    await withDocument(test, '他.txt', '901009 他单位');
    await test.value('notes.save', input(latest, { text: '备注' }));
    expect(
      (await test.value('notes.list', { document: latest })).map((view) => [view.note.text, view.placement]),
    ).toEqual([
      ['决定', 'value-changed'],
      ['备注', 'same'],
    ]);
    expect(asked).toEqual([`初.txt 改.txt ${latest.slice(0, 8)}`]);
    expect((await test.value('notes.list', { document: old })).map(({ note }) => note.text)).toEqual(['决定']);
    expect((await test.value('findings.list', { document: latest }))[0]?.note).toEqual(decision);
    const summaries = await test.value('documents.list', {});
    expect(summaries.map(({ fileName, notes }) => [fileName.slice(-5), notes])).toEqual([
      ['改.txt', 2],
      ['初.txt', 1],
      ['他.txt', 0],
    ]);
  });

  it('are exported with everything the report needs, and the export is logged', async () => {
    const given: (readonly ReportSource[])[] = [];
    const test = openTestDesk({
      buildReport: (sources, options) => {
        given.push(sources);
        return {
          title: options.reviewer,
          ledgerTitle: '',
          files: [],
          ledger: [],
          ledgerNotes: [],
          opinion: [],
          rejected: [],
          draft: false,
          reviewer: '',
          date: options.date,
          rules: options.rules,
        };
      },
      renderReport: async (model, format) => Buffer.from(`${model.title} ${format}`),
    });
    expect(await test.call('notes.export', { format: 'md' })).toMatchObject({ error: { code: 'not-found' } });
    await test.value('app.setReviewer', { name: '张三' });
    const document = await withDocument(test);
    const note = await test.value('notes.save', input(document));
    const exported = await test.value('notes.export', { format: 'docx', documents: [] });
    expect(exported.fileName).toMatch(/^甲单位-审核意见书-\d{8}\.docx$/);
    expect(given[0]).toMatchObject([
      { document, findings: [{ id: 'f-1' }], coverage: [{ rule: 'arithmetic.total' }], notes: [note] },
    ]);
    const file = test.desk.file(exported.token);
    expect(Buffer.from(file!.bytes).toString()).toBe('张三 docx');
    expect(file?.contentType).toContain('wordprocessingml');
    expect(test.desk.file('unknown')).toBeNull();
    await test.desk.close();
    const database = new Database(test.workspacePath);
    expect(database.prepare(`SELECT subject FROM log WHERE action = 'notes.export'`).pluck().all()).toEqual([
      exported.fileName,
    ]);
    database.close();
  });

  it('keep only the last exports in memory', () => {
    const exports = createExports(2);
    const tokens = ['a', 'b', 'c'].map(
      (fileName) => exports.put({ fileName, contentType: 'x', bytes: new Uint8Array(1) }).token,
    );
    expect(tokens.map((token) => exports.get(token)?.fileName)).toEqual([undefined, 'b', 'c']);
  });
});

describe('comparing', () => {
  it('orders the chosen documents by year and refuses two of one year', async () => {
    const seen: unknown[] = [];
    const test = openTestDesk({
      comparableUnits: (documents) => {
        seen.push(documents.length);
        return [];
      },
      alignTable: (kind, sources) => {
        seen.push([kind, ...sources.map(({ year, unitCode }) => `${year} ${unitCode}`)]);
        return null;
      },
      compareProjects: (sources) => {
        seen.push(sources.length);
        return [];
      },
    });
    const later = await withDocument(test, '二.txt', '901001 甲单位 2026');
    const earlier = await withDocument(test, '一.txt', '901001 甲单位 2025');
    const other = await withDocument(test, '三.txt', '901002 乙单位 2026');
    const years = (...documents: readonly string[]) => ({
      layout: 'years' as const,
      sources: documents.map((document) => ({ document, unitCode: '901001' })),
    });
    await test.value('compare.units', {});
    await test.value('compare.units', {});
    await test.value('compare.rows', { compared: years(later, earlier), kind: 'expenditure' });
    await test.value('compare.projects', { compared: years(later) });
    expect(seen).toEqual([3, ['expenditure', '2025 901001', '2026 901001'], 1]);
    expect(await test.call('compare.rows', { compared: years(later, other), kind: 'expenditure' })).toMatchObject({
      error: { code: 'invalid-input', message: expect.stringContaining('2026 年') },
    });
  });
});

describe('status', () => {
  it('tells host, place, counts and reviewer, and remembers the reviewer', async () => {
    const test = openTestDesk();
    expect((await test.value('app.status', {})).reviewer).not.toBe('');
    await test.value('app.setReviewer', { name: ' 李四 ' });
    expect(await test.value('app.status', {})).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      host: 'loopback',
      workspacePath: test.workspacePath,
      documents: 0,
      notes: 0,
      reviewer: '李四',
      samplesAvailable: false,
    });
    await test.desk.close();
    expect((await openTestDesk({}, test.folder).value('app.status', {})).reviewer).toBe('李四');
  });

  it('tells where the log was changed behind its back', async () => {
    const test = openTestDesk();
    await test.value('app.setReviewer', { name: '李四' });
    await test.desk.close();
    const database = new Database(test.workspacePath);
    database.exec(`DROP TRIGGER log_refuses_update; UPDATE log SET actor = '别人'`);
    database.close();
    expect((await openTestDesk({}, test.folder).value('app.status', {})).logProblem).toContain('第 1 条');
  });
});
