import { betterOf, isLikeAmount, withMendedDigits, withSettledSeparators } from './amounts.js';
import { darkened, type Crop } from './crop.js';
import type { ReadCharacter } from './ctc.js';
import { SURE } from './place-line.js';
import type { Recogniser } from './recogniser.js';

type Reading = readonly ReadCharacter[];

/**
 * 金额复读. Brings the lines that are amounts into the form of amounts. On pages in black and white those the model is unsure of
 * are read once more with darker strokes: `crops` are the pictures of all lines there, none elsewhere.
 */
export async function readAmounts(
  readings: readonly Reading[],
  crops: readonly Crop[],
  recogniser: Recogniser,
): Promise<readonly Reading[]> {
  const formed = readings.map(withSettledSeparators);
  const unsure = formed
    .map((_, index) => index)
    .filter((index) => crops[index] !== undefined && isUnsure(formed[index]));
  const again = await recogniser.read(unsure.flatMap((index) => darkened(crops[index] ?? NONE)));
  const better = new Map(
    unsure.map((index, at) => [index, betterOf(formed[index] ?? [], withSettledSeparators(again[at] ?? []))]),
  );
  return formed.map((reading, index) => withMendedDigits(better.get(index) ?? reading));
}

const NONE: Crop = { width: 16, pixels: new Uint8Array(0), left: 0, scale: 1 };

function isUnsure(reading: Reading = []): boolean {
  return isLikeAmount(reading) && reading.some(({ confidence }) => confidence < SURE);
}
