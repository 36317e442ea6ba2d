import { describe, expect, it } from 'vitest';
import type { NoteDraft } from '../../../src/main/workspace/index.js';
import type { Note, NoteInput } from '../../../src/shared/desk-api.js';
import { draft } from '../workspace/samples.js';
import { openTestDesk, type TestDesk } from './setup.js';

async function withDocument(test: TestDesk, name = '一.txt', text = '901001 甲单位'): Promise<string> {
  const job = await test.desk.importPaths([test.file(name, text)]);
  return job.items[0]!.document!;
}

function input(document: string, more: Partial<NoteDraft> = {}): NoteInput {
  return { ...draft(document), ...more } as NoteInput;
}

/** A change of a stored note. */
function changed(note: Note, more: Partial<Note> = {}): NoteInput {
  const { author: _author, createdAt: _created, updatedAt: _updated, ...rest } = { ...note, ...more };
  return rest as NoteInput;
}

const stateOf = async (test: TestDesk, document: string): Promise<string | undefined> =>
  (await test.value('documents.list', {})).find(({ id }) => id === document)?.review;

const CONFIRMED = { outcome: 'confirmed', reason: '' } as const;

describe('the second look', () => {
  it('confirms a decision, names who looked at his own, and falls when the note is changed', async () => {
    const test = openTestDesk();
    const document = await withDocument(test);
    await test.value('app.setReviewer', { name: '初审甲' });
    const note = await test.value('notes.save', input(document, { finding: 'f-1', state: 'adopted' }));
    expect(await stateOf(test, document)).toBe('first-reviewed');
    const one = [{ note: note.id, revision: note.revision }];

    await test.value('review.look', { notes: one, look: CONFIRMED });
    expect((await test.value('notes.list', {}))[0]?.look).toMatchObject({ reviewer: '初审甲', own: true, holds: true });

    await test.value('app.setReviewer', { name: '复核乙' });
    await test.value('review.look', { notes: one, look: CONFIRMED });
    expect((await test.value('notes.list', {}))[0]?.look).toMatchObject({
      reviewer: '复核乙',
      own: false,
      holds: true,
    });
    expect(await stateOf(test, document)).toBe('second-reviewed');

    // 整改 goes on after the review; other words are another decision.
    const rectified = await test.value('notes.save', changed(note, { rectification: 'done' }));
    expect(await stateOf(test, document)).toBe('second-reviewed');
    await test.value('notes.save', changed(rectified, { text: '改后' }));
    expect((await test.value('notes.list', {}))[0]?.look).toMatchObject({ holds: false });
    expect(await stateOf(test, document)).toBe('first-reviewed');
    // Whoever has changed a note is no stranger to it either.
    const [last] = await test.value('notes.list', {});
    await test.value('review.look', { notes: [{ note: note.id, revision: last!.note.revision }], look: CONFIRMED });
    expect((await test.value('notes.list', {}))[0]?.look).toMatchObject({ own: true, holds: true });
    expect((await test.value('notes.history', { note: note.id })).map(({ action }) => action)).toEqual([
      'note.create',
      'note.look',
      'note.look',
      'note.change',
      'note.change',
      'note.look',
    ]);
  });

  it('returns with a reason only, and can be taken back', async () => {
    const test = openTestDesk();
    const document = await withDocument(test);
    const note = await test.value('notes.save', input(document, { finding: 'f-1', state: 'adopted' }));
    const notes = [{ note: note.id, revision: 1 }];
    expect(await test.call('review.look', { notes, look: { outcome: 'returned', reason: '  ' } })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    await test.value('review.look', { notes, look: { outcome: 'returned', reason: '依据不足' } });
    expect(await stateOf(test, document)).toBe('returned');
    expect(await test.call('review.sign', { document, revision: null })).toMatchObject({
      error: { code: 'invalid-input', message: expect.stringContaining('退回的意见 1 条') },
    });
    await test.value('review.look', { notes, look: { outcome: 'withdrawn', reason: '' } });
    expect(await stateOf(test, document)).toBe('first-reviewed');
    expect((await test.value('notes.list', {}))[0]).not.toHaveProperty('look');
  });

  it('writes nothing where one of the notes is not the one that was looked at', async () => {
    const test = openTestDesk();
    const document = await withDocument(test);
    const one = await test.value('notes.save', input(document, { finding: 'f-1' }));
    const two = await test.value('notes.save', input(document));
    await test.value('notes.save', changed(two, { text: '改后' }));
    const notes = [one, two].map(({ id }) => ({ note: id, revision: 1 }));
    expect(await test.call('review.look', { notes, look: CONFIRMED })).toMatchObject({
      error: { code: 'conflict', data: { text: '改后' } },
    });
    expect((await test.value('notes.list', {})).some((view) => 'look' in view)).toBe(false);
  });
});

describe('the sign-off', () => {
  it('waits until everything is decided, locks the notes, and opens again with a reason', async () => {
    const test = openTestDesk();
    const document = await withDocument(test);
    const note = await test.value('notes.save', input(document, { finding: 'f-1', state: 'later' }));
    expect(await stateOf(test, document)).toBe('first-review');
    expect(await test.call('review.sign', { document, revision: null })).toMatchObject({
      error: { code: 'invalid-input', message: expect.stringContaining('1 条') },
    });
    const decided = await test.value('notes.save', changed(note, { state: 'adopted' }));
    const signed = await test.value('review.sign', { document, revision: null });
    expect(signed).toMatchObject({ state: 'signed', signOff: { state: 'signed', unconfirmed: 1, revision: 1 } });
    expect(await stateOf(test, document)).toBe('signed');

    const locked = { ok: false, error: { code: 'locked', message: expect.stringContaining('解锁') } };
    expect(await test.call('notes.save', changed(decided, { text: '改后' }))).toMatchObject(locked);
    expect(await test.call('notes.save', input(document))).toMatchObject(locked);
    const look = { notes: [{ note: note.id, revision: decided.revision }], look: CONFIRMED };
    expect(await test.call('review.look', look)).toMatchObject(locked);
    const aim = { target: 'profile', field: 'unitName', value: '乙单位' } as const;
    const correction = { document, changes: [{ id: null, revision: null, aim }], reason: '', remember: false };
    expect(await test.call('corrections.save', correction)).toMatchObject(locked);
    expect((await test.value('notes.list', {})).map(({ note: { text } }) => text)).toEqual([note.text]);
    expect(await test.call('review.sign', { document, revision: 1 })).toMatchObject({ error: { code: 'conflict' } });

    expect(await test.call('review.unlock', { document, revision: 1, reason: ' ' })).toMatchObject({ ok: false });
    const open = await test.value('review.unlock', { document, revision: 1, reason: '单位补充说明' });
    expect(open).toMatchObject({ state: 'first-reviewed', signOff: { state: 'unlocked', reason: '单位补充说明' } });
    await test.value('notes.save', changed(decided, { text: '改后' }));
    expect((await test.value('review.sign', { document, revision: 2 })).signOff).toMatchObject({ revision: 3 });
  });

  it('is not closed over a remark that was left for later', async () => {
    const test = openTestDesk();
    const document = await withDocument(test);
    await test.value('notes.save', input(document, { finding: 'f-1', state: 'adopted' }));
    const remark = await test.value('notes.save', input(document, { finding: null, state: 'later' }));
    expect(await test.call('review.sign', { document, revision: null })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    await test.value('notes.save', changed(remark, { state: 'adopted' }));
    expect(await test.value('review.sign', { document, revision: null })).toMatchObject({ state: 'signed' });
  });

  it('is not opened by a page that shows an older signature', async () => {
    const test = openTestDesk();
    const document = await withDocument(test);
    await test.value('notes.save', input(document, { finding: 'f-1', state: 'adopted' }));
    await test.value('review.sign', { document, revision: null });
    await test.value('review.unlock', { document, revision: 1, reason: '补充' });
    await test.value('review.sign', { document, revision: 2 });
    expect(await test.call('review.unlock', { document, revision: 1, reason: '再补充' })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(await stateOf(test, document)).toBe('signed');
  });

  it('holds for one version: a newer one begins a new round', async () => {
    const test = openTestDesk();
    const first = await withDocument(test);
    const note = await test.value('notes.save', input(first, { finding: 'f-1', state: 'adopted' }));
    await test.value('review.sign', { document: first, revision: null });
    const second = await withDocument(test, '二.txt', '901001 甲单位\n改');
    expect(await stateOf(test, first)).toBe('signed');
    expect(await stateOf(test, second)).toBe('first-reviewed');
    await test.value('notes.save', changed(note, { rectification: 'done' }));
    expect(await test.call('review.sign', { document: first, revision: 1 })).toMatchObject({
      error: { code: 'invalid-input', message: expect.stringContaining('旧版本') },
    });
  });

  it('is still there when the program is started again', async () => {
    const test = openTestDesk();
    const document = await withDocument(test);
    await test.value('notes.save', input(document, { finding: 'f-1', state: 'rejected', rejectReason: 'other' }));
    await test.value('review.sign', { document, revision: null });
    await test.desk.close();
    const again = openTestDesk({}, test.folder);
    expect(await stateOf(again, document)).toBe('signed');
    expect(await again.call('notes.save', input(document))).toMatchObject({ error: { code: 'locked' } });
  });
});
