import { plain, raise, rateOf, scaled } from './change.js';

/** 构成 of one column: what its parts are of their sum. */
export type CompositionColumn = {
  /** Exact sum of the parts that have a figure; null where none has. */
  readonly sum: string | null;
  /** Percent of the sum, two decimals, half up; null where a part has no figure, or nothing can be said. */
  readonly shares: readonly (string | null)[];
  /** A part is below zero: parts of a whole are not, and no share is given. */
  readonly negative: boolean;
  /** Sum less the printed total, where rounding cannot explain the difference; null: it agrees, or no total is printed. */
  readonly gap: string | null;
};

/** Exact sum of plain decimals; null where there is none. */
export function sumOf(values: readonly (string | null)[]): string | null {
  const known = values.flatMap((value) => (value === null ? [] : [scaled(value)]));
  if (known.length === 0) return null;
  const decimals = Math.max(...known.map((one) => one.decimals));
  return plain(
    known.reduce((sum, one) => sum + raise(one, decimals), 0n),
    decimals,
  );
}

/**
 * 构成. The parts of a whole in one column: shares are of the exact sum of the parts, so that they make up the whole; a
 * printed total that differs by more than rounding is told. Plain decimals in one unit, with their printed decimals.
 */
export function compositionOf(parts: readonly (string | null)[], total: string | null): CompositionColumn {
  const sum = sumOf(parts);
  const negative = parts.some((part) => part !== null && part.startsWith('-') && /[1-9]/.test(part));
  return {
    sum,
    shares: parts.map((part) => (negative || part === null ? null : rateOf(sum, part))),
    negative,
    gap: sum === null || total === null ? null : gapOf(sum, parts, total),
  };
}

/** Every printed figure stands for up to half a unit of its last digit more or less. */
function gapOf(sum: string, parts: readonly (string | null)[], total: string): string | null {
  const figures = [...parts.filter((part) => part !== null), total].map(scaled);
  // One decimal more holds the halves.
  const decimals = Math.max(scaled(sum).decimals, ...figures.map((one) => one.decimals)) + 1;
  const difference = raise(scaled(sum), decimals) - raise(scaled(total), decimals);
  const room = figures.reduce((most, one) => most + 5n * 10n ** BigInt(decimals - 1 - one.decimals), 0n);
  const size = difference < 0n ? -difference : difference;
  return size <= room ? null : plain(difference / 10n, decimals - 1);
}
