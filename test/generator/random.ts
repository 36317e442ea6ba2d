/** A repeatable source of choices: the same seed gives the same disclosure on every machine. */
export type Random = {
  /** A whole number, both ends included. */
  readonly integer: (low: number, high: number) => number;
  /** A whole number of fen, both ends included. */
  readonly fen: (low: bigint, high: bigint) => bigint;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  /** True in `percent` of a hundred cases. */
  readonly chance: (percent: number) => boolean;
  /** The values in another order. */
  readonly shuffle: <Value>(values: readonly Value[]) => readonly Value[];
};

/** Makes a source of choices from a seed (mulberry32: 32-bit state, whole-number arithmetic only). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const integer = (low: number, high: number): number => low + (next() % (high - low + 1));
  const fen = (low: bigint, high: bigint): bigint => {
    const wide = (BigInt(next()) << 32n) | BigInt(next());
    return low + (wide % (high - low + 1n));
  };
  const pick = <Value>(values: readonly Value[]): Value => values[integer(0, values.length - 1)]!;
  const shuffle = <Value>(values: readonly Value[]): readonly Value[] => {
    const rest = [...values];
    const shuffled: Value[] = [];
    while (rest.length > 0) shuffled.push(...rest.splice(integer(0, rest.length - 1), 1));
    return shuffled;
  };
  return { integer, fen, pick, chance: (percent) => integer(1, 100) <= percent, shuffle };
}
