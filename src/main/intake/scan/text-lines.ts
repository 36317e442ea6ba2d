import type { InkImage, PixelBox } from './image.js';

/** A line of text, or a stretch of one, to be read in one go. */
export type LineArea = {
  readonly box: PixelBox;
  /** Height of an ordinary line around it, in pixels: a lone dash says nothing about its own. */
  readonly lineHeight: number;
};

/** Bands that together are no higher than this share of a line are one line: 「二」 and 「：」 have holes. */
const ONE_LINE = 1.25;
const HOLE = 0.7;
/** Bands higher than this many lines are lines that touch. */
const TOUCHING = 1.75;
/** Loose text is cut where a gap is wider than this many line heights. */
const WIDE_GAP = 1.3;
/** Smaller than this in both directions is dust. Inches. */
const DUST = 0.02;
const DEEPEST = 3;

/** Finds the lines in the cells of one table. The boxes are the insides of the cells; each gives its lines, top first. */
export function linesInCells(ink: InkImage, cells: readonly PixelBox[], dpi: number): readonly (readonly LineArea[])[] {
  const bands = cells.map((cell) => bandsIn(ink, cell));
  const lineHeight = ordinaryHeight(bands.flat(), dpi);
  return cells.map((cell, index) =>
    settle(ink, bands[index] ?? [], lineHeight)
      .map((band) => trimmed(ink, [cell[0], band[1], cell[2], band[3]]))
      .filter((box): box is PixelBox => box !== null && !isDust(box, dpi))
      .map((box) => ({ box, lineHeight })),
  );
}

/** Finds the lines of running text in an area of the page, cut where columns or wide gaps part them. */
export function looseLines(ink: InkImage, area: PixelBox, dpi: number): readonly LineArea[] {
  const bands = bandsIn(ink, area);
  return cut(ink, area, ordinaryHeight(bands, dpi), dpi, 0);
}

function cut(ink: InkImage, area: PixelBox, lineHeight: number, dpi: number, depth: number): readonly LineArea[] {
  return settle(ink, bandsIn(ink, area), lineHeight).flatMap((band): readonly LineArea[] => {
    const height = Math.max(lineHeight, band[3] - band[1]);
    const pieces = stretchesIn(ink, band, WIDE_GAP * height);
    return pieces.flatMap((piece): readonly LineArea[] => {
      const box = trimmed(ink, piece);
      if (box === null || isDust(box, dpi)) return [];
      const isSeveral = pieces.length > 1 && box[3] - box[1] > TOUCHING * lineHeight;
      if (isSeveral && depth < DEEPEST) return cut(ink, box, lineHeight, dpi, depth + 1);
      return [{ box, lineHeight: Math.max(box[3] - box[1], Math.min(lineHeight, height)) }];
    });
  });
}

/** Stretches of rows that hold ink. */
function bandsIn({ width, pixels }: InkImage, [x0, y0, x1, y1]: PixelBox): readonly PixelBox[] {
  const bands: PixelBox[] = [];
  let top = -1;
  for (let y = y0; y <= y1; y += 1) {
    const row = y * width;
    let filled = false;
    if (y < y1) for (let at = row + x0; at < row + x1 && !filled; at += 1) filled = pixels[at] === 1;
    if (filled && top < 0) top = y;
    if (!filled && top >= 0) {
      bands.push([x0, top, x1, y]);
      top = -1;
    }
  }
  return bands;
}

/** The height most lines have: the median, bands lower than a comma left out. In pixels. */
function ordinaryHeight(bands: readonly PixelBox[], dpi: number): number {
  const least = dpi * 0.05;
  const heights = bands.map(([, top, , bottom]) => bottom - top).filter((height) => height >= least);
  heights.sort((left, right) => left - right);
  return heights[(heights.length - 1) >> 1] ?? dpi * 0.13;
}

/** Joins bands that are parts of one line and parts bands in which lines touch. */
function settle(ink: InkImage, bands: readonly PixelBox[], lineHeight: number): readonly PixelBox[] {
  const joined: PixelBox[] = [];
  for (const band of bands) {
    const last = joined[joined.length - 1];
    const fits =
      last !== undefined && band[3] - last[1] <= ONE_LINE * lineHeight && band[1] - last[3] <= HOLE * lineHeight;
    if (last !== undefined && fits) joined[joined.length - 1] = [last[0], last[1], last[2], band[3]];
    else joined.push(band);
  }
  return joined.flatMap((band) => parted(ink, band, lineHeight));
}

/** Parts a band at the emptiest row near its middle, where that is nearly empty. */
function parted(ink: InkImage, band: PixelBox, lineHeight: number): readonly PixelBox[] {
  const [x0, y0, x1, y1] = band;
  const height = y1 - y0;
  if (height <= TOUCHING * lineHeight) return [band];
  let least = Infinity;
  let at = 0;
  let all = 0;
  for (let y = y0; y < y1; y += 1) {
    let sum = 0;
    for (let x = x0; x < x1; x += 1) sum += ink.pixels[y * ink.width + x] ?? 0;
    all += sum;
    const isInside = y > y0 + 0.5 * lineHeight && y < y1 - 0.5 * lineHeight;
    if (isInside && sum < least) {
      least = sum;
      at = y;
    }
  }
  if (least > (0.3 * all) / height) return [band];
  return [...parted(ink, [x0, y0, x1, at], lineHeight), ...parted(ink, [x0, at, x1, y1], lineHeight)];
}

/** Stretches of columns parted by gaps wider than `gap`. */
function stretchesIn(ink: InkImage, [x0, y0, x1, y1]: PixelBox, gap: number): readonly PixelBox[] {
  const pieces: PixelBox[] = [];
  let from = -1;
  let last = -1;
  for (let x = x0; x < x1; x += 1) {
    let filled = false;
    for (let y = y0; y < y1 && !filled; y += 1) filled = ink.pixels[y * ink.width + x] === 1;
    if (!filled) continue;
    if (from >= 0 && x - last > gap) {
      pieces.push([from, y0, last + 1, y1]);
      from = -1;
    }
    if (from < 0) from = x;
    last = x;
  }
  if (from >= 0) pieces.push([from, y0, last + 1, y1]);
  return pieces;
}

/** The smallest box around the ink; null where there is none. */
function trimmed({ width, pixels }: InkImage, [x0, y0, x1, y1]: PixelBox): PixelBox | null {
  let [left, top, right, bottom] = [x1, y1, x0, y0];
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) {
      if (pixels[y * width + x] !== 1) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return right > left && bottom > top ? [left, top, right, bottom] : null;
}

function isDust([x0, y0, x1, y1]: PixelBox, dpi: number): boolean {
  return x1 - x0 < dpi * DUST && y1 - y0 < dpi * DUST;
}
