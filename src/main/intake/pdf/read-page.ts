import type { Box, Matrix } from '../layout/geometry.js';
import { overlap, type PlacedPage } from '../layout/page.js';
import { picturesOn } from '../scan/read-parts.js';
import { readCharacters } from './characters.js';
import type { Engine, Pointer } from './engine.js';
import { readObjects } from './page-objects.js';

/** What a page turned out to be. */
export type PageKind =
  /** Text that was read. */
  | 'text'
  /** Nothing on it. */
  | 'blank'
  /** A picture of a page, without text. */
  | 'scan'
  /** A picture of a page with the hidden result of somebody's text recognition. */
  | 'scan-with-hidden-text'
  /** Words drawn as outlines. */
  | 'outlines'
  /** A picture or outlines, read by recognition. */
  | 'recognised'
  /** PDFium could not open it. */
  | 'damaged';

/** A page as read, with what is to be said about it. */
export type PageRead = {
  readonly placed: PlacedPage;
  readonly kind: PageKind;
  readonly unreadable: number;
  readonly slanted: number;
  /** A page-size picture was drawn over the text. */
  readonly covered: boolean;
  /** Pictures beside the text that may hold words. */
  readonly parts: readonly Box[];
  /** Box of a picture beside the text whose words, if it has any, are not read. */
  readonly picture: Box | null;
  /** Some words of the page were recognised in its pictures. */
  readonly partly: boolean;
  /** Text boxes and form fields laid over the page; they are not part of it and were not read. */
  readonly annotations: number;
  readonly cut: boolean;
  /** Pixels to an inch of the largest picture; 0 where there is none. */
  readonly dpi: number;
  /** The largest picture has one bit for a pixel: black and white alone. */
  readonly isTwoTone: boolean;
};

/** A picture of this share of the page is the page. */
const PAGE_SIZE = 0.5;
/** Fewer visible characters than this on a picture are a stamp or a page number. */
const FEW_CHARACTERS = 50;
/** On a page without text, a picture of this share or so many curves may be its words. */
const SPECK = 0.005;
/** A picture of this share of the page lies over all of it. */
const COVER = 0.8;
/** And may be open at its edges, where it was set straight. */
const SEEN_THROUGH = 0.1;
const SOME_CURVES = 20;
/** Where the bits of a pixel stand among what is known of a picture. */
const BITS = 16;
const FREE_TEXT = 3;
const WIDGET = 20;

/** Reads one page and frees it again. `index` from 0. */
export function readPage(engine: Engine, document: Pointer, index: number): PageRead {
  const { calls } = engine;
  const page = calls.FPDF_LoadPage(document, index);
  if (page === 0) return { ...nothing(index), kind: 'damaged' };
  try {
    const { frame, width, height } = frameOf(engine, page);
    const objects = readObjects(engine, page, frame);
    const text = readCharacters(engine, page, frame, objects.texts);
    const { horizontal, vertical } = objects.strokes;
    const placed: PlacedPage = {
      page: index + 1,
      width,
      height,
      characters: text.characters,
      rules: { horizontal, vertical },
    };
    const whole: Box = [0, 0, width, height];
    const shares = objects.images.map(({ box }) => area(overlap(box, whole)) / Math.max(area(whole), 1));
    // Scanners cut a page into strips, so all pictures count together.
    const share = shares.reduce((sum, part) => sum + part, 0);
    const visible = text.characters.filter((character) => character.text.trim() !== '').length;
    const isPicture = share >= PAGE_SIZE && visible < FEW_CHARACTERS;
    const largest = objects.images[shares.indexOf(Math.max(...shares))];
    const lastText = Math.max(0, ...text.characters.map(({ run }) => run));
    const cover = objects.images.find(({ order }, at) => order > lastText && (shares[at] ?? 0) >= COVER);
    const isCovered = visible > 0 && cover !== undefined && hidesAll(engine, document, page, cover.object);
    const hidden = text.invisible + (isCovered ? visible : 0);
    const kind = kindOf(isPicture || isCovered || (visible === 0 && share > SPECK), visible, hidden, objects.curves);
    const boxes = objects.images.map(({ box }) => box);
    return {
      // What a picture hides is nobody's print.
      placed: isCovered ? { ...placed, characters: [] } : placed,
      kind,
      unreadable: text.unreadable,
      slanted: text.slanted,
      covered: visible > 0 && cover !== undefined && !isCovered,
      parts: kind === 'text' ? picturesOn(boxes, placed) : [],
      picture: null,
      partly: false,
      annotations: countAnnotations(engine, page),
      cut: objects.cut,
      dpi: largest?.dpi ?? 0,
      isTwoTone: largest !== undefined && isTwoTone(engine, page, largest.object),
    };
  } finally {
    calls.FPDF_ClosePage(page);
  }
}

