import type { Item, LaidCell, LaidPage, LineItem, TableItem } from './items.js';
import { keyColumns } from './key-columns.js';
import { mergeOverBreak } from './over-break.js';
import { holdRows, isAbove, isBehind, isHeadings } from './unruled.js';

/** Column edges of two pages agree when they differ by no more than this. Points. */
const SAME_EDGE = 2.5;
/** Lines above a table that can be its caption. */
const CAPTION_LINES = 6;
/** A repeated header row shares this much of its text with the first one; clipping may have cut some of it. */
const SAME_TEXT = 0.85;
/** Lines behind a table without lines that show whether it goes on. */
const LINES_BEHIND = 80;
/** So many lines at the foot of a page show whether rows end it; one of them can be the page number. */
const LAST_LINES = 3;
const WORDS = /\p{Script=Han}/u;

/** An amount with decimals, with groups of thousands, or a zero: no code and no number of a column. */
export const AMOUNT = /^[-－−△▲(（]?(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d+|0)[)）%]?$/;

/** A document in reading order after tables have been joined over page breaks. */
export type Flow = readonly (
  | { readonly type: 'line'; readonly item: LineItem; readonly page: number }
  | { readonly type: 'table'; readonly table: TableItem; readonly page: number }
)[];

type OpenTable = { table: TableItem; readonly caption: readonly string[]; readonly page: number };

/**
 * 续页拼接. Joins a table with its continuation on the next page: it is the last thing on one page and the first on the next,
 * has the same columns, and no caption of its own. Repeated captions and header rows go.
 */
export function stitchPages(pages: readonly LaidPage[], known = wordsIn(pages)): Flow {
  const flow = stitch(pages, known);
  return flow.flatMap((part, index): Flow => {
    if (part.type === 'line' || part.table.lines === undefined) return [part];
    const isPart =
      isCutOff(part.table.lines, flow.slice(index + 1, index + 1 + LINES_BEHIND)) ||
      isHeadless(part, flow[index - 1]) ||
      isRest(part, flow.slice(Math.max(0, index - LINES_BEHIND), index));
    if (!isPart) return [part];
    return part.table.lines.map(({ line, page }) => ({
      type: 'line',
      item: { type: 'line', line, box: line.box },
      page,
    }));
  });
}

/** True where a table without lines has no headings, or some of them stand at the foot of the page before. */
function isHeadless(
  { table, page }: Extract<Flow[number], { type: 'table' }>,
  before: Flow[number] | undefined,
): boolean {
  return (
    table.headless === true || (before?.type === 'line' && before.page === page - 1 && isHeadings(before.item.line))
  );
}

/** True where a table without lines begins a page and rows end the one before: its beginning was not read. */
function isRest({ page }: Extract<Flow[number], { type: 'table' }>, before: Flow): boolean {
  const above = before.filter((part) => part.page === page);
  const last = before.filter((part) => part.page === page - 1 && part.type === 'line').slice(-LAST_LINES);
  return (
    !above.some((part) => part.type === 'table' || isAbove(part.item.line)) &&
    last.length > 0 &&
    holdRows(last.flatMap((part) => (part.type === 'line' ? part.item.line : [])))
  );
}

/** True where rows stand at the head of the page behind a table without lines: half a table would be read as all of it. */
function isCutOff(lines: NonNullable<TableItem['lines']>, behind: Flow): boolean {
  const last = lines[lines.length - 1]?.page ?? 0;
  // What the table is followed by on its own page says that it ended there.
  if (behind.some((part) => part.page === last && part.type === 'line' && isBehind(part.item.line))) return false;
  const next = behind.filter(({ page }) => page === last + 1);
  const table = next.findIndex(({ type }) => type === 'table');
  const above = next.slice(0, table < 0 ? next.length : table);
  const first = next[table];
  return (
    holdRows(above.flatMap((part) => (part.type === 'line' ? part.item.line : []))) ||
    (first?.type === 'table' && first.table.headless === true)
  );
}

