import type { Item, LaidPage, LineItem } from './items.js';

/** 页眉页脚 stand in this share of the longer side from the edge: margins stay when a page is laid on its side. */
const MARGIN = 0.1;
/** A line on this many pages at the same height is a running head or foot. */
const FEWEST_PAGES = 3;
/** Heights that differ less than this are the same. Points. */
const SAME_HEIGHT = 3;
/** Em between a running head and what follows it; a caption stands nearer to its table. */
const ROOM = 1.2;
const DECORATED_NUMBER =
  /^(?:[-—–－·•.]+\d{1,4}[-—–－·•.]+|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}\/\d{1,4}|[-—–－]?[ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[-—–－]?)$/;
const BARE_NUMBER = /^\d{1,4}$/;

/**
 * Leaves page numbers and repeated running heads and feet out. The first copy of a repeated line stays: it may be the only
 * place where the document names itself, and a title printed again on each page of a table is only needed once.
 */
export function withoutFurniture(pages: readonly LaidPage[]): readonly LaidPage[] {
  const repeated = repeatedLines(pages);
  const seen = new Set<string>();
  const offsets = numberOffsets(pages);
  return pages.map((page) => ({
    ...page,
    items: page.items.filter((item, index) => {
      if (item.type !== 'line' || !isAtEdge(page, item, index)) return true;
      if (isPageNumber(page, item, offsets)) return false;
      const key = keyOf(page, item);
      if (!repeated.has(key)) return true;
      const isFirst = !seen.has(key);
      seen.add(key);
      return isFirst;
    }),
  }));
}

/** First or last on the page, in its margin, with room between it and the rest. */
function isAtEdge(page: LaidPage, item: LineItem, index: number): boolean {
  const [, y0, , y1] = item.box;
  const margin = MARGIN * Math.max(page.width, page.height);
  if (y1 < margin) {
    const next = page.items[index + 1];
    return index === 0 && (next === undefined || topOf(next) - item.line.baseline > ROOM * item.line.size);
  }
  return y0 > page.height - margin && page.items.slice(index + 1).every((other) => other.type === 'line');
}

function topOf(item: Item): number {
  return item.type === 'line' ? item.line.baseline - item.line.size : item.box[1];
}

function printed(item: LineItem): string {
  return item.line.text.replace(/\s/g, '');
}

/** Where the line stands and what it says; digits of a foot count page numbers. */
function keyOf(page: LaidPage, item: LineItem): string {
  const atFoot = item.box[1] > page.height / 2;
  const height = Math.round((atFoot ? page.height - item.line.baseline : item.line.baseline) / SAME_HEIGHT);
  return `${atFoot ? 'foot' : 'head'} ${height} ${atFoot ? printed(item).replace(/\d+/g, '#') : printed(item)}`;
}

function repeatedLines(pages: readonly LaidPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const [index, item] of page.items.entries()) {
      if (item.type !== 'line' || !isAtEdge(page, item, index)) continue;
      const key = keyOf(page, item);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= FEWEST_PAGES).map(([key]) => key));
}

/** True for 「第3页」「- 3 -」: a page number that needs no other page to be known for one. */
export function isDecoratedNumber(text: string): boolean {
  return DECORATED_NUMBER.test(text.replace(/\s/g, ''));
}

function isPageNumber(page: LaidPage, item: LineItem, offsets: ReadonlySet<number>): boolean {
  const text = printed(item);
  if (DECORATED_NUMBER.test(text)) return true;
  return BARE_NUMBER.test(text) && offsets.has(Number(text) - page.page);
}

/** Differences between printed and real page numbers that several pages share. */
function numberOffsets(pages: readonly LaidPage[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const page of pages) {
    for (const [index, item] of page.items.entries()) {
      if (item.type !== 'line' || !isAtEdge(page, item, index) || !BARE_NUMBER.test(printed(item))) continue;
      const offset = Number(printed(item)) - page.page;
      counts.set(offset, (counts.get(offset) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([offset, count]) => count >= 2 || offset === 0).map(([offset]) => offset));
}
