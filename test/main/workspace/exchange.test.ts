import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideConflict,
  exportEditions,
  listConflicts,
  listNotes,
  mergeEditions,
  openWorkspace,
  previewMerge,
  readEdition,
  saveLook,
  saveNote,
  searchWorkspace,
  settleNotes,
  signDocument,
  storeDocument,
  unlockDocument,
  verifyLog,
  type Edition,
  type NoteDraft,
  type Workspace,
} from '../../../src/main/workspace/index.js';
import { makeEdition } from '../../../src/main/workspace/editions.js';
import { draft, finding, keptFolder, newDocument, sha256, temporaryWorkspace } from './samples.js';

const FINDINGS = ['f-1', 'f-2', 'f-3'];
const TEXT = '甲文件';
const DOCUMENT = sha256(Buffer.from(TEXT));

function withDocument(workspace: Workspace): Workspace {
  const document = newDocument(TEXT);
  const findings = FINDINGS.map((id) => finding(DOCUMENT, id));
  storeDocument(workspace, { ...document, check: { ...document.check, findings } }, '甲');
  return workspace;
}

function made(): Workspace {
  return withDocument(temporaryWorkspace());
}

/** Says something on a finding, whether or not something is said on it already. */
function say(workspace: Workspace, on: string | null, more: Partial<NoteDraft>, actor: string): void {
  const before = listNotes(workspace).find(({ note }) => note.finding === on)?.note;
  const { id = null, revision = null } = before ?? {};
  const outcome = saveNote(workspace, draft(DOCUMENT, { ...more, finding: on, id, revision }), actor);
  expect(outcome.saved).toBe(true);
}

/** Packages travel as text. */
function send(workspace: Workspace): readonly Edition[] {
  return (JSON.parse(JSON.stringify(exportEditions(workspace))) as readonly unknown[]).map((value) => {
    const edition = readEdition(value);
    if (edition === null) throw new Error('an edition must come through');
    return edition;
  });
}

/** Everything that may not depend on the way the notes came here. Ids of decisions and revisions are the workspace's own. */
function state(workspace: Workspace): unknown {
  const notes = listNotes(workspace).map(({ note: { id, revision: _revision, ...said }, lineage }) => ({
    ...said,
    lineage,
    id: said.finding === null ? id : null,
    look: workspace.database
      .prepare('SELECT outcome, reason, reviewer, at, seen FROM second_look WHERE note = ?')
      .get(id),
  }));
  return {
    notes: notes.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
    editions: exportEditions(workspace).map(({ hash }) => hash),
    conflicts: listConflicts(workspace).map(({ key, sides }) => [key, sides.map(({ hash }) => hash)]),
  };
}

function placeOf({ finding, id }: { readonly finding: string | null; readonly id: string | null }): string {
  return `${finding ?? ''} ${id ?? ''}`;
}

