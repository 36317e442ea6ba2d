import type { PageDrawing, PageSize } from '../../../core/disclosure/index.js';
import { loadEngine, type Engine, type Pointer } from '../pdf/engine.js';
import { MOST_PIXELS, type OpenPages } from './opened-pages.js';
import { dataAddress, encodePng, samplesOf } from './png.js';

/** FPDFBitmap_BGRx: four bytes a pixel, the last unused. */
const FOUR_BYTES = 3;
const WHITE = 0xffffffff;
/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER: with stamps and remarks; red first, as PNG has it. */
const AS_SEEN = 0x01 | 0x10;

/** The engine brings along Latin letters only; this computer's fonts are not looked for. */
const FOREIGN = '部分中文的字体没有嵌入文件，可能未绘出';
/** Text without ink: the hidden layer of a scan. */
const INVISIBLE = 3;
const FIRST_HAN = 0x2e80;

/** Opens a PDF file for drawing. The engine keeps the bytes until `close`. */
export async function openPdfPages(bytes: Uint8Array): Promise<OpenPages | null> {
  const engine = await loadEngine();
  const { calls } = engine;
  const stored = engine.store(bytes);
  if (stored === 0) return null;
  const document = calls.FPDF_LoadMemDocument(stored, bytes.length, 0);
  if (document === 0) {
    engine.release(stored);
    return null;
  }
  return {
    sizes: pageSizes(engine, document),
    draw: (page, scale) => drawPage(engine, document, page, scale),
    close: () => {
      calls.FPDF_CloseDocument(document);
      engine.release(stored);
    },
  };
}

/** Sizes as the page dictionaries state them; `/Rotate` is applied. No page is opened for it. */
function pageSizes({ calls, scratch, float }: Engine, document: Pointer): readonly PageSize[] {
  return Array.from({ length: calls.FPDF_GetPageCount(document) }, (_, index) =>
    calls.FPDF_GetPageSizeByIndexF(document, index, scratch) === 0
      ? { width: 0, height: 0 }
      : { width: float(scratch), height: float(scratch + 4) },
  );
}

function drawPage(engine: Engine, document: Pointer, number: number, wanted: number): PageDrawing {
  const { calls } = engine;
  const page = calls.FPDF_LoadPage(document, number - 1);
  if (page === 0) return { type: 'none', message: '此页已损坏，不能显示。请重新取得文件，或用其他软件打开原件核对。' };
  try {
    const [wide, high] = [calls.FPDF_GetPageWidthF(page), calls.FPDF_GetPageHeightF(page)];
    const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / Math.max(1, wide * high)));
    const width = Math.max(1, Math.round(wide * scale));
    const height = Math.max(1, Math.round(high * scale));
    const bitmap = calls.FPDFBitmap_CreateEx(width, height, FOUR_BYTES, 0, 0);
    if (bitmap === 0) return { type: 'none', message: '此页过大，内存不足，不能显示。请用其他软件打开原件核对。' };
    try {
      calls.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      calls.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, AS_SEEN);
      const pixels = engine.bytes(calls.FPDFBitmap_GetBuffer(bitmap), calls.FPDFBitmap_GetStride(bitmap) * height);
      const source = dataAddress('image/png', encodePng(samplesOf(pixels, width, height)));
      return { type: 'picture', source, remarks: hasForeignHan(engine, page) ? [FOREIGN] : [] };
    } finally {
      calls.FPDFBitmap_Destroy(bitmap);
    }
  } finally {
    calls.FPDF_ClosePage(page);
  }
}

/** True where the page has Chinese text in a font that the file only names. */
function hasForeignHan({ calls }: Engine, page: Pointer): boolean {
  const text = calls.FPDFText_LoadPage(page);
  if (text === 0) return false;
  try {
    const looked = new Set<Pointer>();
    const count = calls.FPDFText_CountChars(text);
    for (let index = 0; index < count; index += 1) {
      if (calls.FPDFText_GetUnicode(text, index) < FIRST_HAN) continue;
      const object = calls.FPDFText_GetTextObject(text, index);
      if (object === 0 || looked.has(object)) continue;
      looked.add(object);
      const isInvisible = calls.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE;
      if (!isInvisible && calls.FPDFFont_GetIsEmbedded(calls.FPDFTextObj_GetFont(object)) === 0) return true;
    }
    return false;
  } finally {
    calls.FPDFText_ClosePage(text);
  }
}
