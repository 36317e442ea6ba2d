import type { Disclosure } from '../../src/core/disclosure/index.js';
import { recognise } from '../../src/core/recognition/index.js';
import { issuerOf } from './budget-model.js';
import type { PrintedDocument, PrintedTable } from './printed.js';
import { inventScenario } from './scenario.js';
import { writeGrid } from './write-grid.js';

/** A budget, as layouts print it. */
export type Budget = Parameters<typeof issuerOf>[0];

/** The budget of a seed: even seeds give a department, odd ones a unit. */
export function budgetOf(seed: number): Budget {
  const money = { carryOver: false, governmentFund: seed % 3 === 0, business: seed % 2 === 0 };
  const scenario = inventScenario(seed, { money });
  return seed % 2 === 0 ? scenario.departmentYear(2026) : scenario.unitYear(0, 2026);
}

/** A document of nothing but a cover and tables. */
export function documentOf(budget: Budget, tables: readonly PrintedTable[], stage: string): PrintedDocument {
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

/** Reads a document whose reader knows spans exactly. */
export function readGrids(document: PrintedDocument): Disclosure {
  const blocks = document.blocks.map((block) =>
    block.type === 'table'
      ? writeGrid(block.table)
      : ({ type: 'paragraph', text: block.text, at: { page: 1 } } as const),
  );
  return recognise({ fileName: '材料.xlsx', format: 'xlsx', blocks, defects: [] });
}

/** The tables of what a document says or is heard to say. */
export const tablesOf = (value: unknown): unknown => (value as { readonly tables: unknown }).tables;
