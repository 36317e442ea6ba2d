import { expect, it } from 'vitest';
import { orderDocuments } from '../../../../src/renderer/screens/library/document-order.js';
import type { DocumentSummary } from '../../../../src/shared/desk-api.js';

const document = (id: string, change: Partial<DocumentSummary>): DocumentSummary =>
  ({
    id,
    fileName: id,
    unitCode: '1',
    unitName: '甲',
    fiscalYear: 2026,
    findings: { error: 0, warning: 0, notice: 0 },
    ...change,
  }) as DocumentSummary;

const ALL = { batch: null, batches: [] };

const lines = [
  document('unknown', { unitCode: null, unitName: null }),
  document('b-2026', { unitCode: '10', unitName: '乙', findings: { error: 0, warning: 9, notice: 0 } }),
  document('a-2024', { fiscalYear: 2024, findings: { error: 1, warning: 0, notice: 0 } }),
  document('a-2026', {}),
];
const ids = (documents: readonly DocumentSummary[]): readonly string[] => documents.map((one) => one.id);

it('groups by unit with the newest year first; unknown units stand last', () => {
  expect(ids(orderDocuments(lines, { key: 'unit', descending: false }, ALL))).toEqual([
    'a-2026',
    'a-2024',
    'b-2026',
    'unknown',
  ]);
});

it('puts a department in front of its units, and not behind all departments', () => {
  const coded = ['902', '901002', '901'].map((unitCode) =>
    document(unitCode, { unitCode, unitName: `单位${unitCode}` }),
  );
  const order = (descending: boolean) => ids(orderDocuments(coded, { key: 'unit', descending }, ALL));
  expect(order(false)).toEqual(['901', '901002', '902']);
  expect(order(true)).toEqual(['902', '901002', '901']);
});

it('counts one error for more than any number of doubts', () => {
  expect(ids(orderDocuments(lines, { key: 'findings', descending: true }, ALL)).slice(0, 2)).toEqual([
    'a-2024',
    'b-2026',
  ]);
});

it('puts the readings that have to be looked at first, then those that nothing proves', () => {
  const read = (['closed', 'look', 'partly', 'unproven'] as const).map((selfCheckState) =>
    document(selfCheckState, { selfCheckState, selfCheck: '', message: null }),
  );
  const order = (descending: boolean) => ids(orderDocuments(read, { key: 'selfCheck', descending }, ALL));
  expect(order(false)).toEqual(['look', 'unproven', 'partly', 'closed']);
  expect(order(true)).toEqual(['closed', 'partly', 'unproven', 'look']);
});
