import { hasPngSignature } from 'fast-png';
import type { Engine, Pointer } from '../pdf/engine.js';
import { coarser, greyImage, type GreyImage } from './image.js';
import { bitmapSize, readBitmap } from './bmp.js';
import { isJbig2, jbig2Picture } from './jbig2.js';
import { isJpegCut, jpegAsPdf, jpegSize } from './jpeg.js';
import { isJpeg2000, jpeg2000Picture } from './jpeg2000.js';
import { pictureAsPdf, type PackedPicture } from './picture-as-pdf.js';
import { squarePixels, type Densities } from './square-pixels.js';
import { renderPage } from './render-page.js';
import { stripsAreSound } from './tiff-strips.js';
import { directoryChain, holdsPicture, stripLayout } from './tiff.js';

/** Why an image cannot be read. `other`: a format that this program does not decode. */
export type ImageTrouble = 'damaged' | 'too-large-inside' | 'other';

/** The pages of an image file, drawn one by one; only a TIFF has several. */
export type ImagePages = {
  readonly count: number;
  readonly draw: (index: number) => GreyImage | null;
  /** The file breaks off before its end: the lower part of a picture or further pages are missing. */
  readonly isCut: boolean;
};

/** More pixels than this are no scanned page. */
const MOST_PIXELS = 60_000_000;
const MOST_PAGES = 500;
/** Photometric interpretation of a TIFF page in four inks. The decoder needs a browser for it. */
const FOUR_INKS = 5;
/** Densities that scanners use. What a file says outside of them was put there by other programs. */
const LEAST_DPI = 100;
const MOST_DPI = 1_200;
/** The long side of the paper that documents are scanned from, in inches. */
const LONG_SIDE = 11.69;
const FINEST = 300;

/** Opens an image file by its content. JPEG, JPEG 2000 and JBIG2 are decoded by the PDF engine, which has to stay loaded. */
export async function openImage(bytes: Uint8Array, engine: Engine): Promise<ImagePages | ImageTrouble> {
  if (hasPngSignature(bytes)) return openPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return openJpeg(bytes, engine);
  if ((bytes[0] === 0x49 && bytes[1] === 0x49) || (bytes[0] === 0x4d && bytes[1] === 0x4d)) return openTiff(bytes);
  if (isJpeg2000(bytes)) return openPacked(jpeg2000Picture(bytes), engine);
  if (isJbig2(bytes)) return openPacked(jbig2Picture(bytes), engine);
  if (bytes[0] === 0x42 && bytes[1] === 0x4d) return openBitmap(bytes);
  return 'other';
}

function openPacked(
  picture: (PackedPicture & { readonly isCut?: boolean }) | null,
  engine: Engine,
): ImagePages | ImageTrouble {
  if (picture === null) return 'damaged';
  const { width, height, isCut = false } = picture;
  if (width * height > MOST_PIXELS) return 'too-large-inside';
  const dpi = densityOf(0, width, height);
  const file = pictureAsPdf(picture, dpi);
  return { count: 1, draw: () => drawFirst(engine, file, dpi), isCut };
}

function openBitmap(bytes: Uint8Array): ImagePages | ImageTrouble {
  const size = bitmapSize(bytes);
  if (size === null) return 'damaged';
  if (size.width * size.height > MOST_PIXELS) return 'too-large-inside';
  const bitmap = readBitmap(bytes);
  if (bitmap === 'packed') return 'other';
  if (bitmap === 'damaged') return 'damaged';
  const { width, height, rgb, densities } = bitmap;
  const image = greyImage(rgb, { width, height }, 'rgb', 0);
  return { count: 1, draw: () => toScale(image, densities), isCut: false };
}

async function openPng(bytes: Uint8Array): Promise<ImagePages | ImageTrouble> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33) return 'damaged';
  if (view.getUint32(16) * view.getUint32(20) > MOST_PIXELS) return 'too-large-inside';
  const { decode, convertIndexedToRgb } = await import('fast-png');
  try {
    const png = decode(bytes, { checkCrc: true });
    const { width, height, depth, palette, resolution } = png;
    const channels = palette === undefined ? png.channels : (palette[0]?.length ?? 3);
    const data = palette === undefined ? png.data : convertIndexedToRgb(png);
    const samples = palette === undefined ? eightBit(data, width, height, channels, depth) : Uint8Array.from(data);
    // 1: pixels to the metre.
    const inches = resolution?.unit === 1 ? 0.0254 : 0;
    const densities = [(resolution?.x ?? 0) * inches, (resolution?.y ?? 0) * inches] as const;
    const order = channels === 1 ? 'grey' : channels === 2 ? 'grey-alpha' : channels === 3 ? 'rgb' : 'rgba';
    const isSeeThrough = channels === 2 || channels === 4;
    const image = greyImage(samples, { width, height }, order, 0, isSeeThrough);
    return { count: 1, draw: () => toScale(image, densities), isCut: false };
  } catch {
    return 'damaged';
  }
}

