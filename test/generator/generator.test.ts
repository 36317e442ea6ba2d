import { describe, expect, test } from 'vitest';
import { spendingsOf, sumOf } from './budget-model.js';
import { printBudget, type Layout } from './document.js';
import { printCell, printPercent, type Style } from './money.js';
import { plantMisprint } from './plant.js';
import { headerRows, tablesOf } from './printed.js';
import { holds, relationsOf, residue } from './relations.js';
import { inventScenario, type ScenarioOptions } from './scenario.js';
import { truthOf } from './truth.js';
import { writeMarkdown, writeText } from './write-text.js';

const SEEDS = Array.from({ length: 24 }, (_, index) => index + 1);

const STYLES: readonly Style[] = [
  { unit: '万元', decimals: 2, grouped: true, nil: '' },
  { unit: '万元', decimals: 6, grouped: true, nil: '' },
  { unit: '元', decimals: 2, grouped: false, nil: '0.00' },
  { unit: '元', decimals: 0, grouped: true, nil: '' },
  { unit: '万元', decimals: 0, grouped: false, nil: '' },
];

function isExact(style: Style): boolean {
  return (style.unit === '元' && style.decimals === 2) || (style.unit === '万元' && style.decimals === 6);
}

function layoutsOf(style: Style): readonly Layout[] {
  return [
    { name: 'municipal', style, projectTable: true },
    { name: 'tree', style, codeColumns: 'split', totalRow: 'first', numbering: '表' },
    { name: 'tree', style, codeColumns: 'single', totalRow: 'last', numbering: '附表2-' },
  ];
}

/** The tree layout has no column for money carried over, so its scenarios have none. */
function optionsFor(layout: Layout, seed: number): ScenarioOptions {
  return {
    money: {
      carryOver: layout.name === 'municipal' && seed % 2 === 0,
      governmentFund: seed % 3 === 0,
      business: seed % 5 === 0,
    },
  };
}

describe('figures', () => {
  test('are rounded half-up and written with the wanted decimals', () => {
    const style: Style = { unit: '万元', decimals: 2, grouped: true, nil: '' };
    expect([
      printCell(1_234_565_000n, style),
      printCell(1_234_564_999n, style),
      printCell(-5_000n, style),
      printCell(4_999n, style),
      printCell(0n, style),
      printCell(0n, { ...style, nil: '0.00' }),
      printCell(150n, { unit: '元', decimals: 0, grouped: false, nil: '' }),
    ]).toEqual(['1,234.57', '1,234.56', '-0.01', '0.00', '', '0.00', '2']);
  });

  test('percentages are rounded from the exact quotient', () => {
    expect([printPercent(1n, 3n), printPercent(2n, 3n), printPercent(-1n, 8n), printPercent(0n, 5n)]).toEqual([
      '33.33',
      '66.67',
      '-12.50',
      '0.00',
    ]);
  });
});

describe('header rows', () => {
  test('leave the fields of merged cells empty', () => {
    expect(headerRows([['编码'], ['本年', '小计'], ['本年', '其中', '甲'], ['本年', '其中', '乙'], ['合计']])).toEqual([
      ['编码', '本年', '', '', '合计'],
      ['', '小计', '其中', '', ''],
      ['', '', '甲', '乙', ''],
    ]);
  });
});

describe('a scenario', () => {
  test('is the same for the same seed and another for another', () => {
    const text = (seed: number): string =>
      writeText(printBudget(inventScenario(seed).departmentYear(2026), layoutsOf(STYLES[0]!)[0]!));
    expect(text(3)).toBe(text(3));
    expect(text(3)).not.toBe(text(4));
  });

  test('keeps the department equal to its units, to the fen', () => {
    for (const seed of SEEDS) {
      const scenario = inventScenario(seed);
      const department = sumOf(spendingsOf(scenario.departmentYear(2026)));
      const units = [0, 1].map((index) => sumOf(spendingsOf(scenario.unitYear(index, 2026))));
      expect(units.reduce((sum, each) => sum + each, 0n)).toBe(department);
    }
  });

  test('keeps codes over the years while amounts move', () => {
    const scenario = inventScenario(11, { firstYear: 2024, years: 3 });
    const basic = [2024, 2025, 2026].map((year) =>
      spendingsOf(scenario.unitYear(0, year)).filter((each) => each.nature === 'basic'),
    );
    const keys = basic.map((group) => group.map((each) => `${each.function}|${each.department}`));
    expect(keys[1]).toEqual(keys[0]);
    expect(keys[2]).toEqual(keys[0]);
    expect(basic[1]!.map((each) => each.fen)).not.toEqual(basic[0]!.map((each) => each.fen));
  });
});

