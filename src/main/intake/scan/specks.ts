import type { InkImage } from './image.js';

/** Side of the largest speck, in inches: smaller than a decimal point. */
const SPECK = 0.0095;

/**
 * Takes dust out of an image: connected ink of fewer pixels than a speck has. Only where lines begin and end is found out
 * from it; what a line says is read from the grey image, where nothing was taken out.
 */
export function withoutSpecks(ink: InkImage, dpi: number): InkImage {
  const { width, height, pixels } = ink;
  const most = Math.max(2, Math.round((dpi * SPECK) ** 2));
  const kept = Uint8Array.from(pixels);
  const seen = new Uint8Array(pixels.length);
  const members = new Int32Array(most + 1);
  const stack: number[] = [];
  for (let start = 0; start < pixels.length; start += 1) {
    if (pixels[start] === 0 || seen[start] === 1) continue;
    let count = 0;
    seen[start] = 1;
    stack.push(start);
    while (stack.length > 0) {
      const at = stack.pop() ?? 0;
      if (count <= most) members[count] = at;
      count += 1;
      const x = at % width;
      const y = (at - x) / width;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
          const next = row * width + column;
          if (pixels[next] === 1 && seen[next] === 0) {
            seen[next] = 1;
            stack.push(next);
          }
        }
      }
    }
    if (count <= most) for (let index = 0; index < count; index += 1) kept[members[index] ?? 0] = 0;
  }
  return { width, height, pixels: kept };
}