function stitch(pages: readonly LaidPage[], known: ReadonlyMap<string, number>): Flow {
  const flow: Flow[number][] = [];
  let open: OpenTable | null = null;
  for (const { page, items } of pages) {
    const first = items.findIndex((item) => item.type === 'table');
    let from = 0;
    if (open !== null) {
      const table = items[first];
      const above = items.slice(0, Math.max(first, 0));
      const joined: TableItem | null =
        table?.type === 'table' && repeatsCaption(above, open.caption)
          ? join(open.table, table, above.length === 0, known)
          : null;
      if (joined !== null) {
        open.table = joined;
        from = first + 1;
      }
      if (joined === null || from < items.length) {
        flow.push({ type: 'table', table: open.table, page: open.page });
        open = null;
      }
    }
    for (let index = from; index < items.length; index += 1) {
      const item = items[index];
      if (item === undefined) continue;
      if (item.type === 'line') flow.push({ type: 'line', item, page });
      else if (index === items.length - 1) open = { table: item, caption: captionOf(items.slice(0, index)), page };
      else flow.push({ type: 'table', table: item, page });
    }
  }
  if (open !== null) flow.push({ type: 'table', table: open.table, page: open.page });
  return flow;
}

/** How often which words fill a cell: a name that a page break cuts in two often stands elsewhere as a whole. */
export function wordsIn(pages: readonly LaidPage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of pages.flatMap(({ items }) => items)) {
    for (const { text } of item.type === 'table' ? item.cells : []) {
      const words = squeeze(text);
      if (words !== '') counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return counts;
}

function captionOf(above: readonly Item[]): readonly string[] {
  const lines: string[] = [];
  for (const item of [...above].reverse()) {
    if (item.type !== 'line' || lines.length >= CAPTION_LINES) break;
    lines.push(wordsOf(item));
  }
  return lines;
}

function wordsOf(item: LineItem): string {
  return squeeze(item.line.text).replace(/[（(]?续表?[)）]?$/, '');
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

/** True where nothing stands above the table, or only what stood above its beginning. */
function repeatsCaption(above: readonly Item[], caption: readonly string[]): boolean {
  return above.every((item) => item.type === 'line' && (wordsOf(item) === '' || caption.includes(wordsOf(item))));
}

/**
 * Both tables as one; null where they are not one. `bare`: nothing stands above the lower one, so that it may also have
 * fewer columns than the upper one, or more: a page on which only merged cells stand shows only some of the edges.
 */
function join(upper: TableItem, lower: TableItem, bare: boolean, known: ReadonlyMap<string, number>): TableItem | null {
  if (upper.unruled || lower.unruled) {
    const isOne =
      upper.columns !== undefined &&
      (upper.columns === lower.columns || upper.columns === lower.partOf || upper.partOf === lower.columns);
    const whole = isOne ? append(upper, lower, known) : null;
    if (whole === null) return null;
    // The next page goes on in the columns of the last one.
    const columns = lower.columns === undefined ? {} : { columns: lower.columns };
    return { ...whole, ...columns, lines: [...(upper.lines ?? []), ...(lower.lines ?? [])] };
  }
  if (sameEdges(upper.edges, lower.edges)) return append(upper, lower, known);
  if (!bare) return null;
  const fittedLower = refit(lower, upper.edges);
  if (fittedLower !== null) return append(upper, fittedLower, known);
  const fittedUpper = refit(upper, lower.edges);
  return fittedUpper === null ? null : append(fittedUpper, lower, known);
}

/** The table with the columns of `edges`, where its own edges are among them and both are equally wide. */
function refit(table: TableItem, edges: readonly number[]): TableItem | null {
  const places = table.edges.map((edge) => edges.findIndex((other) => Math.abs(other - edge) <= SAME_EDGE));
  const isWhole = places[0] === 0 && places[places.length - 1] === edges.length - 1;
  if (!isWhole || new Set(places).size < places.length || places.includes(-1)) return null;
  const cells = table.cells.map((cell) => {
    const column = places[cell.column] ?? 0;
    return { ...cell, column, columnSpan: (places[cell.column + cell.columnSpan] ?? column + 1) - column };
  });
  return { ...table, cells, edges, columnCount: edges.length - 1 };
}

/** Both tables as one, repeated header rows left out; null where they are not one. They have the same columns. */
export function append(upper: TableItem, lower: TableItem, known: ReadonlyMap<string, number>): TableItem | null {
  const repeated = repeatedRows(upper, lower);
  // The same names in the same order under other headings: the right half of a wide table, and no continuation.
  if (repeated === 0 && upper.rowCount === lower.rowCount && keyColumns(upper, lower) > 0) return null;
  if (repeated === 0 && bannerOf(lower) !== null && bannerOf(upper) !== null) return null;
  const shift = upper.rowCount - repeated;
  const added: LaidCell[] = [];
  for (const cell of lower.cells) if (cell.row >= repeated) added.push({ ...cell, row: cell.row + shift });
  const { cells, restRows } = mergeOverBreak(upper.cells, added, upper.rowCount, known);
  return { ...upper, cells, rowCount: shift + lower.rowCount - restRows };
}

function sameEdges(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((edge, index) => Math.abs(edge - (right[index] ?? 0)) <= SAME_EDGE);
}

/** The words of a first row that is one cell over the whole width: a title inside the table. */
export function bannerOf(table: TableItem): string | null {
  const first = table.cells[0];
  return first !== undefined && first.row === 0 && first.columnSpan === table.columnCount && first.text !== ''
    ? first.text
    : null;
}

/** Number of rows at the top of the lower part that repeat those of the upper one. */
function repeatedRows(upper: TableItem, lower: TableItem): number {
  const above = rowsOf(upper);
  const below = rowsOf(lower);
  let count = 0;
  for (let reach = 0; count < Math.min(above.length, below.length); count += 1) {
    const mine = above[count] ?? [];
    const other = below[count] ?? [];
    if (!sameRow(mine, other) || (mine.length === 0 && reach <= count) || isFigures(mine)) break;
    reach = Math.max(reach, ...mine.map(({ rowSpan }) => count + rowSpan));
  }
  // Blank rows on both pages are no headings: a column without figures has many of them.
  const worded = above.slice(0, count).flat();
  return Math.max(
    0,
    ...worded.filter(({ text }) => text !== '').map(({ row, rowSpan }) => Math.min(row + rowSpan, count)),
  );
}

/**
 * True where a row holds amounts or dashes and nothing else. Such rows are alike without repeating each other: the sheets of a wide
 * table that hold only its last columns are full of 「0.00」. Numbers of columns are whole and no zero.
 */
function isFigures(row: readonly LaidCell[]): boolean {
  const texts = row.map(({ text }) => squeeze(text)).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => AMOUNT.test(text) || !/[\p{L}\d]/u.test(text));
}

function rowsOf(table: TableItem): readonly (readonly LaidCell[])[] {
  const rows: LaidCell[][] = Array.from({ length: table.rowCount }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cell);
  return rows;
}

function sameRow(left: readonly LaidCell[], right: readonly LaidCell[]): boolean {
  if (left.length !== right.length) return false;
  const sameSpans = left.every((cell, index) => {
    const other = right[index];
    return other?.column === cell.column && other.columnSpan === cell.columnSpan && other.rowSpan === cell.rowSpan;
  });
  return sameSpans && left.every((cell, index) => sameHeading(squeeze(cell.text), squeeze(right[index]?.text ?? '')));
}

/**
 * True where both say the same, or clipping took some words of one. What has no words must be the same to the digit: the
 * figures of two rows of a table consist of the same digits more often than not.
 */
function sameHeading(one: string, other: string): boolean {
  if (one === other) return true;
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (!WORDS.test(longer)) return false;
  const isCut = shorter !== '' && longer.includes(shorter);
  return isCut || (digitsOf(one) === digitsOf(other) && commonShare(one, other) >= SAME_TEXT);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Characters that both texts have, as a share of the longer one; 1 for two empty texts. */
function commonShare(left: string, right: string): number {
  const longer = Math.max(left.length, right.length);
  if (longer === 0) return 1;
  const counts = new Map<string, number>();
  for (const character of left) counts.set(character, (counts.get(character) ?? 0) + 1);
  let common = 0;
  for (const character of right) {
    const count = counts.get(character) ?? 0;
    if (count === 0) continue;
    counts.set(character, count - 1);
    common += 1;
  }
  return common / longer;
}
