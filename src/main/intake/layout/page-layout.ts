import type { Box } from './geometry.js';
import type { CellDoubt, Item, LaidCell, LaidPage, LineItem, TableItem } from './items.js';
import { isAmount, wordsOf } from './aligned-columns.js';
import { isDecoratedNumber } from './furniture.js';
import { findLattices } from './lattice.js';
import type { PlacedCharacter, PlacedPage, Rule } from './page.js';
import { noteOverFoot, returnOverflow } from './overflow.js';
import { recognisedIn } from './recognised.js';
import { placeText, type FilledLattice, type FilledRegion } from './place-text.js';
import { joinRules } from './rules.js';
import { linesOf, textOfCell, type TextLine } from './text-lines.js';
import { inColumns } from './text-columns.js';
import { findUnruled, type Neighbours, type OpenColumns } from './unruled.js';

/** What word processors leave free on both sides of the text of a cell, together. Points. */
const MARGINS = 11;
/** Below the last line of a full cell there is less than another line: this many em under its base line. */
const FOOT = 1.2;

/** Rows of a column without figures, and characters of its heading. */
const STRIP_ROWS = 3;
const LONGEST_HEADING = 40;

/** Rows with an amount apart from its name: fewer are a sentence in a frame. */
const FEWEST_BESIDE = 2;

/** Lines above a table that can be its caption. */
const CAPTION_LINES = 6;

/** Lines that may stand above the first table of a page as running heads. */
const HEADS = 2;

/** A page taken apart, with the boxes of line drawings that were too large to be tables. */
export type PageLayout = { readonly page: LaidPage; readonly tooLarge: readonly Box[] };

/** Takes one page apart into tables and lines of text, in reading order. */
export function layOutPage(page: PlacedPage, neighbours: Neighbours): PageLayout {
  const rules = joinRules(page.rules);
  const { lattices, tooLarge } = findLattices(rules);
  const placed = placeText(lattices, page.characters);
  const loose: PlacedCharacter[] = [...placed.outside];
  const tables: TableItem[] = [];
  for (const filled of placed.tables) {
    const note = noteOverFoot(filled);
    loose.push(...note);
    const table = note.size === 0 ? filled : without(filled, note);
    if (isTable(table)) tables.push(tableFrom(table, page.page));
    else if (isBlankStrip(table)) tables.push({ ...tableFrom(table, page.page), heading: headingOf(table) });
    else for (const region of table.regions) loose.push(...region.characters);
  }
  const texts = betweenTables(linesOf(loose), tables).flatMap((lines) =>
    readLines(lines, page, rules.horizontal, tables.length === 0 ? neighbours : { above: null, below: null }),
  );
  const items: Item[] = [...texts, ...tables].sort(
    (left, right) => topOf(left) - topOf(right) || left.box[0] - right.box[0],
  );
  return {
    page: { page: page.page, width: page.width, height: page.height, items: keepColumns(items, texts) },
    tooLarge,
  };
}

function without({ lattice, regions }: FilledLattice, taken: ReadonlySet<PlacedCharacter>): FilledLattice {
  const left = (region: FilledRegion): FilledRegion => ({
    ...region,
    characters: region.characters.filter((character) => !taken.has(character)),
  });
  return { lattice, regions: regions.map(left) };
}

/** A frame around words, the axes of a chart or a list with a rule below each line is not a ruled table. */
function isTable({ lattice, regions }: FilledLattice): boolean {
  if (regions.length < 2) return false;
  const filled = regions.filter(({ characters, hidden }) => characters.length + hidden.length > 0);
  if (filled.length < 2 || filled.filter(isTooSmall).length * 2 >= filled.length) return false;
  // One column: whether it is a table shows the alignment of the text in it.
  return lattice.xs.length > 2 || !(filled.some(hasColumns) || filled.filter(hasAmountBeside).length >= FEWEST_BESIDE);
}

/** The last column of a table that was wider than the paper, with nothing in it but its heading. */
function isBlankStrip({ lattice, regions }: FilledLattice): boolean {
  const characters = regions.flatMap((region) => [...region.characters, ...region.hidden]);
  const filled = regions.filter((region) => region.characters.length + region.hidden.length > 0);
  const isStrip = lattice.xs.length === 2 && regions.length >= STRIP_ROWS && filled.length === 1;
  return isStrip && characters.length <= LONGEST_HEADING && !filled.some(isTooSmall) && !filled.some(hasColumns);
}

function headingOf({ regions }: FilledLattice): readonly LineItem[] {
  const lines = linesOf(regions.flatMap(({ characters }) => characters));
  return lines.map((line) => ({ type: 'line', line, box: line.box }));
}

/** True where the characters are larger than the cell: then the lines are ornament, or strokes of the characters. */
function isTooSmall({ box: [x0, y0, x1, y1], characters }: FilledRegion): boolean {
  return characters.some(({ size }) => y1 - y0 < 0.6 * size || x1 - x0 < 0.4 * size);
}

