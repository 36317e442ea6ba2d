import type { Item, LaidCell, LineItem } from './items.js';
import { around } from './page.js';
import { recognisedIn } from './recognised.js';
import type { Segment, TextLine } from './text-lines.js';

/** Fewer rows than this are a signature or a caption, not a table. */
const FEWEST_ROWS = 4;
/** An amount with decimals or thousands separators: what tables without lines consist of here. */
const AMOUNT = /^-?(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d+)%?$/;
/** Rows of one table follow each other within this many em. */
const ROW_DISTANCE = 4;
/** Columns are parted by a gap that runs through all rows, at least this many em wide. */
const COLUMN_GAP = 0.6;

/**
 * 无线表. Finds runs of lines whose words stand in columns with amounts below each other, and makes them tables; all other
 * lines stay lines. Which words share a column is a guess, so the table is marked.
 */
export function findUnruled(lines: readonly TextLine[], page: number): readonly Item[] {
  const items: Item[] = [];
  for (let from = 0; from < lines.length;) {
    const to = endOfRun(lines, from);
    const run = lines.slice(from, to);
    const table = to - from >= FEWEST_ROWS && holdsAmounts(run) ? tableFrom(run, page) : null;
    if (table !== null) {
      items.push(table);
      from = to;
      continue;
    }
    const line = lines[from];
    if (line !== undefined) items.push(itemOf(line));
    from += 1;
  }
  return items;
}

function itemOf(line: TextLine): LineItem {
  return { type: 'line', line, box: line.box };
}

/** First line behind `from` that does not go on the run of lines with several segments. */
function endOfRun(lines: readonly TextLine[], from: number): number {
  let to = from;
  for (; to < lines.length; to += 1) {
    const line = lines[to];
    const before = lines[to - 1];
    if (line === undefined || line.segments.length < 2 || isContentsLine(line)) break;
    if (to > from && before !== undefined && line.baseline - before.baseline > ROW_DISTANCE * line.size) break;
  }
  return to;
}

/** 「一、…… 3」: leader dots, or nothing but a page number behind the words. */
function isContentsLine({ text, segments }: TextLine): boolean {
  return (
    /[.…·]{4,}/.test(text.replace(/\s/g, '')) ||
    (segments.length === 2 && /^[-—–\s]*\d{1,3}[-—–\s]*$/.test(segments[1]?.text ?? ''))
  );
}

function holdsAmounts(run: readonly TextLine[]): boolean {
  const rows = run.filter((line) => line.segments.some((segment) => AMOUNT.test(segment.text.replace(/\s/g, ''))));
  return rows.length >= 3 && rows.length * 2 >= run.length;
}

function tableFrom(run: readonly TextLine[], page: number): Item | null {
  const columns = columnsOf(run);
  if (columns.length < 2) return null;
  const cells: LaidCell[] = [];
  for (const [row, line] of run.entries()) {
    for (const [column, [from, to]] of columns.entries()) {
      const own = line.segments.filter((segment) => segment.box[0] >= from - 0.01 && segment.box[2] <= to + 0.01);
      if (own.length > 0) cells.push(cellFrom(line, own, row, column, page));
    }
  }
  const left = columns[0]?.[0] ?? 0;
  return {
    type: 'table',
    edges: [0, ...columns.map(([, to]) => to - left)],
    cells,
    rowCount: run.length,
    columnCount: columns.length,
    box: around(run.map((line) => line.box)),
    unruled: true,
  };
}

function cellFrom(line: TextLine, segments: readonly Segment[], row: number, column: number, page: number): LaidCell {
  const text = segments.map((segment) => segment.text).join(' ');
  const box = around(segments.map((segment) => segment.box));
  const characters = line.characters.filter((character) => character.box[0] >= box[0] && character.box[2] <= box[2]);
  return {
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    text,
    page,
    box,
    doubt: null,
    lineCount: 1,
    open: false,
    recognised: recognisedIn(text, [{ characters }]),
  };
}

/** Stretches of the page that hold words in any row, parted where no row has any. */
function columnsOf(run: readonly TextLine[]): readonly (readonly [from: number, to: number])[] {
  const gap = COLUMN_GAP * Math.max(...run.map(({ size }) => size));
  const boxes = run.flatMap(({ segments }) => segments.map(({ box }) => box)).sort((left, right) => left[0] - right[0]);
  const columns: [number, number][] = [];
  for (const [from, , to] of boxes) {
    const last = columns[columns.length - 1];
    if (last !== undefined && from - last[1] <= gap) last[1] = Math.max(last[1], to);
    else columns.push([from, to]);
  }
  return columns;
}
