import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkspace, silenceRows, verifyLog, type NoteDraft } from '../../../src/main/workspace/index.js';
import type { Note, NoteInput } from '../../../src/shared/desk-api.js';
import { coverage, draft, finding } from '../workspace/samples.js';
import { openTestDesk, type TestDesk } from './setup.js';

const FINDINGS = ['f-1', 'f-2', 'f-3'] as const;
const input = (document: string, more: Partial<NoteDraft> = {}): NoteInput =>
  ({ ...draft(document), ...more }) as NoteInput;

async function opened(): Promise<{ readonly test: TestDesk; readonly document: string }> {
  const test = openTestDesk({
    checkDocument: ({ document }) => ({
      findings: FINDINGS.map((id, index) =>
        finding(document, id, { at: { ...finding(document).at, row: index, rowKey: `210150${index}` } }),
      ),
      coverage: [coverage(document)],
    }),
  });
  const job = await test.desk.importPaths([test.file('一.txt', '901001 甲单位')]);
  const document = job.items[0]!.document!;
  const change = { id: null, revision: null, aim: { target: 'profile', field: 'unitName', value: '甲一' } } as const;
  await test.value('corrections.save', { document, changes: [change], reason: '', remember: false });
  return { test, document };
}

const notesOf = async (test: TestDesk): Promise<readonly Note[]> =>
  (await test.value('notes.list', {})).map(({ note }) => note);

/** Everything the reviewer's acts have made, without how often it was written. */
async function picture(test: TestDesk, document: string): Promise<unknown> {
  const notes = (await test.value('notes.list', {})).map(({ note, look }) => {
    const { revision: _revision, updatedAt: _updated, ...said } = note;
    return { said, look: look && { outcome: look.outcome, reason: look.reason, holds: look.holds } };
  });
  const silences = (await test.value('findings.list', {})).map(({ finding: { id }, silence }) => [id, silence?.reason]);
  const corrections = (await test.value('corrections.list', { document }))
    .filter(({ correction }) => correction.state === 'active')
    .map(({ correction: { id, target }, remembered }) => [id, target, remembered]);
  const { unitName } = (await test.value('documents.list', {}))[0]!;
  const found = await test.value('search.query', { query: '说明' });
  return JSON.parse(
    JSON.stringify({
      notes: notes.toSorted((one, other) => (one.said.id < other.said.id ? -1 : 1)),
      silences,
      corrections,
      unitName,
      found,
    }),
  ) as unknown;
}

type Step = { readonly what: number; readonly finding: number; readonly word: string };

/** One act of the reviewer; one that cannot be done now is refused by the desk and changes nothing. */
async function act(test: TestDesk, document: string, { what, finding: index, word }: Step): Promise<void> {
  const id = FINDINGS[index]!;
  const notes = await notesOf(test);
  const known = notes.find((note) => note.finding === id);
  const own = notes.find((note) => note.finding === null);
  switch (what) {
    case 0:
      await test.call('notes.save', input(document, { ...known, finding: id, state: 'adopted', text: `说明${word}` }));
      break;
    case 1:
      await test.call('notes.save', input(document, { ...known, finding: id, state: 'withdrawn', text: word }));
      break;
    case 2:
      await test.call('notes.save', input(document, { ...own, finding: null, state: 'later', text: `说明${word}` }));
      break;
    case 3: {
      const others = FINDINGS.filter((one) => one !== id);
      await test.call('notes.merge', {
        whole: input(document, { ...known, finding: id, text: word }),
        parts: others.map((one) => input(document, { ...notes.find((note) => note.finding === one), finding: one })),
      });
      break;
    }
    case 4:
      if (known !== undefined) await test.call('notes.split', { note: known.id });
      break;
    case 5:
      await test.call('silences.save', { document, finding: id, reach: 'later-years', reason: word });
      break;
    case 6: {
      const view = (await test.value('findings.list', {})).find((one) => one.finding.id === id);
      const silence = view?.silence;
      if (silence !== undefined) {
        await test.call('silences.withdraw', { silence: silence.id, revision: silence.revision });
      }
      break;
    }
    case 7: {
      const [first] = (await test.value('corrections.list', { document })).filter(
        ({ correction }) => correction.state === 'active',
      );
      const aim = { target: 'profile', field: 'unitName', value: `甲${word}` } as const;
      const { id: before = null, revision = null } = first?.correction ?? {};
      await test.call('corrections.save', {
        document,
        changes: [{ id: before, revision, aim }],
        reason: word,
        remember: index === 1,
      });
      break;
    }
    case 8: {
      const [first] = (await test.value('corrections.list', { document })).filter(
        ({ correction }) => correction.state === 'active',
      );
      if (first === undefined) return;
      const { id: correction, revision } = first.correction;
      await test.call('corrections.withdraw', { document, correction, revision });
      break;
    }
    default:
      if (known === undefined) return;
      await test.call('review.look', {
        notes: [{ note: known.id, revision: known.revision }],
        look: { outcome: index === 1 ? 'withdrawn' : 'returned', reason: word },
      });
  }
}

