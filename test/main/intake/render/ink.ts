import { decode } from 'fast-png';
import type { PageDrawing } from '../../../../src/core/disclosure/index.js';

/** A drawn page as pixels. */
export type Drawn = {
  readonly width: number;
  readonly height: number;
  readonly isInk: (x: number, y: number) => boolean;
};

/** Decodes the picture of a drawing, with a decoder that is not the program's. */
export function pixelsOf(drawing: PageDrawing): Drawn {
  if (drawing.type !== 'picture') throw new Error(`no picture: ${JSON.stringify(drawing).slice(0, 200)}`);
  const [, base64 = ''] = drawing.source.split('base64,');
  const { width, height, channels, data } = decode(Buffer.from(base64, 'base64'));
  return { width, height, isInk: (x, y) => (data[(y * width + x) * channels] ?? 255) < 128 };
}

/** The smallest box around the ink inside a box of pixels; null where there is none. */
export function inkBox(drawn: Drawn, [x0, y0, x1, y1]: readonly number[]): readonly number[] | null {
  let box: [number, number, number, number] | null = null;
  for (let y = Math.max(0, Math.floor(y0!)); y < Math.min(drawn.height, y1!); y += 1) {
    for (let x = Math.max(0, Math.floor(x0!)); x < Math.min(drawn.width, x1!); x += 1) {
      if (!drawn.isInk(x, y)) continue;
      box =
        box === null
          ? [x, y, x + 1, y + 1]
          : [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x + 1), y + 1];
    }
  }
  return box;
}
