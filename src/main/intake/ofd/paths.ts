import type { Point } from '../layout/geometry.js';

/** A part of a path: its corners, and which of them a curve leads to. */
export type Part = { readonly points: readonly Point[]; readonly curved: ReadonlySet<Point> };

/** Numbers each command takes before its end point. */
const CONTROLS: Readonly<Record<string, number>> = { M: 0, S: 0, L: 0, Q: 2, B: 4, A: 5 };
const TOKEN_LIMIT = 1_000_000;

/** 路径. Reads AbbreviatedData: M, S move; L line; Q, B, A curves; C closes. What is not understood ends the path. */
export function readPath(data: string): readonly Part[] {
  const tokens = data.trim().split(/[\s,]+/, TOKEN_LIMIT);
  const parts: Part[] = [];
  let points: Point[] = [];
  let curved = new Set<Point>();
  const end = (): void => {
    if (points.length > 1) parts.push({ points, curved });
    points = [];
    curved = new Set();
  };
  let command = '';
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index] ?? '';
    if (/^[A-Z]$/i.test(token)) {
      command = token.toUpperCase();
      index += 1;
      if (command === 'C') {
        const [first] = points;
        if (first !== undefined) points.push(first);
        end();
        continue;
      }
    }
    const controls = CONTROLS[command];
    if (controls === undefined) break;
    const x = Number(tokens[index + controls]);
    const y = Number(tokens[index + controls + 1]);
    if (!Number.isFinite(x) || !Number.isFinite(y)) break;
    const point: Point = [x, y];
    if (command === 'M' || command === 'S') end();
    if (controls > 0) curved.add(point);
    points.push(point);
    index += controls + 2;
    // Further pairs after a move are lines.
    if (command === 'M' || command === 'S') command = 'L';
  }
  end();
  return parts;
}
