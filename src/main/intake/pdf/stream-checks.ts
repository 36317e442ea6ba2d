import { inflateSync } from 'node:zlib';

/** Packed bytes that are looked at; a disclosure has some megabytes. */
const MOST_PACKED = 60 * 2 ** 20;
/** Unpacked bytes of one stream; pages, fonts and tables of characters stay below. */
const LARGEST = 32 * 2 ** 20;
/** How far the description of a stream may stand before it. */
const DESCRIPTION = 2_000;
const BEGIN = Buffer.from('stream');
const END = Buffer.from('endstream');

/**
 * 损坏的数据流. How many of the packed streams of a PDF file are not what their checksum says, or break off: words and figures in
 * them are lost or others, and the engine takes what it gets without a word. Pictures are not looked at, their damage shows;
 * nor are encrypted files, whose streams look like nothing.
 */
export function damagedStreams(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('/Encrypt')) return 0;
  let damaged = 0;
  let packed = 0;
  for (let at = file.indexOf(BEGIN); at >= 0 && packed < MOST_PACKED; at = file.indexOf(BEGIN, at + 1)) {
    const from = dataAt(file, at + BEGIN.length);
    if (from === null || file[at - 1] === 0x64) continue;
    const description = descriptionBefore(file, at);
    const end = file.indexOf(END, from);
    if (end < 0) break;
    if (isPackedText(description)) {
      // What the description says of its length may be a reference; a mark inside of the data is not behind it.
      const stated = Number(/\/Length\s+(\d{1,9})(?!\s+\d+\s+R)/.exec(description)?.[1] ?? 0);
      const to = Math.max(end, Math.min(from + stated, file.length));
      packed += to - from;
      if (!isWhole(file.subarray(from, to))) damaged += 1;
      at = Math.max(at, to - 1);
    }
  }
  return damaged;
}

/** Where the data behind the word begins: on the next line; null where the word is one of a text. */
function dataAt(file: Buffer, behind: number): number | null {
  if (file[behind] === 0x0a) return behind + 1;
  return file[behind] === 0x0d && file[behind + 1] === 0x0a ? behind + 2 : null;
}

/** The dictionary before a stream. */
function descriptionBefore(file: Buffer, at: number): string {
  const text = file.subarray(Math.max(0, at - DESCRIPTION), at).toString('latin1');
  const begin = text.lastIndexOf(' obj');
  return begin < 0 ? '' : text.slice(begin);
}

/** Streams packed once, as all programs write them, that are no pictures. */
function isPackedText(description: string): boolean {
  return (
    /\/Filter\s*\[?\s*\/FlateDecode\s*(?:\]|\/|>|\n|\r)/.test(description) && !/\/Subtype\s*\/Image/.test(description)
  );
}

function isWhole(data: Uint8Array): boolean {
  try {
    inflateSync(data, { maxOutputLength: LARGEST });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // Too large to be looked at is not damaged.
    return code !== 'Z_DATA_ERROR' && code !== 'Z_BUF_ERROR' && code !== 'Z_NEED_DICT';
  }
}
