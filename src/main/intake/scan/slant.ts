import { slanted, type Slant } from '../layout/geometry.js';
import { runsOf, type Run } from './find-rules.js';
import type { GreyImage, InkImage } from './image.js';

/** Pieces of a line that fall or lean are no shorter than this. Inches. */
const PIECE = 0.1;
/** The pieces of one line follow each other within so many rows of pixels. */
const NEXT = 2;
/** A line that tells a direction is at least this long, and its ink this near to it. Inches. */
const LONG = 0.7;
const STRAY = 0.012;
/** Fewer lines, or shorter ones in all than this share of the page, do not tell how it lies. */
const FEWEST = 4;
const SPAN = 0.6;
/** Lines that disagree by less than this belong together whatever the others do. Slope. */
const AGREE = 0.003;
/** Only lines spread over this share of the page tell how the slope changes. */
const SPREAD = 0.2;
/** What a line drifts from its row over half the page before anything is done: less the ruling lines bear. Points. */
const DRIFT = 0.8;
/** Slopes above this are no page of tables. */
const STEEPEST = 0.08;

/** A line of the page in pixels from its middle: where it meets the axis across it, its slope, its length. */
type Line = { readonly at: number; readonly slope: number; readonly length: number };

/** Sums over the pixels of one line, for the straight line nearest to all. */
type Gathered = {
  last: Run;
  from: number;
  to: number;
  count: number;
  along: number;
  across: number;
  alongAlong: number;
  alongAcross: number;
  acrossAcross: number;
};

/** Slope in the middle of the page, and its change for every pixel. */
type Fan = { readonly slope: number; readonly change: number };

/**
 * 透视与剪切. How a page lies that was photographed rather than scanned: its level lines run together towards one side, and its
 * upright ones do not stand square on them. Found from the ruling lines alone; null where they are as straight as a scanner
 * leaves them, or too few to tell. In pixels of the image.
 */
export function slantOf(ink: InkImage, dpi: number): Slant | null {
  const { width, height } = ink;
  const level = fanOf(linesAlong(ink, dpi, false), width, height);
  if (level === null) return null;
  // Without upright lines the page is taken to be turned, not sheared.
  const upright = fanOf(linesAlong(ink, dpi, true), height, width) ?? { slope: -level.slope, change: 0 };
  const most = (DRIFT * dpi) / 72;
  const drift = Math.max((steepest(level, height) * width) / 2, (steepest(upright, width) * height) / 2);
  const isTooSteep = steepest(level, height) > STEEPEST || steepest(upright, width) > STEEPEST;
  if (drift < most || isTooSteep) return null;
  return {
    middle: [(width - 1) / 2, (height - 1) / 2],
    level: level.slope,
    levelChange: level.change,
    upright: upright.slope,
    uprightChange: upright.change,
  };
}

function steepest({ slope, change }: Fan, extent: number): number {
  return Math.abs(slope) + (Math.abs(change) * extent) / 2;
}

/** The long lines of one direction. */
function linesAlong(ink: InkImage, dpi: number, isUpright: boolean): readonly Line[] {
  const [alongMiddle, acrossMiddle] = isUpright
    ? [(ink.height - 1) / 2, (ink.width - 1) / 2]
    : [(ink.width - 1) / 2, (ink.height - 1) / 2];
  const done: Gathered[] = [];
  let open: Gathered[] = [];
  let row = -1;
  for (const run of runsOf(ink, dpi, isUpright, PIECE)) {
    if (run.at !== row) {
      row = run.at;
      const still = open.filter(({ last }) => last.at >= row - NEXT);
      for (const one of open) if (!still.includes(one)) done.push(one);
      open = still;
    }
    const gathered = open.find(({ last }) => run.from <= last.to + NEXT && run.to >= last.from - NEXT);
    if (gathered === undefined) open.push(gather(run, alongMiddle, acrossMiddle));
    else add(gathered, run, alongMiddle, acrossMiddle);
  }
  return [...done, ...open].flatMap((one) => lineOf(one, dpi) ?? []);
}

function gather(run: Run, alongMiddle: number, acrossMiddle: number): Gathered {
  const gathered: Gathered = {
    last: run,
    from: run.from,
    to: run.to,
    count: 0,
    along: 0,
    across: 0,
    alongAlong: 0,
    alongAcross: 0,
    acrossAcross: 0,
  };
  add(gathered, run, alongMiddle, acrossMiddle);
  return gathered;
}

