import { describe, expect, it } from 'vitest';
import { largePart, picturesOn } from '../../../../src/main/intake/scan/read-parts.js';
import type { Box, PlacedPage } from '../../../../src/main/intake/layout/index.js';

const PAGE: PlacedPage = {
  page: 1,
  width: 600,
  height: 800,
  characters: [],
  rules: { horizontal: [], vertical: [] },
};

describe('pictures of a page that may hold words', () => {
  it('are one where strips and tiles touch, in whatever order they were drawn', () => {
    const tiles: readonly Box[] = [
      [50, 100, 300, 200],
      [300, 201, 550, 300],
      [50, 500, 550, 700],
      [300, 100, 550, 200],
      [50, 200, 300, 300],
    ];
    expect(picturesOn(tiles, PAGE)).toEqual([
      [50, 500, 550, 700],
      [50, 100, 550, 300],
    ]);
  });

  it('end where the page does, and are no emblems and no lines', () => {
    const images: readonly Box[] = [
      [-100, 0, 700, 300],
      [10, 400, 60, 450],
      [10, 500, 590, 510],
      [700, 600, 900, 800],
    ];
    expect(picturesOn(images, PAGE)).toEqual([[0, 0, 600, 300]]);
  });

  it('are named where they were not read and are large', () => {
    expect(
      largePart(
        [
          [0, 0, 100, 100],
          [0, 200, 600, 400],
        ],
        PAGE,
      ),
    ).toEqual([0, 200, 600, 400]);
    expect(largePart([[0, 0, 100, 100]], PAGE)).toBeNull();
  });
});
