import type { PageDrawing, PageSize } from '../../../core/disclosure/index.js';
import { loadEngine } from '../pdf/engine.js';
import { openImage } from '../scan/decode-image.js';
import type { OpenPages } from './opened-pages.js';
import { pictureAddress } from './picture-file.js';
import { dataAddress, encodePng } from './png.js';

/**
 * Opens an image file for drawing. A PNG or JPEG is shown as it is; what a browser does not show is decoded as it is for
 * reading, in grey. Sizes are those the places of the reading refer to.
 */
export async function openImagePages(bytes: Uint8Array): Promise<OpenPages | null> {
  const opened = await openImage(bytes, await loadEngine());
  if (typeof opened === 'string') return null;
  const original = pictureAddress(bytes);
  const sizes = Array.from({ length: opened.count }, (_, index): PageSize => {
    const image = opened.draw(index);
    const points = 72 / (image?.dpi ?? 72);
    return image === null ? { width: 0, height: 0 } : { width: image.width * points, height: image.height * points };
  });
  return {
    sizes,
    draw: (page): PageDrawing => {
      if (original !== null) return { type: 'picture', source: original, remarks: [] };
      const image = opened.draw(page - 1);
      if (image === null) {
        return { type: 'none', message: '此页图像已损坏，不能显示。请用其他软件打开原件核对。' };
      }
      const { width, height, pixels } = image;
      const source = dataAddress('image/png', encodePng({ width, height, channels: 1, data: pixels }));
      return { type: 'picture', source, remarks: ['以灰度显示，红色印章可能看不到'] };
    },
    close: () => undefined,
  };
}
