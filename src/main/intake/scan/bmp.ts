/** A bitmap file as bytes of colour, rows from the top. `dpi` across and down; 0 where the file says nothing. */
export type Bitmap = {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  readonly densities: readonly [number, number];
};

/** Where the parts of the head stand. */
const PIXELS_AT = 10;
const HEAD_SIZE = 14;
const WIDTH = 18;
const HEIGHT = 22;
const BITS = 28;
const PACKING = 30;
const ACROSS = 38;
const DOWN = 42;
const COLOURS = 46;
/** The head of Windows and all later ones, which begin the same way. */
const LEAST_HEAD = 40;
const INCH = 0.0254;

/** Size of a bitmap file in pixels; null where it has none. Rows from the bottom have a positive height. */
export function bitmapSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  if (bytes.length < HEAD_SIZE + LEAST_HEAD || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(HEAD_SIZE, true) < LEAST_HEAD) return null;
  const [width, height] = [view.getInt32(WIDTH, true), Math.abs(view.getInt32(HEIGHT, true))];
  return width > 0 && height > 0 ? { width, height } : null;
}

/** Decodes an unpacked bitmap of 1, 4, 8, 24 or 32 bits; `packed` where it is packed, `damaged` where pixels are missing. */
export function readBitmap(bytes: Uint8Array): Bitmap | 'packed' | 'damaged' {
  const size = bitmapSize(bytes);
  if (size === null) return 'damaged';
  const { width, height } = size;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const bits = view.getUint16(BITS, true);
  if (view.getUint32(PACKING, true) !== 0 || ![1, 4, 8, 24, 32].includes(bits)) return 'packed';
  const start = view.getUint32(PIXELS_AT, true);
  // Rows begin at whole groups of four bytes.
  const stride = Math.ceil((width * bits) / 32) * 4;
  const palette = HEAD_SIZE + view.getUint32(HEAD_SIZE, true);
  const stated = view.getUint32(COLOURS, true);
  const colours = bits > 8 ? 0 : stated === 0 ? 2 ** bits : Math.min(stated, 2 ** bits);
  if (start + stride * height > bytes.length || palette + colours * 4 > bytes.length) return 'damaged';
  const isFromTop = view.getInt32(HEIGHT, true) < 0;
  const rgb = new Uint8Array(width * height * 3);
  const most = 2 ** Math.min(bits, 8) - 1;
  for (let y = 0; y < height; y += 1) {
    const row = start + stride * (isFromTop ? y : height - 1 - y);
    for (let x = 0; x < width; x += 1) {
      const bit = x * bits;
      const value = ((bytes[row + (bit >> 3)] ?? 0) >> (8 - Math.min(bits, 8) - (bit & 7))) & most;
      const from = bits > 8 ? row + (bit >> 3) : palette + value * 4;
      const to = (y * width + x) * 3;
      // Blue stands first.
      rgb[to] = bytes[from + 2] ?? 255;
      rgb[to + 1] = bytes[from + 1] ?? 255;
      rgb[to + 2] = bytes[from] ?? 255;
    }
  }
  const densities = [view.getInt32(ACROSS, true) * INCH, view.getInt32(DOWN, true) * INCH] as const;
  return { width, height, rgb, densities };
}
