import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { issuerOf } from '../../../generator/budget-model.js';
import { finalTables, type FinalOptions } from '../../../generator/layouts/final.js';
import { plantMisprint } from '../../../generator/plant.js';
import { tablesOf, type PrintedDocument } from '../../../generator/printed.js';
import { inventScenario } from '../../../generator/scenario.js';
import { moneyCells, readText } from '../../../generator/variety.js';
import { writeText } from '../../../generator/write-text.js';
import { reprint, subject, table } from '../build.js';
import { ask } from './cases.js';

/** 收入支出决算总表 with both carry-overs: 90 + 1 + 9 = 92 + 2 + 6. */
const OVERVIEW = table({
  kind: 'income-expenditure-overview',
  columns: 'item amount item@1 amount@1',
  rows: `
    general-public | 80.00 | class:210 | 92.00
    business | 10.00 | |
    current-income | 90.00 | current-expenditure | 92.00
    use-of-surplus | 1.00 | surplus-distribution | 2.00
    carry-in | 9.00 | carry-out | 6.00
    total-income | 100.00 | total-expenditure | 100.00`,
});

const FISCAL = table({
  kind: 'fiscal-appropriation-overview',
  columns: 'item amount item@1 total@1 fund.general-public@1 fund.government-fund@1',
  rows: `
    general-public | 80.00 | class:210 | 82.00 | 82.00 |
    current-income | 80.00 | current-expenditure | 82.00 | 82.00 |
    carry-in | 5.00 | carry-out | 3.00 | 3.00 |
    total-income | 85.00 | total-expenditure | 85.00 | 85.00 |`,
});

const FUND = table({
  kind: 'government-fund',
  columns: 'function.code function.name carry current total basic project carry-out',
  tree: true,
  rows: `
    合计 | | 4.00 | 20.00 | 21.00 | | 21.00 | 3.00
    2120804 | 某建设支出 | 4.00 | 20.00 | 21.00 | | 21.00 | 3.00`,
});

const FINAL = subject([OVERVIEW, FISCAL, FUND], { stage: 'final' });

describe('SUM-FINAL-FLOW', () => {
  it('holds where what came in and what went out balance, in the overviews and in every row of a fund', () => {
    const { line, findings } = ask('SUM-FINAL-FLOW', FINAL);
    expect(findings).toEqual([]);
    expect(line).toMatchObject({ state: 'pass', count: 4 });
  });

  it.each([
    ['carry-over at the end of the year', OVERVIEW.id, 4, 3, '7.00'],
    ['carry-over at the beginning', OVERVIEW.id, 4, 1, '19.00'],
    ['surplus used', OVERVIEW.id, 3, 1, '11.00'],
    ['distribution of the surplus', OVERVIEW.id, 3, 3, '20.00'],
    ['fiscal carry-over', FISCAL.id, 2, 3, '13.00'],
    ['row of a fund', FUND.id, 1, 7, '4.00'],
    ['total row of a fund', FUND.id, 0, 2, '14.00'],
  ])('finds a wrong figure: %s', (_, tableId, row, column, figure) => {
    const { findings } = ask('SUM-FINAL-FLOW', reprint(FINAL, tableId, row, column, figure));
    expect(findings.map(({ severity, at }) => [severity, at.table])).toEqual([['error', tableId]]);
  });

  it('allows half a step for every figure', () => {
    expect(ask('SUM-FINAL-FLOW', reprint(FINAL, OVERVIEW.id, 4, 3, '6.01')).findings).toMatchObject([
      { outcome: 'rounding' },
    ]);
  });

  it('is not for budgets, and never passes where the stage is unknown or the lines are missing', () => {
    expect(ask('SUM-FINAL-FLOW', subject([OVERVIEW], { stage: 'budget' })).line.state).toBe('not-applicable');
    const bare = table({ kind: OVERVIEW.kind, columns: 'item amount', rows: 'general-public | 80.00' });
    expect(ask('SUM-FINAL-FLOW', subject([bare], { stage: 'final' })).line.state).toBe('insufficient-data');
  });
});

describe('SUM-TOTAL in final accounts', () => {
  it('counts 结余分配 among what makes up the total', () => {
    expect(ask('SUM-TOTAL', FINAL).findings).toEqual([]);
    const { findings } = ask('SUM-TOTAL', reprint(FINAL, OVERVIEW.id, 3, 3, '3.00'));
    expect(findings.map(({ at }) => at.rowKey)).toEqual(['total-expenditure']);
  });
});

/** Generated final accounts of a department. */
function generated(seed: number, amounts: FinalOptions['amounts']): PrintedDocument {
  const money = { carryOver: false, governmentFund: seed % 2 === 0, business: seed % 3 === 0 };
  const budget = inventScenario(seed, { money }).departmentYear(2026);
  const issuer = issuerOf(budget);
  const tables = finalTables(budget, { style: { unit: '万元', decimals: 2, grouped: true, nil: '' }, amounts });
  return {
    unitCode: issuer.code,
    unitName: issuer.name,
    level: 'department',
    year: 2026,
    blocks: [
      { type: 'heading', depth: 1, text: `${issuer.name}2026年部门决算` },
      ...tables.map((table) => ({ type: 'table', table }) as const),
    ],
  };
}

const SUMS = /^(?:SUM|XTAB|NUM)-/;

function alarms(document: PrintedDocument): readonly string[] {
  const { findings } = checkDocument({ document: 'made', disclosure: readText(writeText(document)) });
  return findings
    .filter(({ outcome, rule, severity }) => outcome === 'finding' && severity !== 'notice' && SUMS.test(rule))
    .map(({ rule, message }) => `${rule} ${message}`);
}

describe.each(['numbered', 'phases'] as const)('generated final accounts, %s', (amounts) => {
  it('raise no alarm in sums and between tables', () => {
    for (const seed of [1, 2, 3, 4, 6]) expect(alarms(generated(seed, amounts))).toEqual([]);
  });

  it('betray a changed digit in the two lanes of basic spending', () => {
    for (const seed of [2, 3]) {
      const document = generated(seed, amounts);
      const at = tablesOf(document).findIndex(({ kind }) => kind === 'general-public-basic');
      const last = tablesOf(document)[at]!.rows.length - 1;
      const place = moneyCells(document).find(
        ({ table, row, column }) => table === at && row === last && column === 5,
      )!;
      const spoilt = plantMisprint(document, place, 'digit', 0)!;
      expect(alarms(spoilt.document).some((line) => line.startsWith('XTAB-BASIC '))).toBe(true);
    }
  });
});
