import { describe, expect, it } from 'vitest';
import { plus, type Operand } from '../../../src/core/checks/relation.js';
import { test as tested } from '../../../src/core/checks/outcome.js';
import { constraintOf } from '../../../src/core/checks/suspects-constraint.js';
import { valuesFor } from '../../../src/core/checks/suspects-values.js';
import { table } from './build.js';

function operands(figures: readonly string[]): readonly Operand[] {
  const own = table({
    kind: 'procurement',
    columns: 'item amount',
    rows: figures.map((text) => `项|${text}`).join('\n'),
  });
  const column = own.columns[1]!;
  return own.rows.map((row) => ({
    document: 'sha',
    table: own,
    row,
    line: row.lines[0]!,
    column,
    cell: row.cells[1]!,
  }));
}

/** The likeliest values of the first of some parts whose sum is stated last. */
function firstPart(...figures: readonly string[]): readonly string[] {
  const all = operands(figures);
  const relation = {
    says: '合计',
    left: all.slice(0, -1).map(plus),
    right: all.slice(-1).map(plus),
    comparison: 'equal',
    tolerance: 'exact',
  } as const;
  const { cell, ...first } = all[0]!;
  const figure = { type: 'cell', operand: { ...first, cell } } as const;
  return valuesFor(cell, figure, [constraintOf(tested(relation))!]).map(({ amount }) => amount.value);
}

describe('the values a figure may have', () => {
  it('are written with as many decimals as the figure prints', () => {
    expect(firstPart('9.34', '2.00', '3.05')).toEqual(['1.05']);
    expect(firstPart('9.3400', '2.00', '2.0071')).toEqual(['0.0071']);
    expect(firstPart('93', '2', '32')).toEqual(['30']);
    expect(firstPart('93', '2', '2')).toEqual(['0']);
  });

  it('are below zero only where the column prints another such figure', () => {
    expect(firstPart('9.34', '-2.00', '-2.05')).toEqual(['-0.05']);
    expect(firstPart('9.34', '2.00', '1.95')).toEqual([]);
  });
});
