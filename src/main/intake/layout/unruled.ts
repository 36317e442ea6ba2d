import { columnsOf, isAmount, isFigure, under, wordsOf, type AlignedColumn, type Word } from './aligned-columns.js';
import { headerOf, type Header } from './aligned-header.js';
import type { Item, LaidCell, LineItem, TableItem } from './items.js';
import { around, type Rule } from './page.js';
import { recognisedIn } from './recognised.js';
import type { TextLine } from './text-lines.js';

/** Fewer rows with amounts than this are a signature or a sentence, not a table. */
const FEWEST_ROWS = 3;
/** Two columns are a list. */
const FEWEST_COLUMNS = 3;
/** Rows of one table follow each other within this many em. */
const ROW_DISTANCE = 4;
/** Part of a name stands nearer to its row than this share of the distance of two rows, or of so many em. */
const SAME_ROW = 0.75;
const LINE_DISTANCE = 1.5;
/** Rows are at least this share of the distance of two rows with amounts apart. */
const APART = 0.9;
/** A header has no more lines than this. */
const HEADER_LINES = 8;
/** Headings further apart than this share of the distance of two rows stand on lines of their own. */
const OVERLAPPING = 1.1;

/** A table that goes on has no more than running heads above it. */
const LINES_ABOVE = 2;

/** A line with its words. */
type Row = { readonly line: TextLine; readonly words: readonly Word[] };

/**
 * 无线表. Finds lines whose words stand in three columns or more that white gaps part, with amounts below each other and
 * headings above, and makes them tables; all other lines stay lines. `rules`: level rules of the page, which part rows.
 * Which words share a column is a guess, so the table is marked.
 */
export function findUnruled(
  lines: readonly TextLine[],
  page: number,
  rules: readonly Rule[],
  neighbours: Neighbours,
): readonly Item[] {
  const rows = lines.map((line): Row => ({ line, words: wordsOf(line) }));
  const items: Item[] = [];
  let open = 0;
  for (let from = 0; from < rows.length; from += 1) {
    if (!isLeading(rows[from]) || (rows[from]?.words.length ?? 0) < 2) continue;
    const found = tableAt(
      {
        rows,
        open,
        page,
        rules,
        neighbours: { ...neighbours, above: items.some(({ type }) => type === 'table') ? null : neighbours.above },
      },
      from,
    );
    if (found === null) continue;
    for (const { line } of rows.slice(open, found.from)) items.push(itemOf(line));
    items.push(found.table);
    open = found.to;
    from = found.to - 1;
  }
  for (const { line } of rows.slice(open)) items.push(itemOf(line));
  return items;
}

/** True for a line that can be a row of a table: on the page behind a table, the table was not read to its end. */
export function isTableRow(line: TextLine): boolean {
  const row = { line, words: wordsOf(line) };
  return row.words.length >= 2 && isLeading(row) && !isProse(row);
}

/** True for a line that can hold headings: at the foot of the page before a table, it is part of the table's header. */
export function isHeadings(line: TextLine): boolean {
  const row = { line, words: wordsOf(line) };
  return row.words.length >= 2 && !row.words.some(isFigure) && !isProse(row) && !isCaption(row);
}

function itemOf(line: TextLine): LineItem {
  return { type: 'line', line, box: line.box };
}

/** True for a line with an amount that stands apart from other words. */
function isLeading(row: Row | undefined): boolean {
  return row !== undefined && row.words.some(isAmount);
}

/**
 * 前后页. Columns of the table without lines at the foot of the page before, which may go on without its headings, and at the
 * head of the next page, of which the first rows may stand here.
 */
export type Neighbours = {
  readonly above: readonly AlignedColumn[] | null;
  readonly below: readonly AlignedColumn[] | null;
};

/** Where a table is looked for; lines before `open` are taken. */
type Search = {
  readonly rows: readonly Row[];
  readonly open: number;
  readonly page: number;
  readonly rules: readonly Rule[];
  readonly neighbours: Neighbours;
};

