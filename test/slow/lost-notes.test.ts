// Reviewers at several desks do anything in any order, exchange packages in any order and more than once. What was
// acknowledged is never missing, nothing changes without a row of the log, a signed review stays as it is, undo leaves alone
// what others have said, and in the end every desk shows the same.
import { array, assert, asyncProperty, nat, record } from 'fast-check';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { placeNote } from '../../src/core/review/index.js';
import { verifyWorkspace } from '../../src/main/workspace/index.js';
import type { LogEntry, Note, NoteInput } from '../../src/shared/desk-api.js';
import type { Dependencies } from '../../src/main/desk/dependencies.js';
import { archives } from '../main/desk/archives.js';
import { fakeRead, openTestDesk, type TestDesk } from '../main/desk/setup.js';
import { coverage, draft, finding, temporaryFolder } from '../main/workspace/samples.js';

const FINDINGS = ['f-1', 'f-2', 'f-3'] as const;
const NAMES = ['赵', '钱', '孙'] as const;
const FILES = ['901001 甲单位\n一', '901001 甲单位\n二', '902001 乙单位\n一'] as const;
const RUNS = Number(process.env['LOST_NOTES_RUNS'] ?? 25);
const SEED = Number(process.env['LOST_NOTES_SEED'] ?? 20_261);

const checkDocument = ({ document }: { readonly document: string }) => ({
  findings: FINDINGS.map((id, index) =>
    finding(document, id, { at: { ...finding(document).at, row: index, rowKey: `210150${index}` } }),
  ),
  coverage: [coverage(document)],
});

const createReaderPool: Dependencies['createReaderPool'] = () => ({
  ...archives,
  read: async (job, signal) => {
    const read = await fakeRead(job, signal);
    return read.ok
      ? { ok: true, value: { ...read.value, check: checkDocument({ document: read.value.sha256 }) } }
      : read;
  },
  close: async () => undefined,
});

/** A reviewer with a desk. `texts`: everything the desk has acknowledged. */
type Reviewer = { readonly name: string; readonly test: TestDesk; readonly texts: string[] };

const reviewers: Reviewer[] = [];
let written = 0;

afterEach(async () => {
  for (const { test } of reviewers.splice(0)) await test.desk.close();
});

async function begin(name: string): Promise<Reviewer> {
  const test = openTestDesk({ checkDocument, placeNote, createReaderPool }, temporaryFolder());
  await test.value('app.setReviewer', { name });
  const made = { name, test, texts: [] };
  reviewers.push(made);
  await bring(made, 0);
  return made;
}

async function bring({ test }: Reviewer, file: number): Promise<void> {
  await test.desk.importPaths([test.file(`${file}.txt`, FILES[file % FILES.length]!)]);
}

async function logOf(test: TestDesk): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = [];
  for (let page = 0; ; page += 1) {
    const { entries: more, total } = await test.value('log.list', { page });
    entries.push(...more);
    if (entries.length >= total) return entries.toReversed();
  }
}

async function notesOf(test: TestDesk): Promise<readonly Note[]> {
  return (await test.value('notes.list', {})).map(({ note }) => note);
}

/** What a note says, wherever and however often it was written. */
function said({ revision: _revision, updatedAt: _updated, ...rest }: Note): string {
  return JSON.stringify(rest, Object.keys(rest).toSorted());
}

type Step = { readonly who: number; readonly what: number; readonly at: number; readonly more: number };

const KINDS = 22;

async function packed(test: TestDesk): Promise<Uint8Array> {
  const { token } = await test.value('packages.export', { withOriginals: true });
  return test.desk.file(token)!.bytes;
}

async function take({ test }: Reviewer, bytes: Uint8Array): Promise<void> {
  const reply = await test.desk.upload('包.goujipack', Uint8Array.from(bytes).buffer);
  if (!reply.ok) throw new Error(reply.error.message);
  const { job } = await test.value('packages.import', { token: reply.value.token, name: '包.goujipack' });
  const isDone = (): boolean =>
    job === null ||
    test.events.some((event) => event.type === 'import.progress' && event.job.job === job.job && event.job.finished);
  await expect.poll(isDone, { interval: 5 }).toBe(true);
}

