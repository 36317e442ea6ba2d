import type { Box } from './geometry.js';
import { centreOf, isInside, middleOf, type PlacedCharacter } from './page.js';
import { boxOfRegion, type Lattice, type Region } from './lattice.js';

/** A cell with the characters that stand in it. */
export type FilledRegion = {
  readonly region: Region;
  readonly box: Box;
  readonly characters: readonly PlacedCharacter[];
  /** Characters the producer drew but cut off at the edge of the cell: they are in the file and not on paper. */
  readonly hidden: readonly PlacedCharacter[];
};

/** A ruled table with its text. */
export type FilledLattice = { readonly lattice: Lattice; readonly regions: readonly FilledRegion[] };

/** A clip rectangle belongs to a cell when it reaches no further than this beyond it. Points. */
const CLIP_SLACK = 2.6;
/** Figures whose characters are no further apart than this share of an em are one figure. */
const ONE_FIGURE = 0.15;
/** Digits and their marks, and what producers print in their place where the column is too narrow for them. */
const FIGURE = /^[\d.,，．#-]$/;

/** Finds the cell of a point: column and row edges by bisection, then the region that owns the elementary cell. */
type Finder = { readonly lattice: Lattice; readonly owner: Int32Array };

/** Puts the characters of a page into the cells of its tables; what is in no table comes back as `outside`. */
export function placeText(
  lattices: readonly Lattice[],
  characters: readonly PlacedCharacter[],
): { readonly tables: readonly FilledLattice[]; readonly outside: readonly PlacedCharacter[] } {
  // The smallest first: a table inside a cell of another takes its text.
  const finders = [...lattices].sort((left, right) => areaOf(left.box) - areaOf(right.box)).map(finderOf);
  const shown = new Map<Region, PlacedCharacter[]>();
  const hidden = new Map<Region, PlacedCharacter[]>();
  const outside: PlacedCharacter[] = [];
  const cutOff: PlacedCharacter[] = [];
  const clips = new Map<Box, Region | null>();
  for (const figure of figuresOf(characters)) {
    const point = middleOfFigure(figure);
    // What of a figure is cut off belongs where the rest of it is shown.
    const isSeen = figure.some(isShown);
    for (const character of figure) {
      const clip = character.clip ?? character.frame ?? null;
      let region: Region | null = null;
      if (clip !== null) {
        region = clips.get(clip) ?? null;
        if (!clips.has(clip)) clips.set(clip, (region = regionOfClip(finders, clip)));
      }
      region ??= regionAt(finders, isSeen ? withinClip(point, character.clip) : point);
      if (region === null) {
        (isShown(character) ? outside : cutOff).push(character);
      } else addTo(isShown(character) ? shown : hidden, region, character);
    }
  }
  const tables = lattices.map((lattice) => ({
    lattice,
    regions: lattice.regions.map((region) => ({
      region,
      box: boxOfRegion(lattice, region),
      characters: shown.get(region) ?? [],
      hidden: hidden.get(region) ?? [],
    })),
  }));
  return { tables, outside: [...outside, ...restsOf(cutOff, outside)] };
}

/**
 * The unseen ends of lines of which the middle is shown: a title wider than the columns it was merged over. Half a title
 * would name another table; what lies outside its rectangle altogether is no part of the page.
 */
function restsOf(cutOff: readonly PlacedCharacter[], shown: readonly PlacedCharacter[]): readonly PlacedCharacter[] {
  const lines = new Set(shown.filter(({ clip }) => clip !== null).map(lineKey));
  return cutOff.filter((character) => lines.has(lineKey(character)));
}

/** One for all characters on a base line that are cut off by the same rectangle. */
function lineKey({ clip, baseline, turn }: PlacedCharacter): string {
  return `${(clip ?? []).map((edge) => Math.round(edge)).join(' ')} ${Math.round(baseline)} ${turn}`;
}

function addTo(map: Map<Region, PlacedCharacter[]>, region: Region, character: PlacedCharacter): void {
  const found = map.get(region);
  if (found === undefined) map.set(region, [character]);
  else found.push(character);
}

function areaOf([x0, y0, x1, y1]: Box): number {
  return (x1 - x0) * (y1 - y0);
}

function finderOf(lattice: Lattice): Finder {
  const width = lattice.xs.length - 1;
  const owner = new Int32Array(width * (lattice.ys.length - 1)).fill(-1);
  for (const [index, { row, column, rowSpan, columnSpan }] of lattice.regions.entries()) {
    for (let y = row; y < row + rowSpan; y += 1) owner.fill(index, y * width + column, y * width + column + columnSpan);
  }
  return { lattice, owner };
}

function regionAt(finders: readonly Finder[], point: readonly [number, number]): Region | null {
  for (const { lattice, owner } of finders) {
    if (!isInside(point, lattice.box)) continue;
    const column = stretchOf(lattice.xs, point[0]);
    const row = stretchOf(lattice.ys, point[1]);
    return lattice.regions[owner[row * (lattice.xs.length - 1) + column] ?? -1] ?? null;
  }
  return null;
}

/** Index of the stretch between two edges that holds `at`. */
function stretchOf(edges: readonly number[], at: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The one cell that a clip rectangle lies in, if there is one: the producer wrote the text for that cell. */
function regionOfClip(finders: readonly Finder[], clip: Box): Region | null {
  if (clip[2] - clip[0] < 1 || clip[3] - clip[1] < 1) return null;
  for (const finder of finders) {
    const region = regionAt([finder], middleOf(clip));
    if (region === null) continue;
    const [x0, y0, x1, y1] = boxOfRegion(finder.lattice, region);
    const fits =
      clip[0] >= x0 - CLIP_SLACK &&
      clip[1] >= y0 - CLIP_SLACK &&
      clip[2] <= x1 + CLIP_SLACK &&
      clip[3] <= y1 + CLIP_SLACK;
    return fits ? region : null;
  }
  return null;
}

function middleOfFigure(characters: readonly PlacedCharacter[]): readonly [number, number] {
  const first = characters[0];
  const last = characters[characters.length - 1];
  if (first === undefined || last === undefined) return [0, 0];
  const [x, y] = centreOf(first);
  return characters.length === 1 ? [x, y] : [(first.box[0] + last.box[2]) / 2, y];
}

/**
 * The point moved to where its character can be seen. A page break through the words of a tall cell leaves the lower half of a
 * line on the next page: its middle lies above the table there. Words that are cut off at the edge of their column end with
 * half a character: its middle lies in the next one.
 */
function withinClip([x, y]: readonly [number, number], clip: Box | null): readonly [number, number] {
  if (clip === null) return [x, y];
  const [x0, y0, x1, y1] = clip;
  const stays = x1 - x0 <= 2 * CLIP_SLACK || (x >= x0 && x <= x1);
  return [stays ? x : x < x0 ? x0 + CLIP_SLACK : x1 - CLIP_SLACK, Math.min(Math.max(y, y0), y1)];
}

/** False for a character whose centre lies outside its clip rectangle. */
export function isShown(character: PlacedCharacter): boolean {
  if (character.clip === null) return true;
  const slack = 0.25 * character.size;
  return isInside(centreOf(character), character.clip, slack);
}

/**
 * Characters one by one, except that a figure drawn by one text object stays together: a total that is wider than its
 * cell must not leave its last digit in the next one.
 */
function figuresOf(characters: readonly PlacedCharacter[]): readonly (readonly PlacedCharacter[])[] {
  const figures: PlacedCharacter[][] = [];
  let before: PlacedCharacter | null = null;
  for (const character of characters) {
    const open = figures[figures.length - 1];
    if (open !== undefined && before !== null && goesOn(before, character)) open.push(character);
    else figures.push([character]);
    before = character;
  }
  return figures;
}

function goesOn(before: PlacedCharacter, next: PlacedCharacter): boolean {
  if (before.run !== next.run || before.turn !== 0 || next.turn !== 0 || before.baseline !== next.baseline)
    return false;
  if (!FIGURE.test(before.text) || !FIGURE.test(next.text)) return false;
  return Math.abs(next.box[0] - before.box[2]) <= ONE_FIGURE * next.size;
}
