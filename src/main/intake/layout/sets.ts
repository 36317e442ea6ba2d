/** Disjoint sets of the numbers from 0: each entry is the parent of its index. */
export type Sets = Int32Array;

export function makeSets(count: number): Sets {
  return Int32Array.from({ length: count }, (_, index) => index);
}

/** The number that stands for the set of `member`. */
export function rootOf(sets: Sets, member: number): number {
  let root = member;
  while (sets[root] !== root) root = sets[root] ?? root;
  // Shortens the way for the next look.
  for (let at = member; sets[at] !== root;) {
    const next = sets[at] ?? root;
    sets[at] = root;
    at = next;
  }
  return root;
}

export function joinSets(sets: Sets, left: number, right: number): void {
  const from = rootOf(sets, left);
  const to = rootOf(sets, right);
  if (from !== to) sets[Math.max(from, to)] = Math.min(from, to);
}
