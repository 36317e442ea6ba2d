import { describe, expect, test } from 'vitest';
import {
  documentOf,
  findingsOf,
  layoutsOf,
  moneyCells,
  spoilAt,
  speaksOf,
  stepsOff,
  STYLES,
} from '../generator/variety.js';

/** More than any sum of these tables can be off by rounding, in steps of the last printed digit. */
const BEYOND_ROUNDING = 80n;

// The same as test/generator/checks.test.ts over many more documents and cells.
describe.each(STYLES)('documents in $unit with $decimals decimals, nil "$nil"', (style) => {
  test('that are right give neither error nor doubt', () => {
    const accused = layoutsOf(style).flatMap((layout) =>
      Array.from({ length: 20 }, (_, seed) => seed + 1).flatMap((seed) =>
        findingsOf(documentOf(seed, layout))
          .filter(({ severity }) => severity !== 'notice')
          .map(({ rule, severity, message }) => `${seed} ${layout.name} ${severity} ${rule}: ${message}`),
      ),
    );
    expect(accused).toEqual([]);
  });

  test('with one misprinted figure give an error that names its cell, and mostly the cure', () => {
    const missed: string[] = [];
    let tried = 0;
    let cured = 0;
    for (const layout of layoutsOf(style)) {
      const document = documentOf(7, layout);
      for (const [index, place] of moneyCells(document).entries()) {
        if (index % 3 !== 0) continue;
        const spoilt = spoilAt(document, place, index % 2 === 0 ? 'digit' : 'transposition');
        if (spoilt === null || (style.decimals < 6 && stepsOff(spoilt) < BEYOND_ROUNDING)) continue;
        tried += 1;
        const { planted } = spoilt;
        const errors = findingsOf(spoilt.document).filter(({ severity }) => severity === 'error');
        const naming = errors.filter((finding) => speaksOf(finding, place, document));
        if (naming.length === 0) {
          missed.push(
            `${layout.name} ${planted.table} ${planted.row} ${planted.column}: ${planted.shouldBe} → ${planted.printed}`,
          );
        }
        const [best] = naming.flatMap(({ suspects }) => suspects).sort((a, b) => b.score - a.score);
        if (best?.anchor.row === place.row && best.anchor.column === place.column) cured += 1;
      }
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(80);
    process.stdout.write(`${cured} of ${tried} misprinted cells were the first suspect\n`);
  });
});