type Found = { readonly table: TableItem; readonly from: number; readonly to: number };

/** The table whose first row with amounts is `from`. */
function tableAt(search: Search, from: number): Found | null {
  const { rows, neighbours } = search;
  let to = endOfRun(rows, from);
  for (const columns of [neighbours.above, neighbours.below]) {
    if (columns === null || !rows.slice(from, to).every((row) => fits(row, columns))) continue;
    const found = fill(search, from, to, columns);
    if (found !== null) return found;
  }
  for (;;) {
    const leading = rows.slice(from, to).filter(isLeading);
    if (leading.length < FEWEST_ROWS) return null;
    const columns = columnsOf(leading.map(({ words }) => words));
    if (columns === null || columns.length < FEWEST_COLUMNS) return null;
    const wrong = rows.findIndex((row, at) => at > from && at < to && !fits(row, columns));
    if (wrong < 0) return goesOn(rows, to, columns) ? null : fill(search, from, to, columns);
    to = wrong;
  }
}

/** True where rows follow behind a line that does not fit: part of a table would be read as all of it. */
function goesOn(rows: readonly Row[], to: number, columns: readonly AlignedColumn[]): boolean {
  for (const row of rows.slice(to, to + 3)) {
    if (isProse(row) || isCaption(row)) return false;
    if (isLeading(row) && row.words.length >= 2 && fits(row, columns)) return true;
  }
  return false;
}

/** Line behind the last one with amounts that follows the one before closely. */
function endOfRun(rows: readonly Row[], from: number): number {
  let to = from + 1;
  let last = rows[from];
  for (let at = to; at < rows.length; at += 1) {
    const row = rows[at];
    const before = rows[at - 1];
    if (row === undefined || before === undefined || last === undefined) break;
    if (row.words.length === 0 || isProse(row) || isCaption(row)) break;
    if (row.line.baseline - before.line.baseline > ROW_DISTANCE * row.line.size) break;
    if (!isLeading(row)) continue;
    last = row;
    to = at + 1;
  }
  return to;
}

/** A sentence, or 「一、…… 3」 of a table of contents. */
function isProse({ line }: Row): boolean {
  return /[。；;]|[.…·]{4,}/.test(line.text.replace(/\s/g, ''));
}

/** 「……表」 or 「单位：万元」: what stands above a table, so that another one ends here. */
function isCaption({ line, words }: Row): boolean {
  return (
    words.some(({ text }) => /[:：]/.test(text)) || (words.length === 1 && /.{4}表(?:[（(].*[)）])?$/.test(line.text))
  );
}

/** True where each word stands in one column and no figure beside the columns; a row with amounts may hold one across. */
function fits(row: Row, columns: readonly AlignedColumn[]): boolean {
  const stretches = columns.map(({ from, to }) => [from, to] as const);
  return row.words.every((word) => {
    const own = under(word, stretches);
    if (own.length === 0) return false;
    if (own.length > 1) return isLeading(row) && !isFigure(word);
    return isFigure(word) || columns[own[0] ?? -1]?.isAmounts !== true || isShort(word);
  });
}

/** 「略」「无」「—」 stand among amounts, sentences do not. */
function isShort({ text }: Word): boolean {
  return text.length <= 2;
}

