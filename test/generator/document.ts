import { issuerOf, type Budget } from './budget-model.js';
import { coverTitle, municipalTables, type MunicipalOptions } from './layouts/municipal.js';
import { ordinal } from './layouts/overview.js';
import { treeTables, type TreeOptions } from './layouts/tree.js';
import { explanation, glossary, introduction } from './narrative.js';
import type { PrintedBlock, PrintedDocument, PrintedTable } from './printed.js';

/** Which set of tables a document prints, and how. */
export type Layout = ({ readonly name: 'municipal' } & MunicipalOptions) | ({ readonly name: 'tree' } & TreeOptions);

function headedTables(tables: readonly PrintedTable[], headings: boolean): readonly PrintedBlock[] {
  return tables.flatMap((table, index): readonly PrintedBlock[] => [
    ...(headings ? [{ type: 'heading', depth: 3, text: `${index + 1}.${table.title}` } as const] : []),
    { type: 'table', table },
  ]);
}

/** Prints a budget: cover, introduction, tables, explanation, terms and signature. */
export function printBudget(budget: Budget, layout: Layout): PrintedDocument {
  const tables = layout.name === 'municipal' ? municipalTables(budget, layout) : treeTables(budget, layout);
  const issuer = issuerOf(budget);
  const scope = budget.level === 'department' ? '部门' : '单位';
  const heading = (text: string): PrintedBlock => ({ type: 'heading', depth: 2, text });
  const textDecimals = Math.min(layout.style.unit === '元' ? layout.style.decimals + 4 : layout.style.decimals, 2);
  const blocks: readonly PrintedBlock[] = [
    { type: 'heading', depth: 1, text: coverTitle(budget) },
    heading(`一、${scope}概况`),
    ...introduction(budget, ordinal),
    heading(`二、${budget.year}年${scope}预算表`),
    ...headedTables(tables, layout.name === 'municipal'),
    heading(`三、${budget.year}年${scope}预算情况说明`),
    ...explanation(budget, textDecimals, ordinal, !tables.some(({ kind }) => kind === 'project-performance')),
    heading('四、名词解释'),
    ...glossary(ordinal),
    { type: 'paragraph', text: issuer.name },
    { type: 'paragraph', text: `${budget.year}年2月6日` },
  ];
  return { unitCode: issuer.code, unitName: issuer.name, level: budget.level, year: budget.year, blocks };
}
