import { encode } from 'fast-png';
import tiff from 'utif2';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEngine, type Engine } from '../../../../src/main/intake/pdf/engine.js';
import { openImage } from '../../../../src/main/intake/scan/decode-image.js';
import { isJpegCut } from '../../../../src/main/intake/scan/jpeg.js';
import { directoryChain } from '../../../../src/main/intake/scan/tiff.js';

const WIDE = 40;
const HIGH = 30;
const grey = Uint8Array.from({ length: WIDE * HIGH }, (_, index) => (index * 37) % 256);
const PNG = encode({ width: WIDE, height: HIGH, data: grey, channels: 1, depth: 8 });

/** A TIFF file with the directories of its pages in front of their pictures. */
function makeTiff(pages: number): Uint8Array {
  const entry = (tag: number, value: number): readonly number[] => [tag, 4, 1, 0, value & 0xffff, value >>> 16];
  const length = 2 + 8 * 12 + 4;
  const words = Array.from({ length: pages }, (_, page) => {
    const next = page + 1 < pages ? 8 + (page + 1) * length : 0;
    const picture = 8 + pages * length + page * WIDE * HIGH;
    const tags = [
      [256, WIDE],
      [257, HIGH],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, picture],
      [277, 1],
      [279, WIDE * HIGH],
    ] as const;
    return [tags.length, ...tags.flatMap(([tag, value]) => entry(tag, value)), next, 0];
  });
  const head = new Uint8Array(Uint16Array.from([0x4949, 42, 8, 0, ...words.flat()]).buffer);
  return Uint8Array.from(Buffer.concat([head, ...Array.from({ length: pages }, () => grey)]));
}

describe('a picture that was not copied in full', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadEngine();
  });
  const open = (bytes: Uint8Array) => openImage(bytes, engine);

  it('as PNG is damaged, and so is one with a bit turned round', async () => {
    expect(await open(PNG)).toMatchObject({ count: 1, isCut: false });
    expect(await open(PNG.subarray(0, PNG.length - 20))).toBe('damaged');
    const at = PNG.length >> 1;
    expect(await open(PNG.with(at, PNG[at]! ^ 4))).toBe('damaged');
  });

  it('as TIFF has no page whose strips are missing; the others are read', async () => {
    const whole = makeTiff(2);
    expect(tiff.decode(whole.slice().buffer)).toHaveLength(2);
    const cut = await open(whole.subarray(0, whole.length - 1));
    if (typeof cut === 'string') throw new Error(cut);
    expect(cut.count).toBe(2);
    expect(cut.draw(0)).toMatchObject({ width: WIDE, height: HIGH });
    expect(cut.draw(1)).toBeNull();
    expect(await open(makeTiff(1).subarray(0, 400))).toBe('damaged');
  });

  it('as TIFF whose directories break off or run in a circle is told from a whole one', async () => {
    const whole = makeTiff(2);
    expect(directoryChain(whole)).toBe('whole');
    const chain = 8 + 2 + 8 * 12;
    const far = whole.with(chain + 2, 1);
    expect(directoryChain(far)).toBe('cut');
    expect(await open(far)).toMatchObject({ count: 1, isCut: true });
    const circular = whole.with(chain, 8).with(chain + 1, 0);
    expect(directoryChain(circular)).toBe('circular');
    expect(await open(circular)).toBe('damaged');
  });

  it('as JPEG lacks the mark behind its picture, whatever its preview ends with', () => {
    const preview = [0xff, 0xe1, 0, 8, 1, 2, 3, 4, 0xff, 0xd9];
    const picture = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 17, 18, 19];
    const whole = Uint8Array.from([0xff, 0xd8, ...preview, ...picture, 0xff, 0xd9, 0, 0]);
    expect(isJpegCut(whole)).toBe(false);
    for (let length = 2; length < whole.length - 2; length += 1)
      expect(isJpegCut(whole.subarray(0, length))).toBe(true);
  });
});
