import { combine, IDENTITY, type Box, type Matrix, type Slant } from '../layout/geometry.js';
import { boxOfRegion, findLattices, type Lattice } from '../layout/lattice.js';
import type { PlacedCharacter, PlacedPage, Rule, Rules } from '../layout/page.js';
import { joinRules } from '../layout/rules.js';
import { readAmounts } from './read-amounts.js';
import { smoothed } from './bilevel.js';
import { cropOf, type Crop } from './crop.js';
import type { ReadCharacter } from './ctc.js';
import { withFaintRules } from './faint-rules.js';
import { findRules, maskOf, withoutStrokes } from './find-rules.js';
import { turnImage, type GreyImage, type InkImage, type PixelBox } from './image.js';
import { placeLine } from './place-line.js';
import type { Recogniser } from './recogniser.js';
import { isStained, sealInk } from './seals.js';
import { skewOf, straightened } from './skew.js';
import { slantOf, withoutSlant } from './slant.js';
import { withoutSpecks } from './specks.js';
import { straightRules } from './straight-rules.js';
import { linesInCells, looseLines, type LineArea } from './text-lines.js';
import { inkOf, whitened, withBlack } from './threshold.js';

/** A table on a scanned page is at least this wide; what is smaller is a drawing or part of a character. Points. */
const NARROWEST_TABLE = 90;
/** Cells are read this far inside their lines. Points. */
const INSET = 1.1;
/** Rules that reach this far over the edge of a table still belong to it. Points. */
const BESIDE = 4;
/** A page of which the model is less sure than this was not read. Mean confidence. */
const READABLE = 0.55;
/** Mean grey of an empty sheet. */
const PAPER = 190;
/** Lines looked at to find out which way a page was laid on the scanner. */
const SAMPLE = 16;
/** A page on its side reads worse than this; an upright one hardly ever. Mean confidence. */
const UPRIGHT = 0.92;

/** Loose lines of no more characters than this, with a mean confidence below that, are no text. */
const NOISE_LENGTH = 4;
const NOISE = 0.6;
/** Stands for what is there and could not be read. */
const UNREADABLE = '\ufffd';

/** Turns clockwise by a quarter. */
type Quarters = 0 | 1 | 2 | 3;

const EVERY_WAY: readonly Quarters[] = [0, 1, 3, 2];

/** A line to be read; `stained` where a seal lies on it. */
type Line = { readonly area: LineArea; readonly frame: Box | null; readonly stained: boolean };

/** A page set upright, with what is to be read on it. */
type Prepared = {
  readonly image: GreyImage;
  readonly rules: Rules;
  readonly lines: readonly Line[];
  readonly toShown: Matrix;
  readonly slant?: Slant;
};

/**
 * 读取扫描页. Image of a page → characters and ruling lines with their places, as every other format gives them to the layout
 * stage. `page` counts from 1. A page that was laid on its side is read as it was meant; places point into the image as given.
 * `ways`: the ways to hold the page that are tried.
 * Null where nothing on it can be read: a photograph, a drawing, another script.
 */
export async function readScan(
  image: GreyImage,
  page: number,
  recogniser: Recogniser,
  ways: readonly Quarters[] = EVERY_WAY,
): Promise<PlacedPage | null> {
  const smooth = smoothed(image);
  const { prepared, crops, readings: first } = await upright(smooth, recogniser, ways);
  const readings = await readAmounts(first, crops, recogniser, { dpi: image.dpi, isTwoTone: smooth !== image });
  if (prepared.lines.length === 0 ? !isPaper(image) : sureness(readings) < READABLE) return null;
  const characters: PlacedCharacter[] = [];
  for (const [index, { area, frame, stained }] of prepared.lines.entries()) {
    const crop = crops[index];
    const reading = readingOf(readings[index] ?? [], stained && frame !== null);
    if (crop === undefined || (frame === null && isNoise(reading))) continue;
    const line = placeLine(reading, crop, area, prepared.image.dpi, frame, index);
    // However sure the model is: it cannot know which strokes are the seal's.
    characters.push(...(stained ? line.map((one) => ({ ...one, doubtful: true })) : line));
  }
  const points = 72 / prepared.image.dpi;
  return {
    page,
    width: prepared.image.width * points,
    height: prepared.image.height * points,
    characters,
    rules: prepared.rules,
    toShown: prepared.toShown,
    ...(prepared.slant === undefined ? {} : { slant: prepared.slant }),
  };
}

type ReadPage = {
  readonly prepared: Prepared;
  readonly crops: readonly Crop[];
  readonly readings: readonly (readonly ReadCharacter[])[];
};

