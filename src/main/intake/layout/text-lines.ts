import type { Box } from './geometry.js';
import { around, middleOf, type PlacedCharacter, type Turn } from './page.js';

/** A stretch of a line without a wide gap. */
export type Segment = { readonly text: string; readonly box: Box };

/** 一行. Characters on one base line. */
export type TextLine = {
  readonly text: string;
  readonly box: Box;
  readonly baseline: number;
  /** Largest em size of the line. */
  readonly size: number;
  readonly segments: readonly Segment[];
  /** In the order of the text, spaces left out. */
  readonly characters: readonly PlacedCharacter[];
};

/** Base lines nearer than this share of an em are one line. Boxes would not do: those of Chinese fonts overlap. */
const SAME_LINE = 0.33;
/** The same character this near to itself was drawn twice to look bold. */
const DRAWN_TWICE = 0.15;
/** A gap wider than this, in em, parts two segments. */
const WIDE_GAP = 1.2;
/** Characters that lie over each other by this share of an em, and so many of them, are two texts printed over each other. */
const LIES_OVER = 0.3;
const FEWEST_OVER = 2;
/** Between Latin letters or digits, a gap of this size is a space that the producer left out. */
const WORD_GAP = 0.4;

/** A character in the direction in which it is read: `along` the line and across it, growing downwards. */
type Read = {
  readonly character: PlacedCharacter;
  readonly from: number;
  readonly to: number;
  readonly baseline: number;
};

/** Gathers characters into lines, top line first, each from left to right. Turned characters make lines of their own. */
export function linesOf(characters: readonly PlacedCharacter[]): readonly TextLine[] {
  const turns: readonly Turn[] = [0, 90, 180, 270];
  return turns.flatMap((turn) => {
    const own = characters.filter((character) => character.turn === turn && character.text.trim() !== '');
    return own.length === 0 ? [] : gather(own.map(readIn[turn])).map(lineFrom);
  });
}

const readIn: Readonly<Record<Turn, (character: PlacedCharacter) => Read>> = {
  0: (character) => ({ character, from: character.box[0], to: character.box[2], baseline: character.baseline }),
  90: (character) => {
    const [x] = character.origin ?? middleOf(character.box);
    return { character, from: character.box[1], to: character.box[3], baseline: -x };
  },
  180: (character) => {
    const y = character.origin?.[1] ?? character.box[1];
    return { character, from: -character.box[2], to: -character.box[0], baseline: -y };
  },
  270: (character) => {
    const [x] = character.origin ?? middleOf(character.box);
    return { character, from: -character.box[3], to: -character.box[1], baseline: x };
  },
};

function gather(reads: readonly Read[]): readonly (readonly Read[])[] {
  const sorted = [...reads].sort((left, right) => left.baseline - right.baseline);
  const lines: { baseline: number; size: number; reads: Read[] }[] = [];
  for (const read of sorted) {
    const { size } = read.character;
    const last = lines[lines.length - 1];
    if (last === undefined || read.baseline - last.baseline > SAME_LINE * Math.max(last.size, size)) {
      lines.push({ baseline: read.baseline, size, reads: [read] });
      continue;
    }
    last.reads.push(read);
    // The base line of the line is that of its largest characters: a superscript must not begin a line.
    if (size > last.size) {
      last.size = size;
      last.baseline = read.baseline;
    }
  }
  return lines.map((line) => textByText(withoutDoubles(line.reads.sort((left, right) => left.from - right.from))));
}

/** In the order in which they were drawn where two texts are printed over each other: from left to right they would make no words. */
function textByText(reads: readonly Read[]): readonly Read[] {
  const over = reads.filter((read, index) => {
    const before = reads[index - 1];
    if (before === undefined || before.character.run === read.character.run) return false;
    return before.to - read.from > LIES_OVER * Math.min(before.character.size, read.character.size);
  });
  if (over.length < FEWEST_OVER) return reads;
  return reads.toSorted((left, right) => left.character.run - right.character.run || left.from - right.from);
}

function withoutDoubles(reads: readonly Read[]): readonly Read[] {
  const kept: Read[] = [];
  for (const read of reads) {
    const isDouble = kept
      .slice(-3)
      .some(
        (before) =>
          before.character.text === read.character.text &&
          read.from - before.from < DRAWN_TWICE * read.character.size &&
          Math.abs(read.baseline - before.baseline) < DRAWN_TWICE * read.character.size,
      );
    if (!isDouble) kept.push(read);
  }
  return kept;
}

function lineFrom(reads: readonly Read[]): TextLine {
  const segments: { text: string; boxes: Box[] }[] = [];
  let text = '';
  let before: Read | null = null;
  for (const read of reads) {
    const gap = before === null ? 0 : read.from - before.to;
    const size = Math.max(read.character.size, before?.character.size ?? 0);
    const open = segments[segments.length - 1];
    if (open === undefined || gap > WIDE_GAP * size || gap < -WIDE_GAP * size) {
      segments.push({ text: read.character.text, boxes: [read.character.box] });
    } else {
      open.text += (needsSpace(before, read, gap, size) ? ' ' : '') + read.character.text;
      open.boxes.push(read.character.box);
    }
    before = read;
  }
  text = segments.map((segment) => segment.text).join(' ');
  return {
    text,
    box: around(reads.map((read) => read.character.box)),
    baseline: reads[0]?.character.baseline ?? 0,
    size: Math.max(...reads.map((read) => read.character.size)),
    segments: segments.map((segment) => ({ text: segment.text, box: around(segment.boxes) })),
    characters: reads.map(({ character }) => character),
  };
}

function needsSpace(before: Read | null, read: Read, gap: number, size: number): boolean {
  // Characters of one text object that stand apart evenly are spaced letters; a space would be among them.
  if (before === null || gap <= WORD_GAP * size || before.character.run === read.character.run) return false;
  return (
    /[\p{Script=Latin}\d.,%)]$/u.test(before.character.text) && /^[\p{Script=Latin}\d.,(-]/u.test(read.character.text)
  );
}

/** The text of a cell: its lines joined without a space, because lines in a cell break in the middle of words and figures. */
export function textOfCell(characters: readonly PlacedCharacter[]): string {
  return linesOf(characters)
    .map((line) => line.text)
    .join('');
}
