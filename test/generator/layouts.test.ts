import { describe, expect, test } from 'vitest';
import type { Disclosure } from '../../src/core/disclosure/index.js';
import { recognise } from '../../src/core/recognition/index.js';
import { issuerOf } from './budget-model.js';
import type { PrintedDocument, PrintedTable } from './printed.js';
import { finalTables } from './layouts/final.js';
import { threeLaneTables } from './layouts/three-lanes.js';
import { treeTables } from './layouts/tree.js';
import { heard, said } from './reading.js';
import { inventScenario } from './scenario.js';
import { truthOf } from './truth.js';
import { readText, STYLES } from './variety.js';
import { writeGrid } from './write-grid.js';
import { writeText } from './write-text.js';

type Budget = Parameters<typeof issuerOf>[0];

function budgetOf(seed: number): Budget {
  const money = { carryOver: false, governmentFund: seed % 3 === 0, business: seed % 2 === 0 };
  const scenario = inventScenario(seed, { money });
  return seed % 2 === 0 ? scenario.departmentYear(2026) : scenario.unitYear(0, 2026);
}

function documentOf(budget: Budget, tables: readonly PrintedTable[], stage: string): PrintedDocument {
  const issuer = issuerOf(budget);
  const scope = budget.level === 'department' ? '部门' : '单位';
  const cover = `${issuer.name}${budget.year}年${scope}${stage}`;
  return {
    unitCode: issuer.code,
    unitName: issuer.name,
    level: budget.level,
    year: budget.year,
    blocks: [{ type: 'heading', depth: 1, text: cover }, ...tables.map((table) => ({ type: 'table', table }) as const)],
  };
}

function readGrids(document: PrintedDocument): Disclosure {
  const blocks = document.blocks.map((block) =>
    block.type === 'table'
      ? writeGrid(block.table)
      : ({ type: 'paragraph', text: block.text, at: { page: 1 } } as const),
  );
  return recognise({ fileName: '材料.xlsx', format: 'xlsx', blocks, defects: [] });
}

const tablesOf = (value: unknown): unknown => (value as { readonly tables: unknown }).tables;

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
