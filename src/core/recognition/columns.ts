import type { MoneyUnit } from '../amount/index.js';
import { MEASURES, type Column, type Measure, type TableKind } from '../disclosure/index.js';
import { unitInHeader } from './caption.js';
import type { HeaderColumn } from './header.js';
import { settleBeside, settleClassifications, settleSubtotals, settleThreePublic } from './columns-beside.js';
import { isLabel, isPerformanceAmount, measureOf } from './measures.js';
import { plain } from './words.js';

/** Words that say for which year or phase an amount stands. */
const PERIOD = /上年|去年|年初|调整|全年|本年|决算|执行|(?:19|20)\d\d年|预算数|完成|增减|比上年|变动|幅度|比例|[%％]/;
/** Columns beside the amounts that count or remark. Their figures are no money. */
const NOT_MONEY =
  /序号|行次|栏次|备注|说明|编号|电话|数量|人数|个数|辆|批次|人次|比例|占比|增减率|幅度|完成率|执行率|分值|权重|得分|[%％]|年限|面积|密级|日期|时间/;

/**
 * Makes the table's columns: meaning, lane and money unit of each header path. `chosen` are meanings that a reviewer has
 * given to columns (by index); they stand above the words of the header.
 */
export function columnsFrom(
  header: readonly HeaderColumn[],
  kind: TableKind,
  moneyUnit: MoneyUnit | null,
  chosen: ReadonlyMap<number, Measure> = new Map(),
): readonly Column[] {
  const found = header.map(({ path }, index) => chosen.get(index) ?? measureOf(path, kind));
  const lanes = lanesOf(found, header);
  const paths = header.map(({ path }) => path);
  const coded = settleClassifications(paths, found, chosen);
  const whole = settleSubtotals(kind, paths, settleThreePublic(kind, paths, coded, chosen), chosen);
  const measures = settleBeside(kind, paths, settlePeriods(paths, whole, lanes, chosen), chosen);
  return header.map(({ path }, index) => {
    const measure = measures[index] ?? 'other';
    return { index, path, measure, lane: lanes[index] ?? 0, moneyUnit: moneyUnitOf(path, measure, kind, moneyUnit) };
  });
}

function moneyUnitOf(
  path: readonly string[],
  measure: Measure,
  kind: TableKind,
  table: MoneyUnit | null,
): MoneyUnit | null {
  if (isLabel(measure) || measure === 'quantity') return null;
  const words = path.join('/');
  // The innermost unit holds: 「采购金额（万元）/其中面向小微企业（元）」.
  for (const text of [...path].reverse()) {
    const own = unitInHeader(text);
    if (own !== null) return own;
  }
  if (measure === 'other') {
    if (NOT_MONEY.test(words) || words === '') return null;
    if (kind === 'overall-performance' || kind === 'department-performance-declaration') return null;
  }
  if (measure.startsWith('performance.') && !isPerformanceAmount(measure)) return null;
  return table;
}

/** What the budget beside a 决算数 means, for the measures that have such a neighbour. */
const BESIDE_FINAL: ReadonlyMap<Measure, Measure> = new Map(
  MEASURES.filter((measure) => measure.startsWith('budgeted.')).map((measure) => [
    MEASURES.find((other) => `budgeted.${other}` === measure) ?? 'other',
    measure,
  ]),
);

/** The meaning of a column that another year or phase of the same measure stands above. */
function besides(measure: Measure, path: readonly string[], best: readonly string[]): Measure {
  const words = plain(path.join('/'));
  if (!/决算/.test(plain(best.join('/'))) || !/预算/.test(words) || NOT_COMPARABLE.test(words)) return 'other';
  const isAdjusted = /调整|全年/.test(words);
  if (measure === 'amount' || measure === 'total') return isAdjusted ? 'adjusted' : 'budgeted';
  return isAdjusted ? 'other' : (BESIDE_FINAL.get(measure) ?? 'other');
}

