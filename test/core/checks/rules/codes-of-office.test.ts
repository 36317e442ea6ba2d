import { describe, expect, it } from 'vitest';
import type { OwnCodes, Subject } from '../../../../src/core/checks/index.js';
import { subject, table } from '../build.js';
import { ask } from './cases.js';

const ROWS = `
20101-人大事务|30|30|
2010101-行政运行|30|30|
合计|30|30|`;

const CODES: OwnCodes = {
  year: 2026,
  source: '科目.xlsx',
  isWhole: false,
  codes: [{ code: '20101', name: '人民代表事务' }],
};

function spending(year: number, codes: readonly OwnCodes[]): Subject {
  const made = subject([table({ kind: 'expenditure', columns: 'function total basic project', rows: ROWS })], { year });
  return { ...made, codes };
}

describe('rules of codes with codes of the office', () => {
  it('go by them in their year, and say so', () => {
    expect(ask('CODE-NAME', spending(2026, [])).findings).toEqual([]);
    const [found] = ask('CODE-NAME', spending(2026, [CODES])).findings;
    expect(found?.message).toContain('编码 20101 的科目名称为“人民代表事务”，印作“人大事务”');
    expect(found?.basis).toContain('码表：2026 年，导入自“科目.xlsx”');
  });

  it('go by the shipped table in another year', () => {
    expect(ask('CODE-NAME', spending(2025, [CODES])).findings).toEqual([]);
  });
});
