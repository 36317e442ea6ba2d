import tiff from 'utif2';
import { beforeAll, describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { loadEngine, type Engine } from '../../../../src/main/intake/pdf/engine.js';
import { openPages } from '../../../../src/main/intake/render/open-pages.js';
import { openImage } from '../../../../src/main/intake/scan/decode-image.js';
import type { GreyImage } from '../../../../src/main/intake/scan/image.js';
import { sniff } from '../../../../src/main/intake/sniff.js';
import { content, document, root } from '../ofd/make-ofd.js';
import { makeJbig2 } from './make-jbig2.js';

/** A picture whose left half is black. */
const WIDE = 32;
const HIGH = 16;
const isBlack = (x: number): boolean => x < WIDE / 2;

const BARE = Buffer.from(
  '/0//UQApAAAAAAAgAAAAEAAAAAAAAAAAAAAAIAAAABAAAAAAAAAAAAABBwEB/1IADAAAAAEAAwQEAAH/XAANQEBISFBISFBISFD/kAAKAAAAAAA6AAH/k9+ASAh7sibZBPlgu8/AGA4LPQrsqc/AKCFuBr7HoI+BIj/H2gwANfI7F/9//9k=',
  'base64',
);

function word(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

function box(name: string, data: Uint8Array | readonly number[]): readonly number[] {
  return [...word(data.length + 8), ...Buffer.from(name), ...data];
}

const JPEG_2000 = Uint8Array.from([
  ...box('jP  ', [0x0d, 0x0a, 0x87, 0x0a]),
  ...box('ftyp', [...Buffer.from('jp2 '), 0, 0, 0, 0, ...Buffer.from('jp2 ')]),
  ...box('jp2h', [
    ...box('ihdr', [...word(HIGH), ...word(WIDE), 0, 1, 7, 7, 0, 0]),
    ...box('colr', [1, 0, 0, 0, 0, 0, 17]),
  ]),
  ...box('jp2c', BARE),
]);

const END_OF_PAGE = [...word(2), 49, 0, 1, ...word(0)];
const END_OF_FILE = [...word(3), 51, 0, 0, ...word(0)];

/** A JBIG2 file with each head before its data, or all heads in front. */
function jbig2File(isInOrder: boolean): Uint8Array {
  const stream = [...makeJbig2(WIDE, HIGH, isBlack)];
  // Heads of two segments without references have eleven bytes; the first describes the page in nineteen.
  const [first, page, second, region] = [
    stream.slice(0, 11),
    stream.slice(11, 30),
    stream.slice(30, 41),
    stream.slice(41),
  ];
  const parts = isInOrder
    ? [...first, ...page, ...second, ...region, ...END_OF_PAGE, ...END_OF_FILE]
    : [...first, ...second, ...END_OF_PAGE, ...END_OF_FILE, ...page, ...region];
  return Uint8Array.from([0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a, isInOrder ? 1 : 0, ...word(1), ...parts]);
}

/** A bitmap with so many bits for a pixel; rows from the bottom, or from the top. */
function bitmap(bits: 1 | 4 | 8 | 24 | 32, { isFromTop = false, packing = 0 } = {}): Uint8Array {
  const colours =
    bits > 8 ? [] : Array.from({ length: 2 ** bits }, (_, at) => (at === 1 ? [0, 0, 0, 0] : [255, 255, 255, 0]));
  const stride = Math.ceil((WIDE * bits) / 32) * 4;
  const start = 54 + colours.length * 4;
  const file = new Uint8Array(start + stride * HIGH);
  const view = new DataView(file.buffer);
  file.set([0x42, 0x4d]);
  view.setUint32(10, start, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, WIDE, true);
  view.setInt32(22, isFromTop ? -HIGH : HIGH, true);
  view.setUint16(28, bits, true);
  view.setUint32(30, packing, true);
  file.set(colours.flat(), 54);
  for (let y = 0; y < HIGH; y += 1) {
    for (let x = 0; x < WIDE; x += 1) {
      const at = start + y * stride + ((x * bits) >> 3);
      if (bits > 8) file.fill(isBlack(x) ? 0 : 255, at, at + bits / 8);
      else if (isBlack(x)) file[at]! |= 1 << (8 - bits - ((x * bits) & 7));
    }
  }
  return file;
}

/** A TIFF page in four inks; black is the fourth. */
function fourInks(): Uint8Array {
  const tags = [
    [256, WIDE],
    [257, HIGH],
    [258, 8],
    [259, 1],
    [262, 5],
    [273, 8 + 2 + 9 * 12 + 4],
    [277, 4],
    [278, HIGH],
    [279, WIDE * HIGH * 4],
  ] as const;
  const words = tags.flatMap(([tag, value]) => [tag, 4, 1, 0, value & 0xffff, value >>> 16]);
  const head = Buffer.from(Uint16Array.from([0x4949, 42, 8, 0, tags.length, ...words, 0, 0]).buffer);
  const inks = Array.from({ length: WIDE * HIGH }, (_, at) => [0, 0, 0, isBlack(at % WIDE) ? 255 : 0]).flat();
  return Uint8Array.from(Buffer.concat([head, Buffer.from(inks)]));
}

/** Ink on the left and paper on the right, away from the edge between them. */
function isPicture({ width, height, pixels }: GreyImage): boolean {
  const row = Math.floor(height / 2) * width;
  const at = (share: number): number => pixels[row + Math.floor(width * share)] ?? -1;
  return at(0.1) < 40 && at(0.4) < 40 && at(0.6) > 215 && at(0.9) > 215;
}

describe('pictures in other files than those of cameras', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadEngine();
  });

  it.each([
    ['JPEG 2000', JPEG_2000],
    ['bare JPEG 2000', Uint8Array.from(BARE)],
    ['JBIG2', jbig2File(true)],
    ['JBIG2 with all heads in front', jbig2File(false)],
    ['BMP of one bit', bitmap(1)],
    ['BMP of four bits', bitmap(4)],
    ['BMP of eight bits from the top', bitmap(8, { isFromTop: true })],
    ['BMP of 24 bits', bitmap(24)],
    ['BMP of 32 bits', bitmap(32)],
    ['TIFF in four inks', fourInks()],
  ])('%s is drawn as it is', async (_, bytes) => {
    expect(sniff(bytes)).toBe('image');
    const opened = await openImage(bytes, engine);
    if (typeof opened === 'string') throw new Error(opened);
    expect(opened).toMatchObject({ count: 1, isCut: false });
    const image = opened.draw(0);
    if (image === null) throw new Error('not drawn');
    expect(image.width / image.height).toBeCloseTo(WIDE / HIGH, 1);
    expect(isPicture(image)).toBe(true);
  });

  it('that break off are said to', async () => {
    for (const bytes of [
      jbig2File(true).subarray(0, 60),
      jbig2File(false).subarray(0, 70),
      bitmap(24).subarray(0, 900),
    ])
      expect(await openImage(bytes, engine)).toBe('damaged');
    expect(await openImage(JPEG_2000.subarray(0, JPEG_2000.length - 20), engine)).toMatchObject({ isCut: true });
    expect(await openImage(JPEG_2000.subarray(0, 90), engine)).toBe('damaged');
    expect(await openImage(bitmap(8, { packing: 1 }), engine)).toBe('other');
  });

  it('of more pixels than any page has are not unpacked', async () => {
    const wide = Uint8Array.from(JPEG_2000);
    const size = JPEG_2000.length - BARE.length + 8;
    new DataView(wide.buffer).setUint32(size, 70_000_000);
    expect(await openImage(wide, engine)).toBe('too-large-inside');
    const tall = bitmap(24);
    new DataView(tall.buffer).setInt32(22, 70_000_000, true);
    expect(await openImage(tall, engine)).toBe('too-large-inside');
  });

  it('are shown on the page of an OFD file, in grey', async () => {
    const resources = (name: string): string =>
      `<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="3"><ofd:MediaFile>${name}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`;
    const file = (name: string, picture: Uint8Array): Uint8Array =>
      zipSync({
        'OFD.xml': strToU8(root('Doc_0/Document.xml')),
        'Doc_0/Document.xml': strToU8(document(1, '<ofd:DocumentRes>Own.xml</ofd:DocumentRes>')),
        'Doc_0/Own.xml': strToU8(resources(name)),
        'Doc_0/Pages/P1.xml': strToU8(
          content('<ofd:ImageObject Boundary="10 20 64 32" CTM="64 0 0 32 0 0" ResourceID="3"/>'),
        ),
        [`Doc_0/Res/${name}`]: picture,
      });
    const rgba = Uint8Array.from({ length: WIDE * HIGH * 4 }, (_, at) =>
      at % 4 === 3 || (at >> 2) % WIDE >= 16 ? 255 : 0,
    );
    const packed = new Uint8Array(tiff.encodeImage(rgba, WIDE, HIGH));
    for (const [name, picture] of [
      ['a.tif', packed],
      ['a.jb2', jbig2File(true)],
      ['a.jp2', JPEG_2000],
      ['a.BMP', bitmap(1)],
    ] as const) {
      const drawing = (await openPages('ofd', file(name, picture)))?.draw(1, 1);
      if (drawing?.type !== 'shapes') throw new Error('not drawn');
      const [shape] = drawing.shapes;
      if (shape?.type !== 'picture') throw new Error(`${name} is not shown`);
      const shown = await openImage(Buffer.from(shape.source.split(',')[1] ?? '', 'base64'), engine);
      if (typeof shown === 'string') throw new Error(shown);
      expect(isPicture(shown.draw(0)!)).toBe(true);
      expect(drawing.remarks).toEqual(['部分图片以灰度显示，红色印章可能看不到']);
    }
    const drawing = (await openPages('ofd', file('a.gif', strToU8('GIF89a'))))?.draw(1, 1);
    expect(drawing).toMatchObject({ shapes: [], remarks: ['部分图片的格式不能显示'] });
  });
});