/**
 * Where several columns of one lane mean the same and differ only in year or phase (预算数 and 决算数, 上年 and 本年), one
 * of them is what the table is about and keeps the meaning; beside 决算数 the budget keeps a meaning of its own, the
 * others are `other`.
 */
function settlePeriods(
  paths: readonly (readonly string[])[],
  measures: readonly Measure[],
  lanes: readonly number[],
  chosen: ReadonlyMap<number, Measure>,
): readonly Measure[] {
  const settled = [...measures];
  const rivals = new Map<string, number[]>();
  for (const [index, measure] of measures.entries()) {
    if (measure === 'other' || isLabel(measure) || !PERIOD.test((paths[index] ?? []).join('/'))) continue;
    // 「2030年执行数」 beside 「2031年预算数/小计」: one of the two is what the table is about, whatever they are called.
    const name = `${lanes[index] ?? 0} ${measure === 'total' ? 'amount' : measure}`;
    const same = rivals.get(name);
    if (same === undefined) rivals.set(name, [index]);
    else same.push(index);
  }
  for (const indexes of rivals.values()) {
    if (new Set(indexes.map((index) => (paths[index] ?? []).join('/'))).size < 2) continue;
    if (indexes.some((index) => chosen.has(index))) {
      for (const index of indexes) if (!chosen.has(index)) settled[index] = 'other';
      continue;
    }
    const best = indexes.reduce((a, b) => (periodRank(paths[b] ?? []) > periodRank(paths[a] ?? []) ? b : a));
    const taken = new Set<Measure>();
    for (const index of indexes) {
      if (index === best) continue;
      if (measures[index] !== measures[best] && periodRank(paths[index] ?? []) === periodRank(paths[best] ?? []))
        continue;
      const beside = besides(measures[index] ?? 'other', paths[index] ?? [], paths[best] ?? []);
      settled[index] = taken.has(beside) ? 'other' : beside;
      taken.add(beside);
    }
  }
  return settled;
}

/** Columns that compare amounts. */
const NOT_COMPARABLE = /增减|比上年|变动|幅度|比例|%|完成|执行率|差额|差异/;

/** How much a column is what the table is about: 决算数 above 本年预算数 above earlier years and comparisons. */
function periodRank(path: readonly string[]): number {
  const words = plain(path.join('/'));
  if (NOT_COMPARABLE.test(words)) return -1;
  const year = Number(/(?:19|20)\d\d(?=年)/.exec(words)?.[0] ?? 0);
  const phase = /决算/.test(words)
    ? 40_000
    : /上年|去年/.test(words)
      ? -20_000
      : /年初|调整|全年|执行/.test(words)
        ? 10_000
        : 20_000;
  return phase + year;
}

/** Headings of columns that say how something is done: no amounts, so that no side of a table ends with them. */
const MANNER = /形式$|方式$|性质$|来源$|分类$|类别$|类型$|序号|备注/;

/** A lane ends where, after amounts, the same kind of label column comes again: 项目|预算数|项目|预算数. */
function lanesOf(measures: readonly Measure[], header: readonly HeaderColumn[]): readonly number[] {
  const lanes: number[] = [];
  let lane = 0;
  let labels = new Set<Measure>();
  let seenAmount = false;
  for (const [index, measure] of measures.entries()) {
    const isSide = measure === 'item' || /^(?:economic|function)\.?/.test(measure);
    if (isSide) {
      const side = plain(header[index]?.path[0] ?? '');
      const newSide = seenAmount && (labels.has(measure) || (measure === 'item' && side === '支出'));
      if (newSide && lane < 3) {
        lane += 1;
        labels = new Set();
        seenAmount = false;
      }
      labels.add(measure);
    } else if (!isLabel(measure) && !(measure === 'other' && MANNER.test(plain(header[index]?.path.join('/') ?? '')))) {
      seenAmount = true;
    }
    lanes.push(lane);
  }
  return lanes;
}
