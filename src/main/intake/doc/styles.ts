import type { Extent } from './fib.js';
import { changedBy, PLAIN_PARAGRAPH, type ParagraphProperties } from './paragraph-properties.js';

type Style = { readonly base: number; readonly builtIn: number; readonly from: number; readonly to: number };

/** Styles based on others; longer chains are a loop. */
const LONGEST_CHAIN = 20;
const PARAGRAPH = 1;
const NO_STYLE = 0xfff;
const BUILT_IN_HEADINGS = 9;

/** Properties of paragraphs by style, with what they inherit. Throws `RangeError` where the style sheet is damaged. */
export function paragraphStyles(
  table: DataView,
  { offset, length }: Extent,
  data: DataView | null,
): (style: number) => ParagraphProperties {
  const styles = length === 0 ? [] : readStyles(table, offset, length);
  const known = new Map<number, ParagraphProperties>();
  const propertiesOf = (index: number): ParagraphProperties => {
    const chain: Style[] = [];
    let current = styles[index];
    while (current !== null && current !== undefined && chain.length < LONGEST_CHAIN) {
      chain.unshift(current);
      current = current.base === NO_STYLE ? null : styles[current.base];
    }
    let properties = PLAIN_PARAGRAPH;
    for (const { builtIn, from, to } of chain) {
      if (builtIn >= 1 && builtIn <= BUILT_IN_HEADINGS) properties = { ...properties, outline: builtIn - 1 };
      properties = changedBy(properties, { view: table, from, to }, data);
    }
    return { ...properties, style: index };
  };
  return (style) => {
    const properties = known.get(style) ?? propertiesOf(style);
    known.set(style, properties);
    return properties;
  };
}

function readStyles(table: DataView, offset: number, length: number): readonly (Style | null)[] {
  const header = table.getUint16(offset, true);
  const count = table.getUint16(offset + 2, true);
  const baseLength = table.getUint16(offset + 4, true);
  const styles: (Style | null)[] = [];
  let at = offset + 2 + header;
  for (let index = 0; index < count && at + 2 <= offset + length; index += 1) {
    const size = table.getUint16(at, true);
    styles.push(size < baseLength + 4 ? null : readStyle(table, at + 2, baseLength, at + 2 + size));
    // Each style begins at an even place.
    at += 2 + size + (size % 2);
  }
  return styles;
}

function readStyle(table: DataView, at: number, baseLength: number, end: number): Style | null {
  const kind = table.getUint16(at + 2, true);
  if ((kind & 0xf) !== PARAGRAPH) return null;
  const name = at + baseLength;
  // The name: its length, its characters, a zero.
  const first = name + 2 + table.getUint16(name, true) * 2 + 2;
  if (first + 2 > end) return null;
  const size = table.getUint16(first, true);
  const builtIn = table.getUint16(at, true) & 0xfff;
  return { base: kind >> 4, builtIn, from: first + 4, to: Math.min(first + 2 + size, end) };
}
