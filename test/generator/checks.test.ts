import { describe, expect, test } from 'vitest';
import { inventScenario } from './scenario.js';
import { printBudget } from './document.js';
import { plantMisprint, plantText } from './plant.js';
import { tablesOf, type PrintedBlock } from './printed.js';
import { documentOf, findingsOf, layoutsOf, moneyCells, spoilAt, stepsOff, STYLES, speaksOf } from './variety.js';

function textOf(block: PrintedBlock): string {
  return block.type === 'table' ? block.table.title : block.text;
}

/** More than any sum of these tables can be off by rounding, in steps of the last printed digit. */
const BEYOND_ROUNDING = 80n;

describe.each(STYLES)('documents in $unit with $decimals decimals, nil "$nil"', (style) => {
  test('that are right give no error', () => {
    const errors = layoutsOf(style).flatMap((layout) =>
      [2, 3, 5].flatMap((seed) =>
        findingsOf(documentOf(seed, layout))
          .filter(({ severity }) => severity === 'error')
          .map(({ rule, message }) => `${seed} ${layout.name} ${rule}: ${message}`),
      ),
    );
    expect(errors).toEqual([]);
  }, 30_000);

  // Fast enough alone (about a second); the limit is for machines that do other work as well.
  test('with one misprinted figure give an error that names its cell', () => {
    let tried = 0;
    const missed: string[] = [];
    for (const layout of layoutsOf(style)) {
      const document = documentOf(3, layout);
      const cells = moneyCells(document).filter((_, index) => index % 37 === 0);
      for (const [index, place] of cells.entries()) {
        const spoilt = spoilAt(document, place, index % 2 === 0 ? 'digit' : 'transposition');
        if (spoilt === null || (style.decimals < 6 && stepsOff(spoilt) < BEYOND_ROUNDING)) continue;
        tried += 1;
        const found = findingsOf(spoilt.document).some(
          (finding) => finding.severity === 'error' && speaksOf(finding, place, document),
        );
        const { planted } = spoilt;
        if (!found)
          missed.push(
            `${layout.name} ${planted.table} ${planted.row} ${planted.column}: ${planted.shouldBe} → ${planted.printed}`,
          );
      }
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(6);
  }, 30_000);
});

test('figures printed to the fen are found off by a single fen', () => {
  const document = documentOf(4, layoutsOf(STYLES[1]!)[0]!);
  const table = tablesOf(document).findIndex(({ kind }) => kind === 'general-public-basic');
  const row = tablesOf(document)[table]!.rows.length - 1;
  const cell = tablesOf(document)[table]!.rows[row]!.cells[2]!;
  const last = cell.replace('.', '').length - 1;
  const place = { table, row, column: 2 };
  const spoilt = plantMisprint(document, place, 'digit', last)!;
  expect(stepsOff(spoilt)).toBeLessThan(10n);
  expect(
    findingsOf(spoilt.document)
      .filter((finding) => speaksOf(finding, place, document))
      .map(({ rule }) => rule),
  ).toContain('SUM-COL');
});

test('two units of a department may have a project of the same name', () => {
  const scenario = inventScenario(1, { sector: 'culture' });
  const document = printBudget(scenario.departmentYear(2026), layoutsOf(STYLES[0]!)[0]!);
  expect(
    findingsOf(document)
      .filter(({ severity }) => severity !== 'notice')
      .map(({ message }) => message),
  ).toEqual([]);
});

describe.each(layoutsOf(STYLES[0]!).filter((_, index) => index !== 1))(
  'sentences about totals, classes, items and basic expenditure, layout $name',
  (layout) => {
    test('with one wrong figure are found', () => {
      const document = documentOf(6, layout);
      const start = document.blocks.findIndex(
        ({ type }, index) => type === 'heading' && textOf(document.blocks[index]!).includes('收支总体情况'),
      );
      const end = document.blocks.findIndex((block) => textOf(block).includes('政府性基金预算支出情况说明'));
      const figures = document.blocks.slice(start, end).flatMap((block) => {
        const text = block.type === 'paragraph' ? block.text : '';
        return [...text.matchAll(/([1-9]\d*\.\d\d)(?:万元|%)/g)].map((match) => ({
          text,
          figure: match[1]!,
          at: match.index,
        }));
      });
      const missed = figures
        .filter((_, index) => index % 4 === 0)
        .filter(({ text, figure, at }) => {
          const wrong = `${(Number(figure[0]) % 9) + 1}${figure.slice(1)}`;
          const { document: spoilt } = plantText(
            document,
            text,
            text.slice(0, at) + wrong + text.slice(at + figure.length),
          );
          return !findingsOf(spoilt).some(({ family, severity }) => family === 'narrative' && severity !== 'notice');
        });
      expect(missed).toEqual([]);
      expect(figures.length).toBeGreaterThan(30);
    }, 30_000);
  },
);

// Not so yet: the parts of the “三公” sentence are not compared with the table.
test('a wrong part of the “三公” sentence is found', () => {
  const document = documentOf(7, layoutsOf(STYLES[0]!)[0]!);
  const sentence = document.blocks.map(textOf).find((text) => text.startsWith('2.公务接待费'))!;
  const { document: spoilt } = plantText(document, sentence, sentence.replace('公务接待费0.', '公务接待费1.'));
  expect(findingsOf(spoilt).map(({ family }) => family)).toContain('narrative');
});
