import { describe, expect, test } from 'vitest';
import { budgetOf, documentOf, readGrids, tablesOf, type Budget } from './bare-document.js';
import { finalTables } from './layouts/final.js';
import { HOUSES, houseTables } from './layouts/houses.js';
import { threeLaneTables } from './layouts/three-lanes.js';
import { treeTables } from './layouts/tree.js';
import { heard, said } from './reading.js';
import { truthOf } from './truth.js';
import { readText, STYLES } from './variety.js';
import { writeText } from './write-text.js';

describe.each(HOUSES)('the tables of $name', (house) => {
  // Every style of figures, contents and broken titles: test/slow/houses.test.ts.
  test('are read cell by cell', () => {
    const document = documentOf(budgetOf(2), houseTables(budgetOf(2), house, STYLES[0]!), house.stage);
    expect(tablesOf(heard(readText(writeText(document))))).toEqual(tablesOf(said(truthOf(document))));
  });
});

describe.each(STYLES)('in $unit with $decimals decimals, nil "$nil"', (style) => {
  const layouts = [
    ['final accounts with line numbers', '决算', (b: Budget) => finalTables(b, { style, amounts: 'numbered' })],
    ['final accounts with three phases', '决算', (b: Budget) => finalTables(b, { style, amounts: 'phases' })],
    ['three lanes', '预算', (b: Budget) => threeLaneTables(b, style)],
    [
      'code columns',
      '预算',
      (b: Budget) => treeTables(b, { style, codeColumns: 'split', totalRow: 'last', numbering: '表' }),
    ],
  ] as const;
  test.each(layouts)('%s: what was written is what is read, cell by cell', (_, stage, print) => {
    for (const seed of [1, 2, 3, 6]) {
      const budget = budgetOf(seed);
      const document = documentOf(budget, print(budget), stage);
      const truth = tablesOf(said(truthOf(document)));
      for (const disclosure of [readText(writeText(document)), readGrids(document)]) {
        expect(tablesOf(heard(disclosure))).toEqual(truth);
        expect(disclosure.defects).toEqual([]);
        expect(disclosure.profile.stage.value).toBe(stage === '决算' ? 'final' : 'budget');
      }
    }
  });
});
