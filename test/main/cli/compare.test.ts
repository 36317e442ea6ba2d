import { describe, expect, it } from 'vitest';
import type { ComparedCell, ComparedProject, ComparisonTable } from '../../../src/core/comparison/index.js';
import { anchorForDocument } from '../../../src/core/disclosure/index.js';
import { compareJson } from '../../../src/main/cli/compare-json.js';
import { compareText } from '../../../src/main/cli/compare-text.js';

const UNIT = { unitCode: '900001', unitName: '某某中心', sources: [] };

function cell(document: string, text: string, value: string | null): ComparedCell {
  return {
    text,
    value,
    anchor: { ...anchorForDocument(document), rowKey: '2010101', columnPath: '合计', quote: text },
  };
}

const TABLE: ComparisonTable = {
  kind: 'expenditure',
  years: [2025, 2026],
  moneyUnit: '万元',
  measures: [{ id: 'total', label: '合计' }],
  primary: 'total',
  rows: [
    {
      key: '2010101',
      label: '行政运行',
      depth: 1,
      role: 'detail',
      lane: 0,
      status: 'changed',
      matchedBy: 'code',
      names: {},
      cells: { 2025: { total: cell('a', '1,000.00', '1000.00') }, 2026: { total: cell('b', '1,012.50', '1012.50') } },
      changes: { total: { change: '12.50', percent: '1.25' } },
    },
    {
      key: '2010102',
      label: '一般事务',
      depth: 1,
      role: 'detail',
      lane: 0,
      status: 'new',
      matchedBy: 'code',
      names: {},
      cells: { 2026: { total: cell('b', '', null) } },
      changes: {},
    },
  ],
  remarks: ['2024 年没有这张表。'],
};

const PROJECT: ComparedProject = {
  code: null,
  names: { 2025: '某项目', 2026: '某项目' },
  values: { 2025: '1000.00', 2026: '900.00' },
  fiscalFunds: { 2025: '1000.00', 2026: null },
  change: '-100.00',
  percent: '-10.00',
  status: 'changed',
  matchedBy: 'name',
};

describe('compareJson', () => {
  it('maps a comparison to the contract, a blank as null and a missing year left out', () => {
    const json = compareJson(UNIT, [2025, 2026], [TABLE], [PROJECT], {
      file: (document) => `${document}.txt`,
      section: (_, section) => section,
    });
    expect(json).toMatchObject({
      unit: { code: '900001', name: '某某中心' },
      years: [2025, 2026],
      tables: [
        {
          kind: 'expenditure',
          primary: '合计',
          rows: [
            {
              key: '2010101',
              label: '行政运行',
              values: { 2025: '1000.00', 2026: '1012.50' },
              change: '12.50',
              percent: '1.25',
              status: 'changed',
              matchedBy: 'code',
              sources: { 2025: { file: 'a.txt', row: '2010101' }, 2026: { file: 'b.txt', column: '合计' } },
            },
            { key: '2010102', values: { 2026: null }, change: null, percent: null, status: 'new' },
          ],
        },
      ],
      projects: [PROJECT],
    });
    expect(json.tables[0]?.rows[1]?.values).toEqual({ 2026: null });
  });
});

describe('compareText', () => {
  it('lays the years out in columns', () => {
    expect(compareText(UNIT, [2025, 2026], [TABLE, { ...TABLE, kind: 'income', years: [2026] }], [PROJECT]))
      .toBe(`900001 某某中心：2025、2026 年对照

支出总表 · 合计 · 万元
                  2025      2026    变动      %
    行政运行  1,000.00  1,012.50  +12.50  1.25%  变化
    一般事务                                     新增
注：2024 年没有这张表。

收入总表 · 合计 · 万元
  只有 2026 年可取，不列出。
注：2024 年没有这张表。

项目
              2025    2026     变动        %
  某项目  1,000.00  900.00  -100.00  -10.00%  变化
`);
  });
});
