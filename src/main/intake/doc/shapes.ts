import type { Story } from '../story.js';
import type { Extent } from './fib.js';
import { HIGH, WIDE } from './pictures.js';

/** Drawings anchored in the text, and the text boxes among them. */
export type Shapes = {
  readonly at: (position: number) => { readonly story: Story | null; readonly isLarge: boolean } | null;
  /** Text boxes that no anchor named, after all text was read. */
  readonly unanchored: () => readonly Story[];
};

const ANCHOR_LENGTH = 26;
const BOX_LENGTH = 22;

/** Reads anchors and boxes; `read` reads the characters between two positions. Throws `RangeError` where they are damaged. */
export function readShapes(
  table: DataView,
  anchors: Extent,
  boxes: Extent,
  boxesFrom: number,
  boxesTo: number,
  read: (from: number, to: number) => Story,
): Shapes {
  const byPosition = new Map<number, { readonly shape: number; readonly isLarge: boolean }>();
  const anchorCount = Math.max(0, Math.floor((anchors.length - 4) / (4 + ANCHOR_LENGTH)));
  for (let index = 0; index < anchorCount; index += 1) {
    const entry = anchors.offset + (anchorCount + 1) * 4 + index * ANCHOR_LENGTH;
    const side = (offset: number): number => table.getInt32(entry + offset, true);
    const isLarge = side(12) - side(4) >= WIDE && side(16) - side(8) >= HIGH;
    byPosition.set(table.getUint32(anchors.offset + index * 4, true), { shape: table.getUint32(entry, true), isLarge });
  }
  const byShape = new Map<number, { readonly from: number; readonly to: number }[]>();
  const boxCount = Math.max(0, Math.floor((boxes.length - 4) / (4 + BOX_LENGTH)));
  for (let index = 0; index < boxCount; index += 1) {
    const from = boxesFrom + table.getUint32(boxes.offset + index * 4, true);
    const to = Math.min(boxesTo, boxesFrom + table.getUint32(boxes.offset + index * 4 + 4, true));
    const shape = table.getUint32(boxes.offset + (boxCount + 1) * 4 + index * BOX_LENGTH + 14, true);
    if (to > from && from >= boxesFrom) byShape.set(shape, [...(byShape.get(shape) ?? []), { from, to }]);
  }
  const take = (shape: number): Story | null => {
    const extents = byShape.get(shape);
    byShape.delete(shape);
    return extents?.flatMap(({ from, to }) => read(from, to)) ?? null;
  };
  return {
    at: (position) => {
      const anchor = byPosition.get(position);
      return anchor === undefined ? null : { story: take(anchor.shape), isLarge: anchor.isLarge };
    },
    unanchored: () => [...byShape.keys()].flatMap((shape) => take(shape) ?? []).map((item) => [item]),
  };
}
