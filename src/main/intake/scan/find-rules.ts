import type { Rule, Rules } from '../layout/page.js';
import type { Lattice } from '../layout/lattice.js';
import type { InkImage } from './image.js';

/** Shortest run of ink that can be a piece of a ruling line, in inches. */
const SHORTEST = 0.16;
/** Holes in a run up to this many inches are dust. */
const HOLE = 0.01;
/** Share of a run that must be ink. Less lets columns of digits pass at 150 dpi. */
const DARK = 0.95;
/** Ruling lines are no thicker than this, in inches. Thicker runs are bars and shadows of the binding. */
const THICKEST = 0.04;
/** Runs shorter than this may be strokes of characters; real rules of that length end at long ones. Points. */
const STROKE = 26;
const LONG = 45;
/** How far from the end of a rule another may lie that it ends at. Points. */
const MEET = 3;
/** The same where no long rule goes on in its direction: in a low row a stroke of a character ends further from both. Points. */
const TOUCH = 1.5;
/** Rules this near to each other go on in one direction. Points. */
const IN_LINE = 2;
/** A rule on an edge of a table is no further from it than this. Points. */
const ON_EDGE = 2.5;
/** A level line outside tables that is as long as this is an underline or a separator, not part of a character. Points. */
const UNDERLINE = 60;
/** What is still read as ruling line beside the run: its own blur. Pixels. */
const BLUR = 1;
/** And what is ink there for this share of a long rule, so many inches to each side: the rest of a thick one. */
const THICK_SHARE = 0.5;
const THICK_REACH = 0.025;

/** A stretch of ink along a row or a column of pixels, both ends inside. */
export type Run = { readonly at: number; readonly from: number; readonly to: number };

/**
 * 表格线. Finds long level and upright runs of ink; in points of the page, which `dpi` translates pixels into. `uprightInk`:
 * where upright runs are looked for, if not in the same.
 */
export function findRules(ink: InkImage, dpi: number, uprightInk: InkImage = ink): Rules {
  const level = bars(runsOf(ink, dpi, false), dpi);
  const upright = bars(runsOf(uprightInk, dpi, true), dpi);
  const points = 72 / dpi;
  const ruleOf = ({ at, from, to }: Run): Rule => ({
    at: (at + 0.5) * points,
    from: from * points,
    to: (to + 1) * points,
  });
  return { horizontal: level.map(ruleOf), vertical: upright.map(ruleOf) };
}

/**
 * Leaves out what is too short to be told from a stroke of a large character, unless it ends at long rules on both sides:
 * characters that touch a table, or nearly fill a row, would else grow rows and columns out of it.
 */
export function withoutStrokes({ horizontal, vertical }: Rules): Rules {
  return {
    horizontal: horizontal.filter((rule) => isRule(rule, horizontal, vertical)),
    vertical: vertical.filter((rule) => isRule(rule, vertical, horizontal)),
  };
}

function isRule(rule: Rule, along: readonly Rule[], across: readonly Rule[]): boolean {
  if (rule.to - rule.from >= STROKE) return true;
  const goesOn = along.some((other) => other.to - other.from >= STROKE && Math.abs(other.at - rule.at) <= IN_LINE);
  const reach = goesOn ? MEET : TOUCH;
  return [rule.from, rule.to].every((end) => across.some((other) => meets(rule, end, other, reach)));
}

function meets({ at }: Rule, end: number, other: Rule, reach: number): boolean {
  return (
    other.to - other.from >= LONG &&
    Math.abs(other.at - end) <= reach &&
    at >= other.from - MEET &&
    at <= other.to + MEET
  );
}

/**
 * Marks the pixels of ruling lines with 1: those on the edges of the tables and underlines, as thick as their `ink` is. What is
 * left of a thick one would join whole rows to something too large for characters, as a seal is. Other runs are long strokes of
 * large characters and have to be read.
 */
export function maskOf(
  { horizontal, vertical }: Rules,
  tables: readonly Lattice[],
  ink: InkImage,
  dpi: number,
): Uint8Array {
  const { width, height } = ink;
  const mask = new Uint8Array(width * height);
  const pixels = dpi / 72;
  const mark = (x0: number, y0: number, x1: number, y1: number): void => {
    const [left, right] = [Math.max(0, Math.round(x0)), Math.min(width, Math.round(x1))];
    for (let y = Math.max(0, Math.round(y0)); y < Math.min(height, Math.round(y1)); y += 1) {
      if (right > left) mask.fill(1, y * width + left, y * width + right);
    }
  };
  for (const rule of horizontal) {
    const isUnderline =
      rule.to - rule.from >= UNDERLINE && !tables.some(({ box }) => isWithin(rule.at, box[1], box[3]));
    if (!isUnderline && !tables.some(({ box, ys }) => isOnEdge(rule, ys, box[0], box[2]))) continue;
    const y = rule.at * pixels - 0.5;
    const [from, to] = [rule.from * pixels, rule.to * pixels];
    const [above, below] = sidesOf(ink, { at: y, from, to }, dpi, false);
    mark(from, y - above, to, y + below + 1);
  }
  for (const rule of vertical) {
    if (!tables.some(({ box, xs }) => isOnEdge(rule, xs, box[1], box[3]))) continue;
    const x = rule.at * pixels - 0.5;
    const [from, to] = [rule.from * pixels, rule.to * pixels];
    const [left, right] = sidesOf(ink, { at: x, from, to }, dpi, true);
    mark(x - left, from, x + right + 1, to);
  }
  return mask;
}

