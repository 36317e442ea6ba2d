import type { GreyImage } from './image.js';

/** Densities across and down a picture, in pixels to an inch or in any other unit that both share; 0 where unknown. */
export type Densities = readonly [across: number, down: number];

/** Densities nearer to each other than this are those of square pixels, rounded. */
const SAME = 1.1;
/** No fax has pixels longer than this; what says so was written by a program that did not know. */
const LONGEST = 2.6;

/** How many times longer than wide the pixels of a picture are: 1 square, 2 twice as high as wide, 0.5 twice as wide as high. */
export function pixelShape([across, down]: Densities): number {
  if (!(across > 0 && down > 0)) return 1;
  const shape = across / down;
  const longer = Math.max(shape, 1 / shape);
  return longer >= SAME && longer <= LONGEST ? shape : 1;
}

/**
 * 方形像素. Gives a picture square pixels: faxes have half as many rows to an inch as columns, and characters half as high as
 * they are would not be read. The coarser direction is interpolated, nothing is lost. The density stays: it is that of the finer one.
 */
export function squarePixels(image: GreyImage, densities: Densities): GreyImage {
  const shape = pixelShape(densities);
  if (shape === 1) return image;
  const { width, height, pixels } = image;
  const [wide, high] = shape > 1 ? [width, Math.round(height * shape)] : [Math.round(width / shape), height];
  const square = new Uint8Array(wide * high);
  const columns = Array.from({ length: wide }, (_, x) => between(x, wide, width));
  for (let y = 0; y < high; y += 1) {
    const [top, bottom, v] = between(y, high, height);
    for (const [x, [left, right, u]] of columns.entries()) {
      const upper = mixed(pixels[top * width + left], pixels[top * width + right], u);
      const lower = mixed(pixels[bottom * width + left], pixels[bottom * width + right], u);
      square[y * wide + x] = Math.round(upper + (lower - upper) * v);
    }
  }
  return { ...image, width: wide, height: high, pixels: square };
}

function mixed(first = 255, second = 255, share = 0): number {
  return first + (second - first) * share;
}

/** The two old places that a new one lies between, and how near it is to the second. */
function between(at: number, count: number, before: number): readonly [first: number, second: number, share: number] {
  const place = Math.min(before - 1, Math.max(0, ((at + 0.5) * before) / count - 0.5));
  const first = Math.floor(place);
  return [first, Math.min(before - 1, first + 1), place - first];
}
