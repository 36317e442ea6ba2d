/** Which characters a WOFF2 font really has: its own table, not the range its style sheet declares. */
import { brotliDecompressSync } from 'node:zlib';

const HEADER = 48;
/** Position of these tags in WOFF2's list of known tables; `glyf` and `loca` are stored transformed unless they say not. */
const [CMAP, GLYF, LOCA, OTHER] = [0, 10, 11, 63];

function base128(bytes: Buffer, start: number): readonly [value: number, next: number] {
  let value = 0;
  for (let at = start; ; at += 1) {
    const byte = bytes[at]!;
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return [value, at + 1];
  }
}

function cmapTable(font: Buffer): Buffer {
  if (font.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a WOFF2 font');
  let [at, offset, found] = [HEADER, 0, -1];
  for (let count = font.readUInt16BE(12); count > 0; count -= 1) {
    const flags = font[at]!;
    const [tag, version] = [flags & 63, flags >> 6];
    at += tag === OTHER ? 5 : 1;
    let length: number;
    [length, at] = base128(font, at);
    const transformed = tag === GLYF || tag === LOCA ? version === 0 : version !== 0;
    if (transformed) [length, at] = base128(font, at);
    if (tag === CMAP) found = offset;
    offset += length;
  }
  if (found < 0) throw new Error('the font has no character table');
  return brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20))).subarray(found);
}

function segments(table: Buffer): readonly (readonly [first: number, last: number])[] {
  const format = table.readUInt16BE(0);
  if (format === 12) {
    return Array.from({ length: table.readUInt32BE(12) }, (_, index) => {
      const at = 16 + index * 12;
      return [table.readUInt32BE(at), table.readUInt32BE(at + 4)] as const;
    });
  }
  if (format !== 4) return [];
  const doubled = table.readUInt16BE(6);
  return Array.from({ length: doubled / 2 }, (_, index) => {
    const last = table.readUInt16BE(14 + index * 2);
    return [table.readUInt16BE(16 + doubled + index * 2), last] as const;
  }).filter(([first]) => first !== 0xffff);
}

/** Code points of a WOFF2 font. Fonts cut into slices list each character they hold in a segment without gaps. */
export function charactersOf(font: Buffer): ReadonlySet<number> {
  const cmap = cmapTable(font);
  const characters = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + index * 8));
    for (const [first, last] of segments(table)) for (let code = first; code <= last; code += 1) characters.add(code);
  }
  return characters;
}
