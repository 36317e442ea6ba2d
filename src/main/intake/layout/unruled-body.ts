import { isAmount, isFigure, under, type AlignedColumn, type Word } from './aligned-columns.js';
import type { Header } from './aligned-header.js';
import { bandsBetween } from './banded-rows.js';
import type { LaidCell } from './items.js';
import { around, type Rule } from './page.js';
import { recognisedIn } from './recognised.js';
import { away, BEGINS_ROW, isLeading, type Row } from './unruled-rows.js';

/** Part of a name stands nearer to its row than this share of the distance of two rows, or of so many em. */
const SAME_ROW = 0.75;
const LINE_DISTANCE = 1.5;
/** Rows are at least this share of the distance of two rows with amounts apart. */
const APART = 0.9;

/** The end of a figure, and how far below its beginning it stands, in em. */
const DIGITS = /^\d{1,4}$/;
const ONE_FIGURE = 2.2;

/** Whether a line without amounts belongs to the row of one that has them. */
export function nearness(leading: readonly Row[], rules: readonly Rule[]): (row: Row, other: Row) => boolean {
  const { of: bandOf } = bandsBetween(rules, leading);
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
export function rowsOf(lines: readonly Row[], near: (row: Row, other: Row) => boolean): readonly (readonly Row[])[] {
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
export function areApart(body: readonly (readonly Row[])[]): boolean {
  const leading = body.flatMap((lines) => lines.find(isLeading) ?? []);
  const pitch = Math.min(...leading.slice(1).map((row, at) => away(row, leading[at] ?? row)));
  const apart = ({ line }: Row): number => (leading.length < 2 ? LINE_DISTANCE * line.size : APART * pitch);
  return body.every((lines, at) => {
    const [only] = lines;
    const beside = [body[at - 1]?.at(-1), body[at + 1]?.[0]];
    return (
      only === undefined ||
      only.words.some(isFigure) ||
      lines.some(isLeading) ||
      beside.every((other) => other === undefined || away(only, other) >= apart(only))
    );
  });
}

/**
 * True where a line without figures can be part of the name above or below it: the lower one does not begin as rows do. Lines
 * of one name can be as far apart as rows are.
 */
export function areTorn(body: readonly (readonly Row[])[], columns: readonly AlignedColumn[]): boolean {
  const isBare = (row: readonly Row[] | undefined): boolean => row?.some(({ words }) => words.some(isFigure)) === false;
  return columns.some(({ from, to, isAmounts }) => {
    if (isAmounts) return false;
    const names = body.map((row) =>
      row.flatMap(({ words }) => words.find((word) => under(word, [[from, to]]).length > 0) ?? []),
    );
    return names.some((lower, at) => {
      const above = names.slice(0, at).findLastIndex((own) => own.length > 0);
      const [first] = lower;
      if (above < 0 || first === undefined || (!isBare(body[at]) && !isBare(body[above]))) return false;
      return !BEGINS_ROW.test(first.text);
    });
  });
}

/** True where an amount of a column touches something else: 「(12.50)-」 are two cells that no row parts. */
export function holdsGlued(body: readonly (readonly Row[])[], columns: readonly AlignedColumn[]): boolean {
  const words = body.flat().flatMap((row) => row.words);
  return columns.some(({ from, to }) => {
    const own = words.filter((word) => under(word, [[from, to]]).length > 0);
    return own.some(isAmount) && own.some((word) => !isFigure(word) && /\d\.\d/.test(word.text.normalize('NFKC')));
  });
}

/**
 * True where a few digits stand close below an amount and complete its decimals to those of another one, or make a line of such
 * digits alone: the ends of figures that were wider than their columns. Without them the amounts would be others. `behind`: the lines
 * behind the last row, in which no digits at all may stand so.
 */
export function holdsCutFigures(
  body: readonly Row[],
  behind: readonly Row[],
  columns: readonly AlignedColumn[],
): boolean {
  const lines = [...body, ...behind];
  const isBelow = (word: Word, above: Word | undefined): above is Word =>
    above !== undefined &&
    isAmount(above) &&
    DIGITS.test(word.text) &&
    word.baseline - above.baseline <= ONE_FIGURE * word.size;
  const isRest = (word: Word, at: number): boolean =>
    lines.slice(0, at).some((row) => row.words.some((other) => isOver(other, word) && isBelow(word, other)));
  const areRests = ({ words }: Row, at: number): boolean => words.length > 0 && words.every((word) => isRest(word, at));
  if (lines.some(areRests)) return true;
  if (behind.some(({ words }) => words.some((word) => isRest(word, body.length)))) return true;
  const decimals = new Set(lines.flatMap(({ words }) => words.filter(isAmount).map(decimalsOf)));
  return columns.some(({ from, to }) => {
    const own = lines.flatMap(({ words }) => words.filter((word) => under(word, [[from, to]]).length > 0));
    return own.some((word, at) => {
      const above = own[at - 1];
      return isBelow(word, above) && decimals.has(decimalsOf(above) + word.text.length);
    });
  });
}

function isOver({ box }: Word, lower: Word): boolean {
  return box[0] < lower.box[2] && box[2] > lower.box[0];
}

function decimalsOf({ text }: Word): number {
  return /\.(\d+)/.exec(text.normalize('NFKC'))?.[1]?.length ?? 0;
}

/** True where an amount would stand in one cell with other words: then these are no columns. */
export function sharesCell(lines: readonly Row[], columns: readonly AlignedColumn[]): boolean {
  const words = lines.flatMap((row) => row.words);
  return columns.some(({ from, to }) => {
    const own = words.filter((word) => under(word, [[from, to]]).length > 0);
    return own.length > 1 && own.some(isAmount);
  });
}

/** The cells of a header. */
export function headCells(header: Header, page: number): readonly LaidCell[] {
  return header.headings.map(({ words, first, last, row, rowSpan }) =>
    cellFrom(words, { row, column: first, rowSpan, columnSpan: last - first + 1 }, page),
  );
}

/** The cells of rows below a header of so many rows. */
export function bodyCells(
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
