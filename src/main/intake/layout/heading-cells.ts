import type { Word } from './aligned-columns.js';

/** 列头. The words of one heading; `middle` is that of the cell it stands in the middle of. */
export type Block = {
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  /** Base lines of its first and last line. */
  readonly first: number;
  readonly last: number;
  readonly size: number;
};

/** Lines of one heading are no further apart, in em. */
const ONE_HEADING = 1.6;
/** Lines of one heading have their middle, or their beginning, this near to each other, in em. */
const SAME_MIDDLE = 0.5;
/** Base lines this near are one line, in em. */
const SAME_LINE = 0.3;
/** More headings of which it is open whether they go on in the line below are not tried. */
const MOST_OPEN = 5;

/** A heading of these words, from the top. */
function blockOf(words: readonly Word[]): Block {
  const from = Math.min(...words.map(({ box }) => box[0]));
  const to = Math.max(...words.map(({ box }) => box[2]));
  const size = Math.max(...words.map((word) => word.size));
  const baselines = words.map(({ baseline }) => baseline);
  return {
    words,
    from,
    to,
    middle: (from + to) / 2,
    first: Math.min(...baselines),
    last: Math.max(...baselines),
    size,
  };
}

/**
 * The ways in which the words of a header are headings. A word in the middle below another one goes on with it, or is one of
 * the columns of a group above: where its neighbours on the line have nothing above them, both are tried.
 */
export function blocksOf(lines: readonly (readonly Word[])[]): readonly (readonly Block[])[] {
  const words = lines.flat().toSorted((one, other) => one.baseline - other.baseline);
  const above = new Map<Word, Word>();
  for (const word of words) {
    const upper = words.findLast(
      (other) => other.baseline < word.baseline - SAME_LINE * word.size && goesOn(other, word),
    );
    if (upper !== undefined) above.set(word, upper);
  }
  const open = [...above.keys()].filter((word) => {
    return neighbours(word, words).some((other) => !above.has(other));
  });
  if (open.length > MOST_OPEN) return [];
  return Array.from({ length: 1 << open.length }, (_, choice) => {
    const parted = new Set(open.filter((_word, index) => (choice & (1 << index)) !== 0));
    const groups = new Map<Word, Word[]>();
    for (const word of words) {
      const upper = parted.has(word) ? undefined : above.get(word);
      const group = upper === undefined ? undefined : groups.get(upper);
      if (group === undefined) groups.set(word, [word]);
      else {
        group.push(word);
        groups.set(word, group);
      }
    }
    return [...new Set(groups.values())].map(blockOf);
  });
}

/** True where a word can be the next line of a heading. */
function goesOn(upper: Word, lower: Word): boolean {
  const size = Math.max(upper.size, lower.size);
  if (lower.baseline - upper.baseline > ONE_HEADING * size) return false;
  const middle = (word: Word): number => (word.box[0] + word.box[2]) / 2;
  return (
    Math.abs(middle(upper) - middle(lower)) <= SAME_MIDDLE * size ||
    Math.abs(upper.box[0] - lower.box[0]) <= SAME_LINE * size
  );
}

/** The words next to a word on its line, one on each side. */
function neighbours(word: Word, words: readonly Word[]): readonly Word[] {
  const line = words
    .filter((other) => Math.abs(other.baseline - word.baseline) <= SAME_LINE * word.size)
    .toSorted((one, other) => one.box[0] - other.box[0]);
  const at = line.indexOf(word);
  return [line[at - 1], line[at + 1]].filter((other) => other !== undefined);
}
