/** Two phrases that are the same but for one stretch of at most two characters. */
export type NearPair = {
  readonly left: string;
  readonly right: string;
  /** The same characters before and behind the stretch. */
  readonly before: number;
  readonly behind: number;
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
  while (before < shorter && left.charAt(before) === right.charAt(before)) before += 1;
  let behind = 0;
  while (
    behind < shorter - before &&
    left.charAt(left.length - 1 - behind) === right.charAt(right.length - 1 - behind)
  ) {
    behind += 1;
  }
  const stretch = Math.max(left.length, right.length) - before - behind;
  return stretch > LONGEST_STRETCH ? null : { left, right, before, behind };
}

/**
 * Pairs of phrases that differ in one stretch of at most two characters. One end of such a pair is the same for at least
 * half of its length, so that it is enough to compare phrases with the same first or last characters: the time grows
 * with the text, not with its square.
 */
export function nearPairs(phrases: readonly string[]): readonly NearPair[] {
  const unique = [...new Set(phrases)].filter((text) => text.length > KEY);
  const pairs = new Map<string, NearPair>();
  for (const key of [(text: string) => text.slice(0, KEY), (text: string) => text.slice(-KEY)]) {
    const buckets = new Map<string, string[]>();
    for (const text of unique) {
      const bucket = buckets.get(key(text));
      if (bucket === undefined) buckets.set(key(text), [text]);
      else bucket.push(text);
    }
    for (const bucket of buckets.values()) {
      if (bucket.length < 2 || bucket.length > MOST_ALIKE) continue;
      bucket.forEach((left, index) => {
        for (const right of bucket.slice(index + 1)) {
          const pair = align(left, right);
          if (pair !== null) pairs.set(left < right ? `${left}\u001f${right}` : `${right}\u001f${left}`, pair);
        }
      });
    }
  }
  return [...pairs.values()];
}

/** 「取【暧】补贴」: a phrase with the stretch that differs marked. */
export function marked(text: string, pair: NearPair): string {
  const end = text.length - pair.behind;
  return `${text.slice(0, pair.before)}【${text.slice(pair.before, end)}】${text.slice(end)}`;
}