function fill(
  { rows, open, page, rules, neighbours }: Search,
  from: number,
  to: number,
  columns: readonly AlignedColumn[],
): Found | null {
  const inner = rows.slice(from, to);
  const leading = inner.filter(isLeading);
  const near = nearness(leading, rules);
  const isPart = (row: Row | undefined, beside: Row | undefined): boolean =>
    row !== undefined && beside !== undefined && isPartOf(row, beside, columns, near);
  let begin = from;
  while (begin > open && isPart(rows[begin - 1], rows[begin])) begin -= 1;
  let end = to;
  while (isPart(rows[end], rows[end - 1])) end += 1;
  const body = rowsOf(rows.slice(begin, end), near);
  if (!areApart(body) || body.some((row) => sharesCell(row, columns))) return null;
  const head = headerLines(rows, open, begin);
  const above = rows[head - 1];
  if (head > open && above !== undefined && above.words.length > 1 && !isProse(above) && !isCaption(above)) return null;
  const goesOver = columns === neighbours.above && head === begin && begin <= LINES_ABOVE;
  const header = goesOver
    ? { rowCount: 0, headings: [] }
    : headerOf(
        rows.slice(head, begin).map(({ words }) => words),
        columns,
      );
  if (header === null) return null;
  const cells = [...headCells(header, page), ...bodyCells(body, columns, header.rowCount, page)];
  if (new Set(cells.map(({ row, column }) => `${row}:${column}`)).size < cells.length) return null;
  const left = columns[0]?.from ?? 0;
  return {
    from: head,
    to: end,
    table: {
      type: 'table',
      edges: [0, ...columns.map((column) => column.to - left)],
      cells,
      rowCount: header.rowCount + body.length,
      columnCount: columns.length,
      box: around(rows.slice(head, end).map(({ line }) => line.box)),
      unruled: true,
      columns,
      lines: rows.slice(head, end).map(({ line }) => ({ line, page })),
      headless: goesOver,
    },
  };
}

/** True for the rest of a name above or below the outer rows, and for rows of zeros, dashes and whole numbers. */
function isPartOf(
  row: Row,
  beside: Row,
  columns: readonly AlignedColumn[],
  near: (row: Row, other: Row) => boolean,
): boolean {
  if (isProse(row) || isCaption(row) || row.words.length === 0 || !fits(row, columns)) return false;
  if (row.words.length === 1) return isLeading(beside) && !row.words.some(isFigure) && near(row, beside);
  const distance = Math.abs(row.line.baseline - beside.line.baseline);
  return row.words.some(isFigure) ? distance <= ROW_DISTANCE * row.line.size : isLeading(beside) && near(row, beside);
}

/** Whether a line without amounts belongs to the row of one that has them. */
function nearness(leading: readonly Row[], rules: readonly Rule[]): (row: Row, other: Row) => boolean {
  const left = Math.min(...leading.map(({ line }) => line.box[0]));
  const right = Math.max(...leading.map(({ line }) => line.box[2]));
  const across = rules.filter(({ from, to }) => Math.min(to, right) - Math.max(from, left) >= 0.8 * (right - left));
  const bandOf = ({ line }: Row): number => across.filter(({ at }) => at < line.baseline - 0.35 * line.size).length;
  const isBanded = leading.length > 1 && new Set(leading.map(bandOf)).size === leading.length;
  const distances = leading.slice(1).map((row, at) => row.line.baseline - (leading[at]?.line.baseline ?? 0));
  const pitch = Math.min(...distances);
  return (row, other) => {
    if (isBanded || bandOf(row) !== bandOf(other)) return bandOf(row) === bandOf(other);
    const distance = Math.abs(row.line.baseline - other.line.baseline);
    return distance <= Math.min(LINE_DISTANCE * row.line.size, SAME_ROW * pitch);
  };
}

/** Lines as rows: those without amounts go to the nearest row they belong to, or are rows. */
function rowsOf(lines: readonly Row[], near: (row: Row, other: Row) => boolean): readonly (readonly Row[])[] {
  const leading = lines.filter(isLeading);
  const rows = new Map<Row, Row[]>();
  for (const line of lines) {
    const [owner = line] = leading
      .filter((other) => near(line, other))
      .toSorted((one, other) => away(line, one) - away(line, other));
    const key = isLeading(line) ? line : owner;
    rows.set(key, [...(rows.get(key) ?? []), line]);
  }
  return [...rows]
    .toSorted(([one], [other]) => one.line.baseline - other.line.baseline)
    .map(([, own]) => own.toSorted((one, other) => one.line.baseline - other.line.baseline));
}

