import { expect, test } from 'vitest';
import { checkAcross, type Subject } from '../../src/core/checks/index.js';
import { printBudget } from '../generator/document.js';
import { inventScenario } from '../generator/scenario.js';
import { layoutsOf, readText, STYLES } from '../generator/variety.js';
import { writeText } from '../generator/write-text.js';

const FIRST = 2017;
const YEARS = 10;
/** Each with its own budget and those of its two units. */
const DEPARTMENTS = 17;

/** Three times the documents cost less than this many times the time. */
const STEEPEST = 5;
/** Rounds before a steeper growth counts; two at least, as the first also warms up. */
const ROUNDS = 5;

function department(index: number): readonly Subject[] {
  const departmentCode = String(301 + index);
  const scenario = inventScenario(100 + index, { firstYear: FIRST, years: YEARS, departmentCode });
  return Array.from({ length: YEARS }, (_, offset) => FIRST + offset).flatMap((year) =>
    [scenario.departmentYear(year), scenario.unitYear(0, year), scenario.unitYear(1, year)].map((budget, place) => {
      const text = writeText(printBudget(budget, layoutsOf(STYLES[0]!)[0]!));
      return { document: `${departmentCode}-${year}-${place}`, disclosure: readText(text) };
    }),
  );
}

/** Milliseconds of the processor: others may use the same machine. A copy, because much is remembered by document. */
function timeOf(subjects: readonly Subject[]): number {
  const fresh = structuredClone(subjects);
  const start = process.cpuUsage();
  const { coverage } = checkAcross(fresh);
  const { user, system } = process.cpuUsage(start);
  expect(new Set(coverage.map(({ document }) => document)).size).toBe(subjects.length);
  return (user + system) / 1000;
}

test('ten years of fifty units are checked against each other in five seconds, in time that grows with their number', () => {
  const all = Array.from({ length: DEPARTMENTS }, (_, index) => department(index)).flat();
  expect(all.length).toBeGreaterThanOrEqual(500);
  timeOf(all.slice(0, 60));
  const third = all.slice(0, Math.floor(all.length / 3));
  let whole = Infinity;
  let part = Infinity;
  // A neighbour on the same core slows what runs beside it: time that grows too fast does so in every round.
  for (let round = 0; round < ROUNDS && !(round > 1 && whole / part < STEEPEST); round += 1) {
    whole = Math.min(whole, timeOf(all));
    part = Math.min(part, timeOf(third), timeOf(third));
  }
  expect(whole).toBeLessThan(5_000);
  expect(whole / part).toBeLessThan(STEEPEST);
}, 300_000);
