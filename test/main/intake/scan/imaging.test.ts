import { describe, expect, it } from 'vitest';
import { findRules, maskOf, withoutStrokes } from '../../../../src/main/intake/scan/find-rules.js';
import { findLattices } from '../../../../src/main/intake/layout/lattice.js';
import { joinRules } from '../../../../src/main/intake/layout/rules.js';
import { coarser, greyImage, greyOf, turnImage, type GreyImage } from '../../../../src/main/intake/scan/image.js';
import { skewOf, straightened } from '../../../../src/main/intake/scan/skew.js';
import { withoutSpecks } from '../../../../src/main/intake/scan/specks.js';
import { isStained, sealInk } from '../../../../src/main/intake/scan/seals.js';
import { straightRules } from '../../../../src/main/intake/scan/straight-rules.js';
import { linesInCells, looseLines } from '../../../../src/main/intake/scan/text-lines.js';
import { inkOf, withBlack } from '../../../../src/main/intake/scan/threshold.js';

const DPI = 200;

/** Paper of one grey with black rectangles on it, each as left, top, right, bottom. */
function sheet(width: number, height: number, black: readonly (readonly number[])[], paper = 250): GreyImage {
  const pixels = new Uint8Array(width * height).fill(paper);
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of black) {
    for (let y = y0; y < y1; y += 1) pixels.fill(20, y * width + x0, y * width + x1);
  }
  return { width, height, pixels, dpi: DPI };
}

/** A row of blots as high and wide as characters. */
function words(x: number, y: number, count: number, size = 24): readonly (readonly number[])[] {
  return Array.from({ length: count }, (_, index) => [
    x + index * (size + 4),
    y,
    x + index * (size + 4) + size,
    y + size,
  ]);
}

describe('the grey of a pixel', () => {
  it('lets the red ink of a seal vanish and keeps black ink under it', () => {
    expect(greyOf(215, 60, 55)).toBe(255);
    expect(greyOf(225, 150, 148)).toBe(255);
    expect(greyOf(30, 8, 8)).toBeLessThan(60);
    expect(greyOf(20, 20, 20)).toBe(20);
  });

  it('keeps blue and black ink dark and the yellow of paper light', () => {
    expect(greyOf(30, 40, 160)).toBeLessThan(100);
    expect(greyOf(240, 235, 215)).toBeGreaterThanOrEqual(240);
  });

  it('reads samples in any order, and opacity as paper shining through', () => {
    const bgra = greyImage(Uint8Array.of(1, 2, 200, 255), { width: 1, height: 1 }, 'bgra', 200);
    expect(bgra.pixels[0]).toBe(255);
    const clear = greyImage(Uint8Array.of(0, 0, 0, 0), { width: 1, height: 1 }, 'rgba', 200, true);
    expect(clear.pixels[0]).toBe(255);
  });
});

describe('turning and reducing', () => {
  const image: GreyImage = { width: 3, height: 2, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6), dpi: 300 };

  it('turns clockwise, and four quarters lead back', () => {
    expect(turnImage(image, 1)).toMatchObject({ width: 2, height: 3, pixels: Uint8Array.of(4, 1, 5, 2, 6, 3) });
    expect(turnImage(turnImage(image, 1), 3).pixels).toEqual(image.pixels);
    expect(turnImage(turnImage(image, 2), 2).pixels).toEqual(image.pixels);
  });

  it('reduces to the density asked for and no further', () => {
    const large: GreyImage = { width: 600, height: 300, pixels: new Uint8Array(180_000).fill(100), dpi: 600 };
    expect(coarser(large, 300)).toMatchObject({ width: 300, height: 150, dpi: 300 });
    expect(coarser(image, 300)).toBe(image);
  });
});

describe('the threshold', () => {
  it('finds ink where the light falls off', () => {
    const width = 400;
    const image = sheet(width, 60, [
      [20, 20, 60, 24],
      [340, 20, 380, 24],
    ]);
    for (let at = 0; at < image.pixels.length; at += 1) {
      image.pixels[at] = Math.round((image.pixels[at] ?? 0) * (1 - (0.5 * (at % width)) / width));
    }
    const ink = inkOf(image);
    expect(ink.pixels[22 * width + 40]).toBe(1);
    expect(ink.pixels[22 * width + 360]).toBe(1);
    expect(ink.pixels.reduce((sum, one) => sum + one, 0)).toBe(2 * 40 * 4);
  });
});

