import { isFigure, under, type AlignedColumn, type Word } from './aligned-columns.js';
import { headerOf, stacked, type Header } from './aligned-header.js';
import { centredHeader, type CentredHeader } from './centred-header.js';
import { ANNOUNCED_LINES, isCaption, isProse, ROW_DISTANCE, type Row } from './unruled-rows.js';

/** A header has no more lines than this. */
const HEADER_LINES = 8;
/** Headings further apart than this share of the distance of two rows stand on lines of their own. */
const OVERLAPPING = 1.1;
/** Two columns are a list, unless the unit of its amounts is printed above it. */
const FEWEST_COLUMNS = 3;

const AMOUNT_WITHIN = /\d\.\d|\d,\d{3}/;

/** A header with the columns it stands over. */
export type ColumnHeader = { readonly header: Header; readonly columns: readonly AlignedColumn[] };

/**
 * What the lines above rows say about their columns, and columns that only the headings show. `body`: the rows; `stretches`:
 * what they fill; `isSure`: the rows alone show that they are a table; `announced`: the unit of the amounts stands above.
 */
export function columnHeader(
  lines: readonly (readonly Word[])[],
  body: readonly (readonly Row[])[],
  stretches: readonly AlignedColumn[],
  isSure: boolean,
  announced: boolean,
): ColumnHeader | null {
  const plain = isSure && stretches.length >= FEWEST_COLUMNS ? headerOf(lines, stretches) : null;
  if (plain !== null) return { header: plain, columns: stretches };
  const centred = centredHeader(lines, stretches, (one, other) => canBeOne(body, stretches[one], stretches[other]));
  if (centred === null || (centred.leaves.length < FEWEST_COLUMNS && !announced)) return null;
  const groups = centred.groups
    .toSorted((one, other) => other.last - other.first - (one.last - one.first))
    .flatMap(({ block, first, last }) => block.words.map((word) => ({ word, first, last })));
  const header = stacked(
    groups,
    centred.leaves.map(({ words }) => words),
  );
  return header === null ? null : { header, columns: columnsUnder(centred, stretches) };
}

/** The columns below headings: what stands there, or the heading itself where nothing does. */
function columnsUnder({ leaves, homes }: CentredHeader, stretches: readonly AlignedColumn[]): readonly AlignedColumn[] {
  // The very same columns say that a table goes on from the page before.
  if (homes.every((own) => own.length === 1)) return stretches;
  return leaves.map(({ from, to }, at): AlignedColumn => {
    const own = (homes[at] ?? []).flatMap((index) => stretches[index] ?? []);
    if (own.length === 0) return { from, to, isAmounts: false };
    return {
      from: Math.min(...own.map((one) => one.from)),
      to: Math.max(...own.map((one) => one.to)),
      isAmounts: own.some(({ isAmounts }) => isAmounts),
    };
  });
}

/**
 * First line of the header above `begin`: lines of several headings, and single ones between them or close above; below the
 * unit of the amounts all lines.
 */
export function headerLines(rows: readonly Row[], open: number, begin: number, announced: boolean): number {
  let head = begin;
  for (let at = begin - 1; at >= open && begin - at <= (announced ? ANNOUNCED_LINES : HEADER_LINES); at -= 1) {
    const row = rows[at];
    const below = rows[at + 1];
    if (row === undefined || below === undefined || row.words.some(isFigure) || isProse(row)) break;
    if (row.words.length === 0 || isCaption(row)) break;
    // An amount that touches the words of the next cell stands in a row.
    if (row.words.some(({ text }) => AMOUNT_WITHIN.test(text.normalize('NFKC')))) break;
    const distance = below.line.baseline - row.line.baseline;
    if (distance > ROW_DISTANCE * row.line.size) break;
    const isClose = head < begin && head === at + 1 && distance <= OVERLAPPING * row.line.size;
    if (row.words.length > 1 || isClose || announced) head = at;
  }
  return head;
}

/** The line behind the headings of the page before, where they are repeated; null where they are not. */
export function repeatedHeader(
  rows: readonly Row[],
  open: number,
  from: number,
  heads: readonly string[],
): number | null {
  const [first] = heads;
  if (first === undefined) return null;
  const at = rows.findIndex((row, index) => index >= open && index < from && bareText(row) === first);
  if (at < 0 || at + heads.length > from) return null;
  return heads.every((text, index) => bareText(rows[at + index]) === text) ? at + heads.length : null;
}

/** The text of a line without white space. */
export function bareText(row: Row | undefined): string {
  return row === undefined ? '' : row.line.text.replace(/\s/g, '');
}

/** Whether two stretches of text can be one column: no row has words in both, and both hold figures where one does. */
function canBeOne(
  body: readonly (readonly Row[])[],
  one: AlignedColumn | undefined,
  other: AlignedColumn | undefined,
): boolean {
  if (one === undefined || other === undefined) return false;
  const wordsAt = (lines: readonly Row[], { from, to }: AlignedColumn): readonly Word[] =>
    lines.flatMap(({ words }) => words.filter((word) => under(word, [[from, to]]).length > 0));
  if (body.some((lines) => wordsAt(lines, one).length > 0 && wordsAt(lines, other).length > 0)) return false;
  const areFigures = body.every((lines) => [...wordsAt(lines, one), ...wordsAt(lines, other)].every(isFigure));
  return areFigures || (!one.isAmounts && !other.isAmounts);
}
