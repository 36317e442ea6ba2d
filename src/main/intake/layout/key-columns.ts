import type { TableItem } from './items.js';

/** Key columns repeat the words of this share of the rows, and at least so many different words. */
const REPEATED = 0.9;
const FEWEST_KEYS = 3;
const WORDS = /\p{Script=Han}/u;

/** 重复的标识列. Number of columns at the left of a table that repeat those of another one: they name the same rows. */
export function keyColumns(left: TableItem, right: TableItem): number {
  let columns = 0;
  for (; columns + 1 < Math.min(left.columnCount, right.columnCount); columns += 1) {
    const [mine, others] = [columnTexts(left, columns), columnTexts(right, columns)];
    if (mine.length !== others.length) break;
    const same = mine.filter((text, index) => text === others[index]).length;
    if (same < REPEATED * mine.length || new Set(mine.filter((text) => text !== '')).size < FEWEST_KEYS) break;
  }
  // What is repeated without naming anything are figures that happen to agree.
  const keys = Array.from({ length: columns }, (_, column) => columnTexts(left, column)).flat();
  return keys.some((text) => WORDS.test(text)) ? columns : 0;
}

/** The texts of a column from the top, without white space. */
export function columnTexts({ cells }: TableItem, column: number): readonly string[] {
  return cells
    .filter((cell) => cell.column === column)
    .toSorted((one, other) => one.row - other.row)
    .map(({ text }) => text.replace(/\s/g, ''));
}
