import type { GreyImage, InkImage } from './image.js';
import { inkOf } from './threshold.js';

/** Scanned pages lean no more than this; more is a photograph. Degrees. */
const MOST = 3;
const COARSE = 0.1;
/** Rows taken together while the angle is only roughly known: between two steps lines of words alone would not be met. Inches. */
const ROUGH = 0.015;
const FINE = 0.02;
/** Angles below this are left alone: setting a page upright blurs it a little. */
const STRAIGHT = 0.03;
/** About so many columns of a page are looked at. */
const COLUMNS = 800;

/**
 * 倾斜角. By how many degrees the rows of a page fall towards the right: the shear under which the sums of its rows differ
 * most from row to row. Ruling lines and lines of text both speak for the same angle.
 */
export function skewOf(image: GreyImage): number {
  // Few columns carry the direction; ink is looked for in these alone.
  const step = Math.max(1, Math.round(image.width / COLUMNS));
  const ink = inkOf(image, step);
  const points = inkPoints(ink, step);
  if (points.xs.length < 50) return 0;
  const rough = Math.max(1, Math.round(image.dpi * ROUGH));
  let best = 0;
  let most = -1;
  const tryAngle = (angle: number, rows: number): void => {
    const score = sharpness(points, ink, angle, rows);
    // On equal terms the straighter one: a blank page leans nowhere.
    if (score > most || (score === most && Math.abs(angle) < Math.abs(best))) {
      most = score;
      best = angle;
    }
  };
  for (let angle = -MOST; angle <= MOST + 1e-9; angle += COARSE) tryAngle(angle, rough);
  const near = best;
  most = -1;
  for (let angle = near - COARSE; angle <= near + COARSE + 1e-9; angle += FINE) tryAngle(angle, 1);
  return Math.abs(best) < STRAIGHT ? 0 : Math.round(best * 100) / 100;
}

type Points = { readonly xs: Int32Array; readonly ys: Int32Array };

/** Lower edges of ink, thinned out: they carry the direction and are few. */
function inkPoints({ width, height, pixels }: InkImage, step: number): Points {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let x = 0; x < width; x += step) {
    for (let y = 0; y + 1 < height; y += 1) {
      if (pixels[y * width + x] === 1 && pixels[(y + 1) * width + x] === 0) {
        xs.push(x);
        ys.push(y);
      }
    }
  }
  return { xs: Int32Array.from(xs), ys: Int32Array.from(ys) };
}

/** How much the sums of so many rows each differ from one to the next. */
function sharpness({ xs, ys }: Points, { width, height }: InkImage, angle: number, rows: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const margin = Math.ceil(Math.abs(slope) * width) + 1;
  const sums = new Uint32Array(Math.ceil((height + 2 * margin) / rows) + 1);
  for (let index = 0; index < xs.length; index += 1) {
    const y = (ys[index] ?? 0) - slope * (xs[index] ?? 0) + margin;
    const row = Math.round(y / rows);
    sums[row] = (sums[row] ?? 0) + 1;
  }
  let score = 0;
  for (let index = 1; index < sums.length; index += 1) {
    const difference = (sums[index] ?? 0) - (sums[index - 1] ?? 0);
    score += difference * difference;
  }
  return score;
}

/** Turns an image about its middle by `degrees` so that rows that fall by that much become level. Size stays. */
export function straightened(image: GreyImage, degrees: number): GreyImage {
  if (degrees === 0) return image;
  const { width, height, pixels } = image;
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const turned = new Uint8Array(pixels.length).fill(255);
  for (let y = 0; y < height; y += 1) {
    const startX = middleX - middleX * cos - (y - middleY) * sin;
    const startY = middleY - middleX * sin + (y - middleY) * cos;
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const sourceX = startX + x * cos;
      const sourceY = startY + x * sin;
      if (sourceX < 0 || sourceY < 0 || sourceX >= width - 1 || sourceY >= height - 1) continue;
      const left = Math.trunc(sourceX);
      const top = Math.trunc(sourceY);
      const at = top * width + left;
      const u = sourceX - left;
      const first = pixels[at] ?? 255;
      const third = pixels[at + width] ?? 255;
      const upper = first + ((pixels[at + 1] ?? 255) - first) * u;
      const lower = third + ((pixels[at + width + 1] ?? 255) - third) * u;
      turned[row + x] = upper + (lower - upper) * (sourceY - top) + 0.5;
    }
  }
  return { ...image, pixels: turned };
}
