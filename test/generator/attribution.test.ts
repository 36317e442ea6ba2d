/**
 * Whose each indicator is, against documents whose truth is known: as printed, and with what dumps do to a performance table –
 * the name of a project in the middle or at the end of its rows, or lost. At least 95 % are right or honestly unknown.
 */
import { describe, expect, it } from 'vitest';
import { printBudget } from './document.js';
import type { PrintedDocument, PrintedRow } from './printed.js';
import { inventScenario } from './scenario.js';
import { layoutsOf, readText, STYLES } from './variety.js';
import { writeText } from './write-text.js';

/** Unit, project, three amounts and the goal. */
const HEAD = 6;
/** Level 1 to 3, nature, value and unit tell one indicator of the table from another only with its project. */
const CODE = /^\d{6}[\dA-Z]{10,20}/;

type Way = 'printed' | 'in the middle' | 'at the end' | 'every third lost';
/**
 * Each way with the least share that is placed: silence about everything would be no reading. With every name in the middle
 * little more than the rows that print one can be told.
 */
const WAYS: readonly (readonly [way: Way, placed: number])[] = [
  ['printed', 0.9],
  ['in the middle', 0.2],
  ['at the end', 0.3],
  ['every third lost', 0.3],
];

/** The rows of the projects, in order. */
function groupsOf(rows: readonly PrintedRow[]): readonly (readonly PrintedRow[])[] {
  const groups: PrintedRow[][] = [];
  for (const row of rows) {
    if (CODE.test(row.cells[1] ?? '')) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  return groups;
}

function moved(rows: readonly PrintedRow[], way: Way): readonly PrintedRow[] {
  return groupsOf(rows).flatMap((group, position) => {
    const head = group[0]?.cells.slice(0, HEAD) ?? [];
    const at =
      way === 'in the middle'
        ? Math.floor(group.length / 2)
        : way === 'at the end'
          ? group.length - 1
          : way === 'every third lost' && position % 3 === 2
            ? -1
            : 0;
    return group.map((row, index) => ({
      ...row,
      cells: [...(index === at ? head : head.map(() => '')), ...row.cells.slice(HEAD)],
    }));
  });
}

/** Rows of the truth: which project each indicator belongs to, in printed order. */
function ownersOf(document: PrintedDocument): readonly string[] {
  const rows = document.blocks.flatMap((block) =>
    block.type === 'table' && block.table.kind === 'project-performance' ? block.table.rows : [],
  );
  return groupsOf(rows).flatMap((group) => group.map(() => CODE.exec(group[0]?.cells[1] ?? '')?.[0] ?? ''));
}

function worn(document: PrintedDocument, way: Way): PrintedDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) =>
      block.type === 'table' && block.table.kind === 'project-performance'
        ? { ...block, table: { ...block.table, rows: moved(block.table.rows, way) } }
        : block,
    ),
  };
}

describe('attribution of indicators', () => {
  it.each(WAYS)('%s', (way, least) => {
    const layout = layoutsOf(STYLES[0]!)[0]!;
    let all = 0;
    let wrong = 0;
    let placed = 0;
    for (let seed = 1; seed <= 30; seed += 1) {
      const document = printBudget(inventScenario(seed).departmentYear(2026), layout);
      const owners = ownersOf(document);
      const disclosure = readText(writeText(worn(document, way)));
      const found = disclosure.projects
        .flatMap(({ code, indicators }) => indicators.map(({ attribution, row }) => ({ code, attribution, row })))
        .sort((a, b) => a.row - b.row);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBe(owners.length);
      all += found.length;
      for (const [index, { code, attribution }] of found.entries()) {
        if (attribution === 'unknown') continue;
        placed += 1;
        if (code !== owners[index]) wrong += 1;
      }
    }
    expect(all).toBeGreaterThan(200);
    expect(wrong / all).toBeLessThanOrEqual(0.05);
    expect(placed / all).toBeGreaterThanOrEqual(least);
  });
});
