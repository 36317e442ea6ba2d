/** A disk that is full in the middle of any write: nothing of it is there, everything before it is, and the next one works. */
import { describe, expect, it } from 'vitest';
import {
  addSilence,
  addWording,
  changePairings,
  explainDatabaseError,
  exportEditions,
  listNotes,
  mergeEditions,
  mergeNotes,
  previewMerge,
  recordRows,
  saveLook,
  saveNote,
  storeDocument,
  takeBack,
  verifyLog,
  watchRows,
  WorkspaceProblem,
  type RowChange,
  type Workspace,
} from '../../../src/main/workspace/index.js';
import { draft, finding, newDocument, sha256, temporaryWorkspace } from './samples.js';

const FINDINGS = ['f-1', 'f-2', 'f-3'];
const DOCUMENT = sha256(Buffer.from('甲文件'));
const LONG = '不符'.repeat(4_000);

function made(): Workspace {
  const workspace = temporaryWorkspace();
  const document = newDocument('甲文件');
  const findings = FINDINGS.map((id) => finding(DOCUMENT, id));
  storeDocument(workspace, { ...document, check: { ...document.check, findings } }, '甲');
  watchRows(workspace);
  return workspace;
}

/** Every row of every table the reviewer's work lies in. */
function everything({ database }: Workspace): string {
  const tables = database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%'`)
    .pluck()
    .all()
    .filter((name) => name !== 'original' && name !== 'reading');
  return JSON.stringify(tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]));
}

/** Lets the file grow by a few pages and no more. */
function fill({ database }: Workspace, pages: number): void {
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + pages}`);
}

function first(workspace: Workspace): { readonly note: string; readonly revision: number } {
  const [stored] = listNotes(workspace);
  if (stored === undefined) throw new Error('no note');
  return { note: stored.note.id, revision: stored.note.revision };
}

const pairing = (name: string) => ({
  line: { year: 2026, stage: 'budget', unit: '901001', lane: 0, code: '', name, nth: 0 } as const,
  group: 'g',
});

type Write = (workspace: Workspace, turn: number) => unknown;

/** Each kind of write; `turn` makes every call another one. What a write needs to begin with comes before the disk is full. */
const WRITES: Readonly<Record<string, { readonly before?: (workspace: Workspace) => void; readonly write: Write }>> = {
  note: { write: (workspace, turn) => saveNote(workspace, draft(DOCUMENT, { text: `${turn}${LONG}` }), '甲') },
  'change of a note': {
    before: (workspace) => void saveNote(workspace, draft(DOCUMENT), '甲'),
    write: (workspace, turn) => {
      const { note: id, revision } = first(workspace);
      return saveNote(workspace, draft(DOCUMENT, { id, revision, text: `${turn}${LONG}` }), '甲');
    },
  },
  merge: {
    write: (workspace, turn) => {
      const note = (on: string) => {
        const known = listNotes(workspace).find((one) => one.note.finding === on)?.note;
        const { id = null, revision = null } = known ?? {};
        return draft(DOCUMENT, { id, revision, finding: on, text: `${turn}${LONG}` });
      };
      const merged = mergeNotes(workspace, note('f-1'), turn === 0 ? [note('f-2'), note('f-3')] : [], '甲');
      if (!merged.saved) throw new Error(merged.reason);
    },
  },
  silence: {
    write: (workspace, turn) =>
      addSilence(
        workspace,
        DOCUMENT,
        finding(DOCUMENT),
        { reach: 'disclosure', reason: `${turn}${LONG}`.slice(0, 4_000) },
        '甲',
      ),
  },
  words: {
    write: (workspace, turn) => addWording(workspace, { kind: 'text', family: '', text: `${turn}${LONG}` }, '甲'),
  },
  'second look': {
    before: (workspace) => void saveNote(workspace, draft(DOCUMENT), '甲'),
    write: (workspace, turn) =>
      saveLook(workspace, [first(workspace)], { outcome: 'returned', reason: `${turn}${LONG}` }, '乙'),
  },
  pairing: {
    write: (workspace, turn) =>
      changePairings(
        workspace,
        { scope: 'unit 901001', kind: 'expenditure' },
        { keep: [pairing(`${turn}${LONG}`), pairing(`另${turn}`)], forget: [] },
        '甲',
      ),
  },
  package: {
    write: (workspace, turn) => {
      const other = made();
      for (const id of FINDINGS) saveNote(other, draft(DOCUMENT, { finding: id, text: `${turn}${id}${LONG}` }), '乙');
      return mergeEditions(workspace, exportEditions(other), '甲');
    },
  },
  'new version': {
    write: (workspace, turn) => storeDocument(workspace, newDocument(`新${turn}${LONG}`), '甲'),
  },
};

describe('a full disk', () => {
  it.each(Object.entries(WRITES))(
    'leaves nothing of this write and everything before it: %s',
    (_name, { before, write }) => {
      const workspace = made();
      before?.(workspace);
      fill(workspace, 25);
      let kept = everything(workspace);
      let failure: unknown = null;
      let turn = 0;
      for (; failure === null; turn += 1) {
        try {
          write(workspace, turn);
          kept = everything(workspace);
        } catch (error) {
          failure = error;
        }
      }
      const explained = explainDatabaseError(failure, workspace.path);
      expect(explained).toBeInstanceOf(WorkspaceProblem);
      expect((explained as WorkspaceProblem).message).toContain('磁盘空间不足');
      expect(workspace.database.inTransaction).toBe(false);
      expect(everything(workspace)).toBe(kept);
      expect(verifyLog(workspace.database).whole).toBe(true);
      // Room again: the same write goes through.
      fill(workspace, 10_000);
      write(workspace, turn);
      expect(everything(workspace)).not.toBe(kept);
      expect(workspace.database.pragma('foreign_key_check')).toEqual([]);
    },
  );

  it('takes nothing back by halves', () => {
    const workspace = made();
    for (const id of FINDINGS) saveNote(workspace, draft(DOCUMENT, { finding: id, text: LONG }), '甲');
    const long = listNotes(workspace).map(({ note }) => note.text);
    const { changes } = recordRows(workspace, () => {
      for (const { note } of listNotes(workspace)) saveNote(workspace, draft(DOCUMENT, { ...note, text: '短' }), '甲');
    });
    fill(workspace, 0);
    // Pages that are free inside the file are used up first.
    const useUp = (): void => {
      for (let turn = 0; turn < 1_000; turn += 1)
        addWording(workspace, { kind: 'text', family: '', text: `${turn}` }, '甲');
    };
    expect(useUp).toThrow('full');
    const kept = everything(workspace);
    const word = { actor: '甲', action: 'act.undo', operation: 'notes.save' } as const;
    const back = (those: readonly RowChange[]) => takeBack(workspace, those, word, () => 0);
    expect(() => back(changes)).toThrow('full');
    expect(everything(workspace)).toBe(kept);
    fill(workspace, 10_000);
    expect(back(changes)).toMatchObject({ done: true });
    expect(listNotes(workspace).map(({ note }) => note.text)).toEqual(long);
    expect(verifyLog(workspace.database).whole).toBe(true);
  });

  it('says so where a package is only looked at', () => {
    const [one, other] = [made(), made()];
    for (const id of FINDINGS) saveNote(other, draft(DOCUMENT, { finding: id, text: LONG }), '乙');
    fill(one, 1);
    const incoming = exportEditions(other);
    expect(() => previewMerge(one, incoming, '甲')).toThrow('full');
    expect(one.database.inTransaction).toBe(false);
    fill(one, 10_000);
    expect(previewMerge(one, incoming, '甲')).toMatchObject({ added: 3 });
  });
});
