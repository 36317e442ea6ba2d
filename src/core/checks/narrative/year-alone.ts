import { convert, decimalOf, Exact, type Amount } from '../../amount/index.js';
import type { Disclosure, Figure, TableKind } from '../../disclosure/index.js';
import { cellsOf, tablesOf, type CellMatch } from './subject-cells.js';

/** 「一般公共预算当年拨款」: the text tells the money of the year, the table what is spent of that and of what was carried over. */
const OF_YEAR = /一般公共预算当年(?:财政)?拨款/;

/** Tables that tell what is spent of the money of the year and of what was carried over. */
const SPENT: ReadonlySet<TableKind> = new Set(['general-public-expenditure', 'expenditure']);

type Carried = {
  /** In 元: what is carried into the year. */
  readonly total: Exact;
  /** In 元: what of it a table prints beside an item; empty where none does. */
  readonly items: readonly Exact[];
};

const known = new WeakMap<Disclosure, Carried | null>();

function inYuan(amount: Amount): Exact {
  return convert(decimalOf(amount), amount.unit ?? '元', '元');
}

function positive(cells: readonly CellMatch[]): readonly Exact[] {
  return cells.flatMap(({ cell: { reading } }) => {
    const value = reading.state === 'number' ? inYuan(reading.amount) : new Exact(0);
    return value.gt(0) ? [value] : [];
  });
}

/** What was carried over, where the text tells the money of the year alone; null elsewhere. */
function carriedOver(disclosure: Disclosure): Carried | null {
  const found = known.get(disclosure);
  if (found !== undefined) return found;
  const isTold = disclosure.passages.some(({ text }) => OF_YEAR.test(text));
  const [total] = (['fiscal-appropriation-overview', 'income-expenditure-overview'] as const).flatMap((kind) =>
    tablesOf(disclosure, kind).flatMap((table) =>
      positive(cellsOf(table, ['amount', 'total'], ({ item }) => item === 'carry-in')),
    ),
  );
  const items = tablesOf(disclosure, 'income').flatMap((table) =>
    positive(cellsOf(table, ['carry', 'carry.general-public'], ({ codes }) => codes.function !== undefined)),
  );
  const carried = isTold && total !== undefined ? { total, items } : null;
  known.set(disclosure, carried);
  return carried;
}

/**
 * 只说当年拨款. True where the text tells less than a table by what was carried over: the one amount without it, the other with it. Where a
 * table prints what of it belongs to which item, only such an amount explains the difference.
 */
export function leavesOutCarried(
  disclosure: Disclosure,
  value: Figure,
  candidates: readonly (readonly CellMatch[])[],
): boolean {
  const carried = carriedOver(disclosure);
  if (carried === null) return false;
  return candidates.some((cells) => {
    if (!cells.every(({ table }) => SPENT.has(table.kind))) return false;
    const printed = positive(cells).reduce((sum, one) => sum.plus(one), new Exact(0));
    const missing = printed.minus(inYuan(value.amount));
    if (carried.items.length > 0) return carried.items.some((one) => one.eq(missing)) || carried.total.eq(missing);
    return missing.gt(0) && missing.lte(carried.total);
  });
}
