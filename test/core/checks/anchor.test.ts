import { describe, expect, test } from 'vitest';
import { cellName, rowName } from '../../../src/core/checks/anchor.js';
import type { Operand } from '../../../src/core/checks/relation.js';
import { read } from './documents.js';

/** The amount in a row of a small table. */
function operandOf(label: string): Operand {
  const { disclosure, document } = read(
    `预算07表 2031年政府采购预算表\n\n金额单位：万元\n\n项目\t金额\n泵站维修\t2.00\n${label}\t3.00\n合计\t5.00\n`,
  );
  const [table] = disclosure.tables;
  const row = table!.rows[1]!;
  const cell = row.cells.find(({ text }) => text === '3.00')!;
  return { document, table: table!, row, line: row.lines[0] ?? null, column: table!.columns[cell.column]!, cell };
}

describe('the words for a cell', () => {
  test('name its row by the label', () => {
    expect(cellName(operandOf('闸门维修'))).toContain('“闸门维修”行');
  });

  test('count the rows where it prints none', () => {
    const operand = operandOf('');
    expect(rowName(operand)).toBe('');
    expect(cellName(operand)).toContain('第 2 行');
    expect(cellName(operand)).not.toContain('#');
  });
});
