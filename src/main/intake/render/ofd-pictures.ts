import { resolvePath } from '../ofd/package.js';
import { loadEngine } from '../pdf/engine.js';
import { openImage, type ImagePages } from '../scan/decode-image.js';
import { unzipSound } from '../unzip.js';
import { pictureAddress } from './picture-file.js';
import { dataAddress, encodePng } from './png.js';

/** A picture as a page shows it. `size`: bytes of what is shown; `isGrey`: its colours are gone. */
type ShownPicture = { readonly address: string; readonly size: number; readonly isGrey: boolean };

/** The picture at a path of the package; null where there is none of at most `room` bytes that can be shown. */
export type Pictures = (path: string, room: number) => ShownPicture | null;

/**
 * Unpacks the pictures of a package, once; a package whose pictures cannot be unpacked is drawn without. A PNG or JPEG is shown as
 * it is; what a browser does not show is decoded as it is for reading, in grey, when a page asks for it.
 */
export async function openPictures(bytes: Uint8Array): Promise<Pictures> {
  const unpacked = unzipSound(bytes, (name) =>
    /\.(?:png|jpe?g|jpe|jfif|bmp|gif|tiff?|jp2|j2k|jpf|jpx|jb2|jbig2?)$/i.test(name),
  );
  const files = new Map<string, Uint8Array>();
  const others = new Map<string, ImagePages>();
  for (const [name, content] of unpacked.ok ? unpacked.files : []) {
    const key = resolvePath('', name).toLowerCase();
    files.set(key, content);
    if (pictureAddress(content) !== null) continue;
    const opened = await openImage(content, await loadEngine());
    if (typeof opened !== 'string') others.set(key, opened);
  }
  return (path, room) => {
    const key = path.toLowerCase();
    const content = files.get(key);
    if (content === undefined || content.length > room) return null;
    const address = pictureAddress(content);
    if (address !== null) return { address, size: content.length, isGrey: false };
    const image = others.get(key)?.draw(0) ?? null;
    if (image === null) return null;
    const { width, height, pixels } = image;
    const png = encodePng({ width, height, channels: 1, data: pixels });
    return png.length > room ? null : { address: dataAddress('image/png', png), size: png.length, isGrey: true };
  };
}
