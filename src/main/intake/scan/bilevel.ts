import type { GreyImage } from './image.js';

/** A picture with fewer middle greys than this share was taken in black and white. */
const GREYS = 0.002;
const BLACKISH = 16;
const WHITISH = 239;
/** Coarser pages gain nothing: a decimal point is one pixel there, and strokes that lie near each other flow together. */
const COARSE = 155;
/** Standard deviation of the blur, in inches: a little less than the stroke of a character. */
const BLUR = 0.004;
/** More lone pixels than this share of the page are dust or a screen of dots; fewer may be points of figures. */
const DUSTY = 0.0002;

/** True for a picture in black and white alone, as copiers take it for text. */
export function isBilevel({ pixels, isTwoTone }: GreyImage): boolean {
  if (isTwoTone === true) return true;
  let greys = 0;
  for (const grey of pixels) if (grey > BLACKISH && grey < WHITISH) greys += 1;
  return greys <= GREYS * pixels.length;
}

/**
 * 黑白扫描平滑. Gives a page in black and white the grey edges of a grey scan, which the model was taught with: broken strokes and
 * ruling lines close, steps become slopes, dots of one pixel vanish where they are many. Other pages come back as they are.
 */
export function smoothed(image: GreyImage): GreyImage {
  if (image.dpi <= COARSE || !isBilevel(image)) return image;
  const clean = withoutDust(image);
  const weights = weightsOf(BLUR * image.dpi);
  const across = blurred(clean.pixels, weights, 1);
  const both = blurred(across, weights, image.width);
  return { ...image, pixels: Uint8Array.from(both, Math.round) };
}

/** Takes out black pixels that touch no other, where there are so many that they are no points. */
function withoutDust(image: GreyImage): GreyImage {
  const { width, height, pixels } = image;
  const lone: number[] = [];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      if (isInk(pixels, at) && isAlone(pixels, at, width)) lone.push(at);
    }
  }
  if (lone.length <= DUSTY * pixels.length) return image;
  const clean = Uint8Array.from(pixels);
  for (const at of lone) clean[at] = 255;
  return { ...image, pixels: clean };
}

function isInk(pixels: Uint8Array, at: number): boolean {
  return (pixels[at] ?? 255) < 128;
}

function isAlone(pixels: Uint8Array, at: number, width: number): boolean {
  if (isInk(pixels, at - 1) || isInk(pixels, at + 1)) return false;
  for (let above = at - width - 1, below = at + width - 1; above <= at - width + 1; above += 1, below += 1)
    if (isInk(pixels, above) || isInk(pixels, below)) return false;
  return true;
}

/** Half of a bell curve, its middle first; all together with the other half they make 1. */
function weightsOf(deviation: number): readonly number[] {
  const reach = Math.ceil(2 * deviation);
  const bell = Array.from({ length: reach + 1 }, (_, at) => Math.exp((-at * at) / (2 * deviation * deviation)));
  const sum = bell.reduce((all, one, at) => all + (at === 0 ? one : 2 * one), 0);
  return bell.map((one) => one / sum);
}

/** Means over neighbours that lie `step` apart: 1 along rows, the width of the picture along columns. */
function blurred(source: Uint8Array | Float32Array, weights: readonly number[], step: number): Float32Array {
  const [middle = 1] = weights;
  const sums = Float32Array.from(source, (grey) => middle * grey);
  for (let at = 0; at < sums.length; at += 1) {
    let sum = sums[at] ?? 0;
    for (let side = 1; side < weights.length; side += 1) {
      const way = side * step;
      sum += (weights[side] ?? 0) * ((source[at - way] ?? 255) + (source[at + way] ?? 255));
    }
    sums[at] = sum;
  }
  return sums;
}
