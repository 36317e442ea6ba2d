import { isAmount, isFigure, under, type AlignedColumn, type Word } from './aligned-columns.js';
import type { TextLine } from './text-lines.js';

/** Rows of one table follow each other within this many em. */
export const ROW_DISTANCE = 7;
/** The unit of the amounts stands no more lines above them. */
export const ANNOUNCED_LINES = 14;
/** So many lines behind a table show whether it goes on. */
const LINES_BEHIND = 12;
/** Rows without amounts behind the last ones follow within this share of the distance of two rows. */
const LAST_ROW = 1.15;
/** Words of one column begin this near to each other, in em. */
const SAME_BEGIN = 0.3;

/** An amount stands at the end of these words, perhaps together with the name before it. */
const ENDS_IN_AMOUNT = /\d(?:,\d{3}|\.\d+)[)%]?$/;
/** What begins the name of a row. */
export const BEGINS_ROW =
  /^(?:[（(]?[一二三四五六七八九十廿]+[、）)]|[（(]?\d|其中|[本上当][年期]|年[初末终]|[收支][入出]|结[转余]|[总合小共]计|使用)/;

/** A line with its words. */
export type Row = { readonly line: TextLine; readonly words: readonly Word[] };

/** True for a line with an amount that stands apart from other words. */
export function isLeading(row: Row | undefined): boolean {
  return row !== undefined && row.words.some(isAmount);
}

/** A sentence, or 「一、…… 3」 of a table of contents. */
export function isProse({ line }: Row): boolean {
  return /[。；;]|[.…·]{4,}/.test(line.text.replace(/\s/g, ''));
}

/** 「……表」 or 「单位：万元」: what stands above a table, so that another one ends here. */
export function isCaption(row: Row): boolean {
  return row.words.some(({ text }) => /[:：]/.test(text)) || isTitle(row);
}

/** 「……表」 alone on its line. */
export function isTitle({ line, words }: Row): boolean {
  return words.length === 1 && /.{4}表(?:[（(].*[)）])?$/.test(line.text);
}

/** 「单位：万元」 above the headings: a table follows, however short it is. */
export function isAnnounced(rows: readonly Row[], open: number, from: number): boolean {
  for (let at = from - 1; at >= open && from - at <= ANNOUNCED_LINES; at -= 1) {
    const row = rows[at];
    if (row === undefined || isProse(row)) return false;
    if (/单位[:：][百千万亿]*元/.test(row.line.text.replace(/\s/g, ''))) return true;
    if (row.words.some(isAmount)) return false;
  }
  return false;
}

/** True where each word stands in one column and no figure beside the columns; a row with amounts may hold one across. */
export function fits(row: Row, columns: readonly AlignedColumn[]): boolean {
  const stretches = columns.map(({ from, to }) => [from, to] as const);
  return row.words.every((word) => {
    const own = under(word, stretches);
    if (own.length === 0) return false;
    if (own.length > 1) return isLeading(row) && !isFigure(word);
    return isFigure(word) || columns[own[0] ?? -1]?.isAmounts !== true || isShort(word);
  });
}

/**
 * The columns of the page before with what stands in them on this one; null where a word stands in none, or two columns would
 * touch: then these are others.
 */
export function widened(columns: readonly AlignedColumn[], rows: readonly Row[]): readonly AlignedColumn[] | null {
  const stretches = columns.map(({ from, to }) => [from, to] as const);
  const own = columns.map((): Word[] => []);
  for (const word of rows.flatMap(({ words }) => words)) {
    const homes = under(word, stretches);
    if (homes.length === 0) return null;
    if (homes.length === 1) own[homes[0] ?? 0]?.push(word);
  }
  const wide = columns.map((column, index): AlignedColumn => {
    const words = own[index] ?? [];
    return {
      ...column,
      from: Math.min(column.from, ...words.map(({ box }) => box[0])),
      to: Math.max(column.to, ...words.map(({ box }) => box[2])),
    };
  });
  return wide.some(({ from }, index) => from <= (wide[index - 1]?.to ?? -Infinity)) ? null : wide;
}

/** 「略」「无」「—」 stand among amounts, sentences do not. */
function isShort({ text }: Word): boolean {
  return text.length <= 2;
}

/** True where amounts follow behind a table, before a sentence or a caption: part of a table would be read as all of it. */
export function goesOn(rows: readonly Row[], to: number): boolean {
  for (const row of rows.slice(to, to + LINES_BEHIND)) {
    if (isProse(row) || isCaption(row)) return false;
    if (row.words.some(({ text }) => ENDS_IN_AMOUNT.test(text.normalize('NFKC')))) return true;
  }
  return false;
}

/** Line behind the last one with amounts that follows the one before closely. */
export function endOfRun(rows: readonly Row[], from: number): number {
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

/** True for the rest of a name above or below the outer rows, and for rows of zeros, dashes and whole numbers. */
export function isPartOf(
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

/**
 * True for a line behind the last amounts whose words begin, or have their middle, where those of their columns do: a row
 * without amounts. Words in the first column alone can be the next paragraph.
 */
export function isLastRow(
  rows: readonly Row[],
  begin: number,
  end: number,
  columns: readonly AlignedColumn[],
): boolean {
  const row = rows[end];
  const before = rows[end - 1];
  if (row === undefined || before === undefined || isProse(row) || isCaption(row) || row.words.length === 0)
    return false;
  const inner = rows.slice(begin, end);
  const pitch = Math.max(...inner.slice(1).map((one, at) => away(one, inner[at] ?? one)));
  if (away(row, before) > LAST_ROW * Math.min(pitch, ROW_DISTANCE * row.line.size)) return false;
  if (row.words.some(isFigure) || !fits(row, columns)) return false;
  const homes = row.words.map((word) => columns.findIndex(({ from, to }) => word.box[0] < to && word.box[2] > from));
  if (Math.max(...homes) < 1) return false;
  return row.words.every((word, at) => {
    const column = columns[homes[at] ?? -1];
    if (column === undefined || column.isAmounts) return false;
    const others = inner.flatMap(({ words }) => words).filter(({ box }) => box[0] < column.to && box[2] > column.from);
    return others.filter((other) => beginsLike(word, other)).length >= 2;
  });
}

function beginsLike(word: Word, other: Word): boolean {
  const middle = ({ box }: Word): number => (box[0] + box[2]) / 2;
  return (
    Math.abs(word.box[0] - other.box[0]) <= SAME_BEGIN * word.size ||
    Math.abs(middle(word) - middle(other)) <= SAME_BEGIN * word.size
  );
}

/** How far apart two lines stand, in points. */
export function away(one: Row, other: Row): number {
  return Math.abs(one.line.baseline - other.line.baseline);
}