/**
 * Reads the page as it lies; where that makes no sense, turned by quarters until it does. A page on its side falls apart into
 * many short lines, whose single strokes are read with some certainty: those ways to hold it are left out.
 */
async function upright(image: GreyImage, recogniser: Recogniser, ways: readonly Quarters[]): Promise<ReadPage> {
  const tried: { readonly begun: Begun; readonly sure: number }[] = [];
  for (const quarters of ways) {
    const begun = await begin(prepare(image, quarters), recogniser);
    const sure = sureness([...begun.sample.values()]);
    tried.push({ begun, sure });
    if (sure >= UPRIGHT || begun.crops.length === 0) break;
  }
  const written = tried.filter(({ begun }) => begun.crops.length > 0);
  const fewest = Math.min(...written.map(({ begun }) => begun.crops.length));
  const [best] = written
    .filter(({ begun }) => begun.crops.length <= 2 * fewest)
    .toSorted((one, other) => other.sure - one.sure);
  return finish((best ?? tried[0])?.begun ?? (await begin(prepare(image, 0), recogniser)), recogniser);
}

/** A page of which some lines were read, by their index. */
type Begun = {
  readonly prepared: Prepared;
  readonly crops: readonly Crop[];
  readonly sample: ReadonlyMap<number, readonly ReadCharacter[]>;
};

/** Reads some lines of all lengths. */
async function begin(prepared: Prepared, recogniser: Recogniser): Promise<Begun> {
  const crops = prepared.lines.map(({ area }) => cropOf(prepared.image, area));
  const order = crops.map((_, index) => index);
  order.sort((left, right) => (crops[left]?.width ?? 0) - (crops[right]?.width ?? 0));
  const step = Math.max(1, Math.floor(order.length / SAMPLE));
  const chosen = order.filter((_, index) => index % step === 0);
  const read = await recogniser.read(chosen.flatMap((index) => crops[index] ?? []));
  return { prepared, crops, sample: new Map(chosen.map((index, at) => [index, read[at] ?? []])) };
}

/** Reads the other lines. */
async function finish({ prepared, crops, sample }: Begun, recogniser: Recogniser): Promise<ReadPage> {
  const others = crops.map((_, index) => index).filter((index) => !sample.has(index));
  const read = await recogniser.read(others.flatMap((index) => crops[index] ?? []));
  const readings = new Map([...sample, ...others.map((index, at) => [index, read[at] ?? []] as const)]);
  return { prepared, crops, readings: crops.map((_, index) => readings.get(index) ?? []) };
}

function isPaper({ pixels }: GreyImage): boolean {
  let sum = 0;
  for (const grey of pixels) sum += grey;
  return sum >= PAPER * pixels.length;
}

/** How sure the model is: the mean over all characters. */
function sureness(readings: readonly (readonly ReadCharacter[])[]): number {
  const sure = readings.flat().map(({ confidence }) => confidence);
  return sure.length === 0 ? 0 : sure.reduce((sum, one) => sum + one, 0) / sure.length;
}

/** A cell under a seal of which nothing could be read is not blank: a sign that nobody knows stands for what is there. */
function readingOf(reading: readonly ReadCharacter[], stained: boolean): readonly ReadCharacter[] {
  return stained && reading.length === 0 ? [{ text: UNREADABLE, confidence: 0, at: 0.5 }] : reading;
}

/** Remains of a seal or a picture beside the tables: a few characters of which the model is sure of none. */
function isNoise(reading: readonly ReadCharacter[]): boolean {
  return reading.length <= NOISE_LENGTH && sureness([reading]) < NOISE;
}

function prepare(given: GreyImage, quarters: Quarters): Prepared {
  const turned = turnImage(given, quarters);
  const lean = skewOf(turned);
  const level = whitened(straightened(turned, lean));
  const levelInk = inkOf(level);
  const slant = slantOf(levelInk, level.dpi);
  const image = slant === null ? level : whitened(withoutSlant(turned, lean, slant));
  const ink = slant === null ? levelInk : inkOf(image);
  const inked = straightRules(joinRules(findRules(withBlack(ink, image), image.dpi)), ink, image.dpi);
  const rules = withFaintRules(withoutStrokes(inked), image);
  const { lattices } = findLattices(rules);
  const tables = lattices.filter(({ box }) => box[2] - box[0] >= NARROWEST_TABLE);
  const mask = maskOf(rules, tables, ink, image.dpi);
  const words = withoutSpecks(covered(ink, mask, 0), image.dpi);
  const seal = sealInk(words, mask, image.dpi);
  const clean = covered(image, mask, 255);
  const points = 72 / image.dpi;
  const cells = tables.flatMap((table) => linesOfTable(words, table, image.dpi));
  const loose = areasBeside(tables, image).flatMap((area) => looseLines(words, area, image.dpi));
  return {
    image: clean,
    rules: {
      horizontal: rules.horizontal.flatMap((rule) => partIn(rule, tables, false)),
      vertical: rules.vertical.flatMap((rule) => partIn(rule, tables, true)),
    },
    lines: [...cells, ...loose.map((area) => ({ area, frame: null }))].map((line) => ({
      ...line,
      stained: isStained(seal, image.width, line.area.box, image.dpi),
    })),
    toShown: shownMatrix(given, image, quarters, lean, points),
    ...(slant === null ? {} : { slant: inPoints(slant, points) }),
  };
}

