import { describe, expect, it } from 'vitest';
import { accountsDocument } from './accounts-document.js';
import type { PrintedBlock, PrintedDocument } from './printed.js';
import { createRandom } from './random.js';
import { documentOf, findingsOf, layoutsOf, STYLES } from './variety.js';

const FIGURE = /^[\d,]+(?:\.\d+)?$/;
const CODE = /编码|代码|年度|^[类款项]$/;

/** A document whose columns were too narrow for a share of the figures: of all of them, or of those of some columns. */
function narrowed(document: PrintedDocument, share: number, seed: number, byColumn: boolean): PrintedDocument {
  const random = createRandom(seed);
  const isPicked = (): boolean => random.integer(0, 999) < share * 1000;
  const blocks = document.blocks.map((block): PrintedBlock => {
    if (block.type !== 'table') return block;
    const { columns, rows } = block.table;
    const narrow = columns.map((path) => !path.some((word) => CODE.test(word)) && (!byColumn || isPicked()));
    const cut = (text: string, column: number): string =>
      FIGURE.test(text) && narrow[column] === true && (byColumn || isPicked()) ? '###' : text;
    return {
      type: 'table',
      table: { ...block.table, rows: rows.map((row) => ({ ...row, cells: row.cells.map(cut) })) },
    };
  });
  return { ...document, blocks };
}

describe('figures that were not printed', () => {
  it.each([
    ['a department of several sources', documentOf(30, layoutsOf(STYLES[0]!)[0]!)],
    ['a unit with money of funds', documentOf(45, layoutsOf(STYLES[3]!)[1]!)],
    ['a tree of codes', documentOf(60, layoutsOf(STYLES[3]!)[2]!)],
    ['final accounts', accountsDocument(15, STYLES[3]!)],
  ] as const)('accuse nobody: %s', (_, document) => {
    const said = new Set(findingsOf(document).map(({ message }) => message));
    for (let round = 0; round < 8; round += 1) {
      const worn = narrowed(document, [0.05, 0.3, 0.7][round % 3]!, round + 1, round % 2 === 1);
      const findings = findingsOf(worn);
      expect(findings.some(({ rule }) => rule === 'NUM-CELL')).toBe(true);
      const accusing = findings.filter(
        ({ rule, severity, message }) => severity !== 'notice' && rule !== 'NUM-CELL' && !said.has(message),
      );
      expect(accusing.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
    }
  });
});
