import { expect, test } from 'vitest';
import {
  compareProjects,
  compareTables,
  type ComparisonRow,
  type ComparisonSource,
} from '../../src/core/comparison/index.js';
import { projectsOf, spendingsOf, sumOf, type Budget } from './budget-model.js';
import { printBudget } from './document.js';
import { printCell, type Style } from './money.js';
import { inventScenario } from './scenario.js';
import { layoutsOf, readText } from './variety.js';
import { writeText } from './write-text.js';

const EXACT: Style = { unit: '万元', decimals: 6, grouped: false, nil: '' };
const LAYOUT = layoutsOf(EXACT)[0]!;
const YEARS = [2024, 2025, 2026] as const;

function sourcesOf(budgets: readonly Budget[]): readonly ComparisonSource[] {
  return budgets.map((budget) => ({
    document: String(budget.year),
    disclosure: readText(writeText(printBudget(budget, LAYOUT))),
    unitCode: null,
    year: budget.year,
    stage: 'budget',
  }));
}

/** What a comparison must show for a key: the printed figure of every year that has it, and what became of it. */
type Expected = { readonly values: Readonly<Record<string, string>>; readonly status: string };

/** 减少: the last year does not have it; 新增: only the last year has it. */
function statusOf(values: Readonly<Record<string, string>>): string {
  if (values['2026'] === undefined) return 'dropped';
  if (Object.keys(values).length === 1) return 'new';
  return new Set(Object.values(values)).size === 1 ? 'same' : 'changed';
}

/** Sums the exact spendings of every year by a key. */
function expectedOf(
  budgets: readonly Budget[],
  keyOf: (spending: ReturnType<typeof spendingsOf>[number]) => string | null,
): Readonly<Record<string, Expected>> {
  const keys = new Set(budgets.flatMap((budget) => spendingsOf(budget).flatMap((each) => keyOf(each) ?? [])));
  return Object.fromEntries(
    [...keys].sort().map((key) => {
      const values = Object.fromEntries(
        budgets.flatMap((budget) => {
          const fen = sumOf(spendingsOf(budget), (each) => keyOf(each) === key);
          return fen === 0n ? [] : [[String(budget.year), printCell(fen, EXACT)] as const];
        }),
      );
      return [key, { values, status: statusOf(values) }];
    }),
  );
}

function shown(
  rows: readonly ComparisonRow[],
  keyOf: (row: ComparisonRow) => string,
): Readonly<Record<string, Expected>> {
  const details = rows
    .filter(({ role }) => role === 'detail')
    .map((row): readonly [string, Expected] => {
      const values = Object.fromEntries(
        Object.entries(row.cells).flatMap(([year, cells]) => {
          const value = cells.total?.value ?? null;
          return value === null ? [] : [[year, value] as const];
        }),
      );
      return [keyOf(row), { values, status: row.status }];
    });
  return Object.fromEntries(details.sort(([a], [b]) => (a < b ? -1 : 1)));
}

test.each([1, 2, 3, 4])('rows of 支出总表 are laid side by side by their codes (seed %i)', (seed) => {
  const scenario = inventScenario(seed, { firstYear: 2024, years: 3 });
  const budgets = YEARS.map((year) => scenario.unitYear(0, year));
  const table = compareTables('expenditure', sourcesOf(budgets))!;
  expect(shown(table.rows, ({ key }) => key)).toEqual(
    expectedOf(budgets, (each) => `${each.function}|${each.government}|${each.department}`),
  );
});

test.each([1, 2, 3, 4])('projects keep their code, name and money over the years (seed %i)', (seed) => {
  const scenario = inventScenario(seed, { sector: 'market', firstYear: 2024, years: 3 });
  const budgets = YEARS.map((year) => scenario.unitYear(0, year));
  const names = new Map(
    budgets.flatMap((budget) => projectsOf(budget).map(({ code, plan }) => [code, plan.name] as const)),
  );
  const expected = Object.entries(expectedOf(budgets, (each) => each.project)).map(([code, { values, status }]) => [
    code,
    names.get(code),
    values,
    status,
  ]);
  const found = compareProjects(sourcesOf(budgets))
    .filter(({ code }) => code !== null)
    .map(({ code, names, values, status }) => [
      code,
      Object.values(names).at(-1),
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
      status,
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  expect(found).toEqual(expected);
});

test('two projects under the same codes are not mixed up in 项目支出表', () => {
  // Both projects of 2013815 are paid under 30227.
  const seed = [...Array(60).keys()].find((each) => {
    const made = inventScenario(each, { sector: 'market', firstYear: 2024, years: 3 });
    return YEARS.every((year) => {
      const plans = projectsOf(made.unitYear(0, year)).map(({ plan }) => plan.name);
      return plans.includes('工业产品质量抽查') && plans.includes('特种设备隐患排查');
    });
  })!;
  const scenario = inventScenario(seed, { sector: 'market', firstYear: 2024, years: 3 });
  const budgets = YEARS.map((year) => scenario.unitYear(0, year));
  const codes = new Map(
    budgets.flatMap((budget) => projectsOf(budget).map(({ code, plan }) => [code, plan.name] as const)),
  );
  const table = compareTables('project-expenditure', sourcesOf(budgets))!;
  const expected = expectedOf(budgets, (each) =>
    each.project !== null && each.function === '2013815' && each.department === '30227'
      ? codes.get(each.project)!
      : null,
  );
  const found = shown(
    table.rows.filter(({ key }) => key.includes('2013815') && key.includes('30227')),
    ({ label }) => label,
  );
  expect(found).toEqual(expected);
});
