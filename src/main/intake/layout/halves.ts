import type { LaidCell, TableItem } from './items.js';
import { columnTexts, keyColumns } from './key-columns.js';
import { levelParts } from './level-rows.js';
import { AMOUNT, bannerOf, type Flow } from './stitch.js';

/** Rows of the two halves differ by no more than this in height. Points. */
const SAME_HEIGHT = 1;
/** Column edges that differ less than this are the same. Points. */
const SAME_EDGE = 2.5;
/** Fewer rows than this agree by chance; fewer are enough where their names are repeated. */
const FEWEST_ROWS = 4;
const FEWEST_NAMED = 3;
/** Share of the rows whose height is known on both sides. */
const KNOWN = 0.8;
/** Lines above a table, and above its right half, that may be its caption. */
const CAPTION_ABOVE = 6;
const CAPTION_LINES = 3;
const CAPTION_LENGTH = 40;

const WORDS = /\p{Script=Han}/u;
const NOTE = /^(?:注|附注|备注|说明)[:：\d]/;
/** 「公开06表」, 「附表3」: the number of a table, which often stands over its last column. */
const TABLE_NUMBER = /^[（(]?(?:(?:公开|预算|决算|附|财决)?\d{1,2}表|附?表\d{1,2})[)）]?$/;

type Part = Flow[number];
type TablePart = Extract<Part, { readonly type: 'table' }>;

/**
 * 左右分页. A table that is wider than the paper is printed on two sheets or more: all rows of its left columns first, then
 * the rest of its columns. All parts have the same rows at the same heights on as many pages; those at the right repeat the
 * columns that name the rows, or name nothing and have only figures, or their rows lie level with those at the left to the last
 * edge. They become one table again, which is marked. `append` joins a table with its continuation below.
 */
export function joinHalves(flow: Flow, append: (upper: TableItem, lower: TableItem) => TableItem | null): Flow {
  const joined: Part[] = [];
  for (const part of flow) {
    const whole = part.type === 'table' ? joinToLast(joined, part) : null;
    if (whole === null) joined.push(part);
    else joined.splice(whole.at, joined.length - whole.at, ...whole.parts);
  }
  // Printed over first and then down, the parts of one height are joined now, and follow each other.
  const stacked: Part[] = [];
  for (const part of joined) {
    const whole = part.type === 'table' && part.table.beside !== undefined ? joinBelow(stacked, part, append) : null;
    if (whole === null) stacked.push(part);
    else stacked.splice(whole.at, stacked.length - whole.at, ...whole.parts);
  }
  return stacked.flatMap((part): Flow =>
    part.type === 'table' && part.table.heading !== undefined
      ? part.table.heading.map((item) => ({ type: 'line', item, page: part.page }))
      : [part],
  );
}

type Joined = { readonly at: number; readonly parts: readonly Part[] };

function joinToLast(before: readonly Part[], right: TablePart): Joined | null {
  const at = before.findLastIndex(({ type }) => type === 'table');
  const left = before[at];
  if (left?.type !== 'table') return null;
  const behind = before.slice(at + 1);
  const notes = notesBelow(behind, right.page);
  const between = behind.slice(notes.length);
  const caption = captionAbove(before, at);
  const keys = keyColumns(left.table, right.table);
  const level = keys > 0 || hasTitle(right.table) ? null : levelParts(left.table, right.table);
  // A title centred over three sheets stands on the second one only.
  const mayHoldTitle = (keys > 0 || level !== null) && caption.length === 0;
  const isRest = (part: Part): boolean => isRestOfCaption(part, right.page, caption, mayHoldTitle);
  if (between.length > CAPTION_LINES || !between.every(isRest)) return null;
  // A title over several sheets is cut: each shows its piece, and the first may hold all of it.
  const own = between.filter((part) => !caption.some((line) => line.includes(wordsOf(part))));
  if (level !== null)
    return { at, parts: [...own, { ...left, table: sideBySide(level.left, level.right, 0) }, ...notes] };
  if (hasSameColumns(left.table, right.table) || !holdsFigures(right.table, keys)) return null;
  const isHalf = keys > 0 || (!namesRows(right.table) && namesRows(left.table));
  if (!isHalf || left.table.rowCount < (keys > 0 ? FEWEST_NAMED : FEWEST_ROWS)) return null;
  if (!standsBeside(left.table, right.table)) return null;
  return { at, parts: [...own, { ...left, table: sideBySide(left.table, right.table, keys) }, ...notes] };
}

