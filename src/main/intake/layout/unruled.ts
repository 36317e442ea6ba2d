import { columnsOf, wordsOf, isFigure, type AlignedColumn, type Loose } from './aligned-columns.js';
import { areEven, bandedRows } from './banded-rows.js';
import { cellRows, holdsTwoNames } from './cell-rows.js';
import { centredRows, type Body } from './centred-rows.js';
import type { Item, LineItem, TableItem } from './items.js';
import { around, type Rule } from './page.js';
import type { TextLine } from './text-lines.js';
import {
  areApart,
  areTorn,
  bodyCells,
  headCells,
  holdsCutFigures,
  holdsGlued,
  nearness,
  rowsOf,
  sharesCell,
} from './unruled-body.js';
import { bareText, columnHeader, headerLines, repeatedHeader, type ColumnHeader } from './unruled-header.js';
import {
  endOfRun,
  fits,
  goesOn,
  isAnnounced,
  isCaption,
  isLastRow,
  isLeading,
  isPartOf,
  isProse,
  isTitle,
  widened,
  type Row,
} from './unruled-rows.js';
import { wordsInColumns } from './word-edges.js';

/** Fewer rows with amounts than this are a signature or a sentence, unless the unit of the amounts is printed above. */
const FEWEST_ROWS = 3;
/** A list of one column of words is none with amounts. */
const FEWEST_COLUMNS = 2;
/** A table that goes on has no more than running heads above it. */
const LINES_ABOVE = 2;
/** Lines behind the last row that can belong to it. */
const NAME_LINES = 3;
/** Gaps that part columns, in em; then none, where the texts of two cells touch. */
const GAPS = [0.35, -0.01];

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
  const words = wordsInColumns(lines.map(wordsOf));
  const rows = lines.map((line, at): Row => ({ line, words: words[at] ?? [] }));
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

/** True where rows with amounts stand in these lines, before a sentence or a caption: the table above was not read to its end. */
export function holdRows(lines: readonly TextLine[]): boolean {
  return goesOn(
    lines.map((line) => ({ line, words: wordsOf(line) })),
    0,
  );
}

/** True for a line that stands above a table of its own: a caption, or the unit of its amounts. */
export function isAbove(line: TextLine): boolean {
  return isCaption({ line, words: wordsOf(line) });
}

/** True for a line that stands behind the end of a table: the heading of a part, the title of another table, or a sentence. */
export function isBehind(line: TextLine): boolean {
  const row = { line, words: wordsOf(line) };
  const text = bareText(row);
  return /^第[一二三四五六七八九十]+部分/.test(text) || isTitle(row) || text.endsWith('。');
}

/** True for a line that can hold headings: at the foot of the page before a table, it is part of the table's header. */
export function isHeadings(line: TextLine): boolean {
  const row = { line, words: wordsOf(line) };
  return row.words.length >= 2 && !row.words.some(isFigure) && !isProse(row) && !isCaption(row);
}

function itemOf(line: TextLine): LineItem {
  return { type: 'line', line, box: line.box };
}

/** 未完的表. Columns of a table that may go on, and the lines of its header without white space. */
export type OpenColumns = {
  readonly columns: readonly AlignedColumn[];
  readonly heads: readonly string[];
  /** The lines above it on its page, without white space: its caption and the unit of its amounts. */
  readonly above: readonly string[];
};

/**
 * 前后页. Columns of the table without lines at the foot of the page before, which may go on without its headings, and at the
 * head of the next page, of which the first rows may stand here.
 */
export type Neighbours = { readonly above: OpenColumns | null; readonly below: OpenColumns | null };

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
  const { rows, neighbours, open } = search;
  const to = endOfRun(rows, from);
  for (const beside of [neighbours.above, neighbours.below]) {
    if (beside === null) continue;
    const run = rows.slice(from, to);
    const columns = beside === neighbours.above ? widened(beside.columns, run) : beside.columns;
    if (columns === null || !run.every((row) => fits(row, columns))) continue;
    const found = fill(search, from, to, columns, beside);
    if (found !== null) return found;
  }
  const fewest = isAnnounced(rows, open, from) ? 1 : FEWEST_ROWS;
  if (rows.slice(from, to).filter(isLeading).length < fewest) return null;
  const refused = new Set<string>();
  for (const gap of GAPS) {
    for (const isAcross of [true, false]) {
      for (const isBasis of [isLeading, () => true]) {
        const found = alignedAt(search, from, to, isBasis, { fewest, gap, isAcross }, refused);
        if (found !== null) return found;
      }
    }
  }
  return null;
}

/**
 * The table whose columns the rows show that are their basis; it ends before the first line that does not stand in them. `refused`: columns
 * that were tried for these rows and gave none.
 */