/** One act. What cannot be done now the desk refuses; a refusal that is the program's own failure is not one. */
async function act(all: readonly Reviewer[], { who, what, at, more }: Step): Promise<void> {
  const me = all[who % all.length]!;
  const { test } = me;
  const call = async (...[operation, input]: Parameters<TestDesk['call']>): Promise<unknown> => {
    const reply = await test.call(operation, input);
    if (!reply.ok && (reply.error.code === 'internal' || reply.error.code === 'invalid-input')) {
      if (!reply.error.message.includes('签发')) throw new Error(`${operation}: ${reply.error.message}`);
    }
    return reply.ok ? reply.value : null;
  };
  written += 1;
  const text = `第${written}句·${me.name}`;
  const documents = await test.value('documents.list', {});
  const { id: document } = documents[at % documents.length]!;
  const notes = (await notesOf(test)).filter((note) => note.document === document);
  const id = FINDINGS[more % FINDINGS.length]!;
  const decided = notes.find((note) => note.finding === id);
  const remarks = notes.filter((note) => note.finding === null);
  const input = (change: Partial<Note>): NoteInput => ({ ...draft(document), text, ...change }) as NoteInput;
  const save = async (note: NoteInput): Promise<void> => {
    if ((await call('notes.save', note)) !== null) me.texts.push(note.text);
  };
  const cell = draft(document).anchor;
  switch (what % KINDS) {
    case 0:
    case 1:
      return save(input({ ...decided, finding: id, state: 'adopted', text }));
    case 2:
      return save(input({ ...decided, finding: id, state: 'rejected', rejectReason: 'explained', text }));
    case 3:
      // Each kind of place a remark can stand at.
      return save(
        input({
          finding: null,
          state: 'adopted',
          anchor: [
            cell,
            { ...cell, until: { row: 2, rowKey: '2101503', rowLabel: '其他', column: 2, columnPath: '基本支出' } },
            { ...cell, row: null, rowKey: null, rowLabel: null, column: null, columnPath: null, quote: null },
            { ...cell, table: null, tableKind: null, section: '第二部分', quote: '说明的一句话' },
            { ...cell, table: null, tableKind: null, row: null, quote: null, section: null, place: null },
          ][more % 5]!,
        }),
      );
    case 4: {
      const remark = remarks[more % Math.max(1, remarks.length)];
      if (remark !== undefined) await save(input({ ...remark, text }));
      return;
    }
    case 5: {
      const note = notes[more % Math.max(1, notes.length)];
      if (note !== undefined) await save(input({ ...note, state: 'withdrawn', text }));
      return;
    }
    case 6: {
      const others = FINDINGS.filter((one) => one !== id).slice(0, 1 + (more % 2));
      await call('notes.merge', {
        whole: input({ ...decided, finding: id, text }),
        parts: others.map((one) => input({ ...notes.find((note) => note.finding === one), finding: one, text })),
      });
      return;
    }
    case 7:
      if (decided !== undefined) await call('notes.split', { note: decided.id });
      return;
    case 8:
      await call('silences.save', { document, finding: id, reach: 'later-years', reason: text });
      return;
    case 9: {
      const silence = (await test.value('findings.list', {})).find((one) => one.silence !== undefined)?.silence;
      if (silence !== undefined) {
        await call('silences.withdraw', { silence: silence.id, revision: silence.revision });
      }
      return;
    }
    case 10: {
      const active = (await test.value('corrections.list', { document })).filter(
        ({ correction }) => correction.state === 'active',
      );
      // Other codes put the document among other versions.
      const aims = [
        { target: 'profile', field: 'unitName', value: ['甲一单位', '乙单位'][at % 2]! },
        { target: 'profile', field: 'unitCode', value: ['901001', '902001', '903001'][at % 3]! },
      ] as const;
      const aim = aims[more % 2]!;
      const before = active.findLast(
        ({ correction: { target } }) => target.target === 'profile' && target.field === aim.field,
      )?.correction;
      const change = { id: before?.id ?? null, revision: before?.revision ?? null, aim };
      await call('corrections.save', { document, changes: [change], reason: text, remember: more % 3 === 0 });
      return;
    }
    case 11: {
      const active = (await test.value('corrections.list', { document })).filter(
        ({ correction }) => correction.state === 'active',
      );
      const chosen = active[more % Math.max(1, active.length)]?.correction;
      if (chosen !== undefined) {
        await call('corrections.withdraw', { document, correction: chosen.id, revision: chosen.revision });
      }
      return;
    }
    case 12:
      if (decided !== undefined) {
        const outcome = (['confirmed', 'returned', 'withdrawn'] as const)[more % 3]!;
        const looked = [{ note: decided.id, revision: decided.revision }];
        await call('review.look', { notes: looked, look: { outcome, reason: text } });
      }
      return;
    case 13:
    case 14:
      await call('acts.undo', {});
      return;
    case 15:
      await call('acts.redo', {});
      return;
    case 16:
      return bring(me, more);
    case 17: {
      // Everything is decided first: random steps alone hardly ever come to a signature.
      for (const one of FINDINGS) {
        const known = notes.find((note) => note.finding === one);
        if (known === undefined || known.state !== 'adopted') {
          await save(input({ ...known, finding: one, state: 'adopted' }));
        }
      }
      const { signOff } = await test.value('review.standing', { document });
      await call('review.sign', { document, revision: signOff?.revision ?? null });
      return;
    }
    case 18: {
      const { signOff } = await test.value('review.standing', { document });
      if (signOff !== null) await call('review.unlock', { document, revision: signOff.revision, reason: text });
      return;
    }
    case 19:
      if (more % 2 === 0) await call('wordings.add', { kind: 'text', family: '', text: `常用语${at}` });
      else {
        const own = (await test.value('wordings.list', {})).find(({ origin }) => origin === 'own');
        if (own !== undefined && own.id !== null) await call('wordings.remove', { wording: own.id });
      }
      return;
    default: {
      const bytes = await packed(test);
      const other = all[(who + 1 + (more % (all.length - 1))) % all.length]!;
      await take(other, bytes);
      if (at % 3 === 0) await take(other, bytes);
    }
  }
}