/** True where the words of a cell stand in columns that no line parts. */
function hasColumns({ characters }: FilledRegion): boolean {
  return linesOf(characters).some((line) => line.segments.length >= 3);
}

/** True where an amount stands apart behind other words of its line: two columns that no line parts. */
function hasAmountBeside({ characters }: FilledRegion): boolean {
  return linesOf(characters).some((line) => {
    const words = wordsOf(line);
    return words.length === 2 && words.slice(1).every(isAmount);
  });
}

function tableFrom({ lattice, regions }: FilledLattice, page: number): TableItem {
  const left = lattice.xs[0] ?? 0;
  const settled = returnOverflow(regions);
  return {
    type: 'table',
    edges: lattice.xs.map((x) => x - left),
    cells: settled.regions.map((region) => cellFrom(region, page, settled.overflowing.has(region))),
    rowCount: lattice.ys.length - 1,
    columnCount: lattice.xs.length - 1,
    box: lattice.box,
    unruled: false,
  };
}

function cellFrom({ region, box, characters, hidden }: FilledRegion, page: number, overflows: boolean): LaidCell {
  const { row, column, rowSpan, columnSpan } = region;
  // Text of which nothing is shown is the unseen copy of a cell that goes on over a page break.
  const text = textOfCell(characters.length === 0 ? [] : [...characters, ...hidden]);
  const lines = linesOf(characters);
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    text,
    page,
    box,
    doubt: doubtOf(region.ragged, text, characters, hidden) ?? (overflows ? 'overflow' : null),
    lineCount: lines.length,
    open: isFull(lines, box),
    ...(region.unclosed === true ? { unclosed: true } : {}),
    recognised: recognisedIn(text, lines),
  };
}

/** True where the last line has no room for another character, and the cell none for another line. */
function isFull(lines: readonly TextLine[], [x0, , x1, y1]: Box): boolean {
  const last = lines[lines.length - 1];
  if (last === undefined) return false;
  const room = x1 - x0 - (last.box[2] - last.box[0]);
  return room <= last.size + MARGINS && y1 - last.baseline <= FOOT * last.size;
}

function doubtOf(
  ragged: boolean,
  text: string,
  characters: readonly PlacedCharacter[],
  hidden: readonly PlacedCharacter[],
): CellDoubt | null {
  if (/^#{2,}$/.test(text.replace(/\s/g, ''))) return 'hashes';
  if (hidden.some((character) => character.text.trim() !== '')) return characters.length === 0 ? 'hidden' : 'clipped';
  return ragged && text !== '' ? 'region' : null;
}

function topOf(item: Item): number {
  return item.type === 'line' ? item.line.baseline - 0.8 * item.line.size : item.box[1];
}

/** Lines in groups that no table interrupts. */
function betweenTables(lines: readonly TextLine[], tables: readonly TableItem[]): readonly (readonly TextLine[])[] {
  const groups = new Map<number, TextLine[]>();
  for (const line of lines) {
    const above = tables.filter((table) => table.box[1] < line.baseline - 0.35 * line.size).length;
    const group = groups.get(above);
    if (group === undefined) groups.set(above, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

function readLines(
  lines: readonly TextLine[],
  page: PlacedPage,
  rules: readonly Rule[],
  neighbours: Neighbours,
): readonly Item[] {
  return inColumns(lines, page.width).flatMap((column) => findUnruled(column, page.page, rules, neighbours));
}

/** Columns of the table without lines that ends a page; null where another thing does. Page numbers do not count. */
export function columnsAtFoot({ items }: LaidPage): OpenColumns | null {
  const last = items.findLastIndex(
    (item) => item.type === 'table' || (/\p{Script=Han}/u.test(item.line.text) && !isDecoratedNumber(item.line.text)),
  );
  return openColumns(items, last);
}

/** Columns of the table without lines that begins a page, where no more than running heads stand above it. */
export function columnsAtHead({ items }: LaidPage): OpenColumns | null {
  return openColumns(
    items,
    items.slice(0, HEADS + 1).findIndex((item) => item.type === 'table'),
  );
}

function openColumns(items: readonly Item[], at: number): OpenColumns | null {
  const table = items[at];
  if (table?.type !== 'table' || table.columns === undefined) return null;
  const above = items
    .slice(0, at)
    .slice(-CAPTION_LINES)
    .flatMap((item) => (item.type === 'line' ? item.line.text.replace(/\s/g, '') : []));
  return { columns: table.columns, heads: table.heads ?? [], above };
}

/** Text in columns is read column by column: where it is, the order of the texts themselves holds, not their height. */
function keepColumns(sorted: readonly Item[], texts: readonly Item[]): readonly Item[] {
  const rest = [...texts];
  return sorted.map((item) => (item.type === 'line' || item.unruled ? (rest.shift() ?? item) : item));
}
