import { zlibSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEngine, type Engine } from '../../../../src/main/intake/pdf/engine.js';
import { openImage } from '../../../../src/main/intake/scan/decode-image.js';
import { inTime } from '../../../in-time.js';

const WIDE = 60;
const HIGH = 40;
const STRIP_ROWS = 16;
const grey = Uint8Array.from({ length: WIDE * HIGH }, (_, index) => (index % 7 < 2 ? 0 : 255));
const STRIPS = [0, 1, 2].map((index) => grey.subarray(index * STRIP_ROWS * WIDE, (index + 1) * STRIP_ROWS * WIDE));

/** Codes of nine bits with a cleared table before it would need wider ones. */
function lzw(data: Uint8Array): Uint8Array {
  const codes = [...data].flatMap((byte, index) => (index % 250 === 0 ? [256, byte] : [byte]));
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

/** Runs and pieces, as the format of old Macintosh programs has them. */
function packBits(data: Uint8Array): Uint8Array {
  const pieces = Array.from({ length: Math.ceil(data.length / 100) }, (_, index) =>
    data.subarray(index * 100, (index + 1) * 100),
  );
  return Uint8Array.from(pieces.flatMap((piece) => [piece.length - 1, ...piece]));
}

/** A TIFF file of one page in grey with packed strips. `planes`: 2 where each colour would have its own. */
function makeTiff(compression: number, strips: readonly Uint8Array[], planes = 1, colours = 1): Uint8Array {
  const starts = strips.map((_, index) => 8 + strips.slice(0, index).reduce((sum, { length }) => sum + length, 0));
  const lists = 8 + strips.reduce((sum, { length }) => sum + length, 0);
  const tags: readonly (readonly [tag: number, count: number, value: number])[] = [
    [256, 1, WIDE],
    [257, 1, HIGH],
    [258, 1, 8],
    [259, 1, compression],
    [262, 1, 1],
    [273, strips.length, lists],
    [277, 1, colours],
    [278, 1, STRIP_ROWS],
    [279, strips.length, lists + strips.length * 4],
    [284, 1, planes],
  ];
  const words = new Uint32Array([...starts, ...strips.map(({ length }) => length)]);
  const directory = Buffer.alloc(2 + tags.length * 12 + 4);
  directory.writeUInt16LE(tags.length, 0);
  for (const [index, [tag, count, value]] of tags.entries()) {
    directory.writeUInt16LE(tag, 2 + index * 12);
    directory.writeUInt16LE(4, 4 + index * 12);
    directory.writeUInt32LE(count, 6 + index * 12);
    directory.writeUInt32LE(value, 10 + index * 12);
  }
  const head = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(lists + words.byteLength, 4);
  return Uint8Array.from(Buffer.concat([head, ...strips, Buffer.from(words.buffer), directory]));
}

describe('packed pages of a TIFF file', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadEngine();
  });
  const draw = async (bytes: Uint8Array) => {
    const opened = await openImage(bytes, engine);
    return typeof opened === 'string' ? opened : (opened.draw(0)?.pixels ?? null);
  };

  it.each([
    ['LZW', 5, lzw, (packed: Uint8Array) => packed.with(2, 0xff).with(3, 0xff)],
    ['deflate', 8, (data: Uint8Array) => zlibSync(data), (packed: Uint8Array) => packed.with(2, 0xff)],
    ['PackBits', 32_773, packBits, (packed: Uint8Array) => packed.with(0, 0)],
  ] as const)(
    '%s: are drawn whole, and not at all where a strip is damaged or short',
    async (_, compression, pack, damage) => {
      const strips = STRIPS.map((strip) => pack(strip));
      expect(await draw(makeTiff(compression, strips))).toEqual(grey);
      const [first, second, third] = strips as [Uint8Array, Uint8Array, Uint8Array];
      expect(await draw(makeTiff(compression, [first, second.subarray(0, second.length >> 1), third]))).toBeNull();
      // A code that is not there yet, a wrong block, another length.
      expect(await draw(makeTiff(compression, [first, damage(second), third]))).toBeNull();
    },
  );

  it('with codes in circles end', async () => {
    const noise = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 151 + (index >> 3) * 7) & 0xff);
    const opened = await openImage(makeTiff(5, [noise, noise, noise]), engine);
    if (typeof opened === 'string') throw new Error(opened);
    expect(inTime(2_000, () => opened.draw(0))).toBeNull();
  });

  it('with strips for each colour are not drawn as one', async () => {
    expect(await draw(makeTiff(1, [...STRIPS, ...STRIPS, ...STRIPS], 2, 3))).toBeNull();
  });
});
