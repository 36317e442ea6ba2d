import { checkDocument, type Finding } from '../../src/core/checks/index.js';
import type { Disclosure } from '../../src/core/disclosure/index.js';
import { recognise } from '../../src/core/recognition/index.js';
import { textToBlocks } from '../../src/main/intake/text/blocks.js';
import { printBudget, type Layout } from './document.js';
import type { Style } from './money.js';
import { plantMisprint, type CellPlace, type Misprint, type Spoilt } from './plant.js';
import { tablesOf, type PrintedDocument } from './printed.js';
import { inventScenario } from './scenario.js';
import { writeText } from './write-text.js';

/** Ways of printing figures that occur in published files. */
export const STYLES: readonly Style[] = [
  { unit: '万元', decimals: 2, grouped: true, nil: '' },
  { unit: '万元', decimals: 6, grouped: false, nil: '' },
  { unit: '元', decimals: 0, grouped: true, nil: '' },
  { unit: '万元', decimals: 2, grouped: false, nil: '0.00' },
];

/** Every layout in one style. */
export function layoutsOf(style: Style): readonly Layout[] {
  return [
    { name: 'municipal', style, projectTable: true },
    { name: 'municipal', style, projectTable: false },
    { name: 'tree', style, codeColumns: 'split', totalRow: 'first', numbering: '表' },
    { name: 'tree', style, codeColumns: 'single', totalRow: 'last', numbering: '附表2-' },
  ];
}

/** A document of a seed: even seeds give a department, odd ones a unit; other money occurs in some of them. */
export function documentOf(seed: number, layout: Layout): PrintedDocument {
  // Trees have no column for money carried over.
  const carryOver = layout.name === 'municipal' && seed % 2 === 0;
  const scenario = inventScenario(seed, {
    money: { carryOver, governmentFund: seed % 3 === 0, business: seed % 5 === 0 },
  });
  const budget = seed % 2 === 0 ? scenario.departmentYear(2026) : scenario.unitYear(seed % 4 === 1 ? 0 : 1, 2026);
  return printBudget(budget, layout);
}

/** Reads a text the way the program does. */
export function readText(text: string, fileName = '材料.txt'): Disclosure {
  const { blocks, defects } = textToBlocks(text);
  return recognise({ fileName, format: 'text', blocks, defects });
}

/** Findings of a document; rounding is none. */
export function findingsOf(document: PrintedDocument): readonly Finding[] {
  const disclosure = readText(writeText(document));
  return checkDocument({ document: 'made', disclosure }).findings.filter((finding) => finding.outcome === 'finding');
}

const IDENTIFICATION = /编码|代码|年度|^(?:类|款|项)$/;

/** Cells that print money, outside performance tables (their figures are targets). */
export function moneyCells(document: PrintedDocument): readonly CellPlace[] {
  return tablesOf(document).flatMap((table, index) =>
    table.kind === 'project-performance'
      ? []
      : table.rows.flatMap((row, at) =>
          row.cells.flatMap((cell, column) =>
            /^[\d,]+(\.\d+)?$/.test(cell) && /[1-9]/.test(cell) && !IDENTIFICATION.test(table.columns[column]!.at(-1)!)
              ? [{ table: index, row: at, column }]
              : [],
          ),
        ),
  );
}

function stepsOfText(text: string): bigint {
  return BigInt(text.replace(/[,.]/g, ''));
}

/** How far a misprint is from the figure, in steps of the last printed digit. */
export function stepsOff({ planted }: Spoilt): bigint {
  const difference = stepsOfText(planted.printed) - stepsOfText(planted.shouldBe);
  return difference < 0n ? -difference : difference;
}

/** Misprints a figure at the first digit where the kind of misprint is possible. */
export function spoilAt(document: PrintedDocument, place: CellPlace, kind: Misprint): Spoilt | null {
  for (const position of [0, 1, 2, 3]) {
    const spoilt = plantMisprint(document, place, kind, position);
    if (spoilt !== null) return spoilt;
  }
  return null;
}

/** True where a finding speaks of the cell: it is shown there, or the cell is one of its operands. */
export function speaksOf(finding: Finding, place: CellPlace, document: PrintedDocument): boolean {
  const kind = tablesOf(document)[place.table]!.kind;
  return [finding.at, ...finding.evidence.map(({ anchor }) => anchor)].some(
    (anchor) => anchor.tableKind === kind && anchor.row === place.row && anchor.column === place.column,
  );
}
