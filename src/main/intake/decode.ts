import type { Defect } from '../../core/disclosure/index.js';

/** How the bytes of a text file were understood. */
type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';

/** 解码结果. The text with what was lost on the way, or why the bytes are not readable text. */
export type Decoded =
  | {
      readonly ok: true;
      readonly text: string;
      readonly encoding: TextEncoding;
      /** Characters that could not be decoded (U+FFFD). */
      readonly replaced: number;
      /** Private-use characters: glyphs that mean something only on the computer that wrote them. */
      readonly privateUse: number;
      /** Line of the first such character, counted from 1; null where there is none. */
      readonly firstDoubtfulLine: number | null;
    }
  | { readonly ok: false; readonly reason: 'too-many-errors' | 'no-gb18030' };

/** Byte order marks. The gb18030 one is U+FEFF in that encoding; old editors write it now and then. */
const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: TextEncoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0x84, 0x31, 0x95, 0x33], encoding: 'gb18030' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Doubtful characters among all that are not ASCII; above these shares the text is not what the file says. */
const WORST_SHARE = 0.3;
const BAD_SHARE = 0.05;
const BAD_COUNT = 20;

let gb18030Works: boolean | undefined;

/**
 * 编码自检. Whether this runtime really decodes gb18030. Node's full ICU does; a program that embeds Node brings its own
 * ICU data, so the answer is measured once and never assumed: two-byte, four-byte and euro sign must come out right.
 */
export function canDecodeGb18030(): boolean {
  gb18030Works ??= testGb18030();
  return gb18030Works;
}

function testGb18030(): boolean {
  try {
    const bytes = [0xb9, 0xb4, 0xbb, 0xfc, 0x81, 0x39, 0xee, 0x39, 0xa2, 0xe3, 0x30];
    return new TextDecoder('gb18030').decode(Uint8Array.from(bytes)) === '勾稽\u3400€0';
  } catch {
    return false;
  }
}

/** The mark at the start of the bytes, if any. */
function markOf(bytes: Uint8Array): (typeof MARKS)[number] | null {
  return MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte)) ?? null;
}

/**
 * UTF-16 by its zero bytes: the high byte of every Latin character, digit, tab and line break is zero, so zeros stand at
 * one parity only. Null where the zeros do not say so, or where the result would be full of halves of characters.
 */
export function utf16ByZeroBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 1 << 20);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const encoding = odd > 0 && even <= odd / 20 ? 'utf-16le' : even > 0 && odd <= even / 20 ? 'utf-16be' : null;
  return encoding !== null && isPlausibleUtf16(sample, encoding) ? encoding : null;
}

/** Whether the bytes, read as UTF-16, are mostly whole characters and hardly any control characters. */
export function isPlausibleUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const text = decodeUtf16(bytes.subarray(0, 1 << 16), encoding);
  let strange = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isControl = code < 0x20 && !TEXT_CONTROLS.has(code);
    if (isControl || code === 0xfffd || code >= 0xfffe || (code >= 0xe000 && code <= 0xf8ff)) strange += 1;
  }
  return strange <= text.length * 0.02;
}

/** Control characters that text files contain: tab, line feed, vertical tab, form feed, carriage return, DOS end mark, escape. */
export const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  if (encoding === 'utf-16le') return new TextDecoder('utf-16le').decode(bytes);
  // Swapped here because not every runtime carries a big-endian decoder.
  const swapped = new Uint8Array(bytes.length);
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    swapped[index] = bytes[index + 1] ?? 0;
    swapped[index + 1] = bytes[index] ?? 0;
  }
  if (bytes.length % 2 === 1) swapped[bytes.length - 1] = bytes[bytes.length - 1] ?? 0;
  return new TextDecoder('utf-16le').decode(swapped);
}

/**
 * Nearly every byte pair is some gb18030 character, so success proves nothing. Written Chinese takes almost all its
 * characters from the 3,755 of GB 2312's first level and its punctuation; Big5, Latin-1 or noise scatters over all rows.
 */
function looksLikeChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  const end = Math.min(bytes.length, 1 << 20) - 1;
  for (let index = 0; index < end; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[index + 1] ?? 0;
    pairs += 1;
    const isFirstLevel = lead >= 0xb0 && lead <= 0xd7;
    const isSymbol = lead >= 0xa1 && lead <= 0xa3;
    if ((isFirstLevel || isSymbol) && trail >= 0xa1 && trail <= 0xfe) common += 1;
    index += 1;
  }
  return pairs < 20 || common >= pairs * 0.5;
}

type Doubts = { readonly replaced: number; readonly privateUse: number; readonly other: number };

