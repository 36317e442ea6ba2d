import type { Grid } from './grid.js';
import { filled } from './grid.js';
import { plain, squeeze } from './words.js';

const PAGE = /^[-–—]?\s*\d{1,4}\s*[-–—]?$/;
const LEADER = /(?:[.．…·‥_]{3,}|-{4,}|\s)\s*[-–—]?\s*\d{1,4}\s*[-–—]?$/;

/** 「目录」 as a line of its own. */
export function isContentsHeading(text: string): boolean {
  return /^(?:目录|目錄|contents)$/i.test(plain(text));
}

/** An entry of a table of contents with its page number: 「一、单位概况 …… 3」. */
export function isContentsEntry(text: string): boolean {
  return /[\u4e00-\u9fff]/.test(text) && LEADER.test(text.trim().normalize('NFKC')) && !/\d[.,]\d/.test(text);
}

/** The words of an entry without leader and page number, for recognising the heading they announce. */
export function entryWords(text: string): string {
  return plain(text.normalize('NFKC').trim().replace(LEADER, '')).replace(/[.…·_-]+$/, '');
}

/** A grid that is a table of contents: every row is words and a page number, the numbers never fall. */
export function isContentsGrid(grid: Grid, afterHeading: boolean): boolean {
  let page = 0;
  let entries = 0;
  for (const row of grid.rows) {
    const cells = filled(row);
    const last = cells[cells.length - 1];
    const first = cells[0];
    if (first === undefined || last === undefined) continue;
    if (cells.length > 3 || !/[\u4e00-\u9fff]/.test(first.text)) return false;
    if (cells.length === 1) {
      if (!afterHeading) return false;
      continue;
    }
    const printed = squeeze(last.text).normalize('NFKC');
    if (!PAGE.test(printed)) return false;
    const number = Number(printed.replace(/[^\d]/g, ''));
    if (number < page) return false;
    page = number;
    entries += 1;
    const dashed = /[-–—]/.test(printed);
    if (!afterHeading && !dashed && !/^[一二三四五六七八九十\d（(第]/.test(squeeze(first.text))) return false;
  }
  return entries > 0 && (afterHeading || entries > 1);
}
