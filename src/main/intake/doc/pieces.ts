import type { Extent } from './fib.js';

/** 文本片段. A run of characters that lie together in the file; edited documents have many. */
export type Piece = {
  /** First character position and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Place of the first character in the stream. */
  readonly offset: number;
  readonly isNarrow: boolean;
  /** Property changes of a quick save, if any. */
  readonly changes: Extent | null;
  /** A single short property change of a quick save; 0 for none. */
  readonly shortChange: number;
};

const PROPERTIES = 1;
const TABLE = 2;
const NARROW = 0x4000_0000;
const LARGEST_PIECE_COUNT = 1_000_000;
const NARROW_DECODER = new TextDecoder('windows-1252', { ignoreBOM: true });
const WIDE_DECODER = new TextDecoder('utf-16le', { ignoreBOM: true });

/** The pieces by the piece table. Throws `RangeError` where it is damaged. */
export function readPieces(table: DataView, { offset, length }: Extent): readonly Piece[] {
  const changes: Extent[] = [];
  let at = offset;
  const end = offset + length;
  while (at < end && table.getUint8(at) === PROPERTIES) {
    const size = table.getUint16(at + 1, true);
    changes.push({ offset: at + 3, length: size });
    at += 3 + size;
  }
  if (at >= end || table.getUint8(at) !== TABLE) throw new RangeError('no piece table');
  const size = table.getUint32(at + 1, true);
  const start = at + 5;
  const count = Math.floor((size - 4) / 12);
  if (count < 1 || count > LARGEST_PIECE_COUNT || start + size > table.byteLength) throw new RangeError('piece table');
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = table.getUint32(start + index * 4, true);
    const to = table.getUint32(start + index * 4 + 4, true);
    if (to < from || (index === 0 && from !== 0)) throw new RangeError('piece table order');
    if (to === from) continue;
    const descriptor = start + (count + 1) * 4 + index * 8;
    const place = table.getUint32(descriptor + 2, true);
    const change = table.getUint16(descriptor + 6, true);
    const isNarrow = (place & NARROW) !== 0;
    const raw = place & (NARROW - 1);
    pieces.push({
      from,
      to,
      offset: isNarrow ? raw / 2 : raw,
      isNarrow,
      changes: (change & 1) === 1 ? (changes[change >> 1] ?? null) : null,
      shortChange: (change & 1) === 0 ? change : 0,
    });
  }
  return pieces;
}

/** The characters of all pieces, one UTF-16 unit for each position. Throws `RangeError` where text lies outside the stream. */
export function textOf(stream: Uint8Array, pieces: readonly Piece[], until: number): string {
  let text = '';
  for (const { from, to, offset, isNarrow } of pieces) {
    if (from >= until) break;
    const count = Math.min(to, until) - from;
    const bytes = isNarrow ? count : count * 2;
    if (offset + bytes > stream.length || text.length + count > stream.length) throw new RangeError('text outside');
    const part = stream.subarray(offset, offset + bytes);
    text += (isNarrow ? NARROW_DECODER : WIDE_DECODER).decode(part);
  }
  return text;
}