describe('setting a page straight', () => {
  const level = sheet(1000, 800, [
    ...Array.from({ length: 8 }, (_, row) => [100, 100 + row * 80, 900, 103 + row * 80]),
    ...Array.from({ length: 7 }, (_, row) => words(130, 130 + row * 80, 20)).flat(),
  ]);

  it.each([-2.6, -0.7, 0.3, 1.5, 2.9])('finds a lean of %f degrees and takes it back', (degrees) => {
    const leaning = straightened(level, -degrees);
    const found = skewOf(leaning);
    expect(Math.abs(found - degrees)).toBeLessThan(0.05);
    expect(Math.abs(skewOf(straightened(leaning, found)))).toBeLessThan(0.06);
  });

  it.each([0.13, 0.37, 0.63, 1.12])('of %s° is found from a few lines of words alone', (degrees) => {
    const few = sheet(
      1600,
      1200,
      [140, 310, 480, 650, 820, 990].flatMap((y, row) => [...words(120, y, 3 + (row % 3)), ...words(1180, y, 4)]),
    );
    expect(Math.abs(skewOf(straightened(few, -degrees)) - degrees)).toBeLessThan(0.08);
  });

  it('leaves a straight page and an empty one alone', () => {
    expect(skewOf(level)).toBe(0);
    expect(skewOf(sheet(500, 500, []))).toBe(0);
    expect(straightened(level, 0)).toBe(level);
  });
});

describe('ruling lines', () => {
  const inPixels = (points: number): number => Math.round((points * DPI) / 72);

  it('are long runs, also with dust in them; rows of characters are none', () => {
    const image = sheet(1000, 400, [
      [100, 100, 480, 103],
      [481, 100, 900, 103],
      ...words(100, 200, 25),
      [100, 60, 102, 300],
    ]);
    const { horizontal, vertical } = findRules(inkOf(image), DPI);
    expect(horizontal.every(({ at }) => Math.abs(inPixels(at) - 102) <= 2)).toBe(true);
    expect(horizontal.every(({ from, to }) => inPixels(from) === 100 && inPixels(to) === 900)).toBe(true);
    expect(vertical.length).toBeGreaterThan(0);
    expect(vertical.every(({ at }) => Math.abs(inPixels(at) - 101) <= 2)).toBe(true);
  });

  it('are not the edges of a black bar', () => {
    expect(findRules({ width: 600, height: 200, pixels: new Uint8Array(120_000).fill(1) }, DPI).horizontal).toEqual([]);
  });

  it('leave out strokes of characters that touch a table, and keep short borders between long ones', () => {
    const long = { at: 100, from: 50, to: 500 };
    const border = { at: 80, from: 100, to: 118 };
    const stroke = { at: 200, from: 85, to: 100 };
    const kept = withoutStrokes({ horizontal: [long, { ...long, at: 118 }], vertical: [border, stroke] });
    expect(kept.vertical).toEqual([border]);
    expect(kept.horizontal).toHaveLength(2);
  });

  it('are no strokes of characters that nearly fill a low row; short pieces of a longer edge are', () => {
    const levels = [100, 115.4].map((at) => ({ at, from: 36, to: 300 }));
    const between = { at: 150, from: 101.9, to: 113.5 };
    const piece = { at: 200.8, from: 102.4, to: 112.8 };
    const edge = { at: 200, from: 115, to: 260 };
    const parting = { at: 250, from: 100.9, to: 114.6 };
    const kept = withoutStrokes({ horizontal: levels, vertical: [between, piece, edge, parting] });
    expect(kept.vertical).toEqual([piece, edge, parting]);
  });

  it('are masked on the edges of tables, and underlines beside them; long strokes elsewhere are not', () => {
    const size = sheet(1000, 1000, []);
    const table = { xs: [36, 180], ys: [36, 72], regions: [], box: [36, 36, 180, 72] as const };
    const rules = {
      horizontal: [
        { at: 36, from: 36, to: 180 },
        { at: 50, from: 60, to: 80 },
        { at: 300, from: 40, to: 140 },
        { at: 330, from: 40, to: 60 },
      ],
      vertical: [],
    };
    const mask = maskOf(rules, [table], inkOf(size), DPI);
    const at = (x: number, y: number): number => mask[inPixels(y) * 1000 + inPixels(x)] ?? 0;
    expect([at(100, 36), at(70, 50), at(100, 300), at(50, 330)]).toEqual([1, 0, 1, 0]);
  });

  it('are masked as thick as they are, and no word that stands on one is', () => {
    const bars = [
      [100, 100, 500, 107],
      [100, 200, 500, 207],
      [100, 100, 107, 207],
      [493, 100, 500, 207],
    ];
    const word = [180, 190, 240, 200];
    const ink = inkOf(sheet(600, 300, [...bars, word]));
    const rules = joinRules(findRules(ink, DPI));
    const mask = maskOf(rules, findLattices(rules).lattices, ink, DPI);
    const left = (y: number, x: number): boolean => ink.pixels[y * 600 + x] === 1 && mask[y * 600 + x] !== 1;
    const rest = Array.from({ length: 300 }, (_, y) => y).filter((y) => left(y, 300) || left(y, 400));
    expect(rest).toEqual([]);
    expect(left(193, 210)).toBe(true);
  });
});

