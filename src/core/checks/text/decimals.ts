/** One amount of the running text, as printed. */
export type PrintedAmount = { readonly digits: string; readonly fraction: string; readonly unit: string };

/** Fewer amounts show no habit. */
const LEAST = 8;

/**
 * Amounts with one decimal in a text that prints two: 「1,733.3 万元」 beside 「1,649.05 万元」. Whole amounts are left out, and
 * so is a text in which one decimal is no exception.
 */
export function shortenedAmounts<T extends PrintedAmount>(amounts: readonly T[]): readonly T[] {
  const inWan = amounts.filter(({ unit, fraction }) => unit === '万元' && fraction !== '');
  // The fraction is printed with its point.
  const [two, one] = [3, 2].map((length) => inWan.filter(({ fraction }) => fraction.length === length));
  if (two === undefined || one === undefined) return [];
  return inWan.length >= LEAST && two.length * 4 >= inWan.length * 3 ? one : [];
}
