import { boxOfRegion, findLattices } from '../layout/lattice.js';
import type { Box } from '../layout/geometry.js';
import { isInside, middleOf, overlap, type PlacedCharacter, type PlacedPage, type Rule } from '../layout/page.js';
import { joinRules } from '../layout/rules.js';
import { linesOf } from '../layout/text-lines.js';
import type { GreyImage } from './image.js';
import { readScan } from './read-scan.js';
import { loadRecogniser, type Recogniser } from './recogniser.js';

/** A page with text of its own and pictures on it that may hold words. `draw` gives the whole page in grey. */
type PicturedPage = {
  readonly placed: PlacedPage;
  readonly parts: readonly Box[];
  readonly draw: () => GreyImage | null | Promise<GreyImage | null>;
};

/** What came of the pictures of a page. */
export type PartsRead = {
  /** The page with the words of its pictures, or as it was where they hold none. */
  readonly placed: PlacedPage;
  /** Pictures whose words were read, and those of which that is not known. */
  readonly read: readonly Box[];
  readonly unread: readonly Box[];
};

/** Parts of pages with their numbers, and why none could be read (Chinese, completes a message). */
export type RecognisedParts = { readonly parts: ReadonlyMap<number, PartsRead>; readonly missing: string | null };

/** Pictures that touch are strips or tiles of one. Points. */
const TOUCHING = 2;
/** Smaller pictures are emblems and signs. Points, and share of the page. */
const NARROWEST = 90;
const LOWEST = 24;
const SMALLEST = 0.02;
/** A picture of this share of the page is named where it was not read. */
const LARGE = 0.1;
/** Ink: darker than this, and more than this share of a picture; else there is nothing to read. */
const DARK = 120;
const SOME_INK = 0.0004;
/** Words of a picture: so many lines of so many characters, or a ruled table with so many filled cells. */
const FEWEST_LINES = 3;
const LINE_LENGTH = 12;
const FEWEST_CELLS = 4;
/** What a character covers above and below its base line, in em. */
const ABOVE = 0.95;
const BELOW = 0.25;

/** The stretches of a page that pictures cover and that are large enough to hold a table; strips and tiles are one. */
export function picturesOn(images: readonly Box[], { width, height }: PlacedPage): readonly Box[] {
  const whole: Box = [0, 0, width, height];
  const joined: Box[] = [];
  for (const image of images) {
    let box = overlap(image, whole);
    if (box[2] <= box[0] || box[3] <= box[1]) continue;
    for (let at = joined.findIndex((other) => touches(box, other)); at >= 0;) {
      const [other] = joined.splice(at, 1);
      if (other !== undefined) box = union(box, other);
      at = joined.findIndex((one) => touches(box, one));
    }
    joined.push(box);
  }
  return joined.filter(([x0, y0, x1, y1]) => {
    const share = ((x1 - x0) * (y1 - y0)) / Math.max(1, width * height);
    return x1 - x0 >= NARROWEST && y1 - y0 >= LOWEST && share >= SMALLEST;
  });
}

/** The largest of these pictures; null where none is so large that leaving it out must be said. */
export function largePart(parts: readonly Box[], { width, height }: PlacedPage): Box | null {
  const area = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0);
  const [largest] = parts.toSorted((left, right) => area(right) - area(left));
  return largest !== undefined && area(largest) >= LARGE * width * height ? largest : null;
}

function touches(left: Box, right: Box): boolean {
  const [x0, y0, x1, y1] = overlap(left, right);
  return x1 - x0 >= -TOUCHING && y1 - y0 >= -TOUCHING;
}

function union(left: Box, right: Box): Box {
  return [
    Math.min(left[0], right[0]),
    Math.min(left[1], right[1]),
    Math.max(left[2], right[2]),
    Math.max(left[3], right[3]),
  ];
}

/**
 * 识别页面中的图片. Reads tables and running text that stand on a page as a picture beside text of its own. The text of the page
 * is taken out of the picture first: it is known exactly. Charts, photographs and emblems are left alone. Pages are drawn one
 * after the other, so that only one is in memory.
 */
export async function recogniseParts(pages: readonly PicturedPage[], onPage: () => void): Promise<RecognisedParts> {
  const parts = new Map<number, PartsRead>();
  let missing: string | null = null;
  for (const page of pages) {
    const image = await page.draw();
    const crops = page.parts.map((box) => (image === null ? null : cropOf(image, box, page.placed.characters)));
    const inked = crops.some((crop) => crop !== null && holdsInk(crop.image));
    const recogniser = inked ? await loadRecogniser() : null;
    if (recogniser !== null && 'missing' in recogniser) missing = recogniser.missing;
    const usable = recogniser === null || 'missing' in recogniser ? null : recogniser;
    parts.set(page.placed.page, await readPage(page, crops, usable));
    if (inked) onPage();
  }
  return { parts, missing };
}

