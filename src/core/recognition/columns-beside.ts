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
  return kind === 'expenditure' ? withoutShares(paths, measures, chosen) : measures;
}

/**
 * 支出总表 that is divided by funds first, 一般公共预算{基本支出、项目支出} beside 单位资金{…}: what stands below one fund is no
 * 基本支出 of the whole table.
 */
function withoutShares(
  paths: readonly (readonly string[])[],
  measures: readonly Measure[],
  chosen: ReadonlyMap<number, Measure>,
): readonly Measure[] {
  const fundOf = (index: number): string | undefined =>
    (paths[index] ?? []).slice(0, -1).find((word) => ONE_FUND.test(word));
  const isOtherFund = (fund: string): boolean =>
    paths.some((path) => !path.includes(fund) && path.some((word) => ONE_FUND.test(word)));
  return measures.map((measure, index) => {
    const fund = fundOf(index);
    if (fund === undefined || chosen.has(index) || !OF_ALL_FUNDS.has(measure) || !isOtherFund(fund)) return measure;
    return 'other';
  });
}

/** What 支出总表 states of all funds together. */
const OF_ALL_FUNDS: ReadonlySet<Measure> = new Set([
  'basic',
  'basic.personnel',
  'basic.public',
  'project',
  'business',
  'remit-up',
  'subsidise-down',
]);

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

/**
 * 部门预算 and 政府预算 economic classification side by side, each in columns 类, 款 and 科目名称: the columns of the second are
 * one cell of that classification, not more digits of the first.
 */
export function settleClassifications(
  paths: readonly (readonly string[])[],
  measures: readonly Measure[],
  chosen: ReadonlyMap<number, Measure>,
): readonly Measure[] {
  const isOf = (index: number, owner: RegExp): boolean =>
    /^economic\.(?:code|name)$/.test(measures[index] ?? '') &&
    (paths[index] ?? []).some((word) => owner.test(word) && /经济(?:分类|科目)/.test(word));
  const indexes = measures.map((_, index) => index);
  if (!indexes.some((index) => isOf(index, /部门|单位/))) return measures;
  return measures.map((measure, index) =>
    isOf(index, /政府/) && !chosen.has(index) ? 'economic.government' : measure,
  );
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

/**
 * 「合计」 in a table of 三公 expenses. Beside 「“三公”经费/小计」 and 会议费 or 培训费 it is the whole of all; in a list whose lines
 * name the parts it is the amount of each line.
 */
export function settleThreePublic(
  kind: TableKind,
  paths: readonly (readonly string[])[],
  measures: readonly Measure[],
  chosen: ReadonlyMap<number, Measure>,
): readonly Measure[] {
  if (kind !== 'three-public') return measures;
  const isPart = (measure: Measure): boolean => measure.startsWith('three-public.');
  const isList = measures.includes('item') && !measures.some(isPart);
  const hasOwn = paths.some((path, index) => measures[index] === 'three-public' && /三公/.test(path.join('/')));
  const hasMore = measures.includes('meeting') || measures.includes('training');
  if (!isList && !(hasOwn && hasMore)) return measures;
  return measures.map((measure, index) => {
    const words = (paths[index] ?? []).join('/');
    const isWhole = measure === 'three-public' && !chosen.has(index) && !/三公/.test(words);
    return isWhole && /^(?:合计|总计)$/.test(paths[index]?.at(-1) ?? '') ? 'total' : measure;
  });
}
