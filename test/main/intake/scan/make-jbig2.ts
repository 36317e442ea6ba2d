/** Estimates of the coder: probability, next state after a likely and after an unlikely bit, and whether the likely bit changes. */
const STATES: readonly (readonly [number, number, number, number])[] = [
  [0x5601, 1, 1, 1],
  [0x3401, 2, 6, 0],
  [0x1801, 3, 9, 0],
  [0x0ac1, 4, 12, 0],
  [0x0521, 5, 29, 0],
  [0x0221, 38, 33, 0],
  [0x5601, 7, 6, 1],
  [0x5401, 8, 14, 0],
  [0x4801, 9, 14, 0],
  [0x3801, 10, 14, 0],
  [0x3001, 11, 17, 0],
  [0x2401, 12, 18, 0],
  [0x1c01, 13, 20, 0],
  [0x1601, 29, 21, 0],
  [0x5601, 15, 14, 1],
  [0x5401, 16, 14, 0],
  [0x5101, 17, 15, 0],
  [0x4801, 18, 16, 0],
  [0x3801, 19, 17, 0],
  [0x3401, 20, 18, 0],
  [0x3001, 21, 19, 0],
  [0x2801, 22, 19, 0],
  [0x2401, 23, 20, 0],
  [0x2201, 24, 21, 0],
  [0x1c01, 25, 22, 0],
  [0x1801, 26, 23, 0],
  [0x1601, 27, 24, 0],
  [0x1401, 28, 25, 0],
  [0x1201, 29, 26, 0],
  [0x1101, 30, 27, 0],
  [0x0ac1, 31, 28, 0],
  [0x09c1, 32, 29, 0],
  [0x08a1, 33, 30, 0],
  [0x0521, 34, 31, 0],
  [0x0441, 35, 32, 0],
  [0x02a1, 36, 33, 0],
  [0x0221, 37, 34, 0],
  [0x0141, 38, 35, 0],
  [0x0111, 39, 36, 0],
  [0x0085, 40, 37, 0],
  [0x0049, 41, 38, 0],
  [0x0025, 42, 39, 0],
  [0x0015, 43, 40, 0],
  [0x0009, 44, 41, 0],
  [0x0005, 45, 42, 0],
  [0x0001, 45, 43, 0],
  [0x5601, 46, 46, 0],
];

/** Neighbours of a pixel, above and to the left of it, that its coding depends on: template 0 in its usual place. */
const NEIGHBOURS: readonly (readonly [number, number])[] = [
  ...[-1, -2, -3, -4].map((x) => [x, 0] as const),
  ...[3, 2, 1, 0, -1, -2, -3].map((x) => [x, -1] as const),
  ...[2, 1, 0, -1, -2].map((x) => [x, -2] as const),
];

/** Arithmetic coder of ITU-T T.88, annex E, with so many contexts beside those of pixels. */
function coder(more = 0) {
  const bytes: number[] = [0];
  let interval = 0x8000;
  let code = 0;
  let room = 12;
  const byteOut = (): void => {
    const isFull = bytes.at(-1) === 0xff;
    if (!isFull && code >= 0x8000000) {
      bytes[bytes.length - 1]! += 1;
      code &= 0x7ffffff;
      if (bytes.at(-1) === 0xff) return stuffed();
    } else if (isFull) return stuffed();
    bytes.push(code >>> 19);
    code &= 0x7ffff;
    room = 8;
  };
  const stuffed = (): void => {
    bytes.push((code >>> 20) & 0xff);
    code &= 0xfffff;
    room = 7;
  };
  const states = new Uint8Array((1 << NEIGHBOURS.length) + more);
  const likely = new Uint8Array((1 << NEIGHBOURS.length) + more);
  return {
    encode: (context: number, bit: number): void => {
      const [probability, afterLikely, afterUnlikely, turns] = STATES[states[context]!]!;
      const isLikely = bit === likely[context];
      interval -= probability;
      if (isLikely === interval < probability) interval = probability;
      else code += probability;
      if (isLikely) {
        if (interval >= 0x8000) return;
        states[context] = afterLikely;
      } else {
        if (turns === 1) likely[context] = 1 - likely[context]!;
        states[context] = afterUnlikely;
      }
      do {
        interval *= 2;
        code *= 2;
        room -= 1;
        if (room === 0) byteOut();
      } while (interval < 0x8000);
    },
    end: (): readonly number[] => {
      const most = code + interval;
      code |= 0xffff;
      if (code >= most) code -= 0x8000;
      for (let round = 0; round < 2; round += 1) {
        code *= 2 ** room;
        byteOut();
      }
      return [...bytes.slice(1), ...(bytes.at(-1) === 0xff ? [0xac] : [0xff, 0xac])];
    },
  };
}

const word = (value: number): readonly number[] => [
  value >>> 24,
  (value >>> 16) & 0xff,
  (value >>> 8) & 0xff,
  value & 0xff,
];
const segment = (
  index: number,
  type: number,
  data: readonly number[],
  { page = 1, refersTo = [] as readonly number[] } = {},
): readonly number[] => [...word(index), type, refersTo.length << 5, ...refersTo, page, ...word(data.length), ...data];

type IsBlack = (x: number, y: number) => boolean;
type Coder = ReturnType<typeof coder>;

