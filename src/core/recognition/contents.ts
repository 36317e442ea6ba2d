import type { Block, ContentsEntry, GridBlock } from '../disclosure/index.js';
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

/** How far behind 「目录」 its entries may reach. */
const MOST_ENTRIES = 120;

function pageOf(text: string): number | null {
  const digits = /(\d{1,4})\s*[-–—]?$/.exec(text.normalize('NFKC').trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The entry as printed, without the dots and the page number. */
function printedWords(text: string, isNumbered: boolean): string {
  return isNumbered ? text.replace(/[\s.．…·‥_-]*[-–—]?\s*[\d０-９]{1,4}\s*[-–—]?$/, '') : text;
}

/** Rows of words and a page number; null where the grid is something else. */
function entriesOfGrid(grid: GridBlock): readonly ContentsEntry[] | null {
  const entries: ContentsEntry[] = [];
  for (let row = 0; row < grid.rowCount; row += 1) {
    const cells = grid.cells.filter((cell) => cell.row === row && squeeze(cell.text) !== '');
    const [first, ...others] = cells;
    const last = others.at(-1);
    if (first === undefined) continue;
    if (last === undefined || others.length > 2 || !PAGE.test(squeeze(last.text).normalize('NFKC'))) return null;
    entries.push({ text: first.text.trim(), page: pageOf(last.text), at: first.at });
  }
  return entries;
}

/** True where a line begins as headings do. */
function isHeadingWords(words: string): boolean {
  return (
    words.length <= 40 && /^(?:第[一二三四五六七八九十]+|[一二三四五六七八九十]+、|[(（]|\d+[.、．]|附|表)/.test(words)
  );
}

const FIRST_PART = /^第一(?:部分|章)/;

/** True where a line names the first part again, which one of `entries` has named: the text begins, in whatever other words. */
export function beginsText(words: string, entries: Iterable<string>): boolean {
  return FIRST_PART.test(words) && [...entries].some((entry) => FIRST_PART.test(entry));
}

/** An entry broken over two lines is at least so long, and its second line no longer than this. */
const LEAST_BROKEN = 14;
const LONGEST_REST = 16;

/** 「出预算表」 below an entry without page number that broke off, with another entry behind: the rest of its words. */
function isRestOf(before: ContentsEntry | undefined, text: string, next: string | undefined): boolean {
  if (before === undefined || before.page !== null || squeeze(before.text).length < LEAST_BROKEN) return false;
  return (
    squeeze(text).length <= LONGEST_REST &&
    /^[\u4e00-\u9fff、（）“”]+$/.test(squeeze(text)) &&
    next !== undefined &&
    isHeadingWords(entryWords(next))
  );
}

/**
 * 目录条目. The entries behind a line 「目录」: lines with a page number, or short lines that begin like headings. The body
 * begins where a line repeats an entry, or is a sentence.
 */
export function contentsOf(blocks: readonly Block[]): readonly ContentsEntry[] {
  const start = blocks.findIndex((block) => block.type === 'paragraph' && isContentsHeading(block.text));
  if (start < 0) return [];
  const entries: ContentsEntry[] = [];
  const seen = new Set<string>();
  const behind = blocks.slice(start + 1);
  for (const [index, block] of behind.entries()) {
    if (block.type === 'grid') {
      const rows = entriesOfGrid(block);
      if (rows === null) break;
      entries.push(...rows);
      continue;
    }
    const text = block.text.trim();
    if (text === '' || PAGE.test(text)) continue;
    const words = entryWords(text);
    const isNumbered = isContentsEntry(text);
    const next = behind
      .slice(index + 1)
      .find((one) => one.type === 'grid' || (one.text.trim() !== '' && !PAGE.test(one.text.trim())));
    const last = entries.at(-1);
    if (!isNumbered && !isHeadingWords(words) && isRestOf(last, text, next?.type === 'paragraph' ? next.text : '')) {
      if (last !== undefined) entries[entries.length - 1] = { ...last, text: `${last.text}${text}` };
      continue;
    }
    const named = entries.map((entry) => entryWords(entry.text));
    if (beginsText(words, named)) break;
    // Some print a full stop behind every entry.
    if (seen.has(words) || /[。；]/.test(text.replace(/。$/, '')) || (!isNumbered && !isHeadingWords(words))) break;
    seen.add(words);
    entries.push({ text: printedWords(text, isNumbered), page: isNumbered ? pageOf(text) : null, at: block.at });
    if (entries.length >= MOST_ENTRIES) break;
  }
  return entries;
}
