import type { HeaderVariant } from '../disclosure/index.js';
import type { HeaderColumn } from './header.js';
import type { TableDraft } from './table-draft.js';
import { coreOf } from './title.js';
import { plain } from './words.js';

/**
 * True where `next` is a further page of `previous`: no title of its own, or the same title again, and the same columns.
 * Equal headers under different titles are different tables.
 */
export function continues(previous: TableDraft, next: TableDraft): boolean {
  if (previous.piece.grid === null || previous.columns.length === 0) return false;
  const title = next.piece.caption.title;
  const above = previous.piece.caption.title;
  if (title !== null) {
    if (above === null || title.kind !== above.kind) return false;
    if (!title.continued && coreOf(title.text) !== coreOf(above.text)) return false;
    const numbers = [above.printedNumber, title.printedNumber].filter((number) => number !== null).map(plain);
    if (numbers.length === 2 && numbers[0] !== numbers[1]) return false;
  }
  if (next.columns === previous.columns) return true;
  if (title === null && next.piece.caption.moneyUnit !== null && previous.moneyUnit !== next.piece.caption.moneyUnit)
    return false;
  return sameColumns(previous, next);
}

/** The same meanings in the same order; for columns without a known meaning, nearly the same words. */
function sameColumns(previous: TableDraft, next: TableDraft): boolean {
  if (previous.columns.length !== next.columns.length) return false;
  let unlike = 0;
  for (const [index, column] of previous.columns.entries()) {
    const other = next.columns[index];
    if (other === undefined) return false;
    if (column.measure === other.measure && column.measure !== 'other') continue;
    if (plain(column.path.join('/')) !== plain(other.path.join('/'))) unlike += 1;
  }
  return unlike * 5 <= previous.columns.length;
}

/** True where two headers print the same words in the same order; one in five may be misread. */
export function sameHeader(previous: readonly HeaderColumn[], next: readonly HeaderColumn[]): boolean {
  if (previous.length === 0 || previous.length !== next.length) return false;
  const words = ({ path }: HeaderColumn): string => plain(path.join('/'));
  const unlike = next.filter((column, index) => {
    const other = previous[index];
    return other === undefined || words(other) !== words(column);
  });
  return unlike.length * 5 <= next.length;
}

/** A header word that differs in more is another word, or was broken in reading. */
const MOST_CHANGED = 2;
const LEAST_WORD = 4;

/** True where two words of one length differ in a character or two. */
function isVariant(first: string, again: string): boolean {
  if (first.length !== again.length || first.length < LEAST_WORD || !/^[\u4e00-\u9fff]+$/.test(first + again))
    return false;
  const changed = [...first].filter((character, index) => character !== again[index]).length;
  return changed > 0 && changed <= MOST_CHANGED;
}

/** The words that the header of a continuation page prints otherwise than the first page's. */
export function headerVariants(previous: TableDraft, next: TableDraft): readonly HeaderVariant[] {
  if (next.columns === previous.columns) return [];
  return next.columns.flatMap(({ path }, index): readonly HeaderVariant[] => {
    const [first, again] = [previous.columns[index]?.path.at(-1) ?? '', path.at(-1) ?? ''].map((word) =>
      word.replace(/\s+/g, ''),
    );
    return first !== undefined && again !== undefined && isVariant(first, again)
      ? [{ first, again, at: next.piece.at }]
      : [];
  });
}
