import type { Rule, Rules } from '../layout/page.js';
import type { InkImage } from './image.js';

/** A seal is no larger than this across; what is longer is a ruling line whatever lies on it. Points. */
const LARGEST_SEAL = 130;
/** Strokes of a seal are thicker than this, ruling lines hardly ever. Points. */
const THICK = 2.2;
/** And thicker than the long lines of the page by this. */
const THICKER = 2;
/** Pieces of an arc are no longer than this; their parts lie this far beside one another. Points. */
const LONGEST_ARC = 60;
const BEND = 0.7;
/** How far beside the line its ink is looked for. Points. */
const BESIDE = 2;
/** Looked at in so many places; fewer say nothing about the shape. */
const PLACES = 48;
const FEWEST = 6;

/** What the ink along a rule looks like, in pixels. */
type Shape = { readonly thickness: number; readonly bend: number };

/**
 * 直线校验. Leaves out what is no ruling line though it runs straight for a while: where a seal was scanned without colour, the
 * arcs of its ring and the strokes of its characters do, and would grow rows and columns out of a table. They are thicker than
 * the lines of the page, or bent. Lines longer than a seal stay.
 */
export function straightRules({ horizontal, vertical }: Rules, ink: InkImage, dpi: number): Rules {
  const usual = usualThickness({ horizontal, vertical }, ink, dpi);
  if (usual === null) return { horizontal, vertical };
  const points = 72 / dpi;
  const isStraight = (rule: Rule, isUpright: boolean): boolean => {
    if (rule.to - rule.from > LARGEST_SEAL) return true;
    const shape = shapeOf(rule, ink, dpi, isUpright);
    if (shape === null) return true;
    const isThick = shape.thickness * points > THICK && shape.thickness > THICKER * usual;
    const isBent = shape.bend * points >= BEND && rule.to - rule.from <= LONGEST_ARC;
    return !isThick && !isBent;
  };
  return {
    horizontal: horizontal.filter((rule) => isStraight(rule, false)),
    vertical: vertical.filter((rule) => isStraight(rule, true)),
  };
}

/** Thickness of the long lines of the page in pixels; null where it has none, so that nothing can be held against others. */
function usualThickness({ horizontal, vertical }: Rules, ink: InkImage, dpi: number): number | null {
  const isLong = ({ from, to }: Rule): boolean => to - from > LARGEST_SEAL;
  const shapes = [
    ...horizontal.filter(isLong).map((rule) => shapeOf(rule, ink, dpi, false)),
    ...vertical.filter(isLong).map((rule) => shapeOf(rule, ink, dpi, true)),
  ];
  const all = shapes.flatMap((shape) => (shape === null ? [] : shape.thickness));
  return all.length === 0 ? null : median(all);
}

/** Follows the ink along a rule; null where too little of it is found to tell. */
function shapeOf(rule: Rule, ink: InkImage, dpi: number, isUpright: boolean): Shape | null {
  const pixels = dpi / 72;
  const [from, to] = [Math.round(rule.from * pixels), Math.round(rule.to * pixels) - 1];
  const at = Math.round(rule.at * pixels - 0.5);
  const step = Math.max(1, Math.floor((to - from) / PLACES));
  const thicknesses: number[] = [];
  const middles: number[] = [];
  for (let along = from; along <= to; along += step) {
    const across = acrossAt(ink, along, at, Math.round(BESIDE * pixels), isUpright);
    if (across === null) continue;
    thicknesses.push(across[1] - across[0]);
    middles.push((across[0] + across[1]) / 2);
  }
  if (middles.length < FEWEST) return null;
  const third = Math.floor(middles.length / 3);
  const parts = [
    median(middles.slice(0, third)),
    median(middles.slice(third, middles.length - third)),
    median(middles.slice(middles.length - third)),
  ];
  return { thickness: median(thicknesses), bend: Math.max(...parts) - Math.min(...parts) };
}

/** The stretch of ink across a rule at one place, nearest to where the rule is; null where there is none. */
function acrossAt(
  { width, height, pixels }: InkImage,
  along: number,
  at: number,
  beside: number,
  isUpright: boolean,
): readonly [from: number, to: number] | null {
  const [length, limit] = isUpright ? [height, width] : [width, height];
  if (along < 0 || along >= length) return null;
  const isInk = (across: number): boolean =>
    across >= 0 && across < limit && pixels[isUpright ? along * width + across : across * width + along] === 1;
  for (let distance = 0; distance <= beside; distance += 1) {
    const found = isInk(at + distance) ? at + distance : isInk(at - distance) ? at - distance : null;
    if (found === null) continue;
    let [from, to] = [found, found + 1];
    while (isInk(from - 1)) from -= 1;
    while (isInk(to)) to += 1;
    return [from, to];
  }
  return null;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? 0;
}
