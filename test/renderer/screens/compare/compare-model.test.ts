import { describe, expect, it } from 'vitest';
import type { ComparableUnit, ComparisonRow, ComparisonTable } from '../../../../src/core/comparison/index.js';
import { anchorForDocument } from '../../../../src/core/review/index.js';
import {
  belongs,
  changeText,
  chipCounts,
  compareModel,
  figureAt,
  figureId,
  figureText,
} from '../../../../src/renderer/screens/compare/compare-model.js';
import { defaultDocuments, oneForEachYear } from '../../../../src/renderer/screens/compare/use-comparison.js';

const anchor = anchorForDocument('doc');

function row(change: Partial<ComparisonRow>): ComparisonRow {
  return {
    key: '2010101',
    label: '行政运行',
    depth: 2,
    role: 'detail',
    lane: 0,
    status: 'changed',
    matchedBy: 'code',
    names: {},
    cells: {
      2025: { total: { text: '1529.03', value: '1529.03', anchor } },
      2026: { total: { text: '1,541.98', value: '1541.98', anchor } },
    },
    changes: { total: { change: '12.95', percent: '0.85' } },
    ...change,
  };
}

const table = (rows: readonly ComparisonRow[]): ComparisonTable => ({
  kind: 'expenditure',
  years: [2025, 2026],
  moneyUnit: '万元',
  measures: [
    { id: 'total', label: '合计' },
    { id: 'basic', label: '基本支出' },
  ],
  primary: 'total',
  rows,
});

const options = {
  chip: 'all',
  measure: 'total',
  allMeasures: false,
  yearLabel: (year: number) => `${year} 预算`,
} as const;

describe('the comparison grid', () => {
  it('shows code, name, years, change, percent, status and pairing, to be read and to be copied', () => {
    const { rows, sheet, columns } = compareModel(table([row({})]), options);
    expect(columns.map((column) => column.headerName)).toEqual([
      '科目编码',
      '名称',
      '2025 预算',
      '2026 预算',
      '变动',
      '%',
      '变化',
      '配对',
    ]);
    expect(sheet.map((column) => column.text(rows[0]!))).toEqual([
      '2010101',
      '行政运行',
      '1,529.03',
      '1,541.98',
      '+12.95',
      '+0.85',
      '有变化',
      '码',
    ]);
    expect(sheet.map((column) => column.value(rows[0]!))).toEqual([
      null,
      null,
      '1529.03',
      '1541.98',
      '12.95',
      null,
      null,
      null,
    ]);
  });

  it('keeps columns and sheet in step when every measure is shown', () => {
    const { sheet, columns } = compareModel(table([row({})]), { ...options, allMeasures: true });
    const leaves = columns.flatMap((column) => ('children' in column ? column.children : [column]));
    expect(leaves.map((leaf) => ('colId' in leaf ? leaf.colId : null))).toEqual(sheet.map((column) => column.id));
  });

  it('filters by what became of a row; renamed and moved counts as changed too', () => {
    const rows = [
      row({}),
      row({ status: 'same', changes: { total: { change: '0.00', percent: '0.00' } } }),
      row({ status: 'new', changes: {} }),
      row({ status: 'dropped', changes: {} }),
      row({ status: 'renamed' }),
      row({ status: 'renamed', changes: { total: { change: '0.00', percent: '0.00' } } }),
    ];
    expect(chipCounts(table(rows), 'total')).toEqual({ all: 6, changed: 2, new: 1, dropped: 1, renamed: 2 });
    expect(belongs(rows[2]!, 'changed', 'total')).toBe(false);
    expect(compareModel(table(rows), { ...options, chip: 'new' }).rows).toHaveLength(1);
  });

  it('never turns a blank or a dash into a number', () => {
    expect(figureText(null)).toBe('');
    expect(figureText({ text: '—', value: null, anchor })).toBe('—');
    expect(changeText(row({ changes: {} }), 'total')).toBe('');
    expect(changeText(row({ changes: { total: { change: '-3.10', percent: null } } }), 'total')).toBe('-3.10');
    expect(changeText(row({ changes: { total: { change: '0.00', percent: null } } }), 'total')).toBe('0.00');
  });

  it('finds the figure behind a column', () => {
    expect(figureAt(row({}), figureId(2026, 'total'))?.text).toBe('1,541.98');
    expect(figureAt(row({}), figureId(2026, 'basic'))).toBeNull();
    expect(figureAt(row({}), 'change')).toBeNull();
  });

  it('names the side of a two-sided table and shows no code where there is none', () => {
    const both = [row({ key: 'general-public', lane: 0 }), row({ key: 'class:201', lane: 1 })];
    const { rows, sheet } = compareModel(table(both), options);
    expect(rows.map((one) => sheet[0]!.text(one))).toEqual(['收入', '支出']);
    expect(compareModel(table([row({ key: '办公费' })]), options).sheet[0]?.id).toBe('label');
  });
});

describe('the documents of a comparison', () => {
  const source = (document: string, year: number, own = true, stage: 'budget' | 'final' = 'budget') => ({
    document,
    year,
    own,
    stage,
  });
  const unit = (sources: ComparableUnit['sources']): ComparableUnit => ({ unitCode: '1', unitName: '甲', sources });

  it('are one for each year, own first, budgets before final accounts', () => {
    const sources = [
      source('a', 2024),
      source('b', 2024, false),
      source('c', 2025, true, 'final'),
      source('d', 2026, false),
    ];
    expect(defaultDocuments(unit(sources))).toEqual(['a', 'd']);
    expect(defaultDocuments(unit([source('c', 2025, true, 'final')]))).toEqual(['c']);
    expect(oneForEachYear(unit(sources), ['d', 'a', 'b', 'gone'])).toEqual(['b', 'd']);
  });

  it('are six at most, the newest', () => {
    const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
    expect(defaultDocuments(unit(years.map((year) => source(String(year), year))))).toEqual(
      years.slice(-6).map(String),
    );
  });
});
