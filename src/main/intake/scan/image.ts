/** 灰度图. One byte for a pixel, 0 ink, 255 paper, row by row from the upper left corner. */
export type GreyImage = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Pixels to an inch. */
  readonly dpi: number;
  /** Known to be drawn from a picture with one bit for a pixel, though drawing may have given it grey edges. */
  readonly isTwoTone?: boolean;
};

/** 二值图. 1 where there is ink. */
export type InkImage = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** Less than this is the yellow of old paper, not red ink. */
const REDDISH = 24;

/** A rectangle of pixels: left and top inside, right and bottom outside. */
export type PixelBox = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * The grey of one coloured pixel. The larger of red and the mean: the red ink of a seal is nearly as bright as paper in its
 * red part, black ink stays black. The redder, the brighter, so that a seal that was stamped firmly vanishes, too.
 */
export function greyOf(red: number, green: number, blue: number): number {
  if (red === green && green === blue) return red;
  const mean = (red + green + blue) / 3;
  if (red <= mean) return Math.round(mean);
  const redness = red - (green + blue) / 2;
  return Math.min(255, Math.round(red + (redness > REDDISH ? redness / 2 : 0)));
}

/** Order of the colours in a pixel of four or three bytes. */
export type PixelOrder = 'rgba' | 'bgra' | 'rgb' | 'grey' | 'grey-alpha';

const LAYOUTS: Readonly<Record<PixelOrder, { readonly size: number; readonly red: number; readonly blue: number }>> = {
  rgba: { size: 4, red: 0, blue: 2 },
  bgra: { size: 4, red: 2, blue: 0 },
  rgb: { size: 3, red: 0, blue: 2 },
  grey: { size: 1, red: 0, blue: 0 },
  'grey-alpha': { size: 2, red: 0, blue: 0 },
};

/** Makes a grey image of colour samples. `stride`: bytes from one row to the next; `seeThrough`: the last byte is opacity. */
export function greyImage(
  samples: Uint8Array,
  size: { readonly width: number; readonly height: number; readonly stride?: number },
  order: PixelOrder,
  dpi: number,
  seeThrough = false,
): GreyImage {
  const { width, height } = size;
  const { size: step, red, blue } = LAYOUTS[order];
  const stride = size.stride ?? width * step;
  const isColoured = step >= 3;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    let from = y * stride;
    for (let x = 0; x < width; x += 1, from += step) {
      const first = samples[from + red] ?? 255;
      let grey = isColoured ? greyOf(first, samples[from + 1] ?? 255, samples[from + blue] ?? 255) : first;
      if (seeThrough) grey = 255 - Math.round(((255 - grey) * (samples[from + step - 1] ?? 255)) / 255);
      pixels[y * width + x] = grey;
    }
  }
  return { width, height, pixels, dpi };
}

/** Turns an image by quarter turns clockwise. */
export function turnImage(image: GreyImage, quarters: 0 | 1 | 2 | 3): GreyImage {
  if (quarters === 0) return image;
  const { width, height, pixels: source } = image;
  const pixels = new Uint8Array(source.length);
  if (quarters === 2) {
    for (let from = 0; from < source.length; from += 1) pixels[source.length - 1 - from] = source[from] ?? 255;
    return { ...image, pixels };
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = quarters === 1 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
      pixels[to] = source[y * width + x] ?? 255;
    }
  }
  return { ...image, width: height, height: width, pixels };
}

/** Makes an image smaller by averaging, so that it is no finer than `most` dots to an inch. */
export function coarser(image: GreyImage, most: number): GreyImage {
  if (image.dpi <= most) return image;
  const scale = most / image.dpi;
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.floor((y * image.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * image.height) / height));
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor((x * image.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * image.width) / width));
      let sum = 0;
      for (let row = top; row < bottom; row += 1) {
        for (let column = left; column < right; column += 1) sum += image.pixels[row * image.width + column] ?? 255;
      }
      pixels[y * width + x] = Math.round(sum / ((bottom - top) * (right - left)));
    }
  }
  return { width, height, pixels, dpi: image.dpi * (width / image.width) };
}