/**
 * False where a line of words stands nearer to its neighbours than rows do and belongs to none: names of three lines and
 * more. Which row it is part of is open.
 */
function areApart(body: readonly (readonly Row[])[]): boolean {
  const leading = body.flatMap((lines) => lines.find(isLeading) ?? []);
  const pitch = Math.min(...leading.slice(1).map((row, at) => away(row, leading[at] ?? row)));
  return body.every((lines, at) => {
    const [only] = lines;
    const beside = [body[at - 1]?.at(-1), body[at + 1]?.[0]];
    return (
      only === undefined ||
      only.words.some(isFigure) ||
      lines.some(isLeading) ||
      beside.every((other) => other === undefined || away(only, other) >= APART * pitch)
    );
  });
}

/** True where an amount would stand in one cell with other words: then these are no columns. */
function sharesCell(lines: readonly Row[], columns: readonly AlignedColumn[]): boolean {
  const words = lines.flatMap((row) => row.words);
  return columns.some(({ from, to }) => {
    const own = words.filter((word) => under(word, [[from, to]]).length > 0);
    return own.length > 1 && own.some(isAmount);
  });
}

function away(one: Row, other: Row): number {
  return Math.abs(one.line.baseline - other.line.baseline);
}

/** First line of the header above `begin`: lines of several headings, and single ones between them or close above. */
function headerLines(rows: readonly Row[], open: number, begin: number): number {
  let head = begin;
  for (let at = begin - 1; at >= open && begin - at <= HEADER_LINES; at -= 1) {
    const row = rows[at];
    const below = rows[at + 1];
    if (row === undefined || below === undefined || row.words.some(isFigure) || isProse(row)) break;
    if (row.words.length === 0 || isCaption(row)) break;
    const distance = below.line.baseline - row.line.baseline;
    if (distance > ROW_DISTANCE * row.line.size) break;
    if (row.words.length > 1 || (head < begin && head === at + 1 && distance <= OVERLAPPING * row.line.size)) head = at;
  }
  return head;
}

function headCells(header: Header, page: number): readonly LaidCell[] {
  return header.headings.map(({ words, first, last, row, rowSpan }) =>
    cellFrom(words, { row, column: first, rowSpan, columnSpan: last - first + 1 }, page),
  );
}

function bodyCells(
  body: readonly (readonly Row[])[],
  columns: readonly AlignedColumn[],
  above: number,
  page: number,
): readonly LaidCell[] {
  const stretches = columns.map(({ from, to }) => [from, to] as const);
  return body.flatMap((lines, index) => {
    const cells = new Map<number, { last: number; words: Word[] }>();
    for (const word of lines.flatMap(({ words }) => words)) {
      const own = under(word, stretches);
      const first = own[0] ?? 0;
      const last = own[own.length - 1] ?? first;
      const cell = cells.get(first);
      if (cell === undefined) cells.set(first, { last, words: [word] });
      else {
        cell.words.push(word);
        cell.last = Math.max(cell.last, last);
      }
    }
    return [...cells].map(([column, { last, words }]) =>
      cellFrom(words, { row: above + index, column, rowSpan: 1, columnSpan: last - column + 1 }, page),
    );
  });
}

function cellFrom(
  words: readonly Word[],
  place: { readonly row: number; readonly column: number; readonly rowSpan: number; readonly columnSpan: number },
  page: number,
): LaidCell {
  let text = '';
  let before: Word | null = null;
  for (const word of words) {
    text += (before !== null && before.baseline === word.baseline ? ' ' : '') + word.text;
    before = word;
  }
  const characters = words.flatMap((word) => word.characters);
  return {
    ...place,
    text,
    page,
    box: around(words.map(({ box }) => box)),
    doubt: null,
    lineCount: new Set(words.map(({ baseline }) => baseline)).size,
    open: false,
    recognised: recognisedIn(text, [{ characters }]),
  };
}
