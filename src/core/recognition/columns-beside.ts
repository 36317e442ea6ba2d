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

/** Tables whose spending is divided by 基本支出 and 项目支出. */
const DIVIDED: ReadonlySet<TableKind> = new Set([
  'other',
  'expenditure',
  'general-public-expenditure',
  'government-fund',
  'state-capital',
]);

/** A group of columns that is one fund's share of the table: its 小计 is no total of the row. */
const ONE_FUND = /一般公共预算|政府性基金|国有资本|财政专户|单位资金|财政拨款/;

/**
 * 「2031年预算数/小计」 above nothing but 基本支出 and 项目支出 of the same group is the total of the row, whatever the group is
 * called. Not where another fund has a group of its own beside it.
 */
export function settleSubtotals(
  kind: TableKind,
  paths: readonly (readonly string[])[],
  measures: readonly Measure[],
  chosen: ReadonlyMap<number, Measure>,
): readonly Measure[] {
  if (!DIVIDED.has(kind) || measures.includes('total')) return measures;
  const subtotals = measures.flatMap((measure, index) =>
    measure === 'other' && !chosen.has(index) && /^(?:小计|合计)$/.test(paths[index]?.at(-1) ?? '') ? [index] : [],
  );
  const whole = subtotals.filter((index) => {
    const group = (paths[index] ?? []).slice(0, -1);
    const beside = measures.filter((_, other) => other !== index && isWithin(paths[other] ?? [], group));
    return group.length > 0 && beside.includes('basic') && beside.includes('project');
  });
  const [only] = whole;
  if (whole.length !== 1 || only === undefined) return measures;
  const group = (paths[only] ?? []).slice(0, -1);
  const isShare = paths.some(
    (path, index) => index !== only && !isWithin(path, group) && path.some((word) => ONE_FUND.test(word)),
  );
  return isShare ? measures : measures.map((measure, index) => (index === only ? 'total' : measure));
}

function isWithin(path: readonly string[], group: readonly string[]): boolean {
  return path.length > group.length && group.every((word, level) => path[level] === word);
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
