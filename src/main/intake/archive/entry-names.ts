import { crc32 } from 'node:zlib';
import { canDecodeGb18030 } from '../decode.js';
import { extraField, type ArchiveEntry } from './directory.js';

/** The name is UTF-8 by the entry's own word. */
const UTF8_NAME = 0x800;
const UNICODE_PATH = 0x7075;
const HAN = /\p{Script=Han}/u;
const LONGEST_NAME = 400;
/** Lines and blocks, which no name holds, and which half of all Chinese characters become in the code page of DOS. */
const DOS_SIGNS = /[\u2500-\u25a0]/;
/** The upper half of code page 437, from 0x80 on. */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/**
 * Names of the entries as their writers meant them. Chinese programs on Windows write GBK and say nothing; macOS writes
 * UTF-8 and says nothing either, so what is unmarked is UTF-8 only where it is valid and not Chinese by GBK alone.
 */
export function entryNames(entries: readonly ArchiveEntry[]): readonly string[] {
  return entries.map((entry) => unicodePath(entry) ?? decoded(entry));
}

/** The UTF-8 name some programs add beside the one in their own encoding; it counts only while both belong together. */
function unicodePath({ rawName, extra }: ArchiveEntry): string | null {
  const field = extraField(extra, UNICODE_PATH);
  if (field === null || field.length < 5 || field[0] !== 1) return null;
  const checksum = new DataView(field.buffer, field.byteOffset, field.byteLength).getUint32(1, true);
  return checksum === crc32(rawName) ? utf8(field.subarray(5)) : null;
}

function decoded({ rawName, flags }: ArchiveEntry): string {
  const asUtf8 = utf8(rawName);
  if (asUtf8 !== null && (flags & UTF8_NAME) !== 0) return fromCodePage437(asUtf8) ?? asUtf8;
  const asGbk = canDecodeGb18030() ? new TextDecoder('gb18030').decode(rawName) : null;
  if (asUtf8 !== null && (HAN.test(asUtf8) || asGbk === null || !HAN.test(asGbk))) return asUtf8;
  return asGbk ?? new TextDecoder('latin1').decode(rawName);
}

/**
 * 「╡Ñ╬╗」 for 「单位」: a program that read a GBK name as one of DOS and packed it anew wrote that as UTF-8. Null where the
 * name is none of these.
 */
function fromCodePage437(name: string): string | null {
  if (!DOS_SIGNS.test(name) || HAN.test(name) || !canDecodeGb18030()) return null;
  const bytes = [...name].map((character) =>
    character < '\u0080' ? character.charCodeAt(0) : CODE_PAGE_437.indexOf(character) + 0x80,
  );
  // A character that is not in the code page has the number 0x7f.
  if (bytes.includes(0x7f)) return null;
  const decoded = new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
  return HAN.test(decoded) && !/[\ufffd\ue000-\uf8ff]/.test(decoded) ? decoded : null;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether the entry is a folder. */
export function isFolder(name: string): boolean {
  return /[/\\]$/.test(name);
}

/**
 * A name fit to be shown: parts from the archive's top on, without drives, ways upwards and characters that hide or turn
 * text. It is only ever shown; nothing is written under it.
 */
export function shownParts(name: string): readonly string[] {
  const parts = name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(-LONGEST_NAME)
    .split(/[/\\]/)
    .map((part) => part.trim())
    .filter((part) => !/^(?:|\.{1,2}|[a-z]:)$/i.test(part));
  return parts.length === 0 ? ['未命名文件'] : parts;
}