/** A picture cut out of its page; `corner` is where, in points of the page. */
type PartCrop = { readonly image: GreyImage; readonly corner: readonly [x: number, y: number] };

async function readPage(
  { placed, parts }: PicturedPage,
  crops: readonly (PartCrop | null)[],
  recogniser: Recogniser | null,
): Promise<PartsRead> {
  let whole = placed;
  const read: Box[] = [];
  const unread: Box[] = [];
  for (const [index, box] of parts.entries()) {
    const crop = crops[index] ?? null;
    if (crop !== null && !holdsInk(crop.image)) continue;
    const part = crop === null || recogniser === null ? null : await readScan(crop.image, placed.page, recogniser, [0]);
    if (crop === null || part === null || !holdsWords(part)) {
      unread.push(box);
      continue;
    }
    whole = withPart(whole, part, crop.corner);
    read.push(box);
  }
  return { placed: whole, read, unread };
}

/** Cuts a picture out of the page and whitens what the page itself says there. */
function cropOf(page: GreyImage, box: Box, characters: readonly PlacedCharacter[]): PartCrop {
  const scale = page.dpi / 72;
  const [left, top] = [Math.max(0, Math.round(box[0] * scale)), Math.max(0, Math.round(box[1] * scale))];
  const width = Math.max(1, Math.min(page.width, Math.round(box[2] * scale)) - left);
  const height = Math.max(1, Math.min(page.height, Math.round(box[3] * scale)) - top);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * page.width + left;
    pixels.set(page.pixels.subarray(from, from + width), y * width);
  }
  for (const character of characters) {
    if (!isInside(middleOf(character.box), box, character.size)) continue;
    const [x0, y0, x1, y1] = inkBox(character).map(
      (at, side) => Math.round(at * scale) - (side % 2 === 0 ? left : top),
    );
    const [from, to] = [Math.max(0, (x0 ?? 0) - 1), Math.min(width, (x1 ?? 0) + 1)];
    if (to <= from) continue;
    for (let y = Math.max(0, y0 ?? 0); y < Math.min(height, y1 ?? 0); y += 1)
      pixels.fill(255, y * width + from, y * width + to);
  }
  return { image: { width, height, pixels, dpi: page.dpi }, corner: [left / scale, top / scale] };
}

/** Where the ink of a character can be; its box reaches further. */
function inkBox({ box: [x0, y0, x1, y1], baseline, size, turn }: PlacedCharacter): Box {
  return turn === 0 ? [x0, baseline - ABOVE * size, x1, baseline + BELOW * size] : [x0, y0, x1, y1];
}

function holdsInk({ pixels }: GreyImage): boolean {
  let dark = 0;
  for (const grey of pixels) if (grey < DARK) dark += 1;
  return dark > SOME_INK * pixels.length;
}

/** True for a table or running text; the labels of a chart and the words in a photograph are neither. */
function holdsWords({ characters, rules }: PlacedPage): boolean {
  const long = linesOf(characters).filter((line) => line.characters.length >= LINE_LENGTH);
  if (long.length >= FEWEST_LINES) return true;
  return findLattices(joinRules(rules)).lattices.some((lattice) => {
    const boxes = lattice.regions.map((region) => boxOfRegion(lattice, region));
    const filled = boxes.filter((box) => characters.some((character) => isInside(middleOf(character.box), box)));
    return filled.length >= FEWEST_CELLS;
  });
}

function withPart(page: PlacedPage, part: PlacedPage, [x, y]: PartCrop['corner']): PlacedPage {
  const moved = ([x0, y0, x1, y1]: Box): Box => [x0 + x, y0 + y, x1 + x, y1 + y];
  const runs = page.characters.reduce((most, { run }) => Math.max(most, run), 0) + 1;
  const characters = part.characters.map((character): PlacedCharacter => ({
    ...character,
    box: moved(character.box),
    baseline: character.baseline + y,
    clip: null,
    frame: character.frame === null || character.frame === undefined ? null : moved(character.frame),
    run: character.run + runs,
  }));
  const shifted = (rules: readonly Rule[], across: number, along: number): readonly Rule[] =>
    rules.map(({ at, from, to }) => ({ at: at + across, from: from + along, to: to + along }));
  return {
    ...page,
    characters: [...page.characters, ...characters],
    rules: {
      horizontal: [...page.rules.horizontal, ...shifted(part.rules.horizontal, y, x)],
      vertical: [...page.rules.vertical, ...shifted(part.rules.vertical, x, y)],
    },
  };
}
