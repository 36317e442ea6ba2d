/** Parts of an XML text in which tags are none, by how they begin and end. */
const ASIDES: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '>'],
  ['<!', '>'],
];
const NAME = /\/?[^\s/>"'=<]+/y;

/**
 * 标记错乱. Whether an end tag of an XML text is not that of the element that is open there. Programs that write XML never do
 * that; a damaged byte does, and the cells or rows between the two would be lost without a word. A text that only breaks off is
 * not tangled.
 */
export function isTangled(text: string): boolean {
  const open: string[] = [];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const start = at;
    const aside = ASIDES.find(([begin]) => text.startsWith(begin, start));
    const end = aside === undefined ? tagEnd(text, at + 1) : text.indexOf(aside[1], at + aside[0].length);
    if (end < 0) return false;
    at = end + 1;
    NAME.lastIndex = start + 1;
    const name = aside === undefined ? NAME.exec(text)?.[0] : undefined;
    if (name === undefined) continue;
    if (!name.startsWith('/')) {
      if (text[end - 1] !== '/') open.push(name);
    } else if (open.pop() !== name.slice(1)) return true;
  }
  return false;
}

/** Where a tag ends: values of attributes may hold the sign, too. -1 where it does not. */
function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '>') return at;
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}