/** Where the pixels look that are no neighbours of template 0 by themselves. */
const ADAPTIVE = [3, 0xff, 0xfd, 0xff, 2, 0xfe, 0xfe, 0xfe];

/** Pixels from the top, each by its neighbours. */
function encodePixels({ encode }: Coder, width: number, height: number, isBlack: IsBlack): void {
  const at = (x: number, y: number): number => (x >= 0 && x < width && y >= 0 && isBlack(x, y) ? 1 : 0);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const context = NEIGHBOURS.reduce((bits, [right, down], index) => bits | (at(x + right, y + down) << index), 0);
      encode(context, at(x, y));
    }
  }
}

const regionOf = (width: number, height: number): readonly number[] => [
  ...word(width),
  ...word(height),
  ...word(0),
  ...word(0),
  0,
];
const pageOf = (width: number, height: number): readonly number[] => [
  ...word(width),
  ...word(height),
  ...word(0),
  ...word(0),
  0,
  0,
  0,
];

/** A picture of one page as a JBIG2 stream in the form that PDF files hold; `isBlack` tells its pixels. */
export function makeJbig2(width: number, height: number, isBlack: IsBlack): Uint8Array {
  const own = coder();
  encodePixels(own, width, height, isBlack);
  const region = [...regionOf(width, height), 0, ...ADAPTIVE, ...own.end()];
  return Uint8Array.from([...segment(0, 48, pageOf(width, height)), ...segment(1, 38, region)]);
}

/** Numbers of one kind have contexts of their own: T.88, annex A. */
const KIND = 512;
/** Bits before a number, how many bits it has, and the least of them. */
const RANGES: readonly (readonly [prefix: string, bits: number, least: number])[] = [
  ['0', 2, 0],
  ['10', 4, 4],
  ['110', 6, 20],
  ['1110', 8, 84],
];

/** A number of a kind; null says that no more follow. */
function encodeNumber({ encode }: Coder, kind: number, value: number | null): void {
  const size = Math.abs(value ?? 0);
  const [prefix, bits, least] = RANGES.findLast((range) => size >= range[2])!;
  const text = (value === null || value < 0 ? '1' : '0') + prefix + (size - least).toString(2).padStart(bits, '0');
  let before = 1;
  for (const bit of [...text].map(Number)) {
    encode((1 << NEIGHBOURS.length) + kind * KIND + before, bit);
    before = before < 256 ? before * 2 + bit : ((before * 2 + bit) & 511) | 256;
  }
}

/** A shape that a picture repeats: all of one height. */
export type Shape = { readonly width: number; readonly isBlack: IsBlack };
/** Shape `shape` with its left upper corner at a place. */
export type PlacedShape = { readonly shape: number; readonly x: number; readonly y: number };

/**
 * A picture that repeats shapes, as scanners pack letters: the shapes in a stream for all pages, and their places in that of
 * the page. Shapes are of one height and in the order of their width; places are line by line.
 */
export function makeSharedShapes(
  [width, height]: readonly [number, number],
  shapes: readonly Shape[],
  shapeHeight: number,
  lines: readonly (readonly PlacedShape[])[],
): { readonly shared: Uint8Array; readonly page: Uint8Array } {
  const [heights, widths, exported] = [0, 1, 2];
  const book = coder(3 * KIND);
  encodeNumber(book, heights, shapeHeight);
  for (const [index, shape] of shapes.entries()) {
    encodeNumber(book, widths, shape.width - (shapes[index - 1]?.width ?? 0));
    encodePixels(book, shape.width, shapeHeight, (x, y) => y < shapeHeight && shape.isBlack(x, y));
  }
  encodeNumber(book, widths, null);
  encodeNumber(book, exported, 0);
  encodeNumber(book, exported, shapes.length);
  const dictionary = [0, 0, ...ADAPTIVE, ...word(shapes.length), ...word(shapes.length), ...book.end()];

  const [downs, firsts, nexts, names] = [0, 1, 2, 3];
  const bits = Math.ceil(Math.log2(shapes.length));
  const text = coder(3 * KIND + (1 << bits));
  let top = 0;
  let start = 0;
  encodeNumber(text, downs, 0);
  for (const line of lines) {
    encodeNumber(text, downs, line[0]!.y - top);
    top = line[0]!.y;
    let end: number | null = null;
    for (const { shape, x } of line) {
      if (end === null) {
        encodeNumber(text, firsts, x - start);
        start = x;
      } else encodeNumber(text, nexts, x - end);
      let before = 1;
      for (let bit = bits - 1; bit >= 0; bit -= 1) {
        const value = (shape >> bit) & 1;
        text.encode((1 << NEIGHBOURS.length) + names * KIND + before, value);
        before = before * 2 + value;
      }
      end = x + shapes[shape]!.width - 1;
    }
    encodeNumber(text, nexts, null);
  }
  const count = lines.reduce((sum, line) => sum + line.length, 0);
  const region = [...regionOf(width, height), 0, 0x10, ...word(count), ...text.end()];
  return {
    shared: Uint8Array.from(segment(0, 0, dictionary, { page: 0 })),
    page: Uint8Array.from([...segment(1, 48, pageOf(width, height)), ...segment(2, 6, region, { refersTo: [0] })]),
  };
}