/** Samples of other depths as bytes. Depths below eight are packed, rows begin at whole bytes. */
function eightBit(data: ArrayLike<number>, width: number, height: number, channels: number, depth: number): Uint8Array {
  if (depth === 8) return Uint8Array.from(data);
  if (depth === 16) return Uint8Array.from(data, (value) => value >> 8);
  const stride = Math.ceil((width * channels * depth) / 8);
  const most = 2 ** depth - 1;
  const samples = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width * channels; x += 1) {
      const bit = x * depth;
      const value = ((data[y * stride + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & most;
      samples[y * width * channels + x] = Math.round((value * 255) / most);
    }
  }
  return samples;
}

function openJpeg(bytes: Uint8Array, engine: Engine): ImagePages | ImageTrouble {
  const size = jpegSize(bytes);
  if (size === null) return 'damaged';
  if (size.width * size.height > MOST_PIXELS) return 'too-large-inside';
  const dpi = densityOf(size.dpi, size.width, size.height);
  const file = jpegAsPdf(bytes, size, dpi);
  return { count: 1, draw: () => drawFirst(engine, file, dpi), isCut: isJpegCut(bytes) };
}

function drawFirst(engine: Engine, file: Uint8Array, dpi: number): GreyImage | null {
  const stored = engine.store(file);
  if (stored === 0) return null;
  try {
    const document: Pointer = engine.calls.FPDF_LoadMemDocument(stored, file.length, 0);
    if (document === 0) return null;
    try {
      return renderPage(engine, document, 0, dpi);
    } finally {
      engine.calls.FPDF_CloseDocument(document);
    }
  } finally {
    engine.release(stored);
  }
}

async function openTiff(bytes: Uint8Array): Promise<ImagePages | ImageTrouble> {
  const chain = directoryChain(bytes);
  if (chain === 'circular') return 'damaged';
  const { default: tiff } = await import('utif2');
  try {
    const buffer = bytes.slice().buffer;
    const pages = tiff.decode(buffer).filter((page) => numberOf(page['t256']) > 0 && numberOf(page['t257']) > 0);
    if (!pages.some((page) => holdsPicture(page, bytes.length))) return 'damaged';
    const isTooLarge = pages.some((page) => numberOf(page['t256']) * numberOf(page['t257']) > MOST_PIXELS);
    if (isTooLarge || pages.length > MOST_PAGES) return 'too-large-inside';
    return {
      count: pages.length,
      isCut: chain === 'cut',
      draw: (index) => {
        const page = pages[index];
        if (page === undefined || !holdsPicture(page, bytes.length)) return null;
        const layout = stripLayout(page);
        if (layout === null || !stripsAreSound(bytes, layout)) return null;
        try {
          tiff.decodeImage(buffer, page);
          const { width, height } = page;
          // 3: pixels to the centimetre; else to the inch.
          const inches = numberOf(page['t296']) === 3 ? 2.54 : 1;
          const inks = numberOf(page['t262']) === FOUR_INKS ? inksAsColours(page) : null;
          const image = greyImage(inks ?? tiff.toRGBA8(page), { width, height }, 'rgba', 0);
          // The decoder takes a page with data for decoded: emptied instead, it would be drawn black the next time.
          Reflect.deleteProperty(page, 'data');
          return toScale(image, [ratioOf(page['t282']) * inches, ratioOf(page['t283']) * inches]);
        } catch {
          return null;
        }
      },
    };
  } catch {
    return 'damaged';
  }
}

/** Colours of a page whose pixels say how much of four inks is on it; null where they are no bytes. */
function inksAsColours(page: Readonly<Record<string, unknown>>): Uint8Array | null {
  const data: unknown = page['data'];
  const samples = numberOf(page['t277']);
  const pixels = numberOf(page['t256']) * numberOf(page['t257']);
  if (!(data instanceof Uint8Array) || samples < 4 || numberOf(page['t258']) !== 8) return null;
  const colours = new Uint8Array(pixels * 4).fill(255);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const left = 255 - (data[pixel * samples + 3] ?? 0);
    for (let ink = 0; ink < 3; ink += 1) {
      colours[pixel * 4 + ink] = Math.round(((255 - (data[pixel * samples + ink] ?? 0)) * left) / 255);
    }
  }
  return colours;
}

/** First value of a TIFF tag; 0 where it is missing. */
function numberOf(tag: unknown): number {
  const value = firstOf(tag);
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** The same of a tag that holds fractions: numerator and denominator come as a pair. */
function ratioOf(tag: unknown): number {
  const value = firstOf(tag);
  if (!Array.isArray(value)) return numberOf(tag);
  const ratio = numberOf(value[0]) / numberOf(value[1]);
  return Number.isFinite(ratio) ? ratio : 0;
}

function firstOf(tag: unknown): unknown {
  return Array.isArray(tag) || ArrayBuffer.isView(tag) ? Array.from(tag as ArrayLike<unknown>)[0] : tag;
}

/** Gives a picture square pixels, its density, and no more pixels than the model can use. */
function toScale(image: GreyImage, densities: Densities): GreyImage {
  const square = squarePixels(image, densities);
  const dpi = densityOf(Math.max(...densities), square.width, square.height);
  return coarser({ ...square, dpi }, FINEST);
}

/** The density a file states where scanners use such, else that of a page of ordinary paper with so many pixels. */
function densityOf(stated: number, width: number, height: number): number {
  const guessed = Math.max(width, height) / LONG_SIDE;
  const isCredible = stated >= LEAST_DPI && stated <= MOST_DPI && stated > guessed / 3 && stated < guessed * 3;
  return isCredible ? stated : Math.max(72, guessed);
}
