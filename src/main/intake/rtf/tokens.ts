/** One step of an RTF file, whose bytes are ASCII except for what `bytes` and `binary` hold. */
export type Token =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** 控制字. A control word with its number, or a control symbol (`name` is then no letter); null where no number stands. */
  | { readonly type: 'word'; readonly name: string; readonly value: number | null }
  /** Text: bytes as they stand, or one written as `\'d4`. */
  | { readonly type: 'text'; readonly bytes: Uint8Array };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const QUOTE = 0x27;
const MINUS = 0x2d;
const SPACE = 0x20;
const LONGEST_WORD = 32;
const MOST_DIGITS = 10;

/** Takes an RTF file apart, one token after the other. Line breaks of the file mean nothing; binary data is passed over. */
export function* tokensOf(bytes: Uint8Array): Generator<Token, void, undefined> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === OPEN) yield { type: 'open' };
    else if (byte === CLOSE) yield { type: 'close' };
    else if (isText(byte)) {
      const from = at - 1;
      while (isText(bytes[at])) at += 1;
      yield { type: 'text', bytes: bytes.subarray(from, at) };
    } else if (byte !== BACKSLASH) {
      continue;
    } else if (isLetter(bytes[at])) {
      const word = wordAt(bytes, at);
      at = word.end;
      if (word.name === 'bin') at += Math.max(0, word.value ?? 0);
      else yield { type: 'word', name: word.name, value: word.value };
    } else if (bytes[at] === QUOTE) {
      const code = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16);
      if (!Number.isNaN(code)) yield { type: 'text', bytes: Uint8Array.of(code) };
      at += 3;
    } else {
      const symbol = bytes[at];
      at += 1;
      if (symbol === undefined) return;
      // A backslash at the end of a line is a paragraph mark.
      const name = symbol === 0x0a || symbol === 0x0d ? 'par' : String.fromCharCode(symbol);
      yield { type: 'word', name, value: null };
    }
  }
}

function wordAt(
  bytes: Uint8Array,
  from: number,
): { readonly name: string; readonly value: number | null; readonly end: number } {
  let at = from;
  while (isLetter(bytes[at]) && at - from < LONGEST_WORD) at += 1;
  const name = latin(bytes, from, at);
  const numberFrom = at;
  if (bytes[at] === MINUS && isDigit(bytes[at + 1])) at += 1;
  while (isDigit(bytes[at]) && at - numberFrom < MOST_DIGITS) at += 1;
  const value = at === numberFrom ? null : Number(latin(bytes, numberFrom, at));
  // One space ends the word and belongs to it.
  return { name, value, end: bytes[at] === SPACE ? at + 1 : at };
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** Zero bytes and line breaks are no text. */
function isText(byte: number | undefined): boolean {
  if (byte === undefined || byte === BACKSLASH || byte === OPEN || byte === CLOSE) return false;
  return byte >= SPACE || byte === 0x09;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
