import tiff from 'utif2';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../../src/main/intake/render/png.js';
import { openPages } from '../../../../src/main/intake/render/open-pages.js';
import { inkBox, pixelsOf } from './ink.js';

/** A4 at 100 dots to the inch with a black square. */
function scan(): Buffer {
  const [width, height] = [827, 1169];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 200; y < 260; y += 1) data.fill(0, y * width + 300, y * width + 360);
  return encodePng({ width, height, channels: 1, data });
}

describe('a drawn image file', () => {
  it('is shown as it is, in the size its places refer to', async () => {
    const pages = await openPages('image', scan());
    const [size] = pages!.sizes;
    expect([Math.round(size!.width), Math.round(size!.height)]).toEqual([595, 842]);
    const drawn = pixelsOf(pages!.draw(1, 1));
    expect(inkBox(drawn, [0, 0, drawn.width, drawn.height])).toEqual([300, 200, 360, 260]);
  });

  it('as TIFF is shown as it was read, however often it is drawn', async () => {
    const [width, height] = [827, 1169];
    const rgba = new Uint8Array(width * height * 4).fill(255);
    for (let y = 200; y < 260; y += 1) {
      for (let x = 300; x < 360; x += 1) rgba.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
    const pages = await openPages('image', new Uint8Array(tiff.encodeImage(rgba, width, height)));
    for (let time = 0; time < 2; time += 1) {
      const drawn = pixelsOf(pages!.draw(1, 1));
      expect(inkBox(drawn, [0, 0, drawn.width, drawn.height])).toEqual([300, 200, 360, 260]);
    }
  });

  it('is refused where its content is no picture', async () => {
    expect(await openPages('image', new TextEncoder().encode('<svg onload="x"/>'))).toBeNull();
    expect(await openPages('image', scan().subarray(0, 200))).toBeNull();
  });
});
