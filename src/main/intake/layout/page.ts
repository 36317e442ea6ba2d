import type { Box, Matrix, Point, Slant } from './geometry.js';

/** Direction a character reads in, in degrees clockwise: 0 left to right, 90 downwards, 270 upwards. */
export type Turn = 0 | 90 | 180 | 270;

/** 字符. One character where the page shows it. */
export type PlacedCharacter = {
  readonly text: string;
  readonly box: Box;
  /** Height of the base line on the page; for turned characters of no meaning. */
  readonly baseline: number;
  /**
   * Where a turned character stands on its base line. Its box does not say: the boxes of Chinese fonts reach far beyond the
   * character, and further on one side than on the other.
   */
  readonly origin?: Point;
  /** Em size in points. */
  readonly size: number;
  readonly turn: Turn;
  /** Rectangle outside which the character is not shown; null where the whole page shows it. */
  readonly clip: Box | null;
  /** Rectangle the producer reserved for the text; where it lies in one cell, the text belongs there. */
  readonly frame?: Box | null;
  /** Number of the text object it was drawn with: neighbours of one object belong together. */
  readonly run: number;
  /** 0…1: how surely it was recognised from an image; left out where the file says which character it is. */
  readonly confidence?: number;
  /** True where that is not sure enough to be relied on. */
  readonly doubtful?: boolean;
};

/** 线段. A piece of a ruling line: `at` is its height (or distance from the left), `from` and `to` its ends along the line. */
export type Rule = { readonly at: number; readonly from: number; readonly to: number };

/** Ruling lines of a page, as drawn or already joined. */
export type Rules = { readonly horizontal: readonly Rule[]; readonly vertical: readonly Rule[] };

/** 一页. Everything the layout stage needs to know about a page, whatever format it came from. */
export type PlacedPage = {
  /** First page is 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly characters: readonly PlacedCharacter[];
  readonly rules: Rules;
  /** How places on this page become places on the page as it is shown, where a scan was set straight before. */
  readonly toShown?: Matrix;
  /** Where the page was photographed aslant: what was taken out of it, before `toShown`. */
  readonly slant?: Slant;
};

export function middleOf([x0, y0, x1, y1]: Box): readonly [x: number, y: number] {
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}

/** The centre of a character lies this share of an em above its base line. */
const CENTRE_ABOVE_BASELINE = 0.35;

/** The middle of the ink of a character, in whichever direction it reads. */
export function centreOf({ box, baseline, size, turn, origin }: PlacedCharacter): Point {
  const [x, y] = middleOf(box);
  const above = CENTRE_ABOVE_BASELINE * size;
  if (turn === 0) return [x, baseline - above];
  if (origin === undefined) return [x, y];
  if (turn === 180) return [x, origin[1] + above];
  return [turn === 90 ? origin[0] + above : origin[0] - above, y];
}

/** The smallest rectangle around all; a point at the origin where there are none. */
export function around(boxes: readonly Box[]): Box {
  let [x0, y0, x1, y1] = boxes[0] ?? [0, 0, 0, 0];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

/** What both rectangles show; with a negative width or height where they do not touch. */
export function overlap(left: Box, right: Box): Box {
  return [
    Math.max(left[0], right[0]),
    Math.max(left[1], right[1]),
    Math.min(left[2], right[2]),
    Math.min(left[3], right[3]),
  ];
}

export function isInside([x, y]: readonly [x: number, y: number], [x0, y0, x1, y1]: Box, slack = 0): boolean {
  return x >= x0 - slack && x <= x1 + slack && y >= y0 - slack && y <= y1 + slack;
}
