import { courseOf } from './compare-figures.js';
import type { CompareRow } from './compare-tree.js';
import { picture } from './drawn.js';

const WIDTH = 76;
const HEIGHT = 18;
const MARGIN = 3;

/** Points of a course in a box; lines break where a year has no figure. Only for drawing: figures are never read off it. */
export function trendPath(course: readonly (string | null)[], width: number, height: number, margin: number): string {
  const values = course.map((value) => (value === null ? null : Number(value)));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const step = (width - 2 * margin) / Math.max(1, course.length - 1);
  let pen = 'M';
  let path = '';
  for (const [index, value] of values.entries()) {
    if (value === null) {
      pen = 'M';
      continue;
    }
    const share = most === least ? 0.5 : (value - least) / (most - least);
    path += `${pen}${(margin + index * step).toFixed(1)} ${(height - margin - share * (height - 2 * margin)).toFixed(1)}`;
    pen = 'L';
  }
  return path;
}

type Drawn = { readonly data?: CompareRow | undefined };

/** 走势. The figures themselves stand beside it in the same row. `position`: the measure drawn. */
export function trendCell(position: number): (cell: Drawn) => Element | string {
  return ({ data }) =>
    data === undefined
      ? ''
      : picture(WIDTH, HEIGHT, trendPath(courseOf(data.row, position), WIDTH, HEIGHT, MARGIN), 'desk-trend');
}
