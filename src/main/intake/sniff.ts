import { isPlausibleUtf16, TEXT_CONTROLS, utf16ByZeroBytes } from './decode.js';
import { openCompound } from './compound-file.js';
import { zipNames } from './zip-names.js';

/** 文件的实际类型, decided by content alone: a name can lie, the bytes cannot. */
export type FileKind =
  | 'text'
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'ofd'
  | 'opendocument'
  | 'zip'
  | 'damaged-zip'
  | 'doc'
  | 'xls'
  | 'ppt'
  | 'encrypted-office'
  | 'encrypted-file'
  | 'other-compound'
  | 'damaged-compound'
  | 'html'
  | 'mht'
  | 'spreadsheet-xml'
  | 'word-xml'
  | 'xml'
  | 'rtf'
  | 'image'
  | 'archive'
  | 'program'
  | 'zeros'
  | 'unknown';

const MAGIC: readonly { readonly kind: FileKind; readonly bytes: readonly number[]; readonly at?: number }[] = [
  { kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  // 「{\rtf」: it may hold bytes of any encoding, so it is no text as a whole.
  { kind: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: 'image', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a] },
  { kind: 'image', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'image', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'image', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  // JPEG 2000, as a file and bare, and JBIG2.
  { kind: 'image', bytes: [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20] },
  { kind: 'image', bytes: [0xff, 0x4f, 0xff, 0x51] },
  { kind: 'image', bytes: [0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'image', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'image', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { kind: 'archive', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { kind: 'archive', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { kind: 'archive', bytes: [0x1f, 0x8b, 0x08] },
  { kind: 'program', bytes: [0x7f, 0x45, 0x4c, 0x46] },
];

function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}

/** Decides what a file is by its bytes. `text` still has to be decoded and looked at with `markupOf`. */
export function sniff(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return zipKind(zipNames(bytes));
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return compoundKind(bytes);
  if (isLocked(bytes)) return 'encrypted-file';
  const known = MAGIC.find((magic) => startsWith(bytes, magic.bytes, magic.at));
  if (known !== undefined) return known.kind;
  // Parts of an archive may be packed in several encodings, or not at all: it is no text as a whole.
  if (isMailArchive(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)))) return 'mht';
  if (looksLikeText(bytes)) return 'text';
  // Some producers put a few bytes before the header; the format allows it within the first kilobyte.
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  // Two letters alone would claim any text beginning with them, so these are looked at only among binaries.
  if (startsWith(bytes, [0x42, 0x4d])) return 'image';
  if (startsWith(bytes, [0x4d, 0x5a])) return 'program';
  return bytes.every((byte) => byte === 0) ? 'zeros' : 'unknown';
}

/** What a ZIP file is by the names of the files in it: a document of several parts, or an archive. */
export function zipKind(names: readonly string[] | null): FileKind {
  if (names === null) return 'damaged-zip';
  const has = (test: (name: string) => boolean): boolean => names.some((name) => test(name.replaceAll('\\', '/')));
  // An encrypted OFD package may have no other file of a known name in its root.
  if (has((name) => /^\/?(?:ofd|encryptions)\.xml$/i.test(name))) return 'ofd';
  if (has((name) => name.startsWith('word/'))) return 'docx';
  if (has((name) => name.startsWith('xl/'))) return 'xlsx';
  if (has((name) => name.startsWith('ppt/'))) return 'pptx';
  if (has((name) => name === 'mimetype') && has((name) => name === 'content.xml')) return 'opendocument';
  return 'zip';
}

/** What programs that offices lock all their files with write before the locked content; elsewhere nobody can open it. */
const LOCKS: readonly string[] = ['%TSD-Header-###%', 'E-SafeNet'];
/** How far the sign of such a program may stand from the beginning. */
const LOCK_WITHIN = 128;

function isLocked(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, LOCK_WITHIN));
  // Text may speak of such a program; what it has locked is no text.
  return LOCKS.some((lock) => start.includes(lock)) && !looksLikeText(bytes);
}

function compoundKind(bytes: Uint8Array): FileKind {
  const names = openCompound(bytes)?.names ?? null;
  if (names === null) return 'damaged-compound';
  // Also what only some may open: the rights stand in a stream of their own.
  if (names.some((name) => /^EncryptedPackage$|DRMContent$/i.test(name))) return 'encrypted-office';
  if (names.includes('WordDocument')) return 'doc';
  if (names.includes('Workbook') || names.includes('Book')) return 'xls';
  if (names.includes('PowerPoint Document')) return 'ppt';
  return 'other-compound';
}

/**
 * Text has no zero bytes (UTF-16 has them at one parity only) and next to no control characters. None of the Chinese
 * multi-byte encodings uses a byte below 0x30 inside a character, so a control byte is a control character.
 */
function looksLikeText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe])) return isPlausibleUtf16(bytes, 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return isPlausibleUtf16(bytes, 'utf-16be');
  if (bytes.includes(0)) return utf16ByZeroBytes(bytes) !== null;
  const sample = bytes.subarray(0, 1 << 20);
  const controls = sample.reduce((sum, byte) => sum + (byte < 0x20 && !TEXT_CONTROLS.has(byte) ? 1 : 0), 0);
  return controls <= sample.length * 0.01;
}

/** A web page with its parts in one file begins with the headers of a mail. */
function isMailArchive(start: string): boolean {
  return /^\s*[a-z][\w-]{1,40}:[ \t]/i.test(start) && /^content-type:\s*multipart\/related/im.test(start);
}

/** Kinds of text that are more than plain text; `xml` is any that no reader knows. */
export type MarkupKind = 'html' | 'spreadsheet-xml' | 'word-xml' | 'xml' | 'rtf';

/** What a decoded text is when it is not plain text: a web page, office XML, RTF; null for plain text. */
export function markupOf(text: string): MarkupKind | null {
  const start = text.slice(0, 4096).trimStart().toLowerCase();
  if (start.startsWith('{\\rtf')) return 'rtf';
  const body = start.replace(/^<\?[^>]*>\s*/, '').replace(/^(?:<!--[\s\S]*?-->\s*)+/, '');
  if (/^<(?:!doctype html|html|head|body|meta|table)\b/.test(body)) return 'html';
  // A piece of a page, or one whose first tag is damaged: as text its tables would be tags.
  if (body.startsWith('<') && /<\/(?:td|html|body)>/i.test(text) && !XML_ROOT.test(start)) return 'html';
  if (!XML_ROOT.test(start)) return null;
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheet-xml';
  return start.includes('word/2003/wordml') || start.includes('progid="word.document"') ? 'word-xml' : 'xml';
}

/** How XML begins: with its declaration, or with an element that names where its words are defined. */
const XML_ROOT = /^<\?xml\b|^(?:<\?[^>]*>\s*)*<[\w:.-]+\s[^>]*?\bxmlns(?::[\w.-]+)?\s*=/;
