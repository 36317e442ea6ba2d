import type { Measure, TableKind } from '../disclosure/index.js';

/**
 * Meanings that only the other columns of the table show. Beside 会议费 and 培训费 the outer 合计 is more than 三公; where a table
 * of basic spending has one column only, 「基本支出」 is its amount and no part of it. What a reviewer chose stays.
 */
export function settleBeside(
  kind: TableKind,
  paths: readonly (readonly string[])[],
  measures: readonly Measure[],
  chosen: ReadonlyMap<number, Measure>,
): readonly Measure[] {
  if (kind === 'three-public') return totalBesideMeetings(paths, measures, chosen);
  if (kind === 'general-public-basic') return onlyAmount(measures, chosen);
  return measures;
}

function totalBesideMeetings(
  paths: readonly (readonly string[])[],
  measures: readonly Measure[],
  chosen: ReadonlyMap<number, Measure>,
): readonly Measure[] {
  if (!measures.includes('meeting') && !measures.includes('training')) return measures;
  const isOwn = (index: number): boolean => (paths[index] ?? []).some((word) => /三公/.test(word));
  const wholes = measures.flatMap((measure, index) => (measure === 'three-public' ? [index] : []));
  if (!wholes.some(isOwn)) return measures;
  return measures.map((measure, index) =>
    wholes.includes(index) && !isOwn(index) && !chosen.has(index) ? 'total' : measure,
  );
}

const SPENDING: ReadonlySet<Measure> = new Set([
  'total',
  'amount',
  'basic',
  'basic.personnel',
  'basic.public',
  'project',
]);

function onlyAmount(measures: readonly Measure[], chosen: ReadonlyMap<number, Measure>): readonly Measure[] {
  const amounts = measures.flatMap((measure, index) => (SPENDING.has(measure) ? [index] : []));
  const [only] = amounts;
  if (amounts.length !== 1 || only === undefined || measures[only] !== 'basic' || chosen.has(only)) return measures;
  return measures.map((measure, index) => (index === only ? 'amount' : measure));
}