/** 「注：…」 below the left part and what goes on from it, on the pages before the right one. */
function notesBelow(behind: readonly Part[], page: number): readonly Part[] {
  const [first] = behind;
  if (first === undefined || !NOTE.test(wordsOf(first))) return [];
  const end = behind.findIndex((part) => part.type !== 'line' || part.page >= page);
  return behind.slice(0, end < 0 ? behind.length : end);
}

function joinBelow(
  before: readonly Part[],
  lower: TablePart,
  append: (upper: TableItem, lower: TableItem) => TableItem | null,
): Joined | null {
  const at = before.findLastIndex(({ type }) => type === 'table');
  const upper = before[at];
  if (upper?.type !== 'table' || upper.table.beside === undefined) return null;
  const caption = captionAbove(before, at);
  if (!before.slice(at + 1).every((part) => caption.includes(wordsOf(part)))) return null;
  const table = hasSameColumns(upper.table, lower.table) ? append(upper.table, lower.table) : null;
  if (table === null) return null;
  const beside = [...upper.table.beside, ...(lower.table.beside ?? [])];
  return { at, parts: [{ ...upper, table: { ...table, beside } }] };
}

/** The lines right above a table. */
function captionAbove(before: readonly Part[], at: number): readonly string[] {
  const lines: string[] = [];
  for (const part of before.slice(0, at).toReversed()) {
    if (part.type !== 'line' || lines.length >= CAPTION_ABOVE) break;
    lines.push(wordsOf(part));
  }
  return lines;
}

function wordsOf(part: Part): string {
  return part.type === 'line' ? part.item.line.text.replace(/\s/g, '') : '';
}

/** The money unit and the rest of a title that was centred over all sheets; a title of its own begins another table. */
function isRestOfCaption(part: Part, page: number, caption: readonly string[], mayHoldTitle: boolean): boolean {
  const words = wordsOf(part);
  if (part.type !== 'line' || part.page !== page || words.length > CAPTION_LENGTH) return false;
  const isNumber = TABLE_NUMBER.test(words) && !caption.some((line) => TABLE_NUMBER.test(line));
  return (
    mayHoldTitle ||
    isNumber ||
    /单位[:：]/.test(words) ||
    !/[表。]/.test(words) ||
    caption.some((line) => line.includes(words))
  );
}

/** True where the first row is the title of a table of its own, and no heading over all columns. */
function hasTitle(table: TableItem): boolean {
  return /表/.test(bannerOf(table) ?? '');
}

/** A form that is filled in again on the next page has the same columns. */
function hasSameColumns(left: TableItem, right: TableItem): boolean {
  return (
    left.edges.length === right.edges.length &&
    left.edges.every((edge, index) => Math.abs(edge - (right.edges[index] ?? 0)) <= SAME_EDGE)
  );
}

/** True where most of what is printed below the headings is amounts. */
function holdsFigures({ cells }: TableItem, keys: number): boolean {
  const own = cells.filter(({ column, text }) => column >= keys && text !== '');
  const amounts = own.filter(({ text }) => AMOUNT.test(text.replace(/\s/g, '')));
  const first = Math.min(...amounts.map(({ row }) => row));
  return amounts.length > 0 && amounts.length * 2 >= own.filter(({ row }) => row >= first).length;
}

