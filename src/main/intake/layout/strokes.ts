import type { Box, Point } from './geometry.js';
import { overlap, type Rule } from './page.js';
import { boxAround } from './geometry.js';

/** Filled areas thinner than this are ruling lines. Points. */
const THICKEST = 3;
/** A line may lean this much over its whole length and still count as level. */
const LEANING = 1;

/** Collects the ruling lines of a page from what is drawn on it. Coordinates are those of the page, in points. */
export type StrokeCollector = {
  readonly horizontal: Rule[];
  readonly vertical: Rule[];
  /** A stroked piece of a path; lines that are neither level nor upright are no rules. */
  readonly line: (from: Point, to: Point, width: number, clip: Box | null) => void;
  /** A filled area: a rule where it is thin. Returns whether it was one. */
  readonly area: (corners: readonly Point[], clip: Box | null) => boolean;
};

export function collectStrokes(): StrokeCollector {
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  const addBox = (box: Box, clip: Box | null): boolean => {
    const [x0, y0, x1, y1] = clip === null ? box : overlap(box, clip);
    const width = x1 - x0;
    const height = y1 - y0;
    if (width < 0 || height < 0) return false;
    // A dot belongs to a dotted line of either direction, or is the corner between two lines.
    if (height <= THICKEST && (width > height || width <= THICKEST))
      horizontal.push({ at: (y0 + y1) / 2, from: x0, to: x1 });
    if (width <= THICKEST && (height > width || height <= THICKEST))
      vertical.push({ at: (x0 + x1) / 2, from: y0, to: y1 });
    return width <= THICKEST || height <= THICKEST;
  };
  return {
    horizontal,
    vertical,
    line: ([x0, y0], [x1, y1], width, clip) => {
      const long = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
      const lean = Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0));
      if (lean > LEANING || (long > 0 && lean > 0.1 * long)) return;
      const box = boxAround([
        [x0, y0],
        [x1, y1],
      ]);
      // A short stroke with a broad pen is a rule across its direction; a long one is shading.
      const broad = width > THICKEST ? width / 2 : 0;
      const level = Math.abs(x1 - x0) >= Math.abs(y1 - y0);
      const [dx, dy] = level ? [0, broad] : [broad, 0];
      addBox([box[0] - dx, box[1] - dy, box[2] + dx, box[3] + dy], clip);
    },
    area: (corners, clip) => corners.length > 1 && addBox(boxAround(corners), clip),
  };
}
