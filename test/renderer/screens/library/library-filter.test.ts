import { describe, expect, it } from 'vitest';
import {
  countFacet,
  deadlineIn,
  filterDocuments,
  reviewersIn,
  type Where,
} from '../../../../src/renderer/screens/library/library-filter.js';
import { NO_LIBRARY_FILTER, type LibraryFilter } from '../../../../src/renderer/state/library-view.js';
import type { Batch, DocumentSummary } from '../../../../src/shared/desk-api.js';

const document = (id: string, change: Partial<DocumentSummary>): DocumentSummary =>
  ({
    id,
    fileName: `${id}.pdf`,
    unitCode: '901001',
    unitName: '甲馆',
    level: 'unit',
    stage: 'budget',
    fiscalYear: 2026,
    format: 'pdf',
    state: 'read',
    message: null,
    selfCheck: '4 张表，合计全部闭合',
    selfCheckState: 'closed',
    findings: { error: 0, warning: 0, notice: 0 },
    review: 'waiting',
    batches: [],
    ...change,
  }) as DocumentSummary;

const batch = (id: string, deadline: string | null, archived = false): Batch => ({ id, deadline, archived }) as Batch;

const ALL: Where = {
  batch: null,
  batches: [batch('a', '2026-03-31'), batch('b', null), batch('old', '2020-01-01', true)],
};
const IN_B: Where = { ...ALL, batch: 'b' };

const documents = [
  document('one', { batches: [{ batch: 'a', reviewer: '张三', deadline: null }] }),
  document('two', { fiscalYear: 2025, findings: { error: 2, warning: 0, notice: 1 }, review: 'first-review' }),
  document('three', {
    unitCode: null,
    unitName: null,
    fiscalYear: null,
    batches: [
      { batch: 'a', reviewer: '张三', deadline: '2026-02-01' },
      { batch: 'b', reviewer: '李四', deadline: null },
    ],
  }),
];

const found = (change: Partial<LibraryFilter>, where = ALL): readonly string[] =>
  filterDocuments(documents, { ...NO_LIBRARY_FILTER, ...change }, where).map(({ id }) => id);

describe('the filter of the library', () => {
  it('lets everything through that is not asked for', () => {
    expect(found({})).toEqual(['one', 'two', 'three']);
  });

  it('takes several values of a facet as alternatives and several facets together', () => {
    expect(found({ years: [2025, null] })).toEqual(['two', 'three']);
    expect(found({ years: [2025, 2026], reviews: ['waiting'] })).toEqual(['one']);
    expect(found({ units: [''] })).toEqual(['three']);
    expect(found({ severities: ['notice'] })).toEqual(['two']);
    expect(found({ severities: ['none'] })).toEqual(['one', 'three']);
  });

  it('finds words in unit, code, file and self-check', () => {
    expect(found({ text: '901001 TWO' })).toEqual(['two']);
    expect(found({ text: '闭合' })).toHaveLength(3);
    expect(found({ text: '不在' })).toEqual([]);
  });

  it('lists the documents whose reading has to be looked at', () => {
    const read = [
      document('sound', {}),
      document('doubt', { selfCheckState: 'look', selfCheck: '4 张表，2 处数字存疑' }),
      document('bare', { selfCheckState: 'unproven' }),
    ];
    const ids = (readings: LibraryFilter['readings']): readonly string[] =>
      filterDocuments(read, { ...NO_LIBRARY_FILTER, readings }, ALL).map(({ id }) => id);
    expect(ids(['look'])).toEqual(['doubt']);
    expect(ids(['look', 'unproven'])).toEqual(['doubt', 'bare']);
    expect(ids([])).toHaveLength(3);
  });

  it('knows reviewers and deadlines by the batch looked at', () => {
    const [one, two, three] = documents as [DocumentSummary, DocumentSummary, DocumentSummary];
    expect(reviewersIn(three, ALL)).toEqual(['张三', '李四'].toSorted());
    expect(reviewersIn(three, IN_B)).toEqual(['李四']);
    expect([one, two, three].map((each) => deadlineIn(each, ALL))).toEqual(['2026-03-31', '', '2026-02-01']);
    expect(deadlineIn(three, IN_B)).toBe('');
    expect(found({ reviewers: ['张三'] })).toEqual(['one', 'three']);
    expect(found({ reviewers: ['张三'] }, IN_B)).toEqual([]);
    expect(found({ reviewers: [''] })).toEqual(['two']);
  });

  it('counts what occurs', () => {
    expect([...countFacet(documents, 'years', ALL)]).toEqual([
      [2026, 1],
      [2025, 1],
      [null, 1],
    ]);
  });
});
