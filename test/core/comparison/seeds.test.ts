/**
 * Real documents lie beside the checkout on the machines of the project and never enter it: nothing of them is written
 * here. What the comparison must show is worked out from their lines independently of the program.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../../src/core/amount/index.js';
import { comparableUnits, compareTables, type ComparisonSource } from '../../../src/core/comparison/index.js';
import type { Disclosure } from '../../../src/core/disclosure/index.js';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';

const SEEDS = '../shared/seeds';
const KIND = 'general-public-expenditure';

type Seed = { readonly document: string; readonly text: string; readonly disclosure: Disclosure };

function readSeeds(): readonly Seed[] {
  return readdirSync(SEEDS)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const text = readFileSync(`${SEEDS}/${name}`, 'utf8');
      const { blocks, defects } = textToBlocks(text);
      return { document: name, text, disclosure: recognise({ fileName: name, format: 'text', blocks, defects }) };
    });
}

/** 科目编码 → 合计 of the printed lines 「单位代码-名称⇥编码⇥名称⇥合计…」 of one unit: no program in between. */
function printedTotals(text: string, unit: string): ReadonlyMap<string, Exact> {
  const lines = text.matchAll(new RegExp(`^${unit}-[^\\t]*\\t(\\d{7})\\t[^\\t]*\\t([\\d,.]+)\\t`, 'gm'));
  return new Map([...lines].map(([, code, amount]) => [code!, new Exact(amount!.replaceAll(',', ''))]));
}

describe.skipIf(!existsSync(SEEDS))('a unit’s own document and its rows in its department’s of the next year', () => {
  const seeds = existsSync(SEEDS) ? readSeeds() : [];
  const unit = comparableUnits(seeds).find(
    ({ sources }) => sources.some(({ own }) => own) && sources.some(({ own }) => !own),
  );
  const sources = (unit?.sources ?? []).map(({ document, year, stage }): ComparisonSource => ({
    document,
    disclosure: seeds.find((seed) => seed.document === document)!.disclosure,
    unitCode: unit?.unitCode ?? null,
    year,
    stage,
  }));

  it('finds the unit with both sources', () => {
    expect(unit?.sources.map(({ year, own }) => [year, own])).toEqual([
      [2025, true],
      [2026, false],
    ]);
  });

  it('shows every line of both years, with the change worked out by hand', () => {
    const table = compareTables(KIND, sources);
    const [before, after] = sources.map((source) =>
      printedTotals(seeds.find((seed) => seed.document === source.document)!.text, source.unitCode ?? ''),
    );
    const codes = new Set([...before!.keys(), ...after!.keys()]);
    expect(codes.size).toBeGreaterThan(10);
    expect(new Set(table?.rows.map((row) => row.key))).toEqual(codes);
    for (const row of table!.rows) {
      const was = before!.get(row.key);
      const is = after!.get(row.key);
      const expected =
        was === undefined
          ? ['new', null]
          : is === undefined
            ? ['dropped', null]
            : [is.eq(was) ? 'same' : 'changed', is.minus(was).toFixed(2)];
      expect([row.key, row.status, row.changes.total?.change]).toEqual([row.key, ...expected]);
    }
    expect(table!.rows.map((row) => row.status)).toContain('new');
    expect(table!.rows.some((row) => row.role === 'total')).toBe(false);
  });
});
