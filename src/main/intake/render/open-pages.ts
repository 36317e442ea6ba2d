import type { PageDrawing, PageSize, SourceFormat } from '../../../core/disclosure/index.js';

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

/** Formats whose pages can be drawn, each with the code that does it, loaded when the first file comes. */
const OPENERS: Partial<Readonly<Record<SourceFormat, (bytes: Uint8Array) => Promise<OpenPages | null>>>> = {
  pdf: async (bytes) => (await import('./pdf-pages.js')).openPdfPages(bytes),
  ofd: async (bytes) => (await import('./ofd-pages.js')).openOfdPages(bytes),
  image: async (bytes) => (await import('./image-pages.js')).openImagePages(bytes),
};

/** True where the format has pages that can be drawn; the others are shown as text. */
export function hasPages(format: SourceFormat): boolean {
  return OPENERS[format] !== undefined;
}

/** Opens a file for drawing; null where it cannot be opened. */
export async function openPages(format: SourceFormat, bytes: Uint8Array): Promise<OpenPages | null> {
  return (await OPENERS[format]?.(bytes)) ?? null;
}
