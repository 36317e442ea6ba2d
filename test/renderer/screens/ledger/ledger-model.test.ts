import { describe, expect, it } from 'vitest';
import { anchorForDocument } from '../../../../src/core/disclosure/index.js';
import { reviewWords } from '../../../../src/core/review/index.js';
import {
  LEDGER_SHEET,
  ledgerChange,
  ledgerColumns,
  ledgerLines,
  ledgerUnits,
  type LedgerView,
} from '../../../../src/renderer/screens/ledger/ledger-model.js';
import type { LedgerLineView, LedgerRow, Note, NoteView } from '../../../../src/shared/desk-api.js';

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
const EVERYTHING: LedgerView = { state: 'all', unit: null, text: '', order: 'unitName' };

/** The row the program writes for a note, as far as a test says. */
function rowOf(note: string, row: Partial<LedgerRow>): LedgerLineView {
  const columns = Object.keys(reviewWords.columns).map((column) => [column, '']);
  return { note, row: { ...(Object.fromEntries(columns) as LedgerRow), sequence: 1, fiscalYear: 2026, ...row } };
}

describe('the ledger', () => {
  const notes = [
    note({ id: '1', document: 'b' }),
    note({ id: '2', document: 'a', anchor: { ...anchorForDocument('a'), place: { line: 90 } }, severity: 'notice' }),
    note({ id: '3', document: 'a', anchor: { ...anchorForDocument('a'), place: { line: 8 } }, state: 'adopted' }),
    note({ id: '4', document: 'c' }),
    note({ id: '5', document: 'c', state: 'withdrawn' }),
    note({ id: '6', document: 'unread' }),
  ].map(viewOf);
  const rows = [
    rowOf('1', { unitCode: '2', unitName: '乙单位', problem: '另一处' }),
    rowOf('2', { unitCode: '1', unitName: '甲单位', fiscalYear: 2025, problem: '合计不符' }),
    rowOf('3', { unitCode: '1', unitName: '甲单位', fiscalYear: 2025, expected: '3.00' }),
    rowOf('4', { unitCode: '1', unitName: '甲单位', fiscalYear: 2024 }),
    rowOf('5', { unitCode: '1', unitName: '甲单位' }),
  ];
  const seen = (view: Partial<LedgerView>): readonly (readonly string[])[] =>
    ledgerLines(notes, rows, { ...EVERYTHING, ...view }).map(({ note: { id }, texts }) => [texts.sequence, id]);

  it('leaves withdrawn notes out and numbers the rest by unit, year and place', () => {
    expect(seen({})).toEqual([
      ['1', '4'],
      ['2', '3'],
      ['3', '2'],
      ['4', '1'],
    ]);
  });

  it('is filtered by decision, unit and words, ordered as chosen, and numbered as it stands', () => {
    expect(seen({ state: 'adopted' })).toEqual([['1', '3']]);
    expect(seen({ unit: '乙单位' })).toEqual([['1', '1']]);
    expect(seen({ text: ' 合计不 ' })).toEqual([['1', '2']]);
    expect(seen({ order: 'severity' }).map(([, id]) => id)).toEqual(['4', '3', '1', '2']);
    expect(seen({ text: '没有这些字' })).toEqual([]);
    expect(ledgerUnits(rows)).toEqual(['甲单位', '乙单位']);
  });

  it('shows the words the program writes, and what was decided and why', () => {
    const rejected = note({ id: '3', state: 'rejected', rejectReason: 'different-scope' });
    const [line] = ledgerLines([viewOf(rejected)], rows, EVERYTHING);
    expect(line?.texts).toMatchObject({ state: '不采纳（口径不同）', expected: '3.00', fiscalYear: '2025' });
  });

  it('has the printed columns in their printed order', () => {
    const printed = Object.keys(reviewWords.columns);
    expect(ledgerColumns().flatMap(({ colId }) => (printed.includes(colId ?? '') ? [colId] : []))).toEqual(printed);
  });

  it('copies the columns in the order in which they stand', () => {
    expect(LEDGER_SHEET.map((column) => column.id)).toEqual(ledgerColumns().map((column) => column.colId));
  });

  it('maps edited words back to what is stored, and refuses what it does not know', () => {
    const stored = note({});
    expect(ledgerChange(stored, 'severity', '提示')).toEqual({ severity: 'notice' });
    expect(ledgerChange(stored, 'state', '采纳')).toEqual({ state: 'adopted', rejectReason: null });
    expect(ledgerChange(stored, 'state', '不采纳')).toEqual({ state: 'rejected', rejectReason: 'other' });
    expect(ledgerChange(stored, 'rectificationState', '已整改')).toEqual({ rectification: 'done' });
    expect(ledgerChange(stored, 'suggestion', '')).toEqual({ suggestion: '' });
    expect(ledgerChange(stored, 'problem', '  ')).toBeNull();
    expect(ledgerChange(stored, 'severity', '严重')).toBeNull();
    expect(ledgerChange(stored, 'unitName', '别的单位')).toBeNull();
  });
});
