import type { Engine, Pointer } from '../pdf/engine.js';
import { greyImage, type GreyImage } from './image.js';

/** Pages are read between these densities: less is too coarse for the model, more only takes time. Pixels to an inch. */
const COARSEST = 150;
const FINEST = 300;
/** More pixels than this are not drawn for one page. */
const MOST_PIXELS = 25_000_000;
/** Drawn smaller than this a picture in black and white becomes grey. */
const SMALLER = 1.2;
/** FPDFBitmap_BGRx: four bytes a pixel, the last unused. */
const FOUR_BYTES = 3;
const WHITE = 0xffffffff;
/** FPDF_ANNOT: with stamps, as the reader sees it. */
const AS_SEEN = 0x01;

/**
 * Draws a page in grey at the density of its picture. `index` from 0; `isTwoTone` where that picture is in black and white alone.
 * Null where it cannot be opened or is too large.
 */
export function renderPage(
  engine: Engine,
  document: Pointer,
  index: number,
  dpi: number,
  isTwoTone = false,
): GreyImage | null {
  const { calls } = engine;
  const page = calls.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  try {
    const [wide, high] = [calls.FPDF_GetPageWidthF(page), calls.FPDF_GetPageHeightF(page)];
    if (!(wide > 0 && high > 0)) return null;
    const wanted = Math.min(FINEST, Math.max(COARSEST, dpi));
    const scale = Math.min(wanted / 72, Math.sqrt(MOST_PIXELS / (wide * high)));
    const width = Math.max(1, Math.round(wide * scale));
    const height = Math.max(1, Math.round(high * scale));
    const bitmap = calls.FPDFBitmap_CreateEx(width, height, FOUR_BYTES, 0, 0);
    if (bitmap === 0) return null;
    try {
      calls.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      calls.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, AS_SEEN);
      const stride = calls.FPDFBitmap_GetStride(bitmap);
      const samples = engine.bytes(calls.FPDFBitmap_GetBuffer(bitmap), stride * height);
      const image = greyImage(samples, { width, height, stride }, 'bgra', scale * 72);
      // What is drawn much smaller than it is gets grey edges from that.
      return isTwoTone && dpi <= SMALLER * image.dpi ? { ...image, isTwoTone } : image;
    } finally {
      calls.FPDFBitmap_Destroy(bitmap);
    }
  } finally {
    calls.FPDF_ClosePage(page);
  }
}