function count(workspace: Workspace, table: string): number {
  return Number(workspace.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}

describe('merging', () => {
  it('takes over what is new, and nothing a second time', () => {
    const [one, other] = [made(), made()];
    say(one, 'f-1', { text: '甲的意见' }, '甲');
    say(one, null, { text: '另记' }, '甲');
    expect(previewMerge(other, send(one), '乙')).toMatchObject({ added: 2, conflicts: 0, waiting: 0 });
    expect(listNotes(other)).toEqual([]);
    expect(mergeEditions(other, send(one), '乙')).toMatchObject({ added: 2, same: 0 });
    expect(listNotes(other).map(({ note }) => [note.text, note.author])).toEqual([
      ['甲的意见', '甲'],
      ['另记', '甲'],
    ]);
    const rows = count(other, 'log');
    expect(mergeEditions(other, send(one), '乙')).toMatchObject({ added: 0, changed: 0, same: 2, conflicts: 0 });
    expect(count(other, 'log')).toBe(rows);
    // What came in a package is found as what was written here.
    const found = searchWorkspace(other, '甲的意见', () => 8).flatMap(({ kind, hits }) => hits.map(() => kind));
    expect(found).toEqual(['note']);
    expect(verifyLog(other.database).whole).toBe(true);
  });

  it('lets a change made from what stands here through, and no older word back in', () => {
    const [one, other] = [made(), made()];
    say(one, 'f-1', { text: '初稿' }, '甲');
    const first = send(one);
    mergeEditions(other, first, '乙');
    say(other, 'f-1', { text: '改稿', state: 'rejected', rejectReason: 'explained' }, '乙');
    expect(mergeEditions(one, send(other), '甲')).toMatchObject({ changed: 1, conflicts: 0 });
    expect(mergeEditions(one, first, '甲')).toMatchObject({ same: 1, conflicts: 0 });
    expect(listNotes(one).map(({ note }) => note.text)).toEqual(['改稿']);
  });

  it('keeps both sides where decisions differ, until somebody decides', () => {
    const [one, other] = [made(), made()];
    say(one, 'f-1', { state: 'rejected', rejectReason: 'false-alarm', text: '误报' }, '甲');
    say(other, 'f-1', { state: 'adopted', text: '确有差错' }, '乙');
    expect(mergeEditions(one, send(other), '甲')).toMatchObject({ conflicts: 1, added: 0, changed: 0 });
    const [conflict] = listConflicts(one);
    expect(conflict?.sides.map(({ body }) => body.text)).toEqual(['确有差错', '误报']);
    // The stricter word stands meanwhile.
    expect(listNotes(one).map(({ note }) => note.text)).toEqual(['确有差错']);
    const sides = conflict?.sides.map(({ hash }) => hash) ?? [];
    expect(decideConflict(one, conflict?.key ?? '', sides.slice(0, 1), sides[0] ?? '', '甲')).toBe(false);
    expect(decideConflict(one, conflict?.key ?? '', sides, sides[1] ?? '', '甲')).toBe(true);
    expect(listConflicts(one)).toEqual([]);
    expect(listNotes(one).map(({ note }) => note.text)).toEqual(['误报']);
    // The decision travels; the side that was not chosen does not come back.
    expect(mergeEditions(other, send(one), '乙')).toMatchObject({ changed: 1, conflicts: 0 });
    expect(listNotes(other).map(({ note }) => note.text)).toEqual(['误报']);
    expect(state(other)).toEqual(state(one));
  });

  it('sees no conflict where two reviewers say the same', () => {
    const [one, other] = [made(), made()];
    say(one, 'f-1', { text: '合计不符' }, '甲');
    say(other, 'f-1', { text: '合计不符' }, '乙');
    expect(mergeEditions(one, send(other), '甲').conflicts).toBe(0);
    mergeEditions(other, send(one), '乙');
    expect(state(one)).toEqual(state(other));
    say(one, 'f-1', { text: '合计与明细不符' }, '甲');
    expect(mergeEditions(other, send(one), '乙')).toMatchObject({ changed: 1, conflicts: 0 });
  });

  it('keeps what belongs to a document that is not here, until it comes', () => {
    const [one, other] = [made(), temporaryWorkspace()];
    say(one, 'f-1', { text: '先到的意见' }, '甲');
    expect(mergeEditions(other, send(one), '乙')).toMatchObject({ waiting: 1, added: 0 });
    expect(listNotes(other)).toEqual([]);
    withDocument(other);
    settleNotes(other, '乙');
    expect(listNotes(other).map(({ note }) => note.text)).toEqual(['先到的意见']);
    expect(state(other)).toEqual(state(one));
  });

  it('leaves the notes of a signed review as they are until it is unlocked', () => {
    const [one, other] = [made(), made()];
    for (const id of FINDINGS) say(one, id, { text: '定稿' }, '甲');
    mergeEditions(other, send(one), '乙');
    say(other, 'f-1', { text: '后来的改动' }, '乙');
    expect(signDocument(one, DOCUMENT, null, '甲').saved).toBe(true);
    expect(mergeEditions(one, send(other), '甲')).toMatchObject({ locked: 1, same: 2, changed: 0 });
    expect(new Set(listNotes(one).map(({ note }) => note.text))).toEqual(new Set(['定稿']));
    unlockDocument(one, DOCUMENT, 1, '补充', '甲');
    settleNotes(one, '甲');
    expect(listNotes(one).map(({ note }) => note.text)).toContain('后来的改动');
  });

  it('leaves a conflict as it is while the review is signed', () => {
    const [one, other] = [made(), made()];
    for (const id of FINDINGS) say(one, id, { text: '定稿' }, '甲');
    say(other, 'f-1', { text: '另一种说法' }, '乙');
    mergeEditions(one, send(other), '甲');
    const [conflict] = listConflicts(one);
    const sides = conflict?.sides.map(({ hash }) => hash) ?? [];
    expect(sides).toHaveLength(2);
    const before = listNotes(one);
    expect(signDocument(one, DOCUMENT, null, '甲').saved).toBe(true);
    for (const side of sides) expect(decideConflict(one, conflict?.key ?? '', sides, side, '甲')).toBe(false);
    expect(listConflicts(one)).toHaveLength(1);
    expect(listNotes(one)).toEqual(before);
    unlockDocument(one, DOCUMENT, 1, '补充', '甲');
    expect(decideConflict(one, conflict?.key ?? '', sides, sides[1] ?? '', '甲')).toBe(true);
  });

  it('leaves a remark aside that was given the number of a decision', () => {
    const [one, other] = [made(), made()];
    say(one, 'f-1', { text: '甲的意见' }, '甲');
    say(other, null, { text: '另记' }, '乙');
    const decision = listNotes(one)[0]?.note.id ?? '';
    const [remark] = send(other);
    if (remark === undefined) throw new Error('no remark');
    const forged = makeEdition([], { ...remark.body, note: decision });
    expect(mergeEditions(one, [forged], '甲')).toMatchObject({ locked: 1, added: 0, changed: 0 });
    expect(listNotes(one).map(({ note }) => [note.id, note.finding, note.text])).toEqual([
      [decision, 'f-1', '甲的意见'],
    ]);
  });

  it('carries the second look along', () => {
    const [one, other] = [made(), made()];
    say(one, 'f-1', { text: '意见' }, '甲');
    const note = listNotes(one)[0]?.note;
    saveLook(
      one,
      [{ note: note?.id ?? '', revision: note?.revision ?? 0 }],
      { outcome: 'confirmed', reason: '' },
      '丙',
    );
    mergeEditions(other, send(one), '乙');
    expect(other.database.prepare('SELECT outcome, reviewer FROM second_look').all()).toEqual([
      { outcome: 'confirmed', reviewer: '丙' },
    ]);
  });

  it('takes no edition whose content is not that of its hash', () => {
    const one = made();
    say(one, 'f-1', { text: '原话' }, '甲');
    const [edition] = send(one);
    expect(readEdition(edition)).not.toBeNull();
    expect(readEdition({ ...edition, body: { ...edition?.body, text: '改过的话' } })).toBeNull();
    expect(readEdition({ ...edition, parents: ['0'.repeat(64)] })).toBeNull();
    expect(readEdition({ ...edition, more: 1 })).toBeNull();
  });
});

type Step =
  | { readonly kind: 'say'; readonly who: number; readonly on: number; readonly text: string; readonly state: number }
  | { readonly kind: 'send'; readonly from: number; readonly to: number }
  | { readonly kind: 'decide'; readonly who: number; readonly side: number };

/** More when it is looked into: GOUJI_RUNS=200. */
const RUNS = Number(process.env['GOUJI_RUNS'] ?? 4);
const WHO = 3;
const STATES = ['adopted', 'rejected', 'later', 'open'] as const;
const who = fc.integer({ min: 0, max: WHO - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      who,
      on: fc.integer({ min: 0, max: FINDINGS.length }),
      text: fc.constantFrom('一', '二', '三'),
      state: fc.integer({ min: 0, max: STATES.length - 1 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('send' as const), from: who, to: who }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('decide' as const), who, side: fc.integer({ min: 0, max: 5 }) }),
  },
);

