import type { PackedPicture } from './picture-as-pdf.js';

/** First bytes of the file form, and of the bare picture that stands in it. */
const BOX_FILE = [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20];
const BARE = [0xff, 0x4f, 0xff, 0x51];
/** Name of the box that holds the picture: 「jp2c」. */
const PICTURE_BOX = 0x6a703263;
/** Mark behind the last byte of a picture; nothing inside it looks the same. */
const END = Uint8Array.of(0xff, 0xd9);

/** True for a JPEG 2000 picture, as a file or bare. */
export function isJpeg2000(bytes: Uint8Array): boolean {
  return [BOX_FILE, BARE].some((magic) => magic.every((byte, index) => bytes[index] === byte));
}

/** Reads the size of a JPEG 2000 picture, and whether its end is missing; null where it is damaged. */
export function jpeg2000Picture(bytes: Uint8Array): (PackedPicture & { readonly isCut: boolean }) | null {
  const at = pictureStart(bytes);
  // The marker of the size stands first: length, capabilities, then the size of the grid and where on it the picture begins.
  if (at === null || at + 24 > bytes.length || !BARE.every((byte, index) => bytes[at + index] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  const [width, height] = [view.getUint32(8) - view.getUint32(16), view.getUint32(12) - view.getUint32(20)];
  if (!(width > 0 && height > 0)) return null;
  const isCut = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(END) < at;
  return { width, height, entries: '/Filter /JPXDecode', data: bytes, isCut };
}

/** Where the bare picture begins. */
function pictureStart(bytes: Uint8Array): number | null {
  if (bytes[0] === BARE[0]) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 16 <= bytes.length;) {
    // 1: the length stands behind the name, in eight bytes; 0: to the end of the file.
    const stated = view.getUint32(at);
    const head = stated === 1 ? 16 : 8;
    if (view.getUint32(at + 4) === PICTURE_BOX) return at + head;
    const length = stated === 1 ? Number(view.getBigUint64(at + 8)) : stated;
    if (length < head) return null;
    at += length;
  }
  return null;
}
