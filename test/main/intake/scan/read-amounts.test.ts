import { describe, expect, it } from 'vitest';
import { CROP_HEIGHT, type Crop } from '../../../../src/main/intake/scan/crop.js';
import type { ReadCharacter } from '../../../../src/main/intake/scan/ctc.js';
import { readAmounts } from '../../../../src/main/intake/scan/read-amounts.js';

/** A line read with the same certainty throughout. */
function reading(text: string, confidence: number): readonly ReadCharacter[] {
  return [...text].map((sign, index) => ({ text: sign, confidence, at: (index + 0.5) / text.length }));
}

/** A faded line: paper and strokes of two greys, a stroke every ten columns. */
function faded(width: number): Crop {
  const pixels = Uint8Array.from({ length: width * CROP_HEIGHT }, (_, at) => ((at % width) % 10 < 3 ? 150 : 225));
  return { width, pixels, left: 0, scale: 1 };
}

/** Reads again with one answer for all, and keeps what it was shown. */
function secondLook(answer: readonly ReadCharacter[]) {
  const shown: Crop[] = [];
  const read = (crops: readonly Crop[]): Promise<readonly (readonly ReadCharacter[])[]> => {
    shown.push(...crops);
    return Promise.resolve(crops.map(() => answer));
  };
  return { shown, read };
}

const textOf = (line: readonly ReadCharacter[] = []): string => line.map(({ text }) => text).join('');
const leastOf = (line: readonly ReadCharacter[] = []): number => Math.min(...line.map(({ confidence }) => confidence));

describe('a second look at amounts', () => {
  const grey = { dpi: 200, isTwoTone: false };

  it('is taken of those the model is unsure of, also on grey pages, and settles what was read alike twice', async () => {
    const look = secondLook(reading('5,308.41', 0.98));
    const lines = [reading('5,308.41', 0.8), reading('71.06', 0.97), reading('合计', 0.5)];
    const read = await readAmounts(lines, [faded(120), faded(80), faded(90)], look, grey);
    expect(look.shown).toHaveLength(1);
    expect(read.map(textOf)).toEqual(['5,308.41', '71.06', '合计']);
    expect(leastOf(read[0])).toBe(0.98);
  });

  it('takes spaces out of amounts before', async () => {
    const look = secondLook(reading('5,308.41', 0.98));
    const [read] = await readAmounts([reading('5,308 .41', 0.8)], [faded(120)], look, grey);
    expect([textOf(read), leastOf(read)]).toEqual(['5,308.41', 0.98]);
  });

  it('mends broken digits of both looks, however different the signs they were taken for', async () => {
    const broken = (text: string, odd: string, digit: string): readonly ReadCharacter[] =>
      reading(text, 0.8).map((one) => (one.text === odd ? { ...one, inAmount: digit } : one));
    const look = secondLook(broken('5.3(8.41', '(', '0'));
    const crops = [faded(120)];
    const [read] = await readAmounts([broken('5.308.4]', ']', '1')], crops, look, { ...grey, isTwoTone: true });
    expect(textOf(read)).toBe('5,308.41');
    expect(leastOf(read)).toBeLessThanOrEqual(0.5);
  });

  it('leaves in doubt what is read in two ways', async () => {
    const look = secondLook(reading('5,308.47', 0.99));
    const [read] = await readAmounts([reading('5,308.41', 0.8)], [faded(120)], look, grey);
    expect(leastOf(read)).toBeLessThanOrEqual(0.5);
  });

  it('is taken of less unsure ones on coarse pages, where more certainty is asked for', async () => {
    const look = secondLook(reading('71.06', 0.99));
    await readAmounts([reading('71.06', 0.95)], [faded(80)], look, grey);
    expect(look.shown).toHaveLength(0);
    await readAmounts([reading('71.06', 0.95)], [faded(80)], look, { ...grey, dpi: 150 });
    expect(look.shown).toHaveLength(1);
  });

  it('shows ink black, paper white and the signs further apart', async () => {
    const look = secondLook(reading('71.06', 0.99));
    await readAmounts([reading('71.06', 0.8)], [faded(80)], look, grey);
    const [crop] = look.shown;
    expect(crop?.width).toBeGreaterThan(85);
    expect(crop?.pixels).toHaveLength((crop?.width ?? 0) * CROP_HEIGHT);
    expect(Math.min(...(crop?.pixels ?? []))).toBe(0);
    expect(Math.max(...(crop?.pixels ?? []))).toBe(255);
  });

  it('makes no ink of the grain of empty paper', async () => {
    const look = secondLook([]);
    const grain = { ...faded(80), pixels: faded(80).pixels.map((_, at) => 240 + (at % 7)) };
    await readAmounts([reading('7', 0.4)], [grain], look, grey);
    expect(Math.min(...(look.shown[0]?.pixels ?? []))).toBeGreaterThan(200);
  });
});
