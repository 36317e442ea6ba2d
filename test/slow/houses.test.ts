import { describe, expect, test } from 'vitest';
import { budgetOf, documentOf, readGrids, tablesOf } from '../generator/bare-document.js';
import { HOUSES, houseTables } from '../generator/layouts/houses.js';
import { heard, said } from '../generator/reading.js';
import { truthOf } from '../generator/truth.js';
import { readText, STYLES } from '../generator/variety.js';
import { writeText } from '../generator/write-text.js';

describe.each(HOUSES)('the tables of $name', (house) => {
  test.each(STYLES)('in $unit with $decimals decimals, nil "$nil": read cell by cell', (style) => {
    for (const seed of [2, 3]) {
      const budget = budgetOf(seed);
      const document = documentOf(budget, houseTables(budget, house, style), house.stage);
      const truth = tablesOf(said(truthOf(document)));
      for (const disclosure of [readText(writeText(document)), readGrids(document)]) {
        expect(tablesOf(heard(disclosure))).toEqual(truth);
        expect(disclosure.defects).toEqual([]);
      }
    }
  });

  test('with a table of contents that names them all, and titles broken over two lines', () => {
    const budget = budgetOf(2);
    const document = documentOf(budget, houseTables(budget, house, STYLES[0]!), house.stage);
    const truth = tablesOf(said(truthOf(document)));
    const titles = document.blocks.flatMap((block) => (block.type === 'table' ? [block.table.title] : []));
    const contents = `目录\n${titles.map((title, index) => `${index + 1}.${title}……………${index + 3}`).join('\n')}\n\n`;
    const text = writeText(document);
    const [cover = '', ...rest] = text.split('\n');
    expect(tablesOf(heard(readText([cover, '', contents, ...rest].join('\n'))))).toEqual(truth);
    // A narrow page leaves the last characters of a long title for the next line.
    let broken = 0;
    const wrapped = text.replace(
      /^(.{8,}(?:支出|收支))((?:预算|决算)?(?:总|明细|总?体?情况)?表)$/gmu,
      (_, head: string, tail: string) => {
        broken += 1;
        return `${head}\n${tail}`;
      },
    );
    expect(broken).toBeGreaterThan(0);
    expect(tablesOf(heard(readText(wrapped)))).toEqual(truth);
  });
});
