import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Addresses inside the engine's memory. 0 = nothing. */
export type Pointer = number;

/** The functions of PDFium that are used here. Numbers are addresses, indexes or counts; 0 is false, or nothing. */
type Calls = {
  readonly PDFiumExt_Init: () => void;
  readonly FPDF_LoadMemDocument: (data: Pointer, length: number, password: Pointer) => Pointer;
  readonly FPDF_GetLastError: () => number;
  readonly FPDF_CloseDocument: (document: Pointer) => void;
  readonly FPDF_GetPageCount: (document: Pointer) => number;
  readonly FPDF_LoadPage: (document: Pointer, index: number) => Pointer;
  readonly FPDF_ClosePage: (page: Pointer) => void;
  readonly FPDF_GetPageWidthF: (page: Pointer) => number;
  readonly FPDF_GetPageHeightF: (page: Pointer) => number;
  /** FS_SIZEF: width, height; as shown. */
  readonly FPDF_GetPageSizeByIndexF: (document: Pointer, index: number, size: Pointer) => number;
  readonly FPDFBitmap_CreateEx: (
    width: number,
    height: number,
    format: number,
    buffer: Pointer,
    stride: number,
  ) => Pointer;
  readonly FPDFBitmap_FillRect: (
    bitmap: Pointer,
    left: number,
    top: number,
    width: number,
    height: number,
    colour: number,
  ) => number;
  readonly FPDFBitmap_GetWidth: (bitmap: Pointer) => number;
  readonly FPDFBitmap_GetHeight: (bitmap: Pointer) => number;
  readonly FPDFBitmap_GetBuffer: (bitmap: Pointer) => Pointer;
  readonly FPDFBitmap_GetStride: (bitmap: Pointer) => number;
  readonly FPDFBitmap_Destroy: (bitmap: Pointer) => void;
  readonly FPDF_RenderPageBitmap: (
    bitmap: Pointer,
    page: Pointer,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ) => void;
  readonly FPDF_GetPageBoundingBox: (page: Pointer, box: Pointer) => number;
  readonly FPDFPage_GetRotation: (page: Pointer) => number;
  readonly FPDFPage_CountObjects: (page: Pointer) => number;
  readonly FPDFPage_GetObject: (page: Pointer, index: number) => Pointer;
  readonly FPDFPage_GetAnnotCount: (page: Pointer) => number;
  readonly FPDFPage_GetAnnot: (page: Pointer, index: number) => Pointer;
  readonly FPDFPage_CloseAnnot: (annotation: Pointer) => void;
  readonly FPDFAnnot_GetSubtype: (annotation: Pointer) => number;
  readonly FPDFFormObj_CountObjects: (form: Pointer) => number;
  readonly FPDFFormObj_GetObject: (form: Pointer, index: number) => Pointer;
  readonly FPDFPageObj_GetType: (object: Pointer) => number;
  readonly FPDFPageObj_GetMatrix: (object: Pointer, matrix: Pointer) => number;
  readonly FPDFPageObj_GetBounds: (
    object: Pointer,
    left: Pointer,
    bottom: Pointer,
    right: Pointer,
    top: Pointer,
  ) => number;
  readonly FPDFPageObj_GetClipPath: (object: Pointer) => Pointer;
  readonly FPDFPageObj_GetStrokeWidth: (object: Pointer, width: Pointer) => number;
  readonly FPDFImageObj_GetImagePixelSize: (image: Pointer, width: Pointer, height: Pointer) => number;
  /** FPDF_IMAGEOBJ_METADATA: width, height, two densities, bits of a pixel, colour space, mark; four bytes each. */
  readonly FPDFImageObj_GetImageMetadata: (image: Pointer, page: Pointer, data: Pointer) => number;
  /** The picture as it is placed, with its masks: BGRA. To be destroyed. */
  readonly FPDFImageObj_GetRenderedBitmap: (document: Pointer, page: Pointer, image: Pointer) => Pointer;
  readonly FPDFPageObj_HasTransparency: (object: Pointer) => number;
  readonly FPDFClipPath_CountPaths: (clip: Pointer) => number;
  readonly FPDFClipPath_CountPathSegments: (clip: Pointer, path: number) => number;
  readonly FPDFClipPath_GetPathSegment: (clip: Pointer, path: number, index: number) => Pointer;
  readonly FPDFPath_GetDrawMode: (path: Pointer, fill: Pointer, stroke: Pointer) => number;
  readonly FPDFPath_CountSegments: (path: Pointer) => number;
  readonly FPDFPath_GetPathSegment: (path: Pointer, index: number) => Pointer;
  readonly FPDFPathSegment_GetPoint: (segment: Pointer, x: Pointer, y: Pointer) => number;
  readonly FPDFPathSegment_GetType: (segment: Pointer) => number;
  readonly FPDFPathSegment_GetClose: (segment: Pointer) => number;
  readonly FPDFTextObj_GetTextRenderMode: (text: Pointer) => number;
  readonly FPDFTextObj_GetFont: (text: Pointer) => Pointer;
  /** 1: the file holds the font; 0: it only names it. */
  readonly FPDFFont_GetIsEmbedded: (font: Pointer) => number;
  readonly FPDFText_LoadPage: (page: Pointer) => Pointer;
  readonly FPDFText_ClosePage: (text: Pointer) => void;
  readonly FPDFText_CountChars: (text: Pointer) => number;
  readonly FPDFText_GetUnicode: (text: Pointer, index: number) => number;
  readonly FPDFText_IsGenerated: (text: Pointer, index: number) => number;
  readonly FPDFText_HasUnicodeMapError: (text: Pointer, index: number) => number;
  readonly FPDFText_GetFontSize: (text: Pointer, index: number) => number;
  readonly FPDFText_GetMatrix: (text: Pointer, index: number, matrix: Pointer) => number;
  readonly FPDFText_GetLooseCharBox: (text: Pointer, index: number, box: Pointer) => number;
  readonly FPDFText_GetCharOrigin: (text: Pointer, index: number, x: Pointer, y: Pointer) => number;
  readonly FPDFText_GetTextObject: (text: Pointer, index: number) => Pointer;
};

