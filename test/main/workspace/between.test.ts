/** Decisions on findings between documents stay with the document that shows the finding, wherever they were made. */
import { describe, expect, it } from 'vitest';
import {
  exportEditions,
  listNotes,
  mergeEditions,
  mergeNotes,
  saveNote,
  signDocument,
  splitNote,
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
