import { describe, expect, it } from 'vitest';
import type { TableKind } from '../../../src/core/disclosure/index.js';
import { subject, table } from './build.js';
import { ask } from './rules/cases.js';

/** The figures behind the first finding of a rule over one table, as 「row: suggested」, the likeliest first. */
function suspects(rule: string, kind: TableKind, columns: string, rows: string): readonly string[] {
  const { findings } = ask(rule, subject([table({ kind, columns, rows })]));
  return (findings[0]?.suspects ?? []).map(({ anchor, suggested }) => `${anchor.rowKey}: ${suggested}`);
}

const ROWS = '合计|30.00\n2010101|9.00\n2010201|3.00\n2010301|\n2010401|6.00\n2010501|8.00';

describe('an amount that was left out', () => {
  it('is told before a wrong digit, where its row is the only one without an amount', () => {
    expect(suspects('SUM-COL', 'expenditure', 'function.code total', ROWS)[0]).toBe('2010301: 4.00');
  });

  it('is no likelier where other rows have none either', () => {
    const first = suspects('SUM-COL', 'expenditure', 'function.code total', `${ROWS}\n2010601|`)[0];
    expect(first).toMatch(/^(?:合计|2010201): /);
  });

  it('is proposed with the decimals of its row, where its column has no other figure', () => {
    const columns = 'unit three-public three-public.abroad three-public.reception three-public.car';
    expect(suspects('SUM-3P', 'three-public', columns, '某单位||1.000|2.250|3.500')[0]).toMatch(/: 6\.750$/);
  });
});

describe('an amount below zero', () => {
  const first = (columns: string, rows: string): string | undefined =>
    suspects('SUM-COL', 'expenditure', columns, rows)[0];

  it.each([
    '合计|21.00\n2010101|9.00\n2010201|2.00\n2010301|7.00\n2010401|7.00',
    '合计|18.50\n2010101|9.00\n2010201|1.00\n2010301|7.50\n2010401|3.00',
    '合计|18.00\n2010101|9.00\n2010201|6.00\n2010301|8.00\n2010401|7.00',
  ])('is not told of spending that is never below zero: %s', (rows) => {
    const told = suspects('SUM-COL', 'expenditure', 'function.code total', rows);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((one) => one.includes(': -'))).toEqual([]);
  });

  it('is told where the column prints another amount below zero', () => {
    const rows = '合计|12.00\n2010101|9.00\n2010201|2.13\n2010301|-1.00\n2010401|6.13';
    expect(first('function.code total', rows)).toBe('2010201: -2.13');
  });
});
