/** Pictures of the manual small enough to be kept: as many colours as a palette holds, which is more than a screen of text needs. */
import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';
import { decode } from 'fast-png';

const COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const apart = (one: number, other: number): number =>
  [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);

/** The most frequent colours, leaving out those that look the same as a more frequent one. */
function paletteOf(counts: ReadonlyMap<number, number>): readonly number[] {
  const byCount = [...counts].toSorted(([, one], [, other]) => other - one).map(([colour]) => colour);
  for (const distance of [0, 12, 48, 108]) {
    const chosen: number[] = [];
    for (const colour of byCount) {
      if (chosen.length > COLOURS) break;
      if (chosen.every((one) => apart(one, colour) > distance)) chosen.push(colour);
    }
    if (chosen.length <= COLOURS) return chosen;
  }
  return byCount.slice(0, COLOURS);
}

/** The picture with a palette. Colours a palette has no room for become the nearest one. */
export function smallPng(png: Uint8Array): Buffer {
  const { width, height, data, channels } = decode(png);
  const pixels = Array.from(
    { length: width * height },
    (_, at) =>
      ((data[at * channels] ?? 0) << 16) | ((data[at * channels + 1] ?? 0) << 8) | (data[at * channels + 2] ?? 0),
  );
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = paletteOf(counts);
  const indexes = new Map(
    [...counts.keys()].map((colour) => [
      colour,
      palette.reduce((best, one, index) => (apart(one, colour) < apart(palette[best] ?? 0, colour) ? index : best), 0),
    ]),
  );
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of pixels.entries()) {
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = indexes.get(colour) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each pixel, an index into the palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}