function kindOf(isPicture: boolean, visible: number, invisible: number, curves: number): PageKind {
  if (isPicture) return invisible > 0 ? 'scan-with-hidden-text' : 'scan';
  if (visible > 0) return 'text';
  if (invisible > 0) return 'scan-with-hidden-text';
  return curves >= SOME_CURVES ? 'outlines' : 'blank';
}

function nothing(index: number): Omit<PageRead, 'kind'> {
  const placed = { page: index + 1, width: 0, height: 0, characters: [], rules: { horizontal: [], vertical: [] } };
  return {
    placed,
    unreadable: 0,
    slanted: 0,
    covered: false,
    parts: [],
    picture: null,
    partly: false,
    annotations: 0,
    cut: false,
    dpi: 0,
    isTwoTone: false,
  };
}

function isTwoTone({ calls, scratch, integer }: Engine, page: Pointer, image: Pointer): boolean {
  return calls.FPDFImageObj_GetImageMetadata(image, page, scratch) !== 0 && integer(scratch + BITS) === 1;
}

/** True where nothing under a picture is seen: what stands there are the words of somebody's recognition. */
function hidesAll({ calls, bytes }: Engine, document: Pointer, page: Pointer, image: Pointer): boolean {
  if (calls.FPDFPageObj_HasTransparency(image)) return false;
  const bitmap = calls.FPDFImageObj_GetRenderedBitmap(document, page, image);
  if (bitmap === 0) return false;
  try {
    const [width, height, stride] = [
      calls.FPDFBitmap_GetWidth(bitmap),
      calls.FPDFBitmap_GetHeight(bitmap),
      calls.FPDFBitmap_GetStride(bitmap),
    ];
    if (stride < 4 * width) return true;
    const samples = bytes(calls.FPDFBitmap_GetBuffer(bitmap), stride * height);
    let open = 0;
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) if ((samples[y * stride + 4 * x + 3] ?? 255) < 255) open += 1;
    }
    return open <= SEEN_THROUGH * width * height;
  } finally {
    calls.FPDFBitmap_Destroy(bitmap);
  }
}

function area([x0, y0, x1, y1]: Box): number {
  return Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
}

/** How the page's own coordinates (y upwards, unturned, with an origin anywhere) become those of the shown page. */
function frameOf(
  { calls, scratch, float }: Engine,
  page: Pointer,
): { readonly frame: Matrix; readonly width: number; readonly height: number } {
  // FS_RECTF: left, top, right, bottom.
  calls.FPDF_GetPageBoundingBox(page, scratch);
  const [left, top, right, bottom] = [float(scratch), float(scratch + 4), float(scratch + 8), float(scratch + 12)];
  const width = right - left;
  const height = top - bottom;
  switch (calls.FPDFPage_GetRotation(page)) {
    case 1:
      return { frame: [0, 1, 1, 0, -bottom, -left], width: height, height: width };
    case 2:
      return { frame: [-1, 0, 0, 1, right, -bottom], width, height };
    case 3:
      return { frame: [0, -1, -1, 0, top, right], width: height, height: width };
    default:
      return { frame: [1, 0, 0, -1, -left, top], width, height };
  }
}

function countAnnotations({ calls }: Engine, page: Pointer): number {
  let count = 0;
  const all = Math.min(calls.FPDFPage_GetAnnotCount(page), 10_000);
  for (let index = 0; index < all; index += 1) {
    const annotation = calls.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const type = calls.FPDFAnnot_GetSubtype(annotation);
    if (type === FREE_TEXT || type === WIDGET) count += 1;
    calls.FPDFPage_CloseAnnot(annotation);
  }
  return count;
}
