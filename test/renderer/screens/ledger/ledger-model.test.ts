import { describe, expect, it } from 'vitest';
import { anchorForDocument } from '../../../../src/core/review/index.js';
import {
  LEDGER_SHEET,
  ledgerChange,
  ledgerColumns,
  ledgerLines,
} from '../../../../src/renderer/screens/ledger/ledger-model.js';
import type { DocumentSummary, FindingView, Note, NoteView } from '../../../../src/shared/desk-api.js';
import { makeFinding } from '../../fixture/made-findings.js';

function note(change: Partial<Note>): Note {
  return {
    id: 'n1',
    document: 'doc',
    finding: null,
    anchor: { ...anchorForDocument('doc'), tableKind: 'expenditure', printedNumber: '预算03表', rowLabel: '合计' },
    state: 'open',
    severity: 'error',
    text: '合计不符',
    suggestion: '更正',
    basis: '预算法',
    rejectReason: null,
    rectification: 'none',
    author: '甲',
    createdAt: '2026-03-02T09:12:00+08:00',
    updatedAt: '2026-03-02T09:12:00+08:00',
    revision: 1,
    ...change,
  };
}

const viewOf = (one: Note): NoteView => ({
  note: one,
  fileName: `${one.document}.txt`,
  unitName: '甲',
  placement: 'same',
});
const document = (id: string, unitCode: string, fiscalYear: number): DocumentSummary =>
  ({ id, unitCode, unitName: `单位${unitCode}`, fiscalYear, stage: 'budget' }) as DocumentSummary;

describe('the ledger', () => {
  it('leaves withdrawn notes out and numbers the rest by unit, year and place', () => {
    const documents = [document('b', '2', 2026), document('a', '1', 2025), document('c', '1', 2024)];
    const notes = [
      note({ id: '1', document: 'b' }),
      note({ id: '2', document: 'a', anchor: { ...anchorForDocument('a'), place: { line: 90 } } }),
      note({ id: '3', document: 'a', anchor: { ...anchorForDocument('a'), place: { line: 8 } } }),
      note({ id: '4', document: 'c' }),
      note({ id: '5', document: 'c', state: 'withdrawn' }),
    ].map(viewOf);
    const lines = ledgerLines(notes, documents, []);
    expect(lines.map((line) => [line.texts.sequence, line.note.id])).toEqual([
      ['1', '4'],
      ['2', '3'],
      ['3', '2'],
      ['4', '1'],
    ]);
  });

  it('says what was decided, why, and what the finding proved', () => {
    const rejected = note({ state: 'rejected', rejectReason: 'different-scope', finding: 'f' });
    const finding = makeFinding({
      id: 'f',
      rule: 'SUM-COL',
      message: '',
      at: anchorForDocument('doc'),
      expected: '3.00',
      arithmetic: '1.00 + 2.00 = 3.00 ≠ 4.00',
    });
    const views: readonly FindingView[] = [{ finding, fileName: '', note: rejected }];
    const [line] = ledgerLines([viewOf(rejected)], [document('doc', '1', 2026)], views);
    expect(line?.texts).toMatchObject({
      state: '不采纳（口径不同）',
      category: '表内计算',
      expected: '3.00；1.00 + 2.00 = 3.00 ≠ 4.00',
      documentType: '预算',
      rectification: '未整改',
    });
    expect(line?.texts.location).toContain('预算03表');
    expect(ledgerLines([viewOf(note({}))], [], [])[0]?.texts.category).toBe('自提');
  });

  it('copies the columns in the order in which they stand', () => {
    expect(LEDGER_SHEET.map((column) => column.id)).toEqual(ledgerColumns().map((column) => column.colId));
  });

  it('maps edited words back to what is stored, and refuses what it does not know', () => {
    const stored = note({});
    expect(ledgerChange(stored, 'severity', '提示')).toEqual({ severity: 'notice' });
    expect(ledgerChange(stored, 'state', '采纳')).toEqual({ state: 'adopted', rejectReason: null });
    expect(ledgerChange(stored, 'state', '不采纳')).toEqual({ state: 'rejected', rejectReason: 'other' });
    expect(ledgerChange(stored, 'rectification', '已整改')).toEqual({ rectification: 'done' });
    expect(ledgerChange(stored, 'suggestion', '')).toEqual({ suggestion: '' });
    expect(ledgerChange(stored, 'problem', '  ')).toBeNull();
    expect(ledgerChange(stored, 'severity', '严重')).toBeNull();
    expect(ledgerChange(stored, 'unitName', '别的单位')).toBeNull();
  });
});
