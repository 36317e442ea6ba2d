import type { GreyImage, InkImage } from './image.js';

/** Side of the window in inches, and the share of its mean below which a pixel is ink. */
const WINDOW = 0.1;
const DARKER = 0.82;
/** Ink whatever lies around it. */
const BLACK = 48;
/** Paper: the share of darkest neighbours that does not count when the ground is measured. */
const GROUND_PERCENT = 0.9;

/** Sums over all rectangles from the upper left corner, one row and column larger than the image. */
function integralOf({ width, height, pixels }: GreyImage): Uint32Array {
  const sums = new Uint32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    const above = y * (width + 1);
    const here = above + width + 1;
    for (let x = 0; x < width; x += 1) {
      row += pixels[y * width + x] ?? 0;
      sums[here + x + 1] = row + (sums[above + x + 1] ?? 0);
    }
  }
  return sums;
}

/**
 * 自适应二值化. Ink is what is clearly darker than the mean around it: light that falls off towards the binding and grey
 * headers do not matter then. `every`: only every so many columns are looked at, the others stay blank.
 */
export function inkOf(image: GreyImage, every = 1): InkImage {
  const { width, height, pixels } = image;
  const sums = integralOf(image);
  const reach = Math.max(4, Math.round((image.dpi * WINDOW) / 2));
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - reach);
    const bottom = Math.min(height, y + reach + 1);
    const upper = top * (width + 1);
    const lower = bottom * (width + 1);
    const row = y * width;
    for (let x = 0; x < width; x += every) {
      const left = x < reach ? 0 : x - reach;
      const right = x + reach + 1 > width ? width : x + reach + 1;
      const sum =
        (sums[lower + right] ?? 0) - (sums[lower + left] ?? 0) - (sums[upper + right] ?? 0) + (sums[upper + left] ?? 0);
      const mean = sum / ((bottom - top) * (right - left));
      if ((pixels[row + x] ?? 255) < mean * DARKER) ink[row + x] = 1;
    }
  }
  return { width, height, pixels: ink };
}

/**
 * Adds what is black however dark it is around it: the middle of a large black shape is no darker than its surroundings, and a
 * ruling line that runs through it would end there.
 */
export function withBlack(ink: InkImage, { pixels }: GreyImage): InkImage {
  return { ...ink, pixels: ink.pixels.map((one, at) => ((pixels[at] ?? 255) < BLACK ? 1 : one)) };
}

/** Brings the paper of an image to white, tile by tile, so that no shadow takes part in recognition. */
export function whitened(image: GreyImage): GreyImage {
  const { width, height, pixels } = image;
  const side = Math.max(16, Math.round(image.dpi * 0.25));
  const across = Math.ceil(width / side);
  const down = Math.ceil(height / side);
  const ground = new Uint8Array(across * down);
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      ground[row * across + column] = groundOf(image, column * side, row * side, side);
    }
  }
  const white = new Uint8Array(pixels.length);
  // The paper of one row of pixels, a value for each tile.
  const papers = new Float64Array(across);
  for (let y = 0; y < height; y += 1) {
    const v = Math.min(down - 1, Math.max(0, y / side - 0.5));
    const upper = Math.floor(v);
    const lower = Math.min(down - 1, upper + 1);
    const share = v - upper;
    for (let column = 0; column < across; column += 1) {
      const above = ground[upper * across + column] ?? 255;
      papers[column] = above + ((ground[lower * across + column] ?? 255) - above) * share;
    }
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const u = Math.min(across - 1, Math.max(0, x / side - 0.5));
      const left = Math.floor(u);
      const first = papers[left] ?? 255;
      const paper = first + ((papers[left + 1 < across ? left + 1 : left] ?? 255) - first) * (u - left);
      const grey = ((pixels[row + x] ?? 255) * 255) / (paper > 1 ? paper : 1) + 0.5;
      white[row + x] = grey > 255 ? 255 : grey;
    }
  }
  return { ...image, pixels: white };
}

/** The grey that nine tenths of a tile do not exceed: its paper, never darker than a shaded header. */
function groundOf({ width, height, pixels }: GreyImage, left: number, top: number, side: number): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let y = top; y < Math.min(height, top + side); y += 2) {
    for (let x = left; x < Math.min(width, left + side); x += 2) {
      counts[pixels[y * width + x] ?? 255] = (counts[pixels[y * width + x] ?? 255] ?? 0) + 1;
      all += 1;
    }
  }
  let sum = 0;
  for (let grey = 0; grey < 256; grey += 1) {
    sum += counts[grey] ?? 0;
    if (sum >= all * GROUND_PERCENT) return Math.max(grey, 64);
  }
  return 255;
}
