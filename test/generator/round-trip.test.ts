import { describe, expect, test } from 'vitest';
import { projectsOf, sumOf } from './budget-model.js';
import { printBudget } from './document.js';
import { printCell, type Style } from './money.js';
import { inventScenario } from './scenario.js';
import { asTruth, heard, said } from './reading.js';
import { truthOf, type Truth } from './truth.js';
import { documentOf, layoutsOf, readText, STYLES } from './variety.js';
import { WEARS, writeWorn } from './wear.js';
import { writeMarkdown, writeText } from './write-text.js';

describe.each(STYLES)('what was written in $unit with $decimals decimals, nil "$nil"', (style) => {
  test.each(layoutsOf(style).map((layout, index) => [index, layout.name, layout] as const))(
    'is what is read: layout %i %s',
    (_, __, layout) => {
      for (const seed of [1, 2, 3, 4, 6, 9]) {
        const document = documentOf(seed, layout);
        expect(heard(readText(writeText(document)))).toEqual(said(truthOf(document)));
      }
    },
  );
});

// Full-width figures have a test of their own below.
describe.each(WEARS.filter((wear) => wear !== 'full-width'))('a file with wear "%s"', (wear) => {
  test('says the same', () => {
    const worn = layoutsOf(STYLES[0]!).map((layout) => {
      const document = documentOf(6, layout);
      const text = writeWorn(document, wear);
      expect(heard(readText(text))).toEqual(said(truthOf(document)));
      return text !== writeText(document);
    });
    // A wear that touches no layout would prove nothing.
    expect(worn).toContain(true);
  });
});

test('full-width figures are the same figures', () => {
  for (const layout of layoutsOf(STYLES[0]!).filter(({ name }) => name === 'municipal')) {
    const document = documentOf(6, layout);
    expect(heard(readText(writeWorn(document, 'full-width')))).toEqual(said(truthOf(document)));
  }
});

test('a full-width figure is no label', () => {
  const layout = layoutsOf(STYLES[0]!).find(({ name }) => name === 'tree')!;
  const document = documentOf(6, layout);
  expect(heard(readText(writeWorn(document, 'full-width')))).toEqual(said(truthOf(document)));
});

test('Markdown is read like text', () => {
  for (const layout of layoutsOf(STYLES[0]!)) {
    const document = documentOf(6, layout);
    expect(heard(readText(writeMarkdown(document), '材料.md'))).toEqual(said(truthOf(document)));
  }
});

test('projects are read with their amounts and their own indicators', () => {
  const scenario = inventScenario(12);
  const budget = scenario.departmentYear(2026);
  const layout = layoutsOf(STYLES[0]!)[0]!;
  const disclosure = readText(writeText(printBudget(budget, layout)));
  const exact: Style = { unit: '万元', decimals: 6, grouped: false, nil: '' };
  const spendings = budget.units.flatMap((unit) => unit.spendings);
  const expected = projectsOf(budget).map(({ code, plan, quantity }) => ({
    code,
    name: plan.name,
    total: printCell(
      sumOf(spendings, (each) => each.project === code),
      exact,
    ),
    goal: plan.goal,
    first: [plan.quantity.text, '≥', String(quantity), plan.quantity.unit],
    indicators: 6,
  }));
  const found = disclosure.projects
    .filter((project) => disclosure.tables.find((table) => table.id === project.table)?.kind === 'project-performance')
    .map(({ code, name, total, goal, indicators }) => ({
      code,
      name,
      total: total.state === 'number' ? total.amount.value : total.state,
      goal,
      first: indicators.slice(0, 1).flatMap(({ level3, nature, value, unit }) => [level3, nature, value, unit]),
      indicators: indicators.length,
    }));
  expect(found).toEqual(expected);
});

test('the unit code is read where it is printed', () => {
  for (const seed of [1, 2, 3, 4]) {
    const document = documentOf(seed, layoutsOf(STYLES[0]!)[0]!);
    expect(readText(writeText(document)).profile.unitCode.value).toBe(document.unitCode);
  }
});

test('a project paid from other funds alone keeps its amount in that column', () => {
  const layout = layoutsOf(STYLES[0]!)[0]!;
  for (const seed of [10, 15]) {
    const document = documentOf(seed, layout);
    const tables = (truth: Truth): unknown =>
      truth.tables
        .filter(({ kind }) => kind === 'project-performance')
        .map(({ rows }) => rows.map(({ cells }) => cells));
    const found = readText(writeText(document)).tables.map(asTruth);
    expect(tables({ ...truthOf(document), tables: found })).toEqual(tables(truthOf(document)));
  }
});
