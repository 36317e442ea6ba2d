/** A rectangle in points, from the upper left corner of the page: left, top, right, bottom. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Point = readonly [x: number, y: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combine(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function mapPoint([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The rectangle around the mapped corners. */
export function mapBox(matrix: Matrix, box: Box): Box {
  return boxAround(cornersOf(box).map((corner) => mapPoint(matrix, corner)));
}

export function cornersOf([x0, y0, x1, y1]: Box): readonly Point[] {
  return [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ];
}

export function boxAround(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/**
 * 透视. How the lines of a page that was photographed aslant run: level lines fall by `level` of their way at the middle of the
 * page and by `levelChange` more for every point further down; upright ones lean to the right by `upright`, and by
 * `uprightChange` more for every point further right. `middle` of the page, in its own unit of length.
 */
export type Slant = {
  readonly middle: Point;
  readonly level: number;
  readonly levelChange: number;
  readonly upright: number;
  readonly uprightChange: number;
};

/** Where a point of the page set straight lies on the page as it was photographed: its level line meets its upright one there. */
export function slanted({ middle: [x, y], level, levelChange, upright, uprightChange }: Slant, [px, py]: Point): Point {
  const fall = level + levelChange * (py - y);
  const lean = upright + uprightChange * (px - x);
  const across = (px - x + lean * (py - y)) / (1 - lean * fall);
  return [x + across, py + fall * across];
}

/** The way back: where a point of the photographed page lies on the page set straight. */
export function unslanted(
  { middle: [x, y], level, levelChange, upright, uprightChange }: Slant,
  [px, py]: Point,
): Point {
  const [across, down] = [px - x, py - y];
  return [
    x + (across - upright * down) / (1 + uprightChange * down),
    y + (down - level * across) / (1 + levelChange * across),
  ];
}