/** Counts what decoding could not settle, and the sound characters beyond ASCII that stand against it. */
function doubtsOf(text: string): Doubts {
  let replaced = 0;
  let privateUse = 0;
  let other = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    if (code === 0xfffd) replaced += 1;
    else if (code >= 0xe000 && code <= 0xf8ff) privateUse += 1;
    else other += 1;
  }
  return { replaced, privateUse, other };
}

function isHopeless(doubts: Doubts, counted: number): boolean {
  const share = counted / Math.max(1, doubts.replaced + doubts.privateUse + doubts.other);
  return share > WORST_SHARE || (counted > BAD_COUNT && share > BAD_SHARE);
}

function firstDoubtfulLine(text: string): number | null {
  const at = text.search(/[\ufffd\ue000-\uf8ff]/);
  return at < 0 ? null : (text.slice(0, at).match(/\r\n|\r|\n/g) ?? []).length + 1;
}

function settled(text: string, encoding: TextEncoding): Decoded {
  const doubts = doubtsOf(text);
  // A private-use character in Unicode text is a symbol font's bullet; in gb18030 it is a byte pair nobody assigned.
  const counted = doubts.replaced + (encoding === 'gb18030' ? doubts.privateUse : 0);
  if (isHopeless(doubts, counted)) return { ok: false, reason: 'too-many-errors' };
  const { replaced, privateUse } = doubts;
  const line = replaced + privateUse === 0 ? null : firstDoubtfulLine(text);
  return { ok: true, text, encoding, replaced, privateUse, firstDoubtfulLine: line };
}

/** Encodings by the names that pages and XML files give them; those that need no hint are left out. */
const DECLARED: Readonly<Record<string, TextEncoding>> = {
  big5: 'big5',
  'big5-hkscs': 'big5',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): Decoded {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return settled(decodeUtf16(bytes, encoding), encoding);
  if (encoding === 'gb18030') {
    if (!canDecodeGb18030()) return { ok: false, reason: 'no-gb18030' };
    if (!looksLikeChinese(bytes)) return { ok: false, reason: 'too-many-errors' };
  }
  return settled(new TextDecoder(encoding).decode(bytes), encoding);
}

/**
 * Decodes a text file: byte order mark, else strict UTF-8, else UTF-16 by its zero bytes, else gb18030 (which contains gbk
 * and gb2312). UTF-8 with a few broken bytes — cut off in the middle of a character, patched by a careless tool — stays
 * UTF-8 with a defect: read as gb18030 it would turn into plausible-looking nonsense. What the text declares about itself
 * (`declared`, in lower case) is a hint where UTF-8 does not fit: servers and editors convert pages and leave the old name.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const mark = markOf(bytes);
  if (mark !== null) return decodeAs(bytes.subarray(mark.bytes.length), mark.encoding);
  if (bytes.includes(0)) {
    const encoding = utf16ByZeroBytes(bytes);
    return encoding === null ? { ok: false, reason: 'too-many-errors' } : decodeAs(bytes, encoding);
  }
  const text = strictUtf8(bytes);
  if (text !== null) return settled(text, 'utf-8');
  const damaged = decodeAs(bytes, 'utf-8');
  if (damaged.ok) return damaged;
  const named = declared === null ? undefined : DECLARED[declared];
  const hinted = named === 'big5' ? decodeAs(bytes, named) : damaged;
  if (hinted.ok) return hinted;
  const chinese = decodeAs(bytes, 'gb18030');
  // Pages say Latin-1 when nobody set anything, so this is believed last.
  return chinese.ok || named !== 'windows-1252' ? chinese : decodeAs(bytes, named);
}

/** What decoding lost, as defects of the document. Empty where nothing was. */
export function encodingDefects(decoded: Extract<Decoded, { ok: true }>): readonly Defect[] {
  const at = decoded.firstDoubtfulLine === null ? null : { line: decoded.firstDoubtfulLine };
  const where = decoded.firstDoubtfulLine === null ? '' : `，首处在第 ${decoded.firstDoubtfulLine} 行`;
  const defects: Defect[] = [];
  if (decoded.replaced > 0) {
    defects.push({
      code: 'encoding.replaced-characters',
      message: `有 ${decoded.replaced} 个字符无法解码（按 ${encodingName(decoded.encoding)} 读取${where}）。请对照原件核对，或另存为 UTF-8 文本后重新导入。`,
      at,
    });
  }
  if (decoded.privateUse > 0) {
    defects.push({
      code: 'encoding.private-use-characters',
      message: `有 ${decoded.privateUse} 个自造字或符号字体字符（${encodingName(decoded.encoding)} 私用区${where}），读取不出含义。请对照原件核对。`,
      at,
    });
  }
  return defects;
}

function encodingName(encoding: TextEncoding): string {
  return encoding === 'gb18030' ? 'GB18030（GBK）' : encoding.toUpperCase();
}
