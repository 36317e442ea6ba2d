import { describe, expect, it } from 'vitest';
import { noteChange } from '../../../../src/renderer/screens/review/note-changes.js';

const entry = (action: string, detail: unknown) => ({
  sequence: 1,
  at: '2026-03-02T09:12:00.000+08:00',
  actor: '初审甲',
  action,
  subject: 'note',
  detail,
});

const note = { state: 'adopted', severity: 'error', text: '合计不符', basis: '', rejectReason: null };

describe('the history of a note', () => {
  it('lists what a new note says', () => {
    expect(noteChange(entry('note.create', { before: null, after: note }))).toEqual({
      title: '新写',
      fields: [
        { name: '处理', before: '', after: '采纳' },
        { name: '程度', before: '', after: '错误' },
        { name: '问题描述', before: '', after: '合计不符' },
      ],
    });
  });

  it('lists only the fields that changed, with what stood there', () => {
    const after = { ...note, state: 'rejected', rejectReason: 'explained', text: '' };
    expect(noteChange(entry('note.change', { before: note, after })).fields).toEqual([
      { name: '处理', before: '采纳', after: '不采纳' },
      { name: '不采纳理由', before: '', after: '已有说明' },
      { name: '问题描述', before: '合计不符', after: '' },
    ]);
  });

  it('tells of second looks, and of what it does not know', () => {
    const look = { before: null, after: { outcome: 'returned', reason: '依据不足', own: false } };
    expect(noteChange(entry('note.look', look))).toEqual({
      title: '复核退回',
      fields: [{ name: '理由', before: '', after: '依据不足' }],
    });
    expect(noteChange(entry('note.somehow', 'x'))).toEqual({ title: '其他改动', fields: [] });
  });
});