const steps = array(record({ what: nat(9), finding: nat(2), word: constantFrom('一', '二', '三') }), {
  minLength: 1,
  maxLength: 14,
});

describe('taking back', () => {
  it('brings any sequence of acts to the state before and forward again, and the log only grows', async () => {
    await assert(
      asyncProperty(steps, async (sequence) => {
        const { test, document } = await opened();
        const states = [await picture(test, document)];
        for (const step of sequence) {
          await act(test, document, step);
          states.push(await picture(test, document));
        }
        const logged = async (): Promise<number> => (await test.value('log.list', { page: 0 })).total;
        let count = await logged();
        const last = states.at(-1);
        let undone = 0;
        for (;;) {
          if ((await test.value('acts.undo', {})) === null) break;
          undone += 1;
          expect(await logged()).toBeGreaterThan(count);
          count = await logged();
        }
        // The correction of the beginning was the first act.
        const before = { ...(states[0] as object), unitName: '甲单位', corrections: [] };
        expect(await picture(test, document)).toEqual(before);
        for (let turn = 0; turn < undone; turn += 1) {
          expect(await test.value('acts.redo', {})).not.toBeNull();
        }
        expect(await picture(test, document)).toEqual(last);
        expect(await test.value('acts.redo', {})).toBeNull();
        await test.desk.close();
        const workspace = openWorkspace(test.workspacePath);
        expect(verifyLog(workspace.database)).toMatchObject({ whole: true });
        workspace.close();
      }),
      { numRuns: 5, seed: 20261 },
    );
  });

  it('says what it was, and keeps the way back in the history of the note', async () => {
    const { test, document } = await opened();
    const note = await test.value('notes.save', input(document, { finding: 'f-1', state: 'adopted', text: '差一元' }));
    expect(await test.value('acts.undo', {})).toMatchObject({
      operation: 'notes.save',
      text: '差一元',
      before: null,
      after: 'adopted',
    });
    expect(await notesOf(test)).toEqual([]);
    expect(await test.value('acts.redo', {})).toMatchObject({ before: null, after: 'adopted' });
    const [again] = await notesOf(test);
    expect(again).toMatchObject({ id: note.id, text: '差一元' });
    // A page that still has the first revision must notice.
    expect(again!.revision).toBeGreaterThan(note.revision);
    const history = await test.value('notes.history', { note: note.id });
    expect(history.map(({ action }) => action)).toEqual(['note.create', 'act.undo', 'act.redo']);
  });

  it('refuses what a signed review holds, and takes it back when it is open again', async () => {
    const { test, document } = await opened();
    for (const id of FINDINGS) await test.value('notes.save', input(document, { finding: id, state: 'adopted' }));
    const signed = await test.value('review.sign', { document, revision: null });
    expect(await test.call('acts.undo', {})).toMatchObject({ error: { code: 'locked' } });
    expect(await notesOf(test)).toHaveLength(3);
    const revision = signed.signOff!.revision;
    await test.value('review.unlock', { document, revision, reason: '补充' });
    await test.value('acts.undo', {});
    expect(await notesOf(test)).toHaveLength(2);
  });

  it('withdraws a note that went out in a package, so that the package does not bring it back', async () => {
    const { test, document } = await opened();
    await test.value('notes.save', input(document, { finding: null, text: '全文' }));
    await test.value('packages.export', { withOriginals: false });
    await test.value('acts.undo', {});
    expect((await notesOf(test)).map(({ state }) => state)).toEqual(['withdrawn']);
    await test.value('acts.redo', {});
    expect((await notesOf(test)).map(({ state }) => state)).not.toContain('withdrawn');
  });

  it('takes back nobody else’s act, where reviewers take turns at one program', async () => {
    const { test, document } = await opened();
    await test.value('app.setReviewer', { name: '甲' });
    await test.value('notes.save', input(document, { finding: 'f-1', text: '甲的意见' }));
    await test.value('app.setReviewer', { name: '乙' });
    expect(await test.value('acts.undo', {})).toBeNull();
    const note = await test.value('notes.save', input(document, { finding: 'f-2', text: '乙的意见' }));
    const { id, revision } = note;
    await test.value('notes.save', input(document, { finding: 'f-2', text: '乙的改稿', id, revision }));
    await test.value('app.setReviewer', { name: '甲' });
    expect(await test.value('acts.undo', {})).toMatchObject({ text: '甲的意见' });
    expect((await notesOf(test)).map(({ text }) => text)).toEqual(['乙的改稿']);
    await test.value('app.setReviewer', { name: '乙' });
    expect(await test.value('acts.redo', {})).toBeNull();
    await test.value('acts.undo', {});
    expect((await notesOf(test)).map(({ text }) => text)).toEqual(['乙的意见']);
  });

  it('refuses where somebody else has changed what the act had written, and leaves it so', async () => {
    const { test, document } = await opened();
    await test.value('app.setReviewer', { name: '甲' });
    const { id, revision } = await test.value('notes.save', input(document, { finding: 'f-1', text: '甲的意见' }));
    await test.value('app.setReviewer', { name: '乙' });
    await test.value('notes.save', input(document, { finding: 'f-1', text: '乙的改稿', id, revision }));
    await test.value('app.setReviewer', { name: '甲' });
    expect(await test.call('acts.undo', {})).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect((await notesOf(test)).map(({ text }) => text)).toEqual(['乙的改稿']);
  });

  it('withdraws a silence, so that no package brings it back, and not under a signature', async () => {
    const { test, document } = await opened();
    for (const id of FINDINGS.slice(1)) {
      await test.value('notes.save', input(document, { finding: id, state: 'adopted' }));
    }
    const silence = { document, finding: 'f-1', reach: 'disclosure', reason: '口径不同' } as const;
    const { id } = await test.value('silences.save', silence);
    const silences = async (): Promise<readonly unknown[]> =>
      (await test.value('findings.list', {})).flatMap((view) => (view.silence === undefined ? [] : [view.silence.id]));
    const { signOff } = await test.value('review.sign', { document, revision: null });
    expect(await test.call('acts.undo', {})).toMatchObject({ error: { code: 'locked' } });
    expect(await silences()).toEqual([id]);
    await test.value('review.unlock', { document, revision: signOff!.revision, reason: '补充' });
    await test.value('acts.undo', {});
    expect(await silences()).toEqual([]);
    await test.desk.close();
    const workspace = openWorkspace(test.workspacePath);
    expect(silenceRows(workspace).map((row) => [row.id, row.state])).toEqual([[id, 'withdrawn']]);
    workspace.close();
  });

  it('forgets what was to be done again when something else is done', async () => {
    const { test, document } = await opened();
    await test.value('notes.save', input(document, { finding: 'f-1', text: '一' }));
    await test.value('acts.undo', {});
    await test.value('notes.save', input(document, { finding: 'f-2', text: '二' }));
    expect(await test.value('acts.redo', {})).toBeNull();
  });
});
