import { describe, expect, it } from 'vitest';
import type { ReportSource } from '../../../src/core/review/index.js';
import type { NoteDraft } from '../../../src/main/workspace/index.js';
import type { NoteInput } from '../../../src/shared/desk-api.js';
import { draft } from '../workspace/samples.js';
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
