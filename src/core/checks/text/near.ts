/** Two phrases that are the same but for one stretch of at most two characters, or for two such stretches. */
export type NearPair = {
  readonly left: string;
  readonly right: string;
  /** The same characters before the first stretch and behind the last one. */
  readonly before: number;
  readonly behind: number;
  /** The same characters between two stretches, and where they begin; absent where there is one stretch. */
  readonly between?: { readonly left: number; readonly right: number; readonly length: number };
};

/** Characters by which phrases are looked up: their first and their last ones. */
const KEY = 4;
const LONGEST_STRETCH = 2;
/** Phrases that begin or end alike; beyond this a beginning is a formula of the document and says nothing. */
const MOST_ALIKE = 60;

/** Aligns two phrases from both ends. Null where more than one stretch differs, or the stretch is too long. */
export function align(left: string, right: string): NearPair | null {
  if (left === right || Math.abs(left.length - right.length) > LONGEST_STRETCH) return null;
  const shorter = Math.min(left.length, right.length);
  let before = 0;
  while (before < shorter && left.charCodeAt(before) === right.charCodeAt(before)) before += 1;
  let behind = 0;
  while (
    behind < shorter - before &&
    left.charCodeAt(left.length - 1 - behind) === right.charCodeAt(right.length - 1 - behind)
  ) {
    behind += 1;
  }
  const stretch = Math.max(left.length, right.length) - before - behind;
  if (stretch <= LONGEST_STRETCH) return { left, right, before, behind };
  const between = middle(left.slice(before, left.length - behind), right.slice(before, right.length - behind));
  if (between === null || before + behind + between.length < LEAST_AROUND_TWO) return null;
  const at = { left: before + between.left, right: before + between.right, length: between.length };
  return { left, right, before, behind, between: at };
}

/** With two differing stretches this much must be the same. */
const LEAST_AROUND_TWO = 14;
const SHORTEST_BETWEEN = 3;

/** What two middles share, where at most a stretch on either side of it differs. */
function middle(left: string, right: string): { left: number; right: number; length: number } | null {
  const longest = Math.min(left.length, right.length);
  if (longest < SHORTEST_BETWEEN || longest > 40) return null;
  for (let from = 0; from <= LONGEST_STRETCH; from += 1) {
    for (let to = 0; to <= LONGEST_STRETCH; to += 1) {
      let length = 0;
      while (
        from + length < left.length &&
        to + length < right.length &&
        left.charCodeAt(from + length) === right.charCodeAt(to + length)
      ) {
        length += 1;
      }
      const rest = Math.max(left.length - from, right.length - to) - length;
      if (length >= SHORTEST_BETWEEN && rest > 0 && rest <= LONGEST_STRETCH && from + to > 0) {
        return { left: from, right: to, length };
      }
    }
  }
  return null;
}

/** The stretches that differ, in order, each with what stands in the left and in the right phrase. */
export function stretchesOf(pair: NearPair): readonly (readonly [left: string, right: string])[] {
  const { left, right, before, behind, between } = pair;
  const [leftEnd, rightEnd] = [left.length - behind, right.length - behind];
  if (between === undefined) return [[left.slice(before, leftEnd), right.slice(before, rightEnd)]];
  return [
    [left.slice(before, between.left), right.slice(before, between.right)],
    [left.slice(between.left + between.length, leftEnd), right.slice(between.right + between.length, rightEnd)],
  ];
}

/**
 * Pairs of phrases that differ in one stretch of at most two characters, or in two. One end of such a pair is nearly
 * always the same for some length, so that it is enough to compare phrases with the same first or last characters: the
 * time grows with the text, not with its square.
 */
export function nearPairs(phrases: readonly string[]): readonly NearPair[] {
  const unique = [...new Set(phrases)].filter((text) => text.length > KEY);
  const pairs = new Map<string, NearPair>();
  for (const key of [(text: string) => text.slice(0, KEY), (text: string) => text.slice(-KEY)]) {
    const buckets = new Map<string, string[]>();
    for (const text of unique) {
      const own = key(text);
      const bucket = buckets.get(own);
      if (bucket === undefined) buckets.set(own, [text]);
      else bucket.push(text);
    }
    for (const bucket of buckets.values()) {
      if (bucket.length < 2 || bucket.length > MOST_ALIKE) continue;
      bucket.forEach((left, index) => {
        for (let behind = index + 1; behind < bucket.length; behind += 1) {
          const right = bucket[behind] ?? '';
          const pair = align(left, right);
          if (pair !== null) pairs.set(left < right ? `${left}\u001f${right}` : `${right}\u001f${left}`, pair);
        }
      });
    }
  }
  return [...pairs.values()];
}

/** 「取【暧】补贴」: the left phrase of a pair with the stretches that differ marked. */
export function marked(pair: NearPair, side: 'left' | 'right'): string {
  const text = pair[side];
  const { before, between } = pair;
  const end = text.length - pair.behind;
  if (between === undefined) return `${text.slice(0, before)}【${text.slice(before, end)}】${text.slice(end)}`;
  const same = between[side];
  const after = same + between.length;
  return `${text.slice(0, before)}【${text.slice(before, same)}】${text.slice(same, after)}【${text.slice(after, end)}】${text.slice(end)}`;
}

/** Two names with the stretches that differ marked in each; as they are where too much differs. */
export function markedNames(left: string, right: string): readonly [left: string, right: string] {
  const pair = align(left, right);
  return pair === null ? [left, right] : [marked(pair, 'left'), marked(pair, 'right')];
}
