const TAG =
  /<\/?(?:b|strong|i|em|u|s|sup|sub|font|span|p|div|center|small|big|code|mark|del|ins)(?:\s[^<>]{0,300})?\/?>/gi;
const BREAK = /<br\s*\/?>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;

/** Named entities that office programs and converters write. Others stay as they are. */
const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  le: '≤',
  ge: '≥',
  times: '×',
};

function entity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
  // Control characters and halves of surrogate pairs are not text.
  const printable = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return printable ? String.fromCodePoint(code) : whole;
}

/**
 * Removes inline markup (`<b>`, `<span …>`, `**`) and replaces character entities. A `<br>` becomes a space, because it
 * is a soft break inside one cell. Comparison signs that are not tags stay: 「成本<5」.
 */
export function plainText(text: string): string {
  let plain = text;
  if (plain.includes('<')) plain = plain.replace(BREAK, ' ').replace(TAG, '');
  if (plain.includes('&')) plain = plain.replace(ENTITY, entity);
  if (plain.includes('**')) plain = plain.replace(/\*\*([^*]{1,2000})\*\*/g, '$1');
  return plain;
}
