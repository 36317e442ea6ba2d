import { describe, expect, it } from 'vitest';
import { checkDocument, type Finding } from '../../../src/core/checks/index.js';
import { RULES } from '../../../src/core/checks/catalogue.js';
import { printBudget, type Layout } from '../../generator/document.js';
import type { Style } from '../../generator/money.js';
import { plantMisprint, type CellPlace } from '../../generator/plant.js';
import { tablesOf, type PrintedDocument } from '../../generator/printed.js';
import { createRandom } from '../../generator/random.js';
import { inventScenario } from '../../generator/scenario.js';
import { writeMarkdown, writeText } from '../../generator/write-text.js';
import { read } from './documents.js';

const FAMILIES = new Set(['arithmetic', 'cross-table', 'roll-up']);
const MINE = RULES.filter((rule) => FAMILIES.has(rule.family)).map((rule) => rule.id);

const STYLES: readonly Style[] = [
  { unit: '万元', decimals: 2, grouped: true, nil: '' },
  { unit: '万元', decimals: 6, grouped: true, nil: '' },
  { unit: '元', decimals: 2, grouped: false, nil: '0.00' },
  { unit: '元', decimals: 0, grouped: true, nil: '' },
  { unit: '万元', decimals: 0, grouped: false, nil: '' },
];

function layoutsOf(style: Style): readonly Layout[] {
  return [
    { name: 'municipal', style, projectTable: true },
    { name: 'tree', style, codeColumns: 'split', totalRow: 'first', numbering: '表' },
    { name: 'tree', style, codeColumns: 'single', totalRow: 'last', numbering: '附表2-' },
  ];
}

function invent(seed: number, layout: Layout): PrintedDocument {
  const money = {
    carryOver: layout.name === 'municipal' && seed % 2 === 0,
    governmentFund: seed % 3 === 0,
    business: seed % 5 === 0,
  };
  const scenario = inventScenario(seed, { money });
  return printBudget(
    seed % 2 === 0 ? scenario.departmentYear(2026) : scenario.unitYear(seed % 4 === 1 ? 1 : 0, 2026),
    layout,
  );
}

function check(document: PrintedDocument, seed: number): readonly Finding[] {
  const text = seed % 3 === 1 ? writeMarkdown(document) : writeText(document);
  return checkDocument(read(text), MINE).findings.filter((finding) => finding.outcome === 'finding');
}

describe('generated documents', () => {
  it.each(STYLES)(
    'in $unit with $decimals decimals raise no alarm',
    (style) => {
      for (const seed of [1, 2, 3, 4, 5]) {
        for (const layout of layoutsOf(style)) {
          const findings = check(invent(seed, layout), seed);
          const alarms = findings.map(({ rule, message }) => `seed ${seed}, ${layout.name}: ${rule} ${message}`);
          expect(alarms).toEqual([]);
        }
      }
    },
    60_000,
  );

  it('in whole 万元 with zeros for nothing raise no error: an amount listed for a code may be rounded away', () => {
    const style: Style = { unit: '万元', decimals: 0, grouped: true, nil: '0' };
    const alarms: string[] = [];
    for (let seed = 1; seed <= 15; seed += 1) {
      const scenario = inventScenario(seed, { departmentCode: String(309 + seed), firstYear: 2031, years: 1 });
      const document = printBudget(scenario.departmentYear(2031), { name: 'municipal', style, projectTable: true });
      const findings = check(document, seed).filter(({ severity }) => severity !== 'notice');
      alarms.push(...findings.map(({ rule, message }) => `seed ${seed}: ${rule} ${message}`));
    }
    expect(alarms).toEqual([]);
  }, 240_000);

  it('betray a changed first digit in the tables of sums', () => {
    const kinds = new Set([
      'income-expenditure-overview',
      'income',
      'expenditure',
      'general-public-expenditure',
      'general-public-basic',
      'procurement',
    ]);
    const style = STYLES[0]!;
    const missed: string[] = [];
    let planted = 0;
    let serious = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      const random = createRandom(seed * 31);
      for (const layout of layoutsOf(style)) {
        const document = invent(seed, layout);
        const places = tablesOf(document).flatMap((table, index): CellPlace[] =>
          !kinds.has(table.kind)
            ? []
            : table.rows.flatMap((row, at) =>
                row.cells.flatMap((cell, column) =>
                  // Two digits before the point: a changed first digit is beyond every envelope here.
                  /^\d[\d,]+\.\d\d$/.test(cell) ? [{ table: index, row: at, column }] : [],
                ),
              ),
        );
        const spoilt = plantMisprint(document, random.pick(places), 'digit', 0);
        if (spoilt === null) continue;
        planted += 1;
        const findings = check(spoilt.document, seed);
        const named = findings.filter((finding) =>
          [finding.at, ...finding.evidence.map((item) => item.anchor)].some(
            (at) => at.tableKind === spoilt.planted.table && at.quote?.trim() === spoilt.planted.printed,
          ),
        );
        if (named.length === 0) missed.push(`seed ${seed}, ${layout.name}: ${JSON.stringify(spoilt.planted)}`);
        serious += named.some((finding) => finding.severity === 'error') ? 1 : 0;
      }
    }
    expect(missed).toEqual([]);
    expect(serious).toBe(planted);
    expect(planted).toBeGreaterThan(25);
  });
});