describe('a seal scanned without colour', () => {
  const lines = Array.from({ length: 12 }, (_, row) => [100, 100 + row * 43, 1100, 103 + row * 43]);
  const uprights = [100, 500, 800, 1098].map((x) => [x, 100, x + 3, 576]);
  const page = (...more: readonly (readonly number[])[]): GreyImage =>
    sheet(1200, 800, [...lines, ...uprights, ...more]);
  const found = (image: GreyImage): ReturnType<typeof straightRules> => {
    const ink = inkOf(image);
    return withoutStrokes(straightRules(joinRules(findRules(ink, DPI)), ink, DPI));
  };
  const ring = (image: GreyImage, radius: number, stroke: number): GreyImage => {
    for (let y = 0; y < image.height; y += 1) {
      for (let x = 0; x < image.width; x += 1) {
        const distance = Math.hypot(x - 650, y - 330);
        if (distance <= radius && distance > radius - stroke) image.pixels[y * image.width + x] = 60;
      }
    }
    return image;
  };

  it.each([
    ['wide', 160, 11],
    ['thin', 160, 3],
    ['small', 90, 6],
  ])('adds no lines to a table: %s ring', (_, radius, stroke) => {
    const image = ring(page(), radius, stroke);
    // The ring runs straight for a while, so that the search alone takes pieces of it for lines.
    const before = joinRules(findRules(inkOf(image), DPI));
    expect(before.horizontal.length + before.vertical.length).toBeGreaterThan(lines.length + uprights.length);
    const { horizontal, vertical } = found(image);
    expect([horizontal.length, vertical.length]).toEqual([lines.length, uprights.length]);
  });

  it('leaves short lines of a table alone, and all lines where no long one tells what is usual', () => {
    const { vertical } = found(page([650, 186, 653, 273]));
    expect(vertical).toHaveLength(uprights.length + 1);
    const alone = sheet(400, 300, [
      [50, 50, 250, 57],
      [50, 90, 250, 93],
    ]);
    expect(found(alone).horizontal).toHaveLength(2);
  });
});

