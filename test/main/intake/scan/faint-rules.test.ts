import { describe, expect, it } from 'vitest';
import { findLattices } from '../../../../src/main/intake/layout/lattice.js';
import type { Rules } from '../../../../src/main/intake/layout/page.js';
import { joinRules } from '../../../../src/main/intake/layout/rules.js';
import { withFaintRules } from '../../../../src/main/intake/scan/faint-rules.js';
import { findRules } from '../../../../src/main/intake/scan/find-rules.js';
import type { GreyImage } from '../../../../src/main/intake/scan/image.js';
import { inkOf } from '../../../../src/main/intake/scan/threshold.js';

const DPI = 200;
const [WIDTH, HEIGHT] = [900, 700];
const NONE: Rules = { horizontal: [], vertical: [] };

type Mark = readonly [x0: number, y0: number, x1: number, y1: number, grey: number];

/** A white sheet with rectangles of any grey, and noise that repeats itself. */
function sheet(marks: readonly Mark[]): GreyImage {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = 247 + ((at * 7919) % 9);
  for (const [x0, y0, x1, y1, grey] of marks)
    for (let y = y0; y < y1; y += 1)
      for (let x = x0; x < x1; x += 1) pixels[y * WIDTH + x] = grey + ((x * 31 + y * 17) % 7);
  return { width: WIDTH, height: HEIGHT, pixels, dpi: DPI };
}

const rows = (grey: number, from = 100, to = 800): readonly Mark[] =>
  Array.from({ length: 7 }, (_, row) => [from, 100 + row * 60, to, 103 + row * 60, grey] as const);
const columns = (grey: number): readonly Mark[] => [100, 300, 550, 797].map((x) => [x, 100, x + 3, 463, grey] as const);
/** Figures: short strokes near to each other, black. */
const words = (y: number): readonly Mark[] =>
  Array.from({ length: 20 }, (_, index) => [330 + index * 9, y, 335 + index * 9, y + 24, 30] as const);

const sure = (image: GreyImage): Rules => joinRules(findRules(inkOf(image), DPI));
const shape = (rules: Rules): readonly string[] =>
  findLattices(rules).lattices.map(({ xs, ys }) => `${ys.length - 1}×${xs.length - 1}`);

describe('faint ruling lines', () => {
  it('make a table where none is dark enough to be ink', () => {
    const image = sheet([...rows(222), ...columns(222), ...words(120), ...words(300)]);
    expect(shape(sure(image))).toEqual([]);
    expect(shape(withFaintRules(sure(image), image))).toEqual(['6×3']);
  });

  it('are added inside a dark frame, and where a dark line fades for some rows', () => {
    const frame: readonly Mark[] = [
      [100, 100, 800, 103, 20],
      [100, 460, 800, 463, 20],
      [100, 100, 103, 463, 20],
      [797, 100, 800, 463, 20],
    ];
    const hairlines = sheet([...rows(225), ...columns(225), ...frame]);
    expect(shape(withFaintRules(sure(hairlines), hairlines))).toEqual(['6×3']);
    const faded = sheet([...columns(20), [300, 223, 303, 340, 225], ...rows(20)]);
    const before = sure(faded).vertical.filter(({ at }) => Math.abs(at - (301.5 * 72) / DPI) < 2);
    expect(before.length).toBeGreaterThan(1);
    const after = withFaintRules(sure(faded), faded).vertical.filter(({ at }) => Math.abs(at - (301.5 * 72) / DPI) < 2);
    expect(after).toHaveLength(1);
  });

  it('end together where a table has open sides, and not where only a fold crosses it', () => {
    const open = [...rows(222), ...columns(222).slice(1, 3), ...words(120)];
    expect(shape(withFaintRules(NONE, sheet(open)))).toEqual(['6×3']);
    const folds: readonly Mark[] = [
      [40, 250, 870, 253, 222],
      [60, 375, 860, 378, 222],
    ];
    expect(shape(withFaintRules(NONE, sheet([...open, ...folds])))).toEqual(['6×3']);
  });

  it('reach as far as they are seen, and no stroke of a character in one row makes a column', () => {
    const lost: Mark = [300, 100, 303, 435, 222];
    const short = sheet([...rows(222), ...columns(222).filter(([x]) => x !== 300), lost]);
    expect(shape(withFaintRules(NONE, short))).toEqual(['6×3']);
    const stroke: Mark = [420, 102, 423, 161, 222];
    const word = sheet([...rows(222), ...columns(222), stroke]);
    expect(shape(withFaintRules(NONE, word))).toEqual(['6×3']);
  });

  it('are no streak of the scanner, no fold and no row of words', () => {
    const table = [...rows(20), ...columns(20), ...words(120)];
    const plain = sheet(table);
    const rules = sure(plain);
    expect(withFaintRules(rules, plain)).toBe(rules);
    const streak = sheet([[420, 0, 423, 700, 228], [0, 375, 900, 378, 228], ...table]);
    expect(shape(withFaintRules(sure(streak), streak))).toEqual(['6×3']);
    const text = sheet([...words(120), ...words(150), ...words(180)]);
    expect(withFaintRules(NONE, text)).toBe(NONE);
  });

  it('are none in shading: the edge of a grey header is darker than one side only', () => {
    const image = sheet([[100, 100, 800, 160, 215], ...rows(20).slice(0, 1)]);
    const rules = sure(image);
    expect(withFaintRules(rules, image)).toBe(rules);
  });
});
