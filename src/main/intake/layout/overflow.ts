import { isInside, middleOf, type PlacedCharacter } from './page.js';
import type { FilledLattice, FilledRegion } from './place-text.js';
import { linesOf, type TextLine } from './text-lines.js';

/** Ink of a line reaches this share of an em above its base line. */
const INK = 0.8;
/** A line that sticks out this far, in em, over the edge of a cell while there is room at the other end. */
const STICKS_OUT = 0.15;
const ROOM = 0.5;
/** Lines nearer than this, in em, are printed over each other. */
const OVERPRINTED = 0.75;
/** Lines of one paragraph follow each other within this many em. */
const PITCH: readonly [least: number, most: number] = [0.8, 1.8];

/** The base line of a text in the last row lies this far above the foot of the table at least, in em. */
const ABOVE_FOOT = 0.1;
/** A letter that reaches this far over a line on both sides, in em, stands on it. */
const OVER_LINE = 0.1;
/** So many column lines that run through a text show that it stands in no column. */
const FEWEST_CROSSED = 2;

/** What a table looks like after text that ran over the edge of its cell has been given back. */
export type Settled = {
  readonly regions: readonly FilledRegion[];
  /** Cells whose text does not fit, and cells in which two texts are printed over each other. */
  readonly overflowing: ReadonlySet<FilledRegion>;
};

/**
 * 溢出文字. Some producers print all lines of a text that is higher than its cell, over the cell above or below. A line that
 * sticks out on one side although there is room on the other goes back to the cell it continues.
 */
export function returnOverflow(regions: readonly FilledRegion[]): Settled {
  const characters = new Map(regions.map((region) => [region, region.characters]));
  const marked = new Set<FilledRegion>();
  for (const region of regions) {
    for (const side of ['top', 'bottom'] as const) {
      const own = characters.get(region) ?? [];
      const lines = linesOf(own);
      const line = strayLine(lines, region, side);
      const neighbour = line === null ? null : neighbourOf(regions, region, line, side);
      const others = neighbour === null ? [] : (characters.get(neighbour) ?? []);
      if (line === null || neighbour === null || !continues(linesOf(others), line, side)) continue;
      const isStray = (character: PlacedCharacter): boolean =>
        Math.abs(character.baseline - line.baseline) <= 0.33 * line.size;
      characters.set(neighbour, [...others, ...own.filter(isStray)]);
      characters.set(
        region,
        own.filter((character) => !isStray(character)),
      );
      marked.add(neighbour);
    }
  }
  for (const region of regions) if (isOverprinted(linesOf(characters.get(region) ?? []))) marked.add(region);
  const overflowing = new Set<FilledRegion>();
  const settled = regions.map((region) => {
    const changed = { ...region, characters: characters.get(region) ?? [] };
    if (marked.has(region)) overflowing.add(changed);
    return changed;
  });
  return { regions: settled, overflowing };
}

/**
 * 表下注释. The words of a note below the table whose own row is too low for them, so that they are printed over the foot of the
 * table: they run through the lines between its columns and the line at its foot.
 */
export function noteOverFoot({ lattice, regions }: FilledLattice): ReadonlySet<PlacedCharacter> {
  const foot = lattice.ys[lattice.ys.length - 1] ?? 0;
  const last = regions.filter(({ region }) => region.row + region.rowSpan === lattice.ys.length - 1);
  const edges = last.map(({ box }) => box[0]).filter((x) => x > lattice.box[0]);
  const lines = linesOf(last.flatMap(({ characters }) => characters)).filter(
    ({ baseline, size, segments }) => baseline > foot - ABOVE_FOOT * size && segments.length === 1,
  );
  const notes = lines.filter(({ characters, box, size }) => {
    const crossed = edges.filter((x) => x > box[0] && x < box[2]);
    const isThrough = (x: number): boolean =>
      characters.some((one) => one.box[0] < x - OVER_LINE * size && one.box[2] > x + OVER_LINE * size);
    return crossed.filter(isThrough).length >= FEWEST_CROSSED;
  });
  return new Set(notes.flatMap(({ characters }) => characters));
}

/** The first or last line of a cell, where it sticks out on that side without need. */
function strayLine(
  lines: readonly TextLine[],
  { box: [, y0, , y1], characters }: FilledRegion,
  side: 'top' | 'bottom',
): TextLine | null {
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (first === undefined || last === undefined || characters.some(({ turn }) => turn !== 0)) return null;
  const above = y0 - (first.baseline - INK * first.size);
  const below = last.baseline - y1;
  if (side === 'top') {
    const next = lines[1];
    const overprints = next !== undefined && next.baseline - first.baseline < OVERPRINTED * first.size;
    return above >= STICKS_OUT * first.size && (overprints || -below >= ROOM * last.size) ? first : null;
  }
  const before = lines[lines.length - 2];
  const overprints = before !== undefined && last.baseline - before.baseline < OVERPRINTED * last.size;
  return below >= STICKS_OUT * last.size && (overprints || -above >= ROOM * first.size) ? last : null;
}

function neighbourOf(
  regions: readonly FilledRegion[],
  { box: [, y0, , y1] }: FilledRegion,
  line: TextLine,
  side: 'top' | 'bottom',
): FilledRegion | null {
  const [x] = middleOf(line.box);
  const y = side === 'top' ? y0 - 1 : y1 + 1;
  return regions.find((region) => isInside([x, y], region.box)) ?? null;
}

/** True where the line goes on the text of the neighbour in its distance between lines. */
function continues(lines: readonly TextLine[], line: TextLine, side: 'top' | 'bottom'): boolean {
  const nearest = side === 'top' ? lines[lines.length - 1] : lines[0];
  if (nearest === undefined) return false;
  const distance = Math.abs(line.baseline - nearest.baseline) / line.size;
  return distance >= PITCH[0] && distance <= PITCH[1] && Math.abs(nearest.size - line.size) < 0.2 * line.size;
}

function isOverprinted(lines: readonly TextLine[]): boolean {
  return lines.some((line, index) => {
    const next = lines[index + 1];
    return (
      next !== undefined &&
      next.baseline > line.baseline &&
      next.baseline - line.baseline < OVERPRINTED * Math.min(line.size, next.size) &&
      next.box[0] < line.box[2] &&
      line.box[0] < next.box[2]
    );
  });
}
