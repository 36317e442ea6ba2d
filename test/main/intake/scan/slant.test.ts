import { describe, expect, it } from 'vitest';
import { slanted, unslanted, type Slant } from '../../../../src/main/intake/layout/geometry.js';
import { layOutPages } from '../../../../src/main/intake/layout/index.js';
import type { GreyImage } from '../../../../src/main/intake/scan/image.js';
import { slantOf, withoutSlant } from '../../../../src/main/intake/scan/slant.js';
import { inkOf } from '../../../../src/main/intake/scan/threshold.js';

const DPI = 200;
const [WIDTH, HEIGHT] = [1000, 800];
const MIDDLE = [(WIDTH - 1) / 2, (HEIGHT - 1) / 2] as const;
/** As of a telephone held a little to one side, over the lower edge of the sheet. */
const PHONE: Slant = { middle: MIDDLE, level: 0.006, levelChange: 0.00004, upright: 0.004, uprightChange: -0.00003 };

/** The ruling lines of a table of so many rows, drawn where a slant brings them. */
function ruled(rows: number, columns: number, slant: Slant | null): GreyImage {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(250);
  const draw = (x: number, y: number): void => {
    const [toX, toY] = slant === null ? [x, y] : slanted(slant, [x, y]);
    for (const row of [Math.floor(toY), Math.floor(toY) + 1])
      for (const column of [Math.floor(toX), Math.floor(toX) + 1]) pixels[row * WIDTH + column] = 20;
  };
  for (let row = 0; row <= rows; row += 1) for (let x = 100; x < 900; x += 0.5) draw(x, 100 + (row * 600) / rows);
  for (let column = 0; column <= columns; column += 1)
    for (let y = 100; y < 700; y += 0.5) draw(100 + (column * 800) / columns, y);
  return { width: WIDTH, height: HEIGHT, pixels, dpi: DPI };
}

describe('a page photographed aslant', () => {
  it('has places that lead there and back', () => {
    for (const point of [[0, 0] as const, [999, 0] as const, [120, 640] as const, MIDDLE]) {
      const [x, y] = unslanted(PHONE, slanted(PHONE, point));
      expect(x).toBeCloseTo(point[0], 6);
      expect(y).toBeCloseTo(point[1], 6);
    }
  });

  it('tells from its ruling lines how it lies: their ends come level and upright', () => {
    const found = slantOf(inkOf(ruled(12, 4, PHONE)), DPI);
    if (found === null) throw new Error('no slant found');
    const straight = (x: number, y: number): readonly [x: number, y: number] =>
      unslanted(found, slanted(PHONE, [x, y]));
    for (const y of [100, 400, 700]) expect(Math.abs(straight(900, y)[1] - straight(100, y)[1])).toBeLessThan(0.7);
    for (const x of [100, 500, 900]) expect(Math.abs(straight(x, 700)[0] - straight(x, 100)[0])).toBeLessThan(0.7);
    // Before, the first line fell by more than ten pixels less than the last.
    const fall = (y: number): number => slanted(PHONE, [900, y])[1] - slanted(PHONE, [100, y])[1];
    expect(fall(700) - fall(100)).toBeGreaterThan(10);
  });

  it('is set straight: nothing of the slant is left', () => {
    const image = ruled(12, 4, PHONE);
    const found = slantOf(inkOf(image), DPI);
    if (found === null) throw new Error('no slant found');
    const straight = inkOf(withoutSlant(image, 0, found));
    expect(slantOf(straight, DPI)).toBeNull();
    // One row of pixels now holds nearly all of the first line, which fell by 11 before.
    const rows = Array.from({ length: HEIGHT }, (_, y) =>
      straight.pixels.subarray(y * WIDTH, (y + 1) * WIDTH).reduce((sum, one) => sum + one, 0),
    );
    expect(Math.max(...rows)).toBeGreaterThan(760);
  });

  it('is none that lies straight, that has a curve for a line, or too few lines to tell', () => {
    expect(slantOf(inkOf(ruled(12, 4, null)), DPI)).toBeNull();
    expect(slantOf(inkOf(ruled(2, 1, PHONE)), DPI)).toBeNull();
    const bent = ruled(12, 4, null);
    const pixels = new Uint8Array(bent.pixels.length).fill(250);
    for (let line = 0; line < 8; line += 1)
      for (let x = 100; x < 900; x += 0.5) {
        const y = 100 + line * 70 + Math.round(30 * Math.sin(x / 150));
        pixels.fill(20, y * WIDTH + Math.floor(x), y * WIDTH + Math.floor(x) + 2);
      }
    expect(slantOf(inkOf({ ...bent, pixels }), DPI)).toBeNull();
  });

  it('shows its words where they stand on the photograph', () => {
    const slant: Slant = { middle: [210, 297], level: 0.02, levelChange: 0, upright: 0, uprightChange: 0 };
    const page = {
      page: 1,
      width: 420,
      height: 594,
      characters: [...'合计'].map((text, index) => ({
        text,
        box: [300 + index * 12, 100, 312 + index * 12, 112] as const,
        baseline: 110,
        size: 12,
        turn: 0 as const,
        clip: null,
        run: 1,
      })),
      rules: { horizontal: [], vertical: [] },
    };
    const top = (blocks: ReturnType<typeof layOutPages>): number => blocks.blocks[0]?.at.box?.[1] ?? Number.NaN;
    // 90 points to the right of the middle, where lines fall by two in a hundred.
    expect(top(layOutPages([{ ...page, slant }])) - top(layOutPages([page]))).toBeCloseTo(1.8, 1);
  });
});
