import { describe, expect, it } from 'vitest';
import type { NoteDraft } from '../../../src/main/workspace/index.js';
import type { Note, NoteInput } from '../../../src/shared/desk-api.js';
import { coverage, draft, finding } from '../workspace/samples.js';
import { openTestDesk, type TestDesk } from './setup.js';

const input = (document: string, more: Partial<NoteDraft> = {}): NoteInput =>
  ({ ...draft(document), ...more }) as NoteInput;

/** A document with three findings: a correction has it checked by the rules of the test. */
async function withFindings(): Promise<{ readonly test: TestDesk; readonly document: string }> {
  const test = openTestDesk({
    checkDocument: ({ document }) => ({
      findings: ['f-1', 'f-2', 'f-3'].map((id) => finding(document, id)),
      coverage: [coverage(document)],
    }),
  });
  const job = await test.desk.importPaths([test.file('一.txt', '901001 甲单位')]);
  const document = job.items[0]!.document!;
  const change = {
    id: null,
    revision: null,
    aim: { target: 'profile', field: 'unitName', value: '甲单位一' },
  } as const;
  await test.value('corrections.save', { document, changes: [change], reason: '', remember: false });
  return { test, document };
}

const notesOf = async (test: TestDesk): Promise<ReadonlyMap<string | null, Note>> =>
  new Map((await test.value('notes.list', {})).map(({ note }) => [note.finding, note]));

describe('merged notes', () => {
  it('are one note: the parts are decided, confirmed and taken apart with it', async () => {
    const { test, document } = await withFindings();
    const whole = await test.value('notes.merge', {
      whole: input(document, { finding: 'f-1', state: 'open', text: '三处同因' }),
      parts: ['f-2', 'f-3'].map((id) => input(document, { finding: id, state: 'open', text: id })),
    });
    let notes = await notesOf(test);
    expect(['f-2', 'f-3'].map((id) => notes.get(id)?.mergedInto)).toEqual([whole.id, whole.id]);
    expect(notes.get('f-1')).not.toHaveProperty('mergedInto');

    const adopted = await test.value('notes.save', { ...input(document, { ...whole, state: 'adopted' }) });
    notes = await notesOf(test);
    expect([...notes.values()].map(({ state, text }) => [state, text])).toEqual([
      ['adopted', '三处同因'],
      ['adopted', 'f-2'],
      ['adopted', 'f-3'],
    ]);
    await test.value('review.look', {
      notes: [{ note: whole.id, revision: adopted.revision }],
      look: { outcome: 'confirmed', reason: '' },
    });
    expect((await test.value('review.standing', { document })).counts).toMatchObject({
      total: 3,
      decided: 3,
      notes: 1,
      confirmed: 1,
    });
    expect(await test.value('notes.split', { note: whole.id })).toBe(2);
    expect([...(await notesOf(test)).values()].some((note) => 'mergedInto' in note)).toBe(false);
  });

  it('are written whole or not at all', async () => {
    const { test, document } = await withFindings();
    const part = await test.value('notes.save', input(document, { finding: 'f-2', text: '先写' }));
    const merge = {
      whole: input(document, { finding: 'f-1' }),
      parts: [input(document, { finding: 'f-3' }), input(document, { finding: 'f-2', text: '后写' })],
    };
    expect(await test.call('notes.merge', merge)).toMatchObject({ error: { code: 'conflict', data: { id: part.id } } });
    expect([...(await notesOf(test)).keys()]).toEqual(['f-2']);

    const own = { id: part.id, revision: part.revision, finding: 'f-2' };
    await test.value('notes.merge', {
      whole: input(document, { finding: 'f-1' }),
      parts: [input(document, own)],
    });
    const merged = (await notesOf(test)).get('f-2')!;
    const again = {
      whole: input(document, { finding: 'f-3' }),
      parts: [input(document, { ...own, revision: merged.revision })],
    };
    expect(await test.call('notes.merge', again)).toMatchObject({
      error: { message: expect.stringContaining('拆分') },
    });
    expect((await notesOf(test)).has('f-3')).toBe(false);
  });
});
