import { describe, expect, it } from 'vitest';
import { findNote, listNotes, logOf, saveNote, storeAcross, storeDocument } from '../../../src/main/workspace/index.js';
import { draft, finding, newDocument, temporaryWorkspace } from './samples.js';

describe('notes', () => {
  it('writes a note and its changes with old and new values in the log', () => {
    const workspace = temporaryWorkspace();
    const { id: document } = storeDocument(workspace, newDocument('甲'), '张三');
    const created = saveNote(workspace, draft(document, { finding: 'f-1' }), '张三');
    if (!created.saved) throw new Error('not saved');
    expect(created.note).toMatchObject({ revision: 1, author: '张三', finding: 'f-1', anchor: { document } });
    const changed = saveNote(
      workspace,
      draft(document, { id: created.note.id, revision: 1, finding: 'f-1', text: '改后' }),
      '李四',
    );
    if (!changed.saved) throw new Error('not saved');
    expect(changed.note).toMatchObject({
      revision: 2,
      author: '张三',
      text: '改后',
      createdAt: created.note.createdAt,
    });
    expect(findNote(workspace, created.note.id)?.note).toEqual(changed.note);
    expect(logOf(workspace.database, created.note.id)).toMatchObject([
      { actor: '张三', action: 'note.create', detail: { before: null, after: created.note } },
      { actor: '李四', action: 'note.change', detail: { before: created.note, after: changed.note } },
    ]);
  });

  it('refuses a change made on an older revision and writes nothing', () => {
    const workspace = temporaryWorkspace();
    const { id: document } = storeDocument(workspace, newDocument('甲'), '张三');
    const created = saveNote(workspace, draft(document), '张三');
    if (!created.saved) throw new Error('not saved');
    const { id } = created.note;
    saveNote(workspace, draft(document, { id, revision: 1, text: '第一人' }), '张三');
    const late = saveNote(workspace, draft(document, { id, revision: 1, text: '第二人' }), '李四');
    expect(late).toMatchObject({ saved: false, reason: 'conflict', existing: { revision: 2, text: '第一人' } });
    expect(findNote(workspace, id)?.note.text).toBe('第一人');
    expect(logOf(workspace.database, id)).toHaveLength(2);
  });

  it('lets one note decide a finding, also over versions of the document', () => {
    const workspace = temporaryWorkspace();
    const one = storeDocument(workspace, newDocument('第一稿'), '张三');
    const first = saveNote(workspace, draft(one.id, { finding: 'f-1', text: '先' }), '张三');
    const two = storeDocument(workspace, newDocument('第二稿'), '张三');
    for (const document of [one.id, two.id]) {
      expect(saveNote(workspace, draft(document, { finding: 'f-1', text: '后' }), '李四')).toMatchObject({
        saved: false,
        reason: 'conflict',
        existing: { text: '先' },
      });
    }
    expect(listNotes(workspace)).toEqual([{ lineage: one.id, note: first.saved ? first.note : null }]);
    // The same finding id in another lineage is another finding.
    const other = storeDocument(workspace, newDocument('他年', { year: 2025 }), '张三');
    expect(saveNote(workspace, draft(other.id, { finding: 'f-1' }), '张三').saved).toBe(true);
    // Remarks of the reviewer's own are not limited.
    expect(saveNote(workspace, draft(one.id), '张三').saved).toBe(true);
    expect(saveNote(workspace, draft(one.id), '张三').saved).toBe(true);
  });

  it('keeps a decision on a shared finding with the document that shows it, whichever side it is made from', () => {
    const workspace = temporaryWorkspace();
    const one = storeDocument(workspace, newDocument('甲'), '张三');
    const two = storeDocument(workspace, newDocument('乙', { year: 2025 }), '张三');
    const shared = finding(one.id, 'f-across', { documents: [two.id, one.id] });
    storeAcross(workspace, { findings: [shared], coverage: [] });
    expect(saveNote(workspace, draft(one.id, { finding: 'f-across' }), '张三').saved).toBe(true);
    expect(listNotes(workspace)).toMatchObject([{ lineage: two.id, note: { document: one.id } }]);
    expect(saveNote(workspace, draft(two.id, { finding: 'f-across' }), '张三')).toMatchObject({ reason: 'conflict' });
  });

  it('names what is missing', () => {
    const workspace = temporaryWorkspace();
    const { id: document } = storeDocument(workspace, newDocument('甲'), '张三');
    const reason = (note: Parameters<typeof saveNote>[1]): unknown => {
      const outcome = saveNote(workspace, note, '张三');
      return outcome.saved ? 'saved' : outcome.reason;
    };
    expect(reason(draft('0'.repeat(64)))).toBe('document-missing');
    expect(reason(draft(document, { finding: 'nowhere' }))).toBe('finding-missing');
    expect(reason(draft(document, { id: 'nowhere', revision: 1 }))).toBe('note-missing');
    const created = saveNote(workspace, draft(document), '张三');
    const id = created.saved ? created.note.id : '';
    expect(reason(draft(document, { id, revision: 1, finding: 'f-1' }))).toBe('finding-fixed');
    expect(listNotes(workspace)).toHaveLength(1);
  });
});
