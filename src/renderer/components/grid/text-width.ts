const CJK_WIDTH = 13;
const LATIN_WIDTH = 7.5;

/** Width of a text in px, near enough for column widths. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? CJK_WIDTH : LATIN_WIDTH;
  return width;
}
