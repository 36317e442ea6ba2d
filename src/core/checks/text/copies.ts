/** A stretch in which one of two nearly equal sentences differs from the other, with what stands around it. */
export type Difference = {
  /** The differing characters; one of them may be empty. */
  readonly left: string;
  readonly right: string;
  /** Where they begin in their sentence. */
  readonly leftStart: number;
  readonly rightStart: number;
  /** Characters that are the same directly before and behind. */
  readonly before: number;
  readonly behind: number;
  /** The character before, which is the same in both. */
  readonly previous: string;
};

/** Two sentences of which one was copied from the other, and where they differ. */
export type Copy = { readonly left: string; readonly right: string; readonly differences: readonly Difference[] };

/** Sentences shorter than this are formulas, not copies. */
export const SHORTEST = 16;
/** Longer ones are cut into sentences before; what remains is no sentence. */
const LONGEST = 400;
/** Characters by which sentences are looked up. */
const SHINGLE = 6;
/** A shingle of more sentences than these is a formula of the document. */
const MOST_ALIKE = 24;
/** Share (percent) of the shorter sentence that must be the same. */
const LEAST_SAME = 80;
const MOST_DIFFERENCES = 4;

/** Length of the longest common subsequence of every pair of tails: that of `i` and `j` stands at `i * (right.length + 1) + j`. */
function commonTails(left: string, right: string): Uint16Array {
  const width = right.length + 1;
  const tails = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const character = left.charCodeAt(i);
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      tails[at] =
        character === right.charCodeAt(j)
          ? (tails[at + width + 1] ?? 0) + 1
          : Math.max(tails[at + width] ?? 0, tails[at + 1] ?? 0);
    }
  }
  return tails;
}

/** How many characters two sentences begin with alike, and how many of the rest they end with alike. */
function endsOf(left: string, right: string): readonly [head: number, tail: number] {
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left.charCodeAt(head) === right.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    left.charCodeAt(left.length - 1 - tail) === right.charCodeAt(right.length - 1 - tail)
  ) {
    tail += 1;
  }
  return [head, tail];
}

/** Where two sentences differ. Null where they have too little in common to be copies of each other. */
export function differencesOf(left: string, right: string): readonly Difference[] | null {
  const [shorter, longer] = [Math.min(left.length, right.length), Math.max(left.length, right.length)];
  if (left === right || shorter < SHORTEST || longer > LONGEST || shorter * 100 < longer * LEAST_SAME) return null;
  // What begins and ends alike needs no alignment.
  const [head, tail] = endsOf(left, right);
  const [one, other] = [left.slice(head, left.length - tail), right.slice(head, right.length - tail)];
  const tails = commonTails(one, other);
  const width = other.length + 1;
  if ((head + tail + (tails[0] ?? 0)) * 100 < longer * LEAST_SAME) return null;
  const found: Difference[] = [];
  let [i, j, same] = [0, 0, head];
  const close = (behind: number): void => {
    const last = found.at(-1);
    if (last !== undefined) found[found.length - 1] = { ...last, behind };
  };
  while (i < one.length || j < other.length) {
    if (i < one.length && one.charCodeAt(i) === other.charCodeAt(j)) {
      [i, j, same] = [i + 1, j + 1, same + 1];
      continue;
    }
    const [oneStart, otherStart] = [i, j];
    while (
      (i < one.length || j < other.length) &&
      !(i < one.length && j < other.length && one.charCodeAt(i) === other.charCodeAt(j))
    ) {
      const skipOne = i < one.length ? (tails[(i + 1) * width + j] ?? 0) : -1;
      const skipOther = j < other.length ? (tails[i * width + j + 1] ?? 0) : -1;
      if (skipOne >= skipOther) i += 1;
      else j += 1;
    }
    close(same);
    const [leftStart, rightStart] = [head + oneStart, head + otherStart];
    const previous = left.charAt(leftStart - 1);
    const words = { left: one.slice(oneStart, i), right: other.slice(otherStart, j) };
    found.push({ ...words, leftStart, rightStart, before: same, behind: 0, previous });
    same = 0;
  }
  close(same + tail);
  return found.length > MOST_DIFFERENCES ? null : found.map(wholeWord);
}

/** 「行【政行】为」 as 「【行政】行为」: of the places at which words may have been left out, the first. */
function wholeWord(one: Difference): Difference {
  const { left, right, leftStart, rightStart, before, behind } = one;
  const word = left + right;
  const isOneSided = left === '' || right === '';
  const [first, last] = [word.charAt(0), word.charAt(word.length - 1)];
  if (!isOneSided || word.length !== 2 || first === last || before < 1) return one;
  const turned = `${last}${first}`;
  if (one.previous !== last) return one;
  return {
    ...one,
    left: left === '' ? '' : turned,
    right: right === '' ? '' : turned,
    leftStart: leftStart - 1,
    rightStart: rightStart - 1,
    before: before - 1,
    behind: behind + 1,
  };
}

/** A number for the shingle at a place: two shingles with one number only cost an alignment. */
function hashOf(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + SHINGLE; index += 1) hash = (Math.imul(hash, 8191) + text.charCodeAt(index)) | 0;
  return hash;
}

/**
 * Sentences that were copied from one another and differ in a few places. Only sentences that share a stretch of
 * characters which few others have are aligned, so that the time grows with the text, not with its square.
 */
export function copiesAmong(sentences: readonly string[]): readonly Copy[] {
  const unique = [...new Set(sentences)].filter((text) => text.length >= SHORTEST && text.length <= LONGEST);
  // Most shingles stand in one sentence only: those need no list.
  const holders = new Map<number, number | number[]>();
  unique.forEach((text, index) => {
    for (let at = 0; at + SHINGLE <= text.length; at += 1) {
      const shingle = hashOf(text, at);
      const known = holders.get(shingle);
      if (known === undefined) holders.set(shingle, index);
      else if (typeof known === 'number') {
        if (known !== index) holders.set(shingle, [known, index]);
      } else if (known[known.length - 1] !== index) known.push(index);
    }
  });
  const shared = new Map<number, number>();
  for (const indexes of holders.values()) {
    if (typeof indexes === 'number' || indexes.length > MOST_ALIKE) continue;
    for (let at = 0; at < indexes.length; at += 1) {
      for (let behind = at + 1; behind < indexes.length; behind += 1) {
        const key = (indexes[at] ?? 0) * unique.length + (indexes[behind] ?? 0);
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  return [...shared].flatMap(([key, count]): Copy[] => {
    const [left = '', right = ''] = [unique[Math.floor(key / unique.length)], unique[key % unique.length]];
    // Every difference breaks as many shingles as it is long and one more for each of theirs.
    const length = Math.min(left.length, right.length);
    const breaks = Math.min(MOST_DIFFERENCES, Math.ceil(length / SHORTEST)) * (SHINGLE + 1);
    if (count < Math.max(2, length - SHINGLE + 1 - breaks)) return [];
    const differences = differencesOf(left, right);
    return differences === null ? [] : [{ left, right, differences }];
  });
}
