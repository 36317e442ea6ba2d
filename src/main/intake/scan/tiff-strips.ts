import { inflateSync } from 'node:zlib';

/** Compressions of TIFF by their numbers. */
const LZW = 5;
const DEFLATE: ReadonlySet<number> = new Set([8, 32_946]);
const PACK_BITS = 32_773;

/** What a page of a TIFF file says of its strips or tiles. */
export type StripLayout = {
  readonly compression: number;
  /** Where each strip begins, and how long it is. */
  readonly strips: readonly (readonly [offset: number, length: number])[];
  /** Unpacked bytes of a row of a strip, its rows, and those of the page; tiles are all as high as the first. */
  readonly rowBytes: number;
  readonly stripRows: number;
  readonly pageRows: number | null;
};

/**
 * 压缩数据完好. Whether the packed strips of a page unpack to the rows they stand for. The decoder leaves out what it cannot
 * unpack, or does not end; white paper in its place would be figures lost without a word.
 */
export function stripsAreSound(bytes: Uint8Array, layout: StripLayout): boolean {
  const { compression, strips, rowBytes, stripRows, pageRows } = layout;
  return strips.every(([offset, length], index) => {
    const rows = pageRows === null ? stripRows : Math.min(stripRows, pageRows - index * stripRows);
    const wanted = Math.max(0, rows) * rowBytes;
    const data = bytes.subarray(offset, offset + length);
    if (compression === LZW) return lzwLength(data, wanted) >= wanted;
    if (compression === PACK_BITS) return packBitsLength(data) >= wanted;
    return !DEFLATE.has(compression) || deflateLength(data, wanted) >= wanted;
  });
}

const CLEAR = 256;
const END = 257;
const FIRST = 258;
const WIDEST = 12;

/** Bytes that LZW codes unpack to, as far as is wanted; -1 where a code is not in the table yet. */
function lzwLength(data: Uint8Array, wanted: number): number {
  // Before 1992 the bits were in another order, which the decoder does not know; such data shows it by its first code.
  if (data[0] === 0 && ((data[1] ?? 0) & 1) === 1) return -1;
  const lengths = new Uint32Array(1 << WIDEST).fill(1);
  let [next, width, before, total] = [FIRST, 9, -1, 0];
  let [bits, count] = [0, 0];
  for (let at = 0; total < wanted;) {
    while (count < width && at < data.length) {
      bits = ((bits << 8) | (data[at] ?? 0)) & 0xfffff;
      count += 8;
      at += 1;
    }
    if (count < width) break;
    count -= width;
    const code = (bits >> count) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      [next, width, before] = [FIRST, 9, -1];
      continue;
    }
    if (code > next || (code >= next && before < 0) || (code >= CLEAR && code < FIRST)) return -1;
    const longer = before < 0 ? 1 : (lengths[before] ?? 0) + 1;
    const own = code === next ? longer : (lengths[code] ?? 0);
    total += own;
    if (before >= 0 && next < lengths.length) {
      lengths[next] = longer;
      next += 1;
      if (next + 1 === 1 << width && width < WIDEST) width += 1;
    }
    before = code;
  }
  return total;
}

function packBitsLength(data: Uint8Array): number {
  let total = 0;
  for (let at = 0; at < data.length;) {
    const head = data[at] ?? 128;
    if (head === 128) at += 1;
    else if (head > 128) {
      total += at + 1 < data.length ? 257 - head : 0;
      at += 2;
    } else {
      total += Math.min(head + 1, data.length - at - 1);
      at += head + 2;
    }
  }
  return total;
}

/** Bytes that a packed strip unpacks to; -1 where it is not what its checksum says. */
function deflateLength(data: Uint8Array, wanted: number): number {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1 << 16, wanted * 2) }).length;
  } catch {
    return -1;
  }
}
