import { describe, expect, it } from 'vitest';
import { firstKind } from '../../../src/core/comparison/index.js';
import type { Table, TableKind } from '../../../src/core/disclosure/index.js';
import {
  buildDisclosure,
  buildProfile,
  buildTable,
  FUNCTION_COLUMNS,
  functionRow,
  sourceOf,
  totalRow,
} from './build.js';

/** A table of a kind with so many rows of figures and a total. */
function table(kind: TableKind, rows: number, amount = '1.00'): Table {
  return buildTable({
    kind,
    columns: FUNCTION_COLUMNS,
    rows: [
      ...Array.from({ length: rows }, (_, index) => functionRow(null, `21015${10 + index}`, `事项${index}`, amount)),
      totalRow(amount),
    ],
  });
}

function year(fiscal: number, ...tables: readonly Table[]): ReturnType<typeof sourceOf> {
  return sourceOf(buildDisclosure({ profile: buildProfile({ unitCode: '301002', year: fiscal }), tables }), '301002');
}

describe('the table a comparison opens on', () => {
  it('is 支出总表 where two years print rows in it', () => {
    const sources = [2025, 2026].map((fiscal) => year(fiscal, table('income', 4), table('expenditure', 2)));
    expect(firstKind(sources)).toBe('expenditure');
  });

  it('is the first other one where 支出总表 has one row, a total, or nothing but blanks', () => {
    const others = [table('income', 1), table('general-public-expenditure', 3), table('general-public-basic', 5)];
    for (const poor of [table('expenditure', 1), table('expenditure', 0), table('expenditure', 4, '')]) {
      const sources = [2025, 2026].map((fiscal) => year(fiscal, poor, ...others));
      expect(firstKind(sources)).toBe('general-public-expenditure');
    }
  });

  it('is not one that a single year prints, where another is printed by two', () => {
    const sources = [year(2025, table('procurement', 3)), year(2026, table('expenditure', 6), table('procurement', 3))];
    expect(firstKind(sources)).toBe('procurement');
    expect(firstKind(sources.slice(1))).toBe('expenditure');
  });

  it('is the one looked at, where it holds a figure in two years; never that of the projects by itself', () => {
    const tables = [table('expenditure', 3), table('three-public', 0), table('project-performance', 5)];
    const sources = [2025, 2026].map((fiscal) => year(fiscal, ...tables));
    expect(firstKind(sources, 'three-public')).toBe('three-public');
    expect(firstKind(sources, 'state-capital')).toBe('expenditure');
    expect(firstKind([2025, 2026].map((fiscal) => year(fiscal, table('project-performance', 5))))).toBeNull();
  });

  it('is what there is, where no table holds enough', () => {
    expect(firstKind([year(2025, table('income', 1)), year(2026, table('three-public', 0))])).toBe('income');
    expect(firstKind([year(2025), year(2026)])).toBeNull();
  });
});
