import type { CharacterMarks } from './character-properties.js';

/** A picture of 10 × 5 cm, in twentieths of a point, may be a table; smaller ones are seals and logos. */
export const WIDE = 5_669;
export const HIGH = 2_835;
const HEADER = 36;
const WHOLE = 1_000;

/** Whether the picture at a position is as large as a table. */
export function isLargePicture(
  { characters, data }: { readonly characters: CharacterMarks; readonly data: DataView | null },
  position: number,
): boolean {
  const at = characters.pictures.get(position);
  if (at === undefined || data === null || at + HEADER > data.byteLength) return false;
  const width = (data.getUint16(at + 28, true) * data.getUint16(at + 32, true)) / WHOLE;
  const height = (data.getUint16(at + 30, true) * data.getUint16(at + 34, true)) / WHOLE;
  return width >= WIDE && height >= HIGH;
}
