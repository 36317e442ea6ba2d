import type { Box } from '../layout/geometry.js';
import type { PlacedCharacter } from '../layout/page.js';
import type { Crop } from './crop.js';
import type { ReadCharacter } from './ctc.js';
import type { LineArea } from './text-lines.js';

/** Characters less sure than this are doubtful; on coarse pages the model is sure of more than it should be. */
const SURE = 0.9;
const SURE_WHEN_COARSE = 0.98;
/** Pages are coarse up to this density; a little over what scanners call 150. */
const COARSE = 155;

/** How sure the model must be of a character on a page of so many pixels to an inch, or it is doubtful. */
export function surelyAt(dpi: number): number {
  return dpi <= COARSE ? SURE_WHEN_COARSE : SURE;
}

/** Ink of a line of Chinese characters is this share of their em high. */
const INK = 0.92;
/** The base line lies this share of an em above the lower edge of the ink. */
const DESCENT = 0.08;

/**
 * Where each separator can only be what was read: points and commas look alike, but in 「1,234.56」 one group has three digits
 * and the other two. With three decimals both would do.
 */
const SETTLED_SEPARATORS = /^[-－−]?\d{1,3}(?:[,，]\d{3})*\.(?:\d{1,2}|\d{4,6})%?$/;

/**
 * Gives the characters of a line their places on the page, in points. A character reaches half-way to its neighbours, at
 * most half an em: wider gaps are gaps, as in other formats. `run` numbers the line.
 */
export function placeLine(
  characters: readonly ReadCharacter[],
  crop: Crop,
  { box: [, top, , bottom], lineHeight }: LineArea,
  dpi: number,
  frame: Box | null,
  run: number,
): readonly PlacedCharacter[] {
  const points = 72 / dpi;
  const height = Math.max(bottom - top, 0.8 * lineHeight) * points;
  const size = height / INK;
  const middle = ((top + bottom) / 2) * points;
  const baseline = middle + height / 2 - DESCENT * size;
  const centres = characters.map(({ at }) => (crop.left + at * crop.width * crop.scale) * points);
  const isSettled = SETTLED_SEPARATORS.test(characters.map(({ text }) => text).join(''));
  const surely = surelyAt(dpi);
  return characters.map(({ text, confidence: own, separator }, index): PlacedCharacter => {
    const confidence = isSettled && separator !== undefined ? separator : own;
    const centre = centres[index] ?? 0;
    const half = 0.5 * size;
    const before = centres[index - 1];
    const behind = centres[index + 1];
    const from = before === undefined ? centre - half : Math.max(centre - half, (before + centre) / 2);
    const to = behind === undefined ? centre + half : Math.min(centre + half, (centre + behind) / 2);
    return {
      text,
      box: [from, middle - height / 2, to, middle + height / 2],
      baseline,
      size,
      turn: 0,
      clip: null,
      frame,
      run,
      confidence,
      doubtful: confidence < surely,
    };
  });
}
