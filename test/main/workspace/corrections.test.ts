import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CorrectionTarget } from '../../../src/core/disclosure/index.js';
import {
  findDocument,
  insertCorrections,
  listCorrections,
  listDocuments,
  listFindings,
  listMemories,
  listNotes,
  loadDisclosure,
  makeCorrection,
  openWorkspace,
  saveNote,
  storeCorrections,
  storeDocument,
  type CorrectionChange,
  type Workspace,
} from '../../../src/main/workspace/index.js';
import { logOf } from '../../../src/main/workspace/log.js';
import { firstSchema } from '../../../src/main/workspace/migrations/0001-first-schema.js';
import { MIGRATIONS } from '../../../src/main/workspace/migrations/index.js';
import { coverage, disclosure, draft, finding, newDocument, temporaryFolder, temporaryWorkspace } from './samples.js';

const UNIT: CorrectionTarget = { target: 'profile', field: 'unitName', read: null, value: '测试乙单位' };

function made(document: string, target = UNIT): CorrectionChange {
  return {
    before: null,
    after: makeCorrection({ before: null, document, target, origin: 'reviewer', reason: '' }, '张三'),
  };
}

function keep(workspace: Workspace, change: CorrectionChange, keys: readonly string[] = []): void {
  const document = change.after.document;
  storeCorrections(
    workspace,
    findDocument(workspace, document)!,
    [change],
    {
      remember: keys.length > 0 ? [{ correction: change.after.id, keys }] : [],
      forget: keys.length > 0 ? [] : [change.after.id],
    },
    () => [
      {
        document,
        disclosure: disclosure({ unitName: '测试乙单位' }),
        check: { findings: [finding(document, 'f-2')], coverage: [coverage(document)] },
        message: null,
      },
    ],
    '张三',
  );
}

describe('the second schema', () => {
  it('is reached from a file of the first one with everything in it, and a copy of that file is kept', () => {
    const path = join(temporaryFolder(), 'old.gouji');
    const old = openWorkspace(path, { migrations: [firstSchema] });
    // Rows as the first program wrote them: its statements did not know of layers.
    const bytes = Buffer.from('甲');
    const id = newDocument('甲').sha256;
    old.database.transaction(() => {
      old.database.prepare(`INSERT INTO original VALUES (?, ?, 'raw', ?)`).run(id, bytes.length, bytes);
      old.database
        .prepare(
          `INSERT INTO document VALUES (?, '甲.txt', 'text', ?, 1, 1, 'read', NULL, '901001', '测试甲单位', 'unit', 2026,
             'budget', 3, 1, 0, 'engine-0', '2026-03-05T09:10:11.123+08:00')`,
        )
        .run(id, id);
      old.database.prepare(`INSERT INTO setting VALUES ('reviewer', '李四')`).run();
    })();
    expect(Number(old.database.pragma('user_version', { simple: true }))).toBe(1);
    old.close();

    const workspace = temporaryWorkspace(path);
    expect(workspace.backup).toContain('.v1-');
    expect(workspace.database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(listDocuments(workspace)).toMatchObject([{ id, unitName: '测试甲单位', layer: 0, latest: true }]);
    expect(listCorrections(workspace, id)).toEqual([]);
    expect(listMemories(workspace)).toEqual([]);
    keep(workspace, made(id));
    expect(listDocuments(workspace)).toMatchObject([{ id, unitName: '测试乙单位', layer: 1 }]);
    const copy = temporaryWorkspace(workspace.backup!);
    expect(listDocuments(copy)).toHaveLength(1);
  });
});

describe('stored corrections', () => {
  it('leave the reading as it is and bring columns and findings up to date, all with a log row', () => {
    const workspace = temporaryWorkspace();
    const { id } = storeDocument(workspace, newDocument('甲'), '张三');
    const before = loadDisclosure(workspace, id);
    const note = saveNote(workspace, draft(id, { finding: 'f-1' }), '张三');
    expect(note.saved).toBe(true);
    const change = made(id);
    keep(workspace, change, ['name:甲单位']);
    expect(loadDisclosure(workspace, id)).toEqual(before);
    expect(findDocument(workspace, id)).toMatchObject({ unitName: '测试乙单位', layer: 1, version: 1 });
    expect(listFindings(workspace, id).map((one) => one.id)).toEqual(['f-2']);
    expect(listNotes(workspace)).toHaveLength(1);
    expect(listCorrections(workspace, id)).toEqual([change.after]);
    expect(listMemories(workspace)).toMatchObject([
      { correction: change.after.id, keys: ['name:甲单位'], target: UNIT },
    ]);
    expect(logOf(workspace.database, change.after.id).map(({ action }) => action)).toEqual([
      'correction.create',
      'memory.keep',
    ]);
  });

  it('stay when they are withdrawn, and what was remembered of them is forgotten', () => {
    const workspace = temporaryWorkspace();
    const { id } = storeDocument(workspace, newDocument('甲'), '张三');
    const change = made(id);
    keep(workspace, change, ['name:甲单位']);
    const after = { ...change.after, state: 'withdrawn' as const, revision: 2 };
    keep(workspace, { before: change.after, after });
    expect(listCorrections(workspace, id)).toEqual([after]);
    expect(listMemories(workspace)).toEqual([]);
    expect(logOf(workspace.database, after.id).map(({ action }) => action)).toEqual([
      'correction.create',
      'memory.keep',
      'correction.withdraw',
      'memory.forget',
    ]);
  });

  it('are written with all that follows or not at all', () => {
    const workspace = temporaryWorkspace();
    const { id } = storeDocument(workspace, newDocument('甲'), '张三');
    const stored = findDocument(workspace, id)!;
    const broken = (): never => {
      throw new Error('the rules broke');
    };
    const nothing = { remember: [], forget: [] };
    expect(() => storeCorrections(workspace, stored, [made(id)], nothing, broken, '张三')).toThrow('the rules broke');
    expect(listCorrections(workspace, id)).toEqual([]);
    expect(findDocument(workspace, id)).toEqual(stored);
  });

  it('concern later versions of the disclosure and not earlier ones', () => {
    const workspace = temporaryWorkspace();
    const first = storeDocument(workspace, newDocument('一'), '张三');
    const onFirst = made(first.id);
    keep(workspace, onFirst);
    const second = storeDocument(workspace, newDocument('二', { unitName: '测试乙单位' }), '张三', (kept) =>
      insertCorrections(workspace, kept, [made(kept.id)], '张三'),
    );
    expect(second.lineage).toBe(first.lineage);
    expect(listCorrections(workspace, second.id).map(({ document }) => document)).toEqual([first.id, second.id]);
    expect(listCorrections(workspace, first.id)).toEqual([onFirst.after]);
  });
});
