import { describe, expect, it } from 'vitest';
import type { Evidence, Finding } from '../../../src/core/checks/index.js';
import { anchorForDocument, type Anchor } from '../../../src/core/disclosure/index.js';
import { relationOf } from '../../../src/core/review/index.js';

const cell = (more: Partial<Anchor> = {}): Anchor => ({
  ...anchorForDocument('a'.repeat(64)),
  table: 'expenditure',
  tableKind: 'expenditure',
  row: 3,
  rowKey: '2101501',
  rowLabel: '行政运行',
  column: 2,
  columnPath: '2026年预算数/合计',
  quote: '12.30',
  place: { line: 9 },
  ...more,
});

const operand = (anchor: Anchor): Evidence => ({ anchor, text: '1.00', role: 'operand', low: null, high: null });

function finding(at: Anchor, more: Partial<Finding> = {}): Finding {
  return {
    id: 'f',
    rule: 'SUM-ROW',
    family: 'arithmetic',
    severity: 'error',
    outcome: 'finding',
    documents: [at.document],
    message: '',
    arithmetic: null,
    at,
    expected: null,
    actual: null,
    difference: null,
    evidence: [],
    suspects: [],
    group: 'g',
    basis: '',
    ...more,
  };
}

describe('the relation of a finding', () => {
  it('is that of the row and column, wherever they stand and whatever is printed there', () => {
    const moved = cell({ document: 'b'.repeat(64), row: 8, column: 5, quote: '99.00', place: { page: 4 } });
    const later = { ...moved, columnPath: '2027年预算数/合计' };
    expect(relationOf(finding(later))).toBe(relationOf(finding(cell())));
  });

  it('is another one in another row, column, table or rule', () => {
    const own = relationOf(finding(cell()));
    const others = [
      finding(cell({ rowKey: '2101502' })),
      finding(cell({ columnPath: '2026年预算数/基本支出' })),
      finding(cell({ tableKind: 'three-public' })),
      finding(cell(), { rule: 'SUM-COL' }),
    ];
    for (const other of others) expect(relationOf(other)).not.toBe(own);
  });

  it('of words is that of the words without their figures, and of everything they are compared with', () => {
    const words = (quote: string): Anchor => ({ ...anchorForDocument('a'.repeat(64)), section: 's', quote });
    const one = finding(words('公务接待费 0.90 万元'), { evidence: [operand(cell())] });
    const later = finding(words('公务接待费 1,200.10 万元'), { evidence: [operand(cell({ row: 7 }))] });
    expect(relationOf(later)).toBe(relationOf(one));
    expect(relationOf(finding(words('公务用车费 0.90 万元'), { evidence: one.evidence }))).not.toBe(relationOf(one));
    expect(relationOf(finding(one.at, { evidence: [operand(cell({ rowKey: '合计' }))] }))).not.toBe(relationOf(one));
  });
});
