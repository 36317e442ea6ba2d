/** Decisions on findings between documents stay with the document that shows the finding, wherever they were made. */
import { describe, expect, it, vi } from 'vitest';
import {
  exportEditions,
  findDocument,
  listNotes,
  makeCorrection,
  mergeEditions,
  mergeNotes,
  saveNote,
  signDocument,
  splitNote,
  storeCorrections,
  storeDocument,
  type Workspace,
} from '../../../src/main/workspace/index.js';
import { draft, finding, newDocument, sha256, temporaryWorkspace } from './samples.js';

const DEPARTMENT = sha256(Buffer.from('部门'));
const UNIT = sha256(Buffer.from('单位'));

/** A department that shows `shared`, a finding it has with its unit, and the unit with `own`. */
function made(): Workspace {
  const workspace = temporaryWorkspace();
  const department = newDocument('部门', { unitCode: '901', unitName: '甲部门', level: 'department' });
  const unit = newDocument('单位', { unitCode: '901001', unitName: '甲单位' });
  storeDocument(
    workspace,
    { ...department, check: { ...department.check, findings: [finding(DEPARTMENT, 'shared')] } },
    '甲',
  );
  storeDocument(workspace, { ...unit, check: { ...unit.check, findings: [finding(UNIT, 'own')] } }, '甲');
  return workspace;
}

const texts = (workspace: Workspace): readonly (readonly [string | null, string, string])[] =>
  listNotes(workspace).map(({ note, lineage }) => [note.finding, note.text, lineage]);

/** Two documents of two units with the same finding, decided in each; the one whose unit is corrected came first. */
function apart(): { readonly workspace: Workspace; readonly correct: () => void } {
  const workspace = temporaryWorkspace();
  const wrong = newDocument('先', { unitCode: '902001', unitName: '乙单位' });
  const right = newDocument('后', { unitCode: '901001', unitName: '甲单位' });
  for (const document of [wrong, right]) {
    const findings = [finding(document.sha256, 'same')];
    storeDocument(workspace, { ...document, check: { ...document.check, findings } }, '甲');
  }
  saveNote(workspace, draft(right.sha256, { finding: 'same', text: '已签发的处理' }), '甲');
  // The later word would decide, were the other review not signed.
  const late = vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
  saveNote(workspace, draft(wrong.sha256, { finding: 'same', text: '后写的处理' }), '乙');
  late.useRealTimers();
  const correct = (): void => {
    const stored = findDocument(workspace, wrong.sha256);
    if (stored === null) throw new Error('no document');
    const { disclosure } = newDocument('先', { unitCode: '901001', unitName: '甲单位' });
    const check = { findings: [finding(wrong.sha256, 'same')], coverage: [] };
    const reading = { document: wrong.sha256, disclosure, check, message: null };
    const target = { target: 'profile', field: 'unitCode', read: '902001', value: '901001' } as const;
    const after = makeCorrection(
      { before: null, document: wrong.sha256, target, origin: 'reviewer', reason: '' },
      '乙',
    );
    const readings = (): readonly (typeof reading)[] => [reading];
    storeCorrections(workspace, stored, [{ before: null, after }], { remember: [], forget: [] }, readings, '乙');
  };
  return { workspace, correct };
}

describe('a document that joins the versions of another', () => {
  const decision = (workspace: Workspace): readonly (string | undefined)[] =>
    ['same', null].map((on) => listNotes(workspace).find(({ note }) => note.finding === on)?.note.text);

  it('leaves a signed decision as it is; its own stays as a remark', () => {
    const { workspace, correct } = apart();
    expect(signDocument(workspace, sha256(Buffer.from('后')), null, '丙').saved).toBe(true);
    correct();
    expect(decision(workspace)).toEqual(['已签发的处理', '后写的处理']);
  });

  it('decides with the later word where nothing is signed', () => {
    const { workspace, correct } = apart();
    correct();
    expect(decision(workspace)).toEqual(['后写的处理', '已签发的处理']);
  });
});

describe('a decision on a finding between documents', () => {
  it('is one decision again when its own package comes back, and where it comes', () => {
    const [one, other] = [made(), made()];
    expect(saveNote(one, draft(UNIT, { finding: 'shared', text: '上下级不符' }), '甲').saved).toBe(true);
    const expected = [['shared', '上下级不符', DEPARTMENT]];
    expect(mergeEditions(one, exportEditions(one), '甲')).toMatchObject({ added: 0, same: 1 });
    expect(texts(one)).toEqual(expected);
    expect(mergeEditions(other, exportEditions(one), '乙')).toMatchObject({ added: 1 });
    expect(texts(other)).toEqual(expected);
  });

  it('is in conflict with the one made from the other side', () => {
    const [one, other] = [made(), made()];
    saveNote(one, draft(UNIT, { finding: 'shared', text: '单位有误' }), '甲');
    saveNote(other, draft(DEPARTMENT, { finding: 'shared', text: '部门有误', state: 'later' }), '乙');
    expect(mergeEditions(other, exportEditions(one), '乙')).toMatchObject({ conflicts: 1 });
    expect(mergeEditions(one, exportEditions(other), '甲')).toMatchObject({ conflicts: 1 });
    expect(texts(one)).toEqual([['shared', '单位有误', DEPARTMENT]]);
    expect(texts(other)).toEqual(texts(one));
  });

  it('does not change with the note it is part of while its review is signed', () => {
    const workspace = made();
    const merged = mergeNotes(
      workspace,
      draft(UNIT, { finding: 'own', text: '一并说明' }),
      [draft(UNIT, { finding: 'shared' })],
      '甲',
    );
    if (!merged.saved) throw new Error(merged.reason);
    expect(signDocument(workspace, DEPARTMENT, null, '乙').saved).toBe(true);
    const before = texts(workspace);
    const { note } = merged;
    const rejected = draft(UNIT, { ...note, state: 'rejected', rejectReason: 'explained', text: '已说明' });
    expect(saveNote(workspace, rejected, '甲')).toMatchObject({ saved: false, reason: 'signed' });
    expect(splitNote(workspace, note.id, '甲')).toMatchObject({ split: false, reason: 'signed' });
    expect(texts(workspace)).toEqual(before);
    // Words alone do not reach the part.
    expect(saveNote(workspace, draft(UNIT, { ...note, text: '改写' }), '甲').saved).toBe(true);
  });
});
