import type { InkImage, PixelBox } from './image.js';

/** Connected ink that is larger than this in both directions is no character: a seal, a signature, a picture. Inches. */
const LARGE = 0.45;
/** So much of it on a line of text, in inches along a stroke of one pixel, can change what the line reads like. */
const TOUCH = 0.02;
/** A ruling line with its blur is no thicker than this. Inches. */
const THICKEST = 0.06;

/**
 * 印章痕迹. Marks with 1 the ink of what is too large for a character and, touching it, of the characters it lies on. Without
 * colour nothing else tells a seal from words. `mask` are the ruling lines taken out of the ink: strokes go on across them.
 */
export function sealInk(ink: InkImage, mask: Uint8Array, dpi: number): Uint8Array {
  const { width, height } = ink;
  const pixels = bridged(ink, mask, Math.round(THICKEST * dpi));
  const least = LARGE * dpi;
  const marked = new Uint8Array(pixels.length);
  const seen = new Uint8Array(pixels.length);
  for (let start = 0; start < pixels.length; start += 1) {
    if (pixels[start] === 0 || seen[start] === 1) continue;
    seen[start] = 1;
    const members = [start];
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (let index = 0; index < members.length; index += 1) {
      const at = members[index] ?? 0;
      const x = at % width;
      const y = (at - x) / width;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
          const next = row * width + column;
          if (pixels[next] === 0 || seen[next] === 1) continue;
          seen[next] = 1;
          members.push(next);
        }
      }
    }
    if (right - left >= least && bottom - top >= least) for (const at of members) marked[at] = 1;
  }
  return marked;
}

/** True where enough of a seal lies in the box of a line to change what it reads like. */
export function isStained(seal: Uint8Array, width: number, [x0, y0, x1, y1]: PixelBox, dpi: number): boolean {
  const most = TOUCH * dpi;
  let count = 0;
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) if (seal[y * width + x] === 1) count += 1;
    if (count > most) return true;
  }
  return false;
}

/** The ink with what the ruling lines cover put back where a stroke meets them on both sides. */
function bridged({ width, height, pixels }: InkImage, mask: Uint8Array, most: number): Uint8Array {
  const whole = Uint8Array.from(pixels);
  const bridge = (lines: number, length: number, across: number, along: number): void => {
    for (let line = 0; line < lines; line += 1) {
      let from = -1;
      for (let at = 0; at < length; at += 1) {
        const place = line * across + at * along;
        if (mask[place] !== 1) {
          const isCrossed =
            from > 0 && pixels[place] === 1 && pixels[line * across + (from - 1) * along] === 1 && at - from <= most;
          if (isCrossed) for (let gap = from; gap < at; gap += 1) whole[line * across + gap * along] = 1;
          from = -1;
        } else if (from < 0) from = at;
      }
    }
  };
  bridge(width, height, 1, width);
  bridge(height, width, width, 1);
  return whole;
}
