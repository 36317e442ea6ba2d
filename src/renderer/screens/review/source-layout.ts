import type { PageSize } from '../../../core/disclosure/index.js';
import type { PagePlace } from './source-frames.js';

/** 缩放: the width of the pane, or percent of the printed size. */
export type Zoom = 'width' | number;

export const ZOOM_STEPS: readonly number[] = [50, 75, 100, 125, 150, 200, 300, 400];

/** Space around and between pages, in px. */
export const PAGE_GAP = 10;
/** A page that could not be opened is shown as an empty sheet of this size. */
const UNKNOWN: PageSize = { width: 595, height: 842 };
/** CSS pixels in a point at the printed size. */
const PRINTED = 96 / 72;

/** A page in the pane: top and size in px; `scale` in px per point. */
export type PlacedSheet = {
  readonly page: number;
  readonly size: PageSize;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
};

/** Stacks the pages. `width` is that of the pane in px. */
export function stackPages(pages: readonly PageSize[], zoom: Zoom, width: number): readonly PlacedSheet[] {
  let top = PAGE_GAP;
  return pages.map((stated, index): PlacedSheet => {
    const size = stated.width > 0 && stated.height > 0 ? stated : UNKNOWN;
    const scale = zoom === 'width' ? Math.max(100, width - 2 * PAGE_GAP) / size.width : (PRINTED * zoom) / 100;
    const sheet = { page: index + 1, size, top, width: size.width * scale, height: size.height * scale, scale };
    top += sheet.height + PAGE_GAP;
    return sheet;
  });
}

/** Width the stacked pages need, in px. */
export function stackWidth(sheets: readonly PlacedSheet[]): number {
  return sheets.reduce((most, sheet) => Math.max(most, sheet.width), 0) + 2 * PAGE_GAP;
}

/** The page that is looked at: the one a third down the view. */
export function pageAt(sheets: readonly PlacedSheet[], top: number, height: number): number {
  const line = top + height / 3;
  return sheets.findLast((sheet) => sheet.top <= line)?.page ?? 1;
}

/** The next step of the zoom. From 适合宽度 it goes on from the scale that is shown. */
export function nextZoom(zoom: Zoom, shown: number, by: 1 | -1): number {
  const current = zoom === 'width' ? (shown / PRINTED) * 100 : zoom;
  const next =
    by === 1 ? ZOOM_STEPS.find((step) => step > current + 1) : ZOOM_STEPS.findLast((step) => step < current - 1);
  return next ?? (by === 1 ? 400 : 50);
}

type Rectangle = { readonly top: number; readonly left: number; readonly height: number; readonly width: number };

/** Where a place of a page lies in the pane, in px. Pages narrower than the pane stand in its middle. */
export function rectangleOf(
  sheets: readonly PlacedSheet[],
  { page, box: [x0, y0, x1, y1] }: PagePlace,
  width: number,
): Rectangle | null {
  const sheet = sheets[page - 1];
  if (sheet === undefined) return null;
  const { scale, top } = sheet;
  const left = (Math.max(width, stackWidth(sheets)) - sheet.width) / 2;
  return {
    top: top + y0 * scale,
    left: left + x0 * scale,
    height: (y1 - y0) * scale,
    width: (x1 - x0) * scale,
  };
}

/**
 * The place a jump brings into view: the first rectangle, as broad as all of them on its page where the pane has room for it. Lines of one sentence begin at different
 * edges, and each is to be read from its beginning.
 */
export function placeOfAll(
  sheets: readonly PlacedSheet[],
  places: readonly PagePlace[],
  width: number,
): Rectangle | null {
  const [first] = places;
  if (first === undefined) return null;
  const place = rectangleOf(sheets, first, width);
  if (place === null) return null;
  const own = places.filter(({ page }) => page === first.page).flatMap((one) => rectangleOf(sheets, one, width) ?? []);
  const left = Math.min(...own.map((one) => one.left));
  const right = Math.max(...own.map((one) => one.left + one.width));
  // Where they are broader than the pane, the first is the one that must be seen.
  return right - left > width ? place : { ...place, left, width: right - left };
}

/** Where the pane scrolls to bring a place into view; the view as it is where the place is in view already. */
export function scrollFor(place: Rectangle, view: Rectangle): { readonly top: number; readonly left: number } {
  const isIn = (from: number, size: number, start: number, length: number): boolean =>
    from >= start && from + size <= start + length;
  const top = isIn(place.top, place.height, view.top, view.height)
    ? view.top
    : Math.max(0, place.top - Math.max(0, view.height - place.height) / 3);
  const left = isIn(place.left, place.width, view.left, view.width)
    ? view.left
    : Math.max(0, place.left - Math.max(0, view.width - place.width) / 2);
  return { top, left };
}