function alignedAt(
  search: Search,
  from: number,
  end: number,
  isBasis: (row: Row) => boolean,
  loose: Loose,
  refused: Set<string>,
): Found | null {
  const { rows } = search;
  for (let to = end; ;) {
    const run = rows.slice(from, to);
    if (run.filter(isLeading).length < loose.fewest) return null;
    const columns = columnsOf(
      run.filter(isBasis).map(({ words }) => words),
      loose,
    );
    if (columns === null || columns.length < FEWEST_COLUMNS) return null;
    const wrong = rows.findIndex((row, at) => at > from && at < to && !fits(row, columns));
    if (wrong < 0) {
      if (goesOn(rows, to)) return null;
      const key = [to, ...columns.map((column) => `${column.from} ${column.to} ${column.isAmounts}`)].join();
      const found = refused.has(key) ? null : fill(search, from, to, columns);
      if (found === null) refused.add(key);
      return found;
    }
    to = wrong;
  }
}

/** The table with rows from `from` to `to` in these columns. `beside`: the table on the page before or the next it is part of. */
function fill(
  search: Search,
  from: number,
  to: number,
  stretches: readonly AlignedColumn[],
  beside: OpenColumns | null = null,
): Found | null {
  const { rows, open, page, neighbours } = search;
  const heads = beside?.heads ?? [];
  const repeated = repeatedHeader(rows, open, from, heads);
  const leading = rows.slice(from, to).filter(isLeading);
  const found = bodyAt(search, from, to, stretches, repeated);
  if (found === null) return null;
  const { begin, end, rows: body } = found;
  if (holdsGlued(body, stretches)) return null;
  if (body.some((row) => sharesCell(row, stretches))) return null;
  if (holdsCutFigures(rows.slice(begin, end), rows.slice(end, end + NAME_LINES), stretches)) return null;
  const announced = isAnnounced(rows, open, from);
  const isRepeated =
    beside !== null &&
    beside === neighbours.above &&
    repeated === begin &&
    rows.slice(open, begin - heads.length).every((row) => beside.above.includes(bareText(row)));
  const head = isRepeated ? begin - heads.length : headerLines(rows, open, begin, announced);
  const above = isRepeated ? undefined : rows[head - 1];
  if (head > open && above !== undefined && above.words.length > 1 && !isProse(above) && !isCaption(above)) return null;
  const goesOver =
    isRepeated || (beside !== null && beside === neighbours.above && head === begin && begin <= LINES_ABOVE);
  const lines = rows.slice(head, begin).map(({ words }) => words);
  const own: ColumnHeader | null = goesOver
    ? { header: { rowCount: 0, headings: [] }, columns: stretches }
    : columnHeader(lines, body, stretches, leading.length >= FEWEST_ROWS || heads.length > 0, announced);
  if (own === null) return null;
  const { header, columns } = own;
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
      ...(beside !== null && columns === stretches ? { partOf: beside.columns } : {}),
      heads: goesOver ? heads : rows.slice(head, begin).map(bareText),
      lines: rows.slice(head, end).map(({ line }) => ({ line, page })),
      headless: goesOver,
    },
  };
}

/** The same rows with those behind them that hold no amounts. */
function withLastRows(rows: readonly Row[], body: Body, columns: readonly AlignedColumn[]): Body {
  let end = body.end;
  while (isLastRow(rows, body.begin, end, columns)) end += 1;
  return { ...body, end, rows: [...body.rows, ...rows.slice(body.end, end).map((row) => [row])] };
}

/** The rows of a table and where they begin and end. Null where it is open which row a line belongs to. */
function bodyAt(
  { rows, open, rules }: Search,
  from: number,
  to: number,
  stretches: readonly AlignedColumn[],
  repeated: number | null,
): Body | null {
  const isHeaded = repeated !== null && rows.slice(repeated, from).every((row) => fits(row, stretches));
  const banded = bandedRows(rows, repeated ?? open, isHeaded ? repeated : from, to, stretches, rules);
  if (banded !== null) return withLastRows(rows, banded, stretches);
  const centred = centredRows(rows, repeated ?? open, from, to, stretches);
  if (centred !== null) return centred;
  const byCells = cellRows(rows, isHeaded ? repeated : open, isHeaded ? repeated : from, to, stretches);
  if (byCells !== null && !areTorn(byCells.rows, stretches)) return withLastRows(rows, byCells, stretches);
  const near = nearness(rows.slice(from, to).filter(isLeading), rules);
  const isPart = (row: Row | undefined, beside: Row | undefined): boolean =>
    row !== undefined && beside !== undefined && isPartOf(row, beside, stretches, near);
  let begin = isHeaded ? repeated : from;
  while (begin > open && isPart(rows[begin - 1], rows[begin])) begin -= 1;
  let end = to;
  while (isPart(rows[end], rows[end - 1])) end += 1;
  while (isLastRow(rows, begin, end, stretches)) end += 1;
  const body = rowsOf(rows.slice(begin, end), near);
  const areRows = areApart(body) && !areTorn(body, stretches) && !holdsTwoNames(body, stretches);
  return areRows && areEven(body, stretches) ? { begin, end, rows: body } : null;
}
