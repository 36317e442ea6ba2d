import type { GreyImage } from './image.js';
import type { LineArea } from './text-lines.js';

/** Height of what the model reads, in pixels. */
export const CROP_HEIGHT = 48;
/** Wider than this is no line of text. */
const WIDEST = 3_200;
/** Room left around the ink, as a share of its height. */
const MARGIN = 0.16;
/** A crop shows at least this share of an ordinary line, so that a dash stays a dash. */
const LEAST = 0.8;

/** Shares of the pixels of a line: its darkest are ink throughout, all beyond the other are paper. */
const INK_SHARE = 0.05;
const PAPER_SHARE = 0.6;
/** How much wider a line is looked at the second time. */
const STRETCH = 1.15;
/** Ink and paper differ by this at least, or dust on an empty line would become ink. Grey levels. */
const LEAST_CONTRAST = 60;

/** A line of text brought to the height of the model. */
export type Crop = {
  readonly width: number;
  /** Grey values, row by row. */
  readonly pixels: Uint8Array;
  /** Left edge of the crop on the page, and pixels of the page to one of the crop. */
  readonly left: number;
  readonly scale: number;
};

/** Cuts a line out of the page and brings it to the height of the model. Paper beyond the page is white. */
export function cropOf(image: GreyImage, { box: [x0, y0, x1, y1], lineHeight }: LineArea): Crop {
  const height = Math.max(y1 - y0, LEAST * lineHeight) * (1 + 2 * MARGIN);
  const side = MARGIN * height;
  const top = (y0 + y1) / 2 - height / 2;
  const left = x0 - side;
  const scale = height / CROP_HEIGHT;
  const width = Math.max(16, Math.min(WIDEST, Math.round((x1 - x0 + 2 * side) / scale)));
  return { width, pixels: resampled(image, left, top, scale, width), left, scale };
}

/** The same line with its strokes twice as dark: what a blur left grey of thin ones. */
export function darkened(crop: Crop): Crop {
  return { ...crop, pixels: crop.pixels.map((grey) => Math.max(0, 2 * grey - 255)) };
}

/**
 * 对比度拉伸. The same line with its ink black and its paper white: blurred and faded strokes are grey otherwise, the paper
 * speckled, and the model is less sure of long figures than it could be.
 */
export function levelled(crop: Crop): Crop {
  const counts = new Uint32Array(256);
  for (const grey of crop.pixels) counts[grey] = (counts[grey] ?? 0) + 1;
  const paper = quantile(counts, PAPER_SHARE * crop.pixels.length);
  const contrast = Math.max(LEAST_CONTRAST, paper - quantile(counts, INK_SHARE * crop.pixels.length));
  const pixels = crop.pixels.map((grey) => Math.max(0, 255 - (Math.max(0, paper - grey) * 255) / contrast));
  return stretched({ ...crop, pixels });
}

/** The same line with its signs further apart: in a long figure they otherwise lie within two steps of the model. */
function stretched(crop: Crop): Crop {
  const width = Math.min(WIDEST, Math.round(STRETCH * crop.width));
  const pixels = new Uint8Array(width * CROP_HEIGHT);
  for (const [x, { from, weights }] of weightsOf(0, crop.width / width, width, crop.width).entries()) {
    for (let y = 0; y < CROP_HEIGHT; y += 1) {
      let sum = 0;
      for (let index = 0; index < weights.length; index += 1) {
        const column = Math.min(crop.width - 1, Math.max(0, from + index));
        sum += (crop.pixels[y * crop.width + column] ?? 255) * (weights[index] ?? 0);
      }
      pixels[y * width + x] = Math.round(sum);
    }
  }
  return { ...crop, width, pixels };
}

/** The grey that all but so many pixels exceed. */
function quantile(counts: Uint32Array, many: number): number {
  let sum = 0;
  for (let grey = 0; grey < 256; grey += 1) {
    sum += counts[grey] ?? 0;
    if (sum > many) return grey;
  }
  return 255;
}

/** Separable triangle filter: interpolates where it enlarges, averages where it reduces. */
function resampled(image: GreyImage, left: number, top: number, scale: number, width: number): Uint8Array {
  const across = weightsOf(left, scale, width, image.width);
  const down = weightsOf(top, scale, CROP_HEIGHT, image.height);
  const first = Math.min(...down.map(({ from }) => from));
  const last = Math.max(...down.map(({ from, weights }) => from + weights.length));
  const rows = new Float32Array((last - first) * width);
  for (let y = first; y < last; y += 1) {
    const source = Math.min(image.height - 1, Math.max(0, y)) * image.width;
    for (const [x, { from, weights }] of across.entries()) {
      let sum = 0;
      for (let index = 0; index < weights.length; index += 1) {
        const column = Math.min(image.width - 1, Math.max(0, from + index));
        sum += (image.pixels[source + column] ?? 255) * (weights[index] ?? 0);
      }
      rows[(y - first) * width + x] = sum;
    }
  }
  const pixels = new Uint8Array(width * CROP_HEIGHT);
  for (const [y, { from, weights }] of down.entries()) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let index = 0; index < weights.length; index += 1) {
        sum += (rows[(from + index - first) * width + x] ?? 255) * (weights[index] ?? 0);
      }
      pixels[y * width + x] = Math.round(sum);
    }
  }
  return pixels;
}

type Weights = { readonly from: number; readonly weights: Float32Array };

function weightsOf(start: number, scale: number, count: number, limit: number): readonly Weights[] {
  const reach = Math.max(1, scale);
  return Array.from({ length: count }, (_, index): Weights => {
    const centre = start + (index + 0.5) * scale - 0.5;
    const from = Math.ceil(centre - reach);
    const weights = new Float32Array(Math.floor(centre + reach) - from + 1);
    let sum = 0;
    for (let at = 0; at < weights.length; at += 1) {
      const weight = Math.max(0, 1 - Math.abs(from + at - centre) / reach);
      weights[at] = weight;
      sum += weight;
    }
    for (let at = 0; at < weights.length; at += 1)
      weights[at] = sum > 0 ? (weights[at] ?? 0) / sum : 1 / weights.length;
    return { from: Math.max(-limit, from), weights };
  });
}
