import { describe, expect, it } from 'vitest';
import { isBilevel, smoothed } from '../../../../src/main/intake/scan/bilevel.js';
import type { GreyImage } from '../../../../src/main/intake/scan/image.js';

const SIDE = 200;

/** White paper with black rectangles: left, top, right, bottom. */
function sheet(black: readonly (readonly [number, number, number, number])[], dpi = 200): GreyImage {
  const pixels = new Uint8Array(SIDE * SIDE).fill(255);
  for (const [x0, y0, x1, y1] of black) for (let y = y0; y < y1; y += 1) pixels.fill(0, y * SIDE + x0, y * SIDE + x1);
  return { width: SIDE, height: SIDE, pixels, dpi };
}

const at = ({ pixels }: GreyImage, x: number, y: number): number => pixels[y * SIDE + x] ?? -1;
const dots = (count: number): readonly (readonly [number, number, number, number])[] =>
  Array.from({ length: count }, (_, index) => {
    const [x, y] = [10 + (index % 30) * 6, 100 + Math.floor(index / 30) * 6];
    return [x, y, x + 1, y + 1] as const;
  });

describe('a page in black and white alone', () => {
  it('is told from a grey one, and known where drawing gave it grey edges', () => {
    const page = sheet([[20, 20, 60, 24]]);
    expect(isBilevel(page)).toBe(true);
    const grey = { ...page, pixels: page.pixels.map((one, index) => (index % 50 === 0 ? 200 : one)) };
    expect(isBilevel(grey)).toBe(false);
    expect(smoothed(grey)).toBe(grey);
    expect(isBilevel({ ...grey, isTwoTone: true })).toBe(true);
  });

  it('gets grey edges, and a stroke that breaks off for a pixel goes on', () => {
    const page = smoothed(
      sheet([
        [20, 20, 60, 22],
        [61, 20, 100, 22],
      ]),
    );
    expect(at(page, 60, 20)).toBeLessThan(180);
    expect(at(page, 40, 19)).toBeGreaterThan(100);
    expect(at(page, 40, 19)).toBeLessThan(250);
    expect(at(page, 40, 60)).toBe(255);
  });

  it('loses lone dots where they are many, and keeps the points of a few figures', () => {
    expect(at(smoothed(sheet(dots(3))), 10, 100)).toBeLessThan(200);
    const dusty = smoothed(sheet([...dots(60), [20, 20, 22, 22]]));
    expect(at(dusty, 10, 100)).toBe(255);
    expect(at(dusty, 20, 20)).toBeLessThan(200);
  });

  it('stays as it is where it is coarse', () => {
    const coarse = sheet([[20, 20, 60, 24]], 150);
    expect(smoothed(coarse)).toBe(coarse);
  });
});
