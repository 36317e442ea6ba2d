import { convert, decimalOf, Exact, readAmount, type MoneyUnit, type Reading } from '../amount/index.js';
import type { Indicator } from '../disclosure/index.js';
import { plain } from './words.js';

/** What an indicator says before anybody knows whose it is. */
export type BareIndicator = Omit<Indicator, 'attribution' | 'evidence'>;

/** 「小于」 needs a cap a little below the total: 0.0001 or 0.0002 万元 are still the total. */
const CAP_BELOW = new Exact('0.0002');

/** True for a 成本指标, in whichever level it stands. */
export function isCost({ level1, level2 }: BareIndicator): boolean {
  return /成本/.test(level1 + level2);
}

/** The money of a cost indicator in 万元, or null where it is stated in another way. */
export function moneyOf(indicator: BareIndicator): Exact | null {
  const unit = plain(indicator.unit);
  if (!isCost(indicator) || (unit !== '万元' && unit !== '元')) return null;
  const reading = readAmount(indicator.value, unit);
  return reading.state === 'number' ? convert(decimalOf(reading.amount), unit, '万元') : null;
}

/** A project's total in 万元, or null. */
export function totalOf(total: Reading): Exact | null {
  if (total.state !== 'number') return null;
  const unit: MoneyUnit = total.amount.unit ?? '万元';
  return convert(decimalOf(total.amount), unit, '万元');
}

/** True where a cost is the total, or just below it. */
function isTotal(cost: Exact, total: Exact): boolean {
  return cost.minus(total).abs().lte(CAP_BELOW);
}

/** A cost indicator of the sequence, by its position. */
export type Cost = { readonly index: number; readonly money: Exact };

/**
 * The costs that are a project's: every one that is its total by itself, else the only stretch of them that adds up to it.
 * Costs that are as well the total of a neighbour prove nothing.
 */
export function costsOfTotal(
  costs: readonly Cost[],
  total: Exact | null,
  neighbours: readonly Exact[],
): ReadonlySet<number> {
  const none: ReadonlySet<number> = new Set();
  if (total === null || total.isZero()) return none;
  const free = costs.filter(({ money }) => !neighbours.some((other) => isTotal(money, other)));
  const single = free.filter(({ money }) => isTotal(money, total));
  if (single.length > 0) return new Set(single.map(({ index }) => index));
  const stretches: (readonly Cost[])[] = [];
  for (let from = 0; from < free.length; from += 1) {
    let sum = new Exact(0);
    for (let to = from; to < free.length; to += 1) {
      sum = sum.plus(free[to]?.money ?? 0);
      if (to > from && isTotal(sum, total)) stretches.push(free.slice(from, to + 1));
    }
  }
  const [only] = stretches;
  return stretches.length === 1 && only !== undefined ? new Set(only.map(({ index }) => index)) : none;
}
