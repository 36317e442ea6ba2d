import type { PageDrawing, PageSize } from '../../../core/disclosure/index.js';

/** An opened file whose pages can be drawn. */
export type OpenPages = {
  /** Sizes of the shown pages, in order. A page that cannot be opened has the size 0 × 0. */
  readonly sizes: readonly PageSize[];
  /** Draws a page. `page` from 1; `scale` in pixels per point, for what is drawn as pixels. */
  readonly draw: (page: number, scale: number) => PageDrawing;
  readonly close: () => void;
};

/** More pixels than this are not drawn for one page: 16 million take 64 MB. */
export const MOST_PIXELS = 16_000_000;