type Picture = {
  readonly log: readonly LogEntry[];
  readonly notes: ReadonlyMap<string, Note>;
  /** By document: who signed the latest version, and everything that is said about it. */
  readonly signed: ReadonlyMap<string, string>;
};

async function look({ test }: Reviewer): Promise<Picture> {
  const views = await test.value('notes.list', {});
  const documents = await test.value('documents.list', {});
  const signed = new Map<string, string>();
  for (const { id, latest } of documents) {
    const { signOff } = await test.value('review.standing', { document: id });
    if (!latest || signOff?.state !== 'signed') continue;
    const held = (await test.value('notes.list', { document: id }))
      .filter(({ note }) => note.finding !== null)
      .map(({ note, look: word }) => [note.id, said(note), word?.outcome, word?.reason]);
    signed.set(id, JSON.stringify([signOff, held.toSorted()]));
  }
  return { log: await logOf(test), notes: new Map(views.map(({ note }) => [note.id, note])), signed };
}

const OTHERS = new Set(['note.receive', 'finding.silence-received']);
const REOPENS = new Set(['document.unlock', 'document.sign-received', 'document.import', 'document.regroup']);

/** Notes that came, went or changed without a row of the log. */
function untold(before: Picture, after: Picture, fresh: readonly LogEntry[]): readonly string[] {
  const told = new Set(fresh.map(({ subject }) => subject));
  return [...new Set([...before.notes.keys(), ...after.notes.keys()])].filter((id) => {
    const [was, now] = [before.notes.get(id), after.notes.get(id)];
    return !told.has(id) && (was === undefined || now === undefined || said(was) !== said(now));
  });
}

/** What was taken back although somebody else had said it last. */
function takenFromOthers(before: Picture, fresh: readonly LogEntry[]): readonly string[] {
  return fresh
    .filter(({ action }) => action.startsWith('act.'))
    .map(({ subject }) => before.log.findLast((row) => row.subject === subject))
    .flatMap((last) => (last !== undefined && OTHERS.has(last.action) ? [last.subject] : []));
}

/** Signed reviews that changed while they were signed, or lost their signature without a reason. */
function broken(before: Picture, after: Picture, fresh: readonly LogEntry[]): readonly string[] {
  const actions = fresh.map(({ action }) => action);
  return [...before.signed.keys()].filter((document) => {
    const now = after.signed.get(document);
    if (now === undefined) return !actions.some((action) => REOPENS.has(action));
    const isOpened = fresh.some(({ action, subject }) => subject === document && REOPENS.has(action));
    return !isOpened && now !== before.signed.get(document);
  });
}