/**
 * What the loader gives. The functions are taken from the module itself: the package's wrappers look every call up again,
 * which takes longer than the calls.
 */
type Loaded = {
  readonly pdfium: {
    readonly HEAPU8: Uint8Array;
    readonly HEAPF32: Float32Array;
    readonly HEAPF64: Float64Array;
    readonly HEAP32: Int32Array;
    readonly wasmExports: Calls & {
      readonly malloc: (size: number) => Pointer;
      readonly free: (pointer: Pointer) => void;
    };
  };
};

/** PDFium with its memory. */
export type Engine = {
  readonly calls: Calls;
  /** Copies bytes into the engine; `release` frees them. 0 where its memory is exhausted. */
  readonly store: (bytes: Uint8Array) => Pointer;
  readonly release: (pointer: Pointer) => void;
  /** Room for up to 64 bytes of results, always the same. */
  readonly scratch: Pointer;
  /** A copy of the engine's memory. */
  readonly bytes: (at: Pointer, length: number) => Uint8Array;
  readonly float: (at: Pointer) => number;
  readonly double: (at: Pointer) => number;
  readonly integer: (at: Pointer) => number;
};

let engine: Promise<Engine> | null = null;

/** Loads PDFium into this thread, once. The WASM file comes from the installed package, never from a network. */
export function loadEngine(): Promise<Engine> {
  engine ??= start();
  return engine;
}

async function start(): Promise<Engine> {
  const { init } = await import('@embedpdf/pdfium');
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
  // The engine's remarks about damaged files are not for the terminal.
  const silent = (): void => undefined;
  const overrides: object = { wasmBinary, print: silent, printErr: silent };
  const loaded: unknown = await init(overrides);
  return engineFrom(loaded as Loaded);
}

function engineFrom(loaded: Loaded): Engine {
  // Read through `pdfium` each time: the views are replaced when the memory grows.
  const { pdfium } = loaded;
  const { malloc, free } = pdfium.wasmExports;
  pdfium.wasmExports.PDFiumExt_Init();
  return {
    calls: pdfium.wasmExports,
    store: (bytes) => {
      const pointer = malloc(bytes.length);
      if (pointer !== 0) pdfium.HEAPU8.set(bytes, pointer);
      return pointer;
    },
    release: free,
    scratch: malloc(64),
    bytes: (at, length) => pdfium.HEAPU8.slice(at, at + length),
    float: (at) => pdfium.HEAPF32[at >> 2] ?? 0,
    double: (at) => pdfium.HEAPF64[at >> 3] ?? 0,
    integer: (at) => pdfium.HEAP32[at >> 2] ?? 0,
  };
}