/** True where both have the same rows: as many, equally high, and each on the page that belongs to that of the other. */
function standsBeside(left: TableItem, right: TableItem): boolean {
  if (left.unruled || right.unruled || left.rowCount !== right.rowCount) return false;
  const [mine, others] = [rowPlaces(left), rowPlaces(right)];
  const distances: number[] = [];
  for (const [row, place] of mine) {
    const other = others.get(row);
    if (other === undefined) continue;
    if (Math.abs(other.height - place.height) > SAME_HEIGHT) return false;
    distances.push(other.page - place.page);
  }
  // A heading over several sheets is known from the first of them only.
  const usual = distances.toSorted((one, other) => one - other)[distances.length >> 1] ?? 0;
  const agreeing = distances.filter((distance) => distance === usual);
  return usual >= 1 && agreeing.length >= KNOWN * left.rowCount;
}

/** Page and height of the rows that have a cell of their own. */
function rowPlaces({ cells }: TableItem): ReadonlyMap<number, { readonly page: number; readonly height: number }> {
  return new Map(
    cells.filter(({ rowSpan }) => rowSpan === 1).map(({ row, page, box }) => [row, { page, height: box[3] - box[1] }]),
  );
}

/** True where the first column has words or codes below its heading. Blank cells and amounts name nothing. */
function namesRows(table: TableItem): boolean {
  const texts = columnTexts(table, 0);
  const body = texts.findIndex((text) => AMOUNT.test(text));
  return body < 0 || texts.slice(body).some((text) => text !== '' && !AMOUNT.test(text));
}

function sideBySide(left: TableItem, right: TableItem, keys: number): TableItem {
  const shift = left.columnCount - keys;
  const [end, start] = [left.edges[left.edges.length - 1] ?? 0, right.edges[keys] ?? 0];
  const added = right.cells
    .filter(({ column, columnSpan }) => column + columnSpan > keys)
    .map((cell): LaidCell => {
      const column = Math.max(cell.column, keys);
      return { ...cell, column: column + shift, columnSpan: cell.columnSpan - (column - cell.column) };
    });
  const cells = headingsOverBreak([...left.cells, ...added], left.columnCount);
  return {
    ...left,
    cells,
    edges: [...left.edges, ...right.edges.slice(keys + 1).map((edge) => end + edge - start)],
    columnCount: left.columnCount + right.columnCount - keys,
    beside: [...new Set([...left.cells, ...right.cells].map(({ page }) => page))].toSorted((one, other) => one - other),
  };
}

/** A heading over columns of both halves is printed on one of them, or on both. */
function headingsOverBreak(cells: readonly LaidCell[], breakAt: number): readonly LaidCell[] {
  const gone = new Set<LaidCell>();
  const kept = cells.map((cell) => {
    if (cell.column + cell.columnSpan !== breakAt) return cell;
    const other = cells.find(
      ({ row, rowSpan, column }) => column === breakAt && row === cell.row && rowSpan === cell.rowSpan,
    );
    if (other === undefined || !isOneHeading(cell, other, cells)) return cell;
    gone.add(other);
    const text = cell.text === '' ? other.text : cell.text;
    return { ...cell, text, columnSpan: cell.columnSpan + other.columnSpan };
  });
  return kept.filter((cell) => !gone.has(cell));
}

/**
 * True where the left one was cut off at the edge of its sheet, and the right one shows no more than the end of its words. The cut
 * through a character shows half of it on both.
 */
function isPieceOf(left: LaidCell, right: LaidCell): boolean {
  const end = right.text.replace(/\s/g, '');
  return left.text.replace(/\s/g, '').endsWith(end) && (left.doubt === 'clipped' || end.length === 1);
}

/** True where one of both is blank, they say the same or one its end, one spans columns, and both stand over headings. */
function isOneHeading(left: LaidCell, right: LaidCell, cells: readonly LaidCell[]): boolean {
  const [one, other] = [left.text.replace(/\s/g, ''), right.text.replace(/\s/g, '')];
  if (one !== other && one !== '' && other !== '' && !isPieceOf(left, right)) return false;
  if (one === '' && other === '') return false;
  if (left.columnSpan === 1 && right.columnSpan === 1) return false;
  const below = cells.filter(
    ({ row, column, columnSpan }) =>
      row === left.row + left.rowSpan && column + columnSpan > left.column && column < right.column + right.columnSpan,
  );
  return below.length > 0 && below.every(({ text }) => WORDS.test(text));
}
