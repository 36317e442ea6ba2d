import type { PackedPicture } from './picture-as-pdf.js';

const MAGIC = [0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bits of the byte behind the magic number. */
const IN_ORDER = 0x01;
const UNKNOWN_PAGES = 0x02;
/** Types of segments. */
const PAGE = 48;
const END_OF_PAGE = 49;
const END_OF_FILE = 51;
/** Segments belong to the first page, or to all. */
const FIRST = 1;
/** A length or height that is only known at the end. */
const UNKNOWN = 0xffffffff;

type Segment = { readonly type: number; readonly page: number; readonly head: Uint8Array; readonly length: number };

/** True for a JBIG2 file: a picture in black and white, as scanners pack it. */
export function isJbig2(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/**
 * The first page of a JBIG2 file in the form that PDF files hold: its segments without the head of the file, each head before
 * its data. Null where the file is damaged, breaks off or does not say how large things are.
 */
export function jbig2Picture(bytes: Uint8Array): PackedPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const flags = bytes[MAGIC.length] ?? 0;
  let at = MAGIC.length + 1 + ((flags & UNKNOWN_PAGES) === 0 ? 4 : 0);
  const isInOrder = (flags & IN_ORDER) !== 0;
  const found: { readonly segment: Segment; readonly data: Uint8Array }[] = [];
  const heads: Segment[] = [];
  while (at < bytes.length) {
    const segment = segmentAt(view, at);
    if (segment === null || segment.length === UNKNOWN) return null;
    at += segment.head.length;
    heads.push(segment);
    if (isInOrder) {
      found.push({ segment, data: bytes.subarray(at, at + segment.length) });
      at += segment.length;
    }
    if (segment.type === END_OF_FILE) break;
  }
  // Else all heads come first, then all data.
  for (const segment of isInOrder ? [] : heads) {
    found.push({ segment, data: bytes.subarray(at, at + segment.length) });
    at += segment.length;
  }
  if (at > bytes.length) return null;
  const page = found.find(({ segment }) => segment.type === PAGE && segment.page === FIRST);
  if (page === undefined || page.data.length < 8) return null;
  const size = new DataView(page.data.buffer, page.data.byteOffset, page.data.length);
  const [width, height] = [size.getUint32(0), size.getUint32(4)];
  if (width === 0 || height === 0 || height === UNKNOWN) return null;
  const kept = found.filter(
    ({ segment: { type, page: own } }) => own <= FIRST && type !== END_OF_PAGE && type !== END_OF_FILE,
  );
  const data = Uint8Array.from(Buffer.concat(kept.flatMap(({ segment, data: content }) => [segment.head, content])));
  return { width, height, entries: '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode', data };
}

/** Reads the head of a segment: number, type, the segments it refers to, its page and the length of its data. */
function segmentAt(view: DataView, start: number): Segment | null {
  if (start + 11 > view.byteLength) return null;
  const number = view.getUint32(start);
  const flags = view.getUint8(start + 4);
  let at = start + 5;
  let count = view.getUint8(at) >> 5;
  if (count === 7) {
    count = view.getUint32(at) & 0x1fffffff;
    at += 4 + Math.ceil((count + 1) / 8);
  } else {
    at += 1;
  }
  at += count * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4);
  const isWide = (flags & 0x40) !== 0;
  const end = at + (isWide ? 4 : 1) + 4;
  if (end > view.byteLength) return null;
  const page = isWide ? view.getUint32(at) : view.getUint8(at);
  const head = new Uint8Array(view.buffer, view.byteOffset + start, end - start);
  return { type: flags & 0x3f, page, head, length: view.getUint32(end - 4) };
}