function play(workspaces: readonly Workspace[], steps: readonly Step[]): void {
  const at = (index: number): Workspace => {
    const workspace = workspaces[index];
    if (workspace === undefined) throw new Error(`no workspace ${index}`);
    return workspace;
  };
  for (const one of steps) {
    if (one.kind === 'send') mergeEditions(at(one.to), send(at(one.from)), `人${one.to}`);
    else if (one.kind === 'say') {
      const stateOf = STATES[one.state] ?? 'open';
      say(at(one.who), FINDINGS[one.on] ?? null, { text: one.text, state: stateOf }, `人${one.who}`);
    } else {
      const [conflict] = listConflicts(at(one.who));
      if (conflict === undefined) continue;
      const sides = conflict.sides.map(({ hash }) => hash);
      decideConflict(at(one.who), conflict.key, sides, sides[one.side % sides.length] ?? '', `人${one.who}`);
    }
  }
}

const folder = keptFolder();
let opened = 0;
function nextPath(): string {
  opened += 1;
  return join(folder, `${opened}.gouji`);
}

describe('merging, whatever happened before', () => {
  const histories = fc.array(step, { minLength: 1, maxLength: 14 });

  it('gives the same in every order, grouping and number of imports', () => {
    fc.assert(
      fc.property(histories, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (steps, order) => {
        const opened: Workspace[] = [];
        const open = (): Workspace => {
          const workspace = withDocument(openWorkspace(nextPath()));
          opened.push(workspace);
          return workspace;
        };
        try {
          const workspaces = Array.from({ length: WHO }, open);
          play(workspaces, steps);
          const packages = workspaces.map(send);
          const straight = open();
          for (const one of packages) mergeEditions(straight, one, '合');
          const expected = state(straight);
          // Any order, each twice.
          const shuffled = open();
          for (const index of [...order, ...order]) mergeEditions(shuffled, packages[index] ?? [], '合');
          expect(state(shuffled)).toEqual(expected);
          // Two of them merged before the third comes.
          const [first = 0, second = 1, third = 2] = order;
          const pair = open();
          mergeEditions(pair, packages[first] ?? [], '合');
          mergeEditions(pair, packages[second] ?? [], '合');
          const grouped = open();
          mergeEditions(grouped, packages[third] ?? [], '合');
          mergeEditions(grouped, send(pair), '合');
          expect(state(grouped)).toEqual(expected);
          // Who took part, and has edits of his own, comes to the same.
          for (const workspace of workspaces) {
            for (const one of packages) mergeEditions(workspace, one, '合');
            expect(state(workspace)).toEqual(expected);
            expect(verifyLog(workspace.database).whole).toBe(true);
          }
        } finally {
          for (const workspace of opened) workspace.close();
        }
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('loses no word: what anybody said last is in what everybody has', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const workspaces = Array.from({ length: WHO }, () => withDocument(openWorkspace(nextPath())));
        const target = withDocument(openWorkspace(nextPath()));
        try {
          play(workspaces, steps);
          const said = workspaces.flatMap((workspace) => send(workspace));
          for (const workspace of workspaces) mergeEditions(target, send(workspace), '合');
          const kept = new Set(exportEditions(target).map(({ hash }) => hash));
          expect(said.filter(({ hash }) => !kept.has(hash))).toEqual([]);
        } finally {
          for (const workspace of [...workspaces, target]) workspace.close();
        }
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
