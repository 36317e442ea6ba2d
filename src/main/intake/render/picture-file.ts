import { dataAddress } from './png.js';

/** What a browser may be given as it is, by its first bytes; null for every other file. */
function pictureType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const startsWith = (magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
  if (startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  return startsWith([0xff, 0xd8, 0xff]) ? 'image/jpeg' : null;
}

/** The address of a PNG or JPEG; null for every other file. */
export function pictureAddress(bytes: Uint8Array): string | null {
  const type = pictureType(bytes);
  return type === null ? null : dataAddress(type, bytes);
}