describe('what lies under a seal', () => {
  const seal = (): GreyImage => {
    const image = sheet(800, 500, [
      [0, 198, 800, 202],
      ...words(20, 60, 5),
      ...words(280, 60, 4),
      ...words(330, 230, 2),
    ]);
    for (let at = 0; at < image.pixels.length; at += 1) {
      const distance = Math.hypot((at % 800) - 400, Math.floor(at / 800) - 200);
      if (distance <= 150 && distance > 140) image.pixels[at] = 60;
    }
    return image;
  };
  const mask = new Uint8Array(800 * 500).fill(1, 197 * 800, 203 * 800);

  it('is told from what lies beside and inside it, and strokes go on across the lines of the table', () => {
    const image = inkOf(seal());
    const words = { ...image, pixels: image.pixels.map((one, at) => (mask[at] === 1 ? 0 : one)) };
    const marked = sealInk(words, mask, DPI);
    const stained = (...box: readonly [number, number, number, number]): boolean => isStained(marked, 800, box, DPI);
    expect([stained(20, 60, 156, 84), stained(280, 60, 388, 84), stained(330, 230, 382, 254)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(stained(240, 220, 275, 260)).toBe(true);
  });

  it('is nothing where only characters and the lines of a table are', () => {
    const image = inkOf(sheet(800, 500, [...words(20, 60, 12), ...words(20, 300, 20)]));
    expect(sealInk(image, new Uint8Array(800 * 500), DPI).includes(1)).toBe(false);
  });

  it('does not end a ruling line where all around is black', () => {
    const image = sheet(1200, 300, [
      [100, 148, 1100, 151],
      [560, 110, 640, 190],
    ]);
    const pieces = findRules(withBlack(inkOf(image), image), DPI).horizontal;
    expect(pieces.some(({ from, to }) => to - from >= (990 * 72) / DPI)).toBe(true);
    expect(findRules(inkOf(image), DPI).horizontal.every(({ from, to }) => to - from < (990 * 72) / DPI)).toBe(true);
  });
});

describe('dust', () => {
  it('goes, a decimal point stays', () => {
    const image = inkOf(sheet(200, 100, [[20, 20, 22, 21], [60, 40, 63, 43], ...words(100, 30, 2)]));
    const kept = withoutSpecks(image, DPI);
    expect(kept.pixels[20 * 200 + 20]).toBe(0);
    expect(kept.pixels[41 * 200 + 61]).toBe(1);
    expect(kept.pixels[31 * 200 + 101]).toBe(1);
  });
});

describe('lines of text', () => {
  it('in cells are found one below the other; blank cells have none, a dash keeps the height of its neighbours', () => {
    const image = inkOf(
      sheet(800, 300, [...words(20, 20, 5), ...words(20, 60, 3), ...words(420, 40, 4), [620, 51, 632, 53]]),
    );
    const cells = [
      [10, 10, 200, 100],
      [210, 10, 400, 100],
      [410, 10, 600, 100],
      [610, 10, 790, 100],
    ] as const;
    const lines = linesInCells(image, cells, DPI);
    expect(lines.map((own) => own.length)).toEqual([2, 0, 1, 1]);
    expect(lines[0]?.[1]?.box).toEqual([20, 60, 100, 84]);
    expect(lines[3]?.[0]).toEqual({ box: [620, 51, 632, 53], lineHeight: 24 });
  });

  it('with a hole in them stay one, and lines that touch are parted', () => {
    const hollow = inkOf(sheet(400, 200, [...words(20, 20, 5), [220, 20, 244, 24], [220, 40, 244, 44]]));
    expect(
      linesInCells(
        hollow,
        [
          [10, 10, 210, 60],
          [215, 10, 300, 60],
        ],
        DPI,
      ).map((own) => own.length),
    ).toEqual([1, 1]);
    const touching = inkOf(
      sheet(400, 300, [...words(20, 150, 5), ...words(20, 20, 5), ...words(20, 46, 5), [30, 40, 33, 50]]),
    );
    const found = linesInCells(
      touching,
      [
        [10, 10, 300, 100],
        [10, 140, 300, 190],
      ],
      DPI,
    );
    expect(found[0]?.length).toBe(2);
  });

  it('beside tables are cut at wide gaps', () => {
    const image = inkOf(sheet(1000, 120, [...words(20, 40, 6), ...words(600, 40, 4)]));
    const lines = looseLines(image, [0, 0, 1000, 120], DPI);
    expect(lines.map(({ box }) => [box[0], box[2]])).toEqual([
      [20, 184],
      [600, 708],
    ]);
  });
});
