import { describe, expect, it } from 'vitest';
import { checkDocument, type Finding } from '../../../src/core/checks/index.js';
import { RULES } from '../../../src/core/checks/catalogue.js';
import { evaluate, printedAmount } from '../../../src/core/checks/evaluate.js';
import { operandsOf, type Relation } from '../../../src/core/checks/relation.js';
import { readAmount } from '../../../src/core/amount/index.js';
import { createRandom } from '../../generator/random.js';
import type { Cell } from '../../../src/core/disclosure/index.js';
import { figures, misprinted, read, reprintText, seedNames, seedText, type Spot } from './documents.js';
import type { Subject } from '../../../src/core/checks/index.js';

/** Rules of families A and B (and the roll-up inside one document). */
const FAMILIES = new Set(['arithmetic', 'cross-table', 'roll-up']);
const MINE = RULES.filter((rule) => FAMILIES.has(rule.family)).map((rule) => rule.id);
const MUTATIONS = 15;

function isAt(finding: Finding, spot: Spot): boolean {
  return [finding.at, ...finding.evidence.map((item) => item.anchor)].some(
    (at) => at.table === spot.table.id && at.row === spot.row.index && at.column === spot.column.index,
  );
}

/** Every relation that is really tested, by the cells that take part. */
function relationsByCell(subject: Subject): ReadonlyMap<Cell, readonly Relation[]> {
  const found = new Map<Cell, Relation[]>();
  for (const rule of RULES.filter(({ id }) => MINE.includes(id))) {
    for (const outcome of rule.check(subject)) {
      if (outcome.type !== 'checked' || outcome.relation.ambiguousBecause !== undefined) continue;
      for (const { cell } of operandsOf(outcome.relation)) {
        found.set(cell, [...(found.get(cell) ?? []), outcome.relation]);
      }
    }
  }
  return found;
}

/** True where at least one of the relations cannot explain the other figure by rounding. */
function isBeyondEnvelope(relations: readonly Relation[], spot: Spot, figure: string): boolean {
  return relations.some((relation) => {
    const { state } = evaluate(relation, (operand) => {
      const own = printedAmount(operand);
      if (operand.cell !== spot.cell || own === null) return own;
      const reading = readAmount(figure, own.unit);
      return reading.state === 'number' ? reading.amount : own;
    });
    return ['violated', 'truncation', 'last-digit'].includes(state);
  });
}

describe.skipIf(seedNames.length === 0)('the real documents', () => {
  it.each(seedNames)('%s has no error and no doubt in arithmetic and between tables', (name) => {
    const { findings, coverage } = checkDocument(read(seedText(name)), MINE);
    // No sum of the five is wrong. What is left out here compares names, and two of them name a project in two ways.
    const names = ['XTAB-PROJECT-PERF', 'XTAB-PURSVC'];
    const serious = findings.filter(({ severity, rule }) => severity !== 'notice' && !names.includes(rule));
    expect(serious.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
    expect(coverage.map((line) => line.rule)).toEqual(MINE);
    expect(coverage.filter((line) => line.why.includes('程序执行'))).toEqual([]);
    expect(coverage.filter((line) => line.state === 'pass').length).toBeGreaterThan(12);
    expect(coverage.reduce((sum, line) => sum + line.count, 0)).toBeGreaterThan(250);
  });

  it.each(seedNames)(
    '%s: a misprint in any cell of a relation is found',
    (name) => {
      const text = seedText(name);
      const subject = read(text);
      const random = createRandom(seedNames.indexOf(name) + 1);
      const candidates = figures(subject).filter((spot) => spot.table.kind !== 'project-performance');
      const relations = relationsByCell(subject);
      const missed: string[] = [];
      let tried = 0;
      for (let round = 0; tried < MUTATIONS && round < MUTATIONS * 4; round += 1) {
        const spot = random.pick(candidates);
        const figure = misprinted(spot.cell.text.trim());
        if (!isBeyondEnvelope(relations.get(spot.cell) ?? [], spot, figure)) continue;
        const spoilt = reprintText(text, spot, figure);
        if (spoilt === null) continue;
        tried += 1;
        const { findings } = checkDocument(spoilt.subject, MINE);
        if (findings.some((finding) => finding.outcome === 'finding' && isAt(finding, spot))) continue;
        missed.push(`${spot.table.id} row ${spot.row.index} column ${spot.column.index}: ${figure}`);
      }
      expect(missed).toEqual([]);
      expect(tried).toBe(MUTATIONS);
    },
    60_000,
  );

  it('are checked by all rules in at most five times the time of reading them', () => {
    const best = (work: () => unknown): number => {
      const rounds = Array.from({ length: 4 }, () => {
        const start = process.threadCpuUsage();
        // Systems count in steps of some milliseconds: as many as one reading takes.
        for (let run = 0; run < 12; run += 1) work();
        const { user, system } = process.threadCpuUsage(start);
        return (user + system) / 1000;
      });
      // What others did to the caches of the processor only ever makes a round longer.
      return Math.min(...rounds);
    };
    const ratios = seedNames.map((name) => {
      const text = seedText(name);
      // Read anew for each check, because selections are remembered by table.
      const reading = best(() => read(text));
      const both = best(() => checkDocument(read(text)));
      return (both - reading) / reading;
    });
    expect(Math.max(...ratios)).toBeLessThan(5);
  }, 60_000);
});
