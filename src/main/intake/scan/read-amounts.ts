import { betterOf, isLikeAmount, withMendedDigits, withoutGaps, withSettledSeparators } from './amounts.js';
import { darkened, levelled, type Crop } from './crop.js';
import type { ReadCharacter } from './ctc.js';
import { surelyAt } from './place-line.js';
import type { Recogniser } from './recogniser.js';

type Reading = readonly ReadCharacter[];

/** How a page was taken: its pixels to an inch, and whether it is in black and white alone. */
type Taken = { readonly dpi: number; readonly isTwoTone: boolean };

/**
 * 金额复读. Brings the lines that are amounts into the form of amounts. Those the model is unsure of are read once more from a
 * clearer picture: with darker strokes where the page is in black and white, else with more contrast.
 */
export async function readAmounts(
  readings: readonly Reading[],
  crops: readonly Crop[],
  recogniser: Recogniser,
  { dpi, isTwoTone }: Taken,
): Promise<readonly Reading[]> {
  const formed = readings.map(formOf);
  const surely = surelyAt(dpi);
  const unsure = formed.map((_, index) => index).filter((index) => isUnsure(formed[index], surely));
  const again = await recogniser.read(unsure.map((index) => (isTwoTone ? darkened : levelled)(crops[index] ?? NONE)));
  const better = new Map(unsure.map((index, at) => [index, betterOf(formed[index] ?? [], formOf(again[at] ?? []))]));
  return formed.map((reading, index) => better.get(index) ?? reading);
}

/** A line in the form of an amount, where it is one: broken digits are mended before two readings are compared. */
function formOf(reading: Reading): Reading {
  return withMendedDigits(withSettledSeparators(withoutGaps(reading)));
}

const NONE: Crop = { width: 16, pixels: new Uint8Array(0), left: 0, scale: 1 };

function isUnsure(reading: Reading = [], surely: number): boolean {
  return isLikeAmount(reading) && reading.some(({ confidence }) => confidence < surely);
}