/** Nothing is gone or changed without a word in the log, and the log only grows. */
function compare(before: Picture, after: Picture): void {
  expect(JSON.stringify(after.log.slice(0, before.log.length))).toBe(JSON.stringify(before.log));
  const fresh = after.log.slice(before.log.length);
  expect({
    untold: untold(before, after, fresh),
    takenFromOthers: takenFromOthers(before, fresh),
    broken: broken(before, after, fresh),
  }).toEqual({ untold: [], takenFromOthers: [], broken: [] });
}

/** What one desk shows, as it must be the same at every desk that knows the same. */
async function shown({ test }: Reviewer): Promise<unknown> {
  const documents = new Map((await test.value('documents.list', {})).map((one) => [one.id, one]));
  const disputed = await test.value('packages.disputes', {});
  const notes = (await notesOf(test)).map((note) => {
    const { document, finding: about, state, text, suggestion, basis, rejectReason, rectification, severity } = note;
    // While it is disputed what a note is part of, each desk keeps the merges that fit its own: all of them show the dispute.
    const whole = disputed.length === 0 && note.mergedInto !== undefined;
    return [
      about === null ? note.id : about,
      [document, state, text, suggestion, basis, rejectReason, rectification, severity, whole],
    ];
  });
  const conflicts = (await test.value('packages.conflicts', {})).map(({ sides }) =>
    sides.map(({ edition }) => edition),
  );
  const disputes = disputed.map(({ sides }) => sides.map(({ saying }) => saying));
  const silent = (await test.value('findings.list', {}))
    .filter(({ silence }) => silence !== undefined)
    .map((view) => [view.finding.id, view.silence?.reason]);
  return {
    documents: [...documents.keys()].toSorted(),
    notes: notes.map((one) => JSON.stringify(one)).toSorted(),
    conflicts: conflicts.map((one) => JSON.stringify(one.toSorted())).toSorted(),
    disputes: disputes.map((one) => JSON.stringify(one.toSorted())).toSorted(),
    silent: silent.map((one) => JSON.stringify(one)).toSorted(),
  };
}

const steps = array(record({ who: nat(2), what: nat(KINDS - 1), at: nat(5), more: nat(5) }), {
  minLength: 4,
  maxLength: 24,
});

describe('notes', () => {
  it(`survive anything several reviewers do, ${RUNS} times`, async () => {
    await assert(
      asyncProperty(steps, async (sequence) => {
        const all: Reviewer[] = [];
        for (const name of NAMES) all.push(await begin(name));
        for (const step of sequence) {
          const me = all[step.who % all.length]!;
          const before = await look(me);
          await act(all, step);
          compare(before, await look(me));
        }
        // A signed review keeps its own words; whoever opens it again has those of the others as well.
        for (const { test } of all) {
          for (const { id: document } of await test.value('documents.list', {})) {
            const { signOff } = await test.value('review.standing', { document });
            if (signOff?.state !== 'signed') continue;
            await test.value('review.unlock', { document, revision: signOff.revision, reason: '汇总' });
          }
        }
        // Everybody takes everything, until nothing new can come.
        for (let round = 0; round < 4; round += 1) {
          for (const [index, one] of all.entries()) {
            const bytes = await packed(one.test);
            for (const other of all.keys()) {
              if (other === index) continue;
              const before = await look(all[other]!);
              await take(all[other]!, bytes);
              compare(before, await look(all[other]!));
            }
          }
        }
        const [first, ...others] = await Promise.all(all.map(shown));
        for (const other of others) expect(other).toEqual(first);
        for (const one of all) {
          await one.test.desk.close();
          expect(verifyWorkspace(one.test.workspacePath).problems).toEqual([]);
          const database = new Database(one.test.workspacePath, { readonly: true });
          const kept = database
            .prepare<[], string>(`SELECT detail FROM log UNION ALL SELECT body FROM edition`)
            .pluck()
            .all()
            .join('\n');
          database.close();
          expect(one.texts.filter((text) => !kept.includes(text))).toEqual([]);
        }
        reviewers.length = 0;
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  }, 600_000);
});
