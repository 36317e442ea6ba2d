import { describe, expect, it } from 'vitest';
import type { ReportSource } from '../../../src/core/review/index.js';
import type { NoteDraft } from '../../../src/main/workspace/index.js';
import type { NoteInput } from '../../../src/shared/desk-api.js';
import { coverage, draft, finding } from '../workspace/samples.js';
import { openTestDesk, type TestDesk } from './setup.js';

async function withDocument(test: TestDesk, name: string, text: string): Promise<string> {
  const job = await test.desk.importPaths([test.file(name, text)]);
  return job.items[0]!.document!;
}

const input = (document: string, more: Partial<NoteDraft> = {}): NoteInput =>
  ({ ...draft(document), ...more }) as NoteInput;

/** Documents whose finding is kept silent. */
const silent = async (test: TestDesk): Promise<readonly string[]> =>
  (await test.value('findings.list', {}))
    .filter(({ silence }) => silence !== undefined)
    .map(({ finding }) => finding.at.document);

const reason = '口径不同，单位已说明';

describe('a false alarm', () => {
  it('is silent in the next version of its document, is not counted, and can be heard again', async () => {
    const test = openTestDesk();
    const first = await withDocument(test, '一.txt', '901001 甲单位');
    const silence = await test.value('silences.save', {
      document: first,
      finding: 'f-1',
      reach: 'disclosure',
      reason,
    });
    expect(silence).toMatchObject({ state: 'active', reason, reach: 'disclosure' });
    const second = await withDocument(test, '二.txt', '901001 甲单位\n改');
    const later = await withDocument(test, '三.txt', '901001 甲单位 2027');
    expect(await silent(test)).toEqual([second]);
    const summary = (await test.value('documents.list', {})).find(({ id }) => id === second);
    expect(summary).toMatchObject({ findings: { error: 0 }, progress: { decided: 0, total: 0 } });
    const other = (await test.value('documents.list', {})).find(({ id }) => id === later);
    expect(other).toMatchObject({ findings: { error: 1 }, progress: { total: 1 } });

    expect(await test.call('silences.withdraw', { silence: silence.id, revision: 2 })).toMatchObject({
      error: { code: 'conflict' },
    });
    await test.value('silences.withdraw', { silence: silence.id, revision: 1 });
    expect(await silent(test)).toEqual([]);
  });

  it('is silent in later years of the same unit only where that was chosen', async () => {
    const test = openTestDesk();
    const document = await withDocument(test, '一.txt', '901001 甲单位 2026');
    await test.value('silences.save', { document, finding: 'f-1', reach: 'later-years', reason });
    const later = await withDocument(test, '二.txt', '901001 甲单位 2027');
    await withDocument(test, '三.txt', '901001 甲单位 2025');
    await withDocument(test, '四.txt', '902001 乙单位 2027');
    await withDocument(test, '五.txt', '901001 甲单位 2027 final');
    expect([...(await silent(test))].sort()).toEqual([document, later].sort());
  });

  it('gives way to a word about the finding, and needs a reason', async () => {
    const test = openTestDesk();
    const document = await withDocument(test, '一.txt', '901001 甲单位');
    const silence = { document, finding: 'f-1', reach: 'disclosure' } as const;
    expect(await test.call('silences.save', { ...silence, reason: ' ' })).toMatchObject({ ok: false });
    await test.value('silences.save', { ...silence, reason });
    expect(await test.call('silences.save', { ...silence, reason })).toMatchObject({ error: { code: 'conflict' } });
    await test.value('notes.save', input(document, { finding: 'f-1', state: 'adopted' }));
    expect(await silent(test)).toEqual([]);
    expect((await test.value('documents.list', {}))[0]).toMatchObject({
      findings: { error: 1 },
      progress: { decided: 1, total: 1 },
    });
    expect(await test.call('silences.save', { ...silence, finding: 'nowhere', reason })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('is silent again when that word is withdrawn', async () => {
    const test = openTestDesk();
    const document = await withDocument(test, '一.txt', '901001 甲单位');
    await test.value('silences.save', { document, finding: 'f-1', reach: 'disclosure', reason });
    const note = await test.value('notes.save', input(document, { finding: 'f-1', state: 'adopted' }));
    expect(await silent(test)).toEqual([]);
    const { id, revision } = note;
    await test.value('notes.save', input(document, { finding: 'f-1', state: 'withdrawn', id, revision }));
    expect(await silent(test)).toEqual([document]);
  });

  it('leaves another finding of the same rule in the same document to be heard', async () => {
    const test = openTestDesk({
      checkDocument: ({ document }) => ({
        findings: ['f-1', 'f-2'].map((id, index) =>
          finding(document, id, { at: { ...finding(document).at, row: index, rowKey: `210150${index}` } }),
        ),
        coverage: [coverage(document)],
      }),
    });
    const document = await withDocument(test, '一.txt', '901001 甲单位');
    // Read again with a correction, it is checked by the rules of this test.
    const change = { id: null, revision: null, aim: { target: 'profile', field: 'unitName', value: '甲一' } } as const;
    await test.value('corrections.save', { document, changes: [change], reason: '', remember: false });
    await test.value('silences.save', { document, finding: 'f-1', reach: 'later-years', reason });
    const heard = (await test.value('findings.list', {})).map(({ finding: { id }, silence }) => [id, silence?.reason]);
    expect(heard.toSorted()).toEqual([
      ['f-1', reason],
      ['f-2', undefined],
    ]);
  });

  it('stays as it is while the document is signed', async () => {
    const test = openTestDesk();
    const document = await withDocument(test, '一.txt', '901001 甲单位');
    const silence = await test.value('silences.save', { document, finding: 'f-1', reach: 'disclosure', reason });
    await test.value('notes.save', input(document));
    await test.value('review.sign', { document, revision: null });
    expect(await test.call('silences.withdraw', { silence: silence.id, revision: 1 })).toMatchObject({
      error: { code: 'locked' },
    });
  });

  it('is no part of what is exported but for its number', async () => {
    const seen: (readonly ReportSource[])[] = [];
    const test = openTestDesk({
      buildReport: (sources) => {
        seen.push(sources);
        return {} as never;
      },
      renderReport: async () => new Uint8Array(1),
    });
    const document = await withDocument(test, '一.txt', '901001 甲单位');
    await test.value('notes.export', { format: 'json' });
    await test.value('silences.save', { document, finding: 'f-1', reach: 'disclosure', reason });
    await test.value('notes.export', { format: 'json' });
    expect(seen.map(([source]) => [source?.findings.length, source?.silenced])).toEqual([
      [1, undefined],
      [0, 1],
    ]);
  });
});
