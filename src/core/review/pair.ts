/** What was paired, and what stayed alone, each in its own order. */
type Paired<Item> = {
  /** The left item of each paired right one. */
  readonly byRight: ReadonlyMap<Item, Item>;
  readonly leftAlone: readonly Item[];
  readonly rightAlone: readonly Item[];
};

/** Pairs items of equal key, one key after another; those of one key in their order. A null key pairs nothing. */
export function pair<Item>(
  left: readonly Item[],
  right: readonly Item[],
  keys: readonly ((item: Item) => string | null)[],
): Paired<Item> {
  const byRight = new Map<Item, Item>();
  const used = new Set<Item>();
  for (const keyOf of keys) {
    const waiting = Map.groupBy(
      left.filter((item) => !used.has(item)),
      keyOf,
    );
    for (const item of right) {
      const key = keyOf(item);
      if (key === null || byRight.has(item)) continue;
      const partner = waiting.get(key)?.shift();
      if (partner === undefined) continue;
      byRight.set(item, partner);
      used.add(partner);
    }
  }
  return {
    byRight,
    leftAlone: left.filter((item) => !used.has(item)),
    rightAlone: right.filter((item) => !byRight.has(item)),
  };
}
