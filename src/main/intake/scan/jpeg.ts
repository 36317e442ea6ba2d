import { pictureAsPdf } from './picture-as-pdf.js';

/** What the head of a JPEG file says. `dpi` is 0 where it says nothing. */
export type JpegSize = {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly dpi: number;
};

/** Reads size, number of colours and density from the segments of a JPEG file; null where it is none. */
export function jpegSize(bytes: Uint8Array): JpegSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let dpi = 0;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    const isJfif = marker === 0xe0 && bytes[at + 4] === 0x4a && bytes[at + 5] === 0x46 && at + 13 < bytes.length;
    if (isJfif) {
      // Behind 「JFIF\0」 and the version: 1 to the inch, 2 to the centimetre.
      const unit = bytes[at + 11] ?? 0;
      dpi = unit === 1 ? view.getUint16(at + 12) : unit === 2 ? view.getUint16(at + 12) * 2.54 : 0;
    }
    // The frame headers; 0xc4, 0xc8 and 0xcc are tables.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const height = view.getUint16(at + 5);
      const width = view.getUint16(at + 7);
      const components = bytes[at + 9] ?? 0;
      return width > 0 && height > 0 ? { width, height, components, dpi } : null;
    }
    at += 2 + length;
  }
  return null;
}

/**
 * True where the mark behind the picture is missing: what was not copied shows as grey paper. Previews in the head end with
 * a mark of their own, so it is looked for behind the beginning of the picture.
 */
export function isJpegCut(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at + 1] !== SCAN) {
    at += bytes[at + 1] === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(END) < at;
}

/** Marker of the picture itself, behind all tables. */
const SCAN = 0xda;
const END = Uint8Array.of(0xff, 0xd9);

/** A PDF file of one page that shows the picture in full. */
export function jpegAsPdf(jpeg: Uint8Array, { width, height, components }: JpegSize, dpi: number): Uint8Array {
  const space = components === 1 ? '/DeviceGray' : components === 4 ? '/DeviceCMYK' : '/DeviceRGB';
  // Programs that write four colours write them inverted.
  const decode = components === 4 ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
  const entries = `/ColorSpace ${space} /BitsPerComponent 8${decode} /Filter /DCTDecode`;
  return pictureAsPdf({ width, height, entries, data: jpeg }, dpi);
}
