import type { Defect } from '../../../core/disclosure/index.js';
import { findLattices, boxOfRegion, type Lattice } from './lattice.js';
import { centreOf, isInside, type PlacedCharacter, type PlacedPage } from './page.js';
import { pageList } from './page-list.js';
import { joinRules } from './rules.js';

/** Letters of a watermark are at least so many times as high as the text they stand behind. */
const TIMES = 2;
/** The rows they lie on are lower than this share of their em. */
const HIGHER = 0.9;
/** So many characters make rows of text. */
const FEWEST_BEHIND = 8;
/** Base lines this near are one line. Points. */
const SAME_LINE = 1;

/** Pages without their watermarks, and what to say about them. */
export type Cleared = { readonly pages: readonly PlacedPage[]; readonly defects: readonly Defect[] };

/**
 * 水印. Leaves out lines of large letters that lie over the rows of a table, on the pages without a table as well where they say
 * the same: in the cells they would part and change the figures.
 */
export function withoutWatermarks(pages: readonly PlacedPage[]): Cleared {
  const known = new Set(pages.flatMap((page) => [...marksOn(page)].map(textOf)));
  if (known.size === 0) return { pages, defects: [] };
  const touched: number[] = [];
  const cleared = pages.map((page) => {
    const marks = new Set(
      largeLines(page)
        .filter((line) => known.has(textOf(line)))
        .flat(),
    );
    if (marks.size === 0) return page;
    touched.push(page.page);
    return { ...page, characters: page.characters.filter((character) => !marks.has(character)) };
  });
  return {
    pages: cleared,
    defects: [
      {
        code: 'layout.watermark',
        message: `${pageList(touched)}有衬在文字后面的大字（多为水印），未读取；请对照原件核对。`,
        at: { page: touched[0] ?? 1 },
      },
    ],
  };
}

/** What the line says, and how large. */
function textOf(line: readonly PlacedCharacter[]): string {
  return `${Math.round(line[0]?.size ?? 0)} ${line.map(({ text }) => text).join('')}`;
}

/** The lines of large letters that lie over lower rows of a table with smaller text. */
function marksOn(page: PlacedPage): readonly (readonly PlacedCharacter[])[] {
  const lines = largeLines(page);
  if (lines.length === 0) return [];
  const { lattices } = findLattices(joinRules(page.rules));
  return lines.filter((line) =>
    lattices.some(
      (lattice) => line.some((character) => liesOver(character, lattice)) && holdsText(lattice, line, page.characters),
    ),
  );
}

/** Lines of letters that are much larger than half of the letters of the page. */
function largeLines({ characters }: PlacedPage): readonly (readonly PlacedCharacter[])[] {
  const sizes = characters.map(({ size }) => size).toSorted((one, other) => one - other);
  const usual = sizes[sizes.length >> 1] ?? Infinity;
  const lines: PlacedCharacter[][] = [];
  for (const character of characters) {
    if (character.turn !== 0 || character.size < TIMES * usual || character.text.trim() === '') continue;
    const line = lines.find(
      ([first]) =>
        first !== undefined &&
        Math.abs(first.baseline - character.baseline) <= SAME_LINE &&
        Math.abs(first.size - character.size) <= SAME_LINE,
    );
    if (line === undefined) lines.push([character]);
    else line.push(character);
  }
  return lines;
}

function liesOver(character: PlacedCharacter, lattice: Lattice): boolean {
  const centre = centreOf(character);
  return lattice.regions.some((region) => {
    const box = boxOfRegion(lattice, region);
    return isInside(centre, box) && box[3] - box[1] < HIGHER * character.size;
  });
}

function holdsText(
  { box }: Lattice,
  line: readonly PlacedCharacter[],
  characters: readonly PlacedCharacter[],
): boolean {
  const size = Math.max(...line.map((character) => character.size));
  const behind = characters.filter((other) => other.size * TIMES <= size && isInside(centreOf(other), box));
  return behind.length >= FEWEST_BEHIND;
}
