import { describe, expect, it } from 'vitest';
import { subject, table } from '../build.js';
import { ask } from './cases.js';

/** 支出总表 without items: classes can only be held against 一般公共预算支出表. */
function document(agriculture: string, housing: string, other = '', total = '900.00'): ReturnType<typeof subject> {
  const overview = table({
    kind: 'income-expenditure-overview',
    columns: 'item@0 amount@0=收入/预算数 item@1 amount@1=支出/预算数',
    rows: [
      `general-public|900.00|class:213|${agriculture}`,
      `other-income|${other}|class:221|${housing}`,
      `current-income|900.00|current-expenditure|${total}`,
      `total-income|900.00|total-expenditure|${total}`,
    ].join('\n'),
  });
  const expenditure = table({ kind: 'expenditure', columns: 'total basic project', rows: '900.00|300.00|600.00' });
  const general = table({
    kind: 'general-public-expenditure',
    columns: 'function total',
    rows: '2130304-水利行业业务管理|500.00\n2130311-水资源节约管理与保护|250.00\n2210201-住房公积金|150.00\n合计|900.00',
  });
  return subject([overview, expenditure, general]);
}

describe('XTAB-CLASS where 支出总表 lists no items', () => {
  const told = (of: ReturnType<typeof subject>): readonly string[] =>
    ask('XTAB-CLASS', of).findings.map(({ severity, message }) => `${severity} ${message}`);

  it('is the sum of 一般公共预算 where the totals agree', () => {
    expect(told(document('750.00', '150.00'))).toEqual([]);
    expect(ask('XTAB-CLASS', document('750.00', '150.00')).line).toMatchObject({ state: 'pass', count: 2 });
    expect(told(document('760.00', '150.00'))).toEqual([expect.stringMatching(/^error .*应等于一般公共预算支出表/)]);
    expect(told(document('150.00', '750.00'))).toHaveLength(2);
  });

  it('is no less where there is other money', () => {
    expect(told(document('790.00', '150.00', '40.00'))).toEqual([]);
    expect(told(document('740.00', '150.00', '40.00'))).toEqual([expect.stringMatching(/^error .*不应大于收支总表/)]);
    expect(told(document('', '150.00', '40.00'))).toEqual([expect.stringMatching(/^warning /)]);
  });
});
