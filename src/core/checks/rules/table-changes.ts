import { decimalOf, Exact, type Amount } from '../../amount/index.js';
import type { Column, Table } from '../../disclosure/index.js';
import { anchorOf, cellName, evidenceOf, tableName } from '../anchor.js';
import { evaluate, fails } from '../evaluate.js';
import { ambiguous, notApplicable, passed, test, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Operand } from '../relation.js';
import { entriesOf, hasFigure, isNothing, operandAt, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { changeBlocks } from './table-change-blocks.js';
import { changeBetween, leafOf, type Sides } from './table-changes-relation.js';

/** 「增减额」, 「增减金额」, 「比上年增减」: the last words of a column that states by how much an amount changed. */
const CHANGE =
  /^(?:(?:\d{4}年度?[^/]{0,8})?比(?:上年|\d{4}年)[^/]{0,8})?(?:增减|增减变动|增减变化|变动)(?:额|数|金额)?$/;
/** 「增减%」, 「增减率（%）」, 「增长比例」: the same in percent. */
const RATE =
  /^(?:(?:\d{4}年度?[^/]{0,8})?比(?:上年|\d{4}年)[^/]{0,8})?(?:增减|增长|变动|增减变动|增减变化)(?:率|幅度?|比例|百分比)?(?:[（(]?[%％][）)]?)?$/;
/** Words of columns that compare, count or remark: neither side of a change. */
const NO_SIDE = /增减|比上年|变动|幅度|比例|增长|[%％]|率|数量|单价|序号|备注/;
/** A printed percentage: 「12.30」, 「-12.30%」. */
const PERCENT = /^([-－]?)([\d,]*\d(?:\.(\d+))?)\s*[%％]?$/;

/** Rows with a change that must agree before the others are held against the same two columns. */
const LEAST = 2;

/**
 * The two columns a change lies between. The headings name the years in too many ways; most rows are printed right, so the
 * figures tell: the only pair that holds in most rows with a change. Null where there is none, or more than one.
 */
function sidesOf(subject: Subject, table: Table, change: Column): Sides | null {
  const money = table.columns.filter(
    (column) => column.lane === change.lane && column.moneyUnit !== null && !NO_SIDE.test(column.path.join('/')),
  );
  const entries = entriesOf(table, change.lane).filter((entry) => hasFigure(operandAt(subject, table, entry, change)));
  const fitting = money.flatMap((now) =>
    money.flatMap((base): Sides[] => {
      if (now === base) return [];
      const relations = entries.flatMap((entry) => changeBetween(subject, table, entry, change, { now, base }) ?? []);
      const held = relations.filter((relation) => !fails(evaluate(relation).state)).length;
      return held >= LEAST && held >= 2 * (relations.length - held) ? [{ now, base }] : [];
    }),
  );
  const [only] = fitting;
  return fitting.length === 1 && only !== undefined ? only : null;
}

function amountOf(operand: Operand | null): Amount | null {
  return operand?.cell.reading.state === 'number' ? operand.cell.reading.amount : null;
}

/** What may have been printed for now ÷ base − 1, in percent; null where the base may be zero. */
function rateBounds(now: Operand, base: Operand): { readonly low: Exact; readonly high: Exact } | null {
  const [after, before] = [amountOf(now), amountOf(base)];
  if (before === null) return null;
  const half = (amount: Amount | null): Exact => new Exact(amount === null ? 0 : `5e-${amount.decimals + 1}`);
  const a = after === null ? new Exact(0) : decimalOf(after);
  const b = decimalOf(before);
  const [below, above] = [b.minus(half(before)), b.plus(half(before))];
  if (below.lte(0)) return null;
  const quotients = [a.minus(half(after)), a.plus(half(after))].flatMap((value) => [
    value.div(below),
    value.div(above),
  ]);
  const percent = quotients.map((value) => value.minus(1).times(100));
  return {
    low: percent.reduce((least, value) => (value.lt(least) ? value : least)),
    high: percent.reduce((most, value) => (value.gt(most) ? value : most)),
  };
}

type Rated = {
  readonly at: Operand;
  readonly holds: boolean;
  readonly expected: string;
  readonly of: Sides;
  readonly entry: Entry;
};

function rated(subject: Subject, table: Table, entry: Entry, rate: Column, sides: Sides): Rated | null {
  const at = operandAt(subject, table, entry, rate);
  const now = operandAt(subject, table, entry, sides.now);
  const base = operandAt(subject, table, entry, sides.base);
  const printed = PERCENT.exec(at?.cell.text.trim().normalize('NFKC') ?? '');
  if (at === null || now === null || base === null || printed === null || !hasFigure(base)) return null;
  // What was not read is no zero.
  if (amountOf(now) === null && !isNothing(now)) return null;
  const bounds = rateBounds(now, base);
  if (bounds === null) return null;
  const decimals = printed[3]?.length ?? 0;
  const value = new Exact(`${printed[1] === '' ? '' : '-'}${(printed[2] ?? '').replace(/,/g, '')}`);
  // One step and not half of one: digits that were cut off are no error.
  const step = new Exact(`1e-${decimals}`);
  const holds = value.gte(bounds.low.minus(step)) && value.lte(bounds.high.plus(step));
  const [after, before] = [amountOf(now), amountOf(base)];
  if (before === null) return null;
  const exact = (after === null ? new Exact(0) : decimalOf(after)).div(decimalOf(before)).minus(1).times(100);
  return { at, holds, expected: exact.toFixed(decimals), of: sides, entry };
}

function rateRemark(subject: Subject, table: Table, { at, expected, of, entry }: Rated): Remark {
  const named = [of.now, of.base].flatMap((column) => operandAt(subject, table, entry, column) ?? []);
  const printed = at.cell.text.trim();
  return {
    type: 'remark',
    severity: 'error',
    message: `${cellName(at)}为${printed}，按“${of.now.path.join('/')}”和“${of.base.path.join('/')}”计算应为${expected}%，请核对。`,
    at: anchorOf(at),
    evidence: [evidenceOf(at, 'stated', null), ...named.map((operand) => evidenceOf(operand, 'operand', null))],
    topic: '增减率',
    expected: `${expected}%`,
    actual: printed,
  };
}

/** Rates count only between columns of one unit. */
function checkRates(subject: Subject, table: Table, rate: Column, sides: Sides): readonly Outcome[] {
  if (sides.now.moneyUnit !== sides.base.moneyUnit) return [];
  const all = entriesOf(table, rate.lane).flatMap((entry) => rated(subject, table, entry, rate, sides) ?? []);
  const wrong = all.filter(({ holds }) => !holds);
  const held = all.length - wrong.length;
  if (wrong.length === 0) return all.length === 0 ? [] : [passed(all.length)];
  if (held < LEAST || held < 2 * wrong.length) {
    return [ambiguous(`${tableName(table)}“${rate.path.join('/')}”列的计算方法不能确定`)];
  }
  return [...wrong.map((one) => rateRemark(subject, table, one)), passed(held)];
}

function checkChange(subject: Subject, table: Table, change: Column): readonly Outcome[] {
  const isEmpty = !entriesOf(table, change.lane).some((entry) => hasFigure(operandAt(subject, table, entry, change)));
  if (isEmpty) return [];
  const sides = sidesOf(subject, table, change);
  if (sides === null) return [ambiguous(`${tableName(table)}“${change.path.join('/')}”列由哪两列相减不能确定`)];
  const differences = entriesOf(table, change.lane).flatMap((entry): Outcome[] => {
    const relation = changeBetween(subject, table, entry, change, sides);
    return relation === null ? [] : [test(relation)];
  });
  const rate = table.columns.find(
    (column) =>
      column !== change && column.lane === change.lane && column.moneyUnit === null && RATE.test(leafOf(column)),
  );
  return [...differences, ...(rate === undefined ? [] : checkRates(subject, table, rate, sides))];
}

/** How many rows must agree before a rate that stands alone says which two columns it compares. */
const LEAST_RATES = 3;

/** 只有增减率的表: the only two columns of one unit from which most of the rates follow. */
function checkRateAlone(subject: Subject, table: Table, rate: Column): readonly Outcome[] {
  const money = table.columns.filter(
    (column) => column.lane === rate.lane && column.moneyUnit !== null && !NO_SIDE.test(column.path.join('/')),
  );
  const entries = entriesOf(table, rate.lane);
  const fitting = money.flatMap((now) =>
    money.flatMap((base): Sides[] => {
      if (now === base || now.moneyUnit !== base.moneyUnit) return [];
      const all = entries.flatMap((entry) => rated(subject, table, entry, rate, { now, base }) ?? []);
      const held = all.filter(({ holds }) => holds).length;
      return held >= LEAST_RATES && held >= 2 * (all.length - held) ? [{ now, base }] : [];
    }),
  );
  const [only] = fitting;
  if (fitting.length !== 1 || only === undefined) {
    const isEmpty = !entries.some((entry) => hasFigure(operandAt(subject, table, entry, rate)));
    return isEmpty ? [] : [ambiguous(`${tableName(table)}“${rate.path.join('/')}”列由哪两列计算不能确定`)];
  }
  return checkRates(subject, table, rate, only);
}

/** Columns of rates in whose lane no column says by how much the amounts changed. */
function ratesAlone({ columns }: Table): readonly Column[] {
  const changes = columns.filter((column) => column.moneyUnit !== null && CHANGE.test(leafOf(column)));
  return columns.filter(
    (column) =>
      column.moneyUnit === null &&
      RATE.test(leafOf(column)) &&
      /[%％率幅比]/.test(leafOf(column)) &&
      !changes.some(({ lane }) => lane === column.lane),
  );
}

/** 表内增减: 增减额 and 增减率 columns are recomputed from the two columns beside them. */
export const tableChanges: Rule = {
  id: 'SUM-CHANGE',
  name: '表内增减额和增减率',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第三十二条',
  needs: '列有两个年度（或预算数、决算数）和增减额或增减率的表',
  description:
    '表中的“增减额”等于同一行两列之差，“增减率”等于增减额除以基数。由哪两列相减按数字判断：至少两行、且三分之二以上的行相符的唯一一对列；不能确定的说明原因，不作比较。“增减”为一组列、与两个年度的各组列名相同的，逐列核对。只有“增减率”的表，由至少三行、且三分之二以上的行相符的唯一一对列核对。没有金额的一方空白而增减额也空白的不报；增减率允许末位相差 1，基数为零的不核对。',
  check: (subject) => {
    const outcomes = subject.disclosure.tables
      .filter((table) => table.alternatives.length === 0)
      .flatMap((table) => [
        ...table.columns
          .filter((column) => column.moneyUnit !== null && CHANGE.test(leafOf(column)))
          .flatMap((change) => checkChange(subject, table, change)),
        ...changeBlocks(subject, table),
        ...ratesAlone(table).flatMap((rate) => checkRateAlone(subject, table, rate)),
      ]);
    return outcomes.length > 0 ? outcomes : [notApplicable('各表没有增减额列和增减率列')];
  },
};