/** How far the ink of a rule reaches to both sides of where it was found; all of it in pixels. Short ones could be strokes on which words stand. */
function sidesOf(
  ink: InkImage,
  rule: Rule,
  dpi: number,
  isUpright: boolean,
): readonly [before: number, behind: number] {
  const reach = Math.round(dpi * THICK_REACH);
  const sideOf = (step: 1 | -1): number => {
    let side = BLUR;
    if ((rule.to - rule.from) * 72 < LONG * dpi) return side;
    while (side < reach && isInked(ink, { ...rule, at: rule.at + step * (side + 1) }, isUpright)) side += 1;
    return side;
  };
  return [sideOf(-1), sideOf(1)];
}

function isInked({ width, pixels }: InkImage, { at, from, to }: Rule, isUpright: boolean): boolean {
  const [line, first, last] = [Math.round(at), Math.round(from), Math.round(to)];
  let dark = 0;
  for (let along = first; along < last; along += 1) {
    if (pixels[isUpright ? along * width + line : line * width + along] === 1) dark += 1;
  }
  return dark >= (last - first) * THICK_SHARE;
}

function isWithin(at: number, from: number, to: number): boolean {
  return at >= from - ON_EDGE && at <= to + ON_EDGE;
}

function isOnEdge({ at, from, to }: Rule, edges: readonly number[], start: number, end: number): boolean {
  return from <= end && to >= start && edges.some((edge) => Math.abs(edge - at) <= ON_EDGE);
}

/** Runs along the rows (or the columns) of the page, in the order of these; none shorter than so many inches. */
export function runsOf(
  { width, height, pixels }: InkImage,
  dpi: number,
  isUpright: boolean,
  least = SHORTEST,
): readonly Run[] {
  const [lines, length] = isUpright ? [width, height] : [height, width];
  const [along, across] = isUpright ? [width, 1] : [1, width];
  const shortest = Math.max(8, Math.round(dpi * least));
  const hole = Math.max(1, Math.round(dpi * HOLE));
  const runs: Run[] = [];
  for (let line = 0; line < lines; line += 1) {
    const base = line * across;
    let from = -1;
    let last = -1;
    let dark = 0;
    const end = (): void => {
      const extent = last - from + 1;
      if (from >= 0 && extent >= shortest && dark >= extent * DARK) runs.push({ at: line, from, to: last });
      from = -1;
    };
    for (let at = 0; at < length; at += 1) {
      if (pixels[base + at * along] !== 1) continue;
      if (from >= 0 && at - last - 1 > hole) end();
      if (from < 0) {
        from = at;
        dark = 0;
      }
      last = at;
      dark += 1;
    }
    end();
  }
  return runs;
}

/** Leaves out runs that belong to something thicker than a ruling line. */
function bars(runs: readonly Run[], dpi: number): readonly Run[] {
  const thickest = Math.max(4, Math.round(dpi * THICKEST));
  const kept: Run[] = [];
  let open: { members: Run[]; from: number; to: number }[] = [];
  let line = -2;
  const close = (group: { readonly members: readonly Run[] }): void => {
    const [first] = group.members;
    const last = group.members[group.members.length - 1];
    if (first !== undefined && last !== undefined && last.at - first.at < thickest) kept.push(...group.members);
  };
  for (const run of runs) {
    if (run.at !== line) {
      const still = open.filter((group) => (group.members[group.members.length - 1]?.at ?? -9) >= run.at - 1);
      for (const group of open) if (!still.includes(group)) close(group);
      open = still;
      line = run.at;
    }
    const group = open.find(
      ({ members, from, to }) =>
        (members[members.length - 1]?.at ?? -9) === run.at - 1 && overlapOf(run, from, to) >= 0.5,
    );
    if (group === undefined) open.push({ members: [run], from: run.from, to: run.to });
    else {
      group.members.push(run);
      group.from = run.from;
      group.to = run.to;
    }
  }
  for (const group of open) close(group);
  return kept;
}

/** Common part as a share of the longer one. */
function overlapOf(run: Run, from: number, to: number): number {
  const common = Math.min(run.to, to) - Math.max(run.from, from) + 1;
  return common / Math.max(run.to - run.from + 1, to - from + 1);
}
