import { mapPoint, type Matrix } from '../layout/geometry.js';
import { loadEngine } from '../pdf/engine.js';
import { openImage } from '../scan/decode-image.js';
import { coarser, type GreyImage } from '../scan/image.js';
import { unzipSound } from '../unzip.js';
import { resolvePath } from './package.js';

/** A picture as it is placed on a page: its file in the package, and how the unit square it fills becomes points of the page. */
export type PagePicture = { readonly path: string; readonly matrix: Matrix };

/** Pages are drawn between these densities, as those of other formats. Pixels to an inch. */
const COARSEST = 150;
const FINEST = 300;
/** More pixels than this are not drawn for one page. */
const MOST_PIXELS = 25_000_000;

/** Unpacks the named pictures of a package, by their paths in small letters; nothing where they cannot be unpacked. */
export function picturesIn(bytes: Uint8Array, paths: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const wanted = new Set(paths.map(keyOf));
  const unpacked = unzipSound(bytes, (name) => wanted.has(keyOf(name)));
  return new Map([...(unpacked.ok ? unpacked.files : [])].map(([name, content]) => [keyOf(name), content]));
}

function keyOf(path: string): string {
  return resolvePath('', path).toLowerCase();
}

/**
 * Draws a page that consists of pictures, in grey and in its own coordinates. `width` and `height` in points. Null where one of
 * the pictures is missing or cannot be decoded: a page that shows a part only must not count as read.
 */
export async function drawScannedPage(
  pictures: readonly PagePicture[],
  files: ReadonlyMap<string, Uint8Array>,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<GreyImage | null> {
  const engine = await loadEngine();
  const placed: { readonly image: GreyImage; readonly matrix: Matrix }[] = [];
  for (const { path, matrix } of pictures) {
    const file = files.get(keyOf(path));
    const opened = file === undefined ? 'damaged' : await openImage(file, engine);
    const image = typeof opened === 'string' ? null : opened.draw(0);
    if (image === null) return null;
    placed.push({ image, matrix });
  }
  const densities = placed.map(({ image, matrix }) => densityOf(image, matrix));
  const finest = Math.sqrt(MOST_PIXELS / Math.max(1, width * height)) * 72;
  const dpi = Math.min(FINEST, finest, Math.max(COARSEST, ...densities));
  if (!(width > 0 && height > 0 && placed.length > 0 && dpi > 0)) return null;
  const page: GreyImage = {
    width: Math.max(1, Math.round((width * dpi) / 72)),
    height: Math.max(1, Math.round((height * dpi) / 72)),
    pixels: new Uint8Array(0),
    dpi,
  };
  const pixels = new Uint8Array(page.width * page.height).fill(255);
  for (const [index, { image, matrix }] of placed.entries()) {
    // Averaged to the density of the page first: what is only sampled loses thin strokes.
    const stated = { ...image, dpi: densities[index] ?? dpi };
    paint({ ...page, pixels }, coarser(stated, dpi), matrix);
  }
  return { ...page, pixels };
}

/** Pixels to an inch of a picture as it is placed; by the areas, because it may lie on its side. */
function densityOf({ width, height }: GreyImage, [a, b, c, d]: Matrix): number {
  const area = Math.abs(a * d - b * c);
  return area > 0 ? Math.sqrt((width * height) / area) * 72 : 0;
}

/** Paints an image over the page, looking up for every pixel of the page where it comes from. */
function paint(page: GreyImage, image: GreyImage, matrix: Matrix): void {
  const [a, b, c, d, e, f] = matrix;
  const area = a * d - b * c;
  if (area === 0) return;
  const corners = [[0, 0] as const, [1, 0] as const, [0, 1] as const, [1, 1] as const].map((corner) =>
    mapPoint(matrix, corner),
  );
  const scale = page.dpi / 72;
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const xs = corners.map(([x]) => x * scale);
  const ys = corners.map(([, y]) => y * scale);
  const [left, right] = [
    within(Math.floor(Math.min(...xs)), page.width),
    within(Math.ceil(Math.max(...xs)), page.width),
  ];
  const [top, bottom] = [
    within(Math.floor(Math.min(...ys)), page.height),
    within(Math.ceil(Math.max(...ys)), page.height),
  ];
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const x = (column + 0.5) / scale - e;
      const y = (row + 0.5) / scale - f;
      const u = (d * x - c * y) / area;
      const v = (a * y - b * x) / area;
      if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
      const grey = between(image, u * image.width - 0.5, v * image.height - 0.5);
      const at = row * page.width + column;
      // Pictures may overlap, a seal over its page: ink stays ink.
      if (grey < (page.pixels[at] ?? 255)) page.pixels[at] = grey;
    }
  }
}

/** The grey between four pixels. */
function between({ width, height, pixels }: GreyImage, x: number, y: number): number {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const right = Math.min(width - 1, left + 1);
  const lower = Math.min(height - 1, top + 1);
  const u = Math.min(1, Math.max(0, x - left));
  const v = Math.min(1, Math.max(0, y - top));
  const at = (row: number, column: number): number => pixels[row * width + column] ?? 255;
  const upperGrey = at(top, left) + (at(top, right) - at(top, left)) * u;
  const lowerGrey = at(lower, left) + (at(lower, right) - at(lower, left)) * u;
  return Math.round(upperGrey + (lowerGrey - upperGrey) * v);
}