/** An image with `blank` wherever the mask is 1. */
function covered<Image extends InkImage>(image: Image, mask: Uint8Array, blank: number): Image {
  const pixels = Uint8Array.from(image.pixels);
  for (let at = 0; at < pixels.length; at += 1) if (mask[at] === 1) pixels[at] = blank;
  return { ...image, pixels };
}

/** The part of a rule that a table has; nothing of a rule that most of lies elsewhere. A seal lengthens the lines it touches. */
function partIn({ at, from, to }: Rule, tables: readonly Lattice[], isUpright: boolean): readonly Rule[] {
  for (const { box } of tables) {
    const [x0, y0, x1, y1] = box;
    const [a0, a1, b0, b1] = isUpright ? [x0, x1, y0, y1] : [y0, y1, x0, x1];
    const part = { at, from: Math.max(from, b0 - BESIDE), to: Math.min(to, b1 + BESIDE) };
    if (at >= a0 - BESIDE && at <= a1 + BESIDE && part.to - part.from > (to - from) / 2) return [part];
  }
  return [];
}

function linesOfTable(
  ink: InkImage,
  table: Lattice,
  dpi: number,
): readonly { readonly area: LineArea; readonly frame: Box }[] {
  const frames = table.regions.map((region) => boxOfRegion(table, region));
  const insides = frames.map((frame) => pixelBox(frame, -INSET, ink, dpi));
  return linesInCells(ink, insides, dpi).flatMap((areas, index) => {
    const frame = frames[index];
    return frame === undefined ? [] : areas.map((area) => ({ area, frame }));
  });
}

function pixelBox([x0, y0, x1, y1]: Box, grow: number, { width, height }: InkImage, dpi: number): PixelBox {
  const pixels = dpi / 72;
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value * pixels)));
  return [within(x0 - grow, width), within(y0 - grow, height), within(x1 + grow, width), within(y1 + grow, height)];
}

/** The parts of the page that no table takes: above, between and below the tables, and beside them. */
function areasBeside(tables: readonly Lattice[], { width, height, dpi }: GreyImage): readonly PixelBox[] {
  const boxes = tables
    .map(({ box }) => pixelBox(box, INSET, { width, height, pixels: new Uint8Array(0) }, dpi))
    .sort((left, right) => left[1] - right[1]);
  const areas: PixelBox[] = [];
  let top = 0;
  for (const [x0, y0, x1, y1] of boxes) {
    if (y0 > top) areas.push([0, top, width, y0]);
    const from = Math.max(top, y0);
    if (y1 > from) areas.push([0, from, x0, y1], [x1, from, width, y1]);
    top = Math.max(top, y1);
  }
  if (top < height) areas.push([0, top, width, height]);
  return areas.filter(([x0, y0, x1, y1]) => x1 - x0 > 0 && y1 - y0 > 0);
}

function inPoints({ middle: [x, y], level, levelChange, upright, uprightChange }: Slant, points: number): Slant {
  return {
    middle: [x * points, y * points],
    level,
    levelChange: levelChange / points,
    upright,
    uprightChange: uprightChange / points,
  };
}

/** How places on the upright page become places on the page as it was given. All in points. */
function shownMatrix(given: GreyImage, image: GreyImage, quarters: Quarters, lean: number, points: number): Matrix {
  const [x, y] = [(image.width * points) / 2, (image.height * points) / 2];
  const cos = Math.cos((lean * Math.PI) / 180);
  const sin = Math.sin((lean * Math.PI) / 180);
  const leaning: Matrix = lean === 0 ? IDENTITY : [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
  const [width, height] = [given.width * points, given.height * points];
  // The image was turned clockwise by so many quarters; places go back the other way.
  const back: Readonly<Record<0 | 1 | 2 | 3, Matrix>> = {
    0: IDENTITY,
    1: [0, -1, 1, 0, 0, height],
    2: [-1, 0, 0, -1, width, height],
    3: [0, 1, -1, 0, width, 0],
  };
  return combine(back[quarters], leaning);
}
