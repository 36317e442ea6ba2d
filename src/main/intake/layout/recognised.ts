import type { PlacedCharacter } from './page.js';

/** 识别把握. What is known about a text that was recognised from an image. */
export type Recognised = {
  /** That of the least certain character, 0…1. */
  readonly confidence: number;
  /** Places of doubtful characters in the text, in UTF-16 units. */
  readonly doubtful: readonly number[];
};

/** How surely a text was recognised; null where none of it was. The lines hold its characters in the order of the text. */
export function recognisedIn(
  text: string,
  lines: readonly { readonly characters: readonly PlacedCharacter[] }[],
): Recognised | null {
  let confidence: number | null = null;
  const doubtful: number[] = [];
  let from = 0;
  for (const character of lines.flatMap(({ characters }) => characters)) {
    const at = text.indexOf(character.text, from);
    if (at < 0) continue;
    from = at + character.text.length;
    if (character.confidence === undefined) continue;
    confidence = Math.min(confidence ?? 1, character.confidence);
    if (character.doubtful === true) doubtful.push(at);
  }
  return confidence === null ? null : { confidence, doubtful };
}