describe.each(STYLES)('tables in $unit with $decimals decimals', (style) => {
  test('satisfy every sum: exactly where printed to the fen, else within what rounding explains', () => {
    let tested = 0;
    for (const seed of SEEDS) {
      for (const layout of layoutsOf(style)) {
        const budget = inventScenario(seed, optionsFor(layout, seed)).departmentYear(2026);
        for (const relation of tablesOf(printBudget(budget, layout)).flatMap(relationsOf)) {
          tested += 1;
          expect(holds(relation, isExact(style)), `seed ${seed} ${layout.name}: ${relation.what}`).toBe(true);
        }
      }
    }
    expect(tested).toBeGreaterThan(SEEDS.length * 100);
  });

  test('have as many cells in every row as columns', () => {
    for (const layout of layoutsOf(style)) {
      const budget = inventScenario(5, optionsFor(layout, 30)).departmentYear(2026);
      for (const table of truthOf(printBudget(budget, layout)).tables) {
        const widths = new Set(table.rows.map((row) => row.cells.length));
        expect([table.title, ...widths]).toEqual([table.title, table.columns.length]);
      }
    }
  });
});

test('rounding leaves natural differences, so that the tolerance is really needed', () => {
  const layout = layoutsOf(STYLES[0]!)[0]!;
  const off = SEEDS.flatMap((seed) =>
    tablesOf(printBudget(inventScenario(seed).departmentYear(2026), layout)).flatMap(relationsOf),
  ).filter((relation) => residue(relation).steps !== 0n);
  expect(off.length).toBeGreaterThan(50);
});

test('a planted misprint changes one cell and is written down with what it should be', () => {
  const document = printBudget(inventScenario(9).departmentYear(2026), layoutsOf(STYLES[0]!)[0]!);
  const expenditure = tablesOf(document).findIndex((table) => table.kind === 'expenditure');
  const last = tablesOf(document)[expenditure]!.rows.length - 1;
  const spoilt = plantMisprint(document, { table: expenditure, row: last, column: 3 }, 'digit', 1)!;
  const before = truthOf(document).tables[expenditure]!;
  const after = truthOf(spoilt.document).tables[expenditure]!;
  const changed = after.rows.flatMap((row, at) =>
    row.cells.flatMap((cell, column) => (cell === before.rows[at]!.cells[column] ? [] : [`${at}:${column}`])),
  );
  expect(changed).toEqual([`${last}:3`]);
  expect(spoilt.planted).toMatchObject({ kind: 'digit', table: 'expenditure', row: '合计', column: '合计' });
  expect(
    relationsOf(tablesOf(spoilt.document)[expenditure]!).filter((relation) => !holds(relation, false)).length,
  ).toBeGreaterThan(0);
});

test('no run of digits could be taken for a mobile number', () => {
  for (const seed of SEEDS) {
    const document = printBudget(inventScenario(seed).departmentYear(2026), layoutsOf(STYLES[2]!)[0]!);
    expect(writeText(document)).not.toMatch(/1[3-9]\d{9}/);
  }
});

test('Markdown holds the same cells as the text', () => {
  const document = printBudget(inventScenario(2).unitYear(1, 2026), layoutsOf(STYLES[0]!)[0]!);
  const cells = writeMarkdown(document)
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('---'))
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
  const texts = writeText(document)
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  expect(cells).toEqual(texts);
});
