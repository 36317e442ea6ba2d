import { describe, expect, it } from 'vitest';
import { layOutPages, type Box, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { page, plainTable, write } from './draw.js';

type Point = readonly [x: number, y: number];

/** Where a point of an upright page lies after the page was turned clockwise. */
const TURNS: Readonly<Record<90 | 180 | 270, (point: Point, page: PlacedPage) => Point>> = {
  90: ([x, y], { height }) => [height - y, x],
  180: ([x, y], { width, height }) => [width - x, height - y],
  270: ([x, y], { width }) => [y, width - x],
};

/** The page turned as a whole. The boxes of characters reach far beyond them, above further than below, as fonts have it. */
function turned(upright: PlacedPage, turn: 90 | 180 | 270): PlacedPage {
  const move = (point: Point): Point => TURNS[turn](point, upright);
  const moved = ([x0, y0, x1, y1]: Box): Box => {
    const [a, b] = [move([x0, y0]), move([x1, y1])];
    return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  };
  const level = upright.rules.horizontal.map(({ at, from, to }) => moved([from, at, to, at]));
  const standing = upright.rules.vertical.map(({ at, from, to }) => moved([at, from, at, to]));
  const [horizontal, vertical] = turn === 180 ? [level, standing] : [standing, level];
  return {
    page: upright.page,
    width: turn === 180 ? upright.width : upright.height,
    height: turn === 180 ? upright.height : upright.width,
    characters: upright.characters.map((character) => {
      const { box, baseline, size } = character;
      const shown = moved([box[0], baseline - 1.9 * size, box[2], baseline + 1.0 * size]);
      return { ...character, box: shown, baseline: shown[3], turn, origin: move([box[0], baseline]) };
    }),
    rules: {
      horizontal: horizontal.map(([x0, y0, x1]) => ({ at: y0, from: x0, to: x1 })),
      vertical: vertical.map(([x0, y0, , y1]) => ({ at: x0, from: y0, to: y1 })),
    },
  };
}

function contentOf(placed: PlacedPage): unknown {
  return layOutPages([placed]).blocks.map((block) =>
    block.type === 'grid' ? block.cells.map(({ row, column, text }) => [row, column, text]) : block.text,
  );
}

describe('a page that lies on its side, or on its head', () => {
  const upright = page(1, {
    text: write('某某支出总表', 60, 90, { size: 12 }),
    tables: [
      plainTable(50, 100, [
        ['项目', '本年预算数', '上年预算数'],
        ['一、教育支出', '1,204.50', '1,180.00'],
        ['二、卫生健康支出', '96.20', '90.00'],
      ]),
    ],
  });

  it.each([90, 180, 270] as const)('is read as it was meant, turned by %i degrees', (turn) => {
    expect(contentOf(turned(upright, turn))).toEqual(contentOf(upright));
  });
});
