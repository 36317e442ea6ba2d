import type { SourceFormat } from '../../../core/disclosure/index.js';
import type { OpenPages } from './opened-pages.js';

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
