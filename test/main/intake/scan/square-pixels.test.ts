import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../../../src/main/intake/pdf/engine.js';
import { openImage } from '../../../../src/main/intake/scan/decode-image.js';
import type { GreyImage } from '../../../../src/main/intake/scan/image.js';
import { pixelShape, squarePixels } from '../../../../src/main/intake/scan/square-pixels.js';

const image: GreyImage = { width: 3, height: 2, pixels: Uint8Array.of(0, 255, 0, 255, 255, 255), dpi: 204 };

describe('a picture whose pixels are longish', () => {
  it('is known by its densities; small differences and impossible ones are nothing', () => {
    expect(pixelShape([204, 98])).toBeCloseTo(2.08);
    expect(pixelShape([100, 200])).toBe(0.5);
    expect([pixelShape([200, 196]), pixelShape([0, 98]), pixelShape([300, 1])]).toEqual([1, 1, 1]);
  });

  it('gets more rows, or more columns, with what lies between', () => {
    expect(squarePixels(image, [200, 200])).toBe(image);
    const high = squarePixels(image, [200, 100]);
    expect([high.width, high.height]).toEqual([3, 4]);
    expect([...high.pixels.subarray(0, 3), ...high.pixels.subarray(9)]).toEqual([0, 255, 0, 255, 255, 255]);
    expect(high.pixels[3]).toBe(64);
    const wide = squarePixels(image, [100, 200]);
    expect([wide.width, wide.height]).toEqual([6, 2]);
  });

  it('as TIFF, which a fax is, comes out as high as the paper was', async () => {
    const [width, height] = [864, 572];
    const entry = (tag: number, value: number, type = 4): readonly number[] => [
      tag,
      type,
      1,
      0,
      value & 0xffff,
      value >>> 16,
    ];
    const tags = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, 200],
      [277, 1],
      [279, width * height],
      [282, 180, 5],
      [283, 188, 5],
      [296, 2],
    ] as const;
    const words = [tags.length, ...tags.flatMap(([tag, value, type]) => entry(tag, value, type)), 0, 0];
    const file = new Uint8Array(200 + width * height).fill(255);
    file.set(new Uint8Array(Uint16Array.from([0x4949, 42, 8, 0, ...words]).buffer));
    file.set(new Uint8Array(Uint32Array.of(204, 1, 98, 1).buffer), 180);
    const opened = await openImage(file, await loadEngine());
    if (typeof opened === 'string') throw new Error(opened);
    expect(opened.draw(0)).toMatchObject({ width, height: Math.round((height * 204) / 98), dpi: 204 });
  });
});
