import { describe, expect, test } from 'vitest';
import type { Column, Disclosure, Line, Row, Table } from '../../src/core/disclosure/index.js';
import { projectsOf, sumOf } from './budget-model.js';
import { printBudget } from './document.js';
import { printCell, type Style } from './money.js';
import { inventScenario } from './scenario.js';
import { truthOf, type Truth, type TruthTable } from './truth.js';
import { documentOf, layoutsOf, readText, STYLES } from './variety.js';
import { writeMarkdown, writeText } from './write-text.js';

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/** What a recognised table says, in the words of the truth. */
function asTruth(table: Table): TruthTable {
  const lineOf = ({ lane, label, role, codes }: Line): TruthTable['rows'][number]['lines'][number] => ({
    lane,
    label,
    role,
    codes,
  });
  const rowOf = (row: Row): TruthTable['rows'][number] => ({
    lines: row.lines.map(lineOf),
    cells: row.cells.map((cell) => cell.text),
  });
  return {
    kind: table.kind,
    printedNumber: table.printedNumber,
    title: squeeze(table.title),
    moneyUnit: table.moneyUnit,
    columns: table.columns.map((column: Column) => column.path.join('/')),
    rows: table.rows.map(rowOf),
    emptyNote: table.emptyNote,
  };
}

/** Labels of overview lines carry an ordinal that recognition takes off; both sides are compared without it. */
function bareLabel(label: string): string {
  return squeeze(label).replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、]|[ABC]-)/, '');
}

function comparable(table: TruthTable): unknown {
  // An indicator row has no name of its own: which of its three levels labels it is a matter of display.
  const labelOf = (line: TruthTable['rows'][number]['lines'][number]): string =>
    Object.keys(line.codes).length > 0 || table.kind === 'project-performance' ? '' : bareLabel(line.label);
  return {
    ...table,
    columns: table.columns.map((path) => path.replace(/：(?=\/|$)/g, '')),
    emptyNote: table.emptyNote !== null,
    rows: table.rows.map((row) => ({
      cells: row.cells.map(squeeze),
      // Where codes identify a line its label is for display only.
      lines: row.lines.map((line) => ({ ...line, label: labelOf(line) })),
    })),
  };
}

/** Everything a truth says and a disclosure must say, in one value each. */
function said(truth: Truth): unknown {
  return {
    profile: [truth.unitName, truth.level, truth.fiscalYear, 'budget'],
    tables: truth.tables.map(comparable),
  };
}

function heard({ profile, tables }: Disclosure): unknown {
  return {
    profile: [profile.unitName.value, profile.level.value, profile.fiscalYear.value, profile.stage.value],
    tables: tables.map(asTruth).map(comparable),
  };
}

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