/** Adds every pixel of a run: the sums over consecutive numbers are known. */
function add(gathered: Gathered, run: Run, alongMiddle: number, acrossMiddle: number): void {
  const count = run.to - run.from + 1;
  const along = (run.from + run.to) / 2 - alongMiddle;
  const across = run.at - acrossMiddle;
  gathered.last = run;
  gathered.from = Math.min(gathered.from, run.from);
  gathered.to = Math.max(gathered.to, run.to);
  gathered.count += count;
  gathered.along += count * along;
  gathered.across += count * across;
  gathered.alongAlong += count * (along * along + (count * count - 1) / 12);
  gathered.alongAcross += count * along * across;
  gathered.acrossAcross += count * across * across;
}

/** The straight line through what was gathered; null where it is short, or no line but an area or a curve. */
function lineOf(gathered: Gathered, dpi: number): Line | null {
  const length = gathered.to - gathered.from + 1;
  if (length < LONG * dpi) return null;
  const { count } = gathered;
  const [along, across] = [gathered.along / count, gathered.across / count];
  const spread = gathered.alongAlong / count - along * along;
  const slope = (gathered.alongAcross / count - along * across) / spread;
  const stray = gathered.acrossAcross / count - across * across - slope * slope * spread;
  if (!(spread > 0) || stray > (STRAY * dpi) ** 2) return null;
  return { at: across - slope * along, slope, length };
}

/** How the slope of the lines changes over the page; null where they are too few or disagree. */
function fanOf(lines: readonly Line[], along: number, across: number): Fan | null {
  let kept = lines;
  let fan: Fan = { slope: weightedMedian(lines.map((line) => [line.slope, line.length])), change: 0 };
  for (let round = 0; round < 5; round += 1) {
    const residuals = kept.map((line) => Math.abs(line.slope - fan.slope - fan.change * line.at));
    const usual = weightedMedian(kept.map((line, index) => [residuals[index] ?? 0, line.length]));
    const bound = Math.max(AGREE, 3 * usual);
    kept = lines.filter((line) => Math.abs(line.slope - fan.slope - fan.change * line.at) <= bound);
    fan = nearest(kept, across);
  }
  const agreeing = kept.reduce((sum, { length }) => sum + length, 0);
  const all = lines.reduce((sum, { length }) => sum + length, 0);
  return kept.length >= FEWEST && agreeing >= SPAN * along && agreeing >= all / 2 ? fan : null;
}

/** The fan nearest to the lines; long ones know their slope far better than short ones. */
function nearest(lines: readonly Line[], across: number): Fan {
  let [weight, at, slope, atAt, atSlope] = [0, 0, 0, 0, 0];
  for (const line of lines) {
    const own = line.length ** 3;
    weight += own;
    at += own * line.at;
    slope += own * line.slope;
    atAt += own * line.at * line.at;
    atSlope += own * line.at * line.slope;
  }
  if (weight === 0) return { slope: 0, change: 0 };
  const [middle, mean] = [at / weight, slope / weight];
  const ats = lines.map((line) => line.at);
  const isSpread = Math.max(...ats) - Math.min(...ats) >= SPREAD * across;
  const spread = atAt / weight - middle * middle;
  const change = isSpread && spread > 0 ? (atSlope / weight - middle * mean) / spread : 0;
  return { slope: mean - change * middle, change };
}

function weightedMedian(values: readonly (readonly [value: number, weight: number])[]): number {
  const sorted = values.toSorted(([left], [right]) => left - right);
  let rest = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  for (const [value, weight] of sorted) {
    rest -= weight;
    if (rest <= 0) return value;
  }
  return 0;
}

/**
 * Sets a photographed page straight. `image` as it was given, `degrees` the lean that was taken out before the slant was
 * measured: both are undone in one step, so that strokes are blurred once. Size stays; what lay outside is paper.
 */
export function withoutSlant(image: GreyImage, degrees: number, slant: Slant): GreyImage {
  const { width, height, pixels } = image;
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const [middleX, middleY] = slant.middle;
  const straight = new Uint8Array(pixels.length).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [leaningX, leaningY] = slanted(slant, [x, y]);
      const sourceX = middleX + (leaningX - middleX) * cos - (leaningY - middleY) * sin;
      const sourceY = middleY + (leaningX - middleX) * sin + (leaningY - middleY) * cos;
      if (sourceX < 0 || sourceY < 0 || sourceX >= width - 1 || sourceY >= height - 1) continue;
      const [left, top] = [Math.trunc(sourceX), Math.trunc(sourceY)];
      const at = top * width + left;
      const u = sourceX - left;
      const first = pixels[at] ?? 255;
      const third = pixels[at + width] ?? 255;
      const upper = first + ((pixels[at + 1] ?? 255) - first) * u;
      const lower = third + ((pixels[at + width + 1] ?? 255) - third) * u;
      straight[y * width + x] = upper + (lower - upper) * (sourceY - top) + 0.5;
    }
  }
  return { ...image, pixels: straight };
}
